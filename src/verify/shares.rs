//! Shares held against the counts beside them: 大学本科1200人，占46.2%.
//!
//! A share is wrong if the total that it names (占干部职工总数的), or that its count or the
//! paragraph names, does not give it, and no other total does either that it may be a
//! share of ([`whole`]): those that the paragraph prints and, where it names none, all that
//! there are. Where no total is known nothing is claimed. What it should be is said only
//! where the sentence leaves no doubt of the total.

use super::compare::Mark;
use super::cut::{clauses, cut, ends_part};
use super::equal::Names;
use super::findings::{ShareBase, ShareFinding};
use super::paper::Paper;
use super::sentence;
use super::structural::{UNITS, is_structural, unit, words};
use super::token::{Number, Token};
use super::whole;
use crate::figures::share::percent;
use crate::redraft::When;
use rust_decimal::Decimal;

/// In which units a share's count can be.
pub(super) const COUNTED: &[&str] = &[
    "人", "名", "位", "个", "家", "所", "项", "场", "场次", "次", "人次", "张", "件",
];
/// Words that make a number no exact one.
const ABOUT: &[&str] = &[
    "约",
    "近",
    "超过",
    "超",
    "不足",
    "不到",
    "达到约",
    "左右",
    "以上",
    "多",
    "余",
];

/// A line, its pieces, and what is known of each.
pub struct Read<'a> {
    /// The draft.
    pub paper: &'a Paper,
    /// Which of its lines.
    pub line: usize,
    /// The pieces of the line.
    pub tokens: &'a [Token],
    /// The figure that each piece reads, if any.
    pub marks: &'a [Option<Mark>],
}

/// The shares of a line that do not follow.
pub fn check(read: &Read<'_>, names: &Names<'_>) -> Vec<ShareFinding> {
    let tokens = read.tokens;
    let parts = cut(tokens, 0..tokens.len(), Token::char, ends_part);
    let mut found = Vec::new();
    for part in parts {
        let clauses = clauses(tokens, part.clone());
        for (index, clause) in clauses.iter().enumerate() {
            for at in clause.clone() {
                let Some(share) = tokens[at].number().filter(|number| number.percent) else {
                    continue;
                };
                // The count stands in this clause or the one before.
                let from = clauses[index.saturating_sub(1)].start;
                let Some(base) = base_words(read, clause.start, at) else {
                    continue;
                };
                if let Some(count) = count(read, from, at) {
                    found.extend(judge(read, names, (count, at), share, &base));
                }
            }
        }
    }
    found
}

/// The words between 占 and the share, without what says nothing: `干部职工总数`, or
/// nothing; `None` where it is no share of anything.
fn base_words(read: &Read<'_>, from: usize, share: usize) -> Option<String> {
    let text = words(&read.paper.lines[read.line].text, &read.tokens[from..share]);
    let (_, after) = text
        .rsplit_once('占')
        .or_else(|| text.rsplit_once("比例"))
        .or_else(|| text.rsplit_once("比重"))?;
    // A number between them: 占3676人的12.9% names its own total.
    let links = [
        "的", "比例", "比重", "比", "为", "达到", "达", "约", "近", "超过", "了", "总", "到",
    ];
    let mut rest = after;
    while let Some(shorter) = links.iter().find_map(|link| rest.strip_suffix(link)) {
        rest = shorter;
    }
    Some(rest.to_owned())
}

/// The count before a share.
fn count(read: &Read<'_>, from: usize, share: usize) -> Option<usize> {
    let line = &read.paper.lines[read.line].text;
    let is_count = |at: &usize| {
        let number = read.tokens[*at].number();
        let after = words(line, &read.tokens[at + 1..read.tokens.len().min(at + 5)]);
        number.is_some_and(|n| !n.percent && n.step <= Decimal::ONE)
            && unit(&after).is_some_and(|unit| COUNTED.contains(&unit))
            && !is_structural(line, read.tokens, *at)
    };
    let mut between = (from..share).rev();
    let found = between.find(|at| read.tokens[*at].number().is_some())?;
    is_count(&found).then_some(found)
}

fn judge(
    read: &Read<'_>,
    names: &Names<'_>,
    (count, at): (usize, usize),
    share: &Number,
    base: &str,
) -> Option<ShareFinding> {
    let part = read.tokens[count].number()?;
    if is_of_others(read, count, at) {
        return None;
    }
    if let (Some(a), Some(b)) = (&read.marks[count], &read.marks[at]) {
        // What the program wrote follows by construction, be it from today's data or an
        // earlier day's; without a record only both together look like that. But somebody
        // may have named another total between them.
        let of_one_day = read.paper.record.is_some() || a.agrees == b.agrees;
        let is_renamed = a.agrees && b.agrees && !base.is_empty();
        if a.as_written && b.as_written && of_one_day && !is_renamed {
            return None;
        }
    }
    let line = &read.paper.lines[read.line];
    let decimals = share.step.scale();
    let exact = |total: Decimal| percent(part.value, total, decimals);
    let figures = names.figures();
    let time = &read.tokens[count].range;
    let when = When::new(&line.text, time.clone(), figures.year, figures.as_of);
    if matches!(when, When::Other(_)) {
        return None;
    }
    let is_last = matches!(when, When::Last(_));
    let about = about(read, at) || about(read, count);
    let follows = |total: Decimal| match exact(total) {
        Some(exact) if about => (exact - share.value).abs() <= Decimal::ONE,
        Some(exact) => exact == share.value,
        None => false,
    };
    let (first, mut others) = whole::totals(read, names, (count, at), base)?;
    if is_last {
        others.extend(names.bases_of_last_year(&line.text));
    }
    if follows(first.value) || others.into_iter().any(follows) {
        return None;
    }
    let by = match first.is_certain && !is_last {
        true => Some(ShareBase {
            total: first.value.normalize().to_string(),
            expected: format!("{}%", exact(first.value)?),
            label: first.label,
            is_typed: first.is_typed,
        }),
        false => None,
    };
    let text = |at: usize| line.text[read.tokens[at].range.clone()].to_owned();
    let range = read.tokens[at].range.clone();
    Some(ShareFinding {
        text: text(at),
        count: with_unit(&line.text, read.tokens, count),
        by,
        context: sentence::around(read.paper, line, &range),
        line: line.number,
    })
}

/// Whether the words between a count and a share name somebody else: 4225人，女性占70.1% is
/// the share of the women, and the count is their total.
fn is_of_others(read: &Read<'_>, count: usize, share: usize) -> bool {
    let line = &read.paper.lines[read.line].text;
    let between = words(line, &read.tokens[count + 1..share]);
    let Some(before) = ["占", "比例", "比重"]
        .iter()
        .filter_map(|word| between.rfind(word))
        .max()
        .and_then(|at| between.get(..at))
    else {
        return false;
    };
    let rest = unit(before).and_then(|unit| before.strip_prefix(unit));
    let rest = rest.unwrap_or(before);
    let rest = rest.trim_start_matches(|c: char| !c.is_alphabetic() || c == '中');
    let others = ["在", "其", "约", "共", "分别", "合计", "所", "的", "和"];
    rest.chars().count() >= 2 && !others.iter().any(|word| rest.starts_with(word))
}

fn about(read: &Read<'_>, share: usize) -> bool {
    let line = &read.paper.lines[read.line].text;
    let tokens = read.tokens;
    let before = words(line, &tokens[share.saturating_sub(3)..share]);
    let after = words(line, &tokens[share + 1..tokens.len().min(share + 3)]);
    ABOUT
        .iter()
        .any(|word| before.ends_with(word) || after.starts_with(word))
}

/// A number with its unit, as typed.
pub fn with_unit(line: &str, tokens: &[Token], at: usize) -> String {
    let start = tokens[at].range.start;
    let mut end = tokens[at].range.end;
    let after = words(line, &tokens[at + 1..tokens.len().min(at + 6)]);
    if let Some(unit) = UNITS.iter().find(|unit| after.starts_with(**unit)) {
        let last = tokens.get(at + unit.chars().count());
        end = last.map_or(end, |token| token.range.end);
    }
    line[start..end].to_owned()
}
