//! The program: parse, run, print once, exit.

use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<std::ffi::OsString> = std::env::args_os().collect();
    talentsum::run(&args)
}
