//! The numbers that a chart of the draft shows. Programs rename charts when they save; a
//! chart is known by what its bars are called.

use super::markup;
use super::package::Package;
use super::trouble::DraftError;
use crate::export::docx::record::ChartMark;
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::Event;
use std::ops::Range;

/// A chart of the file.
pub struct FoundChart<'a> {
    /// Its part.
    pub part: &'a str,
    /// The part's bytes.
    pub bytes: &'a [u8],
    /// Its numbers, with the bytes in which each stands.
    pub values: Vec<(String, Range<usize>)>,
    /// Whether it still says from which cells of its workbook it was drawn. LibreOffice
    /// puts other words there, and Word then opens no workbook.
    pub has_cells: bool,
}

/// The numbers of a chart of the record, one a bar; `None` where no chart of the file has
/// these bars.
///
/// # Errors
/// When a chart is not well-formed or made to do harm.
pub fn values(package: &Package, mark: &ChartMark) -> Result<Option<Vec<String>>, DraftError> {
    let found = find(package, mark)?;
    let values = |chart: FoundChart| chart.values.into_iter().map(|(value, _)| value).collect();
    Ok(found.map(values))
}

/// A chart of the record; `None` where no chart of the file has these bars.
///
/// # Errors
/// When a chart is not well-formed or made to do harm.
pub fn find<'a>(
    package: &'a Package,
    mark: &ChartMark,
) -> Result<Option<FoundChart<'a>>, DraftError> {
    let labels = mark.points.iter().map(|point| &point.label);
    let labels: Vec<&String> = labels.collect();
    let mut found = None;
    for (part, bytes) in package.charts() {
        let bars = bars(part, bytes)?;
        let same = bars.labels.iter().eq(labels.iter().copied());
        if same && bars.values.len() == labels.len() && (found.is_none() || part == mark.part) {
            found = Some(FoundChart {
                part,
                bytes,
                values: bars.values,
                has_cells: bars.has_cells,
            });
        }
    }
    Ok(found)
}

/// What the bars of a chart are called, and their numbers.
struct Bars {
    labels: Vec<String>,
    values: Vec<(String, Range<usize>)>,
    has_cells: bool,
}

fn bars(part: &str, bytes: &[u8]) -> Result<Bars, DraftError> {
    markup::check(part, bytes)?;
    let text = markup::text(part, bytes)?;
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let base = text.len() - body.len();
    let mut reader = Reader::from_str(body);
    let mut open: Vec<String> = Vec::new();
    let mut bars = Bars {
        labels: Vec::new(),
        values: Vec::new(),
        has_cells: true,
    };
    let (mut value, mut start) = (String::new(), 0);
    let position = |reader: &Reader<&[u8]>| reader.buffer_position() as usize + base;
    loop {
        let before = position(&reader);
        match reader
            .read_event()
            .map_err(|e| markup::malformed(part, e))?
        {
            Event::Start(tag) => {
                open.push(tag.local_name().as_ref().to_owned());
                value.clear();
                start = position(&reader);
            }
            Event::Text(text) => {
                value.push_str(&unescape(&text).map_err(|e| markup::malformed(part, e))?);
            }
            Event::GeneralRef(name) => {
                let entity = format!("&{};", &*name);
                value.push_str(&unescape(&entity).map_err(|e| markup::malformed(part, e))?);
            }
            Event::End(_) => {
                let closed = open.pop().unwrap_or_default();
                let within = |name: &str| open.iter().any(|o| o == name);
                match closed.as_str() {
                    "v" if within("cat") => bars.labels.push(value.clone()),
                    "v" if within("val") => bars.values.push((value.clone(), start..before)),
                    "f" => bars.has_cells &= value.contains('!'),
                    _ => {}
                }
            }
            Event::Eof => return Ok(bars),
            _ => {}
        }
    }
}
