//! The numbers that a chart of the draft shows. Programs rename charts when they save; a
//! chart is known by what its bars are called.

use super::markup;
use super::package::Package;
use super::trouble::DraftError;
use crate::export::docx::record::ChartMark;
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::Event;

/// The numbers of a chart of the record, one a bar; `None` where no chart of the file has
/// these bars.
///
/// # Errors
/// When a chart is not well-formed or made to do harm.
pub fn values(package: &Package, mark: &ChartMark) -> Result<Option<Vec<String>>, DraftError> {
    let labels = mark.points.iter().map(|point| &point.label);
    let labels: Vec<&String> = labels.collect();
    let mut found = None;
    for (name, bytes) in package.charts() {
        let bars = bars(name, bytes)?;
        let same = bars.labels.iter().eq(labels.iter().copied());
        if same && bars.values.len() == labels.len() && (found.is_none() || name == mark.part) {
            found = Some(bars.values);
        }
    }
    Ok(found)
}

/// What the bars of a chart are called, and their numbers.
#[derive(Default)]
struct Bars {
    labels: Vec<String>,
    values: Vec<String>,
}

fn bars(part: &str, bytes: &[u8]) -> Result<Bars, DraftError> {
    markup::check(part, bytes)?;
    let text = markup::text(part, bytes)?;
    let mut reader = Reader::from_str(text);
    let (mut open, mut bars): (Vec<String>, Bars) = (Vec::new(), Bars::default());
    let mut value = String::new();
    loop {
        match reader
            .read_event()
            .map_err(|e| markup::malformed(part, e))?
        {
            Event::Start(tag) => {
                open.push(tag.local_name().as_ref().to_owned());
                value.clear();
            }
            Event::Text(text) => {
                value.push_str(&unescape(&text).map_err(|e| markup::malformed(part, e))?);
            }
            Event::GeneralRef(name) => {
                let entity = format!("&{};", &*name);
                value.push_str(&unescape(&entity).map_err(|e| markup::malformed(part, e))?);
            }
            Event::End(_) => {
                let is_value = open.pop().is_some_and(|name| name == "v");
                let within = |name: &str| open.iter().any(|o| o == name);
                match is_value {
                    true if within("cat") => bars.labels.push(value.clone()),
                    true if within("val") => bars.values.push(value.clone()),
                    _ => {}
                }
            }
            Event::Eof => return Ok(bars),
            _ => {}
        }
    }
}
