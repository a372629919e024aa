//! The bureau's own templates and paragraphs: which files there are, and what they say.

use super::{shown, year_folder};
use crate::failure::Failure;
use crate::message::Message;
use std::path::{Path, PathBuf};

/// The folder of a bureau's own templates.
pub const TEMPLATE_FOLDER: &str = "templates";

/// A text file of the bureau's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextFile {
    /// Its name relative to its folder, `/` between folders: `sections/1-overview.md`.
    pub name: String,
    /// Its path as messages show it.
    pub shown: String,
    /// What it says.
    pub source: String,
}

/// The bureau's own figure catalogue, if it has one.
///
/// # Errors
/// When the file is there but cannot be read.
pub fn catalogue() -> Result<Option<String>, Failure> {
    catalogue_path().map(|path| read(&path)).transpose()
}

/// Where the bureau's own figure catalogue is, if it has one.
pub fn catalogue_path() -> Option<PathBuf> {
    let path = Path::new(TEMPLATE_FOLDER).join("figures.toml");
    path.is_file().then_some(path)
}

/// The bureau's own rules of problems in place of the program's, if it has them.
///
/// # Errors
/// When the file is there but cannot be read.
pub fn problems() -> Result<Option<String>, Failure> {
    let path = Path::new(TEMPLATE_FOLDER).join("problems.toml");
    path.is_file().then(|| read(&path)).transpose()
}

/// The bureau's own templates: every Markdown file under `templates/`.
///
/// # Errors
/// When a file or folder cannot be read.
pub fn templates() -> Result<Vec<TextFile>, Failure> {
    let mut files = Vec::new();
    let folder = Path::new(TEMPLATE_FOLDER);
    if folder.is_dir() {
        collect(folder, "", true, &mut files)?;
    }
    Ok(files)
}

/// The bureau's own paragraphs: every Markdown file in the year's folder.
///
/// # Errors
/// When a file or folder cannot be read.
pub fn paragraphs(year: i32) -> Result<Vec<TextFile>, Failure> {
    let mut files = Vec::new();
    let folder = year_folder(year);
    if folder.is_dir() {
        collect(&folder, "", false, &mut files)?;
    }
    Ok(files)
}

fn collect(
    folder: &Path,
    prefix: &str,
    deep: bool,
    files: &mut Vec<TextFile>,
) -> Result<(), Failure> {
    let unreadable = |e: std::io::Error| Failure::unreadable(&shown(folder), &e);
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        names.push(entry.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    for name in names {
        let path = folder.join(&name);
        let full = format!("{prefix}{name}");
        let is_note = name.to_ascii_lowercase().starts_with("readme");
        if path.is_dir() && deep && !name.starts_with('.') {
            collect(&path, &format!("{full}/"), deep, files)?;
        } else if path.is_file()
            && name.ends_with(".md")
            && !is_note
            && !name.starts_with(['.', '~'])
        {
            files.push(TextFile {
                name: full,
                shown: shown(&path),
                source: read(&path)?,
            });
        }
    }
    Ok(())
}

fn read(path: &Path) -> Result<String, Failure> {
    let bytes = std::fs::read(path).map_err(|e| Failure::unreadable(&shown(path), &e))?;
    let text = String::from_utf8(bytes)
        .map_err(|_| Failure::new(Message::new("fail-text-encoding").text("file", shown(path))))?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned())
}
