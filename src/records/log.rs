//! A row of an activity log becomes an event, or findings.

use super::activity::{Activity, ActivityDim, Column};
use super::columns::{Columns, Heading, Names, is_example};
use super::dimension::UNKNOWN;
use super::reading::finding;
use super::rulings::{Concerned, Rulings};
use super::units::Units;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::Record;
use crate::vocabulary::mask::mask_text;
use crate::vocabulary::{
    ActivityField as F, ActivityKind, Class, Field, Reading, Vocabulary, dates, normalise, numbers,
};
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// What the figures ask of a log.
#[derive(Debug, Default)]
pub struct Asked<'a> {
    /// The kinds of activity (类别) that some figure names.
    pub kinds: BTreeSet<&'a str>,
    /// Columns of numbers, each with the kinds in whose rows it is added up; `None`: in
    /// every row.
    pub numbers: Vec<(Column, Option<BTreeSet<&'a str>>)>,
}

impl Asked<'_> {
    /// Whether some figure adds up this column in rows of this kind.
    pub fn needs(&self, kind: Option<&str>, column: Column) -> bool {
        self.numbers.iter().any(|(asked, kinds)| {
            let of_kind = |kinds: &BTreeSet<&str>| kind.is_some_and(|kind| kinds.contains(kind));
            *asked == column && kinds.as_ref().is_none_or(of_kind)
        })
    }
}

/// A row of a log, whether it counts in some year or not.
pub struct Logged {
    /// What it says; the date is only right where [`Dated`] says that there is one.
    pub activity: Activity,
    /// What it says of its date.
    pub dated: Dated,
}

/// What a row says of its date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dated {
    /// A day up to the reference date.
    Day,
    /// A day after the reference date.
    Later,
    /// Nothing.
    Missing,
    /// Something that cannot be read.
    Unreadable,
}

impl Logged {
    /// Whether it has a kind and a date, without which a row belongs to no figure.
    pub fn counts(&self) -> bool {
        self.dated == Dated::Day && !self.activity.labels[ActivityDim::Kind as usize].is_empty()
    }
}

/// Reads the rows of one activity log.
pub struct LogReader<'a> {
    vocabulary: &'a Vocabulary,
    columns: Columns<F>,
    /// The year of the folder the log lies in.
    year: i32,
    /// The reference date.
    as_of: NaiveDate,
    /// What the figures ask for.
    asked: &'a Asked<'a>,
    rulings: &'a Rulings,
}

impl<'a> LogReader<'a> {
    /// Binds the columns of a log; findings about them go to `diagnostics`.
    pub fn new(
        heading: &Heading<'_>,
        year: i32,
        as_of: NaiveDate,
        (vocabulary, rulings): (&'a Vocabulary, &'a Rulings),
        asked: &'a Asked<'a>,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let names = Names {
            field_of: &|header| vocabulary.activity_field(header),
            nearest: &|header| vocabulary.nearest_activity_header(header).map(|(f, _)| f),
        };
        // Without a date and a kind a row belongs to no year and no figure.
        let columns = Columns::bind(heading, &names, &[&[F::Date], &[F::Kind]], diagnostics);
        LogReader {
            vocabulary,
            columns,
            year,
            as_of,
            asked,
            rulings,
        }
    }

    /// The columns of the file.
    pub fn columns(&self) -> &Columns<F> {
        &self.columns
    }

    /// Whether a row is the example row of a new folder, which a finding says.
    pub fn is_example(&self, record: &Record, diagnostics: &mut Diagnostics) -> bool {
        is_example(&self.columns, F::Remarks, record, diagnostics)
    }

    /// Reads one row. Where it cannot count, a finding says why.
    pub fn look(
        &self,
        record: &Record,
        units: &mut Units,
        diagnostics: &mut Diagnostics,
    ) -> Logged {
        let mark = diagnostics.mark();
        let mut row = RowReader {
            log: self,
            record,
            diagnostics,
        };
        let kind = row.kind();
        let (dated, date) = row.date();
        let unit = row.unit(units);
        let mut labels = vec![Vec::new(); ActivityDim::ALL.len()];
        labels[ActivityDim::Kind as usize].extend(kind.clone());
        let education = row.class(F::Education, Code::EducationUnclassified, |v, raw| {
            v.education(raw, None)
        });
        labels[ActivityDim::Education as usize] = education;
        labels[ActivityDim::Level as usize] =
            row.class(F::Level, Code::LevelUnlisted, |v, raw| v.level(raw));
        labels[ActivityDim::UnitType as usize] = row.unit_type(unit, units);
        if let Some(entry) = unit.and_then(|u| units.entry(u)) {
            labels[ActivityDim::Unit as usize].push(entry.name.clone());
        }
        for labels in &mut labels[1..] {
            if labels.is_empty() {
                labels.push(UNKNOWN.to_owned());
            }
        }
        let mut numbers = Vec::with_capacity(Column::ALL.len());
        let mut texts = Vec::with_capacity(Column::ALL.len());
        for column in Column::ALL {
            numbers.push(row.number(*column, kind.as_deref()));
            texts.push(row.text_of(*column));
        }
        if kind.is_some() && dated == Dated::Day {
            row.funnel(&numbers);
        }
        if let Some(entry) = unit.and_then(|u| units.entry(u)) {
            diagnostics.of_unit(mark, &entry.name);
        }
        Logged {
            activity: Activity {
                date,
                labels,
                numbers,
                texts,
                unit,
            },
            dated,
        }
    }
}

struct RowReader<'a> {
    log: &'a LogReader<'a>,
    record: &'a Record,
    diagnostics: &'a mut Diagnostics,
}

impl RowReader<'_> {
    /// The cell of a field, or what was decided to stand for it; `""` when it is empty or
    /// says so.
    fn cell(&self, field: F) -> String {
        let Some(position) = self.log.columns.position(field) else {
            return String::new();
        };
        let text = self.record.text(position);
        let rulings = self.log.rulings;
        if !rulings.is_empty() {
            let value = normalise::cell(&text);
            let who = Concerned::nobody(None);
            if let Some(decided) = rulings.correction(who, field.name(), &value) {
                return decided.to_owned();
            }
        }
        match normalise::is_empty(&text) {
            true => String::new(),
            false => text.trim().to_owned(),
        }
    }

    fn found(&mut self, field: F, finding: Diagnostic) {
        let place = self.log.columns.at(self.record, field);
        let text = self.cell(field);
        let rulings = self.log.rulings;
        if !rulings.is_empty() {
            let (who, value) = (Concerned::nobody(None), normalise::cell(&text));
            if rulings.accepts(who, finding.code, field.name(), &value) {
                return;
            }
        }
        let finding = finding.at(place);
        let finding = match text.is_empty() {
            true => finding,
            false => finding.value(&text),
        };
        self.diagnostics.push(finding);
    }

    fn kind(&mut self) -> Option<String> {
        if !self.log.columns.has(F::Kind) {
            return None;
        }
        let text = self.cell(F::Kind);
        if text.is_empty() {
            self.found(F::Kind, Diagnostic::new(Code::KindMissing));
            return None;
        }
        if let Some(kind) = self.log.vocabulary.activity_kind(&text).class() {
            return Some(kind.label().to_owned());
        }
        let own = normalise::cell(&text).into_owned();
        if !self.log.asked.kinds.contains(own.as_str()) {
            let unlisted = Reading::<ActivityKind>::Unclassified;
            let vocabulary = self.log.vocabulary;
            let name = F::Kind.name();
            if let Some(found) = finding(unlisted, &text, name, Code::KindUnlisted, vocabulary) {
                self.found(F::Kind, found);
            }
        }
        Some(own)
    }

    /// The date, which is right only where there is one.
    fn date(&mut self) -> (Dated, NaiveDate) {
        if !self.log.columns.has(F::Date) {
            return (Dated::Missing, NaiveDate::MIN);
        }
        let text = self.cell(F::Date);
        if text.is_empty() {
            self.found(F::Date, Diagnostic::new(Code::DateMissing));
            return (Dated::Missing, NaiveDate::MIN);
        }
        let Ok(date) = dates::parse(&text) else {
            let finding = Diagnostic::new(Code::DateUnreadable).fact("field", F::Date.name());
            self.found(F::Date, finding);
            return (Dated::Unreadable, NaiveDate::MIN);
        };
        if date.precision == dates::Precision::Year {
            self.found(F::Date, Diagnostic::new(Code::MonthMissing));
        }
        let date = date.date;
        if date.year() != self.log.year {
            let finding = Diagnostic::new(Code::ActivityOtherYear)
                .number("year", self.log.year)
                .number("own", date.year());
            self.found(F::Date, finding);
        }
        if date > self.log.as_of {
            if date.year() == self.log.year {
                let finding = Diagnostic::new(Code::ActivityLater);
                self.found(F::Date, finding.fact("as_of", self.log.as_of.to_string()));
            }
            return (Dated::Later, date);
        }
        (Dated::Day, date)
    }

    fn unit(&mut self, units: &mut Units) -> Option<u32> {
        let text = self.cell(F::Unit);
        let unit = (!text.is_empty()).then(|| units.number(&text, self.log.vocabulary))?;
        if units.entry(unit).is_some_and(|entry| entry.odd) {
            self.found(F::Unit, Diagnostic::new(Code::UnitOdd));
        }
        Some(unit)
    }

    /// 单位类型: given in the row, or known of the unit.
    fn unit_type(&mut self, unit: Option<u32>, units: &Units) -> Vec<String> {
        let given = self.class(F::UnitType, Code::UnitTypeUnlisted, |v, raw| {
            v.unit_type(raw)
        });
        if !given.is_empty() {
            return given;
        }
        let known = unit.and_then(|u| units.kind(u));
        known.into_iter().map(|k| k.label().to_owned()).collect()
    }

    fn class<C: Class>(
        &mut self,
        field: F,
        unclassified: Code,
        read: impl FnOnce(&Vocabulary, &str) -> Reading<C>,
    ) -> Vec<String> {
        let text = self.cell(field);
        if text.is_empty() {
            return Vec::new();
        }
        let reading = read(self.log.vocabulary, &text);
        let vocabulary = self.log.vocabulary;
        if let Some(found) = finding(reading, &text, field.name(), unclassified, vocabulary) {
            self.found(field, found);
        }
        let labels = |class: C| {
            let groups = class.groups().iter();
            std::iter::once(class.label())
                .chain(groups.copied())
                .map(str::to_owned)
                .collect()
        };
        reading.class().map(labels).unwrap_or_default()
    }

    /// A number. One that cannot be read is an error only where some figure asks for it.
    fn number(&mut self, column: Column, kind: Option<&str>) -> Option<Decimal> {
        let field = field_of(column).filter(|_| column.is_number())?;
        if self.is_one_person(column, kind) {
            return Some(Decimal::ONE);
        }
        let text = self.cell(field);
        if text.is_empty() {
            return None;
        }
        let number = match column.is_count() {
            true => numbers::parse_count(&text).ok().map(Decimal::from),
            false => numbers::parse_decimal(&text).ok(),
        };
        if number.is_none() {
            let finding = Diagnostic::new(Code::NumberUnreadable).fact("field", field.name());
            let finding = match self.log.asked.needs(kind, column) {
                true => finding,
                false => finding.mild(),
            };
            self.found(field, finding);
        }
        number
    }

    /// A log of 进修 without any column for people has one row a person: each is one person,
    /// once.
    fn is_one_person(&self, column: Column, kind: Option<&str>) -> bool {
        matches!(column, Column::Persons | Column::PersonTimes)
            && kind == Some(ActivityKind::FurtherStudy.label())
            && !self.log.columns.has(F::People)
            && !self.log.columns.has(F::PersonTimes)
    }

    fn text_of(&mut self, column: Column) -> Option<String> {
        let field = field_of(column).filter(|_| !column.is_number())?;
        let text = self.cell(field);
        if !text.is_empty() && !text.contains(char::is_alphabetic) {
            self.found(field, Diagnostic::new(Code::TextNumber));
        }
        // A line break inside a cell would become one inside a sentence of the report.
        let text: Vec<&str> = text.split(['\n', '\r']).map(str::trim).collect();
        let text = text.concat();
        (!text.is_empty()).then(|| mask_text(&text).into_owned())
    }

    /// Applicants ≥ examinees ≥ hired, where one row has two of them.
    fn funnel(&mut self, numbers: &[Option<Decimal>]) {
        let number = |column: Column| numbers[column as usize];
        for (wide, narrow) in [
            (Column::Applicants, Column::Examinees),
            (Column::Examinees, Column::Persons),
            (Column::Persons, Column::OnDuty),
        ] {
            if let (Some(more), Some(less)) = (number(wide), number(narrow))
                && more < less
                && let Some(field) = field_of(narrow)
            {
                let finding = Diagnostic::new(Code::FunnelBroken)
                    .fact("year", "")
                    .fact("wide", wide.name())
                    .fact("more", more.to_string())
                    .fact("narrow", narrow.name())
                    .fact("less", less.to_string());
                self.found(field, finding);
            }
        }
    }
}

/// The field of a column that is added up or listed.
pub fn field_of(column: Column) -> Option<F> {
    F::with_name(column.name())
}
