//! Whether the words around a figure still say what the figure is a number of.
//!
//! A number nobody touched gets its new value; but a person who writes 2023年 over 2024年
//! beside it, or 临床医生 over 专业技术人员, has made it the number of something else. A
//! year or a period that is another one is reason not to write; other words are told, and
//! read by a person. It is a judgement on words, so it errs on the side of telling.

use crate::vocabulary::change::last_year;
use std::ops::Range;

mod name;
mod period;
mod when;

pub use name::{is_other_period, spoken_year};
pub use when::When;

/// What has become of the words around a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Context {
    /// They are the same, but for blanks, stars and words without weight (共, 其中, 为).
    Same,
    /// They are others: the figure is set, and a person has to read the sentence.
    Reworded,
    /// They speak of another year or period: the figure is not set.
    OtherPeriod,
    /// The heading or the row of a table is that of something else, or the words are those of
    /// another figure of the paragraph: the figure is not set.
    OtherPlace,
}

impl Context {
    /// Its name in JSON and in the wordings; `None` for the same words.
    pub fn key(self) -> Option<&'static str> {
        match self {
            Context::Same => None,
            Context::Reworded => Some("reworded"),
            Context::OtherPeriod => Some("other-period"),
            Context::OtherPlace => Some("other-place"),
        }
    }
}

/// What the words around a figure say of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Around {
    /// Whether the figure is itself a year or a date.
    is_period: bool,
    /// The years and periods in force for it.
    periods: Vec<String>,
    /// Its clause, those it leans on, and what the sentence says it speaks of.
    words: String,
    /// The whole sentence, figures and all.
    sentence: String,
}

/// A character of the sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Sign {
    c: char,
    of: Whose,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whose {
    Words,
    /// The figure in question.
    Own,
    /// Another recorded figure.
    Other,
}

/// Judges the words around a figure, as generated and as found. `year` is the year of the
/// data: 2024年 and 今年 are the same of it.
pub fn judge(then: &Around, now: &Around, year: i32) -> Context {
    // The same sentence is the same, whichever of its bookmarks are lost.
    if then.is_period || then.sentence == now.sentence {
        return Context::Same;
    }
    let is_other = then.periods != now.periods
        && !now.periods.is_empty()
        && period::others(&then.periods, year) != period::others(&now.periods, year);
    // 2024年底 is 2024年12月31日.
    let is_any_other = then.periods != now.periods
        && (then.periods.is_empty()
            || now.periods.is_empty()
            || period::others(&then.periods, year) != period::others(&now.periods, year));
    match is_other {
        true => Context::OtherPeriod,
        false if !reads(&then.words, &now.words) || is_any_other => Context::Reworded,
        false => Context::Same,
    }
}

/// Whether the words round a figure are now those that stood round another one, and only
/// that: somebody has taken it to the other's place, or written the other's name before it.
pub fn is_of_another<'a>(
    then: &Around,
    now: &Around,
    mut others: impl Iterator<Item = &'a Around>,
) -> bool {
    !reads(&then.words, &now.words)
        && others.any(|other| other.words != then.words && reads(&other.words, &now.words))
}

/// Whether these are the words that were generated. A figure that somebody has typed anew
/// has lost its bookmark, and is still a number there.
fn reads(then: &str, now: &str) -> bool {
    let is_digit = |c: &char| c.is_ascii_digit();
    let mut now = now.chars().peekable();
    for c in then.chars() {
        if c == FIGURE && now.peek().is_some_and(is_digit) {
            while now
                .next_if(|c| is_digit(c) || matches!(c, '.' | ',' | '%'))
                .is_some()
            {}
        } else if now.next() != Some(c) {
            return false;
        }
    }
    now.next().is_none()
}

/// Stands for a figure where words are compared.
const FIGURE: char = '\u{fffc}';
/// After these a sentence is over.
const SENTENCE: [char; 9] = ['。', '！', '？', '!', '?', '\n', '\r', '\t', '\u{b}'];
/// After these a clause is over; the ASCII ones not between digits.
const CLAUSE: [char; 6] = ['，', '；', '：', ',', ';', ':'];
/// Characters without width, which programs put in: nobody sees them.
const UNSEEN: [char; 6] = [
    '\u{ad}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}',
];
/// A longer stretch between < and > is no tag.
const LONGEST_TAG: usize = 200;
/// A clause that ends so says what the next ones speak of.
const FRAMES: [&str; 9] = ["中", "分", "方面", "里", "内", "上", "看", "期间", "范围"];
/// A clause that begins so leans on the one before.
const LEANING: [&str; 14] = [
    "占", "其中", "同比", "增", "减", "提高", "下降", "上升", "比", "较", "含", "另", "约", "达",
];
/// Words that may come and go without another meaning, the longer before the shorter.
const EMPTY: [&str; 22] = [
    "一共有",
    "一共",
    "共计",
    "合计",
    "总计",
    "共有",
    "现有",
    "其中",
    "达到",
    "另有",
    "分别",
    "共",
    "有",
    "计",
    "的",
    "了",
    "为",
    "是",
    "达",
    "则",
    "并",
    "、",
];

impl Around {
    /// Reads the words around the figure at `at` in this line, in bytes. `others` are the
    /// other recorded figures of the line: which number stands there is told elsewhere.
    pub fn new(line: &str, at: Range<usize>, others: &[Range<usize>]) -> Self {
        let sentence = sentence(line, &at, others);
        let clauses = clauses(&sentence);
        let is_own = |clause: &&[Sign]| clause.iter().any(|sign| sign.of == Whose::Own);
        let own = clauses.iter().position(is_own);
        let own = own.unwrap_or_default();
        let mut found = period::periods(&chars(clauses.get(own).copied().unwrap_or_default()));
        let is_own_sign = |sign: &Sign| sign.of == Whose::Own;
        // 比上年增加5人 is one figure, and no period: it is of the year that stands before it;
        // and what is as in 去年 is of this year.
        found.retain(|p| {
            let is_within = clauses[own][p.at.clone()].iter().all(is_own_sign);
            let is_ours = p.name == period::LAST_YEAR || p.is_compared;
            // 比上年增加 before it leads to what is left of such a figure.
            let between: String = clauses[own][p.at.end..]
                .iter()
                .take_while(|sign| !is_own_sign(sign))
                .map(|sign| sign.c)
                .collect();
            let leads = when::way_to(&between).is_some_and(|(_, n)| n == between.chars().count());
            let is_part = (is_within && is_ours) || (p.is_compared && leads);
            !(is_part || p.is_level)
        });
        let is_date = |p: &period::Period| clauses[own][p.at.clone()].iter().any(is_own_sign);
        let is_period = found.iter().any(is_date);
        let mut periods: Vec<String> = found.into_iter().map(|p| p.name).collect();
        for clause in clauses[..own].iter().rev() {
            if !periods.is_empty() {
                break;
            }
            let found = period::periods(&chars(clause)).into_iter();
            // 比上年增加 says nothing of what follows.
            periods = found.filter(|p| !p.is_compared).map(|p| p.name).collect();
        }
        periods.sort();
        Around {
            is_period,
            periods,
            words: words(&clauses, own),
            sentence: chars(&sentence).into_iter().collect(),
        }
    }

    /// The one year of which the words speak, as a whole or of its end; `year` is that of
    /// the data. `None` where they name none, several, or only a part of one.
    pub fn year(&self, year: i32) -> Option<i32> {
        let mut years = self.periods.iter().map(|p| period::year(p, year));
        let first = years.next()??;
        years.all(|other| other == Some(first)).then_some(first)
    }
}

/// The sentence around a figure: without blanks, stars and backslashes.
fn sentence(line: &str, at: &Range<usize>, others: &[Range<usize>]) -> Vec<Sign> {
    let is_end = |(place, c): (usize, char)| {
        // The ! of a comment of HTML is none.
        let is_comment = c == '!' && line[..place].ends_with('<');
        (SENTENCE.contains(&c) && !is_comment) || (c == '.' && !is_between_digits(line, place))
    };
    let before = line[..at.start].char_indices().rev().find(|p| is_end(*p));
    let start = before.map_or(0, |(place, c)| place + c.len_utf8());
    let after = line[at.end..].char_indices();
    let mut after = after.map(|(place, c)| (at.end + place, c));
    let end = after.find(|p| is_end(*p)).map_or(line.len(), |p| p.0);
    let first = others.partition_point(|other| other.end <= start);
    let others = &others[first..];
    let mut out = Vec::new();
    let mut next = 0;
    let mut skip = match before.is_none() {
        true => block(line).min(at.start),
        false => 0,
    };
    for (place, c) in line[start..end].char_indices() {
        let place = start + place;
        if c == '<' && place >= skip {
            let tag = tag(&line[place..end]).map(|len| place + len);
            skip = tag
                .filter(|end| *end <= at.start || place >= at.end)
                .unwrap_or(skip);
        }
        if place < skip {
            continue;
        }
        while others.get(next).is_some_and(|other| other.end <= place) {
            next += 1;
        }
        let is_other = others.get(next).is_some_and(|other| other.contains(&place));
        let of = match (at.contains(&place), is_other) {
            (true, _) => Whose::Own,
            (false, true) => Whose::Other,
            (false, false) => Whose::Words,
        };
        let is_seen = !c.is_whitespace() && !UNSEEN.contains(&c);
        if is_seen && !matches!(c, '*' | '`' | '\\' | '_') {
            let c = narrow(c);
            out.push(Sign { c, of });
        }
    }
    out
}

/// The length of what makes a line a heading, a quotation or part of a list.
fn block(line: &str) -> usize {
    let mut rest = line;
    loop {
        let text = rest.trim_start();
        let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
        let marks = match digits.len() < text.len() {
            true => digits.strip_prefix(['.', ')']),
            false => Some(text.trim_start_matches('#')).filter(|rest| rest.len() < text.len()),
        };
        let marks = marks.or_else(|| text.strip_prefix(['-', '+', '*', '>']));
        match marks.filter(|rest| rest.starts_with(' ')) {
            Some(after) => rest = after,
            None => return line.len() - rest.len(),
        }
    }
}

/// The length of a tag or a comment of HTML.
fn tag(text: &str) -> Option<usize> {
    if text.starts_with("<!--") {
        return text.find("-->").map(|at| at + 3);
    }
    let name = text[1..].trim_start_matches('/');
    let is_tag = name.starts_with(|c: char| c.is_ascii_alphabetic());
    let end = text.find('>').filter(|_| is_tag)?;
    (end < LONGEST_TAG && !text[1..end].contains('<')).then_some(end + 1)
}

/// Full-width digits are digits.
fn narrow(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    }
}

fn is_between_digits(line: &str, place: usize) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    let before = line[..place].chars().next_back();
    let after = line[place + 1..].chars().next();
    before.is_some_and(is_digit) && after.is_some_and(is_digit)
}

/// The clauses of a sentence. A figure is never parted.
fn clauses(sentence: &[Sign]) -> Vec<&[Sign]> {
    let mut clauses = Vec::new();
    let mut start = 0;
    for (place, sign) in sentence.iter().enumerate() {
        let is_digit = |at: Option<usize>| {
            let sign = at.and_then(|at| sentence.get(at));
            sign.is_some_and(|sign| sign.c.is_ascii_digit())
        };
        let is_in_number =
            sign.c.is_ascii() && is_digit(place.checked_sub(1)) && is_digit(Some(place + 1));
        if CLAUSE.contains(&sign.c) && sign.of == Whose::Words && !is_in_number {
            clauses.push(&sentence[start..place]);
            start = place + 1;
        }
    }
    clauses.push(&sentence[start..]);
    clauses
}

fn chars(clause: &[Sign]) -> Vec<char> {
    clause.iter().map(|sign| sign.c).collect()
}

/// The clause of the figure, those before it on which it leans, and the frame: 按学历分,
/// 专业技术人员中.
fn words(clauses: &[&[Sign]], own: usize) -> String {
    let mut first = own;
    while first > 0 && leans(clauses[first]) {
        first -= 1;
    }
    let mut out = String::new();
    let mut is_begun = false;
    for clause in &clauses[..first] {
        let has_number = clause.iter().any(is_number);
        if !has_number {
            let text: String = chars(clause).iter().collect();
            if FRAMES.iter().any(|end| text.ends_with(end)) {
                out.push_str(&weighty(clause));
                out.push('|');
            }
        } else if !is_begun {
            out.push_str(&weighty(framed(clause)));
            out.push('|');
            is_begun = true;
        }
    }
    for clause in &clauses[first..=own.min(clauses.len() - 1)] {
        // The frame at the beginning of the first clause is told apart.
        let frame = match is_begun {
            true => 0,
            false => framed(clause).len(),
        };
        is_begun |= clause.iter().any(is_number);
        out.push_str(&weighty(&clause[..frame]));
        out.push('|');
        out.push_str(&weighty(&clause[frame..]));
        out.push('|');
    }
    out
}

fn is_number(sign: &Sign) -> bool {
    sign.of != Whose::Words || sign.c.is_ascii_digit()
}

/// What stands before the first number up to 中: 专业技术人员中研究生128人.
fn framed(clause: &[Sign]) -> &[Sign] {
    let before = clause.iter().position(is_number).unwrap_or(clause.len());
    let frame = clause[..before].iter().rposition(|sign| sign.c == '中');
    // 其中, 集中, 中级 frame nothing.
    match frame.filter(|at| *at >= 3) {
        Some(at) => &clause[..=at],
        None => &clause[..0],
    }
}

/// Whether a clause says nothing by itself of what its figure counts.
fn leans(clause: &[Sign]) -> bool {
    let text: String = chars(clause).iter().collect();
    if LEANING.iter().any(|begin| text.starts_with(begin)) {
        return true;
    }
    let before = clause.iter().position(is_number).unwrap_or(clause.len());
    weighty(&clause[..before]).chars().count() < 2
}

/// The words of a clause that have weight, with a sign for each figure in it that is no
/// year or date.
fn weighty(clause: &[Sign]) -> String {
    let periods = period::periods(&chars(clause));
    // 比上年增加7人 is a figure as a whole, whatever it calls the year before.
    let is_date = |place: usize| {
        let mut dates = periods.iter().filter(|p| p.name != period::LAST_YEAR);
        dates.any(|p| p.at.contains(&place))
    };
    let mut text = String::new();
    let mut last = Whose::Words;
    for (place, sign) in clause.iter().enumerate() {
        let of = match is_date(place) {
            true => Whose::Words,
            false => sign.of,
        };
        match of {
            Whose::Words => text.push(sign.c),
            _ if of == last => {}
            _ => text.push(FIGURE),
        }
        last = of;
    }
    // 去年 and 上一年 are one.
    for word in last_year() {
        text = text.replace(word.as_str(), period::LAST_YEAR);
    }
    let mut out = String::new();
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        match EMPTY.iter().find(|word| rest.starts_with(**word)) {
            Some(word) => rest = &rest[word.len()..],
            None => {
                out.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    out
}

#[cfg(test)]
mod tests;
