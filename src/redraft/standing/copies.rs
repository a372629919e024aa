//! Tables that stand in the draft once more without their bookmarks: told once a table,
//! never written.

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
use std::collections::{BTreeSet, HashMap};

/// The tables that have the headings and the rows of a generated one and none of its
/// bookmarks, and some numbers that are not what the data say.
pub fn copies(draft: &Draft, places: &Places<'_>, wanted: &Wanted<'_>) -> Vec<TableChange> {
    let mut found = Vec::new();
    if draft.pristine {
        return found;
    }
    let known = places.all();
    let known = known.filter_map(|(part, spot)| Some((part, spot.cell?.table)));
    let known: BTreeSet<(usize, usize)> = known.collect();
    let texts = texts(&draft.record);
    let tables = draft.record.tables.iter().filter_map(|table| {
        let words = table.words.as_ref()?;
        Some((table, Then::new(&draft.record, table, words, &texts)))
    });
    let tables: Vec<(&TableMark, Then<'_>)> = tables.collect();
    let marks = draft.record.figures.iter();
    let marks = marks.map(|mark| (mark.bookmark.as_str(), mark)).collect();
    for (index, part) in draft.parts.iter().enumerate() {
        for at in 0..part.scan.tables.len() {
            if known.contains(&(index, at)) {
                continue;
            }
            let copies = tables.iter().filter_map(|(table, then)| {
                let stale = stale(&part.scan, at, then, (&marks, wanted))?;
                Some((*table, stale))
            });
            // Of two tables of the same heading the one whose rows it has.
            if let Some((table, (_, stale))) = copies.max_by_key(|(_, (rows, _))| *rows)
                && stale > 0
            {
                found.push(TableChange {
                    id: table.id.clone(),
                    caption: wanted.caption(table),
                    missing: Vec::new(),
                    surplus: Vec::new(),
                    stale,
                    why: Left::Copied,
                });
            }
        }
    }
    found
}

/// How many rows of a generated table this one has, and how many of its numbers are not
/// what the data say; `None` where it is no copy of it.
fn stale(
    scan: &Scan,
    at: usize,
    then: &Then<'_>,
    (marks, wanted): (&HashMap<&str, &FigureMark>, &Wanted<'_>),
) -> Option<(usize, usize)> {
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
    let names: HashMap<String, usize> = (body..sheet.rows())
        .map(|row| (squeezed(&sheet.name(row, named)), row))
        .collect();
    let (mut rows, mut stale) = (0, 0);
    for (index, name) in then.names.iter().enumerate() {
        let Some(row) = names.get(&squeezed(name)).filter(|_| !name.is_empty()) else {
            continue;
        };
        rows += 1;
        for (number, column) in columns.iter().enumerate().skip(1) {
            let mark = then.marks.get(&(body + index + 1, number + 1));
            let (Some(mark), Some(leaf)) = (mark.and_then(|m| marks.get(m)), column.at()) else {
                continue;
            };
            let stands = sheet.name(*row, leaves[leaf].at.start);
            let new = wanted.text(mark);
            stale += usize::from(new.is_some_and(|new| !same(&stands, &new)));
        }
    }
    (rows * 2 >= then.names.len().max(1)).then_some((rows, stale))
}
