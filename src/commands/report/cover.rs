//! The cover sheet of a draft: what is doubtful in the data, by file and line. Like the
//! report it is Chinese whatever language the program speaks.

use crate::check::wording;
use crate::diagnostic::Diagnostic;
use crate::i18n::{Language, Words};
use crate::message::Message;
use crate::report::document::{
    Align, Block, Cell, Column, Document, Inline, Properties, Table, plain_text,
};

/// At most so many errors are listed: nobody works through more on paper. The rest is told
/// by number, and `check` has them all.
const ROWS: usize = 500;

/// The sheet for a report, of its errors by file and line, and how many errors and warnings
/// there are in all.
pub fn document(
    errors: &[&Diagnostic],
    (total, warnings): (u64, u64),
    report: &Document,
) -> Document {
    let words = Words::new(Language::Zh);
    let title = words.say(&Message::new("cover-title").text("title", plain_text(&report.title)));
    let summary = words.say(
        &Message::new("cover-summary")
            .number("errors", total)
            .number("warnings", warnings),
    );
    let column = |align| Column { align };
    let header = ["序号", "文件", "行", "问题", "处理"];
    let rows = errors
        .iter()
        .take(ROWS)
        .enumerate()
        .map(|(i, d)| row(i + 1, d, &words));
    let mut body = vec![Block::Paragraph(vec![Inline::text(summary)])];
    if total > ROWS as u64 {
        let more = Message::new("cover-more")
            .number("shown", ROWS)
            .number("more", total - ROWS as u64);
        body.push(Block::Paragraph(vec![Inline::text(words.say(&more))]));
    }
    body.push(Block::Table(Table {
        id: "doubts".to_owned(),
        caption: Vec::new(),
        columns: vec![
            column(Align::Right),
            column(Align::Left),
            column(Align::Right),
            column(Align::Left),
            column(Align::Left),
        ],
        header: vec![header.map(cell).to_vec()],
        rows: rows.collect(),
    }));
    Document {
        properties: Properties {
            title: title.clone(),
            ..report.properties.clone()
        },
        title: vec![Inline::text(title)],
        body,
        ..Document::default()
    }
}

fn row(number: usize, diagnostic: &Diagnostic, words: &Words) -> Vec<Cell> {
    let (message, help) = wording(diagnostic, words);
    let place = &diagnostic.place;
    let line = place.line.map(|l| l.to_string()).unwrap_or_default();
    vec![
        cell(&number.to_string()),
        cell(place.file.as_deref().unwrap_or_default()),
        cell(&line),
        cell(&message),
        cell(&help),
    ]
}

fn cell(text: &str) -> Cell {
    match text.is_empty() {
        true => Vec::new(),
        false => vec![Inline::text(text)],
    }
}
