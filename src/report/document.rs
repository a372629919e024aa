//! The finished report as a typed document, before it is written in any format.
//!
//! Exporters see this model and nothing else: no templates, no figures, no
//! configuration. Every piece of text that depends on data is an
//! [`Inline::Figure`], so that its identity reaches the bookmark in the Word
//! file and the record beside the Markdown draft.

use crate::figures::FigureRef;

/// A whole report: title, body, closing lines and annexes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// What goes into the file's properties (title, organisation, subject).
    pub properties: Properties,
    /// What stands above the title of a document sent by post (版头).
    pub masthead: Masthead,
    /// The centred title of the first page.
    pub title: Vec<Inline>,
    /// 主送机关 with its colon; empty for none.
    pub recipient: Vec<Inline>,
    /// Headings, paragraphs, tables and charts of the main text, in order.
    pub body: Vec<Block>,
    /// Attachment list, signature and date, in that order on the page.
    pub closing: Closing,
    /// Annexes, each beginning on a page of its own.
    pub annexes: Vec<Annex>,
    /// What stands at the foot of the last page (版记).
    pub imprint: Imprint,
}

impl Document {
    /// Shows every run of text to `see`, wherever it stands, to be changed.
    pub fn each_inline(&mut self, see: &mut dyn FnMut(&mut Inline)) {
        let (masthead, closing, imprint) =
            (&mut self.masthead, &mut self.closing, &mut self.imprint);
        let lines = [
            &mut masthead.issuer_mark,
            &mut masthead.document_number,
            &mut masthead.signatory,
            &mut self.title,
            &mut self.recipient,
            &mut closing.signature,
            &mut closing.date,
            &mut imprint.copy_to,
            &mut imprint.office,
            &mut imprint.date,
        ];
        lines.into_iter().flatten().for_each(&mut *see);
        self.body
            .iter_mut()
            .for_each(|block| block.each_inline(see));
        for annex in &mut self.annexes {
            annex.title.iter_mut().for_each(&mut *see);
            annex
                .blocks
                .iter_mut()
                .for_each(|block| block.each_inline(see));
        }
    }
}

/// 版头 (GB/T 9704-2012, 7.2).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Masthead {
    /// 发文机关标志, in red; empty for a document without a red head.
    pub issuer_mark: Vec<Inline>,
    /// 发文字号.
    pub document_number: Vec<Inline>,
    /// 签发人 of a document to a higher authority: the name alone.
    pub signatory: Vec<Inline>,
}

impl Masthead {
    /// Whether there is nothing to print.
    pub fn is_empty(&self) -> bool {
        self.issuer_mark.is_empty() && self.document_number.is_empty() && self.signatory.is_empty()
    }
}

/// 版记 (GB/T 9704-2012, 7.4).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Imprint {
    /// 抄送机关 with the full stop at its end, without the word 抄送.
    pub copy_to: Vec<Inline>,
    /// 印发机关.
    pub office: Vec<Inline>,
    /// 印发日期 with the word 印发.
    pub date: Vec<Inline>,
}

impl Imprint {
    /// Whether there is nothing to print.
    pub fn is_empty(&self) -> bool {
        self.copy_to.is_empty() && self.office.is_empty() && self.date.is_empty()
    }
}

/// Document properties; plain text, no figures.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Properties {
    /// The title without markup.
    pub title: String,
    /// The organisation that signs (发文机关).
    pub organisation: String,
    /// What the document is about.
    pub subject: String,
}

/// The lines after the text (GB/T 9704-2012, 7.3.4 附件说明 and 7.3.5 署名和日期).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Closing {
    /// 发文机关署名; empty when the document is not signed.
    pub signature: Vec<Inline>,
    /// 成文日期; empty when the document is not dated.
    pub date: Vec<Inline>,
}

/// An annex (附件): its title and its blocks.
#[derive(Debug, Clone, PartialEq)]
pub struct Annex {
    /// The annex's own title, which also stands in the attachment list.
    pub title: Vec<Inline>,
    /// Whether its first page lies on its side, for wide tables.
    pub landscape: bool,
    /// Headings, paragraphs, tables, charts and notes.
    pub blocks: Vec<Block>,
}

/// One block of text.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A numbered heading.
    Heading(Heading),
    /// A paragraph of running text, its first line indented.
    Paragraph(Vec<Inline>),
    /// A table.
    Table(Table),
    /// A bar chart.
    Chart(Chart),
    /// A note (注) under a table or at the end of an annex, set small.
    Note(Vec<Inline>),
    /// No text: the pages from here on, in an annex.
    Turn {
        /// Whether they lie on their side.
        landscape: bool,
    },
}

impl Block {
    fn each_inline(&mut self, see: &mut dyn FnMut(&mut Inline)) {
        match self {
            Block::Heading(heading) => heading.content.iter_mut().for_each(see),
            Block::Paragraph(content) | Block::Note(content) => content.iter_mut().for_each(see),
            Block::Table(table) => {
                table.caption.iter_mut().for_each(&mut *see);
                let rows = table.header.iter_mut().chain(&mut table.rows);
                rows.flatten().flatten().for_each(see);
            }
            Block::Chart(chart) => {
                chart.caption.iter_mut().for_each(&mut *see);
                for bar in &mut chart.bars {
                    see(&mut bar.label);
                    see(&mut bar.value);
                }
            }
            Block::Turn { .. } => {}
        }
    }
}

/// A heading. Numbers are given by the report room, not typed in templates, so
/// that they close up when a section has nothing to say.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// 1 for 一、; 2 for （一）; 3 for 1.; 4 for （1） (GB/T 9704-2012, 7.3.3).
    pub level: u8,
    /// The number with its punctuation, `一、` or `（一）`; may be empty.
    pub number: String,
    /// The heading's words.
    pub content: Vec<Inline>,
}

/// A table with a repeating header.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// A running name, unique in the document, by which a redraft finds the table again.
    pub id: String,
    /// The caption above the table; empty when it has none.
    pub caption: Vec<Inline>,
    /// One entry a column.
    pub columns: Vec<Column>,
    /// Header rows; each as long as `columns`. In a header of several rows an empty cell,
    /// or one that repeats its neighbour, goes on the cell to its left (not in the lowest
    /// row) or the one above it; exporters merge or flatten those.
    pub header: Vec<Vec<Cell>>,
    /// Body rows; each as long as `columns`.
    pub rows: Vec<Vec<Cell>>,
}

/// A bar chart of a breakdown, one bar a class.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// A running name, unique in the document, by which a redraft finds the chart again.
    pub id: String,
    /// The caption below the chart, with its number.
    pub caption: Vec<Inline>,
    /// What the numbers count (人); may be empty.
    pub unit: String,
    /// The bars in order; never empty.
    pub bars: Vec<Bar>,
}

/// One bar of a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// What it is called: `大学本科`.
    pub label: Inline,
    /// Its number, a figure whose text is a plain decimal.
    pub value: Inline,
}

impl Bar {
    /// How long the bar is.
    pub fn number(&self) -> f64 {
        self.value.as_str().parse().unwrap_or_default()
    }
}

/// How one column is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Alignment of the body cells; header cells are always centred.
    pub align: Align,
}

/// Horizontal alignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Text columns.
    Left,
    /// Short marks.
    Center,
    /// Numbers.
    Right,
}

/// The content of one table cell.
pub type Cell = Vec<Inline>;

/// A run of text.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    /// Words of a template, of the configuration or of the bureau's own paragraphs.
    Text {
        /// The words; never contains a line break.
        text: String,
        /// Set bold.
        strong: bool,
    },
    /// A piece of text that comes from data.
    Figure {
        /// Which figure it is, for whom, and in which form.
        figure: FigureRef,
        /// The text as printed, never empty.
        text: String,
        /// Set bold.
        strong: bool,
    },
}

impl Inline {
    /// Plain words, not bold.
    pub fn text(text: impl Into<String>) -> Self {
        Inline::Text {
            text: text.into(),
            strong: false,
        }
    }

    /// The text as a reader sees it.
    pub fn as_str(&self) -> &str {
        match self {
            Inline::Text { text, .. } | Inline::Figure { text, .. } => text,
        }
    }
}

/// The text of a run of inlines as a reader sees it.
pub fn plain_text(inlines: &[Inline]) -> String {
    inlines.iter().map(Inline::as_str).collect()
}
