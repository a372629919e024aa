//! Which encoding a text file is in, and whether bytes are well-formed in it.
//!
//! Excel's "CSV" in China is GBK, of which GB 18030 is the superset; its "Unicode text" is
//! UTF-16. UTF-8 and GB 18030 are split into fields as raw bytes: no byte below 0x30, nor
//! 0x3A–0x3F, occurs inside a character of several bytes of either. UTF-16 is decoded first.

mod gb18030;

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

    /// The encoding of a file by its first bytes: a byte order mark; UTF-16 if most of the
    /// separators and line ends have a zero byte beside them, by its side; UTF-8 if most of
    /// what is not ASCII fits it (of Chinese in GB 18030 about a seventh does, by chance);
    /// else GB 18030. A record that has come from elsewhere does not change what a file is.
    pub fn detect(head: &[u8]) -> Encoding {
        if head.starts_with(b"\xff\xfe") {
            return Encoding::Utf16Le;
        }
        if head.starts_with(b"\xfe\xff") {
            return Encoding::Utf16Be;
        }
        if let Some(encoding) = utf_16(head) {
            return encoding;
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

/// UTF-16 without a byte order mark. Half of a character can look like a separator too
/// (三 and 上 have one), but seldom with a zero beside it.
fn utf_16(head: &[u8]) -> Option<Encoding> {
    let (mut marks, mut low_first, mut high_first) = (0, 0, 0);
    for at in memchr::memchr3_iter(b'\n', b'\t', b',', head) {
        let is_zero = |at: Option<usize>| at.and_then(|at| head.get(at)) == Some(&0);
        marks += 1;
        // A character begins at an even place, its low byte first or last.
        match at % 2 {
            0 => low_first += usize::from(is_zero(Some(at + 1))),
            _ => high_first += usize::from(is_zero(at.checked_sub(1))),
        }
    }
    let most = |zeros: usize| zeros > 0 && zeros * 2 >= marks;
    if most(low_first) && low_first >= high_first {
        return Some(Encoding::Utf16Le);
    }
    most(high_first).then_some(Encoding::Utf16Be)
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
            Bytes::Utf8 | Bytes::Decoded => match std::str::from_utf8(bytes) {
                Ok(text) => Cow::Borrowed(text),
                Err(_) => String::from_utf8_lossy(bytes),
            },
            Bytes::Gb18030 if bytes.is_ascii() => {
                Cow::Borrowed(std::str::from_utf8(bytes).unwrap_or_default())
            }
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

    /// How many bytes from the first on are known to be text in this form, whatever fields
    /// they are parted into; where that depends on the fields, none.
    pub fn text_length(self, bytes: &[u8]) -> usize {
        match self {
            Bytes::Utf8 if simdutf8::basic::from_utf8(bytes).is_ok() => bytes.len(),
            Bytes::Utf8 => simdutf8::compat::from_utf8(bytes)
                .map_or_else(|error| error.valid_up_to(), str::len),
            Bytes::Gb18030 => gb18030::prefix(bytes),
            Bytes::Decoded => 0,
        }
    }

    /// Whether bytes that are text in this form are of another encoding all the same.
    pub fn is_from_elsewhere(self, bytes: &[u8]) -> bool {
        self == Bytes::Gb18030 && is_utf_8_inside(bytes)
    }

    /// Whether all of it is text.
    pub fn is_well_formed(self, bytes: &[u8]) -> bool {
        match self {
            Bytes::Utf8 => simdutf8::basic::from_utf8(bytes).is_ok(),
            Bytes::Decoded => !String::from_utf8_lossy(bytes).contains(is_from_elsewhere),
            Bytes::Gb18030 => !is_utf_8_inside(bytes) && gb18030::prefix(bytes) == bytes.len(),
        }
    }
}

/// Whether a character shows that UTF-16 was malformed, or that bytes of another encoding
/// stand there: a line end of single bytes, taken together with its neighbour.
fn is_from_elsewhere(c: char) -> bool {
    matches!(c, '\u{fffd}' | '\u{0a00}'..='\u{0a7f}' | '\u{0d0a}')
}

/// Whether bytes that may pass for GB 18030 are UTF-8 pasted in: so many characters of three
/// bytes and nothing that is not UTF-8 is no chance.
fn is_utf_8_inside(bytes: &[u8]) -> bool {
    const ENOUGH: usize = 4;
    bytes.len() >= 3 * ENOUGH
        && !bytes.is_ascii()
        && std::str::from_utf8(bytes).is_ok_and(|text| {
            let wide = text.chars().filter(|c| c.len_utf8() == 3).count();
            let foreign = text.chars().filter(|c| !c.is_ascii()).count();
            wide >= ENOUGH && wide == foreign
        })
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
    fn a_record_from_elsewhere_does_not_change_what_a_file_is() {
        let record = "三上,不详,主任医师\r\n";
        for big in [false, true] {
            let mixed = [TEXT.as_bytes(), &utf16(record, big), TEXT.as_bytes()].concat();
            assert_eq!(Encoding::detect(&mixed), Encoding::Utf8);
            let mixed = [gb(TEXT), utf16(record, big), gb(TEXT)].concat();
            assert_eq!(Encoding::detect(&mixed), Encoding::Gb18030);
            let whole = utf16(&record.repeat(3), big);
            let expected = [Encoding::Utf16Le, Encoding::Utf16Be][usize::from(big)];
            assert_eq!(Encoding::detect(&whole), expected);
        }
        assert_eq!(Encoding::detect(b"a\0b,c\n"), Encoding::Utf8);
    }

    #[test]
    fn text_of_another_encoding_pasted_in_is_not_well_formed() {
        let utf8 = "栖川市卫生健康局".as_bytes();
        let passes_for_gb = !encoding_rs::GB18030.decode_without_bom_handling(utf8).1;
        assert!(passes_for_gb && !Bytes::Gb18030.is_well_formed(utf8));
        assert!(Bytes::Gb18030.is_well_formed(&gb("栖川市卫生健康局")));
        assert!(!Bytes::Decoded.is_well_formed("ぁव\u{a0d}A06".as_bytes()));
        assert!(Bytes::Decoded.is_well_formed("栖川市".as_bytes()));
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
