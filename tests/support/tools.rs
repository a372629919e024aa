//! Other people's programs, which now and then do not answer.

use std::io::{Read, Result, Seek};
use std::process::{Command, Output, Stdio};
use std::time::Duration;
use wait_timeout::ChildExt;

/// How long any of them may take; the longest needs some 20 s on a slow machine.
const PATIENCE: Duration = Duration::from_secs(240);

/// What a program answers, as `Command::output`, whose error says that it is not installed.
/// One that does not end is ended, and the test fails. The streams go to files: a process
/// left behind by an office suite would hold a pipe open, and the test with it, for ever.
pub fn answer(command: &mut Command) -> Result<Output> {
    let (mut stdout, mut stderr) = (tempfile::tempfile()?, tempfile::tempfile()?);
    let mut child = command
        .stdin(Stdio::null())
        .stdout(stdout.try_clone()?)
        .stderr(stderr.try_clone()?)
        .spawn()?;
    let ended = child.wait_timeout(PATIENCE)?;
    if ended.is_none() {
        child.kill()?;
        child.wait()?;
    }
    let output = Output {
        status: ended.unwrap_or_default(),
        stdout: whole(&mut stdout)?,
        stderr: whole(&mut stderr)?,
    };
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(ended.is_some(), "{command:?} does not end: {said}");
    Ok(output)
}

fn whole(file: &mut std::fs::File) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.rewind()?;
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}
