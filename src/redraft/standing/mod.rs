//! Whether a figure of a table still stands under its heading and in its row.
//!
//! Its bookmark goes wherever its text goes. Where the contents of two columns have changed
//! places and the headings have not, or the other way round, it stands where the number of
//! something else belongs.

mod columns;
mod copies;
mod grid;
mod heading;
mod rows;

use super::called::Called;
use super::context::Context;
use super::draft::Draft;
use super::scan::{Place, Scan, Spot};
use super::sites::Places;
use crate::export::docx::Record;
use crate::export::docx::record::{CellPlace, FigureMark, LinePiece, TableMark, TableWords};
use crate::figures::FigureRef;
use columns::{Column, find};
pub use copies::copies;
use grid::{Leaf, Sheet};
pub use heading::is_variant;
use heading::{Heading, Renamed, told};
use rows::{Names, Row};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Where a figure of a table stands, beside where it was generated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// What it is: never [`Known::Same`].
    pub known: Known,
    /// Row and column in words, as generated.
    pub was: [String; 2],
    /// Row and column in words, as they stand.
    pub is: [String; 2],
    /// The bookmark of the figure that was generated where it stands now.
    pub there: Option<String>,
    /// The new names of its row and of the headings above it.
    pub renamed: Vec<String>,
}

impl Standing {
    /// A new name that is another figure's makes the figure stand in the other's place.
    pub fn settle(&mut self, figure: &FigureRef, called: &Called<'_>) {
        let is_taken = |name: &String| called.is_of_another(figure, name);
        if self.known == Known::Reworded && self.renamed.iter().any(is_taken) {
            self.known = Known::OtherPlace;
        }
    }
}

/// What is known of the place of a figure in its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Known {
    /// The same heading, the same row.
    Same,
    /// The same place under another name.
    Reworded,
    /// It cannot be told whether it is the same.
    Unknown,
    /// The name is that of another year or period.
    OtherPeriod,
    /// Another heading, or another row.
    OtherPlace,
}

impl Known {
    /// What is told of the words around it.
    pub fn context(self) -> Context {
        match self {
            Known::Same | Known::Unknown => Context::Same,
            Known::Reworded => Context::Reworded,
            Known::OtherPeriod => Context::OtherPeriod,
            Known::OtherPlace => Context::OtherPlace,
        }
    }
}

/// The figures that no longer stand as they were generated.
#[derive(Debug, Default)]
pub struct Standings {
    by_bookmark: HashMap<String, Standing>,
    /// The bookmarks of the tables whose columns have another order.
    turned: HashSet<String>,
}

impl Standings {
    /// How a figure stands; `None` where it stands as it was generated.
    pub fn get(&self, bookmark: &str) -> Option<&Standing> {
        self.by_bookmark.get(bookmark)
    }

    /// The same, taken out.
    pub fn take(&mut self, bookmark: &str) -> Option<Standing> {
        self.by_bookmark.remove(bookmark)
    }

    /// Looks whether the new names are those of other figures.
    pub fn settle(&mut self, record: &Record, called: &Called<'_>) {
        for mark in &record.figures {
            if let Some(standing) = self.by_bookmark.get_mut(&mark.bookmark) {
                standing.settle(&mark.figure, called);
            }
        }
    }

    /// Whether the columns of a table stand in the order of the report.
    pub fn has_columns_in_order(&self, table: &str) -> bool {
        !self.turned.contains(table)
    }
}

/// Judges the figures of a draft. What nobody has saved stands as it was generated.
pub fn of_draft(draft: &Draft, places: &Places<'_>, year: i32) -> Standings {
    let mut standings = Standings::default();
    if draft.pristine {
        return standings;
    }
    for (index, part) in draft.parts.iter().enumerate() {
        let figures = draft.record.figures.iter().filter_map(|mark| {
            let placed = places.of(&mark.bookmark)?;
            let is_here = placed.original.part == index;
            is_here.then(|| (mark, placed.original.spots[0]))
        });
        let here = judge(&draft.record, &part.scan, figures, year);
        standings.by_bookmark.extend(here.by_bookmark);
        standings.turned.extend(here.turned);
    }
    standings
}

/// Rows and columns of the generated tables, in words.
pub struct CellNames<'a>(HashMap<&'a str, Then<'a>>);

impl<'a> CellNames<'a> {
    /// Of all tables of a record.
    pub fn new(record: &'a Record) -> Self {
        let texts = texts(record);
        let tables = record.tables.iter().filter_map(|table| {
            let words = table.words.as_ref()?;
            let then = Then::new(record, table, words, &texts);
            Some((table.bookmark.as_str(), then))
        });
        CellNames(tables.collect())
    }

    /// What row and column of a cell are called; `None` in a file of an older version.
    pub fn of(&self, place: &CellPlace) -> Option<[String; 2]> {
        let then = self.0.get(place.table.as_str())?;
        Some(then.words(place))
    }

    /// The name of its row, and of the lines above its column the lowest.
    pub fn name_and_heading(&self, place: &CellPlace) -> Option<(String, String)> {
        let then = self.0.get(place.table.as_str())?;
        let (row, column) = then.at(place)?;
        let heading = then.headings.get(column)?.words.last();
        Some((
            then.names.get(row)?.clone(),
            heading.cloned().unwrap_or_default(),
        ))
    }
}

fn texts(record: &Record) -> HashMap<&str, &str> {
    let texts = record.figures.iter();
    let texts = texts.map(|mark| (mark.bookmark.as_str(), mark.text.as_str()));
    texts.collect()
}

/// Judges the figures of tables that stand in one part. `year` is that of the data.
pub fn judge<'a>(
    record: &'a Record,
    scan: &Scan,
    figures: impl Iterator<Item = (&'a FigureMark, &'a Spot)>,
    year: i32,
) -> Standings {
    let mut by_table: HashMap<&str, Vec<(&FigureMark, &CellPlace, &Spot)>> = HashMap::new();
    for (mark, spot) in figures {
        if let Some(place) = &mark.place {
            let figures = by_table.entry(place.table.as_str()).or_default();
            figures.push((mark, place, spot));
        }
    }
    let texts = texts(record);
    let mut standings = Standings::default();
    for table in &record.tables {
        let figures = by_table.remove(table.bookmark.as_str());
        let (Some(words), Some(figures)) = (&table.words, figures) else {
            continue;
        };
        let then = Then::new(record, table, words, &texts);
        let mut here: BTreeMap<usize, Vec<(&FigureMark, &CellPlace, Place)>> = BTreeMap::new();
        for (mark, place, spot) in figures {
            match spot.cell {
                // What stands in a heading is a heading.
                Some(_) if place.row <= table.header_rows => {}
                Some(cell) => here
                    .entry(cell.table)
                    .or_default()
                    .push((mark, place, cell)),
                // Out of its table altogether.
                None => {
                    let nowhere = then.nowhere(place);
                    standings.by_bookmark.insert(mark.bookmark.clone(), nowhere);
                }
            }
        }
        for (at, figures) in here {
            if let Some(sheet) = Sheet::new(scan, at) {
                let now = Now::new(&then, &sheet, &figures, year);
                if !now.is_in_order() {
                    standings.turned.insert(table.bookmark.clone());
                }
                for (mark, place, cell) in &figures {
                    let standing = now.of(place, *cell);
                    if standing.known != Known::Same {
                        standings
                            .by_bookmark
                            .insert(mark.bookmark.clone(), standing);
                    }
                }
            }
        }
    }
    standings
}

/// A table as generated.
struct Then<'a> {
    header_rows: usize,
    headings: Vec<Heading>,
    /// How the columns are told.
    told: Vec<String>,
    names: Vec<String>,
    /// Which figure was generated where.
    marks: HashMap<(usize, usize), &'a str>,
}

impl<'a> Then<'a> {
    fn new(
        record: &'a Record,
        table: &TableMark,
        words: &TableWords,
        texts: &HashMap<&str, &str>,
    ) -> Self {
        let text = |pieces: &[LinePiece]| -> String {
            let pieces = pieces.iter().map(|piece| match piece {
                LinePiece::Words(words) => words.as_str(),
                LinePiece::Figure(bookmark) => texts.get(bookmark.as_str()).unwrap_or(&""),
            });
            pieces.collect()
        };
        let headings = (1..=table.columns.min(1000)).map(|column| {
            let above = words.headings.iter().filter(|heading| {
                heading.column <= column && column - heading.column < heading.columns
            });
            Heading::new(above.map(|heading| text(&heading.pieces)))
        });
        let marks = record.figures.iter().filter_map(|mark| {
            let place = mark.place.as_ref().filter(|p| p.table == table.bookmark)?;
            Some(((place.row, place.column), mark.bookmark.as_str()))
        });
        let headings: Vec<Heading> = headings.collect();
        Then {
            header_rows: table.header_rows,
            told: told(&headings.iter().collect::<Vec<&Heading>>()),
            headings,
            names: words.names.iter().map(|name| text(name)).collect(),
            marks: marks.collect(),
        }
    }

    /// Row, counted from 0 below the heading, and column, from 0.
    fn at(&self, place: &CellPlace) -> Option<(usize, usize)> {
        let row = place.row.checked_sub(self.header_rows + 1)?;
        Some((row, place.column.checked_sub(1)?))
    }

    fn words(&self, place: &CellPlace) -> [String; 2] {
        let (row, column) = self.at(place).unwrap_or((usize::MAX, usize::MAX));
        let told = |list: &[String], at: usize| list.get(at).cloned().unwrap_or_default();
        [told(&self.names, row), told(&self.told, column)]
    }

    fn nowhere(&self, place: &CellPlace) -> Standing {
        Standing {
            known: Known::Unknown,
            was: self.words(place),
            is: Default::default(),
            there: None,
            renamed: Vec::new(),
        }
    }
}

/// The same table in the draft, or one of those it was parted into.
struct Now<'a> {
    then: &'a Then<'a>,
    sheet: &'a Sheet<'a>,
    /// Where the heading ends.
    body: usize,
    leaves: Vec<Leaf>,
    /// How they are told.
    told: Vec<String>,
    columns: Vec<Column>,
    /// The column of the grid in which the names of the rows stand.
    named: usize,
    names: Names,
}

/// A heading stands within so many rows.
const LOWEST: usize = 12;

impl<'a> Now<'a> {
    fn new(
        then: &'a Then<'a>,
        sheet: &'a Sheet<'a>,
        figures: &[(&FigureMark, &CellPlace, Place)],
        year: i32,
    ) -> Self {
        let first = figures.iter().map(|(_, _, cell)| cell.row).min();
        let first = first.unwrap_or_default().min(LOWEST);
        // The rows above that read most like the heading, and of two the upper.
        let mut best = (0, Vec::new(), Vec::new(), 0);
        for start in 0..first {
            for end in start + 1..=first.min(start + then.header_rows + 1) {
                let leaves = sheet.leaves(start..end);
                let headings: Vec<Heading> = leaves.iter().map(|l| l.heading.clone()).collect();
                let columns = find(&then.headings, &headings, year);
                let weight = |column: &Column| match column {
                    Column::At(_) => 3,
                    Column::Renamed(..) => 1,
                    Column::No => 0,
                };
                let score: usize = columns.iter().map(weight).sum();
                if score > best.0 {
                    best = (score, leaves, columns, end);
                }
            }
        }
        let (_, leaves, columns, body) = best;
        let named = columns.first().and_then(|column| column.at());
        let named = named.and_then(|leaf| leaves.get(leaf));
        let named = named.map_or(0, |leaf| leaf.at.start);
        let names = (body..sheet.rows()).map(|row| sheet.name(row, named));
        let names: Vec<String> = names.collect();
        let rows = figures.iter().filter_map(|(_, place, cell)| {
            let (row, _) = then.at(place)?;
            Some((row, cell.row.checked_sub(body)?))
        });
        let rows: Vec<(usize, usize)> = rows.collect();
        Now {
            names: Names::new(&then.names, &names, &rows, year),
            then,
            sheet,
            body,
            told: told(&leaves.iter().map(|leaf| &leaf.heading).collect::<Vec<_>>()),
            leaves,
            columns,
            named,
        }
    }

    fn is_in_order(&self) -> bool {
        let mut columns = self.columns.iter().enumerate();
        columns.all(|(index, column)| column.at().is_none_or(|at| at == index))
    }

    fn of(&self, place: &CellPlace, cell: Place) -> Standing {
        let mut standing = self.then.nowhere(place);
        let (Some((row, column)), Some(at)) =
            (self.then.at(place), self.sheet.span(cell.row, cell.cell))
        else {
            return standing;
        };
        let is_in = |leaf: &Leaf| leaf.at.start <= at.start && at.end <= leaf.at.end;
        let leaf = self.leaves.iter().position(is_in);
        let heading = leaf.map(|leaf| self.told[leaf].clone());
        standing.is = [
            self.sheet.name(cell.row, self.named),
            heading.unwrap_or_default(),
        ];
        let now = cell.row.checked_sub(self.body);
        let of_row = match now.map_or(Row::Unknown, |now| self.names.judge(row, now)) {
            Row::Own => Known::Same,
            Row::Renamed(renamed) => known(renamed),
            Row::Other => Known::OtherPlace,
            Row::Unknown => Known::Unknown,
        };
        let of_column = match (leaf, self.columns.get(column)) {
            // A table without a heading has nothing to be told by but its rows.
            _ if self.then.header_rows == 0 => Known::Same,
            (None, _) | (_, None) => Known::Unknown,
            (Some(leaf), Some(Column::At(at))) if *at == leaf => Known::Same,
            (Some(leaf), Some(Column::Renamed(at, how))) if *at == leaf => known(*how),
            (Some(_), Some(_)) => Known::OtherPlace,
        };
        standing.known = of_row.max(of_column);
        if matches!(standing.known, Known::Reworded | Known::OtherPeriod) {
            let old = self.then.headings.get(column).map(|heading| &heading.keys);
            let keys = leaf.map(|leaf| &self.leaves[leaf].heading.keys);
            let keys = keys.into_iter().flatten();
            let new = keys.filter(|key| !old.is_some_and(|old| old.contains(key)));
            standing.renamed = new.cloned().collect();
            if of_row != Known::Same {
                standing.renamed.push(standing.is[0].clone());
            }
        }
        if standing.known == Known::OtherPlace {
            let now = now.and_then(|now| match of_row {
                Known::Same | Known::Reworded => Some(row),
                _ => self.names.of_name(now),
            });
            let stands = |column: &Column| column.at().is_some() && column.at() == leaf;
            let column = self.columns.iter().position(stands);
            standing.there = now.zip(column).and_then(|(row, column)| {
                let place = (self.then.header_rows + row + 1, column + 1);
                self.then.marks.get(&place).map(|name| (*name).to_owned())
            });
        }
        standing
    }
}

fn known(renamed: Renamed) -> Known {
    match renamed {
        Renamed::Reworded => Known::Reworded,
        Renamed::OtherPeriod => Known::OtherPeriod,
    }
}
