//! The report as Markdown: for reading on a screen, for diffs, for checks.

mod escape;
mod table;

use crate::report::document::{Annex, Block, Document, Heading, Inline, plain_text};
use escape::{Place, escape};

/// Writes the document as Markdown (CommonMark with pipe tables).
///
/// Line feeds only, exactly one at the end. The order is that of the printed page:
/// title, text, attachment list, signature, date, then the annexes.
pub fn write(document: &Document) -> String {
    let mut blocks = Vec::new();
    if !document.title.is_empty() {
        blocks.push(format!("# {}", inlines(&document.title, Place::Heading)));
    }
    blocks.extend(document.body.iter().flat_map(block));
    blocks.extend(attachments(&document.annexes));
    for line in [&document.closing.signature, &document.closing.date] {
        if !line.is_empty() {
            blocks.push(inlines(line, Place::Line));
        }
    }
    for (index, annex) in document.annexes.iter().enumerate() {
        blocks.push("---".to_owned());
        let label = annex_label(index, document.annexes.len());
        let title = inlines(&annex.title, Place::Heading);
        blocks.push(format!("## {label}：{title}"));
        blocks.extend(annex.blocks.iter().flat_map(block));
    }
    blocks.retain(|b| !b.is_empty());
    blocks.join("\n\n") + "\n"
}

/// `附件`, or `附件2` where there are several (GB/T 9704-2012, 7.3.7).
fn annex_label(index: usize, count: usize) -> String {
    match count {
        1 => "附件".to_owned(),
        _ => format!("附件{}", index + 1),
    }
}

/// The attachment list (附件说明, GB/T 9704-2012, 7.3.4): numbered where there are several.
fn attachments(annexes: &[Annex]) -> Option<String> {
    let titles: Vec<String> = annexes
        .iter()
        .map(|a| inlines(&a.title, Place::Line))
        .collect();
    match titles.as_slice() {
        [] => None,
        [only] => Some(format!("附件：{only}")),
        several => {
            let lines: Vec<String> = several
                .iter()
                .enumerate()
                .map(|(i, title)| format!("{}\\.{title}", i + 1))
                .collect();
            // The first number stands inside its line and needs no backslash; the
            // backslash at the line's end is a visible hard break.
            Some(format!("附件：{}", lines.join("\\\n")).replacen("\\.", ".", 1))
        }
    }
}

fn block(block: &Block) -> Vec<String> {
    match block {
        Block::Heading(heading) => vec![self::heading(heading)],
        Block::Paragraph(content) | Block::Note(content) => vec![inlines(content, Place::Line)],
        Block::Table(table) if table.columns.is_empty() => vec![],
        Block::Table(table) => {
            let caption = (!table.caption.is_empty()).then(|| {
                format!(
                    "**{}**",
                    escape(plain_text(&table.caption).trim(), Place::Heading)
                )
            });
            caption.into_iter().chain([table::pipe(table)]).collect()
        }
    }
}

/// `## 一、…` for level 1: the document's title is the only heading of level `#`.
fn heading(heading: &Heading) -> String {
    let marks = "#".repeat(usize::from(heading.level.clamp(1, 5)) + 1);
    let number = escape(&heading.number, Place::Heading);
    format!(
        "{marks} {number}{}",
        inlines(&heading.content, Place::Heading)
    )
}

/// The inlines with their markup; bold neighbours share one pair of stars.
fn inlines(content: &[Inline], place: Place) -> String {
    let mut out = String::new();
    let mut rest = content;
    while let Some(first) = rest.first() {
        let strong = is_strong(first);
        let length = rest.iter().take_while(|i| is_strong(i) == strong).count();
        let text = plain_text(&rest[..length]);
        // Only the very first text stands where a line begins.
        let here = if out.is_empty() {
            place
        } else {
            place.inside()
        };
        out.push_str(&if strong {
            bold(&text, here)
        } else {
            escape(&text, here)
        });
        rest = &rest[length..];
    }
    match place {
        Place::Cell => out,
        Place::Line | Place::Heading | Place::Inside => out.trim().to_owned(),
    }
}

/// Stars must touch the words, or they are printed as stars: spaces go outside.
fn bold(text: &str, place: Place) -> String {
    let words = text.trim();
    if words.is_empty() {
        return text.to_owned();
    }
    let start = text.len() - text.trim_start().len();
    let (before, after) = (&text[..start], &text[start + words.len()..]);
    format!("{before}**{}**{after}", escape(words, place.inside()))
}

fn is_strong(inline: &Inline) -> bool {
    match inline {
        Inline::Text { strong, .. } | Inline::Figure { strong, .. } => *strong,
    }
}

#[cfg(test)]
mod tests;
