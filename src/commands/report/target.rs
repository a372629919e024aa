//! Where the report goes.

use crate::cli::{Report, ReportFormat};
use std::path::{Path, PathBuf};

/// Where the report goes.
pub enum Target {
    /// Standard output.
    Stdout,
    /// A file.
    File(PathBuf),
}

/// The format by the ending of `-o`, else Word.
pub fn format(options: &Report) -> ReportFormat {
    let ending = options
        .output
        .as_ref()
        .and_then(|p| p.extension()?.to_str());
    match ending {
        Some(e) if e.eq_ignore_ascii_case("md") || e.eq_ignore_ascii_case("markdown") => {
            ReportFormat::Markdown
        }
        _ => ReportFormat::Docx,
    }
}

impl Target {
    /// The target that was asked for; without one, a file named after the title.
    pub fn new(options: &Report, title: &str, format: ReportFormat) -> Self {
        match &options.output {
            Some(path) if path == Path::new("-") => Target::Stdout,
            Some(path) => Target::File(path.clone()),
            None => {
                let ending = match format {
                    ReportFormat::Docx => "docx",
                    ReportFormat::Markdown => "md",
                };
                Target::File(PathBuf::from(format!("{}.{ending}", file_name(title))))
            }
        }
    }

    /// A file of the same format beside the target, its name with a word added.
    pub fn beside(&self, word: &str) -> Option<PathBuf> {
        let Target::File(path) = self else {
            return None;
        };
        let stem = path.file_stem()?.to_string_lossy();
        let name = match path.extension() {
            Some(ending) => format!("{stem}-{word}.{}", ending.to_string_lossy()),
            None => format!("{stem}-{word}"),
        };
        Some(path.with_file_name(name))
    }
}

/// A title as a file name: without the characters that some system forbids, and short
/// enough for all of them (255 bytes).
fn file_name(title: &str) -> String {
    let mut name = String::new();
    for c in title.trim().chars() {
        let forbidden = c.is_control() || r#"<>:"/\|?*"#.contains(c);
        let c = if forbidden { '_' } else { c };
        if name.len() + c.len_utf8() > 200 {
            break;
        }
        name.push(c);
    }
    // Windows forbids a point or blank at the end.
    let name = name.trim_end_matches(['.', ' ']);
    match name.is_empty() {
        true => "报告".to_owned(),
        false => name.to_owned(),
    }
}
