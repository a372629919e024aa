//! The sentence of a number in its clauses: whether each says nothing but what is known.

use super::super::cut::ends_clause;
use super::super::equal::Names;
use super::super::structural::unit;
use super::super::token::tokens;
use super::lead::{Lead, everybody, explicit, without_weight};
use super::said::{BLOCKING, BODIES, FRAME_ENDS, MORE};
use super::share;
use super::{Setting, Typed};
use crate::figures::{Figure, Scope};
use crate::redraft::When;

/// A clause.
#[derive(Debug)]
pub struct Clause<'s> {
    /// Up to its number, or all of it.
    pub before: &'s str,
    /// What is counted in it.
    pub lead: Option<Lead>,
    /// The unit that it names, where it says nothing else.
    scope: Option<Scope>,
    is_everybody: bool,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A date, everybody, 按职称分.
    Frame,
    /// A count whose name and beginning are known.
    Count,
    /// What goes on with a count: 占12.9%, 比上年增加28人.
    More,
    Other,
}

/// A sentence with a number in it.
#[derive(Debug)]
pub struct Sentence<'s> {
    clauses: Vec<Clause<'s>>,
    /// Which of them is the number's own.
    own: usize,
    /// What of the sentence goes on right behind the number.
    tail: &'s str,
    /// Whether every clause says nothing but what is known.
    pub is_statistic: bool,
    /// Whether it says that it is the number of everybody, of the year, or all there is.
    pub is_explicit: bool,
    /// Whether it speaks of targets, of others, of what came or went.
    pub is_blocked: bool,
    /// Whether it says that it is the number of everybody.
    pub is_everybody: bool,
    /// Whether 其中 stands in it before the number's own clause.
    pub is_among: bool,
    /// Whether it names the year itself.
    is_dated: bool,
    bases: Vec<String>,
}

impl<'s> Sentence<'s> {
    /// Takes the sentence round a number apart.
    pub fn new(names: &Names<'_>, typed: &Typed<'s>) -> Self {
        let mut before: Vec<&str> = typed.before.split(ends).collect();
        let own = before.pop().unwrap_or_default();
        let mut after = typed.after.split(ends);
        let tail = after.next().unwrap_or_default();
        let mut clauses: Vec<Clause<'_>> =
            before.iter().map(|text| Clause::new(names, text)).collect();
        let at = clauses.len();
        clauses.push(Clause {
            before: own,
            lead: share::part(names, own)
                .map(|part| part.lead)
                .or_else(|| Lead::new(names, own)),
            scope: None,
            is_everybody: false,
            kind: Kind::Count,
        });
        clauses.extend(after.map(|text| Clause::new(names, text)));
        let mut sentence = Sentence {
            own: at,
            tail,
            is_statistic: tail.is_empty(),
            is_explicit: false,
            is_blocked: false,
            is_everybody: false,
            is_among: false,
            is_dated: matches!(typed.when, When::Last(_))
                || typed
                    .before
                    .contains(&format!("{}年", names.figures().year)),
            bases: Vec::new(),
            clauses,
        };
        sentence.judge(names);
        sentence
    }

    fn judge(&mut self, names: &Names<'_>) {
        for (index, clause) in self.clauses.iter().enumerate() {
            if clause.kind == Kind::Other {
                self.is_statistic = false;
            }
            self.is_among |= index < self.own && clause.before.starts_with("其中");
            if let Some(lead) = clause.lead.as_ref().filter(|_| clause.kind == Kind::Count) {
                self.is_everybody |= lead.is_everybody;
                self.is_explicit |= lead.is_explicit && index <= self.own;
            } else if clause.kind == Kind::Frame && index < self.own {
                let (is_everybody, bases) = frame(names, clause.before).unwrap_or_default();
                self.is_explicit = true;
                self.is_everybody |= is_everybody;
                self.bases.extend(bases);
            }
        }
        // The name itself may have such a word in it: 下一年选派乡镇骨干进修.
        let blocks = |text: &str| {
            let bodies = BODIES
                .iter()
                .filter(|_| names.unit_names().within(text).is_empty());
            BLOCKING
                .iter()
                .chain(bodies)
                .any(|word| text.contains(word))
        };
        let own = &self.clauses[self.own];
        let words = own.lead.as_ref().map_or(own.before, |lead| {
            own.before
                .strip_suffix(lead.name.as_str())
                .unwrap_or(own.before)
        });
        let others = self
            .clauses
            .iter()
            .filter(|clause| clause.kind == Kind::Other);
        self.is_blocked = !self.tail.is_empty()
            || blocks(words)
            || others.map(|clause| clause.before).any(blocks);
    }

    /// The clause of the number, where nothing goes on right behind it.
    pub fn own(&self) -> Option<&Clause<'s>> {
        self.clauses.get(self.own).filter(|_| self.tail.is_empty())
    }

    /// Whether the sentence says of what a figure is a part: before it, 专业技术人员中, or
    /// by counting that.
    pub fn has_base(&self, own: &Clause<'_>, figure: &Figure) -> bool {
        let Some(base) = figure.share_of.as_ref() else {
            return false;
        };
        let lead = own.lead.as_ref();
        let scope = lead.and_then(|lead| lead.scope.as_ref());
        let counts = self.clauses[..self.own].iter().rev();
        let mut counts = counts.filter_map(|clause| clause.lead.as_ref());
        lead.is_some_and(|lead| lead.bases.contains(base))
            || self.bases.contains(base)
            || counts.any(|lead| {
                lead.ids.contains(base) && (scope.is_none() || lead.scope.as_ref() == scope)
            })
    }

    /// Whether each count before it is one of the same breakdown, or what it is a part of:
    /// 录用124人，护理人员40人 counts the nurses of those.
    pub fn goes_on_with(&self, names: &Names<'_>, figure: &Figure) -> bool {
        let base = figure.share_of.as_ref();
        let figures = names.figures();
        let is_part = |id: &String| {
            let all = figures.breakdown_names();
            let mut all = all.filter_map(|name| figures.breakdown(name));
            all.any(|parts| {
                let has = |id: &str| parts.iter().any(|part| part.id == id);
                has(id) && has(&figure.id)
            })
        };
        let is_related = |id: &String| *id == figure.id || base == Some(id) || is_part(id);
        let is_of =
            |bases: &[String]| bases.is_empty() || base.is_some_and(|base| bases.contains(base));
        let counts = self.clauses[..self.own].iter();
        let mut counts = counts.filter_map(|clause| clause.lead.as_ref());
        is_of(&self.bases)
            && counts.all(|lead| is_of(&lead.bases) && lead.ids.iter().any(is_related))
    }

    /// Whose number it is: of the unit named last before it, else of all there is. `None`
    /// where a unit is named in words that are not understood.
    pub fn scope(&self, names: &Names<'_>) -> Option<Scope> {
        let home = || names.figures().home();
        for clause in self.clauses[..=self.own].iter().rev() {
            let lead = clause.lead.as_ref();
            if let Some(scope) = lead
                .and_then(|lead| lead.scope.as_ref())
                .or(clause.scope.as_ref())
            {
                return Some(scope.clone());
            }
            if lead.is_some_and(|lead| lead.is_everybody) || clause.is_everybody {
                return Some(home());
            }
            if !names.unit_names().within(clause.before).is_empty() {
                return None;
            }
        }
        Some(home())
    }

    /// Whether it cannot be the number of some other body that was spoken of before.
    pub fn is_at_home(&self, names: &Names<'_>, setting: &Setting) -> bool {
        let is_units = self
            .scope(names)
            .is_some_and(|scope| scope != names.figures().home());
        self.is_of_time(setting)
            && !setting.is_broken
            && (self.is_everybody || is_units || !setting.names_bodies)
    }

    /// Whether nothing in or before the sentence says that the number is another.
    pub fn may_be(&self, setting: &Setting) -> bool {
        !self.is_blocked && self.is_of_time(setting)
    }

    /// Whether what stands before does not make it one of another time.
    fn is_of_time(&self, setting: &Setting) -> bool {
        !setting.is_elsewhere && (self.is_dated || !setting.is_of_another_time)
    }
}

impl<'s> Clause<'s> {
    fn new(names: &Names<'_>, text: &'s str) -> Self {
        let mut clause = Clause {
            before: text,
            lead: None,
            scope: None,
            is_everybody: false,
            kind: Kind::Other,
        };
        let unit = names
            .unit_names()
            .at(text, 0)
            .filter(|(_, length)| *length == text.len());
        if let Some((unit, _)) = unit {
            clause.scope = Some(Scope::Unit(unit.to_owned()));
            clause.kind = Kind::Frame;
        } else if text.is_empty() || frame(names, text).is_some() {
            clause.is_everybody = frame(names, text).is_some_and(|(is, _)| is);
            clause.kind = Kind::Frame;
        } else if MORE.iter().any(|word| text.starts_with(word)) && is_more(text) {
            clause.kind = Kind::More;
        } else if let Some(lead) = count(names, text) {
            if lead.is_known {
                clause.kind = Kind::Count;
            }
            clause.lead = Some(lead);
        }
        clause
    }
}

/// Whether a clause ends with a number and its unit, or says that nothing changed.
fn is_more(text: &str) -> bool {
    let tokens = tokens(text);
    let Some(at) = tokens.iter().rposition(|token| token.number().is_some()) else {
        return text.ends_with("持平") || text.ends_with("一样");
    };
    let after = &text[tokens[at].range.end..];
    after.is_empty() || unit(after).is_some_and(|unit| unit.len() == after.len())
}

/// The count that a clause is, and nothing else.
fn count(names: &Names<'_>, text: &str) -> Option<Lead> {
    let tokens = tokens(text);
    let at = tokens.iter().rposition(|token| token.number().is_some())?;
    let after = &text[tokens[at].range.end..];
    let is_number = match tokens[at].number()?.percent {
        true => after.is_empty(),
        false => unit(after).is_some_and(|unit| unit.len() == after.len()),
    };
    let before = &text[..tokens[at].range.start];
    let part =
        share::part(names, before).filter(|_| tokens[at].number().is_some_and(|n| n.percent));
    let lead = part
        .map(|part| part.lead)
        .or_else(|| Lead::new(names, before))?;
    is_number.then_some(lead)
}

/// Whether a clause only says when or of whom, and of what the numbers are parts.
fn frame(names: &Names<'_>, text: &str) -> Option<(bool, Vec<String>)> {
    let (mut rest, mut is_everybody) = (text, false);
    loop {
        if let Some(left) = everybody(names, rest) {
            (rest, is_everybody) = (left, true);
        } else if let Some(left) = explicit(names, rest).or_else(|| without_weight(rest)) {
            rest = left;
        } else {
            break;
        }
    }
    if matches!(rest, "" | "其中") {
        return Some((is_everybody, Vec::new()));
    }
    if let Some(all) = rest.strip_suffix('中').or(rest.strip_suffix("里"))
        && let Some((length, ids)) = names.ending(all)
        && length == all.len()
    {
        return Some((is_everybody, ids.into_iter().map(str::to_owned).collect()));
    }
    let begins = rest.starts_with('按') || rest.starts_with('从') || rest.ends_with("方面");
    let is_short = rest.chars().count() <= 10 && !rest.contains(|c: char| c.is_ascii_digit());
    let is_view = begins && FRAME_ENDS.iter().any(|end| rest.ends_with(end));
    let is_body = BODIES.iter().any(|word| rest.contains(word));
    (is_view && is_short && !is_body).then(|| (is_everybody, Vec::new()))
}

/// Where a clause ends: also at brackets and in a list.
fn ends(c: char) -> bool {
    ends_clause(c) || matches!(c, '、' | '(' | ')')
}
