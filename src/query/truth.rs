//! Whether a question holds of a row: yes, no, or nobody knows.
//!
//! What is not known is not more than 45 and not less. So a row whose age is not known
//! neither satisfies 年龄<=45 nor its contrary; it is told apart (Kleene's logic). Whether
//! somebody bears a label is always known: 不详 is a label of its own, as for the figures.

use super::expr::{Condition, Expr, Test};
use super::fields::{Field, Kind};
use super::limits::Limits;
use super::rank::rank;
use super::words::Op;
use crate::gather::merged::{From, text};
use crate::gather::rosters::Seen;
use crate::records::dimension::{AGE_LIMIT, Dim, UNKNOWN};
use crate::vocabulary::{Class, RosterField as F, Sex, Vocabulary, dates, normalise};
use chrono::NaiveDate;
use std::borrow::Cow;

/// A row that is asked about.
pub struct Row<'a> {
    /// The row.
    pub seen: &'a Seen<'a>,
    /// What degrees are read by.
    pub vocabulary: &'a Vocabulary,
}

impl Row<'_> {
    /// Whether a question holds; `None` where the row does not say.
    pub fn holds(&self, expr: &Expr) -> Option<bool> {
        let mut open = false;
        match expr {
            Expr::One(condition) => self.condition(condition),
            Expr::Not(expr) => self.holds(expr).map(|holds| !holds),
            Expr::All(parts) => {
                for part in parts {
                    match self.holds(part) {
                        Some(false) => return Some(false),
                        Some(true) => {}
                        None => open = true,
                    }
                }
                (!open).then_some(true)
            }
            Expr::Any(parts) => {
                for part in parts {
                    match self.holds(part) {
                        Some(true) => return Some(true),
                        Some(false) => {}
                        None => open = true,
                    }
                }
                (!open).then_some(false)
            }
        }
    }

    /// The field that would have to be known.
    pub fn undecided<'e>(&self, expr: &'e Expr) -> Option<&'e str> {
        let conditions = expr.conditions().into_iter();
        let mut open = conditions.filter(|c| self.condition(c).is_none());
        open.next().map(|c| c.field.name.as_str())
    }

    fn condition(&self, condition: &Condition) -> Option<bool> {
        let (field, op) = (&condition.field, condition.op);
        let negated = matches!(op, Op::IsNot | Op::Lacks | Op::Filled);
        let holds = match &condition.test {
            Test::Labels(wanted) => {
                let labels = self.labels(field);
                let bears = |label: &String| labels.iter().any(|l| l == label);
                let unknown = || labels.is_empty() && wanted.iter().any(|w| w == UNKNOWN);
                Some(wanted.iter().any(bears) || unknown())
            }
            Test::Rank(lowest, highest) => self.ranks(field, op, (*lowest, *highest)),
            Test::Numbers(limits) => self
                .number(field)
                .and_then(|number| among(op, (number, number), limits)),
            Test::Dates(limits) => match self.date(field) {
                Dated::Within(first, last) => among(op, (first, last), limits),
                Dated::Never => Some(false),
                Dated::Unknown => None,
            },
            Test::Texts(wanted) => Some(wanted.contains(&normalise::key(&self.text(field)))),
            Test::Contains(wanted) => {
                let key = normalise::key(&self.text(field));
                Some(wanted.iter().any(|w| key.contains(w.as_str())))
            }
            Test::Empty => Some(self.is_empty(field)),
        };
        holds.map(|holds| holds != negated)
    }

    /// The labels that a row bears in a field, its own and those of groups.
    pub fn labels(&self, field: &Field) -> Vec<String> {
        match field.kind {
            Kind::Class(dim) | Kind::Open(dim) => {
                let value = self.seen.person.values[dim as usize];
                self.seen.values.labels(dim, value).to_vec()
            }
            Kind::Degree => {
                let written = self.seen.reader.text(self.seen.record, F::Degree);
                let degree = self.vocabulary.degree(&written).class();
                vec![degree.map_or(UNKNOWN, Class::label).to_owned()]
            }
            _ => Vec::new(),
        }
    }

    fn ranks(&self, field: &Field, op: Op, wanted: (u32, u32)) -> Option<bool> {
        let labels = self.labels(field);
        let own = match field.kind {
            // It has a label for each full-time education; where none is known to be, the
            // figures count none.
            Kind::Class(Dim::FullTimeEducation) if labels.is_empty() => return Some(false),
            Kind::Class(Dim::FullTimeEducation) => labels.as_slice(),
            _ => labels.get(..1).unwrap_or_default(),
        };
        let stands = |label: &String| stands(op, rank(field.kind, label)?, wanted);
        let all: Vec<Option<bool>> = own.iter().map(stands).collect();
        match all.contains(&Some(true)) {
            true => Some(true),
            false if all.contains(&None) => None,
            false => Some(false),
        }
    }

    /// A number of the row; `None` where it is not known.
    pub fn number(&self, field: &Field) -> Option<u64> {
        match field.kind {
            Kind::Age => {
                let age = self.seen.person.values[Dim::Age as usize];
                (age <= AGE_LIMIT).then(|| u64::from(age))
            }
            Kind::Line => Some(self.seen.line),
            _ => Some(self.seen.person.heads),
        }
    }

    /// A date of the row.
    pub fn date(&self, field: &Field) -> Dated {
        let person = self.seen.person;
        let known = |first: Option<NaiveDate>, last: Option<NaiveDate>| {
            let ends = first.zip(last);
            ends.map_or(Dated::Unknown, |(first, last)| Dated::Within(first, last))
        };
        match field.kind {
            Kind::Birth => known(person.birth, person.latest.birth),
            Kind::Joined => known(person.joined, person.latest.joined),
            Kind::Left if person.left.is_none() => {
                let written = self.seen.reader.text(self.seen.record, F::Left);
                match normalise::is_empty(&written) {
                    // Whoever has no date of leaving has not left.
                    true => Dated::Never,
                    false => Dated::Unknown,
                }
            }
            Kind::Left => known(person.left, person.latest.left),
            Kind::Date(column) => {
                let written = self.seen.reader.text(self.seen.record, column);
                let read = dates::parse(&written).ok();
                known(read.map(|read| read.date), read.map(|read| read.latest()))
            }
            _ => Dated::Unknown,
        }
    }

    fn text(&self, field: &Field) -> Cow<'_, str> {
        let reader = self.seen.reader;
        match field.from {
            Some(From::Identity) => reader.text(self.seen.record, F::IdentityNumber),
            Some(from) => text(self.seen, from).into(),
            None => reader.text_under(self.seen.record, &field.name),
        }
    }

    /// Whether nothing is known of a field.
    fn is_empty(&self, field: &Field) -> bool {
        match field.kind {
            Kind::Class(_) => {
                let labels = self.labels(field);
                let nothing = |label: &String| label == UNKNOWN || label == Sex::Unknown.label();
                labels.first().is_none_or(nothing)
            }
            Kind::Age => self.number(field).is_none(),
            Kind::Birth => self.seen.person.birth.is_none(),
            Kind::Open(_) => self.labels(field).is_empty(),
            _ => normalise::is_empty(&self.text(field)),
        }
    }

    /// The cell of a field as it is shown; identity numbers whole only if `whole`.
    pub fn cell(&self, field: &Field, whole: bool) -> String {
        match field.from {
            Some(From::Identity) if whole => self.text(field).trim().to_owned(),
            Some(from) => text(self.seen, from),
            None => crate::vocabulary::mask::mask_all(self.text(field).trim()),
        }
    }
}

/// A date as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dated {
    /// On a day from the first to the last, both included: the same day twice where it is
    /// known, the ends of the month or the year where no more is written.
    Within(NaiveDate, NaiveDate),
    /// It has not come.
    Never,
    /// Nobody knows.
    Unknown,
}

/// How something of this rank stands to another; `None` where the two may lie either way.
pub fn stands(op: Op, (low, high): (u32, u32), (lowest, highest): (u32, u32)) -> Option<bool> {
    let (surely, perhaps) = match op {
        Op::AtLeast => (low >= lowest, high >= lowest),
        Op::More => (low > highest, high > highest),
        Op::AtMost => (high <= highest, low <= highest),
        _ => (high < lowest, low < lowest),
    };
    (surely == perhaps).then_some(surely)
}

/// How something that lies from the first of two values to the second stands to limits;
/// `None` where it may lie on either side of one.
fn among<T: PartialOrd + Copy>(op: Op, (low, high): (T, T), limits: &[Limits<T>]) -> Option<bool> {
    let stands = |limits: &Limits<T>| match op {
        Op::AtLeast => (low >= limits.first, high >= limits.first),
        Op::More => (low > limits.last, high > limits.last),
        Op::AtMost => (high <= limits.last, low <= limits.last),
        Op::Less => (high < limits.first, low < limits.first),
        _ => (
            limits.first <= low && high <= limits.last,
            low <= limits.last && limits.first <= high,
        ),
    };
    let (surely, perhaps) = limits.iter().map(stands).fold(
        (false, false),
        |(surely, perhaps), (one_surely, one_perhaps)| {
            (surely || one_surely, perhaps || one_perhaps)
        },
    );
    (surely == perhaps).then_some(surely)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_senior_title_of_unknown_rank_is_at_least_associate_and_perhaps_full() {
        let (full, associate, unspecified, intermediate) = ((6, 6), (5, 5), (5, 6), (4, 4));
        assert_eq!(stands(Op::AtLeast, unspecified, associate), Some(true));
        assert_eq!(stands(Op::AtLeast, unspecified, full), None);
        assert_eq!(stands(Op::More, unspecified, intermediate), Some(true));
        assert_eq!(stands(Op::AtMost, unspecified, associate), None);
        assert_eq!(stands(Op::Less, unspecified, associate), Some(false));
        // 高级 as a group.
        assert_eq!(stands(Op::AtLeast, associate, (5, 6)), Some(true));
        assert_eq!(stands(Op::Less, intermediate, (5, 6)), Some(true));
        assert_eq!(stands(Op::More, full, (5, 6)), Some(false));
    }

    #[test]
    fn a_range_is_compared_by_its_ends() {
        let limits = [Limits {
            first: 36,
            last: 40,
        }];
        for (op, value, holds) in [
            (Op::Is, 40, true),
            (Op::Is, 41, false),
            (Op::More, 40, false),
            (Op::AtLeast, 36, true),
            (Op::Less, 36, false),
            (Op::AtMost, 40, true),
        ] {
            assert_eq!(
                among(op, (value, value), &limits),
                Some(holds),
                "{op:?} {value}"
            );
        }
    }

    #[test]
    fn a_month_that_holds_the_limit_lies_on_neither_side_of_it() {
        let day = |month, day| NaiveDate::from_ymd_opt(2024, month, day).unwrap();
        let july = (day(7, 1), day(7, 31));
        let middle = [Limits {
            first: day(7, 15),
            last: day(7, 15),
        }];
        for op in [Op::Is, Op::More, Op::AtLeast, Op::Less, Op::AtMost] {
            assert_eq!(among(op, july, &middle), None, "{op:?}");
        }
        let months = [Limits {
            first: day(7, 1),
            last: day(8, 31),
        }];
        for (op, holds) in [
            (Op::Is, Some(true)),
            (Op::AtLeast, Some(true)),
            (Op::AtMost, Some(true)),
            (Op::More, Some(false)),
            (Op::Less, Some(false)),
        ] {
            assert_eq!(among(op, july, &months), holds, "{op:?}");
        }
        let year = (day(1, 1), day(12, 31));
        assert_eq!(among(Op::Is, year, &months), None);
        assert_eq!(among(Op::Is, (day(9, 1), day(9, 30)), &months), Some(false));
    }
}
