//! Rows of totals against the rows above them: 小计 since the last one, 合计 and 总计 all.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::records::activity::Column;
use crate::records::columns::Columns;
use crate::records::log::field_of;
use crate::source::Record;
use crate::source::table::{Reach, Total, total};
use crate::vocabulary::{ActivityField, Field, RosterField, normalise, numbers};
use rust_decimal::Decimal;

/// Sums since the last 小计, since the last 合计, and of all.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    part: Decimal,
    list: Decimal,
    table: Decimal,
}

impl Sums {
    fn add(&mut self, number: Decimal) {
        for sum in [&mut self.part, &mut self.list, &mut self.table] {
            *sum += number;
        }
    }

    /// Whether a total is right.
    fn agrees(&self, reach: Reach, written: Decimal) -> bool {
        match reach {
            Reach::Part => written == self.part,
            Reach::List => written == self.list || written == self.table,
            Reach::Table => written == self.table,
            Reach::Within => true,
        }
    }

    /// Whether a total of some of the rows is right: which these are, only its reader knows.
    fn agrees_somehow(&self, written: Decimal) -> bool {
        [self.part, self.list, self.table].contains(&written)
    }

    /// What a total ought to say.
    fn expected(&self, reach: Reach) -> Decimal {
        match reach {
            Reach::Part => self.part,
            Reach::List | Reach::Table | Reach::Within => self.table,
        }
    }

    /// Begins anew after a total.
    fn close(&mut self, reach: Reach) {
        self.part = Decimal::ZERO;
        if reach != Reach::Part {
            self.list = Decimal::ZERO;
        }
    }
}

/// The running totals of a roster.
#[derive(Debug)]
pub struct RosterTotals {
    /// The column 人数, and 年龄, whose total is none.
    people: Option<usize>,
    age: Option<usize>,
    heads: Sums,
    /// A total may count those in post only.
    in_post: Sums,
    /// People since the last row of totals, and those of them in post: totals are few, rows
    /// many, and whole numbers add up faster.
    since: (u64, u64),
    /// Whether the first total stood above all rows: then totals are of the rows below them.
    above_rows: Option<bool>,
}

impl RosterTotals {
    /// Nothing seen yet.
    pub fn new(columns: &Columns<RosterField>) -> Self {
        RosterTotals {
            people: columns.position(RosterField::People),
            age: columns.position(RosterField::Age),
            heads: Sums::default(),
            in_post: Sums::default(),
            since: (0, 0),
            above_rows: None,
        }
    }

    /// Takes in a row of people.
    pub fn add(&mut self, heads: u64, in_post: bool) {
        self.since.0 += heads;
        if in_post {
            self.since.1 += heads;
        }
    }

    /// Takes in so many rows of one person each, of which so many are in post.
    pub fn add_rows(&mut self, rows: u64, in_post: u64) {
        self.since.0 += rows;
        self.since.1 += in_post;
    }

    /// Compares a row of totals.
    pub fn compare(
        &mut self,
        record: &Record,
        at: impl Fn(u64) -> Diagnostic,
    ) -> Option<Diagnostic> {
        let total = total(record).filter(|total| total.reach != Reach::Within)?;
        let reach = total.reach;
        let (heads, in_post) = std::mem::take(&mut self.since);
        self.heads.add(heads.into());
        self.in_post.add(in_post.into());
        let written = self.written(record, &total);
        let heads = self.heads;
        let above_rows = *self.above_rows.get_or_insert(heads.table.is_zero());
        // 甲院合计 is about the rows since the last total.
        let expected = match total.of_some {
            true => heads.part,
            false => heads.expected(reach),
        };
        // 计数 of a column of numbers may be that of its rows.
        let is_of_rows = total.word.ends_with("计数") && self.people.is_some();
        let wrong = written.filter(|written| {
            let right = |sums: &Sums| match total.of_some {
                true => sums.agrees_somehow(*written),
                false => sums.agrees(reach, *written),
            };
            // A total above its rows is not about those before it.
            let compares = expected > Decimal::ZERO && !(total.of_some && above_rows);
            compares && !is_of_rows && !right(&heads) && !right(&self.in_post)
        });
        self.heads.close(reach);
        self.in_post.close(reach);
        let written = wrong?;
        let finding = at(record.line()).fact("word", total.word);
        let finding = finding.fact("written", written.to_string());
        Some(
            finding
                .fact("counted", expected.to_string())
                .fact("field", ""),
        )
    }

    /// The number of people that a row of totals gives: under 人数, else the only one.
    fn written(&self, record: &Record, total: &Total) -> Option<Decimal> {
        let number = |i: usize| count(&record.text(i));
        if let Some(people) = self.people.and_then(number) {
            return Some(people);
        }
        // What stands before the word numbers the rows.
        let behind = total.position + 1..record.len();
        let others = behind.filter(|i| Some(*i) != self.age);
        let own = count(&total.rest);
        let mut all = own.into_iter().chain(others.filter_map(number));
        all.next().filter(|_| all.next().is_none())
    }
}

/// The running totals of a log, by column.
#[derive(Debug)]
pub struct LogTotals {
    columns: Vec<Summed>,
}

#[derive(Debug)]
struct Summed {
    position: usize,
    header: String,
    field: &'static str,
    sums: Sums,
    /// Whether every cell so far could be read.
    whole: bool,
}

impl LogTotals {
    /// Nothing seen yet.
    pub fn new(columns: &Columns<ActivityField>) -> Self {
        let summed = |column: &Column| {
            let field = field_of(*column).filter(|_| column.is_number())?;
            Some(Summed {
                position: columns.position(field)?,
                header: columns.header(field),
                field: field.name(),
                sums: Sums::default(),
                whole: true,
            })
        };
        LogTotals {
            columns: Column::ALL.iter().filter_map(summed).collect(),
        }
    }

    /// Takes in a row of data.
    pub fn add(&mut self, record: &Record) {
        for column in &mut self.columns {
            let text = record.text(column.position);
            if normalise::is_empty(&text) {
                continue;
            }
            match numbers::parse_decimal(&text) {
                Ok(number) => column.sums.add(number),
                Err(_) => column.whole = false,
            }
        }
    }

    /// Compares a row of totals.
    pub fn compare(
        &mut self,
        record: &Record,
        at: impl Fn(u64) -> Diagnostic,
        diagnostics: &mut Diagnostics,
    ) {
        let Some(Total { word, reach, .. }) = whole(record) else {
            return;
        };
        for column in &mut self.columns {
            let sums = column.sums;
            column.sums.close(reach);
            let text = record.text(column.position);
            let Ok(written) = numbers::parse_decimal(&text) else {
                continue;
            };
            let expected = sums.expected(reach);
            if !column.whole || expected.is_zero() || sums.agrees(reach, written) {
                continue;
            }
            diagnostics.push(
                at(record.line())
                    .column(column.header.clone())
                    .value(&text)
                    .fact("word", word)
                    .fact("written", written.normalize().to_string())
                    .fact("counted", expected.normalize().to_string())
                    .fact("field", column.field),
            );
        }
    }
}

/// A finding about a total, at a line.
pub fn differs(place: crate::diagnostic::Place) -> Diagnostic {
    Diagnostic::new(Code::TotalDiffers).at(place)
}

/// What a row of totals says of itself; 甲医院小计 is about rows that nobody can name.
fn whole(record: &Record) -> Option<Total> {
    total(record).filter(|total| !total.of_some && total.reach != Reach::Within)
}

fn count(text: &str) -> Option<Decimal> {
    numbers::parse_count(text).ok().map(Decimal::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_total_reaches_as_far_as_its_word_says() {
        let mut sums = Sums::default();
        sums.add(3.into());
        assert!(sums.agrees(Reach::Part, 3.into()));
        sums.close(Reach::Part);
        sums.add(4.into());
        assert!(sums.agrees(Reach::Part, 4.into()) && !sums.agrees(Reach::Part, 7.into()));
        assert!(sums.agrees(Reach::List, 7.into()) && !sums.agrees(Reach::List, 4.into()));
        sums.close(Reach::List);
        sums.add(5.into());
        assert!(sums.agrees(Reach::List, 5.into()) && sums.agrees(Reach::List, 12.into()));
        assert!(sums.agrees(Reach::Table, 12.into()) && !sums.agrees(Reach::Table, 5.into()));
    }
}
