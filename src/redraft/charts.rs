//! Charts with new numbers, and their workbooks.
//!
//! Only the numbers of a chart are written, so that it keeps the look that a person has
//! given it. One that LibreOffice has saved no longer says which cells it was drawn from:
//! that is made anew, whole. Of the workbook, too, only the numbers are written, and none
//! where a person has worked in them.

use super::chart_values::{FoundChart, Sought, find, number};
use super::draft::Draft;
use super::outcome::{ChartOutcome, Outcome};
use super::splice::{Edit, apply};
use super::workbook;
use crate::export::docx::record::ChartMark;
use crate::export::docx::{self, DocxError, Record, Remade, remade};
use crate::report::document::{Block, Chart, Document, plain_text};
use std::collections::BTreeMap;

/// What is done to the charts of a draft.
pub struct Charts {
    /// The parts that change, and what they are then.
    pub changed: BTreeMap<String, Vec<u8>>,
    /// What became of each, in the order of the record.
    pub outcomes: Vec<ChartOutcome>,
}

/// Compares all charts with those of a new report, and brings the record into line.
///
/// # Errors
/// When a workbook cannot be written.
pub fn plan(
    draft: &Draft,
    document: &Document,
    record: &mut Record,
    force: bool,
) -> Result<Charts, DocxError> {
    let mut charts = Charts {
        changed: BTreeMap::new(),
        outcomes: Vec::new(),
    };
    let new: BTreeMap<&str, &Chart> = all(document)
        .map(|chart| (chart.id.as_str(), chart))
        .collect();
    let marks = &draft.record.charts;
    // A chart that cannot be read is as good as none.
    let sought = find(&draft.package, marks).unwrap_or_default();
    let mut sought = sought.into_iter();
    for (index, mark) in marks.iter().enumerate() {
        let of_one = marks.iter().filter(|other| other.id == mark.id).count();
        let number = marks[..index]
            .iter()
            .filter(|other| other.id == mark.id)
            .count();
        let chart = new.get(mark.id.as_str());
        let remade = match chart {
            Some(chart) => remade(chart, of_one)?,
            None => None,
        };
        let remade = remade.and_then(|all| all.into_iter().nth(number));
        let (found, outcome) = match sought.next() {
            Some(Sought::Found(found)) => {
                let outcome = outcome(mark, &found, remade.as_ref(), force);
                (Some(found), outcome)
            }
            Some(Sought::Unclear) => (None, Outcome::Unclear),
            Some(Sought::Gone) | None => (None, Outcome::Gone),
        };
        let mut workbook_left = false;
        if let (Outcome::Set, Some(found), Some(remade)) = (outcome, &found, &remade) {
            let is_written = write(draft, mark, found, remade, &mut charts.changed)?;
            workbook_left = !is_written;
        }
        if let (Outcome::Set | Outcome::Agrees, Some(remade)) = (outcome, &remade) {
            record.charts[index].points = remade.points.clone();
        }
        charts.outcomes.push(ChartOutcome {
            mark: mark.clone(),
            caption: match chart {
                Some(chart) => plain_text(&chart.caption),
                None => mark.id.clone(),
            },
            outcome,
            workbook_left,
            new: remade.map(|remade| remade.points),
            values: found.map(|found| found.values.into_iter().map(|(value, _)| value).collect()),
        });
    }
    Ok(charts)
}

fn all(document: &Document) -> impl Iterator<Item = &Chart> {
    let annexes = document.annexes.iter().flat_map(|annex| &annex.blocks);
    let blocks = document.body.iter().chain(annexes);
    blocks.filter_map(|block| match block {
        Block::Chart(chart) => Some(chart),
        _ => None,
    })
}

fn outcome(mark: &ChartMark, found: &FoundChart<'_>, new: Option<&Remade>, force: bool) -> Outcome {
    let Some(new) = new else {
        return Outcome::NoData;
    };
    let stands = || found.values.iter().map(|(value, _)| number(value));
    let is_ours = stands().eq(mark.points.iter().map(|point| number(&point.text)));
    let has_bars = |of: &ChartMark| {
        let labels = of.points.iter().map(|point| &point.label);
        labels.eq(new.points.iter().map(|point| &point.label))
    };
    let is_new = has_bars(mark) && stands().eq(new.points.iter().map(|p| number(&p.text)));
    match (is_ours, is_new) {
        (true, true) => Outcome::Unchanged,
        (false, true) => Outcome::Agrees,
        (false, false) if !force => Outcome::HandEdited,
        (_, false) => Outcome::Set,
    }
}

/// Writes the chart and the workbook behind it; whether the workbook, if there is one, has
/// the new numbers, too.
fn write(
    draft: &Draft,
    mark: &ChartMark,
    found: &FoundChart<'_>,
    new: &Remade,
    changed: &mut BTreeMap<String, Vec<u8>>,
) -> Result<bool, DocxError> {
    let link = draft.package.workbook(found.part).ok().flatten();
    let labels = mark.points.iter().map(|point| &point.label);
    let same = labels.eq(new.points.iter().map(|point| &point.label));
    let part = match same && found.has_cells && !new.is_scaled {
        true => {
            let edits = found.values.iter().zip(&new.points);
            let edits = edits.map(|((_, at), point)| Edit {
                at: at.clone(),
                with: point.text.clone(),
            });
            apply(found.bytes, edits.collect())
        }
        false => whole(&new.part, link.as_ref().map(|(id, _)| id.as_str())),
    };
    changed.insert(found.part.to_owned(), part);
    let Some((_, part)) = link else {
        return Ok(true);
    };
    let Some(old) = draft.package.entry(&part) else {
        return Ok(false);
    };
    let written = match same {
        true => {
            let made = format!("Sheet1!$B$2:$B${}", new.points.len() + 1);
            let cells = found.cells.as_ref().filter(|_| found.has_cells);
            let stands: Vec<String> = found.values.iter().map(|(v, _)| v.clone()).collect();
            let points: Vec<String> = new.points.iter().map(|p| p.text.clone()).collect();
            workbook::renewed(&old, cells.unwrap_or(&made), &stands, &points)
        }
        // With other bars there are other cells: only what nobody has worked in is
        // replaced.
        false => {
            let generated = docx::workbook(&new.heading, &mark.points)?;
            workbook::is_same(&old, &generated).then(|| new.workbook.clone())
        }
    };
    Ok(match written {
        Some(book) => {
            if book != old {
                changed.insert(part, book);
            }
            true
        }
        None => false,
    })
}

/// The new part with the file's own relationship to the workbook, or without any.
fn whole(part: &str, workbook: Option<&str>) -> Vec<u8> {
    let Some(start) = part.find("<c:externalData") else {
        return part.as_bytes().to_vec();
    };
    let end = part
        .find("</c:externalData>")
        .map(|at| at + "</c:externalData>".len());
    let end = end.unwrap_or(start);
    let data = match workbook {
        Some(id) => part[start..end].replace("\"rId1\"", &format!("\"{id}\"")),
        None => String::new(),
    };
    format!("{}{data}{}", &part[..start], &part[end..]).into_bytes()
}
