//! Tests of the whole room: templates and figures in, document out.

mod bounds;
mod charts;
mod headings;
mod items;
mod names;
mod omitted;
mod pages;
mod printing;
mod properties;
mod scanning;
mod tables;
mod words;

use super::document::{Block, Document, Table, plain_text};
use super::*;
use crate::figures::{Figure, Figures, Meaning, Missing, Part, Unit, UnitKind, Value};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A small bureau: `a` to `d` are 1 to 4, `x`, `y`, `z` are null, `zero` is 0.
pub fn figures() -> Figures {
    let whole = catalogue(1);
    let units = ["人民医院", "*中医院*|"].map(|name| Unit {
        name: name.into(),
        kind: Some("市直".into()),
    });
    let by_unit = vec![catalogue(10), catalogue(20)];
    let as_of = NaiveDate::from_ymd_opt(2024, 12, 31).unwrap();
    let parts = ["a", "b", "x"].map(|id| Part {
        id: id.into(),
        label: format!("{id}类"),
    });
    let kind = UnitKind {
        name: "市直".into(),
        units: 2,
    };
    let null = ["x", "y"].map(|id| Part {
        id: id.into(),
        label: id.into(),
    });
    let breakdowns = [
        ("abc".to_owned(), parts.into()),
        ("null".to_owned(), null.into()),
    ];
    Figures::new(2024, as_of, units.into(), whole, by_unit)
        .with_kinds(vec![(kind, catalogue(30))])
        .with_breakdowns(BTreeMap::from(breakdowns))
}

fn catalogue(first: i64) -> Vec<Figure> {
    let mut out: Vec<Figure> = ["a", "b", "c", "d"]
        .iter()
        .zip(first..)
        .map(|(id, n)| figure(id, Value::Number(n.into()), None))
        .collect();
    out[1].share = Some(Decimal::new(846, 1));
    Arc::make_mut(&mut out[1].meaning).share_of = Some("a".into());
    for (id, missing) in [
        ("x", Missing::Fact("x".into())),
        ("y", Missing::RosterColumn(vec!["称号".into()])),
        ("z", Missing::Roster),
    ] {
        out.push(figure(id, Value::Null, Some(missing)));
    }
    let as_of = NaiveDate::from_ymd_opt(2024, 12, 31).unwrap();
    out.push(figure("period.as_of", Value::Date(as_of), None));
    out.push(figure("period.year", Value::Number(2024.into()), None));
    out.push(figure("zero", Value::Number(0.into()), None));
    let places = Value::List(vec!["宜昌".into(), "武*汉*".into()]);
    out.push(figure("places", places, None));
    out
}

fn figure(id: &str, value: Value, missing: Option<Missing>) -> Figure {
    Figure {
        meaning: Arc::new(Meaning {
            id: id.into(),
            label: format!("指标{id}"),
            unit: Some("人".into()),
            share_of: None,
        }),
        value,
        share: None,
        missing: missing.map(Arc::new),
    }
}

/// Short for figures in templates: `⟨x⟩` is `{{ n(id="x") }}`, `%b%` its share, `@` item().
pub fn template(text: &str) -> String {
    text.replace('⟨', "{{ n(id=\"")
        .replace('⟩', "\") }}")
        .replace('@', "{{ item() }}")
}

pub fn report(files: &[(&str, &str)]) -> Result<(Document, Vec<Omission>), Vec<TemplateProblem>> {
    let files: Vec<(String, String)> = files
        .iter()
        .map(|(name, text)| ((*name).to_owned(), template(text)))
        .collect();
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(n, t)| (n.as_str(), t.as_str()))
        .collect();
    compose_set(&TemplateSet::load(&files, vec![], vec![], vec![]))
}

pub fn compose_set(set: &TemplateSet) -> Result<(Document, Vec<Omission>), Vec<TemplateProblem>> {
    let context = json!({
        "bureau": {"name": "甲市*卫生*局", "short_name": "市局", "party": "", "place": null},
        "texts": {"long": "第一行\n第二行", "n": 5},
    });
    compose(
        set,
        &figures(),
        &texts(),
        context.as_object().unwrap().clone(),
    )
}

pub fn texts() -> ReportTexts {
    ReportTexts {
        title: "{{ n(id=\"period.year\") }}年总结".into(),
        signature: "{{ bureau.name }}".into(),
        date: "{{ n(id=\"period.as_of\") }}".into(),
        path_shown: "talentsum.toml".into(),
        ..ReportTexts::default()
    }
}

/// The page's text, a line a block, and what was left out.
pub fn page(text: &str) -> (String, Vec<Omission>) {
    let (document, omissions) = report(&[("report.md", text)]).unwrap();
    (lines(&document.body), omissions)
}

/// The page's text alone.
pub fn text(page_text: &str) -> String {
    page(page_text).0
}

/// What is wrong with a page.
pub fn problems(text: &str) -> Vec<TemplateProblem> {
    report(&[("report.md", text)]).expect_err("a problem")
}

pub fn kinds(text: &str) -> Vec<ProblemKind> {
    problems(text)
        .into_iter()
        .map(|problem| problem.kind)
        .collect()
}

pub fn lines(blocks: &[Block]) -> String {
    let line = |block: &Block| match block {
        Block::Heading(h) => format!("{}{}", h.number, plain_text(&h.content)),
        Block::Paragraph(inlines) | Block::Note(inlines) => plain_text(inlines),
        Block::Table(table) => table_lines(table),
        Block::Turn { landscape } => format!("turn {landscape}"),
        Block::Chart(chart) => {
            let bars = chart.bars.iter();
            let bars = bars.map(|b| format!("{} {}\n", b.label.as_str(), b.value.as_str()));
            bars.chain([plain_text(&chart.caption)]).collect()
        }
    };
    blocks.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn table_lines(table: &Table) -> String {
    let row = |row: &Vec<document::Cell>| {
        row.iter()
            .map(|cell| plain_text(cell))
            .collect::<Vec<_>>()
            .join("|")
    };
    let rows = table.header.iter().chain(&table.rows).map(row);
    std::iter::once(plain_text(&table.caption))
        .filter(|caption| !caption.is_empty())
        .chain(rows)
        .collect::<Vec<_>>()
        .join("\n")
}
