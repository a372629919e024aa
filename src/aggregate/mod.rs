//! The SQL that turns a table of people into a roster of numbers (人数, 年龄), for data that
//! stands in a database or is too large to be moved: the cluster counts, talentsum writes.
//!
//! - [`dialect`]: what databases write differently.
//!
//! The statement does only what the contract says of such rows: who is in post by the dates,
//! the age in full years at the reference date, and a row for every combination of what is
//! written in the other columns. What the writing means is left to the program.

pub mod dialect;

use crate::vocabulary::{Field, RosterField as F};
use chrono::{Datelike, NaiveDate};
use dialect::Dialect;

/// Where the people are, and which of the table's columns is which.
#[derive(Debug, Clone)]
pub struct People {
    /// What stands after FROM: a table, or a function that reads files.
    pub from: String,
    /// The columns: what each is to talentsum, and what the table calls it.
    pub columns: Vec<(F, String)>,
    /// The reference date.
    pub as_of: NaiveDate,
}

/// What a column of people becomes in a table of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Rows with different entries stay apart.
    Group,
    /// Gives the age.
    Birth,
    /// Is the age, where there is no birth date.
    Age,
    /// Who joined after the reference date is not in post.
    Joined,
    /// Who left by the reference date is not in post.
    Left,
    /// How many people the row stands for already.
    People,
    /// Says who somebody is: nothing that numbers could keep.
    Person,
    /// No figure needs it, and every row would stay by itself.
    Unused,
}

/// What a column becomes.
pub fn part(field: F) -> Part {
    match field {
        F::StaffNumber | F::Name | F::IdentityNumber => Part::Person,
        F::BirthDate => Part::Birth,
        F::Age => Part::Age,
        F::Joined => Part::Joined,
        F::Left => Part::Left,
        F::People => Part::People,
        F::CareerStart | F::LeavingReason => Part::Unused,
        F::Sex
        | F::Education
        | F::FullTimeEducation
        | F::PartTimeEducation
        | F::FirstEducation
        | F::Degree
        | F::StudyMode
        | F::Title
        | F::TitleQualified
        | F::Post
        | F::DoubleRole
        | F::Profession
        | F::Licence
        | F::GpRegistered
        | F::GpCertified
        | F::Establishment
        | F::Status
        | F::OnDuty
        | F::AbsenceReason
        | F::YearFlow
        | F::Rehired
        | F::Unit
        | F::EstablishmentUnit
        | F::UnitType
        | F::Honours => Part::Group,
    }
}

/// The columns of which one must be named, by the contract's needed columns; an identity
/// number gives no age here.
pub const NEEDED: &[&[F]] = &[
    &[
        F::Education,
        F::FullTimeEducation,
        F::PartTimeEducation,
        F::FirstEducation,
    ],
    &[F::Title, F::TitleQualified],
    &[F::Post],
    &[F::BirthDate, F::Age],
];

impl People {
    /// The table's name of a column.
    fn column(&self, part_wanted: Part) -> Option<&str> {
        let found = self.columns.iter().find(|(f, _)| part(*f) == part_wanted);
        found.map(|(_, name)| name.as_str())
    }

    /// One query, without a semicolon, so that it can stand inside another statement. Its
    /// rows are a roster: canonical headers, and 人数. Rows come in an order of their own.
    pub fn sql(&self, dialect: Dialect) -> String {
        let quote = |name: &str| dialect.quoted(name);
        let text = |name: &str| dialect.text(&quote(name));
        let groups: Vec<&(F, String)> = self
            .columns
            .iter()
            .filter(|(field, _)| part(*field) == Part::Group)
            .collect();
        let mut inner: Vec<String> = groups
            .iter()
            .map(|(field, name)| format!("{} AS {}", text(name), quote(field.name())))
            .collect();
        let dates = [
            (Part::Birth, "birth_day"),
            (Part::Joined, "joined_on"),
            (Part::Left, "left_on"),
        ];
        for (part, alias) in dates {
            if let Some(name) = self.column(part) {
                inner.push(format!("{} AS {alias}", dialect.date(&text(name))));
            }
        }
        if let Some(name) = self.column(Part::Age) {
            inner.push(format!("{} AS age_given", dialect.number(&text(name))));
        }
        if let Some(name) = self.column(Part::People) {
            inner.push(format!("{} AS people_given", dialect.number(&text(name))));
        }
        let by_birth = self.column(Part::Birth).map(|_| self.full_years());
        let age = match (by_birth, self.column(Part::Age)) {
            (Some(by_birth), Some(_)) => format!("COALESCE({by_birth}, age_given)"),
            (Some(by_birth), None) => by_birth,
            (None, _) => "age_given".to_owned(),
        };
        let people = match self.column(Part::People) {
            Some(_) => "SUM(people_given)",
            None => "COUNT(*)",
        };
        let day = dialect.day(self.as_of);
        let mut conditions = Vec::new();
        if self.column(Part::Joined).is_some() {
            conditions.push(format!("(joined_on IS NULL OR joined_on <= {day})"));
        }
        if self.column(Part::Left).is_some() {
            conditions.push(format!("(left_on IS NULL OR left_on > {day})"));
        }
        let mut outer: Vec<String> = groups.iter().map(|(f, _)| quote(f.name())).collect();
        outer.push(format!("{age} AS {}", quote(F::Age.name())));
        let positions: Vec<String> = (1..=outer.len()).map(|n| n.to_string()).collect();
        let positions = positions.join(", ");
        outer.push(format!("{people} AS {}", quote(F::People.name())));
        let mut lines = vec![
            "SELECT".to_owned(),
            indented(&outer, 2),
            "FROM (".to_owned(),
            "  SELECT".to_owned(),
            indented(&inner, 4),
            format!("  FROM {}", self.from),
            ") AS people".to_owned(),
        ];
        if !conditions.is_empty() {
            lines.push(format!("WHERE {}", conditions.join("\n  AND ")));
        }
        lines.push(format!("GROUP BY {positions}"));
        lines.push(format!("ORDER BY {positions}"));
        lines.join("\n") + "\n"
    }

    /// Full years (周岁) at the reference date, the birthday itself included.
    fn full_years(&self) -> String {
        let of = |part: &str| format!("EXTRACT({part} FROM birth_day)");
        let (year, month, day) = (of("YEAR"), of("MONTH"), of("DAY"));
        let at = self.as_of;
        let day_of_year = at.month() * 100 + at.day();
        format!(
            "{} - {year} - CASE WHEN {month} * 100 + {day} > {day_of_year} THEN 1 ELSE 0 END",
            at.year()
        )
    }
}

fn indented(expressions: &[String], by: usize) -> String {
    let margin = " ".repeat(by);
    let lines: Vec<String> = expressions.iter().map(|e| format!("{margin}{e}")).collect();
    lines.join(",\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(columns: &[(F, &str)]) -> People {
        People {
            from: "staff".to_owned(),
            columns: columns.iter().map(|(f, n)| (*f, (*n).to_owned())).collect(),
            as_of: NaiveDate::from_ymd_opt(2024, 12, 31).expect("a date"),
        }
    }

    #[test]
    fn a_name_with_quotes_stays_a_name() {
        let table = people(&[(F::Post, "a\"b"), (F::Age, "age`s")]);
        assert!(table.sql(Dialect::Duckdb).contains("\"a\"\"b\""));
        assert!(table.sql(Dialect::Spark).contains("`age``s`"));
    }

    #[test]
    fn without_dates_nobody_is_left_out() {
        let sql = people(&[(F::Post, "post"), (F::BirthDate, "born")]).sql(Dialect::Duckdb);
        assert!(!sql.contains("WHERE"), "{sql}");
        assert!(sql.contains("COUNT(*)"), "{sql}");
    }

    #[test]
    fn every_needed_column_has_a_part_in_the_table() {
        for field in NEEDED.iter().copied().flatten() {
            assert!(!matches!(part(*field), Part::Person | Part::Unused));
        }
    }
}
