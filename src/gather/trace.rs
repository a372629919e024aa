//! Which rows count in a figure, which do not and why, and what rulings had to do with it:
//! once more over the files, for their places.
//!
//! - [`people`]: rows of rosters. [`events`]: rows of logs. [`given`]: rows of facts.
//!   [`movers`]: people who joined or left.
//! - [`unread`]: what could not be read or was set aside. [`ruled`]: what rulings did.

mod events;
mod given;
mod movers;
mod people;
mod ruled;
mod unread;

pub use ruled::{Applied, Effect};

use super::{Gathered, Readers};
use crate::diagnostic::Place;
use crate::failure::Failure;
use crate::figures::catalogue::Entry;
use crate::figures::catalogue::Origin;
use crate::project::Project;
use crate::project::discover::Kind;
use rust_decimal::Decimal;

/// Everything about the rows behind a figure.
#[derive(Debug, Clone, Default)]
pub struct Trace {
    /// The rows that count, in reading order.
    pub counted: Vec<Counted>,
    /// The rows that somebody might expect to count and that do not.
    pub left_out: Vec<LeftOut>,
    /// The rulings that were applied to any of these rows, in the order of their table.
    pub rulings: Vec<Applied>,
}

/// A row that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// Its file.
    pub file: String,
    /// Its sheet in a workbook.
    pub sheet: Option<String>,
    /// The line on which it starts.
    pub line: u64,
    /// The unit it names, if any.
    pub unit: Option<String>,
    /// What it adds to the figure; `None` for a text.
    pub adds: Option<Decimal>,
    /// What it gives a list: months, places, names; empty for a number.
    pub gives: Vec<String>,
}

/// A row, or a table, that does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// File, sheet, line and unit; a table that was not read has no line.
    pub place: Place,
    /// Why.
    pub reason: Reason,
    /// The column that decides, by its canonical name.
    pub field: Option<String>,
    /// What is there, as far as that says something: a class, a date, a ruling's place.
    pub value: Option<String>,
    /// What the row would add.
    pub adds: Option<Decimal>,
}

macro_rules! reasons {
    ($($(#[$doc:meta])* $variant:ident = $key:literal;)*) => {
        /// Why a row does not count.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Reason { $($(#[$doc])* $variant,)* }

        impl Reason {
            /// All of them, in the order in which they are told.
            pub const ALL: &'static [Reason] = &[$(Reason::$variant,)*];

            /// Its name in JSON and in the wordings.
            pub fn key(self) -> &'static str {
                match self { $(Reason::$variant => $key,)* }
            }
        }
    };
}

reasons! {
    /// 离职日期 is not after the reference date.
    Left = "left";
    /// 入职日期 lies after the reference date.
    JoinedLater = "joined-later";
    /// 人员状态 does not count.
    Status = "status";
    /// 退休返聘.
    Rehired = "rehired";
    /// 借入, or the 编制单位 is another unit: counts there.
    Borrowed = "borrowed";
    /// The bureau has decided so.
    Ruled = "ruled";
    /// 岗位类别 or 单位类型 is another one than the figure counts.
    OtherClass = "other-class";
    /// The value that decides is empty.
    Empty = "empty";
    /// The value that decides is in no class.
    Unclassified = "unclassified";
    /// The value that decides leaves open which of several classes it is.
    TooBroad = "too-broad";
    /// A number or date that is needed cannot be read.
    Unreadable = "unreadable";
    /// 日期 lies in another year than the folder and the figure.
    OtherYear = "other-year";
    /// 日期 lies after the reference date.
    Later = "after-reference-date";
    /// Another row says the same number of the same figure.
    Again = "given-again";
    /// Another row says another number of the same figure: neither counts.
    Contradicted = "contradicted";
    /// The figure is counted from rows, and not taken from a table.
    CountedInstead = "counted-instead";
    /// A row of totals.
    Total = "total-row";
    /// The row itself could not be read.
    BadRow = "unreadable-row";
    /// A file or sheet that was left aside.
    NotRead = "not-read";
}

impl Reason {
    /// Whether it is about a row that would have added something, and not about a number
    /// that is given.
    pub fn is_of_rows(self) -> bool {
        !matches!(
            self,
            Reason::Again | Reason::Contradicted | Reason::CountedInstead
        )
    }
}

impl LeftOut {
    fn new(place: Place, reason: Reason) -> Self {
        LeftOut {
            place,
            reason,
            field: None,
            value: None,
            adds: None,
        }
    }

    fn by(mut self, field: impl Into<String>, value: Option<String>) -> Self {
        self.field = Some(field.into());
        self.value = value;
        self
    }

    fn adding(mut self, adds: Option<Decimal>) -> Self {
        self.adds = adds;
        self
    }
}

/// Goes over the rows behind a figure.
///
/// # Errors
/// When a file cannot be read.
pub fn trace(
    project: &Project,
    readers: &mut Readers,
    gathered: &mut Gathered,
    entry: &Entry,
) -> Result<Trace, Failure> {
    let (kind, mut trace) = match entry.origin {
        Origin::People(question) => {
            let trace = people::trace(project, readers, gathered, question)?;
            (Kind::Roster, trace)
        }
        Origin::Events(question) => {
            let trace = events::trace(project, readers, gathered, question)?;
            (Kind::Activities, trace)
        }
        Origin::Flow(question) => {
            let question = &gathered.catalogue.flows()[question];
            return Ok(movers::trace(gathered, question));
        }
        Origin::Fact { .. } => {
            let units = &mut gathered.tally.units;
            (
                Kind::Facts,
                given::trace(project, readers, units, &entry.id)?,
            )
        }
        Origin::Option(_) | Origin::Unused | Origin::Computed(_) => return Ok(Trace::default()),
    };
    let files = unread::files(&gathered.diagnostics, kind);
    trace.left_out.extend(files);
    if kind == Kind::Facts {
        return Ok(trace);
    }
    // A number given for a figure that is counted is not taken, which is worth knowing.
    let given = given::trace(project, readers, &mut gathered.tally.units, &entry.id)?.counted;
    trace
        .left_out
        .extend(given.into_iter().map(given::counted_instead));
    Ok(trace)
}
