//! A table that something has happened to.

use std::ops::RangeInclusive;

/// A polluted table.
pub struct Polluted {
    pub bytes: Vec<u8>,
    /// The lines on which it is, in the polluted file; `None` where it is anywhere: in the
    /// header, or in the whole file.
    pub lines: Option<RangeInclusive<u64>>,
    /// Why a reader may have no way of telling, by what was done.
    pub excuse: Option<Excuse>,
}

/// What no reader can tell from the table alone: `docs/limits.md` lists just these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Excuse {
    /// Cut exactly behind a record: what is left is a whole table.
    CutBehindARecord,
    /// One value that can be for another.
    AnotherValue,
}

impl Excuse {
    /// All of them, each with its heading in `docs/limits.md`.
    const ALL: [(Excuse, &str); 2] = [
        (Excuse::CutBehindARecord, "文件恰好在一行末尾断开"),
        (Excuse::AnotherValue, "一个说得通的值换成了另一个"),
    ];
}

#[test]
fn the_documentation_lists_just_these() {
    let page = crate::support::text("docs/limits.md");
    let headings: Vec<&str> = page
        .lines()
        .filter_map(|line| line.strip_prefix("## "))
        .collect();
    assert_eq!(headings, Excuse::ALL.map(|(_, heading)| heading));
}
