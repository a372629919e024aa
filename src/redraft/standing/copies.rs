//! Tables, and rows of tables, that stand in the draft once more without their bookmarks:
//! told once a table, never written.

use super::columns::{Column, find};
use super::grid::Sheet;
use super::heading::Heading;
use super::{Then, texts};
use crate::export::docx::record::{FigureMark, TableMark};
use crate::redraft::draft::Draft;
use crate::redraft::outcome::{Left, TableChange};
use crate::redraft::scan::Scan;
use crate::redraft::sites::Places;
use crate::redraft::spelling::{same, squeezed};
use crate::redraft::wanted::Wanted;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// What there is to compare a copy with.
struct Originals<'a> {
    tables: Vec<(&'a TableMark, Then<'a>)>,
    marks: HashMap<&'a str, &'a FigureMark>,
    wanted: &'a Wanted<'a>,
}

/// What a table of the draft has of a generated one.
#[derive(Default)]
struct Copied {
    /// How many rows.
    rows: usize,
    /// How many of their numbers are not what the data say.
    stale: usize,
    /// What the rows are called that have such numbers.
    names: Vec<String>,
}

/// The tables that have the headings and the rows of a generated one and none of its
/// bookmarks, and the rows of such tables that stand there twice, once without bookmarks;
/// where some of their numbers are not what the data say.
pub fn copies(draft: &Draft, places: &Places<'_>, wanted: &Wanted<'_>) -> Vec<TableChange> {
    let mut found = Vec::new();
    if draft.pristine {
        return found;
    }
    let mut known: BTreeMap<(usize, usize), BTreeSet<usize>> = BTreeMap::new();
    for (part, spot) in places.all() {
        if let Some(cell) = spot.cell {
            let rows = known.entry((part, cell.table)).or_default();
            rows.insert(cell.row);
        }
    }
    let texts = texts(&draft.record);
    let tables = draft.record.tables.iter().filter_map(|table| {
        let words = table.words.as_ref()?;
        Some((table, Then::new(&draft.record, table, words, &texts)))
    });
    let marks = draft.record.figures.iter();
    let originals = Originals {
        tables: tables.collect(),
        marks: marks.map(|mark| (mark.bookmark.as_str(), mark)).collect(),
        wanted,
    };
    for (index, part) in draft.parts.iter().enumerate() {
        for at in 0..part.scan.tables.len() {
            let own = known.get(&(index, at));
            if let Some((table, copied)) = originals.copied(&part.scan, at, own) {
                found.push(TableChange {
                    id: table.id.clone(),
                    caption: wanted.caption(table),
                    missing: Vec::new(),
                    surplus: match own {
                        Some(_) => copied.names,
                        None => Vec::new(),
                    },
                    stale: copied.stale,
                    why: match own {
                        Some(_) => Left::CopiedRows,
                        None => Left::Copied,
                    },
                });
            }
        }
    }
    found
}

impl<'a> Originals<'a> {
    /// Of which table this one is a copy, or has copies of rows beside the rows `own` with
    /// bookmarks: of two of the same heading the one whose rows it has.
    fn copied(
        &self,
        scan: &Scan,
        at: usize,
        own: Option<&BTreeSet<usize>>,
    ) -> Option<(&'a TableMark, Copied)> {
        let copies = self.tables.iter().filter_map(|(table, then)| {
            let copied = self.copied_of(scan, at, then, own)?;
            Some((*table, copied))
        });
        let (table, copied) = copies.max_by_key(|(_, copied)| copied.rows)?;
        (copied.stale > 0).then_some((table, copied))
    }

    /// What a table has of this generated one; `None` where it is no copy of it.
    fn copied_of(
        &self,
        scan: &Scan,
        at: usize,
        then: &Then<'_>,
        own: Option<&BTreeSet<usize>>,
    ) -> Option<Copied> {
        let sheet = Sheet::new(scan, at)?;
        let body = then.header_rows;
        let leaves = sheet.leaves(0..body.min(sheet.rows()));
        let headings: Vec<Heading> = leaves.iter().map(|leaf| leaf.heading.clone()).collect();
        let columns = find(&then.headings, &headings, 0);
        let found = columns.iter().filter(|c| matches!(c, Column::At(_)));
        if then.headings.is_empty() || found.count() * 3 < then.headings.len() * 2 {
            return None;
        }
        let named = leaves.get(columns.first()?.at()?)?.at.start;
        let name = |row: usize| squeezed(&sheet.name(row, named));
        let is_own = |row: &usize| own.is_some_and(|own| own.contains(row));
        let own_names: HashSet<String> = (body..sheet.rows()).filter(is_own).map(name).collect();
        let rows = (body..sheet.rows()).filter(|row| !is_own(row));
        // Of a table with bookmarks only rows whose originals have theirs.
        let rows = rows.map(|row| (name(row), row));
        let rows = rows.filter(|(name, _)| own.is_none() || own_names.contains(name));
        let rows: HashMap<String, usize> = rows.collect();
        let mut copied = Copied::default();
        for (index, name) in then.names.iter().enumerate() {
            let Some(row) = rows.get(&squeezed(name)).filter(|_| !name.is_empty()) else {
                continue;
            };
            copied.rows += 1;
            let before = copied.stale;
            for (number, column) in columns.iter().enumerate().skip(1) {
                let mark = then.marks.get(&(body + index + 1, number + 1));
                let mark = mark.and_then(|mark| self.marks.get(mark));
                let (Some(mark), Some(leaf)) = (mark, column.at()) else {
                    continue;
                };
                let stands = sheet.name(*row, leaves[leaf].at.start);
                let new = self.wanted.text(mark);
                copied.stale += usize::from(new.is_some_and(|new| !same(&stands, &new)));
            }
            if copied.stale > before {
                copied.names.push(name.clone());
            }
        }
        let is_whole = copied.rows * 2 >= then.names.len().max(1);
        (own.is_some() || is_whole).then_some(copied)
    }
}
