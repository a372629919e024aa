//! Of what a share is one: the totals that it may follow from.
//!
//! The first is what the words after 占 name (占干部职工总数的, 占总人数的), else the
//! denominator of the figure that the count is or is called, the number before 其中 or
//! 4225名职工中, or what the paragraph names last.

use super::cut::{ends_clause, ends_part, ends_sentence};
use super::equal::Names;
use super::shares::{COUNTED, Read, with_unit};
use super::structural::{unit, words};
use crate::figures::FigureRef;
use rust_decimal::Decimal;

/// A total that a share may be one of.
pub struct Total {
    /// What it is called.
    pub label: String,
    /// The number.
    pub value: Decimal,
    /// Whether the sentence itself leaves no doubt that it is this one.
    pub is_certain: bool,
    /// Whether the label is the number as typed.
    pub is_typed: bool,
}

impl Total {
    fn new((label, value): (String, Decimal), is_certain: bool) -> Self {
        Total {
            label,
            value,
            is_certain,
            is_typed: false,
        }
    }

    /// A number of the draft that the sentence itself makes the total.
    fn typed((label, value): (String, Decimal)) -> Self {
        Total {
            label,
            value,
            is_certain: true,
            is_typed: true,
        }
    }
}

/// What the count is said to be a share of, and what else it may be one of.
pub fn totals(
    read: &Read<'_>,
    names: &Names<'_>,
    (count, share): (usize, usize),
    base: &str,
) -> Option<(Total, Vec<Decimal>)> {
    let line = &read.paper.lines[read.line].text;
    let before = words(line, &read.tokens[..count]);
    let part = read.tokens[count].number()?.value;
    let mut printed = Vec::new();
    let mut others = Vec::new();
    for (at, token) in read.tokens.iter().enumerate() {
        let Some(number) = token.number().filter(|n| !n.percent && n.value >= part) else {
            continue;
        };
        let after = words(line, &read.tokens[at + 1..read.tokens.len().min(at + 5)]);
        if at == count || !unit(&after).is_some_and(|unit| COUNTED.contains(&unit)) {
            continue;
        }
        let before = words(line, &read.tokens[at.saturating_sub(14)..at]);
        let is_base = |link: &&str| before.ends_with(&format!("{base}{link}"));
        if base.is_empty() || LINKED.iter().any(is_base) {
            others.push(number.value);
        }
        printed.push((at, number.value));
    }
    let named = names.bases(base, &before);
    if let Some(first) = named.first() {
        others.extend(named.iter().skip(1).map(|(_, value)| *value));
        // Two totals of that name leave it open which is meant.
        let is_only = named.iter().all(|(_, value)| *value == first.1);
        return Some((Total::new(first.clone(), is_only), others));
    }
    let figure = |at: usize| read.marks[at].as_ref().map(|mark| &mark.figure);
    if is_everybody(base) {
        // Of numbers printed here only those that no figure stands behind can be meant.
        let is_free = |(at, _): &&(usize, Decimal)| read.marks[*at].is_none();
        let mut others: Vec<Decimal> = printed.iter().filter(is_free).map(|p| p.1).collect();
        let found = names.everybody(figure(count), base, last_sentence(&before));
        let first = found.first()?.clone();
        let is_only = others.is_empty()
            && before_among(read, &printed, count).is_none()
            && found.iter().all(|(_, value)| *value == first.1);
        let further = names.everybody(figure(count), base, &before);
        others.extend(found.iter().chain(&further).map(|(_, value)| *value));
        return Some((Total::new(first, is_only), others));
    }
    let of_figure = figure(count).and_then(|figure| names.base_of(figure));
    // Both in one form is one figure, over whose end somebody has typed more.
    let is_of_one = |a: &FigureRef, b: &FigureRef| {
        a.id == b.id && a.scope == b.scope && a.form.is_of_share() != b.form.is_of_share()
    };
    let both = figure(count).zip(figure(share));
    let is_its_share = both.is_some_and(|(a, b)| is_of_one(a, b));
    others.extend(names.all_bases(&before));
    let of_figure = of_figure.map(|found| Total::new(found, is_its_share));
    let first = of_figure
        .or_else(|| before_among(read, &printed, count).map(Total::typed))
        .or_else(|| called(read, names, count, base))
        .or_else(|| in_paragraph(names, &before).map(|found| Total::new(found, false)))?;
    Some((first, others))
}

/// Words for all people there are, whatever the bureau's figure is called.
const EVERYBODY: [&str; 14] = [
    "总人数",
    "人员总数",
    "职工总数",
    "职工总人数",
    "员工总数",
    "全体职工",
    "全部职工",
    "全体人员",
    "全部人员",
    "在岗职工",
    "在职职工",
    "在岗人员",
    "在职人员",
    "职工",
];
/// What may stand before them.
const WHOSE: [&str; 8] = [
    "全系统",
    "全市",
    "全县",
    "全区",
    "全局",
    "全院",
    "本单位",
    "单位",
];

fn is_everybody(base: &str) -> bool {
    let bare = WHOSE.iter().find_map(|whose| base.strip_prefix(whose));
    let is = |base: &str| EVERYBODY.contains(&base) || base == "总数" || base == "人数";
    is(base) || bare.is_some_and(is)
}

/// What of a text belongs to the sentence that goes on after it.
fn last_sentence(text: &str) -> &str {
    text.rsplit(ends_sentence).next().unwrap_or_default()
}

/// The total named last: in the sentence, or before it where it names no unit.
fn in_paragraph(names: &Names<'_>, before: &str) -> Option<(String, Decimal)> {
    let sentence = last_sentence(before);
    let in_sentence = names.bases(sentence, sentence).into_iter().next();
    in_sentence.or_else(|| match names.names_unit(sentence) {
        true => None,
        false => names.bases(before, "").into_iter().next(),
    })
}

/// The denominator of the figure whose name stands right before the count and begins the
/// clause: 女性3000人.
fn called(read: &Read<'_>, names: &Names<'_>, count: usize, base: &str) -> Option<Total> {
    if !base.is_empty() {
        return None;
    }
    let line = &read.paper.lines[read.line].text;
    let number = read.tokens[count].number()?;
    let is_end = |ends: fn(char) -> bool| {
        let mut before = read.tokens[..count].iter().rev();
        let gap = before.position(|token| token.char().is_some_and(ends));
        gap.map_or(0, |gap| count - gap)
    };
    let clause = words(line, &read.tokens[is_end(ends_clause)..count]);
    let sentence = words(line, &read.tokens[is_end(ends_sentence)..count]);
    let after = words(
        line,
        &read.tokens[count + 1..read.tokens.len().min(count + 5)],
    );
    let found = names.counted(number, unit(&after).unwrap_or_default(), &clause, &sentence)?;
    // Where the sentence speaks of some people only, the share may be one of those.
    let others = names.bases(&sentence, &sentence);
    let is_only = others.iter().all(|(_, value)| *value == found.base.1);
    Some(Total::new(found.base, found.is_it && is_only))
}

/// The count before 其中, or before 中 (4225名职工中), if the count is one of those.
fn before_among(
    read: &Read<'_>,
    printed: &[(usize, Decimal)],
    count: usize,
) -> Option<(String, Decimal)> {
    let line = &read.paper.lines[read.line].text;
    let (at, value) = printed.iter().rev().find(|(at, _)| *at < count)?;
    let between = words(line, &read.tokens[at + 1..count]);
    let is_of = between.split_once('中').is_some_and(|(of, _)| {
        of.ends_with(|c| "人名员工师士生者部位".contains(c)) && !of.contains(ends_clause)
    });
    let is_among = (between.contains("其中") || is_of) && !between.contains(ends_part);
    is_among.then(|| (with_unit(line, read.tokens, *at), *value))
}

/// Between a total's name and its number.
const LINKED: &[&str] = &["", "共", "共有", "有", "为", "达", "达到"];
