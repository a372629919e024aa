//! Which encoding a text file is in, and whether bytes are well-formed in it.
//!
//! Excel's "CSV" in China is GBK, of which GB 18030 is the superset; its "Unicode text" is
//! UTF-16. UTF-8 and GB 18030 are split into fields as raw bytes: no byte below 0x30, nor
//! 0x3A–0x3F, occurs inside a character of several bytes of either. UTF-16 is decoded first.

use std::borrow::Cow;

/// The encoding of a text file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    #[default]
    Utf8,
    /// GB 18030, which holds GBK and GB 2312.
    Gb18030,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
}

impl Encoding {
    /// All of them, in the order in which they are tried.
    pub const ALL: &'static [Encoding] = &[
        Encoding::Utf8,
        Encoding::Gb18030,
        Encoding::Utf16Le,
        Encoding::Utf16Be,
    ];

    /// Its name as it is shown and as the configuration gives it.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Gb18030 => "GB18030",
            Encoding::Utf16Le => "UTF-16LE",
            Encoding::Utf16Be => "UTF-16BE",
        }
    }

    /// The encoding of a name: in any letter case, GBK and GB2312 for GB 18030.
    pub fn with_name(name: &str) -> Option<Encoding> {
        let plain: String = name
            .chars()
            .filter(|c| c.is_ascii_alphanumeric())
            .map(|c| c.to_ascii_uppercase())
            .collect();
        match plain.as_str() {
            "UTF8" => Some(Encoding::Utf8),
            "GB18030" | "GBK" | "GB2312" | "CP936" => Some(Encoding::Gb18030),
            "UTF16LE" | "UTF16" | "UNICODE" => Some(Encoding::Utf16Le),
            "UTF16BE" => Some(Encoding::Utf16Be),
            _ => None,
        }
    }

    /// The table by which whole files are decoded.
    pub(super) fn table(self) -> &'static encoding_rs::Encoding {
        match self {
            Encoding::Utf8 => encoding_rs::UTF_8,
            Encoding::Gb18030 => encoding_rs::GB18030,
            Encoding::Utf16Le => encoding_rs::UTF_16LE,
            Encoding::Utf16Be => encoding_rs::UTF_16BE,
        }
    }

    /// The encoding of a file by its first bytes: a byte order mark; bytes of zero, which
    /// only UTF-16 has, by the side on which most are; UTF-8 if most of what is not ASCII fits it (of
    /// Chinese in GB 18030 about a seventh does, by chance); else GB 18030.
    pub fn detect(head: &[u8]) -> Encoding {
        if head.starts_with(b"\xff\xfe") {
            return Encoding::Utf16Le;
        }
        if head.starts_with(b"\xfe\xff") {
            return Encoding::Utf16Be;
        }
        let zeros = |side: usize| {
            let bytes = head.iter().skip(side).step_by(2);
            bytes.filter(|byte| **byte == 0).count()
        };
        match (zeros(0), zeros(1)) {
            (0, 0) => {}
            (even, odd) if odd > even => return Encoding::Utf16Le,
            _ => return Encoding::Utf16Be,
        }
        let foreign = head.iter().filter(|byte| !byte.is_ascii()).count();
        let fitting = head.utf8_chunks().map(|chunk| chunk.valid());
        let fitting = fitting.flat_map(str::bytes).filter(|byte| !byte.is_ascii());
        match fitting.count() * 2 >= foreign {
            true => Encoding::Utf8,
            false => Encoding::Gb18030,
        }
    }
}

/// How the bytes of a record stand for text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Bytes {
    /// UTF-8 as it stands in the file.
    #[default]
    Utf8,
    /// GB 18030 as it stands in the file.
    Gb18030,
    /// UTF-8 decoded from something else: U+FFFD stands where that was malformed.
    Decoded,
}

impl Bytes {
    /// The text; U+FFFD for what is malformed.
    pub fn text(self, bytes: &[u8]) -> Cow<'_, str> {
        match self {
            Bytes::Utf8 | Bytes::Decoded => String::from_utf8_lossy(bytes),
            Bytes::Gb18030 => encoding_rs::GB18030.decode_without_bom_handling(bytes).0,
        }
    }

    /// The bytes that stand for a text.
    pub fn of(self, text: &str) -> Cow<'_, [u8]> {
        match self {
            Bytes::Utf8 | Bytes::Decoded => Cow::Borrowed(text.as_bytes()),
            Bytes::Gb18030 => encoding_rs::GB18030.encode(text).0,
        }
    }

    /// Whether all of it is text.
    pub fn is_well_formed(self, bytes: &[u8]) -> bool {
        match self {
            Bytes::Utf8 => simdutf8::basic::from_utf8(bytes).is_ok(),
            Bytes::Decoded => memchr::memmem::find(bytes, "\u{fffd}".as_bytes()).is_none(),
            Bytes::Gb18030 => {
                let mut rest = bytes;
                while !rest.is_empty() {
                    let length = gb18030_length(rest);
                    if length == 0 {
                        return false;
                    }
                    rest = &rest[length..];
                }
                true
            }
        }
    }
}

/// How many bytes the character has that GB 18030 text begins with; 0 when it is none.
fn gb18030_length(bytes: &[u8]) -> usize {
    match bytes {
        [0x00..=0x7f, ..] => 1,
        [0x81..=0xfe, 0x40..=0x7e | 0x80..=0xfe, ..] => 2,
        [0x81..=0xfe, 0x30..=0x39, 0x81..=0xfe, 0x30..=0x39, ..] => {
            // Not every combination of four stands for a character; the table knows.
            let (_, malformed) = encoding_rs::GB18030.decode_without_bom_handling(&bytes[..4]);
            if malformed { 0 } else { 4 }
        }
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "姓名,学历,职称\r\n张三,大学本科,主治医师\r\n";

    fn gb(text: &str) -> Vec<u8> {
        encoding_rs::GB18030.encode(text).0.into_owned()
    }

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        let unit = |u: u16| {
            if big {
                u.to_be_bytes()
            } else {
                u.to_le_bytes()
            }
        };
        text.encode_utf16().flat_map(unit).collect()
    }

    #[test]
    fn the_encoding_is_told_by_its_bytes() {
        assert_eq!(Encoding::detect(TEXT.as_bytes()), Encoding::Utf8);
        assert_eq!(Encoding::detect(&gb(TEXT)), Encoding::Gb18030);
        for mark in ["", "\u{feff}"] {
            let text = format!("{mark}{TEXT}");
            assert_eq!(Encoding::detect(text.as_bytes()), Encoding::Utf8);
            assert_eq!(Encoding::detect(&utf16(&text, false)), Encoding::Utf16Le);
            assert_eq!(Encoding::detect(&utf16(&text, true)), Encoding::Utf16Be);
        }
        assert_eq!(Encoding::detect(b"name,sex\n"), Encoding::Utf8);
        assert_eq!(Encoding::detect(b""), Encoding::Utf8);
    }

    #[test]
    fn one_wrong_byte_does_not_change_what_a_file_is() {
        for at in 0..TEXT.len() {
            let mut bytes = TEXT.as_bytes().to_vec();
            bytes[at] = 0xff;
            assert_eq!(Encoding::detect(&bytes), Encoding::Utf8, "byte {at}");
        }
        for at in 0..gb(TEXT).len() {
            let mut bytes = gb(TEXT);
            bytes[at] = 0xff;
            assert_eq!(Encoding::detect(&bytes), Encoding::Gb18030, "byte {at}");
        }
    }

    #[test]
    fn gb18030_is_well_formed_exactly_where_it_decodes_to_itself() {
        for c in (0x80..0x11_0000).filter_map(char::from_u32) {
            let text = c.to_string();
            let (bytes, _, unmappable) = encoding_rs::GB18030.encode(&text);
            if !unmappable {
                assert!(Bytes::Gb18030.is_well_formed(&bytes), "{c:?} {bytes:?}");
            }
        }
        for bytes in [
            &b"\x80"[..],
            b"\xff",
            b"\x81",
            b"\x81\x2c",
            b"\x81\x7f",
            b"\x84\x32\xff\x30",
        ] {
            assert!(!Bytes::Gb18030.is_well_formed(bytes), "{bytes:?}");
        }
    }
}
