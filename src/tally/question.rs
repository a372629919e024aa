//! What is asked of the rows: filters over classified fields, and what is added up.

use crate::records::activity::{Activity, ActivityDim, Column};
use crate::records::dimension::{Dim, UNKNOWN};
use rust_decimal::Decimal;

/// One condition on one dimension. All terms of a question must hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term<D> {
    /// The dimension looked at.
    pub dim: D,
    /// What must hold of it.
    pub test: Test,
}

/// What must hold of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// It bears one of these labels.
    AnyOf(Vec<String>),
    /// It bears none of these labels.
    NoneOf(Vec<String>),
    /// It is a number within these limits, both included.
    Between {
        /// Lower limit.
        min: Option<u32>,
        /// Upper limit.
        max: Option<u32>,
    },
}

impl Test {
    /// Whether it holds of a value that bears these labels.
    pub fn holds<S: AsRef<str>>(&self, labels: &[S]) -> bool {
        let bears = |wanted: &String| labels.iter().any(|l| l.as_ref() == wanted);
        match self {
            Test::AnyOf(wanted) if labels.is_empty() => wanted.iter().any(|w| w == UNKNOWN),
            Test::AnyOf(wanted) => wanted.iter().any(bears),
            Test::NoneOf(unwanted) => !unwanted.iter().any(bears),
            Test::Between { min, max } => labels
                .first()
                .and_then(|l| l.as_ref().parse::<u32>().ok())
                .is_some_and(|n| min.is_none_or(|m| m <= n) && max.is_none_or(|m| n <= m)),
        }
    }
}

/// A question to the roster: how many people satisfy all terms?
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeopleQuestion {
    /// The conditions.
    pub terms: Vec<Term<Dim>>,
}

/// A question to the activity logs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventQuestion {
    /// The conditions on a row.
    pub terms: Vec<Term<ActivityDim>>,
    /// Only rows that fill this column.
    pub filled: Option<Column>,
    /// What is added up.
    pub measure: Measure,
    /// Which years.
    pub window: Window,
    /// Divide by the number of years of the window.
    pub per_year: bool,
}

/// What an activity question adds up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Measure {
    /// The sum of a column over the rows that fill it.
    Sum(Column),
    /// Rows; a row that fills the column counts as often as it says.
    Rows(Option<Column>),
    /// The months (1月 … 12月), in order, each once.
    Months,
    /// The distinct entries of a text column, sorted.
    Distinct(Column),
    /// The entries of a text column by date.
    ByDate(Column),
}

impl Measure {
    /// What one row adds to the total; `None` when it adds nothing, or the answer is no
    /// number.
    pub fn adds(&self, activity: &Activity) -> Option<Decimal> {
        match self {
            Measure::Sum(column) => activity.numbers[*column as usize],
            Measure::Rows(times) => {
                let times = times.and_then(|column| activity.numbers[column as usize]);
                Some(times.unwrap_or(Decimal::ONE))
            }
            Measure::Months | Measure::Distinct(_) | Measure::ByDate(_) => None,
        }
    }
}

/// The years a question looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Window {
    /// The report year.
    Year,
    /// The recent years that have an activity log.
    Recent,
}
