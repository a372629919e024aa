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
    let bureau = bureau(directory);
    for (name, contents) in FILES {
        let contents = contents.replace("{year}", &year.to_string());
        let contents = match (&bureau, *name) {
            (Some((bureau, place)), "talentsum.toml") => contents
                .replace(
                    "name = \"示例市卫生健康局\"",
                    &format!("name = \"{bureau}\""),
                )
                .replace("place = \"示例市\"", &format!("place = \"{place}\"")),
            _ => contents,
        };
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

/// The bureau's name and place, where the folder is named after it: 青溪县卫生健康局 is the
/// 卫生健康局 of 青溪县.
fn bureau(directory: &Path) -> Option<(String, String)> {
    let name = directory.file_name()?.to_str()?;
    let place = name.split("卫生").next()?;
    let is_bureau = name.ends_with(['局', '委']) && place != name && !place.is_empty();
    let is_plain = !name.contains(['"', '\\']);
    (is_bureau && is_plain).then(|| (name.to_owned(), place.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_named_after_a_bureau_gives_its_name_and_place() {
        let named = bureau(Path::new("x/青溪县卫生健康局"));
        assert_eq!(
            named,
            Some(("青溪县卫生健康局".to_owned(), "青溪县".to_owned()))
        );
        assert_eq!(bureau(Path::new("我的单位")), None);
    }
}
