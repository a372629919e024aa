//! Which file is what: rosters, activity logs and facts tables by their names.

use super::config::Config;
use super::patterns::{Pattern, any, candidates};
use super::piped::{Piped, STANDARD_INPUT};
use super::{CONFIG_FILE, Selection, shown, year_folder};
use crate::diagnostic::{Code, Diagnostic, Place, Severity};
use crate::failure::Failure;
use crate::message::Message;
use crate::nearest::nearest_name;
use crate::source::Encoding;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What a table file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// 花名册.
    Roster,
    /// 活动台账.
    Activities,
    /// 指标.
    Facts,
    /// 裁定.
    Rulings,
}

impl Kind {
    /// Its name in the wordings.
    pub fn key(self) -> &'static str {
        match self {
            Kind::Roster => "roster",
            Kind::Activities => "activities",
            Kind::Facts => "facts",
            Kind::Rulings => "rulings",
        }
    }
}

/// One file to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputFile {
    /// What it holds.
    pub kind: Kind,
    /// Where it is.
    pub path: PathBuf,
    /// Its name as messages show it.
    pub shown: String,
    /// The year of the folder it lies in; the report year for files named on the command line.
    pub year: i32,
    /// The encoding that the configuration gives it, if any.
    pub encoding: Option<Encoding>,
}

/// The files of a year.
#[derive(Debug, Clone, Default)]
pub struct Inputs {
    /// What is read, rosters first, each kind in the order of names.
    pub files: Vec<InputFile>,
    /// Findings about names: files skipped, files of no kind or two.
    pub diagnostics: Vec<Diagnostic>,
    /// The years of the window that have an activity log.
    pub years_with_log: BTreeSet<i32>,
    /// Standard input, where it is one of the files.
    piped: Option<Piped>,
}

/// Endings of table files.
const ENDINGS: &[&str] = &["csv", "xlsx", "xls", "ods"];

/// Words in a roster's name that say it is not the staff in post.
const NOT_STAFF: &[&str] = &[
    "离退休",
    "退休",
    "返聘",
    "村医",
    "规培",
    "实习",
    "党员",
    "汇总",
    "副本",
    "备份",
    "旧",
];

/// Finds the files of the year, in the current directory.
///
/// # Errors
/// When there is no folder of the year and no file was named, when a folder or standard
/// input cannot be read, or when no roster is there at all.
pub fn discover(config: &Config, selection: &Selection) -> Result<Inputs, Failure> {
    let mut inputs = Inputs::default();
    let folder = year_folder(selection.year);
    let found = if folder.is_dir() {
        inputs.diagnostics.extend(unused_patterns(config));
        classify(&folder, selection.year, config, &mut inputs.diagnostics)?
    } else if selection.rosters.is_empty() {
        return Err(no_folder(&folder, selection.year));
    } else {
        Vec::new()
    };
    for (kind, named) in [
        (Kind::Roster, &selection.rosters),
        (Kind::Activities, &selection.activities),
        (Kind::Facts, &selection.facts),
        (Kind::Rulings, &selection.rulings),
    ] {
        if named.is_empty() {
            let of_kind = found.iter().filter(|f| f.kind == kind);
            inputs.files.extend(of_kind.cloned());
        } else {
            for path in named {
                let kept = if path == Path::new(STANDARD_INPUT) {
                    inputs.piped.insert(Piped::take()?).path()
                } else {
                    path
                };
                let file = InputFile {
                    kind,
                    path: kept.to_owned(),
                    shown: shown(path),
                    year: selection.year,
                    encoding: None,
                };
                push_once(&mut inputs.files, file);
            }
        }
    }
    if !inputs.files.iter().any(|f| f.kind == Kind::Roster) {
        let message = Message::new("fail-no-roster")
            .text("folder", shown(&folder))
            .number("year", selection.year);
        return Err(Failure::new(message));
    }
    if inputs.files.iter().any(|f| f.kind == Kind::Activities) {
        inputs.years_with_log.insert(selection.year);
    }
    earlier_logs(config, selection, &mut inputs)?;
    give_encodings(config, selection, &mut inputs.files);
    Ok(inputs)
}

/// The encodings that the command line or the configuration says; the others are found.
fn give_encodings(config: &Config, selection: &Selection, files: &mut [InputFile]) {
    // Patterns and names were checked when the configuration was read.
    let given = config.encodings().unwrap_or_default();
    for file in files {
        let by_name = given.iter().find(|(p, _)| p.is_match(&file.path));
        file.encoding = selection
            .encoding
            .or(by_name.map(|(_, encoding)| *encoding));
    }
}

/// Adds a file unless it is there already under this or another name: nothing is read twice.
fn push_once(files: &mut Vec<InputFile>, file: InputFile) {
    let place = |file: &InputFile| file.path.canonicalize().unwrap_or(file.path.clone());
    let there = place(&file);
    if !files
        .iter()
        .any(|f| f.kind == file.kind && place(f) == there)
    {
        files.push(file);
    }
}

/// The activity logs of the earlier years of the window.
fn earlier_logs(
    config: &Config,
    selection: &Selection,
    inputs: &mut Inputs,
) -> Result<(), Failure> {
    let first = selection.year - config.window.recent_years as i32 + 1;
    for year in first..selection.year {
        let folder = year_folder(year);
        if !folder.is_dir() {
            continue;
        }
        // Findings about other files of an earlier year are that year's business.
        let mut findings = Vec::new();
        let files = classify(&folder, year, config, &mut findings)?;
        // But a log that is not known for one changes the sums over several years.
        for mut finding in findings {
            if finding.code == Code::FileKind {
                finding.severity = Severity::Warning;
                inputs.diagnostics.push(finding);
            }
        }
        for file in files.into_iter().filter(|f| f.kind == Kind::Activities) {
            inputs.years_with_log.insert(year);
            push_once(&mut inputs.files, file);
        }
    }
    Ok(())
}

/// The rosters in the folder of a year, if it has some; what is wrong with other files there
/// is nobody's business.
pub fn rosters(config: &Config, year: i32) -> Option<Inputs> {
    let folder = year_folder(year);
    if !folder.is_dir() {
        return None;
    }
    let mut files = classify(&folder, year, config, &mut Vec::new()).ok()?;
    files.retain(|file| file.kind == Kind::Roster);
    (!files.is_empty()).then(|| Inputs {
        files,
        ..Inputs::default()
    })
}

fn classify(
    folder: &Path,
    year: i32,
    config: &Config,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Vec<InputFile>, Failure> {
    let unreadable = |e: std::io::Error| Failure::unreadable(&shown(folder), &e);
    let mut names: Vec<String> = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        names.push(entry.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    let all = names.clone();
    // Patterns were checked when the configuration was read.
    let (include, exclude) = config.patterns().unwrap_or_default();
    let mut files = Vec::new();
    for name in names {
        let path = folder.join(&name);
        let place = || Place {
            file: Some(shown(&path)),
            ..Place::default()
        };
        if path.is_dir() && !is_table(&name) {
            let tables = tables_below(&path, &exclude);
            if tables > 0 && !any(&exclude, &path) {
                let finding = Diagnostic::new(Code::FolderUnread).at(place());
                diagnostics.push(finding.number("tables", tables));
            }
            continue;
        }
        if any(&exclude, &path) {
            continue;
        }
        if !is_table(&name) {
            // What is named like a table and is in no form we read may hold people.
            if !kinds(&name).is_empty() && is_foreign(&name) {
                let finding = Diagnostic::new(Code::FileUnread).at(place());
                diagnostics.push(match may_be_a_copy(&name, &all) {
                    true => finding.mild(),
                    false => finding,
                });
            }
            continue;
        }
        let kind = match kinds(&name).as_slice() {
            [kind] => *kind,
            several => {
                let fact = if several.is_empty() {
                    "none"
                } else {
                    "several"
                };
                let finding = Diagnostic::new(Code::FileKind).at(place());
                diagnostics.push(finding.fact("matches", fact));
                continue;
            }
        };
        let word = match kind {
            Kind::Roster => not_staff(&name),
            // Decisions read twice contradict each other or fit nothing the second time.
            Kind::Rulings => not_staff(&name).filter(|word| is_copy(word)),
            Kind::Activities | Kind::Facts => None,
        };
        if let (Some(word), false) = (word, any(&include, &path)) {
            let finding = Diagnostic::new(Code::FileSkipped).at(place());
            diagnostics.push(finding.fact("word", word));
            continue;
        }
        files.push(InputFile {
            kind,
            shown: shown(&path),
            path,
            year,
            encoding: None,
        });
    }
    Ok(files)
}

/// The word in the name of a roster, or of a sheet of one, that says it is not the staff in
/// post.
pub fn not_staff(name: &str) -> Option<&'static str> {
    NOT_STAFF.iter().copied().find(|word| name.contains(word))
}

/// Whether such a word says that it is the same once more rather than other people.
pub fn is_copy(word: &str) -> bool {
    ["汇总", "副本", "备份", "旧"].contains(&word)
}

/// Whether a name ends as other programs' tables and documents do.
fn is_foreign(name: &str) -> bool {
    const FOREIGN: &[&str] = &[
        "et", "ett", "xlsm", "xlsb", "xlt", "xltx", "txt", "tsv", "wps", "doc", "docx", "pdf",
        "dbf", "mdb", "zip", "rar", "7z", "jpg", "jpeg", "png",
    ];
    let ending = name.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase());
    let is_hidden = name.starts_with(['~', '.']);
    !is_hidden && ending.is_some_and(|e| FOREIGN.contains(&e.as_str()))
}

/// Whether what cannot be read is most likely there in another form as well, or is nothing
/// to be counted: the print of a table that lies beside it, an archive, a list of others.
fn may_be_a_copy(name: &str, beside: &[String]) -> bool {
    let stem = |name: &str| name.rsplit_once('.').map(|(stem, _)| stem.to_owned());
    let is_archive = [".zip", ".rar", ".7z"]
        .iter()
        .any(|ending| name.to_ascii_lowercase().ends_with(ending));
    let is_beside = |other: &String| is_table(other) && stem(other) == stem(name);
    is_archive || not_staff(name).is_some() || beside.iter().any(is_beside)
}

/// How many table files lie directly in a folder, those aside that the settings leave out.
fn tables_below(folder: &Path, exclude: &[Pattern]) -> usize {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return 0;
    };
    entries
        .filter_map(Result::ok)
        .filter(|entry| is_table(&entry.file_name().to_string_lossy()))
        .filter(|entry| !any(exclude, &entry.path()))
        .count()
}

/// Patterns that mean no file there is: a slip in one of them and a roster that was to be
/// left out counts.
fn unused_patterns(config: &Config) -> Vec<Diagnostic> {
    let (include, exclude) = config.patterns().unwrap_or_default();
    let encodings = config.encodings().unwrap_or_default();
    let given = include.iter().map(|pattern| ("include", pattern));
    let given = given.chain(exclude.iter().map(|pattern| ("exclude", pattern)));
    let given = given.chain(encodings.iter().map(|(pattern, _)| ("encodings", pattern)));
    let candidates = candidates();
    let is_unused = |pattern: &Pattern| !candidates.iter().any(|path| pattern.is_match(path));
    let finding = |(setting, pattern): (&str, &Pattern)| {
        let names = candidates
            .iter()
            .filter_map(|path| path.file_name()?.to_str());
        let nearest = nearest_name(pattern.text(), names);
        Diagnostic::new(Code::PatternUnused)
            .at(Place {
                file: Some(CONFIG_FILE.to_owned()),
                ..Place::default()
            })
            .fact("setting", setting)
            .fact("pattern", pattern.text())
            .fact("nearest", nearest.unwrap_or_default())
    };
    let unused = given.filter(|(_, pattern)| is_unused(pattern));
    unused.map(finding).collect()
}

/// Whether a name is a table file's; Excel's lock files and dotfiles are not.
fn is_table(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase());
    !name.starts_with("~$")
        && !name.starts_with('.')
        && ending.is_some_and(|e| ENDINGS.contains(&e.as_str()))
}

/// What a file is by its name: nothing, one thing or, which is an error, several.
pub fn kinds(name: &str) -> Vec<Kind> {
    let lower = name.to_lowercase();
    let mut kinds = Vec::new();
    if lower.starts_with("roster") || lower.contains("名册") {
        kinds.push(Kind::Roster);
    }
    if lower.starts_with("activities") || lower.contains("台账") {
        kinds.push(Kind::Activities);
    }
    if lower.starts_with("facts") || lower.contains("指标") {
        kinds.push(Kind::Facts);
    }
    if lower.starts_with("rulings") || lower.contains("裁定") {
        kinds.push(Kind::Rulings);
    }
    kinds
}

/// No folder for the year: says which years there are.
fn no_folder(folder: &Path, year: i32) -> Failure {
    let mut years: Vec<String> = std::fs::read_dir("data")
        .map(|entries| {
            entries
                .filter_map(Result::ok)
                .filter(|e| e.path().is_dir())
                .map(|e| e.file_name().to_string_lossy().into_owned())
                .filter(|n| n.parse::<u16>().is_ok())
                .collect()
        })
        .unwrap_or_default();
    years.sort();
    let below = below(folder);
    let key = match years.is_empty() {
        true if below.is_some() => "fail-no-folder-below",
        _ if is_inside_data() => "fail-no-folder-inside",
        true => "fail-no-folder",
        false => "fail-no-folder-years",
    };
    Failure::new(
        Message::new(key)
            .text("folder", shown(folder))
            .number("year", year)
            .text("years", years.join("、"))
            .text("below", below.unwrap_or_default()),
    )
}

/// The one folder here that has the year's folder in it: the program was started one too
/// high.
fn below(folder: &Path) -> Option<String> {
    let entries = std::fs::read_dir(".").ok()?.filter_map(Result::ok);
    let names = entries.map(|entry| entry.file_name());
    let mut names = names.filter(|name| Path::new(name).join(folder).is_dir());
    match (names.next(), names.next()) {
        (Some(name), None) => Some(name.to_string_lossy().into_owned()),
        _ => None,
    }
}

/// Whether the program was started in `data/` or below it, one or two folders too deep.
fn is_inside_data() -> bool {
    std::env::current_dir().is_ok_and(|here| {
        here.ancestors()
            .take(2)
            .any(|folder| folder.file_name().is_some_and(|name| name == "data"))
    })
}
