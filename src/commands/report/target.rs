//! Where the report goes.

use crate::cli::{Report, ReportFormat};
use crate::failure::Failure;
use crate::output::{file_name, fits};
use std::path::{Path, PathBuf};

/// Where the report goes.
pub enum Target {
    /// Standard output.
    Stdout,
    /// A file.
    File(PathBuf),
}

/// The format by the ending of `-o`, else Word.
///
/// # Errors
/// When the ending says something else that a report is not.
pub fn format(options: &Report) -> Result<ReportFormat, Failure> {
    let Some(path) = &options.output else {
        return Ok(ReportFormat::Docx);
    };
    fits(path, ".docx、.md")?;
    let ending = path.extension().and_then(|e| e.to_str());
    Ok(match ending {
        Some(e) if e.eq_ignore_ascii_case("md") || e.eq_ignore_ascii_case("markdown") => {
            ReportFormat::Markdown
        }
        _ => ReportFormat::Docx,
    })
}

impl Target {
    /// The target that was asked for; without one, or in a `folder`, a file named after
    /// the title.
    pub fn new(options: &Report, folder: Option<&Path>, title: &str, format: ReportFormat) -> Self {
        let output = match folder {
            Some(_) => None,
            None => options.output.as_ref(),
        };
        match output {
            Some(path) if *path == Path::new("-") => Target::Stdout,
            Some(path) => Target::File(path.clone()),
            None => {
                let name = named(title, format);
                Target::File(folder.map_or_else(|| PathBuf::from(&name), |f| f.join(&name)))
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

/// The name of a file for a report of this title.
pub fn named(title: &str, format: ReportFormat) -> String {
    let name = match file_name(title) {
        name if name.is_empty() => "报告".to_owned(),
        name => name,
    };
    format!("{name}.{}", format.ending())
}
