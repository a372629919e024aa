//! Markdown as lines of text: what a reader of the page sees.

use super::origins::{self, Origin};
use super::paper::Line;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// The paragraphs, headings, items and cells of a Markdown text, without its markup, and
/// where each stands in it.
pub fn lines(text: &str) -> Vec<(Line, Vec<Origin>)> {
    let mut reading = Reading {
        source: text,
        lines: Vec::new(),
        text: String::new(),
        origins: Vec::new(),
        number: None,
        counted: 0,
        breaks: 0,
        tables: 0,
        cell: None,
    };
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        reading.take(event, range);
    }
    reading.end();
    reading.lines
}

struct Reading<'a> {
    source: &'a str,
    lines: Vec<(Line, Vec<Origin>)>,
    text: String,
    /// Where in the source the text that is being gathered stands.
    origins: Vec<Origin>,
    /// The line on which the text that is being gathered begins.
    number: Option<usize>,
    /// Up to which byte line breaks have been counted, and how many there were.
    counted: usize,
    breaks: usize,
    /// How many tables have begun.
    tables: usize,
    cell: Option<(usize, usize, usize)>,
}

impl Reading<'_> {
    fn take(&mut self, event: Event<'_>, at: Range<usize>) {
        match event {
            Event::Start(Tag::Table(_)) => {
                self.end();
                self.tables += 1;
                self.cell = None;
            }
            Event::Start(Tag::TableHead) => self.cell = Some((self.tables - 1, 0, 0)),
            Event::Start(Tag::TableRow) => {
                let row = self.cell.map_or(0, |(_, row, _)| row + 1);
                self.cell = Some((self.tables.saturating_sub(1), row, 0));
            }
            Event::End(TagEnd::TableCell) => {
                self.end();
                if let Some((_, _, cell)) = &mut self.cell {
                    *cell += 1;
                }
            }
            Event::End(TagEnd::Table) => {
                self.end();
                self.cell = None;
            }
            Event::Start(Tag::Paragraph | Tag::Heading { .. } | Tag::Item)
            | Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item)
            | Event::HardBreak
            | Event::Rule => self.end(),
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.say(&text, at);
            }
            // Chinese lines are broken anywhere; a blank would part a word.
            Event::SoftBreak if self.text.ends_with(|c: char| c.is_ascii_alphanumeric()) => {
                self.text.push(' ');
            }
            _ => {}
        }
    }

    fn say(&mut self, text: &str, range: Range<usize>) {
        let at = range.start;
        if self.number.is_none() {
            let since = self.source.as_bytes().get(self.counted..at);
            self.breaks += memchr::memchr_iter(b'\n', since.unwrap_or_default()).count();
            self.counted = at.max(self.counted);
            self.number = Some(self.breaks + 1);
        }
        // What is written otherwise than it reads (an entity) has no place to be found at.
        if self.source.get(range) == Some(text) {
            self.origins.push(Origin {
                at: self.text.len()..self.text.len() + text.len(),
                source: at,
            });
        }
        self.text.push_str(text);
    }

    fn end(&mut self) {
        let text = std::mem::take(&mut self.text);
        let origins = std::mem::take(&mut self.origins);
        let number = self.number.take();
        let mut start = 0;
        // A block of code has several lines.
        for (index, whole) in text.split_inclusive('\n').enumerate() {
            let words = whole.trim();
            if !words.is_empty() {
                let from = start + (whole.len() - whole.trim_start().len());
                let line = Line {
                    text: words.to_owned(),
                    cell: self.cell,
                    aside: false,
                    number: number.map(|number| number + index),
                };
                let origins = origins::part(&origins, &(from..from + words.len()));
                self.lines.push((line, origins));
            }
            start += whole.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn paragraphs_and_cells_are_read_without_their_markup() {
        let text = "# 总结\n\n共**4225**人，\n占84\\.6%。\n\n| 单位 | 合计 |\n|---|--:|\n| 甲院 | 12 |\n\n1. 一是\n";
        let read = lines(text);
        let seen: Vec<_> = (read.iter())
            .map(|(line, _)| (line.text.as_str(), line.cell, line.number))
            .collect();
        assert_eq!(
            seen,
            [
                ("总结", None, Some(1)),
                ("共4225人，占84.6%。", None, Some(3)),
                ("单位", Some((0, 0, 0)), Some(6)),
                ("合计", Some((0, 0, 1)), Some(6)),
                ("甲院", Some((0, 1, 0)), Some(8)),
                ("12", Some((0, 1, 1)), Some(8)),
                ("一是", None, Some(10)),
            ]
        );
    }
}
