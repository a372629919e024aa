//! `init`: a new bureau folder.

use crate::Console;
use crate::failure::Failure;
use crate::message::Message;
use crate::output::write_file;
use crate::project::{self, shown};
use std::path::Path;
use std::process::ExitCode;

/// What is written: path within the folder (`{year}` stands for the year), contents.
const FILES: &[(&str, &str)] = &[
    (
        "talentsum.toml",
        include_str!("../../templates/init/talentsum.toml"),
    ),
    (
        "data/{year}/花名册-示例单位.csv",
        include_str!("../../templates/init/roster.csv"),
    ),
    (
        "data/{year}/台账.csv",
        include_str!("../../templates/init/activities.csv"),
    ),
    (
        "data/{year}/指标.csv",
        include_str!("../../templates/init/facts.csv"),
    ),
    (
        "使用说明.txt",
        include_str!("../../templates/init/readme.txt"),
    ),
];

/// Makes the folder. What is there already is never touched: with any of its files there,
/// nothing is written.
pub fn run(directory: &Path, console: &Console) -> anyhow::Result<ExitCode> {
    let year = project::current_year();
    let path = |name: &str| directory.join(name.replace("{year}", &year.to_string()));
    let there: Vec<String> = FILES
        .iter()
        .map(|(name, _)| path(name))
        .filter(|path| path.exists())
        .map(|path| shown(&path))
        .collect();
    if !there.is_empty() {
        let message = Message::new("fail-init-exists").text("files", there.join("、"));
        return Err(Failure::new(message).into());
    }
    let folder = directory.join("data").join(year.to_string());
    if let Err(e) = std::fs::create_dir_all(&folder) {
        return Err(Failure::unreadable(&shown(&folder), &e).into());
    }
    for (name, contents) in FILES {
        let contents = contents.replace("{year}", &year.to_string());
        // Excel and Notepad take a file for UTF-8 only with a byte order mark; the
        // configuration is for text editors, and TOML knows none.
        let mark = if name.ends_with(".toml") {
            ""
        } else {
            "\u{feff}"
        };
        write_file(&path(name), format!("{mark}{contents}").as_bytes())?;
    }
    console.note(
        &Message::new("init-done")
            .text("directory", shown(directory))
            .number("year", year),
    );
    Ok(ExitCode::SUCCESS)
}
