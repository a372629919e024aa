//! What is left of a draft when its figures are accounted for: numbers that no figure
//! stands behind, and shares that do not follow.

use super::claim::{self, Claim, Said, Setting, Side, Typed};
use super::compare::{Known, Mark};
use super::cut::ends_sentence;
use super::equal::Names;
use super::findings::{Named, NumberFinding, Verified};
use super::paper::Paper;
use super::reference::Reference;
use super::shares::{self, with_unit};
use super::structural::{RANGE, UNITS, is_structural, unit, words};
use super::token::{Number, Token, tokens};
use super::{numerals, sentence};
use crate::redraft::{When, chinese};
use crate::vocabulary::mask::mask_text;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::ops::Range;

/// No paragraph of a report has more pieces; in one that has, shares are not looked at.
const LONGEST: usize = 20_000;
/// No sentence has more pieces on one side of a number.
const LONGEST_SENTENCE: usize = 300;
/// Before these words a number is no exact one, and after these characters.
const ABOUT: [&str; 9] = [
    "约", "近", "将近", "接近", "超", "超过", "突破", "不足", "逾",
];
const ABOUT_AFTER: [char; 2] = ['余', '多'];

/// What of the draft is accounted for.
pub struct Accounted<'a> {
    /// Figures, and numbers of the template.
    pub known: &'a [Known],
    /// The stretches that are the report's, by line: bytes.
    pub read: &'a BTreeMap<usize, Vec<Range<usize>>>,
}

/// Looks through every line.
pub fn look(
    paper: &Paper,
    reference: &Reference,
    names: &Names<'_>,
    accounted: &Accounted<'_>,
    verified: &mut Verified,
) {
    let mut by_line: BTreeMap<usize, Vec<&Known>> = BTreeMap::new();
    for known in accounted.known {
        by_line.entry(known.line).or_default().push(known);
    }
    for (line, read) in paper.lines.iter().enumerate() {
        let tokens = tokens(&read.text);
        let known = by_line.get(&line).map(Vec::as_slice).unwrap_or_default();
        let meets = |a: &Range<usize>, b: &Range<usize>| a.start < b.end && b.start < a.end;
        let over = |range: &Range<usize>| known.iter().find(|known| meets(&known.range, range));
        let marks: Vec<Option<Mark>> = (tokens.iter())
            .map(|token| over(&token.range).and_then(|known| known.mark.clone()))
            .collect();
        let looking = Looking {
            paper,
            reference,
            names,
            line,
            tokens: &tokens,
        };
        let mut numbers = looking.numbers(|at| over(&tokens[at].range).is_none());
        for range in numerals::find(&read.text, &tokens) {
            let mut ours = accounted.read.get(&line).into_iter().flatten();
            if over(&range).is_none() && !ours.any(|ours| meets(ours, &range)) {
                numbers.push((range.start, looking.in_words(&range)));
            }
        }
        if read.cell.is_none() {
            let mut ours = accounted.read.get(&line).into_iter().flatten();
            let is_ours = |at: &Range<usize>| ours.any(|ours| meets(ours, at));
            numbers.extend(looking.shares_in_words(is_ours));
        }
        numbers.sort_by_key(|(at, _)| *at);
        verified
            .numbers
            .extend(numbers.into_iter().map(|(_, number)| number));
        if read.cell.is_none() && tokens.len() <= LONGEST {
            let read = shares::Read {
                paper,
                line,
                tokens: &tokens,
                marks: &marks,
            };
            verified.shares.extend(shares::check(&read, names));
        }
    }
}

/// In which way a number is said.
struct How {
    is_ratio: bool,
    side: Option<Side>,
}

struct Looking<'a> {
    paper: &'a Paper,
    reference: &'a Reference,
    names: &'a Names<'a>,
    line: usize,
    tokens: &'a [Token],
}

impl Looking<'_> {
    /// The numbers in digits, each with where it begins.
    fn numbers(&self, is_open: impl Fn(usize) -> bool) -> Vec<(usize, NumberFinding)> {
        let line = &self.paper.lines[self.line].text;
        let is_left = |at: usize| {
            self.tokens[at].number().is_some()
                && is_open(at)
                && !is_structural(line, self.tokens, at)
                && !self.is_literal(at)
        };
        let is_range = |c: Option<char>| c.is_some_and(|c| RANGE.contains(&c));
        let (mut found, mut at) = (Vec::new(), 0);
        while at < self.tokens.len() {
            // 1∶1.26 is one number, and 3—5人 one entry; the dash may be two characters.
            let ratio = claim::ratio_at(line, self.tokens, at).map(|(_, end)| end);
            let ratio = ratio.filter(|end| is_open(at) && is_open(*end));
            if ratio.is_none() && !is_left(at) {
                at += 1;
                continue;
            }
            let last = [2, 3].into_iter().map(|gap| at + gap).find(|end| {
                let between = self.tokens.get(at + 1..*end);
                let joined = between.is_some_and(|gap| gap.iter().all(|t| is_range(t.char())));
                joined && *end < self.tokens.len() && is_left(*end)
            });
            let last = ratio.or(last).unwrap_or(at);
            found.push((self.tokens[at].range.start, self.finding(at, last)));
            at = last + 1;
        }
        found
    }

    /// A number in Chinese numerals.
    fn in_words(&self, range: &Range<usize>) -> NumberFinding {
        let line = &self.paper.lines[self.line];
        let text = &line.text[range.clone()];
        let context = sentence::around(self.paper, line, range);
        let mut finding = NumberFinding::new(text.to_owned(), context, line.number);
        let unit = UNITS.iter().find(|unit| text.ends_with(**unit));
        let unit = unit.copied().unwrap_or_default();
        let value = text.strip_suffix(unit).and_then(chinese::number);
        let first = self
            .tokens
            .iter()
            .position(|t| t.range.start == range.start);
        if let (Some(number), Some(first)) = (value, first) {
            let behind = self.tokens.partition_point(|t| t.range.start < range.end);
            self.explain(&mut finding, (&number, unit), range, (first, behind));
        }
        finding
    }

    /// The shares in words that the data contradict; others are no numbers to look at.
    fn shares_in_words(
        &self,
        mut is_ours: impl FnMut(&Range<usize>) -> bool,
    ) -> Vec<(usize, NumberFinding)> {
        let line = &self.paper.lines[self.line];
        let figures = self.names.figures();
        let found = claim::shares_in_words(&line.text, self.tokens).into_iter();
        let found = found.filter_map(|said: Said| {
            let (first, last) = (said.tokens.start, said.tokens.end - 1);
            let at = self.tokens[first].range.start..self.tokens[last].range.end;
            if is_ours(&at) {
                return None;
            }
            let number = Number {
                value: said.share,
                percent: true,
                step: Decimal::TEN,
                digits: None,
            };
            let when = When::new(&line.text, at.clone(), figures.year, figures.as_of);
            let how = How {
                is_ratio: false,
                side: Some(said.side),
            };
            let claim = self.claim((&number, "", how), (first, said.tokens.end), &when);
            let context = sentence::around(self.paper, line, &at);
            let text = line.text[at.clone()].to_owned();
            let mut finding = NumberFinding::new(text, context, line.number);
            (finding.named, finding.is_wrong) = match claim {
                Claim::Wrong(named) => (Some(named), true),
                Claim::Doubtful(named) => (Some(named), false),
                _ => return None,
            };
            Some((at.start, finding))
        });
        found.collect()
    }

    fn finding(&self, first: usize, last: usize) -> NumberFinding {
        let line = &self.paper.lines[self.line];
        let start = self.tokens[first].range.start;
        let end = self.tokens[last].range.end;
        let tail = with_unit(&line.text, self.tokens, last);
        let text = format!("{}{tail}", &line.text[start..self.tokens[last].range.start]);
        let after = words(
            &line.text,
            &self.tokens[last + 1..self.tokens.len().min(last + 6)],
        );
        let unit = unit(&after).unwrap_or_default();
        let ratio = claim::ratio_at(&line.text, self.tokens, first);
        let ratio = ratio
            .filter(|(_, end)| *end == last)
            .map(|(number, _)| number);
        let one = self.tokens[first].number().filter(|_| first == last);
        let number = ratio.as_ref().or(one);
        let context = sentence::around(self.paper, line, &(start..end));
        let text = mask_text(&text).into_owned();
        let mut finding = NumberFinding::new(text, context, line.number);
        if let Some(number) = number {
            let about = after
                .chars()
                .take_while(|c| ABOUT_AFTER.contains(c))
                .count();
            let unit = self::unit(after.trim_start_matches(ABOUT_AFTER)).unwrap_or(unit);
            let behind = last + 1 + about + unit.chars().count();
            self.explain(&mut finding, (number, unit), &(start..end), (first, behind));
        }
        finding
    }

    /// Says what a number may be. `around` is its first piece and the one behind its unit.
    fn explain(
        &self,
        finding: &mut NumberFinding,
        (number, unit): (&Number, &str),
        at: &Range<usize>,
        around: (usize, usize),
    ) {
        let line = &self.paper.lines[self.line].text;
        let figures = self.names.figures();
        let when = When::new(line, at.clone(), figures.year, figures.as_of);
        let is_ratio = self.tokens[around.0].range.end < at.end
            && claim::ratio_at(line, self.tokens, around.0).is_some();
        if !is_ratio {
            self.compare(finding, (number, unit), &when);
        }
        if finding.is_stale || self.paper.lines[self.line].cell.is_some() {
            return;
        }
        let claim = self.claim(
            (
                number,
                unit,
                How {
                    is_ratio,
                    side: None,
                },
            ),
            around,
            &when,
        );
        let is_its = |named: &Named| {
            let mut all = finding.equals.iter().chain(&finding.were);
            all.any(|other| other.figure.id == named.figure.id)
        };
        match claim {
            Claim::Wrong(named) if !is_its(&named) => {
                (finding.named, finding.is_wrong) = (Some(named), true);
            }
            Claim::Right(named) if is_ratio => finding.equals = vec![named],
            Claim::Doubtful(named) if !is_its(&named) => finding.named = Some(named),
            _ => {}
        }
    }

    /// Holds a number against what its own words say.
    fn claim(
        &self,
        (number, unit, how): (&Number, &str, How),
        (first, behind): (usize, usize),
        when: &When,
    ) -> Claim {
        let line = &self.paper.lines[self.line].text;
        let is_end = |token: &Token| token.char().is_some_and(ends_sentence);
        let near = first.saturating_sub(LONGEST_SENTENCE)..first;
        let start = near.clone().rev().find(|at| is_end(&self.tokens[*at]));
        let start = start.map_or(near.start, |end| end + 1);
        let behind = behind.min(self.tokens.len());
        let far = self.tokens.len().min(behind + LONGEST_SENTENCE);
        let end = (behind..far).find(|at| is_end(&self.tokens[*at]));
        let before = words(line, &self.tokens[start..first]);
        let after = words(line, &self.tokens[behind..end.unwrap_or(far)]);
        let between = words(line, &self.tokens[first..behind]);
        let is_about =
            ABOUT.iter().any(|word| before.ends_with(word)) || between.contains(ABOUT_AFTER);
        let byte = self.tokens[start].range.start;
        self.names.claim(&Typed {
            number,
            unit,
            is_ratio: how.is_ratio,
            side: how.side,
            is_about,
            before: &before,
            after: &after,
            when,
            setting: &Setting::new(self.paper, self.line, byte, self.names.figures()),
        })
    }

    /// Looks for the figures that a number equals, or was: of the time of which it speaks.
    fn compare(&self, finding: &mut NumberFinding, (number, unit): (&Number, &str), when: &When) {
        let (names, context) = (self.names, finding.context.as_str());
        let now = || names.now(number, unit, context);
        let last = || names.last(number, unit, context);
        match when {
            When::Now => {
                let (mut equals, mut years) = (now(), last());
                let record = self.paper.record.as_ref();
                let were = record.map(|record| names.were(number, unit, context, record));
                let mut were = were.unwrap_or_default();
                // What the sentence names goes before what happens to read the same.
                finding.equals = equals.named();
                if finding.equals.is_empty() {
                    finding.were = were.named();
                    finding.is_stale = !finding.were.is_empty();
                }
                if finding.equals.is_empty() && finding.were.is_empty() {
                    finding.equals = years.named();
                }
                if finding.equals.is_empty() && finding.were.is_empty() {
                    finding.equals = equals.any(number);
                }
                if finding.equals.is_empty() && finding.were.is_empty() {
                    finding.were = were.any(number);
                }
                if finding.equals.is_empty() && finding.were.is_empty() {
                    finding.equals = years.any(number);
                }
            }
            When::Since(way) => {
                finding.equals = names.since(number, unit, context, *way).any(number);
            }
            When::Last(words) | When::Other(words) => {
                if matches!(when, When::Last(_)) {
                    finding.equals = last().any(number);
                }
                if finding.equals.is_empty() {
                    finding.equals = now().any(number);
                    finding.speaks_of = Some(words.clone()).filter(|_| !finding.equals.is_empty());
                }
            }
        }
    }

    /// Whether the template says this number itself, in a sentence that somebody has
    /// changed: between the same characters, or by the record, where this year's report
    /// has no such number and it counts nothing.
    fn is_literal(&self, at: usize) -> bool {
        let Some(number) = self.tokens[at].number() else {
            return false;
        };
        let text = number.value.normalize().to_string();
        let before = at.checked_sub(1).and_then(|at| self.tokens[at].char());
        let after = self.tokens[at + 1..].iter().take(2);
        let after: String = after.map_while(Token::char).collect();
        if let Some(says) = self.reference.says(before, &text, &after) {
            return says;
        }
        let Some(record) = &self.paper.record else {
            return false;
        };
        let unit = unit(&after).unwrap_or_default();
        record.literals.contains(&text) && matches!(unit, "" | "岁" | "周岁" | "年")
    }
}
