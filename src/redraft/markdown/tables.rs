//! The tables of the generated and of the edited text: which is which, and which of their
//! columns and rows, by what stands in their headings and at the beginning of their rows.

use super::cells::{cells, is_rule};
use super::text::Text;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// A table of a text.
pub struct Table {
    /// The words of its heading, a list for each column.
    heading: Vec<Vec<u32>>,
    /// Its rows below the heading.
    rows: Vec<Row>,
    /// The line of its heading.
    first: usize,
    /// The line of text right before it, and the one right after.
    around: [Vec<u32>; 2],
}

/// A row of a table.
pub struct Row {
    /// Its line.
    line: usize,
    /// Its cells, in words.
    cells: Vec<Vec<u32>>,
}

/// A cell of the edited text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// This cell of this line.
    At(usize, usize),
    /// Its column is not there any more.
    NoColumn,
    /// Its row, or its table, is not there any more.
    NoRow,
    /// Its table, row or column stands there more than once.
    Twice,
}

/// The tables of two texts and how they lie.
pub struct Tables {
    olds: Vec<Table>,
    /// For each line of the generated text that is in a table, which.
    of_line: HashMap<usize, usize>,
    /// For each table, what it has become.
    found: Vec<Now>,
    /// The lines of the edited text that are in a table.
    headed: HashSet<usize>,
}

/// What a table has become.
enum Now {
    Found {
        /// The line of its heading.
        heading: usize,
        columns: Vec<Cell>,
        /// The line of each row.
        rows: Vec<Result<(usize, usize), Cell>>,
    },
    No(Cell),
}

impl Tables {
    /// Finds the tables again.
    pub fn new(old: &Text, new: &Text) -> Self {
        let (olds, news) = (tables(old), tables(new));
        let mut of_line = HashMap::new();
        for (number, table) in olds.iter().enumerate() {
            of_line.insert(table.first, number);
            of_line.extend(table.rows.iter().map(|row| (row.line, number)));
        }
        let matched = matched(&olds, &news);
        let found = olds
            .iter()
            .zip(matched)
            .map(|(table, matched)| match matched {
                Ok(number) => now(table, &news[number]),
                Err(cell) => Now::No(cell),
            });
        let rows = news.iter().flat_map(|table| &table.rows);
        let headed = rows.map(|row| row.line);
        let headed = headed.chain(news.iter().map(|table| table.first)).collect();
        Tables {
            found: found.collect(),
            olds,
            of_line,
            headed,
        }
    }

    /// Where the cell of this column of this line of the generated text stands; `None` for
    /// a line that is in no table.
    pub fn cell(&self, line: usize, column: usize) -> Option<Cell> {
        let number = *self.of_line.get(&line)?;
        let table = &self.olds[number];
        let (heading, columns, rows) = match &self.found[number] {
            Now::Found {
                heading,
                columns,
                rows,
            } => (*heading, columns, rows),
            Now::No(cell) => return Some(*cell),
        };
        let row = table.rows.partition_point(|row| row.line < line);
        let row = match line == table.first {
            true => Ok((heading, columns.len())),
            false => rows.get(row).copied().unwrap_or(Err(Cell::NoRow)),
        };
        Some(match (row, columns.get(column)) {
            (Ok((line, _)), Some(Cell::At(_, column))) => Cell::At(line, *column),
            (Err(cell), _) | (Ok(_), Some(&cell)) => cell,
            (Ok(_), None) => Cell::NoColumn,
        })
    }

    /// Whether a line of the edited text has a heading above it, or is one.
    pub fn is_headed(&self, line: usize) -> bool {
        self.headed.contains(&line)
    }

    /// The line of the heading above this line of the generated text.
    pub fn heading(&self, line: usize) -> Option<usize> {
        Some(self.olds[*self.of_line.get(&line)?].first)
    }
}

/// The words of the cells of a line; `None` for a line that is no row.
fn row(text: &Text, line: usize) -> Option<Vec<Vec<u32>>> {
    let start = text.bytes[line].start;
    let cells = cells(text.line(line))?.into_iter();
    let words = cells.map(|cell| {
        let words = text.words_in(&(start + cell.start..start + cell.end));
        text.ids[words].to_vec()
    });
    Some(words.collect())
}

/// A heading is a row above a rule.
fn tables(text: &Text) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    let mut line = 0;
    let mut before = Vec::new();
    while line < text.lines.len() {
        let Some(heading) = row(text, line) else {
            let key = text.line_key(line);
            if !key.is_empty() {
                before = key.to_vec();
            }
            line += 1;
            continue;
        };
        let first = line;
        line += 1;
        if !is_rule(text.line(line)) {
            continue;
        }
        let mut rows = Vec::new();
        line += 1;
        while line < text.lines.len()
            && let Some(cells) = row(text, line)
        {
            rows.push(Row { line, cells });
            line += 1;
        }
        let after = (line..text.lines.len())
            .map(|line| text.line_key(line))
            .find(|key| !key.is_empty());
        tables.push(Table {
            heading,
            rows,
            first,
            around: [
                std::mem::take(&mut before),
                after.unwrap_or_default().to_vec(),
            ],
        });
    }
    tables
}

/// For each generated table, which of the edited it is.
fn matched(olds: &[Table], news: &[Table]) -> Vec<Result<usize, Cell>> {
    let mut scores: Vec<HashMap<usize, Score>> = vec![HashMap::new(); olds.len()];
    let mut names: HashMap<&[u32], Vec<usize>> = HashMap::new();
    for (number, table) in news.iter().enumerate() {
        let words = table.rows.iter().flat_map(|row| &row.cells);
        let words = words.chain(&table.heading);
        for cell in words.filter(|cell| !cell.is_empty()) {
            let tables = names.entry(cell).or_default();
            if tables.last() != Some(&number) {
                tables.push(number);
            }
        }
    }
    for (scores, table) in scores.iter_mut().zip(olds) {
        let mut count = |cell: &Vec<u32>, add: fn(&mut Score)| {
            for number in names.get(cell.as_slice()).into_iter().flatten() {
                add(scores.entry(*number).or_default());
            }
        };
        for heading in &table.heading {
            count(heading, |score| score.headings += 1);
        }
        for row in &table.rows {
            let name = row.cells.first();
            name.into_iter()
                .for_each(|name| count(name, |score| score.rows += 1));
        }
        // One of its columns and one of its rows at the least.
        scores.retain(|_, score| score.headings > 0 && score.rows > 0);
        for (number, score) in scores.iter_mut() {
            score.is_whole = is_whole(table, &news[*number]);
        }
    }
    let forth: Vec<Result<usize, Cell>> = (scores.iter().zip(olds))
        .map(|(scores, table)| {
            let as_many = olds.iter().filter(|other| is_like(table, other)).count();
            best(scores, as_many, |new| around(table, &news[new]))
        })
        .collect();
    let mut back: Vec<HashMap<usize, Score>> = vec![HashMap::new(); news.len()];
    for (old, scores) in scores.iter().enumerate() {
        for (new, score) in scores {
            back[*new].insert(old, *score);
        }
    }
    let back: Vec<Result<usize, Cell>> = (back.iter().zip(news))
        .map(|(scores, table)| best(scores, usize::MAX, |old| around(&olds[old], table)))
        .collect();
    let forth = forth.into_iter().enumerate().map(|(old, new)| match new {
        // Two that are one another's likeliest.
        Ok(new) if back[new] == Ok(old) => Ok(new),
        Ok(_) => Err(Cell::NoRow),
        Err(cell) => Err(cell),
    });
    forth.collect()
}

/// How much an edited table has of a generated, the first the weightiest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
struct Score {
    /// Whether nothing in it has been changed.
    is_whole: bool,
    rows: usize,
    headings: usize,
}

/// The table with the highest score. Of several alike, `as_many` of which there may be, the
/// one that stands between the same lines.
fn best(
    scores: &HashMap<usize, Score>,
    as_many: usize,
    around: impl Fn(usize) -> usize,
) -> Result<usize, Cell> {
    let Some(top) = scores.values().max() else {
        return Err(Cell::NoRow);
    };
    let tables = scores.iter().filter(|(_, score)| *score == top);
    let mut tables: Vec<(usize, usize)> = tables.map(|(at, _)| (around(*at), *at)).collect();
    tables.sort_unstable_by(|a, b| b.cmp(a));
    match tables.as_slice() {
        [one] => Ok(one.1),
        [one, other, ..] if tables.len() <= as_many && one.0 > other.0 => Ok(one.1),
        _ => Err(Cell::Twice),
    }
}

/// Whether two tables have the same heading and names of rows.
fn is_like(one: &Table, other: &Table) -> bool {
    one.heading == other.heading
        && one.rows.len() == other.rows.len()
        && (one.rows.iter().zip(&other.rows)).all(|(a, b)| first(a) == first(b))
}

fn around(old: &Table, new: &Table) -> usize {
    let same = old.around.iter().zip(&new.around);
    same.filter(|(a, b)| a == b).count()
}

fn is_whole(old: &Table, new: &Table) -> bool {
    let same = |(a, b): (&Row, &Row)| a.cells == b.cells;
    old.heading == new.heading
        && old.rows.len() == new.rows.len()
        && old.rows.iter().zip(&new.rows).all(same)
}

/// What has become of the columns and rows of a table.
fn now(old: &Table, new: &Table) -> Now {
    let columns = columns(&old.heading, &new.heading);
    let mut names: Vec<Vec<u32>> = Vec::new();
    names.extend(old.rows.iter().map(|row| first(row).to_vec()));
    let Some(name) = names_column(&names, old, new) else {
        return Now::No(Cell::NoRow);
    };
    let width = new.heading.len();
    let mut places: HashMap<&[u32], Vec<&Row>> = HashMap::new();
    for row in &new.rows {
        let name = row.cells.get(name).map_or(&[][..], Vec::as_slice);
        places.entry(name).or_default().push(row);
    }
    let mut then: HashMap<&[u32], usize> = HashMap::new();
    for name in &names {
        *then.entry(name).or_default() += 1;
    }
    let same_names = old.rows.len() == new.rows.len()
        && names
            .iter()
            .zip(&new.rows)
            .all(|(n, row)| row.cells.get(name) == Some(n));
    let rows = old.rows.iter().enumerate().map(|(index, row)| {
        let found = match places.get(first(row)).map(Vec::as_slice) {
            None => return Err(Cell::NoRow),
            Some([found]) if then[first(row)] == 1 => *found,
            // All names stand as they stood: so do those that stand twice.
            Some(_) if same_names => &new.rows[index],
            Some(_) if then[first(row)] > 1 => return Err(Cell::Twice),
            // A row was copied: one of the two is still as it was.
            Some(found) => {
                let mut whole = found.iter().filter(|now| is_same_row(row, now, &columns));
                match (whole.next(), whole.next()) {
                    (Some(one), None) => one,
                    _ => return Err(Cell::Twice),
                }
            }
        };
        match found.cells.len() == width {
            true => Ok((found.line, width)),
            // A row with more or fewer cells than the heading has columns.
            false => Err(Cell::Twice),
        }
    });
    Now::Found {
        heading: new.first,
        rows: rows.collect(),
        columns,
    }
}

fn first(row: &Row) -> &[u32] {
    row.cells.first().map_or(&[][..], Vec::as_slice)
}

/// Whether a row has in each column what it had.
fn is_same_row(old: &Row, new: &Row, columns: &[Cell]) -> bool {
    let mut cells = old.cells.iter().zip(columns);
    cells.all(|(cell, column)| match column {
        Cell::At(_, column) => new.cells.get(*column) == Some(cell),
        _ => true,
    })
}

/// Where each column stands now: by its heading. A heading that stands twice says which
/// column it is only where all headings stand as they stood.
fn columns(old: &[Vec<u32>], new: &[Vec<u32>]) -> Vec<Cell> {
    if old == new {
        return (0..old.len()).map(|column| Cell::At(0, column)).collect();
    }
    let count =
        |list: &[Vec<u32>], heading: &Vec<u32>| list.iter().filter(|h| *h == heading).count();
    let found = old.iter().map(|heading| match count(new, heading) {
        0 => Cell::NoColumn,
        1 if count(old, heading) == 1 => {
            let column = new.iter().position(|other| other == heading);
            column.map_or(Cell::NoColumn, |column| Cell::At(0, column))
        }
        _ => Cell::Twice,
    });
    found.collect()
}

/// The column of the edited table in which most names of rows stand; the leftmost of two.
fn names_column(names: &[Vec<u32>], old: &Table, new: &Table) -> Option<usize> {
    let columns = columns(&old.heading, &new.heading);
    let known: HashSet<&[u32]> = names.iter().map(Vec::as_slice).collect();
    let count = |column: usize| {
        let cells = new.rows.iter().filter_map(|row| row.cells.get(column));
        cells.filter(|cell| known.contains(cell.as_slice())).count()
    };
    // Its heading says which it is; else what stands in it.
    if let Some(Cell::At(_, column)) = columns.first() {
        return Some(*column);
    }
    let all = (0..new.heading.len()).map(|column| (count(column), usize::MAX - column));
    let (count, column) = all.max()?;
    (count > 0).then_some(usize::MAX - column)
}

/// The cell of a line that these words are in.
pub fn cell_of(text: &Text, line: usize, words: &Range<usize>) -> Option<(usize, Range<usize>)> {
    let start = text.bytes[line].start;
    let cells = cells(text.line(line))?.into_iter().enumerate();
    let mut cells = cells.map(|(column, cell)| {
        let bytes = start + cell.start..start + cell.end;
        (column, text.words_in(&bytes))
    });
    cells.find(|(_, cell)| cell.start <= words.start && words.end <= cell.end)
}
