//! What takes the place of a cell.

use crate::redraft::book::{prefix, without_attribute};
use rust_decimal::Decimal;

/// A cell's first tag with another kind of content, every other attribute as it is.
fn opened(tag: &str, kind: Option<&str>) -> String {
    let bare = tag.trim_end_matches('>').trim_end_matches('/').trim_end();
    let bare = without_attribute(bare, "t");
    match kind {
        Some(kind) => format!("{bare} t=\"{kind}\""),
        None => bare,
    }
}

/// A cell that holds a number.
pub fn number(tag: &str, value: Decimal) -> String {
    let (open, p) = (opened(tag, None), prefix(tag));
    format!("{open}><{p}v>{}</{p}v></{p}c>", value.normalize())
}

/// A cell that holds text; `inner` is markup as between the tags of `<is>`.
pub fn text(tag: &str, inner: &str) -> String {
    let (open, p) = (opened(tag, Some("inlineStr")), prefix(tag));
    format!("{open}><{p}is>{inner}</{p}is></{p}c>")
}

/// A cell that holds plain text.
pub fn plain(tag: &str, value: &str) -> String {
    let p = prefix(tag);
    let value = quick_xml::escape::partial_escape(value);
    text(tag, &format!("<{p}t xml:space=\"preserve\">{value}</{p}t>"))
}

/// An empty cell of the same looks.
pub fn blank(tag: &str) -> String {
    format!("{}/>", opened(tag, None))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_keeps_all_but_its_content() {
        let tag = "<c r=\"B2\" t=\"s\" s=\"3\">";
        assert_eq!(
            number(tag, Decimal::new(1250, 2)),
            "<c r=\"B2\" s=\"3\"><v>12.5</v></c>"
        );
        assert_eq!(blank(tag), "<c r=\"B2\" s=\"3\"/>");
        let x = "<x:c t='s' r='B2'>";
        assert_eq!(number(x, Decimal::ONE), "<x:c r='B2'><x:v>1</x:v></x:c>");
        assert_eq!(
            plain(tag, "甲&乙"),
            "<c r=\"B2\" s=\"3\" t=\"inlineStr\"><is><t xml:space=\"preserve\">甲&amp;乙</t></is></c>"
        );
    }
}
