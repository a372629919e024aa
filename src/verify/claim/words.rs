//! Shares in words: 女性超过七成, 高级职称不足一成, 专业技术人员八成以上.

use super::super::equal::Names;
use super::super::structural::words;
use super::super::token::Token;
use super::lead::Lead;
use super::sentence::Sentence;
use super::{Claim, Typed, share};
use crate::figures::share::percent;
use crate::figures::{Form, Value};
use crate::redraft::When;
use rust_decimal::Decimal;
use std::ops::Range;

/// On which side of a round share something is said to lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// 超过九成.
    Over,
    /// 九成以上.
    AtLeast,
    /// 不足九成.
    Under,
    /// 近九成.
    Nearly,
}

/// A share in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Its pieces.
    pub tokens: Range<usize>,
    /// In per cent.
    pub share: Decimal,
    /// On which side of it.
    pub side: Side,
}

const BEFORE: &[(&str, Side)] = &[
    ("超过", Side::Over),
    ("突破", Side::Over),
    ("超", Side::Over),
    ("过", Side::Over),
    ("逾", Side::Over),
    ("不足", Side::Under),
    ("不到", Side::Under),
    ("低于", Side::Under),
    ("接近", Side::Nearly),
    ("将近", Side::Nearly),
    ("近", Side::Nearly),
];
const NUMERALS: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '两'];
/// 近八成 is not said of less than so many per cent points below it.
const NEARLY: i64 = 10;

/// The shares in words of a line.
pub fn find(line: &str, tokens: &[Token]) -> Vec<Said> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at < tokens.len() {
        let text = words(line, &tokens[at..tokens.len().min(at + 8)]);
        match read(&text) {
            Some((share, side, length)) => {
                found.push(Said {
                    tokens: at..at + length,
                    share,
                    side,
                });
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

/// The share with which a text begins, and its length in characters.
fn read(text: &str) -> Option<(Decimal, Side, usize)> {
    let before = BEFORE.iter().find(|(word, _)| text.starts_with(word));
    let (word, side) = before.map_or(("", None), |(word, side)| (*word, Some(*side)));
    let rest = &text[word.len()..];
    let half = ["半数", "一半", "半"]
        .iter()
        .find(|half| rest.starts_with(**half));
    let (share, amount) = match half {
        Some(half) => (50, half.chars().count()),
        None => {
            let mut chars = rest.chars();
            let digit = NUMERALS
                .iter()
                .zip(1..)
                .find(|(c, _)| rest.starts_with(**c));
            let (c, value) = digit?;
            chars.next();
            let is_tenths = chars.next() == Some('成');
            is_tenths.then_some((if *c == '两' { 20 } else { value * 10 }, 2))?
        }
    };
    let after: String = rest.chars().skip(amount).collect();
    let tail = ["以上", "多"].iter().find(|tail| after.starts_with(**tail));
    let side = match (side, tail) {
        (Some(side), None) => side,
        (None, Some(&"以上")) => Side::AtLeast,
        (None, Some(_)) => Side::Over,
        _ => return None,
    };
    let length = word.chars().count() + amount + tail.map_or(0, |tail| tail.chars().count());
    Some((Decimal::from(share), side, length))
}

impl Names<'_> {
    /// Holds a share in words against the figure that the words before it name. It is only
    /// contradicted where no total that may be meant gives it.
    pub(super) fn words_claim(&self, typed: &Typed<'_>, side: Side) -> Claim {
        let sentence = Sentence::new(self, typed);
        let Some(own) = sentence.own().filter(|_| *typed.when == When::Now) else {
            return Claim::Nothing;
        };
        let part = share::part(self, own.before);
        let lead = match part {
            Some(part) => Some(part.lead),
            None => Lead::new(self, own.before),
        };
        let (Some(lead), Some(scope)) = (lead, sentence.scope(self)) else {
            return Claim::Nothing;
        };
        let ids = lead.ids.iter();
        let figures = ids.filter_map(|id| self.figures().get(&scope, id));
        let figures: Vec<_> = figures
            .filter(|figure| {
                let base = figure.share_of.as_ref();
                lead.bases.is_empty() || base.is_some_and(|base| lead.bases.contains(base))
            })
            .collect();
        let [figure] = figures.as_slice() else {
            return Claim::Nothing;
        };
        let (Some(share), Value::Number(value)) = (figure.share, &figure.value) else {
            return Claim::Nothing;
        };
        let said = typed.number.value;
        let holds = |share: Decimal| match side {
            Side::Over => share > said,
            Side::AtLeast => share >= said,
            Side::Under => share < said,
            Side::Nearly => share <= said && share > said - Decimal::from(NEARLY),
        };
        let others = self.all_bases(typed.before);
        let mut others = others
            .iter()
            .filter(|base| lead.bases.is_empty() && *base >= value);
        let is_plain = lead.is_known && !lead.is_among && !sentence.is_among;
        if holds(share)
            || others.any(|base| percent(*value, *base, 1).is_some_and(holds))
            || !is_plain
            || !sentence.is_statistic
            || !sentence.is_at_home(self, typed.setting)
            || !sentence.goes_on_with(self, figure)
        {
            return Claim::Nothing;
        }
        let Some(named) = self.named(figure, &scope, Form::Share) else {
            return Claim::Nothing;
        };
        match !lead.bases.is_empty() || (lead.is_full && sentence.is_explicit) {
            true => Claim::Wrong(named),
            false => Claim::Doubtful(named),
        }
    }
}
