//! Why a number of a draft without a record is left as it is.

/// Why a number is left as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// The sentence stands in the draft, or in the report, more than once.
    Repeated,
    /// The sentence has hardly any words of its own.
    Short,
    /// A name in the sentence, or a list, is not that of the data.
    Words,
    /// The sentence speaks of another year or date than the data.
    Period,
    /// There is a tracked change in the sentence.
    Tracked,
    /// There is more than text in the sentence, or its markup is not plain.
    NotPlain,
    /// The sentence has been changed.
    Changed,
    /// The table has been changed, or there are two like it.
    Table,
    /// It is a date or a list, and only single numbers are written over.
    List,
    /// No sentence or table of the report is like it.
    Unknown,
}

impl Doubt {
    /// Its name in JSON and in the wordings.
    pub fn key(self) -> &'static str {
        match self {
            Doubt::Repeated => "repeated",
            Doubt::Short => "short",
            Doubt::Words => "words",
            Doubt::Period => "period",
            Doubt::Tracked => "tracked",
            Doubt::NotPlain => "not-plain",
            Doubt::Changed => "changed",
            Doubt::Table => "table",
            Doubt::List => "list",
            Doubt::Unknown => "unknown",
        }
    }
}
