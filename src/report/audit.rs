//! The last look at a finished document: nothing a template failed to fill may be in it.

use super::document::{Block, Chart, Document, Inline, Table};
use super::marker::is_reserved;

/// The first text that looks like a hole or like the machinery showing through.
pub fn audit(document: &Document) -> Option<String> {
    let (masthead, closing) = (&document.masthead, &document.closing);
    let imprint = &document.imprint;
    let lines = [
        &masthead.issuer_mark,
        &masthead.document_number,
        &masthead.signatory,
        &document.title,
        &document.recipient,
        &closing.signature,
        &closing.date,
        &imprint.copy_to,
        &imprint.office,
        &imprint.date,
    ];
    let lines = lines.into_iter().flatten();
    let annexes = document.annexes.iter();
    let titles = annexes.clone().flat_map(|annex| &annex.title);
    let blocks = document
        .body
        .iter()
        .chain(annexes.flat_map(|annex| &annex.blocks));
    let mut all = lines.chain(titles).chain(blocks.flat_map(inlines));
    let hole = all.find(|inline| is_hole(inline));
    hole.map(|inline| inline.as_str().to_owned())
}

fn is_hole(inline: &Inline) -> bool {
    let text = inline.as_str();
    // A name in the data may hold braces: it never was a template.
    let shows: &[&str] = match inline {
        Inline::Text { .. } => &[
            "[object]", "{{", "}}", "{%", "%}", "{#", "(id=", "（id=", "｛｛", "｝｝",
        ],
        Inline::Figure { .. } => &[],
    };
    text.is_empty() || text.contains(is_reserved) || shows.iter().any(|s| text.contains(s))
}

fn inlines(block: &Block) -> Box<dyn Iterator<Item = &Inline> + '_> {
    match block {
        Block::Heading(heading) => Box::new(heading.content.iter()),
        Block::Paragraph(inlines) | Block::Note(inlines) => Box::new(inlines.iter()),
        Block::Turn { .. } => Box::new(std::iter::empty()),
        Block::Chart(Chart { caption, bars, .. }) => Box::new(
            caption
                .iter()
                .chain(bars.iter().flat_map(|bar| [&bar.label, &bar.value])),
        ),
        Block::Table(Table {
            caption,
            header,
            rows,
            ..
        }) => Box::new(
            caption
                .iter()
                .chain(header.iter().chain(rows).flatten().flatten()),
        ),
    }
}
