//! .ods: the sheets of an OpenDocument spreadsheet.
//!
//! calamine reads these too, but leaves out which cells are merged. Joining its cells to
//! regions read beside it would be more than reading both at once.

use super::grid::{Grid, Region};
use super::rows::UNCALCULATED;
use super::value::{boolean, iso_date, number};
use super::{Sheet, WorkbookError};
use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

/// Reads all sheets.
///
/// # Errors
/// When the file cannot be read, is damaged or too large.
pub fn read(path: &Path) -> Result<(Vec<Sheet>, Vec<Grid>), WorkbookError> {
    let file = BufReader::new(File::open(path).map_err(WorkbookError::Io)?);
    let mut archive = zip::ZipArchive::new(file).map_err(WorkbookError::damaged)?;
    let content = archive.by_name("content.xml");
    let content = content.map_err(WorkbookError::damaged)?;
    read_content(BufReader::new(content))
}

fn read_content(content: impl BufRead) -> Result<(Vec<Sheet>, Vec<Grid>), WorkbookError> {
    let mut xml = Reader::from_reader(content);
    xml.config_mut().expand_empty_elements = true;
    xml.config_mut().check_end_names = true;
    let mut content = Content::default();
    let (mut buffer, mut passed) = (Vec::new(), Vec::new());
    loop {
        buffer.clear();
        match xml
            .read_event_into(&mut buffer)
            .map_err(WorkbookError::damaged)?
        {
            Event::Start(tag) if content.passes_over(&tag) => {
                passed.clear();
                let end = xml.read_to_end_into(tag.name(), &mut passed);
                end.map_err(WorkbookError::damaged)?;
            }
            Event::Start(tag) => content.start(&tag)?,
            Event::End(tag) if content.end(tag.name().as_ref())? => {
                return Ok((content.sheets, content.grids));
            }
            Event::End(_) => {}
            Event::Text(text) => content.text(&text.xml10_content()),
            Event::CData(text) => content.text(&text.xml10_content()),
            Event::GeneralRef(name) => {
                let text = unescape(&format!("&{};", &*name)).map(Cow::into_owned);
                content.text(&text.map_err(WorkbookError::damaged)?);
            }
            Event::Eof => return Err(WorkbookError::damaged("content.xml is cut short")),
            _ => {}
        }
    }
}

/// What was read of content.xml, and where in it the reader is.
#[derive(Default)]
struct Content {
    sheets: Vec<Sheet>,
    grids: Vec<Grid>,
    /// The style being read, if it is a table's, and the styles that hide a table.
    style: Option<String>,
    hiding: BTreeSet<String>,
    in_sheet: bool,
    /// The row being read, from 0, how often it is repeated, and the next column in it.
    row: u32,
    rows: u32,
    column: u32,
    /// The filled cells of the row, written once for each time it is repeated.
    cells: Vec<Filled>,
    cell: Option<Cell>,
    in_paragraph: bool,
}

/// The cell being read.
struct Cell {
    repeated: u32,
    rows: u32,
    columns: u32,
    formula: bool,
    kind: Option<String>,
    value: Option<String>,
    /// Its paragraphs, as they are shown.
    shown: String,
    /// Whether it has any.
    paragraphs: bool,
}

struct Filled {
    column: u32,
    repeated: u32,
    rows: u32,
    columns: u32,
    text: String,
}

impl Content {
    /// Whether an element holds nothing of a sheet: remarks, drawings, earlier versions,
    /// tables within cells.
    fn passes_over(&self, tag: &BytesStart) -> bool {
        let name = tag.name();
        let name = name.as_ref();
        matches!(
            name,
            "office:annotation"
                | "office:forms"
                | "table:tracked-changes"
                | "table:shapes"
                | "table:dde-links"
                | "text:ruby-text"
        ) || (self.in_sheet && (name.starts_with("draw:") || name == "table:table"))
    }

    fn start(&mut self, tag: &BytesStart) -> Result<(), WorkbookError> {
        match tag.name().as_ref() {
            "style:style" if attribute(tag, "style:family")?.as_deref() == Some("table") => {
                self.style = attribute(tag, "style:name")?;
            }
            "style:table-properties"
                if attribute(tag, "table:display")?.as_deref() == Some("false") =>
            {
                self.hiding.extend(self.style.take());
            }
            "table:table" => {
                let style = attribute(tag, "table:style-name")?;
                self.sheets.push(Sheet {
                    name: attribute(tag, "table:name")?.unwrap_or_default(),
                    hidden: style.is_some_and(|style| self.hiding.contains(&style)),
                });
                self.grids.push(Grid::default());
                (self.in_sheet, self.row) = (true, 0);
            }
            "table:table-row" => {
                self.rows = count(tag, "table:number-rows-repeated")?;
                self.column = 0;
            }
            "table:table-cell" if self.in_sheet => self.cell = Some(cell(tag)?),
            // Its own value, left from before the merging, shows nowhere.
            "table:covered-table-cell" => {
                let repeated = count(tag, "table:number-columns-repeated")?;
                self.column = self.column.saturating_add(repeated);
            }
            "text:p" | "text:h" => {
                if let Some(cell) = &mut self.cell {
                    if cell.paragraphs {
                        cell.shown.push('\n');
                    }
                    (cell.paragraphs, self.in_paragraph) = (true, true);
                }
            }
            "text:s" => {
                let blanks = count(tag, "text:c")?.min(1000);
                self.push(&" ".repeat(blanks as usize));
            }
            "text:tab" => self.push("\t"),
            "text:line-break" => self.push("\n"),
            _ => {}
        }
        Ok(())
    }

    /// Whether that was the end of all sheets.
    fn end(&mut self, name: &str) -> Result<bool, WorkbookError> {
        match name {
            "style:style" => self.style = None,
            "text:p" | "text:h" => self.in_paragraph = false,
            "table:table-cell" => {
                if let Some(cell) = self.cell.take() {
                    let (column, repeated) = (self.column, cell.repeated);
                    self.column = column.saturating_add(repeated);
                    let (rows, columns) = (cell.rows, cell.columns);
                    let text = text_of(cell);
                    if !text.trim().is_empty() {
                        self.cells.push(Filled {
                            column,
                            repeated,
                            rows,
                            columns,
                            text,
                        });
                    }
                }
            }
            "table:table-row" => self.end_row()?,
            "table:table" => {
                self.in_sheet = false;
                if let Some(grid) = self.grids.last_mut() {
                    grid.finish();
                }
            }
            "office:spreadsheet" => return Ok(true),
            _ => {}
        }
        Ok(false)
    }

    /// Writes the row down as often as it is repeated. The million empty rows at the end of
    /// a sheet are one element, and cost nothing.
    fn end_row(&mut self) -> Result<(), WorkbookError> {
        let (first, after) = (self.row, self.row.saturating_add(self.rows));
        self.row = after;
        let Some(grid) = self.grids.last_mut() else {
            return Ok(());
        };
        let cells = std::mem::take(&mut self.cells);
        if cells.is_empty() {
            return Ok(());
        }
        for row in first..after {
            for cell in &cells {
                for column in cell.column..cell.column.saturating_add(cell.repeated) {
                    grid.put(row, column, &cell.text)?;
                    grid.merge(Region {
                        top: row,
                        left: column,
                        bottom: row.saturating_add(cell.rows - 1),
                        right: column.saturating_add(cell.columns - 1),
                    });
                }
            }
        }
        Ok(())
    }

    /// Adds text of a paragraph, in which any run of blanks counts as one.
    fn text(&mut self, text: &str) {
        for part in text.split_inclusive([' ', '\t', '\r', '\n']) {
            let word = part.trim_end_matches([' ', '\t', '\r', '\n']);
            self.push(word);
            let blank = self
                .cell
                .as_ref()
                .is_some_and(|c| c.shown.ends_with([' ', '\n']));
            if word.len() < part.len() && !blank {
                self.push(" ");
            }
        }
    }

    fn push(&mut self, text: &str) {
        if let (true, Some(cell)) = (self.in_paragraph, &mut self.cell) {
            cell.shown.push_str(text);
        }
    }
}

fn cell(tag: &BytesStart) -> Result<Cell, WorkbookError> {
    let kind = match attribute(tag, "calcext:value-type")? {
        // LibreOffice's word for #N/A and its like, which are text otherwise.
        Some(kind) if kind == "error" => Some(kind),
        _ => attribute(tag, "office:value-type")?,
    };
    let value = match kind.as_deref() {
        Some("float" | "percentage" | "currency") => attribute(tag, "office:value")?,
        Some("date") => attribute(tag, "office:date-value")?,
        Some("boolean") => attribute(tag, "office:boolean-value")?,
        Some("string") => attribute(tag, "office:string-value")?,
        _ => None,
    };
    Ok(Cell {
        repeated: count(tag, "table:number-columns-repeated")?,
        rows: count(tag, "table:number-rows-spanned")?,
        columns: count(tag, "table:number-columns-spanned")?,
        formula: attribute(tag, "table:formula")?.is_some(),
        kind,
        value,
        shown: String::new(),
        paragraphs: false,
    })
}

/// What a cell says: its value where that is typed, else what is shown.
fn text_of(cell: Cell) -> String {
    let Some(kind) = cell.kind else {
        // A formula that has been calculated has the type of its result.
        return match cell.formula {
            true => UNCALCULATED.to_owned(),
            false => cell.shown,
        };
    };
    match (kind.as_str(), cell.value) {
        ("float" | "percentage" | "currency", Some(value)) => match value.parse() {
            Ok(value) => number(value),
            Err(_) => value,
        },
        ("date", Some(value)) => iso_date(&value).to_owned(),
        ("boolean", Some(value)) => boolean(value == "true").to_owned(),
        ("string", Some(value)) if !cell.paragraphs => value,
        _ => cell.shown,
    }
}

fn attribute(tag: &BytesStart, name: &str) -> Result<Option<String>, WorkbookError> {
    let found = tag
        .try_get_attribute(name)
        .map_err(WorkbookError::damaged)?;
    let value = found.map(|a| a.normalized_value(XmlVersion::Implicit1_0));
    let value = value.transpose().map_err(WorkbookError::damaged)?;
    Ok(value.map(|value| value.into_owned()))
}

/// How often something is repeated, or how far it reaches: once, unless it says otherwise.
fn count(tag: &BytesStart, name: &str) -> Result<u32, WorkbookError> {
    let count = attribute(tag, name)?;
    Ok(count.and_then(|n| n.parse().ok()).unwrap_or(1).max(1))
}
