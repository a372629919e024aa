//! A row of a table of rulings becomes a decision, or a finding.

use super::value::readable;
use super::{Decision, Ruling, Whose};
use crate::csv_text::is_formula;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::nearest::nearest_name;
use crate::records::columns::{Columns, Heading, Names, is_example};
use crate::records::units::Units;
use crate::source::Record;
use crate::vocabulary::{
    ActivityField, Field, RosterField, RulingField as F, Vocabulary, normalise,
};

/// Reads the rows of one table of rulings.
pub struct RulingReader<'a> {
    columns: Columns<F>,
    vocabulary: &'a Vocabulary,
}

/// How it is written that a cell is empty.
const EMPTY: &[&str] = &["(空)", "(空白)", "空", "空白"];

/// How decisions are written.
const DECISIONS: &[(&str, &[&str])] = &[
    (
        "在此计入",
        &["计入", "在本单位计入", "在这里计入", "此处计入"],
    ),
    ("不计入", &["不计", "不算", "不统计"]),
    ("认可", &["属实", "无误", "接受", "情况属实"]),
    ("更正", &["更正为", "改为", "改正"]),
];

impl<'a> RulingReader<'a> {
    /// Binds the columns; findings about them go to `diagnostics`.
    pub fn new(
        heading: &Heading<'_>,
        vocabulary: &'a Vocabulary,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let names = Names {
            field_of: &|header| vocabulary.ruling_field(header),
            nearest: &|header| vocabulary.nearest_ruling_header(header).map(|(f, _)| f),
        };
        let columns = Columns::bind(heading, &names, &[&[F::Decision]], diagnostics);
        RulingReader {
            columns,
            vocabulary,
        }
    }

    /// Reads one row; `None` where nothing is decided yet, or a finding says why not.
    pub fn read(
        &self,
        record: &Record,
        units: &mut Units,
        diagnostics: &mut Diagnostics,
    ) -> Option<Ruling> {
        if is_example(&self.columns, F::Reason, record, diagnostics) {
            return None;
        }
        let Some(decided) = self.cell(record, F::Decision) else {
            diagnostics.extend(self.slipped(record));
            return None;
        };
        match self.decision(record, &decided, units) {
            Ok(ruling) => Some(ruling),
            Err(Unclear {
                field,
                why,
                expected,
            }) => {
                let finding = Diagnostic::new(Code::RulingUnclear)
                    .at(self.columns.at(record, field))
                    .fact("why", why)
                    .fact("about", self.cell(record, F::Column).unwrap_or_default())
                    .fact("expected", expected);
                let finding = match self.cell(record, field) {
                    Some(value) => finding.value(&value),
                    None => finding,
                };
                diagnostics.push(finding);
                None
            }
        }
    }

    /// A decision in another column than its own: the row has slipped, and would be taken
    /// for one that nobody has filled in yet.
    fn slipped(&self, record: &Record) -> Option<Diagnostic> {
        const OTHERS: &[F] = &[F::IdentityNumber, F::Column, F::Value, F::Corrected];
        let is_decision = |text: &String| DECISIONS.iter().any(|(word, _)| word == text);
        let cells = OTHERS
            .iter()
            .map(|field| (*field, self.cell(record, *field)));
        let mut found = cells.filter_map(|(field, text)| Some((field, text.filter(is_decision)?)));
        let (field, value) = found.next()?;
        let finding = Diagnostic::new(Code::RulingUnclear).at(self.columns.at(record, field));
        let finding = finding.fact("why", "shifted").fact("about", "");
        Some(finding.fact("expected", "").value(&value))
    }

    fn cell(&self, record: &Record, field: F) -> Option<String> {
        let text = record.text(self.columns.position(field)?);
        // An apostrophe keeps a spreadsheet from taking the cell for a formula.
        let bare = text
            .trim()
            .strip_prefix('\'')
            .filter(|rest| is_formula(rest));
        let text = bare.unwrap_or(text.trim());
        (!normalise::is_empty(text)).then(|| text.to_owned())
    }

    fn decision(
        &self,
        record: &Record,
        decided: &str,
        units: &mut Units,
    ) -> Result<Ruling, Unclear> {
        let key = |field: F| {
            let text = self.cell(record, field)?;
            Some(normalise::cell(&text).into_owned())
        };
        let code = match key(F::Rule) {
            None => None,
            Some(rule) => Some(Code::from_key(&rule).ok_or_else(|| {
                let codes = Code::ALL.iter().map(|code| code.key());
                let nearest = nearest_name(&rule, codes).unwrap_or_default();
                Unclear::of(F::Rule, "rule", nearest)
            })?),
        };
        let column = match key(F::Column) {
            None => None,
            Some(column) => Some(self.column(&column).ok_or_else(|| {
                let names = RosterField::ALL.iter().map(|field| field.name());
                let names = names.chain(ActivityField::ALL.iter().map(|field| field.name()));
                let nearest = nearest_name(&column, names).unwrap_or_default();
                Unclear::of(F::Column, "column", nearest)
            })?),
        };
        let unit = self.cell(record, F::Unit);
        let unit = unit.map(|name| units.number(&name, self.vocabulary));
        let identity = key(F::IdentityNumber).map(|number| number.to_uppercase());
        let is_whole = identity
            .as_deref()
            .is_some_and(|number| !number.contains('*'));
        let whose = Whose {
            name: key(F::Name),
            identity,
        };
        let person = (whose != Whose::default()).then_some(whose);
        let ruling = Ruling {
            code,
            unit,
            column,
            value: self.value(record).or(key(F::Value)),
            decision: self.decided(record, decided)?,
            place: self.columns.at(record, F::Decision),
            person,
        };
        check(&ruling, is_whole)?;
        if let (Decision::Corrected(value), Some(column)) = (&ruling.decision, &ruling.column) {
            readable(column, value, self.vocabulary)
                .map_err(|expected| Unclear::of(F::Corrected, "value", expected))?;
        }
        Ok(ruling)
    }

    /// The value that says that the cell is empty, which is not the same as none given.
    fn value(&self, record: &Record) -> Option<String> {
        let text = record.text(self.columns.position(F::Value)?);
        let bare = normalise::cell(&text);
        EMPTY.contains(&bare.as_ref()).then(String::new)
    }

    /// The decision in its cell, with the value that stands for the one that was written.
    fn decided(&self, record: &Record, decided: &str) -> Result<Decision, Unclear> {
        // 认可（仍在职）。 as it is proposed, or with a stop behind it.
        let bare = normalise::cell(decided);
        let bare = bare.split(['(', '（']).next().unwrap_or_default();
        let bare = bare.trim_end_matches(['。', '；', ';', '.', '，', ',']);
        let word = DECISIONS
            .iter()
            .find(|(word, others)| bare == *word || others.contains(&bare));
        match word {
            Some(("在此计入", _)) => Ok(Decision::CountsHere),
            Some(("不计入", _)) => Ok(Decision::DoesNotCount),
            Some(("认可", _)) => Ok(Decision::Accepted),
            Some(_) => {
                let corrected = self.cell(record, F::Corrected);
                let corrected = corrected.ok_or(Unclear::of(F::Corrected, "corrected", ""))?;
                Ok(Decision::Corrected(corrected))
            }
            None => {
                let words: Vec<&str> = DECISIONS.iter().map(|(word, _)| *word).collect();
                Err(Unclear::of(F::Decision, "decision", words.join("、")))
            }
        }
    }

    /// The canonical name of a column of rosters or logs.
    fn column(&self, header: &str) -> Option<String> {
        let roster = self.vocabulary.roster_field(header).map(Field::name);
        let activities = self.vocabulary.activity_field(header).map(Field::name);
        roster.or(activities).map(str::to_owned)
    }
}

/// What a decision cannot be applied for.
struct Unclear {
    field: F,
    why: &'static str,
    expected: String,
}

impl Unclear {
    fn of(field: F, why: &'static str, expected: impl Into<String>) -> Self {
        Unclear {
            field,
            why,
            expected: expected.into(),
        }
    }
}

/// Whether a decision says enough about whom or what it is: a name alone may be several
/// people's, and so may the masked number alone.
fn check(ruling: &Ruling, is_whole: bool) -> Result<(), Unclear> {
    let is_spelling = ruling.column.is_some() && ruling.value.is_some();
    match &ruling.person {
        Some(person) => {
            let named = person.name.is_some();
            let told = named && (person.identity.is_some() || ruling.unit.is_some());
            if !told && !is_whole {
                let field = if named { F::IdentityNumber } else { F::Name };
                return Err(Unclear::of(field, "person", ""));
            }
        }
        None if ruling.is_about_unit() => {}
        None if !is_spelling => return Err(Unclear::of(F::Value, "nobody", "")),
        None => {}
    }
    match ruling.decision {
        Decision::CountsHere | Decision::DoesNotCount if ruling.person.is_none() => {
            Err(Unclear::of(F::Name, "counting", ""))
        }
        Decision::CountsHere if ruling.unit.is_none() => Err(Unclear::of(F::Unit, "unit", "")),
        Decision::Accepted if ruling.code.is_none() => Err(Unclear::of(F::Rule, "accepted", "")),
        Decision::Corrected(_) if ruling.column.is_none() => {
            Err(Unclear::of(F::Column, "corrected-column", ""))
        }
        _ => Ok(()),
    }
}
