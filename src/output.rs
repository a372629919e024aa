//! Writing: results to standard output, files beside and renamed. [`interrupt`]: what is left
//! behind by a run that is broken off.

mod interrupt;

pub use interrupt::{Announced, announce};

use crate::failure::{Failure, io_reason};
use crate::message::Message;
use crate::project::shown;
use std::fs::File;
use std::io::Write;
use std::path::Path;

/// Writes a file whole or not at all: beside its place first, then renamed into it. A link
/// stays, and what it leads to is replaced; what is no file but a device or a pipe
/// (`/dev/null`, `/dev/stdout`) is written to, for a rename would put a file in its place.
///
/// # Errors
/// When it cannot be written; what was there before is still there then.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    write_with(path, |file| file.write_all(bytes))
}

/// The same for what is too large to be held in memory: `fill` writes it.
///
/// # Errors
/// As [`write_file`].
pub fn write_with(
    path: &Path,
    fill: impl FnOnce(&mut File) -> std::io::Result<()>,
) -> Result<(), Failure> {
    let failed = |e: &std::io::Error| unwritten(&shown(path), e);
    if path.is_dir() {
        return Err(failed(&std::io::ErrorKind::IsADirectory.into()));
    }
    let real = path.canonicalize();
    let path = real.as_deref().unwrap_or(path);
    if path.metadata().is_ok_and(|there| !there.is_file()) {
        let mut device = File::options()
            .write(true)
            .open(path)
            .map_err(|e| failed(&e))?;
        return fill(&mut device).map_err(|e| failed(&e));
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(".talentsum-");
    #[cfg(unix)]
    {
        // What tempfile makes is for its owner only; a report is for the office, as far
        // as the umask allows.
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let (mut file, _unfinished) =
        interrupt::begin(|| builder.tempfile_in(folder_of(path))).map_err(|e| failed(&e))?;
    fill(file.as_file_mut()).map_err(|e| failed(&e))?;
    file.as_file().sync_all().map_err(|e| failed(&e))?;
    file.persist(path).map_err(|e| failed(&e.error))?;
    Ok(())
}

/// What became of a file that was to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrote {
    /// It was written.
    New,
    /// The very same bytes were there: nothing was touched, not even its time.
    Same,
}

/// Writes a file as [`write_file`] does, unless the very same bytes are there already.
///
/// # Errors
/// As [`write_file`].
pub fn write_changed(path: &Path, bytes: &[u8]) -> Result<Wrote, Failure> {
    if is_same(path, bytes) {
        return Ok(Wrote::Same);
    }
    write_file(path, bytes)?;
    Ok(Wrote::New)
}

/// Whether a file of these very bytes is there.
pub fn is_same(path: &Path, bytes: &[u8]) -> bool {
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let is_file = |there: std::fs::Metadata| there.is_file() && there.len() == length;
    path.metadata().is_ok_and(is_file) && std::fs::read(path).is_ok_and(|there| there == bytes)
}

/// The folder that a file lies in.
pub fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

/// The failure that something could not be written.
pub fn unwritten(shown: &str, error: &std::io::Error) -> Failure {
    Failure::new(
        Message::new("fail-write")
            .text("file", shown)
            .text("reason", io_reason(error)),
    )
}

/// Refuses a name whose ending says a kind of file that the result is not: a text under the
/// name of a PDF opens nowhere. `forms` are the endings it may have, parted by `、`.
///
/// # Errors
/// When the ending is that of a common kind of file and none of `forms`.
pub fn fits(path: &Path, forms: &str) -> Result<(), Failure> {
    const KINDS: &[&str] = &[
        "pdf", "doc", "docx", "docm", "dot", "dotx", "wps", "odt", "rtf", "htm", "html", "xls",
        "xlsx", "xlsm", "et", "ods", "ppt", "pptx", "png", "jpg", "zip",
    ];
    let ending = path.extension().and_then(|e| e.to_str());
    let ending = ending.unwrap_or_default().to_ascii_lowercase();
    let is_form = forms.split('、').any(|form| form[1..] == ending);
    match KINDS.contains(&ending.as_str()) && !is_form {
        false => Ok(()),
        true => Err(Failure::new(
            Message::new("fail-ending")
                .text("file", shown(path))
                .text("ending", ending)
                .text("forms", forms),
        )),
    }
}

/// A name as a file name: without the characters that some system forbids, and short
/// enough for all of them (255 bytes) with an ending. Empty when nothing is left of it.
pub fn file_name(name: &str) -> String {
    let mut safe = String::new();
    for c in name.trim().chars() {
        let forbidden = c.is_control() || r#"<>:"/\|?*"#.contains(c);
        let c = if forbidden { '_' } else { c };
        if safe.len() + c.len_utf8() > 200 {
            break;
        }
        safe.push(c);
    }
    // Windows forbids a point or blank at the end.
    safe.trim_end_matches(['.', ' ']).to_owned()
}

/// Writes a result to standard output. A reader that has closed the pipe (`| head`) is no
/// failure.
///
/// # Errors
/// When standard output cannot be written.
pub fn write_stdout(bytes: &[u8]) -> Result<(), Failure> {
    let mut stdout = std::io::stdout().lock();
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
        Err(e) if e.kind() != std::io::ErrorKind::BrokenPipe => Err(unwritten("-", &e)),
        _ => Ok(()),
    }
}

/// Writes a result to a file, or to standard output when none is named or it is `-`.
///
/// # Errors
/// When it cannot be written.
pub fn write_result(target: Option<&Path>, bytes: &[u8]) -> Result<(), Failure> {
    match target {
        Some(path) if path != Path::new("-") => write_file(path, bytes),
        _ => write_stdout(bytes),
    }
}
