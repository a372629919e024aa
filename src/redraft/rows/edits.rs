//! Rows taken out of a table and put into it.

use super::{Compared, Key, Known, Rows};
use crate::export::docx::Record;
use crate::export::docx::record::{CellPlace, FigureMark};
use crate::redraft::clone_row;
use crate::redraft::find::{Found, find};
use crate::redraft::names::Names;
use crate::redraft::outcome::{FigureOutcome, Left, Outcome};
use crate::redraft::scan::Place;
use crate::redraft::sentence::row_words;
use crate::redraft::splice::Edit;
use crate::redraft::wanted::Wanted;
use crate::report::document::{Cell, plain_text};

impl Compared<'_> {
    /// Takes a row out, if there is nothing in it but what was generated.
    pub(super) fn remove(
        &self,
        marks: &[&FigureMark],
        found: Option<&(usize, Place)>,
        record: &mut Record,
        done: &mut Rows,
    ) -> Result<(), Left> {
        let gone = |mark: &FigureMark| record_without(record, &mark.bookmark);
        let Some(&(part, place)) = found else {
            // A person has taken it out before.
            marks.iter().copied().for_each(gone);
            return Ok(());
        };
        let row = self.row(part, place).ok_or(Left::NotFound)?;
        if row.tracked || row.nested {
            return Err(Left::Edited);
        }
        let scan = &self.draft.parts[part].scan;
        let mut generated = 0;
        for mark in marks {
            // Of a row that was copied neither is taken out.
            let placed = self.at.of(&mark.bookmark);
            let Some(placed) = placed.filter(|placed| placed.copies.is_empty()) else {
                return Err(Left::Edited);
            };
            let [spot] = placed.original.spots[..] else {
                return Err(Left::Edited);
            };
            let here = spot
                .cell
                .is_some_and(|c| (c.table, c.row) == (place.table, place.row));
            let text = find(scan, &[spot], self.draft.pristine);
            if !here || text != Found::Text(mark.text.clone()) {
                return Err(Left::Edited);
            }
            generated += mark.text.len();
        }
        let atoms = &scan.atoms[row.atoms.clone()];
        let written: usize = atoms.iter().map(|atom| atom.text.len()).sum();
        if written != generated && !self.draft.pristine {
            return Err(Left::Edited);
        }
        let context = row_words(scan, place.table, place.row);
        for mark in marks {
            done.removed.insert(
                mark.bookmark.clone(),
                FigureOutcome {
                    mark: (*mark).clone(),
                    outcome: Outcome::RowRemoved,
                    new: None,
                    text: Some(mark.text.clone()),
                    line: None,
                    context: format!("{} / {context}", plain_text(&self.table.caption)),
                    spelling: false,
                    is_earlier: false,
                    written: None,
                    words: None,
                    cell: None,
                },
            );
        }
        let at = row.element.clone();
        let with = String::new();
        done.edits.push((part, Edit { at, with }));
        marks
            .iter()
            .for_each(|mark| record_without(record, &mark.bookmark));
        Ok(())
    }

    /// Puts new rows in, each after the row that stands before it in the new report.
    pub(super) fn add(
        &self,
        wanted: &Wanted<'_>,
        old: &Known<'_>,
        names: &mut Names,
        record: &mut Record,
        done: &mut Rows,
    ) -> Result<(), Left> {
        for (index, (key, cells)) in self.new.iter().enumerate() {
            if old.keys.contains(key) {
                continue;
            }
            let there = |row: &(Key, &Vec<Cell>)| old.places.get(&row.0).copied();
            let shape = |row: &&(Key, &Vec<Cell>)| clone_row::same_shape(row.1, cells);
            let (before, after) = (&self.new[..index], &self.new[index + 1..]);
            let like = before
                .iter()
                .rev()
                .chain(after)
                .filter(shape)
                .find_map(there);
            let (part, like) = like.ok_or(Left::NotFound)?;
            let model = self.row(part, like).ok_or(Left::NotFound)?;
            if model.tracked || model.nested || model.cells.len() != cells.len() {
                return Err(Left::Edited);
            }
            let at = match (
                before.iter().rev().find_map(there),
                after.iter().find_map(there),
            ) {
                (Some((p, place)), _) if p == part => self.row(p, place).map(|r| r.element.end),
                (None, Some((p, place))) if p == part => {
                    self.row(p, place).map(|r| r.element.start)
                }
                _ => None,
            };
            let at = at.ok_or(Left::NotFound)?;
            let name = cells
                .first()
                .map(|cell| plain_text(cell))
                .unwrap_or_default();
            if self.is_there_already(part, like, &name) {
                return Err(Left::Edited);
            }
            let source = &self.draft.parts[part].bytes;
            let cloned = clone_row::clone_row(source, model, cells, names);
            let cloned = cloned.ok_or(Left::Edited)?;
            let (at, with) = (at..at, cloned.xml);
            done.edits.push((part, Edit { at, with }));
            for (column, bookmark, figure, text) in cloned.figures {
                let place = CellPlace {
                    table: self.mark.bookmark.clone(),
                    row: self.mark.header_rows + index + 1,
                    column,
                };
                let (caption, _) = wanted.column_words(&place);
                let mark = FigureMark {
                    bookmark,
                    figure,
                    text: text.clone(),
                    place: Some(place),
                };
                record.figures.push(mark.clone());
                done.added.push(FigureOutcome {
                    mark,
                    outcome: Outcome::RowAdded,
                    new: Some(text),
                    text: None,
                    line: None,
                    context: format!("{caption} / {name}"),
                    spelling: false,
                    is_earlier: false,
                    written: None,
                    words: None,
                    cell: None,
                });
            }
        }
        Ok(())
    }

    /// Whether a person has put in a row that begins with these words.
    fn is_there_already(&self, part: usize, like: Place, name: &str) -> bool {
        let scan = &self.draft.parts[part].scan;
        let rows = scan.tables.get(like.table).map_or(0, |t| t.rows.len());
        !name.is_empty() && (0..rows).any(|row| row_words(scan, like.table, row).trim() == name)
    }
}

fn record_without(record: &mut Record, bookmark: &str) {
    record.figures.retain(|mark| mark.bookmark != bookmark);
}
