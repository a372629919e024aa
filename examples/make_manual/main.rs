//! Writes manual pages and completions: `cargo run --example make_manual -- DIR`.
//!
//! `DIR/man/man1/` has the pages in English, `DIR/man/zh_CN/man1/` in Chinese, and
//! `DIR/completions/` what shells complete by. No clock and no path goes into them.

mod pages;

use anyhow::Context;
use std::path::PathBuf;

fn main() -> anyhow::Result<()> {
    let dir = std::env::args_os()
        .nth(1)
        .map(PathBuf::from)
        .context("usage: make_manual DIR")?;
    for (path, bytes) in pages::all()? {
        let path = dir.join(path);
        let folder = path.parent().context("a folder")?;
        std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        std::fs::write(&path, bytes).with_context(|| path.display().to_string())?;
    }
    Ok(())
}
