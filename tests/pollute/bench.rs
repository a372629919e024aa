//! The program's own answer to a polluted table, and what it is worth.

use crate::form::{Clean, Form};
use crate::polluted::{Excuse, Polluted};
use crate::support::{AS_OF, Random};
use crate::tables::Target;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::PathBuf;
use talentsum::diagnostic::Kept;
use talentsum::figures::{self, Scope, UnitFigures, listing};
use talentsum::gather::{Readers, gather};
use talentsum::project::{Project, Selection};

/// What the program makes of a polluted table.
enum Outcome {
    /// The figures are right all the same.
    True,
    /// A finding names the line.
    Told,
    /// The figures are wrong and nothing says where.
    Silent,
}

/// A finding's file, line and code.
type Found = (PathBuf, Option<u64>, &'static str);

/// Two clean files, ready to be polluted many times.
pub struct Bench {
    folder: tempfile::TempDir,
    project: Project,
    readers: RefCell<Readers>,
    clean: BTreeMap<&'static str, Vec<u8>>,
    figures: String,
    /// What the clean tables are told of already: it says nothing of a pollution.
    known: Vec<&'static str>,
}

impl Bench {
    /// A bench of files with these endings and contents.
    pub fn new(ending: &str, content: impl Fn(Target) -> Vec<u8>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(format!("{name}.{ending}"));
        let mut clean = BTreeMap::new();
        for target in Target::ALL {
            let bytes = content(target);
            std::fs::write(path(name(target)), &bytes).unwrap();
            clean.insert(name(target), bytes);
        }
        let selection = Selection {
            year: 2024,
            as_of: Some(AS_OF),
            rosters: vec![path(name(Target::Roster))],
            activities: vec![path(name(Target::Log))],
            ..Selection::default()
        };
        let project = Project::open(&selection).unwrap();
        let mut bench = Bench {
            readers: Readers::new(&project).unwrap().into(),
            project,
            clean,
            figures: String::new(),
            known: Vec::new(),
            folder,
        };
        let (figures, findings) = bench.answer().expect("the clean tables can be read");
        bench.figures = figures;
        bench.known = findings.iter().map(|(_, _, code)| *code).collect();
        // A woman of 58 in a worker's post, who may well be there.
        let expected = |code: &&str| *code == "past-retirement";
        assert!(
            bench.known.iter().all(expected),
            "clean, and yet {findings:?}"
        );
        bench
    }

    /// A bench of clean tables in a form.
    pub fn of(form: Form) -> Self {
        Bench::new("csv", |target| form.file(&Clean::new(target, form).text))
    }

    /// The figures of the clean tables.
    pub fn figures(&self) -> &str {
        &self.figures
    }

    /// The folder of the files.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    pub fn path(&self, target: Target) -> PathBuf {
        let paths = self.project.inputs.files.iter().map(|file| &file.path);
        let mut named = paths.filter(|path| path.file_stem().is_some_and(|s| s == name(target)));
        named.next().unwrap().clone()
    }

    /// All figures, of the units too, and all findings; `None` for a failure.
    fn answer(&self) -> Option<(String, Vec<Found>)> {
        let gathered = gather(&self.project, &mut self.readers.borrow_mut(), Kept::All).ok()?;
        let figures = gathered.figures(&self.project, UnitFigures::Made);
        let mut answer = listing::json(&figures);
        for unit in figures.units.iter() {
            let scope = Scope::Unit(unit.name.clone());
            for figure in figures.whole() {
                let figure = figures.get(&scope, &figure.id);
                let text = figure.and_then(|f| f.text(figures::Form::Text));
                answer.push_str(&format!("{} {text:?}\n", unit.name));
            }
        }
        let found = |d: &talentsum::diagnostic::Diagnostic| {
            let file = d.place.file.clone().unwrap_or_default();
            (PathBuf::from(file), d.place.line, d.code.key())
        };
        Some((answer, gathered.diagnostics.iter().map(found).collect()))
    }

    fn outcome(&self, target: Target, polluted: &Polluted) -> (Outcome, Vec<Found>) {
        let path = self.path(target);
        std::fs::write(&path, &polluted.bytes).unwrap();
        let answer = self.answer();
        std::fs::write(&path, &self.clean[name(target)]).unwrap();
        // A file that is refused as a whole is loud enough where all of it is polluted.
        let Some((figures, findings)) = answer else {
            return match polluted.lines {
                None => (Outcome::Told, Vec::new()),
                Some(_) => (Outcome::Silent, Vec::new()),
            };
        };
        let named = |line: &Option<u64>| match (line, &polluted.lines) {
            (Some(line), Some(lines)) => lines.contains(line),
            (None, Some(_)) => false,
            (_, None) => true,
        };
        let told = findings
            .iter()
            .filter(|(_, _, code)| !self.known.contains(code))
            .any(|(file, line, _)| *file == path && named(line));
        let outcome = match (figures == self.figures, told) {
            (true, _) => Outcome::True,
            (false, true) => Outcome::Told,
            (false, false) => Outcome::Silent,
        };
        (outcome, findings)
    }

    /// Reads bytes in the place of a table, whatever comes of it.
    pub fn survive(&self, target: Target, bytes: Vec<u8>) {
        let polluted = Polluted {
            bytes,
            lines: None,
            excuse: None,
        };
        self.outcome(target, &polluted);
    }
}

fn name(target: Target) -> &'static str {
    match target {
        Target::Roster => "roster",
        Target::Log => "log",
    }
}

/// What came of many cases.
#[derive(Default)]
pub struct Tally {
    tried: u64,
    harmless: u64,
    /// Silent cases by what excuses them.
    excused: BTreeMap<Excuse, u64>,
    /// Silent cases without excuse, as they are shown.
    silent: Vec<String>,
}

impl Tally {
    /// Tries one pollution.
    pub fn try_out(
        &mut self,
        bench: &Bench,
        target: Target,
        polluted: &Polluted,
        about: impl FnOnce() -> String,
    ) {
        self.tried += 1;
        let (outcome, findings) = bench.outcome(target, polluted);
        match (outcome, polluted.excuse) {
            (Outcome::True, _) => self.harmless += 1,
            (Outcome::Told, _) => {}
            (Outcome::Silent, Some(excuse)) => *self.excused.entry(excuse).or_default() += 1,
            (Outcome::Silent, None) => {
                let lines = &polluted.lines;
                let found: Vec<String> = findings
                    .iter()
                    .map(|(_, line, code)| format!("{code} {line:?}"))
                    .collect();
                let about = about();
                self.silent
                    .push(format!("{about}, lines {lines:?}, found {found:?}"));
            }
        }
    }

    /// Prints the numbers, and fails if a case was silent that need not be, or if no case
    /// was that is said to be.
    pub fn settle(self, name: &str, expected: Option<Excuse>) {
        let excused = &self.excused;
        println!(
            "{name}: {} cases, {} harmless, {} silent, excused {excused:?}",
            self.tried,
            self.harmless,
            self.silent.len()
        );
        let shown: Vec<&String> = self.silent.iter().take(5).collect();
        assert!(
            self.silent.is_empty(),
            "{name}: {} of {} cases are silent\n{shown:#?}",
            self.silent.len(),
            self.tried
        );
        let there: Vec<Excuse> = excused.keys().copied().collect();
        let wanted: Vec<Excuse> = expected.into_iter().collect();
        assert_eq!(
            there, wanted,
            "{name}: other excuses than it is known to need"
        );
    }
}

/// One way of spoiling a table; `None` where it cannot be done as the numbers fell.
pub type Kind = fn(&Clean, &mut Random) -> Option<Polluted>;

/// Tries one kind on both tables in every form. No case may be silent but those excused.
pub fn in_all_forms(name: &str, cases: u64, expected: Option<Excuse>, kind: Kind) {
    let mut tally = Tally::default();
    let mut figures: Option<String> = None;
    // More cases than usual, as in POLLUTE_CASES=20, take a while.
    let times = std::env::var("POLLUTE_CASES").map_or(1, |times| times.parse().unwrap());
    for form in Form::ALL {
        let bench = Bench::of(form);
        let clean = Target::ALL.map(|target| Clean::new(target, form));
        // The forms differ in nothing that is counted.
        let first = figures.get_or_insert_with(|| bench.figures().to_owned());
        assert_eq!(bench.figures(), first, "{form:?}");
        for seed in 0..cases * times {
            // Two thirds of the cases are rosters.
            let clean = &clean[usize::from(seed % 3 == 2)];
            let Some(polluted) = kind(clean, &mut Random::new(seed)) else {
                continue;
            };
            tally.try_out(&bench, clean.target, &polluted, || {
                let first = polluted.lines.as_ref().map_or(1, |lines| *lines.start());
                let text = shown(form, &polluted.bytes);
                let lines = text.lines().skip(first as usize - 1).take(3);
                let lines: Vec<&str> = lines.collect();
                format!("{form:?} {:?}, seed {seed}: {lines:?}", clean.target)
            });
        }
    }
    tally.settle(name, expected);
}

fn shown(form: Form, bytes: &[u8]) -> String {
    use crate::form::Coding;
    let table = match form.coding() {
        Coding::Utf8 => encoding_rs::UTF_8,
        Coding::Gb18030 => encoding_rs::GB18030,
        Coding::Utf16Le => encoding_rs::UTF_16LE,
        Coding::Utf16Be => encoding_rs::UTF_16BE,
    };
    table.decode(bytes).0.into_owned()
}
