//! A program that is killed at any moment leaves the file that was there, or the new one.

use super::bench::*;
use super::support::{Random, printed};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const ROUNDS: u64 = 16;

/// A file before and after.
struct Watched {
    name: &'static str,
    old: Vec<u8>,
    new: Vec<u8>,
}

impl Watched {
    fn put_back(&self, folder: &Path) {
        fs::write(folder.join(self.name), &self.old).expect("a file");
    }

    /// Whether it is the new one; it must be one of the two.
    fn is_new(&self, folder: &Path, when: Duration) -> bool {
        let there = fs::read(folder.join(self.name)).expect("the file");
        let is_new = there == self.new;
        assert!(is_new || there == self.old, "{} after {when:?}", self.name);
        is_new
    }
}

/// Runs a command that changes some files and kills it at moments all over its run; the
/// files are named in the order in which they are written.
fn killed(folder: &Path, arguments: &[&str], names: &[&'static str], seed: u64) {
    let read = |name: &str| fs::read(folder.join(name)).expect("the file");
    let old: Vec<Vec<u8>> = names.iter().map(|name| read(name)).collect();
    let begun = Instant::now();
    printed(folder, arguments);
    let whole = begun.elapsed();
    let files = names.iter().zip(old).map(|(name, old)| Watched {
        name,
        old,
        new: read(name),
    });
    let files: Vec<Watched> = files.collect();
    assert!(files.iter().all(|file| file.old != file.new));
    let mut random = Random::new(seed);
    for _ in 0..ROUNDS {
        files.iter().for_each(|file| file.put_back(folder));
        let mut child = Command::new(env!("CARGO_BIN_EXE_talentsum"))
            .args(arguments)
            .current_dir(folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program runs");
        let micros = u64::try_from(whole.as_micros()).expect("a short run");
        let when = Duration::from_micros(random.below(micros + micros / 8));
        std::thread::sleep(when);
        child.kill().expect("it can be ended");
        child.wait().expect("it ended");
        let news: Vec<bool> = files.iter().map(|f| f.is_new(folder, when)).collect();
        // What is written later is never newer than what is written first.
        assert!(news.is_sorted_by_key(|is_new| !is_new), "{news:?}");
        for entry in fs::read_dir(folder).expect("a folder") {
            let name = entry.expect("an entry").file_name();
            let name = name.to_string_lossy();
            let is_known = names.contains(&name.as_ref()) || name == "data";
            let is_other = name == "总结.docx" || name == "总结.md";
            // What was being written lies beside, under a name that no command reads.
            assert!(
                is_known || is_other || name.starts_with(".talentsum-"),
                "{name}"
            );
        }
    }
    // Nothing that was left behind is in the way.
    files.iter().for_each(|file| file.put_back(folder));
    printed(folder, arguments);
    assert!(files.iter().all(|file| file.is_new(folder, Duration::MAX)));
}

#[test]
fn a_report_that_is_killed_leaves_the_old_file_or_the_new_one() {
    let (folder, _) = corrected();
    let report = ["report", "--year", "2024", "-o", "总结.docx", "--force"];
    killed(folder.path(), &report, &["总结.docx"], 1);
}

#[test]
fn a_refresh_that_is_killed_leaves_the_old_draft_or_the_new_one() {
    let (folder, _) = corrected();
    let over = ["refresh", "总结.docx", "--year", "2024", "-o", "总结.docx"];
    killed(folder.path(), &over, &["总结.docx"], 2);
}

#[test]
fn a_refresh_of_markdown_that_is_killed_leaves_a_text_that_is_never_older_than_its_record() {
    let folder = folder(BEFORE);
    printed(
        folder.path(),
        &["report", "--year", "2024", "-o", "总结.md"],
    );
    report_data(folder.path(), AFTER);
    let over = ["refresh", "总结.md", "--year", "2024", "-o", "总结.md"];
    let names = ["总结.md", "总结.md.talentsum.json"];
    killed(folder.path(), &over, &names, 3);
}
