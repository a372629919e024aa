//! Opening a text file: its encoding and what parts its fields, found by what is in it.

use super::delimited::Delimited;
use super::encoding::{Bytes, Encoding};
use super::wide_comma::{self, WideCommas};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

/// What parts the fields of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Separator {
    /// `,`
    Comma,
    /// The tab of "Unicode text" and of cells copied out of a sheet.
    Tab,
    /// `;`
    Semicolon,
    /// `，`
    WideComma,
}

impl Separator {
    /// All of them, in the order in which they are tried.
    pub const ALL: &'static [Separator] = &[
        Separator::Comma,
        Separator::Tab,
        Separator::Semicolon,
        Separator::WideComma,
    ];

    /// How often it stands in some bytes.
    pub fn count(self, bytes: &[u8]) -> usize {
        match self {
            Separator::WideComma => memchr::memmem::find_iter(bytes, "，").count(),
            other => memchr::memchr_iter(other.byte(), bytes).count(),
        }
    }

    fn byte(self) -> u8 {
        match self {
            Separator::Comma => b',',
            Separator::Tab => b'\t',
            Separator::Semicolon => b';',
            Separator::WideComma => wide_comma::SEPARATOR,
        }
    }
}

/// How many bytes tell the encoding.
const HEAD: u64 = 1 << 18;

/// The encoding of a file by its first bytes.
///
/// # Errors
/// When it cannot be read.
pub fn encoding(path: &Path) -> std::io::Result<Encoding> {
    let mut head = Vec::new();
    File::open(path)?.take(HEAD).read_to_end(&mut head)?;
    Ok(Encoding::detect(&head))
}

/// The size of a file that does not end with a line end; `None` when it does, or is empty.
///
/// # Errors
/// When it cannot be read.
pub fn breaks_off(path: &Path, encoding: Encoding) -> std::io::Result<Option<u64>> {
    let mut file = File::open(path)?;
    let size = file.metadata()?.len();
    let unit = match encoding {
        Encoding::Utf8 | Encoding::Gb18030 => 1,
        Encoding::Utf16Le | Encoding::Utf16Be => 2,
    };
    if size < unit {
        return Ok(None);
    }
    file.seek(SeekFrom::Start(size - unit))?;
    let mut last = Vec::new();
    file.read_to_end(&mut last)?;
    let is_end = match last.as_slice() {
        [byte] => matches!(byte, b'\n' | b'\r'),
        [low, 0] if encoding == Encoding::Utf16Le => matches!(low, b'\n' | b'\r'),
        [0, low] if encoding == Encoding::Utf16Be => matches!(low, b'\n' | b'\r'),
        _ => false,
    };
    Ok((!is_end).then_some(size))
}

/// The records of a file. UTF-8 and GB 18030 are split as they stand; what is in UTF-16, or
/// parted by full-width commas in GB 18030 (where their bytes can also be the end of one
/// character and the beginning of the next), is decoded first.
///
/// # Errors
/// When it cannot be read.
pub fn records(
    path: &Path,
    encoding: Encoding,
    separator: Separator,
) -> std::io::Result<Delimited<Box<dyn Read + Send>>> {
    let mut file = File::open(path)?;
    let raw = match (encoding, separator) {
        (Encoding::Utf8, _) => Some(Bytes::Utf8),
        (Encoding::Gb18030, Separator::WideComma) => None,
        (Encoding::Gb18030, _) => Some(Bytes::Gb18030),
        (Encoding::Utf16Le | Encoding::Utf16Be, _) => None,
    };
    let form = raw.unwrap_or(Bytes::Decoded);
    let text: Box<dyn Read + Send> = match raw {
        Some(_) => Box::new(file),
        None => {
            pass_mark(&mut file, encoding)?;
            let decoder = encoding_rs_io::DecodeReaderBytesBuilder::new()
                .encoding(Some(encoding.table()))
                .bom_override(false)
                .build(file);
            Box::new(decoder)
        }
    };
    let text: Box<dyn Read + Send> = match separator {
        Separator::WideComma => Box::new(WideCommas::new(text)),
        _ => text,
    };
    Ok(Delimited::new(text, separator.byte(), form))
}

/// Goes past the byte order mark of UTF-16: it is no character of the first field.
fn pass_mark(file: &mut File, encoding: Encoding) -> std::io::Result<()> {
    let mut mark = [0; 2];
    let read = file.read(&mut mark)?;
    let is_mark = match encoding {
        Encoding::Utf16Le => mark == [0xff, 0xfe],
        Encoding::Utf16Be => mark == [0xfe, 0xff],
        Encoding::Utf8 | Encoding::Gb18030 => false,
    };
    if !(is_mark && read == 2) {
        file.rewind()?;
    }
    Ok(())
}
