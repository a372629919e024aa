//! Writing: results to standard output, files beside and renamed.

use crate::failure::{Failure, io_reason};
use crate::message::Message;
use crate::project::shown;
use std::io::Write;
use std::path::Path;

/// Writes a file whole or not at all: beside its place first, then renamed into it.
///
/// # Errors
/// When it cannot be written; what was there before is still there then.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |e: &std::io::Error| {
        Failure::new(
            Message::new("fail-write")
                .text("file", shown(path))
                .text("reason", io_reason(e)),
        )
    };
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    if path.is_dir() {
        return Err(failed(&std::io::ErrorKind::IsADirectory.into()));
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
    let mut file = builder.tempfile_in(folder).map_err(|e| failed(&e))?;
    file.write_all(bytes).map_err(|e| failed(&e))?;
    file.as_file().sync_all().map_err(|e| failed(&e))?;
    file.persist(path).map_err(|e| failed(&e.error))?;
    Ok(())
}

/// Writes a result to standard output. A reader that has closed the pipe (`| head`) is no
/// failure.
///
/// # Errors
/// When standard output cannot be written.
pub fn write_stdout(bytes: &[u8]) -> Result<(), Failure> {
    let mut stdout = std::io::stdout().lock();
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
        Err(e) if e.kind() != std::io::ErrorKind::BrokenPipe => Err(Failure::new(
            Message::new("fail-write")
                .text("file", "-")
                .text("reason", io_reason(&e)),
        )),
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
