//! Ctrl+C: files that are not finished yet go, finished ones stay, the exit code is 130.

use std::collections::BTreeSet;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, Once, PoisonError};
use tempfile::NamedTempFile;

/// What a shell reports of a program that was interrupted: 128 and the number of the signal.
const INTERRUPTED: i32 = 130;

/// What there is to say of a run that is broken off.
type Say = Box<dyn Fn() -> String + Send>;

static LAST_WORDS: Mutex<Option<Say>> = Mutex::new(None);

/// While this is there, a run that is broken off says something.
pub struct Announced(());

impl Drop for Announced {
    fn drop(&mut self) {
        *last_words() = None;
    }
}

/// Has a run that is broken off say in one line on standard error how far it came, also
/// before it has begun a file.
pub fn announce(say: impl Fn() -> String + Send + 'static) -> Announced {
    handle();
    *last_words() = Some(Box::new(say));
    Announced(())
}

fn last_words() -> MutexGuard<'static, Option<Say>> {
    LAST_WORDS.lock().unwrap_or_else(PoisonError::into_inner)
}

fn handle() {
    HANDLER.call_once(|| {
        // Where the signal is ignored, as in the background of a script, it stays so; where
        // it cannot be caught, the file is left behind, which harms nobody.
        let _ = ctrlc::try_set_handler(clean_up);
    });
}

/// The files that are being written.
static UNFINISHED: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());
static HANDLER: Once = Once::new();

/// A file that is being written; when this goes, it is finished or gone.
pub struct Unfinished(PathBuf);

impl Drop for Unfinished {
    fn drop(&mut self) {
        unfinished().remove(&self.0);
    }
}

/// Makes a file that is not to outlive an interruption.
///
/// # Errors
/// When it cannot be made.
pub fn begin(
    make: impl FnOnce() -> std::io::Result<NamedTempFile>,
) -> std::io::Result<(NamedTempFile, Unfinished)> {
    handle();
    // Made under the lock: the clean-up sees it, or it is never made.
    let mut unfinished = unfinished();
    let file = make()?;
    let path = file.path().to_owned();
    unfinished.insert(path.clone());
    Ok((file, Unfinished(path)))
}

/// Keeps the lock to the end, so that nothing new is begun.
fn clean_up() {
    let unfinished = unfinished();
    for path in unfinished.iter() {
        // One that has just been renamed into its place is no longer there.
        let _ = std::fs::remove_file(path);
    }
    if let Some(say) = &*last_words() {
        // A progress bar may stand in the line.
        let bar = if io::stderr().is_terminal() { "\n" } else { "" };
        // Where nobody hears it, there is nobody to tell.
        let _ = writeln!(io::stderr(), "{bar}{}", say());
    }
    std::process::exit(INTERRUPTED);
}

fn unfinished() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}
