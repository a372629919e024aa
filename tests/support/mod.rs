//! What several tests need: the program run as a clerk would, and its answers.
#![allow(dead_code)] // Each test binary uses some of it.

use chrono::NaiveDate;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use talentsum::diagnostic::{Diagnostics, Kept};
use talentsum::figures::{self, Figures, Form, Scope, UnitFigures, listing};
use talentsum::gather::{Readers, gather};
use talentsum::problems::{self, Rules};
use talentsum::project::problem::ProblemSettings;
use talentsum::project::{Project, Selection};
use talentsum::report::{self, FoundText, OwnParagraphs, TemplateSet};

pub mod tools;

/// A path within the repository.
pub fn in_repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The example bureau.
pub fn bureau() -> PathBuf {
    in_repository("examples/bureau")
}

/// A file of the repository as text.
pub fn text(path: &str) -> String {
    std::fs::read_to_string(in_repository(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// Runs the program in a folder, in English.
pub fn talentsum(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_talentsum"))
        .args(["--lang", "en"])
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("the program runs")
}

/// What a command printed, which must have gone well.
pub fn printed(folder: &Path, arguments: &[&str]) -> Vec<u8> {
    let output = talentsum(folder, arguments);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {errors}");
    output.stdout
}

/// The figures of a year as `figures --format json` has them.
pub fn listed_figures(folder: &Path, year: i32) -> serde_json::Map<String, Value> {
    let year = year.to_string();
    let bytes = printed(folder, &["figures", "--year", &year, "--format", "json"]);
    let listing: Value = serde_json::from_slice(&bytes).expect("JSON");
    listing["figures"].as_object().expect("an object").clone()
}

/// One row of the list of figures.
pub struct Listed {
    pub id: String,
    pub label: String,
    pub unit: Option<String>,
    pub share_of: Option<String>,
}

/// The list of figures, in its order.
pub fn list() -> Vec<Listed> {
    listed("tests/expected/figures.csv")
}

/// The figures beyond the list: posts, occupations, retirement, types of units.
pub fn further() -> Vec<Listed> {
    listed("tests/expected/further.csv")
}

fn listed(file: &str) -> Vec<Listed> {
    let text = text(file);
    let mut rows = csv::Reader::from_reader(text.as_bytes());
    let filled = |cell: &str| Some(cell.to_owned()).filter(|c| !c.is_empty());
    rows.records()
        .map(|row| row.expect("a row"))
        .map(|row| Listed {
            id: row[0].to_owned(),
            label: row[1].to_owned(),
            unit: filled(&row[2]),
            share_of: filled(&row[3]),
        })
        .collect()
}

/// Whether this is the machine where nothing may be left out.
pub fn in_ci() -> bool {
    std::env::var("CI").is_ok_and(|v| v == "true")
}

/// A test that cannot do its work because a program is not installed says so and passes,
/// except in continuous integration (`CI=true`): there everything is installed, and a test
/// that does nothing is a fault.
pub fn skip(why: &str) {
    assert!(!in_ci(), "skipped in CI: {why}");
    eprintln!("skipped: {why}");
}

/// What the library makes of some tables, without any configuration.
pub struct Counted {
    /// The figures.
    pub figures: Figures,
    /// The findings.
    pub diagnostics: Diagnostics,
}

/// Reads tables as a year's only ones, at the middle of the year.
pub fn read(rosters: &[String], logs: &[String]) -> Counted {
    let folder = tempfile::tempdir().expect("a folder");
    let written = |kind: &str, tables: &[String]| -> Vec<PathBuf> {
        let paths = (0..tables.len()).map(|i| folder.path().join(format!("{kind}{i}.csv")));
        let paths: Vec<PathBuf> = paths.collect();
        for (path, table) in paths.iter().zip(tables) {
            std::fs::write(path, table).expect("a file");
        }
        paths
    };
    let selection = Selection {
        year: 2024,
        as_of: Some(AS_OF),
        rosters: written("roster", rosters),
        activities: written("activities", logs),
        ..Selection::default()
    };
    let project = Project::open(&selection).expect("a project");
    let mut readers = Readers::new(&project).expect("readers");
    let gathered = gather(&project, &mut readers, Kept::All).expect("what the files hold");
    Counted {
        figures: gathered.figures(&project, UnitFigures::Made),
        diagnostics: gathered.diagnostics,
    }
}

/// The reference date of [`read`]: some birthdays of the year have been, some have not.
pub const AS_OF: NaiveDate = NaiveDate::from_ymd_opt(2024, 6, 30).unwrap();

impl Counted {
    /// The figures as JSON.
    pub fn json(&self) -> String {
        listing::json(&self.figures)
    }

    /// The figures of every unit, in report order.
    pub fn by_unit(&self) -> Vec<(String, Vec<Option<String>>)> {
        let of_unit = |unit: &str| {
            let scope = Scope::Unit(unit.to_owned());
            let all = self.figures.whole().iter();
            all.map(|f| self.figures.get(&scope, &f.id)?.text(Form::Text))
                .collect()
        };
        let units = self.figures.units.iter();
        units.map(|u| (u.name.clone(), of_unit(&u.name))).collect()
    }

    /// The number of a figure; `None` when it is null.
    pub fn number(&self, id: &str) -> Option<u64> {
        let figure = self.figures.get(&Scope::Whole, id);
        match &figure.unwrap_or_else(|| panic!("{id} is missing")).value {
            figures::Value::Number(n) => Some(n.to_string().parse().expect("a whole number")),
            figures::Value::Null => None,
            other => panic!("{id} is no number: {other:?}"),
        }
    }

    /// The number of a roster's figure, which is there whenever the columns are.
    pub fn people(&self, id: &str) -> u64 {
        self.number(id).unwrap_or_else(|| panic!("{id} is null"))
    }

    /// The entries of a figure that is a list.
    pub fn entries(&self, id: &str) -> Vec<String> {
        match self.figures.get(&Scope::Whole, id).map(|f| &f.value) {
            Some(figures::Value::List(entries)) => entries.clone(),
            Some(figures::Value::Null) => Vec::new(),
            other => panic!("{id} is no list: {other:?}"),
        }
    }
}

/// Numbers at random, the same for the same seed (SplitMix64).
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Random(seed.wrapping_mul(0x2545_F491_4F6C_DD1D))
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    pub fn index(&mut self, length: usize) -> usize {
        self.below(length as u64) as usize
    }

    pub fn pick<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.index(choices.len())]
    }
}

/// The default templates with the problems that these figures show, and the variable that
/// lists them.
pub fn templates(figures: &Figures) -> (TemplateSet, Value) {
    let settings = ProblemSettings::default();
    let rules = Rules::load(problems::EMBEDDED, &[], &settings).expect("the default rules");
    let found = rules.found(figures);
    let told = found.iter().copied();
    let texts = told.flat_map(|rule| problems::told(rule, "talentsum.toml"));
    let texts = texts.map(|text| FoundText {
        problem: None,
        text: OwnParagraphs {
            section: text.section.to_owned(),
            path_shown: text.shown,
            source: text.source,
        },
    });
    let set = TemplateSet::load(report::EMBEDDED, vec![], texts.collect(), vec![]);
    (set, problems::listed(&found))
}
