//! Any bytes as a roster, read as `check` does: the parts of every breakdown add to their
//! whole, and no finding shows an identity number.
#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use std::cell::{LazyCell, RefCell};
use talentsum::check::{Report, json};
use talentsum::diagnostic::Kept;
use talentsum::figures::{Figures, Scope, UnitFigures, Value};
use talentsum::gather::{Readers, gather, whose};
use talentsum::i18n::{Language, Words};
use talentsum::project::{Project, Selection};
use talentsum_fuzz::{Scratch, long_runs, mutate_part};

struct Bench {
    file: Scratch,
    project: Project,
    readers: RefCell<Readers>,
    words: Words,
}

thread_local! {
    static BENCH: LazyCell<Bench> = LazyCell::new(|| {
        let file = Scratch::new("roster.csv");
        file.holding(b"");
        let selection = Selection {
            year: 2024,
            rosters: vec![file.path().to_owned()],
            ..Selection::default()
        };
        let project = Project::open(&selection).expect("a project");
        Bench {
            readers: Readers::new(&project).expect("readers").into(),
            words: Words::new(Language::Zh),
            project,
            file,
        }
    });
}

fuzz_target!(|data: &[u8]| {
    BENCH.with(|bench| {
        bench.file.holding(data);
        let readers = &mut bench.readers.borrow_mut();
        let Ok(mut gathered) = gather(&bench.project, readers, Kept::All) else {
            return;
        };
        let again = whose::units(&bench.project, readers, &mut gathered);
        assert!(again.is_ok(), "what was read once can be read again");
        add_up(&gathered.figures(&bench.project, UnitFigures::Made));
        let report = Report {
            year: 2024,
            diagnostics: &gathered.diagnostics,
            rows: gathered.tally.rows,
            manifest: &gathered.manifest,
            not_counted: gathered.not_counted(),
            all: true,
            words: &bench.words,
        };
        let said: serde_json::Value = serde_json::from_str(&json(&report)).expect("JSON");
        for part in ["files", "by_unit", "diagnostics"] {
            no_number_in(&said[part]);
        }
    });
});

/// Looks into every text, not into JSON: an escaped zero byte is `\u0000` there.
fn no_number_in(value: &serde_json::Value) {
    match value {
        serde_json::Value::String(text) => {
            assert!(long_runs(text).is_empty(), "{text:?} is shown");
        }
        serde_json::Value::Array(values) => values.iter().for_each(no_number_in),
        serde_json::Value::Object(entries) => entries.values().for_each(no_number_in),
        _ => {}
    }
}

fuzz_mutator!(|data: &mut [u8], size: usize, limit: usize, seed: u32| {
    let changed = match seed % 8 {
        0 => None,
        _ => mutate_part(data, size, limit, seed / 8),
    };
    changed.unwrap_or_else(|| libfuzzer_sys::fuzzer_mutate(data, size, limit))
});

/// Figures that are parts of another one, by their names below a common stem.
const BREAKDOWNS: &[(&str, &str, &[&str])] = &[
    (
        "staff.total",
        "staff.",
        &["professional", "management", "workers", "post_unknown"],
    ),
    (
        "staff.total",
        "staff.age.",
        &["band1", "band2", "band3", "band4", "band5", "unknown"],
    ),
    (
        "staff.professional",
        "professional.education.",
        &[
            "postgraduate",
            "bachelor",
            "college",
            "secondary",
            "below",
            "unknown",
        ],
    ),
    (
        "staff.professional",
        "professional.title.",
        &["senior", "intermediate", "junior", "none", "unknown"],
    ),
];

fn add_up(figures: &Figures) {
    let units = figures.units.iter().map(|u| Scope::Unit(u.name.clone()));
    for scope in units.chain([Scope::Whole]) {
        let number = |id: &str| match figures.get(&scope, id).map(|figure| &figure.value) {
            Some(Value::Number(number)) => Some(*number),
            _ => None,
        };
        for (whole, stem, parts) in BREAKDOWNS {
            let parts: Option<Vec<_>> = parts
                .iter()
                .map(|p| number(&format!("{stem}{p}")))
                .collect();
            // A figure is null where a column is missing.
            if let (Some(whole), Some(parts)) = (number(whole), parts) {
                assert_eq!(parts.iter().sum::<rust_decimal::Decimal>(), whole, "{stem}");
            }
        }
    }
}
