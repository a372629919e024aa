//! The records of the stream in an .xls: a kind, a length, and as many bytes.

use super::super::WorkbookError;
use super::cut;

pub const FORMULA: u16 = 0x0006;
pub const EOF: u16 = 0x000a;
pub const DATE_MODE: u16 = 0x0022;
pub const FILE_PASS: u16 = 0x002f;
const CONTINUE: u16 = 0x003c;
pub const CODE_PAGE: u16 = 0x0042;
pub const UNCALCULATED: u16 = 0x005e;
pub const BOUND_SHEET: u16 = 0x0085;
pub const MUL_RK: u16 = 0x00bd;
pub const RICH_STRING: u16 = 0x00d6;
pub const XF: u16 = 0x00e0;
pub const MERGED_CELLS: u16 = 0x00e5;
pub const SHARED_STRINGS: u16 = 0x00fc;
pub const LABEL_SHARED: u16 = 0x00fd;
pub const RECALCULATION: u16 = 0x01c1;
pub const NUMBER: u16 = 0x0203;
pub const LABEL: u16 = 0x0204;
pub const BOOL_ERROR: u16 = 0x0205;
pub const STRING: u16 = 0x0207;
pub const RK: u16 = 0x027e;
pub const FORMAT: u16 = 0x041e;
pub const BOF: u16 = 0x0809;

/// The version of Excel 97 to 2003, in which text is Unicode.
pub const BIFF8: u16 = 0x0600;

/// A record with those that continue it.
pub struct Record<'a> {
    pub kind: u16,
    /// Its bytes, and those of each record that continues it.
    pub parts: Vec<&'a [u8]>,
}

/// Goes through the records of a stream.
pub struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    /// From a place in the stream on.
    pub fn new(stream: &'a [u8], start: usize) -> Self {
        let rest = stream.get(start..).unwrap_or_default();
        Records { rest }
    }

    /// The next record; none at the end of the stream.
    ///
    /// # Errors
    /// When it is longer than the stream.
    pub fn next(&mut self) -> Result<Option<Record<'a>>, WorkbookError> {
        // What is left after the last record is padding.
        if self.rest.len() < 4 {
            return Ok(None);
        }
        let (kind, first) = self.take()?;
        let mut parts = vec![first];
        while self.rest.len() >= 4 && self.rest[..2] == CONTINUE.to_le_bytes() {
            parts.push(self.take()?.1);
        }
        Ok(Some(Record { kind, parts }))
    }

    fn take(&mut self) -> Result<(u16, &'a [u8]), WorkbookError> {
        let (head, rest) = self.rest.split_at_checked(4).ok_or_else(cut)?;
        let length = usize::from(u16::from_le_bytes([head[2], head[3]]));
        let (data, rest) = rest.split_at_checked(length).ok_or_else(cut)?;
        self.rest = rest;
        Ok((u16::from_le_bytes([head[0], head[1]]), data))
    }
}

impl<'a> Record<'a> {
    /// The bytes of the record itself.
    pub fn data(&self) -> &'a [u8] {
        self.parts[0]
    }

    pub fn u8(&self, at: usize) -> Result<u8, WorkbookError> {
        self.data().get(at).copied().ok_or_else(cut)
    }

    pub fn u16(&self, at: usize) -> Result<u16, WorkbookError> {
        self.array(at).map(u16::from_le_bytes)
    }

    pub fn u32(&self, at: usize) -> Result<u32, WorkbookError> {
        self.array(at).map(u32::from_le_bytes)
    }

    pub fn f64(&self, at: usize) -> Result<f64, WorkbookError> {
        self.array(at).map(f64::from_le_bytes)
    }

    pub fn array<const N: usize>(&self, at: usize) -> Result<[u8; N], WorkbookError> {
        let bytes = self.data().get(at..).and_then(<[u8]>::first_chunk);
        bytes.copied().ok_or_else(cut)
    }
}
