//! Which files the patterns of the configuration mean.

use super::shown;
use globset::{GlobBuilder, GlobMatcher};
use std::path::{Path, PathBuf};

/// A pattern of file names or, with a `/` in it, of paths within a year's folder.
#[derive(Debug, Clone)]
pub struct Pattern {
    text: String,
    glob: GlobMatcher,
    is_path: bool,
}

impl Pattern {
    /// Reads a pattern; `None` when it is none.
    pub fn new(text: &str) -> Option<Self> {
        let bare = text.trim().replace('\\', "/");
        let bare = bare.trim_start_matches("./");
        let is_path = bare.contains('/');
        let mut glob = GlobBuilder::new(bare);
        let glob = glob.literal_separator(is_path).build().ok()?;
        Some(Pattern {
            text: text.to_owned(),
            glob: glob.compile_matcher(),
            is_path,
        })
    }

    /// Whether it means a file or folder, by its path within the project: by its name, or
    /// by the path as messages show it or from the year's folder on. A name with brackets in
    /// it is meant as it stands, too.
    pub fn is_match(&self, path: &Path) -> bool {
        let name = path.file_name().unwrap_or_default();
        if !self.is_path {
            return self.glob.is_match(name) || *self.text == *name.to_string_lossy();
        }
        let whole = path.to_string_lossy().replace('\\', "/");
        let mut parts = whole.splitn(3, '/');
        let is_of_year = parts.next() == Some("data") && parts.next().is_some();
        let within = parts.next().filter(|_| is_of_year);
        let is = |path: &str| self.glob.is_match(path) || self.text == path;
        is(&whole) || within.is_some_and(is)
    }

    /// The pattern as it is written.
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// Whether one of several patterns means a file.
pub fn any(patterns: &[Pattern], path: &Path) -> bool {
    patterns.iter().any(|pattern| pattern.is_match(path))
}

/// Everything that a pattern may mean: what lies in the folders of all years, and one folder
/// further down. What the settings said for last year is no slip this year.
pub fn candidates() -> Vec<PathBuf> {
    let below = |folder: &Path| -> Vec<PathBuf> {
        let entries = std::fs::read_dir(folder).into_iter().flatten();
        let paths = entries.filter_map(Result::ok).map(|entry| entry.path());
        paths.collect()
    };
    let years = below(Path::new("data"));
    let mut found: Vec<PathBuf> = years.iter().flat_map(|year| below(year)).collect();
    let deeper: Vec<PathBuf> = found.iter().flat_map(|path| below(path)).collect();
    found.extend(deeper);
    found.sort_by_key(|path| shown(path));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn means(pattern: &str, path: &str) -> bool {
        Pattern::new(pattern).unwrap().is_match(Path::new(path))
    }

    #[test]
    fn a_pattern_without_a_slash_is_of_names_and_one_with_a_slash_of_paths() {
        assert!(means("*2023*", "data/2024/花名册2023.csv"));
        assert!(!means("*2023*", "data/2023/花名册.csv"));
        assert!(means("data/2023/*", "data/2023/花名册.csv"));
        assert!(!means("data/2023/*", "data/2024/花名册.csv"));
        assert!(means("旧版/*.csv", "data/2024/旧版/花名册.csv"));
        assert!(means("./旧版/花名册.csv", "data/2024/旧版/花名册.csv"));
        assert!(!means("旧版/*", "data/2024/旧版/三月/花名册.csv"));
        assert!(means("旧版/**", "data/2024/旧版/三月/花名册.csv"));
        assert!(means("花名册[1].csv", "data/2024/花名册[1].csv"));
    }
}
