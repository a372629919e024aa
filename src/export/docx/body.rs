//! The document → `docx-rs`, block by block, and the record on the way. Tables are built as
//! they will stand in the file, and wait for their place in it.

use super::chart::{self, Drawing};
use super::measure::Measures;
use super::page::{section, size_last};
use super::piece::{Piece, numbers};
use super::record::{CellPlace, ChartMark, FigureMark, LineMark, LinePiece, Record, RecordHead};
use super::xml::Element;
use super::{footer, imprint, masthead, measure, table};
use crate::export::text::clean;
use crate::report::document::{
    Annex, Block, Chart, Closing, Document, Heading, Inline, plain_text,
};
use docx_rs::{
    BookmarkEnd, BookmarkStart, DocumentChild, Docx, Paragraph, ParagraphChild, Run, RunFonts,
    SpecialIndentType,
};
use std::collections::BTreeSet;

/// What a document has become.
pub struct Built {
    /// The text, with a bookmark in the place of each table.
    pub docx: Docx,
    /// The tables, in order.
    pub tables: Vec<Element>,
    /// The charts, in order.
    pub drawings: Vec<Drawing>,
    /// The record of all that.
    pub record: Record,
}

/// Builds the text and gathers the record.
pub fn build(document: &Document, head: &RecordHead, measures: Measures) -> Built {
    let mut writer = Writer {
        docx: Docx::new()
            .footer(footer::odd())
            .even_footer(footer::even()),
        record: Record::new(head),
        literals: BTreeSet::new(),
        bookmarks: 0,
        drawings: Vec::new(),
        tables: Vec::new(),
        measures,
        landscape: false,
        turn: None,
        table_size: None,
        before_note: false,
        after_table: false,
        tied: false,
    };
    writer.document(document);
    writer.record.literals = writer.literals.into_iter().collect();
    Built {
        docx: writer.docx,
        tables: writer.tables,
        drawings: writer.drawings,
        record: writer.record,
    }
}

/// A run whose quotation marks and dashes are Chinese: without the hint Word takes “” and
/// — from the Latin font.
pub fn run() -> Run {
    Run::new().fonts(RunFonts::new().hint("eastAsia"))
}

/// What has been written so far.
pub struct Writer {
    docx: Docx,
    /// Grows with every figure and table.
    pub record: Record,
    literals: BTreeSet<String>,
    bookmarks: usize,
    drawings: Vec<Drawing>,
    tables: Vec<Element>,
    /// The page and the type that indents are reckoned by.
    pub measures: Measures,
    landscape: bool,
    /// How the pages shall lie as soon as there is something on them.
    turn: Option<bool>,
    /// The font size of all tables of an annex, in half points.
    pub table_size: Option<usize>,
    /// A note follows the block that is being written.
    pub before_note: bool,
    after_table: bool,
    /// Paragraphs are kept on the page of what follows them.
    tied: bool,
}

impl Writer {
    fn document(&mut self, document: &Document) {
        masthead::write(self, &document.masthead);
        if !document.title.is_empty() {
            self.title("Title", &document.title);
        }
        if !document.recipient.is_empty() {
            self.line("Recipient", &document.recipient);
        }
        let closing = &document.closing;
        let is_signed = !closing.signature.is_empty() || !closing.date.is_empty();
        for (index, block) in document.body.iter().enumerate() {
            // The signature must not stand on a page without text (7.3.5.5 forbids "此页无正文").
            self.tied = is_signed && index + 1 == document.body.len();
            self.block(block);
        }
        self.attachments(&document.annexes);
        self.closing(closing);
        self.tied = false;
        for (index, annex) in document.annexes.iter().enumerate() {
            self.annex(annex, index, document.annexes.len());
        }
        if !document.imprint.is_empty() && self.landscape {
            // Never on a page that lies on its side.
            self.lay(false);
            // LibreOffice prints a floating table that begins a section on the page before.
            self.add(Paragraph::new().style("SectionEnd"));
        }
        imprint::write(self, &document.imprint);
        // Word wants a paragraph after the last table of a file.
        self.part_from_table();
        size_last(&mut self.docx, section(self.landscape));
    }

    fn block(&mut self, block: &Block) {
        if let Block::Turn { landscape } = block {
            self.turn = Some(*landscape);
            return;
        }
        if let Some(landscape) = self.turn.take() {
            self.lay(landscape);
        }
        match block {
            Block::Turn { .. } => {}
            Block::Chart(chart) => self.chart(chart),
            Block::Heading(heading) => self.heading(heading),
            Block::Paragraph(content) => {
                self.line("BodyText", content);
                self.note_line(content, false);
            }
            Block::Note(content) => {
                self.line("Note", content);
                self.note_line(content, false);
            }
            Block::Table(table) if table::is_empty(table) => {}
            Block::Table(table) => {
                self.part_from_table();
                if !table.caption.is_empty() {
                    self.line("Caption", &table.caption);
                }
                let width = self.measures.width(self.landscape).max(1) as usize;
                let built = table::build(self, table, width);
                self.tables.push(built);
                let place = BookmarkStart::new(0, table::PLACE);
                self.block_child(DocumentChild::BookmarkStart(place));
                self.after_table = true;
            }
        }
    }

    /// 一、 黑体, （一） 楷体, 1. and （1） 仿宋 (GB/T 9704-2012, 7.3.3).
    fn heading(&mut self, heading: &Heading) {
        let style = format!("Heading{}", heading.level.clamp(1, 4));
        let mut paragraph = Paragraph::new().style(&style);
        if !heading.number.is_empty() {
            paragraph = paragraph.add_run(self.words(&heading.number));
        }
        let paragraph = self.inlines(paragraph, &heading.content, None);
        self.note_line(&heading.content, true);
        self.add(paragraph);
    }

    /// 附件说明: one line below the text, two characters in; a second line of a title
    /// stands under its first character (7.3.4).
    fn attachments(&mut self, annexes: &[Annex]) {
        if annexes.is_empty() {
            return;
        }
        self.empty_line();
        let character = self.measures.character;
        for (index, annex) in annexes.iter().enumerate() {
            let label = if index == 0 { "附件：" } else { "" };
            let number = match annexes.len() {
                1 => String::new(),
                _ => format!("{}.", index + 1),
            };
            let before = format!("{label}{number}");
            // 附件： is three characters wide, and a number with its point one.
            let hang = measure::width(&before, character);
            let edge = character * (5 + i32::from(annexes.len() > 1));
            let paragraph = Paragraph::new()
                .style("AttachmentList")
                .indent(
                    Some(edge),
                    Some(SpecialIndentType::Hanging(hang)),
                    None,
                    None,
                )
                .add_run(self.words(&before));
            let paragraph = self.inlines(paragraph, &annex.title, None);
            self.add(paragraph);
        }
    }

    /// The date stands four characters in from the right, the signature above it, both
    /// centred on one another (7.3.5.1: the seal covers both).
    fn closing(&mut self, closing: &Closing) {
        if closing.signature.is_empty() && closing.date.is_empty() {
            return;
        }
        self.empty_line();
        let character = self.measures.character;
        let width = |content: &[Inline]| measure::width(&plain_text(content), character);
        let date_in = 4 * character;
        let centred = date_in + (width(&closing.date) - width(&closing.signature)) / 2;
        let signature_in = if closing.date.is_empty() {
            2 * character
        } else {
            centred
        };
        for (style, content, indent) in [
            ("Signature", &closing.signature, signature_in.max(0)),
            ("Date", &closing.date, date_in),
        ] {
            if !content.is_empty() {
                let is_last = style == "Date" || closing.date.is_empty();
                self.tied = !is_last;
                let paragraph = Paragraph::new().style(style);
                let paragraph = paragraph.indent(None, None, Some(indent), None);
                let paragraph = self.inlines(paragraph, content, None);
                self.add(paragraph);
            }
        }
    }

    /// On a page of its own: 附件 at the upper left, its title centred on the third line (7.3.7).
    fn annex(&mut self, annex: &Annex, index: usize, count: usize) {
        // Whatever the annex before asked for and had nothing to put on.
        self.turn = None;
        let turned = self.lay(annex.landscape);
        self.table_size = table::common_size(annex, &self.measures);
        let label = match count {
            1 => "附件".to_owned(),
            _ => format!("附件{}", index + 1),
        };
        let paragraph = Paragraph::new()
            .style("AnnexLabel")
            .page_break_before(!turned);
        let label = self.words(&label);
        self.add(paragraph.add_run(label));
        self.empty_line();
        self.title("AnnexTitle", &annex.title);
        self.note_line(&annex.title, true);
        for (index, block) in annex.blocks.iter().enumerate() {
            let next = annex.blocks.get(index + 1);
            self.before_note = matches!(next, Some(Block::Note(_)));
            self.block(block);
        }
    }

    /// Lays the pages from here on their side or upright; whether they lay otherwise.
    fn lay(&mut self, landscape: bool) -> bool {
        if landscape == self.landscape {
            return false;
        }
        // The break belongs to the section that ends here.
        let end = Paragraph::new().style("SectionEnd");
        self.add(end.section_property(section(self.landscape)));
        self.landscape = landscape;
        true
    }

    /// The drawings, and below them the caption.
    fn chart(&mut self, chart: &Chart) {
        // On a page on its side a chart is no wider than on the others.
        let width = self.measures.width(self.landscape).min(self.measures.text);
        let drawings = chart::drawings(chart, self.landscape, width, self.drawings.len());
        let mut bars = chart.bars.iter();
        for drawing in drawings {
            let points = chart::points(bars.by_ref().take(drawing.bars()));
            self.record.charts.push(ChartMark {
                bookmark: drawing.bookmark.clone(),
                id: chart.id.clone(),
                part: drawing.part_name(),
                points,
            });
            let id = self.next_bookmark();
            let paragraph = Paragraph::new().style("Chart");
            let paragraph = paragraph.add_bookmark_start(id, drawing.bookmark.clone());
            self.add(paragraph.add_bookmark_end(id));
            self.drawings.push(drawing);
        }
        self.line("ChartCaption", &chart.caption);
    }

    /// A title in 2号; one whose last line would be a character or two is drawn in from
    /// both sides until its lines are even (7.3.1: 回行时排列对称、长短适宜).
    fn title(&mut self, style: &str, content: &[Inline]) {
        let mut paragraph = Paragraph::new().style(style);
        let width = self.measures.width(self.landscape);
        let edge = match self.measures.title_is_ours {
            true => measure::even_edge(&plain_text(content), width),
            false => None,
        };
        if let Some(edge) = edge {
            paragraph = paragraph.indent(Some(edge), None, Some(edge), None);
        }
        let paragraph = self.inlines(paragraph, content, None);
        self.add(paragraph);
        self.empty_line();
    }

    fn line(&mut self, style: &str, content: &[Inline]) {
        let paragraph = self.inlines(Paragraph::new().style(style), content, None);
        self.add(paragraph);
    }

    /// Puts the line just written, whose figures are the last of the record, into it.
    fn note_line(&mut self, content: &[Inline], is_heading: bool) {
        let is_figure = |inline: &&Inline| matches!(inline, Inline::Figure { .. });
        let count = content.iter().filter(is_figure).count();
        let figures = &self.record.figures;
        let mut marks = figures[figures.len() - count..].iter();
        let pieces = content.iter().filter_map(|inline| match inline {
            Inline::Text { text, .. } => Some(LinePiece::Words(clean(text))),
            Inline::Figure { .. } => Some(LinePiece::Figure(marks.next()?.bookmark.clone())),
        });
        let line = LineMark {
            is_heading,
            pieces: pieces.collect(),
        };
        self.record.lines.get_or_insert_default().push(line);
    }

    /// A line of the text without any.
    pub fn empty_line(&mut self) {
        self.add(Paragraph::new().style("Normal"));
    }

    /// Adds a paragraph to the text.
    pub fn add(&mut self, paragraph: Paragraph) {
        let paragraph = match self.tied {
            true => paragraph.keep_next(true),
            false => paragraph,
        };
        self.block_child(DocumentChild::Paragraph(Box::new(paragraph)));
        self.after_table = false;
    }

    /// A paragraph after a table: two that touch become one in Word.
    pub fn part_from_table(&mut self) {
        if self.after_table {
            self.add(Paragraph::new().style("SectionEnd"));
        }
    }

    /// Adds anything to the text.
    pub fn block_child(&mut self, child: DocumentChild) {
        self.docx.document.children.push(child);
    }

    /// A run of our own words, whose numbers the record then knows.
    pub fn words(&mut self, text: &str) -> Run {
        let text = clean(text);
        self.literals.extend(numbers(&text));
        run().add_text(text)
    }

    /// Adds the runs to the paragraph, each figure in a bookmark of its own.
    pub fn inlines(
        &mut self,
        paragraph: Paragraph,
        content: &[Inline],
        place: Option<&CellPlace>,
    ) -> Paragraph {
        self.dressed(paragraph, content, place, |run| run)
    }

    /// As [`Writer::inlines`], with something done to each run.
    pub fn dressed(
        &mut self,
        mut paragraph: Paragraph,
        content: &[Inline],
        place: Option<&CellPlace>,
        dress: impl Fn(Run) -> Run,
    ) -> Paragraph {
        // A paragraph is large; its own builder would move it once for every piece.
        let children = &mut paragraph.children;
        for inline in content {
            let piece = self.piece(inline, place);
            let run = run().add_text(piece.text);
            let run = dress(if piece.strong { run.bold() } else { run });
            let run = ParagraphChild::Run(Box::new(run));
            match piece.bookmark {
                None => children.push(run),
                Some((id, name)) => children.extend([
                    ParagraphChild::BookmarkStart(BookmarkStart::new(id, name)),
                    run,
                    ParagraphChild::BookmarkEnd(BookmarkEnd::new(id)),
                ]),
            }
        }
        paragraph
    }

    /// The text of an inline, which the record knows from here on.
    pub fn piece(&mut self, inline: &Inline, place: Option<&CellPlace>) -> Piece {
        let text = clean(inline.as_str());
        let (strong, bookmark) = match inline {
            Inline::Text { strong, .. } => {
                self.literals.extend(numbers(&text));
                (*strong, None)
            }
            Inline::Figure { figure, strong, .. } => {
                let name = format!("ts_{:04}", self.record.figures.len() + 1);
                self.record.figures.push(FigureMark {
                    bookmark: name.clone(),
                    figure: figure.clone(),
                    text: text.clone(),
                    place: place.cloned(),
                });
                (*strong, Some((self.next_bookmark(), name)))
            }
        };
        Piece {
            text,
            strong,
            bookmark,
        }
    }

    /// Ids run on over figures and tables: Word wants each once.
    pub fn next_bookmark(&mut self) -> usize {
        self.bookmarks += 1;
        self.bookmarks
    }
}
