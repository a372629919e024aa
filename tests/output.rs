//! What is written: whole files in the place that was named, and nothing else made of it.
#![cfg(unix)]

mod support;

use std::fs;
use std::os::unix::fs::{FileTypeExt, symlink};
use std::process::Command;
use support::{bureau, printed};

const FIGURES: &[&str] = &["figures", "--year", "2024", "--format", "json"];

#[test]
fn a_pipe_named_as_output_is_written_to_and_stays_a_pipe() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    let made = Command::new("mkfifo").arg(&pipe).status().unwrap();
    assert!(made.success());
    let reader = std::thread::spawn({
        let pipe = pipe.clone();
        move || fs::read(pipe).unwrap()
    });
    let mut arguments = FIGURES.to_vec();
    arguments.extend(["-o", pipe.to_str().unwrap()]);
    printed(&bureau(), &arguments);
    let kind = fs::symlink_metadata(&pipe).unwrap().file_type();
    assert!(kind.is_fifo(), "{kind:?}");
    assert_eq!(reader.join().unwrap(), printed(&bureau(), FIGURES));
}

#[test]
fn a_link_named_as_output_stays_and_what_it_leads_to_is_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("figures.json");
    let link = folder.path().join("link");
    fs::write(&file, "old").unwrap();
    symlink(&file, &link).unwrap();
    let mut arguments = FIGURES.to_vec();
    arguments.extend(["-o", link.to_str().unwrap()]);
    printed(&bureau(), &arguments);
    assert!(link.is_symlink());
    assert_eq!(fs::read(&file).unwrap(), printed(&bureau(), FIGURES));
}
