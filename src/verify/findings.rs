//! What was found in a draft, before it is put into words.

use crate::figures::{FigureRef, Figures, Scope};
use crate::redraft::{CellWords, Context};
use std::ops::Range;

/// Everything there is to say about a draft.
#[derive(Debug, Default)]
pub struct Verified {
    /// The figures of the draft: those of its record in its order, then those found by
    /// the text alone.
    pub figures: Vec<FigureFinding>,
    /// The numbers that no figure stands behind.
    pub numbers: Vec<NumberFinding>,
    /// The shares that do not follow from the counts beside them.
    pub shares: Vec<ShareFinding>,
}

/// What is true of a figure of the draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// It reads what the data say.
    Agrees,
    /// It reads what was generated once, and the data now say something else; or, placed
    /// by the text, something else than the data say.
    Differs,
    /// A person has typed something that is not in the data.
    HandEdited,
    /// The words round it were changed so that it speaks of another year or period: it is
    /// not the number of that, as far as can be told.
    OtherPeriod,
    /// A copy of what was generated once, pasted in or left when its mark was lost: the
    /// data now say something else, and a refresh does not reach it.
    Stale,
    /// A person has typed the number anew. It is right now, but a refresh no longer
    /// reaches it.
    Retyped,
    /// It stands under another heading of its table, or in another row.
    OtherPlace,
    /// There is a tracked change in it or beside it.
    Tracked,
    /// Its place cannot be told for certain.
    Unclear,
    /// The data say nothing of it.
    NoData,
    /// It is not in the draft, or its place is not certain.
    Gone,
}

impl Outcome {
    /// All of them, in the order of reports.
    pub const ALL: [Outcome; 11] = [
        Outcome::Agrees,
        Outcome::Differs,
        Outcome::Stale,
        Outcome::HandEdited,
        Outcome::OtherPlace,
        Outcome::OtherPeriod,
        Outcome::NoData,
        Outcome::Tracked,
        Outcome::Unclear,
        Outcome::Retyped,
        Outcome::Gone,
    ];

    /// Its name in JSON and in the wordings.
    pub fn key(self) -> &'static str {
        match self {
            Outcome::Agrees => "agrees",
            Outcome::Differs => "differs",
            Outcome::Stale => "stale",
            Outcome::HandEdited => "hand-edited",
            Outcome::OtherPeriod => "other-period",
            Outcome::Retyped => "retyped",
            Outcome::OtherPlace => "other-place",
            Outcome::Tracked => "tracked",
            Outcome::Unclear => "unclear",
            Outcome::NoData => "no-data",
            Outcome::Gone => "gone",
        }
    }
}

/// How a figure was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// By the record of the file.
    Record,
    /// By the words around it.
    Text,
    /// In a chart.
    Chart,
}

impl By {
    /// Its name in JSON.
    pub fn key(self) -> &'static str {
        match self {
            By::Record => "record",
            By::Text => "text",
            By::Chart => "chart",
        }
    }
}

/// A figure of the draft.
#[derive(Debug, Clone)]
pub struct FigureFinding {
    /// Which figure.
    pub figure: FigureRef,
    /// What is true of it.
    pub outcome: Outcome,
    /// How it was found.
    pub by: By,
    /// Its text as last generated; `None` without a record.
    pub generated: Option<String>,
    /// What stands in the draft; `None` where nothing was found.
    pub text: Option<String>,
    /// What the data say; `None` without data.
    pub data: Option<String>,
    /// Whether a person has typed what the figure read before a correction.
    pub is_earlier: bool,
    /// The sentence, or the row and column of the table.
    pub context: String,
    /// The line of a text file.
    pub line: Option<usize>,
    /// In a table of a Word file with a record: what its row and its column were called.
    pub cell: Option<CellWords>,
    /// The line of the draft, counted from 0, and the bytes of it that read it; `None` where
    /// nothing was found, and in charts.
    pub at: Option<(usize, Range<usize>)>,
    /// What a person has made of the words round it, if anything; the context is then the
    /// sentence as it stands.
    pub words: Option<Reworded>,
}

/// Words round a figure that a person has changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reworded {
    /// What they are now: never the same.
    pub change: Context,
    /// The sentence as it was generated.
    pub was: String,
    /// The one year of which they speak now, where it is another one.
    pub year: Option<i32>,
    /// What the figure was in that year; `None` where there are no data of it.
    pub data: Option<String>,
}

impl Named {
    /// What it is called where people read it: whose it is, and a band of ages with its
    /// limits.
    pub fn told(&self, figures: &Figures) -> String {
        let label = figures.told_label(&self.figure.id);
        let label = label.unwrap_or_else(|| self.label.clone());
        match &self.figure.scope {
            Scope::Whole => label,
            Scope::Unit(name) | Scope::Kind(name) => format!("{name} {label}"),
        }
    }
}

impl FigureFinding {
    /// Whether it reads what it was in the other year of which its words now speak.
    pub fn is_of_its_year(&self) -> bool {
        let data = self.words.as_ref().and_then(|words| words.data.as_ref());
        let both = data.zip(self.text.as_ref());
        both.is_some_and(|(data, text)| super::compare::same(data, text))
    }

    /// Whether the draft says something else here than the data.
    pub fn is_wrong(&self) -> bool {
        match self.outcome {
            Outcome::Differs
            | Outcome::Stale
            | Outcome::HandEdited
            | Outcome::OtherPlace
            | Outcome::NoData => true,
            Outcome::OtherPeriod => !self.is_of_its_year(),
            // Of a chart that may be one of two there is no text to judge by.
            Outcome::Tracked | Outcome::Unclear => self.text.as_deref().is_some_and(|text| {
                !super::compare::same(text, self.data.as_deref().unwrap_or_default())
            }),
            Outcome::Agrees | Outcome::Retyped | Outcome::Gone => false,
        }
    }
}

/// A figure that a number may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Which figure.
    pub figure: FigureRef,
    /// What it is called.
    pub label: String,
    /// How it reads by the data.
    pub text: String,
}

/// A number that no figure stands behind.
#[derive(Debug, Clone)]
pub struct NumberFinding {
    /// The number with its unit, as typed.
    pub text: String,
    /// The sentence, or the row of the table.
    pub context: String,
    /// The line of a text file.
    pub line: Option<usize>,
    /// Figures that read the same: it was typed or copied and will not be kept up.
    pub equals: Vec<Named>,
    /// The other year or period of which its sentence speaks, where the figures it equals
    /// are of the year of the data.
    pub speaks_of: Option<String>,
    /// Figures that were generated or refreshed with this text and that now read otherwise:
    /// a copy that was not kept up, most likely. Each with how it reads by the data now.
    pub were: Vec<Named>,
    /// Whether its sentence names what it was: it says of that what is no longer so.
    pub is_stale: bool,
    /// The figure that its own words name, or most likely name, and that reads otherwise.
    pub named: Option<Named>,
    /// Whether nothing leaves a doubt that they name it.
    pub is_wrong: bool,
}

impl NumberFinding {
    /// A number of which nothing is known yet.
    pub fn new(text: String, context: String, line: Option<usize>) -> Self {
        NumberFinding {
            text,
            context,
            line,
            equals: Vec::new(),
            speaks_of: None,
            were: Vec::new(),
            is_stale: false,
            named: None,
            is_wrong: false,
        }
    }
}

impl NumberFinding {
    /// Whether its words most likely name a figure that reads otherwise.
    pub fn is_doubtful(&self) -> bool {
        self.named.is_some() && !self.is_wrong
    }
}

/// A share that does not follow from the counts beside it.
#[derive(Debug, Clone)]
pub struct ShareFinding {
    /// The share as typed.
    pub text: String,
    /// The count that it is said to be the share of.
    pub count: String,
    /// What it should be; `None` where the sentence does not say of which total it is one,
    /// and no total gives it.
    pub by: Option<ShareBase>,
    /// The sentence.
    pub context: String,
    /// The line of a text file.
    pub line: Option<usize>,
}

/// The total of which a share is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShareBase {
    /// What it is called, or as it is typed.
    pub label: String,
    /// Whether `label` is the number itself as typed, for want of a name.
    pub is_typed: bool,
    /// The number.
    pub total: String,
    /// The share that follows.
    pub expected: String,
}

impl Verified {
    /// Whether anything in the draft is not as the data, or its own counts, have it.
    pub fn is_wrong(&self) -> bool {
        !self.shares.is_empty()
            || self.figures.iter().any(FigureFinding::is_wrong)
            || self
                .numbers
                .iter()
                .any(|number| number.is_stale || number.is_wrong)
    }
}
