//! The numbers that a chart of the draft shows. Programs rename charts when they save; a
//! chart is known by its bookmark, by what its bars are called, and by their numbers.

use super::markup;
use super::package::Package;
use super::trouble::DraftError;
use crate::export::docx::record::ChartMark;
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::Event;
use std::collections::{BTreeMap, BTreeSet};
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
    /// The cells of its numbers, `Sheet1!$B$2:$B$5`, as it says.
    pub cells: Option<String>,
}

/// What was found of a chart of the record.
pub enum Sought<'a> {
    /// It, for certain.
    Found(FoundChart<'a>),
    /// No chart of the file has these bars.
    Gone,
    /// One or several that may be it, or may be another chart of the same bars: that of
    /// last year, pasted in.
    Unclear,
}

/// The numbers that a chart of the record shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChartValues {
    /// One a bar.
    Found(Vec<String>),
    /// There are charts that may be it, and it cannot be told which.
    Unclear,
    /// There is none that could be.
    Gone,
}

/// The numbers of the charts of a record.
///
/// # Errors
/// When a chart is not well-formed or made to do harm.
pub fn values(package: &Package, marks: &[ChartMark]) -> Result<Vec<ChartValues>, DraftError> {
    let found = find(package, marks)?.into_iter();
    let values = found.map(|sought| match sought {
        Sought::Found(chart) => {
            let values = chart.values.into_iter().map(|(value, _)| value);
            ChartValues::Found(values.collect())
        }
        Sought::Unclear => ChartValues::Unclear,
        Sought::Gone => ChartValues::Gone,
    });
    Ok(values.collect())
}

/// The charts of a record. One is known by its bookmark and what its bars are called; where
/// the bookmark is gone, by its numbers as last generated, if no other chart has them.
///
/// # Errors
/// When a chart is not well-formed or made to do harm.
pub fn find<'a>(package: &'a Package, marks: &[ChartMark]) -> Result<Vec<Sought<'a>>, DraftError> {
    let Marked { marked, shown } = marked(package)?;
    let mut charts = Vec::new();
    for (part, bytes) in package.charts() {
        // Of a drawing that was deleted the part may stay in the file.
        if shown.contains(part) {
            charts.push((part, bytes, bars(part, bytes)?));
        }
    }
    let is_alike = |mark: &ChartMark, at: usize| {
        let bars = &charts[at].2;
        let labels = mark.points.iter().map(|point| &point.label);
        bars.labels.iter().eq(labels) && bars.values.len() == mark.points.len()
    };
    let led = |mark: &ChartMark| {
        let part = marked.get(&mark.bookmark)?.as_ref()?;
        let at = charts.iter().position(|(name, ..)| name == part)?;
        is_alike(mark, at).then_some(at)
    };
    let leads: Vec<Option<usize>> = marks.iter().map(led).collect();
    let chosen = marks.iter().zip(&leads).map(|(mark, lead)| {
        let is_free = |at: &usize| !leads.contains(&Some(*at));
        let alike: Vec<usize> = (0..charts.len()).filter(|at| is_alike(mark, *at)).collect();
        let has_values = |at: &usize| {
            let points = mark.points.iter().map(|point| number(&point.text));
            let values = charts[*at].2.values.iter();
            points.eq(values.map(|(value, _)| number(value)))
        };
        let free = alike.iter().copied().filter(is_free);
        let exact: Vec<usize> = free.clone().filter(has_values).collect();
        match lead {
            // Two that lead to one, or the numbers are those of another than its bookmark
            // leads to: which of them is it?
            Some(_) if leads.iter().filter(|other| *other == lead).count() > 1 => Err(true),
            Some(at) if has_values(at) || exact.is_empty() => Ok(*at),
            Some(_) => Err(true),
            None => match exact.as_slice() {
                [only] if !has_rival(mark, marks, &leads) => Ok(*only),
                _ => Err(free.count() > 0),
            },
        }
    });
    let chosen: Vec<Result<usize, bool>> = chosen.collect();
    let sought = chosen.into_iter().map(|chosen| match chosen {
        Ok(at) => Sought::Found(charts[at].2.chart(charts[at].0, charts[at].1)),
        Err(true) => Sought::Unclear,
        Err(false) => Sought::Gone,
    });
    Ok(sought.collect())
}

/// Whether another chart of the record that has lost its bookmark shows the same.
fn has_rival(mark: &ChartMark, marks: &[ChartMark], leads: &[Option<usize>]) -> bool {
    let shows = |mark: &ChartMark| -> Vec<(String, String)> {
        let points = mark.points.iter();
        let shown = points.map(|point| (point.label.clone(), point.text.clone()));
        shown.collect()
    };
    let lost = marks.iter().zip(leads).filter(|(_, lead)| lead.is_none());
    lost.filter(|(other, _)| shows(other) == shows(mark))
        .count()
        > 1
}

/// The same number however it is written.
pub fn number(text: &str) -> Option<f64> {
    text.trim().parse().ok()
}

/// The charts that the text shows.
#[derive(Default)]
struct Marked {
    /// The parts of those that stand in bookmarks; `None` of a bookmark that is there
    /// twice, or around several charts.
    marked: BTreeMap<String, Option<String>>,
    /// The parts of all.
    shown: BTreeSet<String>,
}

fn marked(package: &Package) -> Result<Marked, DraftError> {
    let targets = package.targets()?;
    let mut found: BTreeMap<String, Option<String>> = BTreeMap::new();
    let mut shown = BTreeSet::new();
    let Some((main, bytes)) = package.texts().next() else {
        return Ok(Marked::default());
    };
    // The bookmarks that are open: by id their names.
    let mut open: BTreeMap<String, String> = BTreeMap::new();
    let mut begun = BTreeSet::new();
    let tags = ["bookmarkStart", "bookmarkEnd", "chart"];
    for (tag, mut attributes) in markup::in_order(main, bytes, &tags)? {
        let id = attributes.remove("id").unwrap_or_default();
        match tag.as_str() {
            "bookmarkStart" => {
                let name = attributes.remove("name").unwrap_or_default();
                if name.starts_with(CHARTS) {
                    if !begun.insert(name.clone()) {
                        found.insert(name.clone(), None);
                    }
                    open.insert(id, name);
                }
            }
            "bookmarkEnd" => drop(open.remove(&id)),
            _ => {
                let part = targets.get(&id).map(|(_, part)| part.clone());
                shown.extend(part.clone());
                for name in open.values() {
                    let only = match found.contains_key(name) {
                        true => None,
                        false => part.clone(),
                    };
                    found.insert(name.clone(), only);
                }
            }
        }
    }
    Ok(Marked {
        marked: found,
        shown,
    })
}

/// How the bookmarks of charts begin.
const CHARTS: &str = "ts_chart_";

impl Bars {
    fn chart<'a>(&self, part: &'a str, bytes: &'a [u8]) -> FoundChart<'a> {
        FoundChart {
            part,
            bytes,
            values: self.values.clone(),
            has_cells: self.has_cells,
            cells: self.cells.clone(),
        }
    }
}

/// What the bars of a chart are called, and their numbers.
struct Bars {
    labels: Vec<String>,
    values: Vec<(String, Range<usize>)>,
    has_cells: bool,
    cells: Option<String>,
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
        cells: None,
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
                    "f" => {
                        bars.has_cells &= value.contains('!');
                        if within("val") {
                            bars.cells = Some(value.clone());
                        }
                    }
                    _ => {}
                }
            }
            Event::Eof => return Ok(bars),
            _ => {}
        }
    }
}
