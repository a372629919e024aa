//! The problems of section three: each rule on both sides of its threshold, and sections
//! three to five following from the data.

mod support;

use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use support::{bureau, printed};
use talentsum::figures::{Figure, Figures, Meaning, Unit, UnitKind, Value};
use talentsum::problems::{EMBEDDED, Rules, Standing};
use talentsum::project::problem::{
    ConditionDefinition, Measured, ProblemDefinition, ProblemSettings, Side, Threshold,
};

/// One number of one figure of one type of units.
type Key = (Option<String>, String, Measured);

/// Numbers that conditions look at.
#[derive(Default, Clone)]
struct Numbers(Vec<(Key, Decimal)>);

impl Numbers {
    fn set(&mut self, key: Key, number: Decimal) {
        self.0.retain(|(known, _)| *known != key);
        self.0.push((key, number));
    }

    fn get(&self, key: &Key) -> Option<Decimal> {
        self.0
            .iter()
            .find(|(known, _)| known == key)
            .map(|(_, n)| *n)
    }

    fn without(&self, key: &Key) -> Numbers {
        let mut rest = self.clone();
        rest.0.retain(|(known, _)| known != key);
        rest
    }

    /// Figures that have these numbers.
    fn figures(&self) -> Figures {
        let ids: BTreeSet<&str> = self.0.iter().map(|((_, id, _), _)| id.as_str()).collect();
        let kinds: BTreeSet<&str> = self
            .0
            .iter()
            .filter_map(|((kind, ..), _)| kind.as_deref())
            .collect();
        let year = |last: bool| {
            let of = |kind: Option<&str>| {
                ids.iter()
                    .map(|id| self.figure(kind, id, last))
                    .collect::<Vec<_>>()
            };
            let kinds = kinds.iter().map(|name| {
                let kind = UnitKind {
                    name: (*name).to_owned(),
                    units: 1,
                };
                (kind, of(Some(name)))
            });
            let day = chrono::NaiveDate::from_ymd_opt(2024 - i32::from(last), 12, 31);
            let units: Vec<Unit> = Vec::new();
            Figures::new(
                2024 - i32::from(last),
                day.expect("a date"),
                units,
                of(None),
                vec![],
            )
            .with_kinds(kinds.collect())
        };
        year(false).with_last(year(true), BTreeSet::new(), 1)
    }

    fn figure(&self, kind: Option<&str>, id: &str, last: bool) -> Figure {
        let get = |of| self.get(&(kind.map(str::to_owned), id.to_owned(), of));
        let hundred = Decimal::ONE_HUNDRED;
        let base = || get(Measured::Value);
        // Last year's number is 100, and this year's what makes the change.
        let changed = get(Measured::Change)
            .or_else(|| get(Measured::ChangePercent))
            .map(|change| hundred + change);
        let points = get(Measured::ShareChange).map(|points| Decimal::from(50) + points);
        let (value, share) = match last {
            false => (base().or(changed), get(Measured::Share).or(points)),
            true => (
                get(Measured::Last).or(changed.map(|_| hundred)),
                get(Measured::LastShare).or(points.map(|_| Decimal::from(50))),
            ),
        };
        Figure {
            meaning: Arc::new(Meaning {
                id: id.to_owned(),
                label: id.to_owned(),
                unit: None,
                share_of: Some("all".to_owned()),
            }),
            value: value.map_or(Value::Null, Value::Number),
            share,
            missing: None,
        }
    }
}

fn key_of(condition: &ConditionDefinition) -> Key {
    let kind = condition.unit_type.clone();
    (kind, condition.figure.clone(), condition.of)
}

/// The threshold's own key, and the number that the measured one is held against.
fn threshold(condition: &ConditionDefinition) -> (Option<(Key, Decimal)>, Decimal) {
    match &condition.than {
        Threshold::Number(number) => (None, Decimal::from_f64(*number).expect("a number")),
        Threshold::Figure(other) => {
            let times = Decimal::from_f64(other.times.unwrap_or(1.0)).expect("a number");
            let own = Decimal::from(50);
            let key = (other.unit_type.clone(), other.figure.clone(), other.of);
            (Some((key, own)), own * times)
        }
    }
}

/// Just below, at and just above a threshold, and whether the condition holds there.
fn around(condition: &ConditionDefinition) -> [(Decimal, bool); 3] {
    let (_, limit) = threshold(condition);
    let step = Decimal::new(1, 1);
    [limit - step, limit, limit + step].map(|number| (number, compare(condition.is, number, limit)))
}

/// Whether a condition is met by these numbers, without the program.
fn is_met(condition: &ConditionDefinition, numbers: &Numbers) -> bool {
    let measured = numbers.get(&key_of(condition)).expect("a number");
    let limit = match &condition.than {
        Threshold::Number(number) => Decimal::from_f64(*number).expect("a number"),
        Threshold::Figure(other) => {
            let key = (other.unit_type.clone(), other.figure.clone(), other.of);
            let times = Decimal::from_f64(other.times.unwrap_or(1.0)).expect("a number");
            numbers.get(&key).expect("a number") * times
        }
    };
    compare(condition.is, measured, limit)
}

fn compare(side: Side, number: Decimal, limit: Decimal) -> bool {
    match side {
        Side::Below => number < limit,
        Side::AtMost => number <= limit,
        Side::Above => number > limit,
        Side::AtLeast => number >= limit,
    }
}

/// Numbers with which all conditions of a rule hold.
fn holding(rule: &ProblemDefinition) -> Numbers {
    let mut numbers = Numbers::default();
    // A number that is a threshold and measured, too, is set as the threshold first.
    for condition in rule.when.iter().rev() {
        if let (Some((key, number)), _) = threshold(condition) {
            numbers.set(key, number);
        }
        let holds = around(condition).into_iter().find(|(_, holds)| *holds);
        numbers.set(key_of(condition), holds.expect("a side that holds").0);
    }
    numbers
}

fn rules() -> Rules {
    Rules::load(EMBEDDED, &[], &ProblemSettings::default()).expect("the program's own rules")
}

fn standing(rules: &Rules, id: &str, numbers: &Numbers) -> Standing {
    let figures = numbers.figures();
    let judged = rules.judge(&figures);
    let judged = judged.iter().find(|judged| judged.rule.id == id);
    judged.expect("the rule").standing
}

#[test]
fn every_rule_is_told_on_one_side_of_its_threshold_and_not_on_the_other() {
    let rules = rules();
    let mut told = BTreeSet::new();
    for rule in rules.all() {
        let numbers = holding(rule);
        let id = rule.id.as_str();
        assert_eq!(standing(&rules, id, &numbers), Standing::Shown, "{id}");
        for (i, condition) in rule.when.iter().enumerate() {
            for (number, holds) in around(condition) {
                let mut moved = numbers.clone();
                moved.set(key_of(condition), number);
                let expected = match rule.when.iter().all(|c| is_met(c, &moved)) {
                    true => Standing::Shown,
                    false => Standing::NotShown,
                };
                let found = standing(&rules, id, &moved);
                assert_eq!(found, expected, "{id}: condition {i} at {number}");
                told.insert((id, i, holds));
            }
        }
    }
    for rule in rules.all() {
        for i in 0..rule.when.len() {
            for holds in [true, false] {
                let id = rule.id.as_str();
                assert!(told.contains(&(id, i, holds)), "{id}: {i} {holds}");
            }
        }
    }
}

#[test]
fn a_rule_without_its_numbers_is_not_told() {
    let rules = rules();
    for rule in rules.all() {
        let numbers = holding(rule);
        for condition in &rule.when {
            let rest = numbers.without(&key_of(condition));
            let found = standing(&rules, &rule.id, &rest);
            assert_ne!(found, Standing::Shown, "{}", rule.id);
            if let (Some((key, _)), _) = threshold(condition) {
                let found = standing(&rules, &rule.id, &numbers.without(&key));
                assert_ne!(found, Standing::Shown, "{}", rule.id);
            }
        }
    }
}

/// A rule on one figure: shown when it is below the threshold.
fn simple(id: &str, figure: &str, than: f64) -> ProblemDefinition {
    let text = format!(
        "id = \"{id}\"\ntitle = \"{id}\"\nbecause = \"\"\nevidence = \"\"\n\
         when = [{{ figure = \"{figure}\", is = \"below\", than = {than:?} }}]\n\
         [proposal]\ntitle = \"\"\ntext = \"\"\n[measure]\ntitle = \"\"\ntext = \"\"\n"
    );
    toml::from_str(&text).expect("a rule")
}

#[test]
fn the_strongest_are_told_first_and_no_more_than_the_settings_say() {
    let own: Vec<ProblemDefinition> = [("weak", "a"), ("strong", "b"), ("middling", "c")]
        .map(|(id, figure)| simple(id, figure, 100.0))
        .into();
    let mut numbers = Numbers::default();
    for (figure, number) in [("a", 90), ("b", 10), ("c", 50)] {
        let key = (None, figure.to_owned(), Measured::Value);
        numbers.set(key, Decimal::from(number));
    }
    let figures = numbers.figures();
    let found = |most: usize, off: &[&str]| -> Vec<String> {
        let off = off.iter().map(|id| (*id).to_owned()).collect();
        let rules = Rules::load("", &own, &ProblemSettings { most, off }).expect("rules");
        let found = rules.found(&figures).into_iter();
        found.map(|rule| rule.id.clone()).collect()
    };
    assert_eq!(found(4, &[]), ["strong", "middling", "weak"]);
    assert_eq!(found(2, &[]), ["strong", "middling"]);
    assert_eq!(found(2, &["strong"]), ["middling", "weak"]);
    assert!(found(0, &[]).is_empty());
}

#[test]
fn a_rule_of_the_bureau_replaces_the_one_of_the_same_id() {
    let own = [simple("title.senior_few", "professional.title.senior", 1.0)];
    let rules = Rules::load(EMBEDDED, &own, &ProblemSettings::default()).expect("rules");
    let same = rules.all().iter().filter(|rule| rule.id == own[0].id);
    assert_eq!(same.collect::<Vec<_>>(), [&own[0]]);
}

/// The headings of the second order below a heading of the first.
fn headings(report: &str, section: &str) -> Vec<String> {
    let after = report.split_once(section).expect("the section").1;
    let ends = after.find("\n## ").unwrap_or(after.len());
    let lines = after[..ends].lines().filter_map(|l| l.strip_prefix("### "));
    let bare = |line: &str| line.split_once('）').map(|(_, title)| title.to_owned());
    lines.filter_map(bare).collect()
}

fn copied(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        match path.is_dir() {
            true => copied(&path, &target),
            false => drop(std::fs::copy(&path, &target).expect("a copy")),
        }
    }
}

#[test]
fn a_problem_that_the_data_no_longer_shows_goes_from_all_three_sections() {
    let folder = tempfile::tempdir().expect("a folder");
    copied(&bureau(), folder.path());
    let arguments = [
        "report", "--year", "2024", "--format", "md", "-o", "-", "-q",
    ];
    let report = || String::from_utf8(printed(folder.path(), &arguments)).expect("UTF-8");
    let sections = ["## 三、存在的问题", "## 四、建议", "## 五、下一年工作思路"];
    let before = report();
    let told = sections.map(|section| headings(&before, section));
    let at = told[0].iter().position(|t| t == "招聘计划没有全部完成");
    let at = at.expect("the problem that is about to go");
    // As many are planned as were hired.
    let log = folder.path().join("data/2024/台账-招聘引进.csv");
    let text = std::fs::read_to_string(&log).expect("the log");
    let mut planned = Some("124");
    let rows = text.lines().map(|line| {
        let mut cells: Vec<&str> = line.split(',').collect();
        if cells[1] == "公开招聘" && !cells[7].is_empty() {
            cells[7] = planned.take().unwrap_or("0");
        }
        cells.join(",")
    });
    let changed: String = rows.map(|row| row + "\n").collect();
    std::fs::write(&log, changed).expect("written");
    let after = report();
    for (section, mut expected) in sections.into_iter().zip(told) {
        expected.remove(at);
        assert_eq!(headings(&after, section), expected, "{section}");
    }
    assert!(!after.contains("部分岗位的用人需求没有得到满足"));
}
