//! What a file is, by its content: an ending says little about what hospital systems write.

/// What the first bytes of a file say it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Text, delimited or not. Tab-separated text under an .xls name is common.
    Text,
    /// A zip or OLE container: .xlsx, .ods or .xls, perhaps protected by a password, perhaps
    /// no workbook at all. [`super::workbook::Workbook::open`] finds out.
    Workbook,
    /// A web page under a workbook's name, as many systems export it.
    Html,
    /// XML under a workbook's name: an Excel 2003 XML table, most likely.
    Xml,
    /// Excel 2 to 4, without a container, as old database programs still export it.
    OldExcel,
    /// Something that is no table: a PDF, a picture, an archive.
    Foreign,
}

/// How many of the first bytes [`sniff`] wants to see, if there are as many.
pub const SNIFF: usize = 1024;

/// Tells what a file is from its first bytes.
pub fn sniff(first: &[u8]) -> Format {
    let is = |magic: &[u8]| first.starts_with(magic);
    // The container of .xlsx and .ods. An empty archive has the second form.
    if is(b"PK\x03\x04") || is(b"PK\x05\x06") {
        return Format::Workbook;
    }
    // The container of .xls, and of a .xlsx with a password.
    if is(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Format::Workbook;
    }
    if is(b"\x09\x00\x04\x00") || is(b"\x09\x02\x06\x00") || is(b"\x09\x04\x06\x00") {
        return Format::OldExcel;
    }
    const FOREIGN: &[&[u8]] = &[
        b"%PDF",
        b"\x89PNG",
        b"\xff\xd8\xff",
        b"GIF8",
        b"Rar!",
        b"7z\xbc\xaf\x27\x1c",
        b"\x1f\x8b",
        b"{\\rtf",
    ];
    if FOREIGN.iter().any(|magic| is(magic)) {
        return Format::Foreign;
    }
    markup(first).unwrap_or(Format::Text)
}

/// Whether the text begins as HTML or XML does. A table never begins with such a tag.
fn markup(first: &[u8]) -> Option<Format> {
    // UTF-16 is read as if it were ASCII: its zero bytes and the byte order mark are left out.
    let text: String = first
        .iter()
        .take(SNIFF)
        .filter(|b| b.is_ascii() && **b != 0)
        .map(|b| b.to_ascii_lowercase() as char)
        .collect();
    let text = text.trim_start();
    const HTML: &[&str] = &[
        "<html",
        "<!doctype",
        "<table",
        "<head",
        "<meta",
        "<style",
        "<body",
        "<div",
        "<!--",
        "mime-version:",
    ];
    if text.starts_with("<?xml") {
        let html = text.contains("<html") && !text.contains("<workbook");
        return Some(if html { Format::Html } else { Format::Xml });
    }
    if text.starts_with("<workbook") || text.starts_with("<ss:workbook") {
        return Some(Format::Xml);
    }
    HTML.iter()
        .any(|tag| text.starts_with(tag))
        .then_some(Format::Html)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_decides() {
        for (first, format) in [
            (&b"PK\x03\x04\x14\0"[..], Format::Workbook),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", Format::Workbook),
            (b"\x09\x02\x06\x00\0\0\x10\0\0\0", Format::OldExcel),
            (b"%PDF-1.7", Format::Foreign),
            (b"\r\n <TABLE border=1>", Format::Html),
            (b"\xef\xbb\xbf<html xmlns:x=\"\">", Format::Html),
            (b"\xff\xfe<\0h\0t\0m\0l\0>\0", Format::Html),
            (b"<?xml version=\"1.0\"?>\n<html>", Format::Html),
            (
                b"MIME-Version: 1.0\r\nX-Document-Type: Workbook",
                Format::Html,
            ),
            (
                b"<?xml version=\"1.0\"?>\n<Workbook xmlns=\"\">",
                Format::Xml,
            ),
            ("工号\t姓名\nA01\t张三".as_bytes(), Format::Text),
            (b"PK,\xd0\xcf", Format::Text),
            (b"<5,6", Format::Text),
            (b"", Format::Text),
        ] {
            assert_eq!(sniff(first), format, "{}", String::from_utf8_lossy(first));
        }
    }
}
