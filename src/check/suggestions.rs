//! A table of rulings to fill in: what the bureau may decide itself, without a corrected
//! list from the unit. Like the lists it is Chinese whatever language the program speaks.

use super::complete;
use super::handout::Handout;
use super::text::severity_word;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::gather::whose::{Names, Somebody};
use crate::i18n::{Language, Words};
use crate::message::Arg;
use std::collections::BTreeMap;

/// The table: the columns of rulings, then what helps to decide.
const TABLE: Handout<15> = Handout {
    columns: [
        ("规则", 22.0),
        ("单位", 20.0),
        ("姓名", 10.0),
        ("身份证号", 21.0),
        ("列", 11.0),
        ("原值", 18.0),
        ("裁定", 12.0),
        ("改为", 14.0),
        ("理由", 16.0),
        ("裁定人", 9.0),
        ("裁定日期", 12.0),
        ("可选裁定", 22.0),
        ("级别", 6.0),
        ("出现处", 30.0),
        ("问题", 40.0),
    ],
    numbers: &[],
    tab: "裁定",
};

/// The column of birth dates.
const BIRTH: &str = "出生日期";

/// Places of one spelling that are named before it is only said how many there are.
const PLACES: usize = 3;

/// What a decision about a finding is about.
#[derive(PartialEq)]
enum About {
    /// The spelling, whoever has it.
    Spelling,
    /// The person of the row.
    Person,
}

/// What can be decided about a finding; `None` where only a corrected list helps.
fn choices(code: Code) -> Option<(About, &'static str)> {
    use About::{Person, Spelling};
    Some(match code {
        Code::EducationUnclassified | Code::TitleUnclassified | Code::PostUnclassified => {
            (Spelling, "更正；认可（计入不详）")
        }
        Code::ValueUnlisted
        | Code::UnitTypeUnlisted
        | Code::LevelUnlisted
        | Code::KindUnlisted
        | Code::ValueDoubtful
        | Code::StatusUnclear => (Spelling, "更正；认可（照现在的计法）"),
        Code::PersonTwice => (Person, "在此计入；不计入"),
        Code::PersonPerhapsTwice => (Person, "认可（是两个人）；不计入"),
        Code::PastRetirement => (Person, "不计入；认可（仍在职）；更正"),
        Code::GoneWithoutDate | Code::GoneLater | Code::JoinedLater => {
            (Person, "在此计入；认可（不计入）；更正")
        }
        Code::IdentityUnreadable => (Person, "更正（“改为”填正确的身份证号）；不计入"),
        Code::DateUnreadable
        | Code::NumberUnreadable
        | Code::LeftBeforeJoining
        | Code::ValueMissing => (Person, "更正；不计入"),
        Code::BirthDiffers
        | Code::SexDiffers
        | Code::IdentityFaulty
        | Code::IdentityZeros
        | Code::AgeUnlikely
        | Code::JoinedYoung
        | Code::TitleUnlikely
        | Code::MonthMissing
        | Code::MonthCut => (Person, "认可；更正；不计入"),
        _ => return None,
    })
}

/// One decision to be made.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Question {
    code: &'static str,
    somebody: [String; 3],
    column: String,
    value: String,
}

/// What helps to decide.
struct Help {
    choices: &'static str,
    severity: String,
    /// The unit of all places, as long as it is one.
    unit: Option<String>,
    places: Vec<String>,
    problem: String,
}

/// The table for the findings, one row a decision, in the order in which they came up.
pub fn suggestions(diagnostics: &Diagnostics, names: &Names) -> Vec<[String; 15]> {
    let words = Words::new(Language::Zh);
    let mut order: Vec<(Question, Help)> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for finding in diagnostics.sorted() {
        let Some((about, choices)) = choices(finding.code) else {
            continue;
        };
        // Of two rows of one person, either can be decided on.
        let places = [Some(&finding.place), finding.other.as_ref()];
        for place in places.into_iter().flatten() {
            let somebody = match about {
                About::Spelling => Some(Somebody::default()),
                About::Person => names.who(place).cloned(),
            };
            // Who has no name cannot be decided about.
            let Some(somebody) =
                somebody.filter(|s| about == About::Spelling || !s.name.is_empty())
            else {
                continue;
            };
            let question = question(finding, &about, somebody);
            let choices = match (finding.code, question.column.as_str()) {
                (Code::IdentityUnreadable, BIRTH) => "更正（“改为”填出生日期）；不计入",
                _ => choices,
            };
            let key = question.key();
            let index = *known.entry(key).or_insert_with(|| {
                let problem = problem(finding, &words);
                let help = Help {
                    choices,
                    severity: severity_word(finding.severity, &words),
                    unit: place.unit.clone(),
                    places: Vec::new(),
                    problem,
                };
                order.push((question, help));
                order.len() - 1
            });
            let help = &mut order[index].1;
            help.unit = help
                .unit
                .take()
                .filter(|unit| place.unit.as_ref() == Some(unit));
            help.places.push(shown(place));
        }
    }
    order.into_iter().map(|(q, h)| row(q, &h)).collect()
}

/// What was found; of two rows of one person neither is the other one's.
fn problem(finding: &Diagnostic, words: &Words) -> String {
    match &finding.other {
        Some(other) if finding.place.line.is_some() => {
            let (here, there) = (shown(&finding.place), shown(other));
            let title = words.title(&finding.message).unwrap_or_default();
            format!("{title}：{here}、{there}")
        }
        _ => words.say(&complete(finding)),
    }
}

fn question(finding: &Diagnostic, about: &About, somebody: Somebody) -> Question {
    let value = finding.value.clone().unwrap_or_default();
    // What is masked or cut short is not what stands in the cell.
    let is_whole = !value.contains(['*', '…']);
    let (column, value) = match (about, finding.code) {
        (About::Person, Code::PersonTwice | Code::PersonPerhapsTwice) => {
            (String::new(), String::new())
        }
        _ => {
            let column = column(finding);
            let value = match finding.code {
                // The number is lost; what can be told is the day of birth.
                Code::IdentityUnreadable if column == BIRTH => "（空）".to_owned(),
                // What is filled in later is not to be written over.
                Code::ValueMissing => "（空）".to_owned(),
                _ if is_whole => value,
                _ => String::new(),
            };
            (column, value)
        }
    };
    Question {
        code: finding.code.key(),
        somebody: [somebody.unit, somebody.name, somebody.identity],
        column,
        value,
    }
}

/// The column by its canonical name: one spelling under two headers is one decision.
fn column(finding: &Diagnostic) -> String {
    let fact = |name: &str| {
        let mut args = finding.message.args.iter();
        args.find_map(|(key, arg)| match arg {
            Arg::Text(text) if *key == name && !text.is_empty() => Some(text.clone()),
            _ => None,
        })
    };
    match finding.code {
        Code::IdentityUnreadable if fact("birth").is_some() => BIRTH.to_owned(),
        _ => fact("field")
            .or_else(|| finding.place.column.clone())
            .unwrap_or_default(),
    }
}

impl Question {
    fn key(&self) -> String {
        let parts = [self.code, &self.column, &self.value];
        [parts.join("\u{1f}"), self.somebody.join("\u{1f}")].join("\u{1f}")
    }
}

fn row(question: Question, help: &Help) -> [String; 15] {
    let [unit, name, identity] = question.somebody;
    let is_spelling = unit.is_empty() && name.is_empty() && identity.is_empty();
    let of_all = help.unit.clone().filter(|_| is_spelling);
    let unit = of_all.unwrap_or(unit);
    let mut places = help.places[..help.places.len().min(PLACES)].join("；");
    if help.places.len() > PLACES {
        places += &format!("等 {} 处", help.places.len());
    }
    let empty = String::new;
    [
        question.code.to_owned(),
        unit,
        name,
        identity,
        question.column,
        question.value,
        empty(),
        empty(),
        empty(),
        empty(),
        empty(),
        help.choices.to_owned(),
        help.severity.clone(),
        places,
        help.problem.clone(),
    ]
}

/// A place in a few words.
fn shown(place: &Place) -> String {
    let file = place.file.as_deref().unwrap_or_default();
    let name = file.rsplit('/').next().unwrap_or(file);
    let sheet = place.sheet.as_ref().map(|sheet| format!("“{sheet}”"));
    let line = place.line.map(|line| format!("第 {line} 行"));
    [Some(format!("{name} ")), sheet, line]
        .into_iter()
        .flatten()
        .collect()
}

/// The table as CSV.
pub fn csv(rows: &[[String; 15]]) -> Vec<u8> {
    TABLE.csv(rows)
}

/// The table as a workbook.
///
/// # Errors
/// When there is no room for it.
pub fn xlsx(rows: &[[String; 15]]) -> std::io::Result<Vec<u8>> {
    TABLE.xlsx(rows, "裁定表")
}
