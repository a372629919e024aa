//! A table from standard input, as `--roster -` names it.

use crate::failure::Failure;
use crate::message::Message;
use std::io::{IsTerminal, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tempfile::{NamedTempFile, TempPath};

/// What standard input is called on the command line and in messages.
pub const STANDARD_INPUT: &str = "-";

/// Standard input, kept in a file of its own: tables are gone through more than once, by
/// several threads, and a pipe only once. The file is its owner's alone and is deleted with
/// the last copy of this.
#[derive(Debug, Clone)]
pub struct Piped(Arc<TempPath>);

impl Piped {
    /// Takes all of standard input.
    ///
    /// # Errors
    /// When it was taken before, when it is a keyboard rather than a pipe or a file, or when
    /// it cannot be read or kept.
    pub fn take() -> Result<Self, Failure> {
        static TAKEN: AtomicBool = AtomicBool::new(false);
        if TAKEN.swap(true, Ordering::Relaxed) {
            return Err(Failure::new(Message::new("fail-stdin-twice")));
        }
        let stdin = std::io::stdin();
        if stdin.is_terminal() {
            return Err(Failure::new(Message::new("fail-stdin-terminal")));
        }
        let kept = || -> std::io::Result<TempPath> {
            let mut file = NamedTempFile::new()?;
            std::io::copy(&mut stdin.lock(), &mut file)?;
            file.flush()?;
            Ok(file.into_temp_path())
        };
        let kept = kept().map_err(|e| Failure::unreadable(STANDARD_INPUT, &e))?;
        Ok(Piped(Arc::new(kept)))
    }

    /// Where it is kept.
    pub fn path(&self) -> &Path {
        &self.0
    }
}
