//! Figures by what somebody calls them, who has a label in mind and no id, or mistypes one.

use super::{Figure, Figures};
use crate::nearest::{all_nearest, nearest_name};
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;

/// At most so many figures are offered.
const OFFERED: usize = 4;

impl Figures {
    /// The figures whose label this is, with the limits of a band of ages or without, in
    /// catalogue order; blanks and width aside.
    pub fn called(&self, name: &str) -> Vec<&Figure> {
        let wanted = folded(name);
        let is_it = |label: &str| !wanted.is_empty() && folded(label) == wanted;
        let figures = self.whole().iter();
        figures
            .filter(|figure| is_it(&figure.label) || is_it(&self.told(figure)))
            .collect()
    }

    /// The figures whose label this is, else those whose label ends with it: what is counted
    /// of some people (专业技术人员中高级职称) first, the shorter before the longer.
    pub fn labelled(&self, name: &str) -> Vec<&Figure> {
        let called = self.called(name);
        let wanted = folded(name);
        if !called.is_empty() || wanted.chars().count() < 2 {
            return called;
        }
        let ends = |figure: &&Figure| folded(&figure.label).ends_with(&wanted);
        let mut found: Vec<&Figure> = self.whole().iter().filter(ends).collect();
        found.sort_by_key(|figure| {
            let label = folded(&figure.label);
            let is_part = label
                .strip_suffix(&wanted)
                .is_some_and(|of| of.ends_with('中'));
            (!is_part, label.len())
        });
        found
    }

    /// The figures that may have been meant by a name that is no id, the likeliest first:
    /// those of this label, the one of the nearest id, those of the nearest labels, and
    /// those whose labels have the most in common with it.
    pub fn like(&self, name: &str) -> Vec<&Figure> {
        let called = self.labelled(name);
        if !called.is_empty() {
            return called.into_iter().take(OFFERED).collect();
        }
        let wanted = folded(name);
        let ids = self.whole().iter().map(|figure| figure.id.as_str());
        if let Some(id) = nearest_name(&wanted, ids) {
            let figures = self.whole().iter();
            return figures.filter(|figure| figure.id == id).collect();
        }
        let labels: Vec<String> = (self.whole().iter())
            .map(|figure| folded(&self.told(figure)))
            .collect();
        let numbered = labels.iter().zip(0..).map(|(l, at)| (l.as_str(), at));
        let near = all_nearest(&wanted, numbered);
        let mut found: Vec<usize> = near.into_iter().map(|(_, at)| at).collect();
        for at in most_in_common(&wanted, &labels) {
            if !found.contains(&at) {
                found.push(at);
            }
        }
        found.truncate(OFFERED);
        found.into_iter().map(|at| &self.whole()[at]).collect()
    }

    /// How a figure is offered: `staff.total（干部职工总数）`.
    pub fn offered(&self, figure: &Figure) -> String {
        format!("{}（{}）", figure.id, self.told(figure))
    }
}

fn folded(text: &str) -> String {
    text.nfkc().filter(|c| !c.is_whitespace()).collect()
}

/// The labels that have at least half of the pairs of neighbouring characters of a name,
/// and at least two of them where it has as many: 职工总数 has 干部职工总数.
fn most_in_common(name: &str, labels: &[String]) -> Vec<usize> {
    let wanted = pairs(name);
    let least = wanted.len().div_ceil(2).max(wanted.len().min(2));
    let mut found: Vec<(usize, usize, usize)> = Vec::new();
    for (at, label) in labels.iter().enumerate() {
        let common = pairs(label).intersection(&wanted).count();
        if common > 0 && common >= least {
            found.push((wanted.len() - common, label.chars().count(), at));
        }
    }
    found.sort_unstable();
    found.into_iter().map(|(_, _, at)| at).collect()
}

fn pairs(text: &str) -> BTreeSet<(char, char)> {
    text.chars().zip(text.chars().skip(1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::{Meaning, Part, Value};
    use chrono::NaiveDate;
    use std::collections::BTreeMap;
    use std::sync::Arc;

    fn figures() -> Figures {
        let figure = |(id, label): &(&str, &str)| Figure {
            meaning: Arc::new(Meaning {
                id: (*id).to_owned(),
                label: (*label).to_owned(),
                unit: None,
                share_of: None,
            }),
            value: Value::Null,
            share: None,
            missing: None,
        };
        let whole = [
            ("staff.total", "干部职工总数"),
            ("staff.professional", "专业技术人员"),
            ("township.professional", "乡镇卫生院专业技术人员"),
            ("staff.age.band2", "第2年龄段"),
            ("township.title.senior", "乡镇卫生院高级职称"),
            ("professional.title.senior", "专业技术人员中高级职称"),
        ];
        let whole = whole.iter().map(figure).collect();
        let day = NaiveDate::from_ymd_opt(2024, 12, 31).unwrap();
        let part = Part {
            id: "staff.age.band2".to_owned(),
            label: "36—40岁".to_owned(),
        };
        Figures::new(2024, day, Vec::new(), whole, Vec::new())
            .with_breakdowns(BTreeMap::from([("staff.age".to_owned(), vec![part])]))
    }

    fn ids(found: Vec<&Figure>) -> Vec<&str> {
        found.into_iter().map(|figure| figure.id.as_str()).collect()
    }

    #[test]
    fn a_label_finds_its_figure_in_either_width_with_its_ages_or_without() {
        let figures = figures();
        assert_eq!(ids(figures.called("专业 技术人员")), ["staff.professional"]);
        assert_eq!(ids(figures.called("第２年龄段")), ["staff.age.band2"]);
        assert_eq!(
            ids(figures.called("第2年龄段(36—40岁)")),
            ["staff.age.band2"]
        );
        assert!(figures.called("专业技术").is_empty());
        assert!(figures.called(" ").is_empty());
    }

    #[test]
    fn what_may_be_meant_is_found_by_id_by_label_and_by_what_they_have_in_common() {
        let figures = figures();
        assert_eq!(ids(figures.like("staff.totl")), ["staff.total"]);
        assert_eq!(ids(figures.like("干部职工总人数")), ["staff.total"]);
        assert_eq!(ids(figures.like("职工总数")), ["staff.total"]);
        assert_eq!(ids(figures.like("专技人员")), ["staff.professional"]);
        assert_eq!(
            ids(figures.like("技术人员")),
            ["staff.professional", "township.professional"]
        );
        assert_eq!(
            ids(figures.labelled("高级职称")),
            ["professional.title.senior", "township.title.senior"]
        );
        assert_eq!(
            ids(figures.like("高级职称")),
            ["professional.title.senior", "township.title.senior"]
        );
        assert!(figures.like("摄影记者").is_empty());
        assert!(figures.like("食堂人员").is_empty(), "人员 says too little");
    }
}
