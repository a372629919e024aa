//! The records of one sheet of an .xls.

use super::super::WorkbookError;
use super::super::grid::{Grid, Region};
use super::super::rows::UNCALCULATED;
use super::super::value::boolean;
use super::records::{self, Record, Records};
use super::{Xls, cut};

/// Reads a sheet.
///
/// # Errors
/// When it is damaged or too large.
pub fn read(book: &Xls, mut records: Records) -> Result<Grid, WorkbookError> {
    let mut grid = Grid::default();
    let begin = records.next()?.ok_or_else(cut)?;
    if begin.kind != records::BOF {
        return Err(WorkbookError::damaged(
            "a sheet does not begin where it should",
        ));
    }
    // How many charts within the sheet the record is in: they have cells of their own.
    let mut within = 0_u32;
    // Where the text belongs that a formula gave: it follows in a record of its own.
    let mut formula = (0, 0);
    let mut due = false;
    loop {
        // A sheet whose end is missing may lack rows: that must not pass unsaid.
        let record = records.next()?.ok_or_else(cut)?;
        match record.kind {
            records::BOF => within += 1,
            records::EOF if within == 0 => break,
            records::EOF => within -= 1,
            _ if within > 0 => {}
            records::UNCALCULATED => due = true,
            records::MERGED_CELLS => merged(&record, &mut grid)?,
            records::MUL_RK => several_rk(book, &record, &mut grid)?,
            records::STRING => {
                let text = book.encoding.cell(&record, 0)?;
                grid.put(formula.0, formula.1, &text)?;
            }
            kind => {
                let text = match kind {
                    records::LABEL_SHARED => {
                        let index = record.u32(6)? as usize;
                        let shared = book.strings.get(index);
                        shared
                            .cloned()
                            .ok_or_else(|| WorkbookError::damaged("a text is missing"))?
                    }
                    records::LABEL | records::RICH_STRING => book.encoding.cell(&record, 6)?,
                    records::NUMBER => book.formats.text(record.f64(6)?, record.u16(4)?),
                    records::RK => book.formats.text(rk(record.array(6)?), record.u16(4)?),
                    records::BOOL_ERROR => bool_or_error(record.u8(6)?, record.u8(7)? != 0),
                    records::FORMULA => {
                        formula = place(&record)?;
                        result(book, &record, due)?
                    }
                    _ => continue,
                };
                let (row, column) = place(&record)?;
                grid.put(row, column, &text)?;
            }
        }
    }
    grid.finish();
    Ok(grid)
}

fn place(record: &Record) -> Result<(u32, u32), WorkbookError> {
    Ok((record.u16(0)?.into(), record.u16(2)?.into()))
}

/// The result of a formula, as it was last calculated; nothing if it is text, which follows.
/// Programs that do not calculate put 0 or "" in its place, and ask in one of several ways
/// that this be done when the file is opened; `due` says that the sheet does.
fn result(book: &Xls, record: &Record, due: bool) -> Result<String, WorkbookError> {
    const ON_OPENING: u16 = 2;
    let value: [u8; 8] = record.array(6)?;
    let due = due || record.u16(14)? & ON_OPENING != 0;
    let no_text = value[0] == 3 && value[6..] == [0xff, 0xff];
    if (due && value == [0; 8]) || (no_text && (due || !book.calculated)) {
        return Ok(UNCALCULATED.to_owned());
    }
    if value[6..] != [0xff, 0xff] {
        return Ok(book.formats.text(f64::from_le_bytes(value), record.u16(4)?));
    }
    Ok(match value[0] {
        1 => bool_or_error(value[2], false),
        2 => bool_or_error(value[2], true),
        _ => String::new(),
    })
}

/// A number in four bytes: half of a double, or a whole number, perhaps a hundredth of it.
fn rk(bytes: [u8; 4]) -> f64 {
    let bits = u32::from_le_bytes(bytes);
    let value = match bits & 2 {
        0 => f64::from_bits(u64::from(bits & !3) << 32),
        _ => f64::from(bits.cast_signed() >> 2),
    };
    if bits & 1 == 0 { value } else { value / 100.0 }
}

/// Several numbers side by side: for each its format and four bytes; then the last column.
fn several_rk(book: &Xls, record: &Record, grid: &mut Grid) -> Result<(), WorkbookError> {
    let (row, first) = place(record)?;
    let numbers = record.data().len().checked_sub(6).ok_or_else(cut)? / 6;
    for index in 0..numbers {
        let at = 4 + 6 * index;
        let text = book
            .formats
            .text(rk(record.array(at + 2)?), record.u16(at)?);
        grid.put(row, first + index as u32, &text)?;
    }
    Ok(())
}

fn bool_or_error(value: u8, error: bool) -> String {
    let text = match (error, value) {
        (false, value) => boolean(value != 0),
        (true, 0x00) => "#NULL!",
        (true, 0x07) => "#DIV/0!",
        (true, 0x0f) => "#VALUE!",
        (true, 0x17) => "#REF!",
        (true, 0x1d) => "#NAME?",
        (true, 0x24) => "#NUM!",
        (true, _) => "#N/A",
    };
    text.to_owned()
}

fn merged(record: &Record, grid: &mut Grid) -> Result<(), WorkbookError> {
    for index in 0..usize::from(record.u16(0)?) {
        let at = 2 + 8 * index;
        grid.merge(Region {
            top: record.u16(at)?.into(),
            bottom: record.u16(at + 2)?.into(),
            left: record.u16(at + 4)?.into(),
            right: record.u16(at + 6)?.into(),
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_four_bytes() {
        assert_eq!(rk((31107_u32 << 2 | 2).to_le_bytes()), 31107.0);
        assert_eq!(rk((198_503_u32 << 2 | 3).to_le_bytes()), 1985.03);
        assert_eq!(rk(((-5_i32) << 2 | 2).to_le_bytes()), -5.0);
        assert_eq!(rk([0, 0, 0xf0, 0x3f]), 1.0);
    }
}
