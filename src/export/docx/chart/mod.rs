//! Charts: native bar charts, each with the workbook from which Word edits it.

mod drawing;
mod part;
mod workbook;

pub use drawing::place;

use super::DocxError;
use super::layout::{SIZE_5, SIZE_SMALL_5};
use super::record::ChartPoint;
use crate::export::text::clean;
use crate::report::document::{Bar, Chart, Inline, plain_text};

/// So many bars fit on an upright page, and on one on its side; a breakdown of more
/// classes is divided among several drawings.
const MOST_BARS: [usize; 2] = [38, 24];

/// Above and below the bars, in millimetres.
const EDGES: u32 = 6;

/// One drawing: a chart, or a part of a chart with very many bars.
pub struct Drawing {
    /// The bookmark around it, `ts_chart_01`.
    pub bookmark: String,
    /// From 1, in the whole document.
    pub number: usize,
    /// In twips.
    width: i32,
    /// What is told to those who cannot see it.
    pub description: String,
    /// What the numbers count; heads the workbook's second column.
    heading: String,
    labels: Vec<String>,
    values: Vec<(String, f64)>,
    /// The end of the scale, where several drawings must have the same.
    most: Option<f64>,
    /// Whether negative numbers are among them.
    negative: bool,
}

/// The drawings of a chart, `width` twips wide; `before` is the number of those before it.
pub fn drawings(chart: &Chart, landscape: bool, width: i32, before: usize) -> Vec<Drawing> {
    let most = MOST_BARS[usize::from(landscape)];
    let pieces = chart.bars.len().div_ceil(most).max(1);
    let size = chart.bars.len().div_ceil(pieces).max(1);
    let longest = chart.bars.iter().map(Bar::number).fold(0.0, f64::max);
    let negative = chart.bars.iter().any(|bar| bar.number() < 0.0);
    let heading = match chart.unit.as_str() {
        "" => "数值".to_owned(),
        unit => format!("数值（{}）", clean(unit)),
    };
    let drawings = chart.bars.chunks(size).enumerate().map(|(i, bars)| {
        let number = before + i + 1;
        Drawing {
            bookmark: format!("ts_chart_{number:02}"),
            number,
            width,
            description: clean(&plain_text(&chart.caption)),
            heading: heading.clone(),
            labels: bars.iter().map(|b| clean(b.label.as_str())).collect(),
            values: bars
                .iter()
                .map(|b| (b.value.as_str().to_owned(), b.number()))
                .collect(),
            most: (pieces > 1 && longest > 0.0).then_some(longest * 1.15),
            negative,
        }
    });
    drawings.collect()
}

/// A drawing made anew, for a file that is there already.
pub struct Remade {
    /// Its bars.
    pub points: Vec<ChartPoint>,
    /// The chart part; its workbook is the relationship `rId1`.
    pub part: String,
    /// The workbook.
    pub workbook: Vec<u8>,
    /// What heads the workbook's second column.
    pub heading: String,
    /// Whether its scale is fixed, as that of the other drawings of the chart.
    pub is_scaled: bool,
}

/// The drawings of a chart, which must be so many as they are in the file; `None` where the
/// bars are divided otherwise now.
///
/// # Errors
/// When a workbook cannot be written.
pub fn remade(chart: &Chart, count: usize) -> Result<Option<Vec<Remade>>, DocxError> {
    let of = |landscape| drawings(chart, landscape, 0, 0);
    let drawn = [of(false), of(true)];
    let Some(drawn) = drawn.into_iter().find(|drawn| drawn.len() == count) else {
        return Ok(None);
    };
    let mut bars = chart.bars.iter();
    let remade = drawn.iter().map(|drawing| {
        Ok(Remade {
            points: points(bars.by_ref().take(drawing.bars())),
            part: drawing.part(),
            workbook: drawing.workbook()?,
            heading: drawing.heading.clone(),
            is_scaled: drawing.most.is_some(),
        })
    });
    remade.collect::<Result<_, DocxError>>().map(Some)
}

/// The workbook of a chart as it was generated with these bars.
///
/// # Errors
/// When it cannot be written.
pub fn workbook(heading: &str, points: &[ChartPoint]) -> Result<Vec<u8>, DocxError> {
    let rows = points.iter().map(|point| {
        let number = point.text.parse().unwrap_or_default();
        (point.label.as_str(), number)
    });
    workbook::workbook(heading, rows)
}

/// The bars as the record has them.
pub fn points<'a>(bars: impl Iterator<Item = &'a Bar>) -> Vec<ChartPoint> {
    let points = bars.filter_map(|bar| match &bar.value {
        Inline::Figure { figure, text, .. } => Some(ChartPoint {
            figure: figure.clone(),
            label: clean(bar.label.as_str()),
            text: text.clone(),
        }),
        Inline::Text { .. } => None,
    });
    points.collect()
}

impl Drawing {
    /// How many bars it has.
    pub fn bars(&self) -> usize {
        self.labels.len()
    }

    /// Its part in the package.
    pub fn part_name(&self) -> String {
        format!("word/charts/chart{}.xml", self.number)
    }

    /// Where its relationships lie.
    pub fn relationships_name(&self) -> String {
        format!("word/charts/_rels/chart{}.xml.rels", self.number)
    }

    /// Its workbook in the package.
    pub fn workbook_name(&self) -> String {
        format!("word/embeddings/chart{}.xlsx", self.number)
    }

    /// The relationship from the document to it.
    pub fn relationship(&self) -> String {
        format!("rIdChart{}", self.number)
    }

    /// The chart part.
    pub fn part(&self) -> String {
        part::part(self)
    }

    /// The workbook.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn workbook(&self) -> Result<Vec<u8>, DocxError> {
        let values = self.values.iter().map(|(_, value)| *value);
        let rows = self.labels.iter().map(String::as_str).zip(values);
        workbook::workbook(&self.heading, rows)
    }

    /// Whether the workbook of such a drawing has been made before, its numbers aside.
    pub fn has_form(&self) -> bool {
        workbook::is_known(&self.heading, &self.labels)
    }

    /// Height in millimetres: enough for every bar to have its name beside it.
    fn height(&self) -> u32 {
        let bars = u32::try_from(self.labels.len()).unwrap_or(u32::MAX);
        let pitch = match bars {
            0..=8 => 9,
            9..=16 => 7,
            _ => 5,
        };
        bars.saturating_mul(pitch).saturating_add(EDGES)
    }

    /// Font size in half points.
    fn font_size(&self) -> usize {
        match self.labels.len() {
            0..=16 => SIZE_5,
            _ => SIZE_SMALL_5,
        }
    }
}
