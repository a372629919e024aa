//! Text in an .xls: Unicode since Excel 97, a code page before.

use super::super::WorkbookError;
use super::cut;
use super::records::Record;

/// How text is written.
pub struct Encoding {
    /// Whether as Unicode, each text with a byte that says in how many bytes a character.
    pub unicode: bool,
    page: &'static encoding_rs::Encoding,
}

impl Default for Encoding {
    /// Chinese, until a record says which page.
    fn default() -> Self {
        Encoding {
            unicode: true,
            page: encoding_rs::GB18030,
        }
    }
}

impl Encoding {
    /// Takes note of the code page.
    pub fn set_page(&mut self, page: u16) {
        self.page = match page {
            950 => encoding_rs::BIG5,
            932 => encoding_rs::SHIFT_JIS,
            949 => encoding_rs::EUC_KR,
            65001 => encoding_rs::UTF_8,
            // 936 and its like; and programs that know no better name a Western page and
            // write Chinese all the same.
            _ => encoding_rs::GB18030,
        };
    }

    /// The text of a cell, whose length stands at a place in the record.
    pub fn cell(&self, record: &Record, at: usize) -> Result<String, WorkbookError> {
        let length = usize::from(record.u16(at)?);
        self.read(record, at + 2, length)
    }

    /// The name of a sheet.
    pub fn sheet_name(&self, record: &Record) -> Result<String, WorkbookError> {
        let length = usize::from(record.u8(6)?);
        self.read(record, 7, length)
    }

    /// The code of a number format.
    pub fn format_code(&self, record: &Record) -> Result<String, WorkbookError> {
        match self.unicode {
            true => self.cell(record, 2),
            false => {
                let length = usize::from(record.u8(2)?);
                self.read(record, 3, length)
            }
        }
    }

    fn read(&self, record: &Record, at: usize, length: usize) -> Result<String, WorkbookError> {
        if self.unicode {
            let mut text = Text::new(&record.parts);
            text.skip(at)?;
            // An empty text may lack even the byte that says how it is written.
            if length == 0 {
                return Ok(String::new());
            }
            let wide = text.byte()? & 1 != 0;
            return text.characters(length, wide);
        }
        let bytes = record.data().get(at..at + length).ok_or_else(cut)?;
        Ok(self.page.decode_without_bom_handling(bytes).0.into_owned())
    }
}

/// The texts that cells share, from the one record, much continued, that holds them.
///
/// # Errors
/// When it is damaged.
pub fn shared(record: &Record) -> Result<Vec<String>, WorkbookError> {
    let mut text = Text::new(&record.parts);
    text.skip(4)?;
    let count = u32::from_le_bytes(text.array()?);
    let mut strings = Vec::new();
    for _ in 0..count {
        // Some writers count more than they write.
        if text.at_end() {
            break;
        }
        let length = usize::from(u16::from_le_bytes(text.array()?));
        let flags = text.byte()?;
        // Runs of another font, and the reading of Japanese names, follow the characters.
        let mut after = 0;
        if flags & 8 != 0 {
            after += 4 * usize::from(u16::from_le_bytes(text.array()?));
        }
        if flags & 4 != 0 {
            after += u32::from_le_bytes(text.array()?) as usize;
        }
        strings.push(text.characters(length, flags & 1 != 0)?);
        text.skip(after)?;
    }
    Ok(strings)
}

/// Goes through the parts of a record.
struct Text<'a> {
    part: &'a [u8],
    parts: std::slice::Iter<'a, &'a [u8]>,
}

impl<'a> Text<'a> {
    fn new(parts: &'a [&'a [u8]]) -> Self {
        let part = &[];
        let parts = parts.iter();
        Text { part, parts }
    }

    /// Goes on to the next part that has anything, if this one has no more.
    fn at_end(&mut self) -> bool {
        while self.part.is_empty() {
            match self.parts.next() {
                Some(part) => self.part = part,
                None => return true,
            }
        }
        false
    }

    fn byte(&mut self) -> Result<u8, WorkbookError> {
        if self.at_end() {
            return Err(cut());
        }
        let (first, rest) = self.part.split_first().ok_or_else(cut)?;
        self.part = rest;
        Ok(*first)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], WorkbookError> {
        let mut bytes = [0; N];
        for byte in &mut bytes {
            *byte = self.byte()?;
        }
        Ok(bytes)
    }

    fn skip(&mut self, mut bytes: usize) -> Result<(), WorkbookError> {
        while bytes > 0 {
            if self.at_end() {
                return Err(cut());
            }
            let here = bytes.min(self.part.len());
            self.part = &self.part[here..];
            bytes -= here;
        }
        Ok(())
    }

    /// So many characters. Where they go on in another part, it says anew in its first byte
    /// in how many bytes each is written.
    fn characters(&mut self, length: usize, mut wide: bool) -> Result<String, WorkbookError> {
        let mut units: Vec<u16> = Vec::new();
        while units.len() < length {
            if self.part.is_empty() {
                wide = self.byte()? & 1 != 0;
            }
            let size = if wide { 2 } else { 1 };
            let here = (length - units.len()).min(self.part.len() / size);
            let (bytes, rest) = self.part.split_at(here * size);
            self.part = rest;
            match wide {
                true => units.extend(bytes.chunks(2).map(|b| u16::from_le_bytes([b[0], b[1]]))),
                false => units.extend(bytes.iter().map(|b| u16::from(*b))),
            }
            // Half a character at the end of a part.
            if here == 0 && self.part.len() < size && !self.part.is_empty() {
                return Err(cut());
            }
        }
        Ok(String::from_utf16_lossy(&units))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_goes_on_in_the_next_record_in_another_width() {
        let head = [&[2_u8, 0, 0, 0, 2, 0, 0, 0][..], &[3, 0, 0], b"A"].concat();
        let tail = [&[1_u8, 0x20, 0x5f, b'0', 0][..], &[1, 0, 1, 0x4e, 0x67]].concat();
        let record = Record {
            kind: super::super::records::SHARED_STRINGS,
            parts: vec![&head, &tail],
        };
        assert_eq!(shared(&record).unwrap(), ["A张0", "李"]);
        let short = Record {
            kind: super::super::records::SHARED_STRINGS,
            parts: vec![&head],
        };
        assert!(shared(&short).is_err());
    }
}
