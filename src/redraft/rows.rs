//! Rows that appear in a table or vanish from it, because a unit or a figure does.
//!
//! A row is known by its first figure: the name of its unit, or the figure it is about.
//! All that is to be done to a table is done, or nothing is and the table is reported.

mod edits;
mod record;

use super::draft::Draft;
use super::names::Names;
use super::outcome::{FigureOutcome, Left, TableChange};
use super::scan::{Place, Row};
use super::sites::Places;
use super::splice::Edit;
use super::standing::{CellNames, Standings};
use super::wanted::Wanted;
use crate::export::docx::Record;
use crate::export::docx::record::{CellPlace, FigureMark, TableMark};
use crate::figures::FigureRef;
use crate::report::document::{Cell, Inline, Table, plain_text};
use std::collections::{BTreeMap, BTreeSet};

/// What is to be done to the rows of all tables.
#[derive(Default)]
pub struct Rows {
    /// By part.
    pub edits: Vec<(usize, Edit)>,
    /// The figures of new rows.
    pub added: Vec<FigureOutcome>,
    /// Tables that were left as they are.
    pub left: Vec<TableChange>,
    removed: BTreeMap<String, FigureOutcome>,
}

impl Rows {
    /// What became of a figure whose row is taken out.
    pub fn removed(&self, bookmark: &str) -> Option<&FigureOutcome> {
        self.removed.get(bookmark)
    }
}

/// What a row is known by: its first figure, or its number among those without any.
type Key = Result<FigureRef, usize>;

fn key(figure: Option<&FigureRef>, plain: &mut usize) -> Key {
    figure.cloned().ok_or_else(|| {
        *plain += 1;
        *plain
    })
}

/// Compares all tables, and brings the record's into line with what will be done.
pub fn plan(
    draft: &Draft,
    places: &Places<'_>,
    standings: &Standings,
    wanted: &Wanted<'_>,
    record: &mut Record,
) -> Rows {
    let mut rows = Rows::default();
    let mut names = Names::new(draft);
    for mark in &draft.record.tables {
        let Some(table) = wanted.table(mark) else {
            continue;
        };
        let compared = Compared::new(draft, places, mark, table);
        if compared.is_same() {
            continue;
        }
        // A new row would get its numbers under the headings of others.
        if !standings.has_columns_in_order(&mark.bookmark) {
            rows.left.push(compared.left(Left::Columns));
            continue;
        }
        let mut done = Rows::default();
        let mut kept = record.clone();
        match compared.apply(wanted, &mut names, &mut kept, &mut done) {
            Ok(()) => {
                *record = kept;
                rows.edits.extend(done.edits);
                rows.added.extend(done.added);
                rows.removed.extend(done.removed);
            }
            Err(why) => rows.left.push(compared.left(why)),
        }
    }
    rows
}

/// The rows of the draft: which there were, and where they stand.
struct Known<'a> {
    keys: &'a BTreeSet<&'a Key>,
    places: &'a BTreeMap<&'a Key, (usize, Place)>,
}

/// A table of the draft beside that of a new report.
struct Compared<'a> {
    draft: &'a Draft,
    at: &'a Places<'a>,
    mark: &'a TableMark,
    table: &'a Table,
    /// Keys and figures of the rows as last generated.
    old: Vec<(Key, Vec<&'a FigureMark>)>,
    /// Keys and cells of the rows of the new report.
    new: Vec<(Key, &'a Vec<Cell>)>,
}

impl<'a> Compared<'a> {
    fn new(draft: &'a Draft, at: &'a Places<'a>, mark: &'a TableMark, table: &'a Table) -> Self {
        let mut by_row: BTreeMap<usize, Vec<&FigureMark>> = BTreeMap::new();
        for figure in &draft.record.figures {
            if let Some(place) = &figure.place
                && place.table == mark.bookmark
            {
                by_row.entry(place.row).or_default().push(figure);
            }
        }
        let rows = mark.header_rows + 1..=mark.header_rows.saturating_add(mark.rows.min(100_000));
        let mut plain = 0;
        let old = rows.map(|row| {
            let mut marks = by_row.remove(&row).unwrap_or_default();
            marks.sort_by_key(|mark| mark.place.as_ref().map(|place| place.column));
            (
                key(marks.first().map(|mark| &mark.figure), &mut plain),
                marks,
            )
        });
        let old = old.collect();
        let mut plain = 0;
        let new = table.rows.iter().map(|cells| {
            let first = cells.iter().flatten().find_map(|inline| match inline {
                Inline::Figure { figure, .. } => Some(figure),
                Inline::Text { .. } => None,
            });
            (key(first, &mut plain), cells)
        });
        Compared {
            draft,
            at,
            mark,
            table,
            old,
            new: new.collect(),
        }
    }

    fn is_same(&self) -> bool {
        let old = self.old.iter().map(|(key, _)| key);
        self.mark.columns == self.table.columns.len() && old.eq(self.new.iter().map(|(k, _)| k))
    }

    /// Writes down what is to be done, or says why nothing can be.
    fn apply(
        &self,
        wanted: &Wanted<'_>,
        names: &mut Names,
        record: &mut Record,
        done: &mut Rows,
    ) -> Result<(), Left> {
        let old: BTreeSet<&Key> = self.old.iter().map(|(key, _)| key).collect();
        let new: BTreeSet<&Key> = self.new.iter().map(|(key, _)| key).collect();
        let is_unique = old.len() == self.old.len() && new.len() == self.new.len();
        if self.mark.columns != self.table.columns.len()
            || self.mark.header_rows != self.table.header.len()
            || old.is_disjoint(&new)
        {
            return Err(Left::Columns);
        }
        let stay = self.old.iter().map(|(k, _)| k).filter(|k| new.contains(k));
        let order = self.new.iter().map(|(k, _)| k).filter(|k| old.contains(k));
        if !is_unique || !stay.eq(order) {
            return Err(Left::Order);
        }
        let found = self.places();
        for (key, marks) in &self.old {
            if !new.contains(key) {
                self.remove(marks, found.get(key), record, done)?;
            }
        }
        let old = Known {
            keys: &old,
            places: &found,
        };
        self.add(wanted, &old, names, record, done)?;
        self.renumber(record);
        Ok(())
    }

    /// Where the rows of the draft stand: each is found by any of its figures.
    fn places(&self) -> BTreeMap<&Key, (usize, Place)> {
        let mut places = BTreeMap::new();
        for (key, marks) in &self.old {
            for mark in marks {
                if let Some(placed) = self.at.of(&mark.bookmark)
                    && let [spot] = placed.original.spots.as_slice()
                    && let Some(cell) = spot.cell
                {
                    places.entry(key).or_insert((placed.original.part, cell));
                }
            }
        }
        places
    }

    fn row(&self, part: usize, place: Place) -> Option<&Row> {
        let table = self.draft.parts.get(part)?.scan.tables.get(place.table)?;
        table.rows.get(place.row)
    }

    /// The table reported.
    fn left(&self, why: Left) -> TableChange {
        let old: BTreeSet<&Key> = self.old.iter().map(|(key, _)| key).collect();
        let new: BTreeSet<&Key> = self.new.iter().map(|(key, _)| key).collect();
        let missing = self.new.iter().filter(|(key, _)| !old.contains(key));
        let surplus = self.old.iter().enumerate();
        let surplus = surplus.filter(|(_, (key, _))| !new.contains(key));
        let names = CellNames::new(&self.draft.record);
        let name = |(index, (_, marks)): (usize, &(Key, Vec<&FigureMark>))| {
            let place = CellPlace {
                table: self.mark.bookmark.clone(),
                row: self.mark.header_rows + index + 1,
                column: 1,
            };
            // An older version has not kept the names; the first figure may be one.
            let name = names.of(&place).map(|[row, _]| row);
            name.or_else(|| Some(marks.first()?.text.clone()))
        };
        let words = |cells: &[Cell]| cells.first().map(|cell| plain_text(cell));
        TableChange {
            id: self.mark.id.clone(),
            caption: plain_text(&self.table.caption),
            missing: missing.filter_map(|(_, cells)| words(cells)).collect(),
            surplus: surplus.filter_map(name).collect(),
            stale: 0,
            why,
        }
    }
}
