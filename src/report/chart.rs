//! Charts: a breakdown whose figures are all null makes none.

use super::document::{Bar, Chart, Inline};
use super::marker::Use;
use super::omission::OmissionKind;
use super::prune::{Cut, figure};

/// What a class is called whose people stand in the notes, not in tables and charts.
const UNKNOWN: &str = "不详";

/// The chart of this use, or what was left out instead. `number` is its own among the
/// charts of the document.
pub fn build(index: usize, number: usize, uses: &[Use]) -> (Option<Chart>, Option<Cut>) {
    let Some(Use::Chart(used)) = uses.get(index) else {
        return (None, None);
    };
    let shown = used.bars.iter().filter(|(label, _)| label != UNKNOWN);
    let bars: Vec<Bar> = shown
        .filter_map(|(label, bar)| {
            let figure = figure(uses, *bar)?;
            // Months, places and dates have no length.
            let text = figure.text.clone().filter(|t| t.parse::<f64>().is_ok())?;
            Some(Bar {
                label: Inline::text(label.clone()),
                value: Inline::Figure {
                    figure: figure.figure.clone(),
                    text,
                    strong: false,
                },
            })
        })
        .collect();
    if bars.is_empty() {
        let cut = Cut {
            kind: OmissionKind::Chart,
            text: used.title.clone(),
            uses: used.bars.iter().map(|(_, bar)| *bar).collect(),
        };
        return (None, Some(cut));
    }
    let unit = match used.unit.as_str() {
        "" => String::new(),
        unit => format!("（单位：{unit}）"),
    };
    let caption = format!("图{number}　{}{unit}", used.title);
    let chart = Chart {
        id: format!("chart-{number}"),
        caption: vec![Inline::text(caption)],
        unit: used.unit.clone(),
        bars,
    };
    (Some(chart), None)
}
