//! Writes the example bureaus: `cargo run --example make_bureau -- DIR`.
//!
//! The same bytes on every run; `examples/bureau/` and `examples/arrival/` hold them.

mod bureau;

use anyhow::Context;
use std::path::PathBuf;

fn main() -> anyhow::Result<()> {
    let dir = std::env::args_os()
        .nth(1)
        .map(PathBuf::from)
        .context("usage: make_bureau DIR")?;
    bureau::write(&dir)
}
