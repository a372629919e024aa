//! The default templates with the catalogue of the contract.

use super::{figure, lines};
use crate::figures::catalogue::{Additions, EMBEDDED as CATALOGUE};
use crate::figures::{Catalogue, Figures, Missing, Unit, Value};
use crate::report::document::Document;
use crate::report::*;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde_json::json;
use std::sync::Arc;
use std::time::Instant;

/// Figures of the default catalogue: `value` says what each id holds.
fn catalogue(units: usize, value: impl Fn(&str) -> Value) -> Figures {
    let additions = Additions {
        figures: &[],
        breakdowns: &[],
        age_limits: &[35, 40, 45, 50],
        facts: &[],
    };
    let catalogue = Catalogue::build(CATALOGUE, &additions).expect("the default catalogue");
    let one = || -> Vec<_> {
        let entries = catalogue.entries().iter();
        let figures = entries.map(|entry| {
            let mut f = figure(&entry.id, value(&entry.id), None);
            if matches!(f.value, Value::Null) {
                f.missing = Some(Arc::new(Missing::Fact(entry.id.clone())));
            } else if entry.share_of.is_some() {
                f.share = Some(Decimal::new(123, 1));
            }
            Arc::make_mut(&mut f.meaning)
                .share_of
                .clone_from(&entry.share_of);
            f
        });
        figures.collect()
    };
    let names = (0..units)
        .map(|i| Unit {
            name: format!("第{i}医院"),
            kind: None,
        })
        .collect();
    let by_unit = (0..units).map(|_| one()).collect();
    let as_of = NaiveDate::from_ymd_opt(2024, 12, 31).unwrap();
    let breakdowns = catalogue.breakdowns().clone();
    Figures::new(2024, as_of, names, one(), by_unit).with_breakdowns(breakdowns)
}

fn number(id: &str) -> Value {
    match id {
        "period.as_of" => Value::Date(NaiveDate::from_ymd_opt(2024, 12, 31).unwrap()),
        id if id.ends_with("months") || id.ends_with("names") || id.ends_with("places") => {
            Value::List(vec!["甲".into(), "乙".into()])
        }
        _ => Value::Number(Decimal::from(7)),
    }
}

fn compose_default(figures: &Figures) -> (Document, Vec<Omission>) {
    let context = json!({
        "bureau": {"name": "某市卫生健康局", "short_name": "市局", "place": "某市", "party": "局党委", "scope_word": "全市"},
        "report": voice(None, "某市卫生健康局", "局党委", "全市"),
        "texts": {"guidance": null},
        "settings": {"title_basis": "聘", "double_post_counts": true, "shares": "independent", "charts": "annex"},
    });
    let set = TemplateSet::load(EMBEDDED, vec![], vec![], vec![]);
    let texts = super::texts();
    let context = context.as_object().cloned().unwrap_or_default();
    compose(&set, figures, &texts, context).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

#[test]
fn the_default_report_has_all_its_parts_when_all_is_known() {
    let (document, omissions) = compose_default(&catalogue(3, number));
    assert_eq!(omissions, []);
    let text = lines(&document.body);
    for heading in [
        "一、基本情况",
        "二、主要做法",
        "（四）",
        "三、",
        "四、",
        "五、",
    ] {
        assert!(text.contains(heading), "{heading}: {text}");
    }
    assert_eq!(document.annexes.len(), 1);
    if std::env::var_os("SHOW").is_some() {
        println!("{text}\n\n{}", lines(&document.annexes[0].blocks));
    }
}

#[test]
fn the_default_report_stands_when_nothing_is_known() {
    let nothing = |id: &str| match id.starts_with("period.") {
        true => number(id),
        false => Value::Null,
    };
    let (document, omissions) = compose_default(&catalogue(0, nothing));
    assert!(!omissions.is_empty());
    let text = lines(&document.body);
    assert!(!text.contains("，，") && !text.contains("，。"), "{text}");
    if std::env::var_os("SHOW").is_some() {
        println!("{text}");
        for omission in &omissions {
            println!("{:?} {} {}", omission.kind, omission.place, omission.text);
        }
    }
}

#[test]
fn what_is_known_to_be_0_leaves_no_clause_behind() {
    let zeros = |id: &str| match (id.starts_with("period."), number(id)) {
        (false, Value::Number(_)) => Value::Number(0.into()),
        (_, value) => value,
    };
    let (document, _) = compose_default(&catalogue(2, zeros));
    let text = lines(&document.body);
    let (_, measures) = text.split_once("二、").expect("a second part");
    for zero in ["0人", "0个", "0项", "0场次", "0次", "0元"] {
        let found = measures
            .find(zero)
            .map(|at| !measures[..at].ends_with(|c: char| c.is_ascii_digit()));
        assert_ne!(found, Some(true), "{zero}: {measures}");
    }
    assert!(!text.contains("，，") && !text.contains("，。"), "{text}");
}

#[test]
fn a_bureau_of_three_thousand_units_takes_no_time() {
    let figures = catalogue(3000, number);
    let begun = Instant::now();
    let (document, _) = compose_default(&figures);
    let took = begun.elapsed();
    assert_eq!(document.annexes.len(), 1);
    // A debug build; what this holds is that nothing grows with the square.
    assert!(took.as_secs() < 20, "{took:?}");
    if std::env::var_os("SHOW").is_some() {
        println!("{took:?}");
    }
}
