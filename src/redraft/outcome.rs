//! What became of each figure and each table of a draft.

use super::context::Context;
use super::spelling::same;
use crate::export::docx::record::{ChartMark, ChartPoint, FigureMark};
use crate::export::earlier::Earlier;
use crate::figures::FigureRef;

/// What became of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// The new value was written.
    Set,
    /// It is what it was.
    Unchanged,
    /// A person has typed what the data now say: it counts as written by the program again.
    Agrees,
    /// A person has typed something else: theirs stays.
    HandEdited,
    /// Its bookmark is no longer there, or nothing is left in it.
    Gone,
    /// There is a tracked change in it or beside it: first that has to be accepted or refused.
    Tracked,
    /// Its place cannot be told for certain: its bookmark stands over several paragraphs,
    /// around more than text, or around another figure.
    Unclear,
    /// The data say nothing of it any more: the old text stays.
    NoData,
    /// The words round it were changed so that it speaks of another period: the old text
    /// stays.
    OtherPeriod,
    /// It stands under another heading of its table, or in another row: the old text stays.
    OtherPlace,
    /// The figure stands here once more, in a copy of its sentence: the copy stays.
    Copy,
    /// Its row was added to a table.
    RowAdded,
    /// Its row was taken out of a table.
    RowRemoved,
}

impl Outcome {
    /// All of them, in the order of reports.
    pub const ALL: [Outcome; 13] = [
        Outcome::Set,
        Outcome::Unchanged,
        Outcome::Agrees,
        Outcome::HandEdited,
        Outcome::Gone,
        Outcome::Tracked,
        Outcome::Unclear,
        Outcome::NoData,
        Outcome::OtherPeriod,
        Outcome::OtherPlace,
        Outcome::Copy,
        Outcome::RowAdded,
        Outcome::RowRemoved,
    ];

    /// Its name in JSON and in the wordings.
    pub fn key(self) -> &'static str {
        match self {
            Outcome::Set => "set",
            Outcome::Unchanged => "unchanged",
            Outcome::Agrees => "agrees",
            Outcome::HandEdited => "hand-edited",
            Outcome::Gone => "gone",
            Outcome::Tracked => "tracked",
            Outcome::Unclear => "unclear",
            Outcome::NoData => "no-data",
            Outcome::OtherPeriod => "other-period",
            Outcome::OtherPlace => "other-place",
            Outcome::Copy => "copy",
            Outcome::RowAdded => "row-added",
            Outcome::RowRemoved => "row-removed",
        }
    }
}

/// One figure of the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureOutcome {
    /// Which figure, where, and its text as last generated.
    pub mark: FigureMark,
    /// What became of it.
    pub outcome: Outcome,
    /// What the data say; `None` without data.
    pub new: Option<String>,
    /// What stood in the draft; `None` where nothing was found.
    pub text: Option<String>,
    /// What was written, spelled and worded as a person had it; `None` where nothing was.
    pub written: Option<String>,
    /// The line of a Markdown draft in which it stands, from 1; `None` in a Word file.
    pub line: Option<usize>,
    /// The sentence, or the row of the table, in which it stands, as it was.
    pub context: String,
    /// Whether it was left because the number is the one last generated, but spelled in a
    /// way that does not say how to spell the new one.
    pub spelling: bool,
    /// Whether it was left and is what the figure read before a correction.
    pub is_earlier: bool,
    /// What a person has made of the words around a figure that was set, or that was not
    /// for this reason; `None` where they say the same.
    pub words: Option<Words>,
    /// In a table: what its row and its column were called.
    pub cell: Option<CellWords>,
}

impl FigureOutcome {
    /// Whether the new value took the place of something that a person has typed.
    pub fn is_replaced(&self) -> bool {
        let text = self.text.as_deref();
        self.outcome == Outcome::Set && text.is_some_and(|text| !same(text, &self.mark.text))
    }

    /// Sees whether what a person has typed is an earlier number of the very figure.
    pub fn compare(&mut self, earlier: &Earlier) {
        let (Outcome::HandEdited, Some(text)) = (self.outcome, &self.text) else {
            return;
        };
        let mut all = earlier.all();
        let is_it = |(of, was): (&FigureRef, &str)| *of == self.mark.figure && same(was, text);
        self.is_earlier = all.any(is_it);
    }
}

/// A cell of a table, in words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellWords {
    /// What the table is called.
    pub table: String,
    /// What stands in the first cell of the row.
    pub row: String,
    /// What heads the column.
    pub column: String,
}

/// Words around a figure that a person has changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// What they are now: never the same.
    pub change: Context,
    /// The whole sentence as it was generated, or the table, the row and the column; the
    /// context of the figure is the same as it stands.
    pub was: String,
}

/// One drawing of a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartOutcome {
    /// Its bars as last generated.
    pub mark: ChartMark,
    /// What it is called; its id where a new report has no such chart.
    pub caption: String,
    /// What became of it: set, unchanged, agrees, hand-edited, gone, unclear or no-data.
    pub outcome: Outcome,
    /// Whether its numbers were set and those in the workbook behind it were not, because a
    /// person has worked there.
    pub workbook_left: bool,
    /// The bars that the data would give; `None` where they give no such drawing.
    pub new: Option<Vec<ChartPoint>>,
    /// The numbers that stood in the draft; `None` where the chart was not found.
    pub values: Option<Vec<String>>,
}

/// A table whose rows are not those that the data would give, and that was left as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableChange {
    /// The table's id in the report.
    pub id: String,
    /// What it is called.
    pub caption: String,
    /// The first words of the rows that a new report would have and this has not.
    pub missing: Vec<String>,
    /// The first words of the rows that a new report would not have; of rows that were
    /// copied those.
    pub surplus: Vec<String>,
    /// Of a copy: how many of its numbers are not what the data say.
    pub stale: usize,
    /// Why it was left.
    pub why: Left,
}

/// Why a table was left as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// Its bookmark or its rows were not found.
    NotFound,
    /// A person has worked in the rows in question, or there is a tracked change.
    Edited,
    /// The order of its rows would change.
    Order,
    /// Its columns or its heading would change.
    Columns,
    /// The draft is Markdown, in which no rows are made.
    Markdown,
    /// It is a copy without bookmarks, in which nothing is written.
    Copied,
    /// Some of its rows stand in it once more without bookmarks: in those nothing is written.
    CopiedRows,
}

impl Left {
    /// Its name in JSON and in the wordings.
    pub fn key(self) -> &'static str {
        match self {
            Left::NotFound => "not-found",
            Left::Edited => "edited",
            Left::Order => "order",
            Left::Columns => "columns",
            Left::Markdown => "markdown",
            Left::Copied => "copied",
            Left::CopiedRows => "copied-rows",
        }
    }
}
