//! The report as Markdown: for reading on a screen, for diffs, for checks.

mod chart;
mod escape;
mod marks;
pub mod record;
mod table;

use crate::export::text::clean;
use crate::report::document::{
    Annex, Block, Document, Heading, Imprint, Inline, Masthead, plain_text,
};
use escape::{Place, escape, guard};

pub use marks::Piece;
pub use record::Record;

/// Writes the document as Markdown (CommonMark with pipe tables).
///
/// Line feeds only, exactly one at the end. The order is that of the printed page:
/// title, text, attachment list, signature, date, then the annexes.
pub fn write(document: &Document) -> String {
    pieces(document).iter().map(Piece::raw).collect()
}

/// The same, with the figures apart.
pub fn pieces(document: &Document) -> Vec<Piece> {
    let (marked, figures) = marks::marked(document);
    marks::pieces(&render(&marked), &figures)
}

/// How a text of one line stands in the file within a line of this kind, as it must to be
/// put where another figure stood.
pub fn escaped(text: &str, is_in_table: bool) -> String {
    let place = if is_in_table {
        Place::Cell
    } else {
        Place::Line
    };
    escape(&clean(text), place)
}

/// Text without stars and backslashes, as its reader sees it.
pub fn unescaped(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut chars = raw.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' if chars.peek().is_some_and(char::is_ascii_punctuation) => {
                out.extend(chars.next());
            }
            '*' => {}
            c => out.push(c),
        }
    }
    out
}

fn render(document: &Document) -> String {
    let mut blocks = masthead(&document.masthead);
    if !document.title.is_empty() {
        blocks.push(format!("# {}", inlines(&document.title, Place::Heading)));
    }
    if !document.recipient.is_empty() {
        blocks.push(inlines(&document.recipient, Place::Line));
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
        let label = format!("{}：", annex_label(index, document.annexes.len()));
        let title = labelled(&label, &annex.title);
        blocks.push(format!("## {}", inlines(&title, Place::Heading)));
        blocks.extend(annex.blocks.iter().flat_map(block));
    }
    blocks.extend(imprint(&document.imprint));
    blocks.retain(|b| !b.is_empty());
    blocks.join("\n\n") + "\n"
}

/// 版头: the issuer, then number and signatory in one line.
fn masthead(masthead: &Masthead) -> Vec<String> {
    let mut line = masthead.document_number.clone();
    if !masthead.signatory.is_empty() {
        let gap = if line.is_empty() { "" } else { "　" };
        line.push(Inline::text(format!("{gap}签发人：")));
        line.extend(masthead.signatory.iter().cloned());
    }
    vec![
        inlines(&masthead.issuer_mark, Place::Line),
        inlines(&line, Place::Line),
    ]
}

/// 版记, below a rule.
fn imprint(imprint: &Imprint) -> Vec<String> {
    if imprint.is_empty() {
        return Vec::new();
    }
    let copies = match imprint.copy_to.is_empty() {
        true => String::new(),
        false => inlines(&labelled("抄送：", &imprint.copy_to), Place::Line),
    };
    let mut last = imprint.office.clone();
    if !last.is_empty() && !imprint.date.is_empty() {
        last.push(Inline::text("　"));
    }
    last.extend(imprint.date.iter().cloned());
    vec!["---".to_owned(), copies, inlines(&last, Place::Line)]
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
    let lines: Vec<String> = annexes
        .iter()
        .enumerate()
        .map(|(i, annex)| {
            let first = if i == 0 { "附件：" } else { "" };
            let number = match annexes.len() {
                1 => String::new(),
                _ => format!("{}.", i + 1),
            };
            inlines(
                &labelled(&format!("{first}{number}"), &annex.title),
                Place::Line,
            )
        })
        .collect();
    // A backslash at the end of a line is a hard break that can be seen.
    (!lines.is_empty()).then(|| lines.join("\\\n"))
}

fn block(block: &Block) -> Vec<String> {
    match block {
        Block::Heading(heading) => vec![self::heading(heading)],
        Block::Paragraph(content) | Block::Note(content) => vec![inlines(content, Place::Line)],
        Block::Chart(chart) => chart::blocks(chart),
        Block::Turn { .. } => vec![],
        Block::Table(table) if table.columns.is_empty() => vec![],
        Block::Table(table) => {
            let caption = plain_text(&table.caption);
            let caption = (!caption.is_empty()).then(|| bold(&caption, Place::Line, true, true));
            caption.into_iter().chain([table::pipe(table)]).collect()
        }
    }
}

/// `## 一、…` for level 1: the document's title is the only heading of level `#`.
fn heading(heading: &Heading) -> String {
    let marks = "#".repeat(usize::from(heading.level.clamp(1, 5)) + 1);
    let words = labelled(&heading.number, &heading.content);
    format!("{marks} {}", inlines(&words, Place::Heading))
}

/// The content with words of ours before it, in one line.
fn labelled(label: &str, content: &[Inline]) -> Vec<Inline> {
    let label = (!label.is_empty()).then(|| Inline::text(label));
    label.into_iter().chain(content.iter().cloned()).collect()
}

/// The inlines with their markup; bold neighbours share one pair of stars.
fn inlines(content: &[Inline], place: Place) -> String {
    let mut out = String::new();
    let mut rest = content;
    while let Some(first) = rest.first() {
        let strong = is_strong(first);
        let length = rest.iter().take_while(|i| is_strong(i) == strong).count();
        let text = plain_text(&rest[..length]);
        out.push_str(&if strong {
            bold(&text, place, out.is_empty(), length == rest.len())
        } else {
            escape(&text, place)
        });
        rest = &rest[length..];
    }
    guard(out.trim(), place)
}

/// Stars between a punctuation mark and a Chinese character are printed as stars
/// (CommonMark's flanking rule): marks at either end go outside, unless the line
/// `begins` or `ends` there. Spaces always do.
fn bold(text: &str, place: Place, begins: bool, ends: bool) -> String {
    let outside = |edge: bool| {
        move |c: char| marks::is_sign(c) || c.is_whitespace() || !(edge || c.is_alphanumeric())
    };
    let rest = text.trim_start_matches(outside(begins));
    let words = rest.trim_end_matches(outside(ends));
    if words.is_empty() {
        return escape(text, place);
    }
    let (before, after) = (&text[..text.len() - rest.len()], &rest[words.len()..]);
    format!(
        "{}**{}**{}",
        escape(before, place),
        escape(words, place),
        escape(after, place)
    )
}

fn is_strong(inline: &Inline) -> bool {
    match inline {
        Inline::Text { strong, .. } | Inline::Figure { strong, .. } => *strong,
    }
}

#[cfg(test)]
mod tests;
