//! Figures placed by the sentences around them, where that is certain.
//!
//! A sentence of the draft that reads as one of the report but for its figures gives each
//! its place. Of a sentence that a person has changed, the clauses that stayed do, if
//! enough of them did, the first among them or another sentence of the same paragraph, and
//! if what is new names no unit: then the numbers would be somebody else's.

use super::cut::{clauses, cut, ends_sentence};
use super::pattern::{Found, Piece, matches};
use super::reference::Reference;
use super::structural::words;
use super::token::{Kind, Token, tokens};
use crate::figures::{FigureRef, Figures};
use crate::verify::paper::Paper;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A figure placed by the text around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Which figure.
    pub figure: FigureRef,
    /// How it reads by the data.
    pub data: String,
    /// The line of the draft.
    pub line: usize,
    /// The bytes of that line that read it.
    pub range: Range<usize>,
    /// Where it stands in a table: caption, row and column in words.
    pub cell: Option<String>,
}

/// What was found by the text.
#[derive(Default)]
pub struct Aligned {
    /// The figures, in the order of the report.
    pub placed: Vec<Placed>,
    /// The numbers that the template itself says, by line: bytes of the draft.
    pub said: BTreeMap<usize, Vec<Range<usize>>>,
    /// The stretches that are the report's, by line: bytes of the draft.
    pub read: BTreeMap<usize, Vec<Range<usize>>>,
}

/// A clause that says so much of its own is known by it.
pub const OWN_WORDS: usize = 4;
/// New words with one of these in them may be about somebody else.
const BODIES: &[&str] = &[
    "医院",
    "卫生院",
    "卫生室",
    "中心",
    "卫健局",
    "监督所",
    "站",
    "各县",
    "我院",
];

/// A sentence of the draft.
struct Sentence {
    line: usize,
    range: Range<usize>,
}

struct Aligning<'a> {
    reference: &'a Reference,
    lines: BTreeMap<usize, Vec<Token>>,
    sentences: Vec<Sentence>,
    /// The sentences of the report: line and place in it.
    wanted: Vec<(usize, Range<usize>)>,
    /// For each sentence of the draft the one of the report it is.
    paired: BTreeMap<usize, usize>,
    out: Aligned,
}

/// Places the figures of the report in the running text of a draft.
pub fn align(paper: &Paper, reference: &Reference, figures: &Figures) -> Aligned {
    let mut lines = BTreeMap::new();
    let mut sentences = Vec::new();
    for (index, line) in paper.lines.iter().enumerate() {
        if line.cell.is_none() {
            let tokens = tokens(&line.text);
            let cut = cut(&tokens, 0..tokens.len(), Token::char, ends_sentence);
            sentences.extend(cut.into_iter().map(|range| Sentence { line: index, range }));
            lines.insert(index, tokens);
        }
    }
    let lines_of_report = reference.lines.iter().enumerate();
    let wanted =
        lines_of_report.flat_map(|(l, line)| line.sentences.iter().map(move |s| (l, s.clone())));
    let mut aligning = Aligning {
        reference,
        lines,
        sentences,
        wanted: wanted.collect(),
        paired: BTreeMap::new(),
        out: Aligned::default(),
    };
    aligning.whole_sentences();
    aligning.changed_sentences(paper, figures);
    aligning
        .out
        .placed
        .sort_by_key(|placed| (placed.line, placed.range.start));
    aligning.out
}

impl Aligning<'_> {
    fn pieces(&self, wanted: usize) -> &[Piece] {
        let (line, range) = &self.wanted[wanted];
        &self.reference.lines[*line].pieces[range.clone()]
    }

    fn tokens(&self, sentence: usize) -> &[Token] {
        let Sentence { line, range } = &self.sentences[sentence];
        &self.lines[line][range.clone()]
    }

    fn figures(&self, wanted: usize) -> Vec<&FigureRef> {
        let slots = self.pieces(wanted).iter().filter_map(Piece::slot);
        slots.map(|slot| &slot.figure).collect()
    }

    /// Sentences that are the report's but for their figures. Those that stand several
    /// times are paired in their order if the draft has as many, or if they print the
    /// same figures anyway.
    fn whole_sentences(&mut self) {
        let mut of_wanted: Vec<Vec<usize>> = Vec::new();
        let mut of_draft: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for wanted in 0..self.wanted.len() {
            let fits = |s: &usize| matches(self.pieces(wanted), self.tokens(*s)).is_some();
            let found: Vec<usize> = (0..self.sentences.len()).filter(fits).collect();
            for sentence in &found {
                of_draft.entry(*sentence).or_default().push(wanted);
            }
            of_wanted.push(found);
        }
        for (sentence, candidates) in &of_draft {
            let sisters = &of_wanted[candidates[0]];
            let same_figures = candidates
                .iter()
                .all(|c| self.figures(*c) == self.figures(candidates[0]));
            let in_order = sisters.len() == candidates.len()
                && candidates.iter().all(|c| of_wanted[*c] == *sisters);
            let at = sisters.iter().position(|s| s == sentence).unwrap_or(0);
            let wanted = match (same_figures, in_order) {
                (_, true) => candidates[at],
                (true, false) => candidates[0],
                (false, false) => continue,
            };
            self.paired.insert(*sentence, wanted);
        }
        for (sentence, wanted) in self.paired.clone() {
            let range = self.wanted[wanted].1.clone();
            let whole = self.sentences[sentence].range.clone();
            self.place(sentence, whole, wanted, range);
        }
    }

    /// Writes down where the figures of a stretch stand, and which numbers are words.
    fn place(
        &mut self,
        sentence: usize,
        draft: Range<usize>,
        wanted: usize,
        pattern: Range<usize>,
    ) {
        let line = self.sentences[sentence].line;
        let tokens = &self.lines[&line][draft];
        let pieces = &self.reference.lines[self.wanted[wanted].0].pieces[pattern];
        let Some(found) = matches(pieces, tokens) else {
            return;
        };
        let bytes =
            |range: &Range<usize>| tokens[range.start].range.start..tokens[range.end - 1].range.end;
        if let (Some(first), Some(last)) = (tokens.first(), tokens.last()) {
            let read = self.out.read.entry(line).or_default();
            read.push(first.range.start..last.range.end);
        }
        let said = self.out.said.entry(line).or_default();
        let is_figure = |at: usize, found: &Found| found.iter().any(|(_, r)| r.contains(&at));
        for (at, token) in tokens.iter().enumerate() {
            if !matches!(token.kind, Kind::Char(_)) && !is_figure(at, &found) {
                said.push(token.range.clone());
            }
        }
        for (piece, range) in &found {
            if let Some(slot) = pieces[*piece].slot() {
                self.out.placed.push(Placed {
                    figure: slot.figure.clone(),
                    data: slot.text.clone(),
                    line,
                    range: bytes(range),
                    cell: None,
                });
            }
        }
    }

    fn changed_sentences(&mut self, paper: &Paper, figures: &Figures) {
        let taken: BTreeSet<usize> = self.paired.values().copied().collect();
        let open: Vec<usize> = (0..self.wanted.len())
            .filter(|w| !taken.contains(w) && self.pieces(*w).iter().any(has_number))
            .collect();
        let left: Vec<usize> = (0..self.sentences.len())
            .filter(|s| !self.paired.contains_key(s))
            .collect();
        let mut found: Vec<(usize, usize, Pairs)> = Vec::new();
        for &sentence in &left {
            for &wanted in &open {
                let pairs = self.common(sentence, wanted);
                if self.is_certain(sentence, wanted, &pairs, paper, figures) {
                    found.push((sentence, wanted, pairs));
                }
            }
        }
        let only = |of: fn(&(usize, usize, Pairs)) -> usize, value: usize| {
            found.iter().filter(|f| of(f) == value).count() == 1
        };
        let sure: Vec<(usize, usize, Pairs)> = (found.iter())
            .filter(|(s, w, _)| only(|f| f.0, *s) && only(|f| f.1, *w))
            .cloned()
            .collect();
        for (sentence, wanted, pairs) in sure {
            for (draft, pattern) in pairs {
                self.place(sentence, draft, wanted, pattern);
            }
        }
    }

    /// The clauses that a sentence of the draft has in common with one of the report:
    /// first those known by their own words, then their neighbours.
    fn common(&self, sentence: usize, wanted: usize) -> Pairs {
        let Sentence { line, range } = &self.sentences[sentence];
        let tokens = &self.lines[line];
        let (ref_line, ref_range) = &self.wanted[wanted];
        let pieces = &self.reference.lines[*ref_line].pieces;
        let ours = clauses(tokens, range.clone());
        let theirs = self.reference.lines[*ref_line].clauses(ref_range);
        let fits = |o: usize, t: usize| {
            let (ours, theirs) = (&tokens[ours[o].clone()], &pieces[theirs[t].clone()]);
            matches(trimmed_pieces(theirs), trimmed(ours)).is_some()
        };
        let mut pairs: BTreeMap<usize, usize> = BTreeMap::new();
        let mut next = 0;
        for o in 0..ours.len() {
            let strong = |t: &usize| own_words(&pieces[theirs[*t].clone()]) >= OWN_WORDS;
            let mut fitting = (next..theirs.len()).filter(strong).filter(|t| fits(o, *t));
            if let (Some(t), None) = (fitting.next(), fitting.next()) {
                pairs.insert(o, t);
                next = t + 1;
            }
        }
        for (o, t) in pairs.clone() {
            let (mut o, mut t) = (o + 1, t + 1);
            let taken = |t: usize, pairs: &BTreeMap<usize, usize>| pairs.values().any(|p| *p == t);
            while o < ours.len()
                && t < theirs.len()
                && !pairs.contains_key(&o)
                && !taken(t, &pairs)
                && fits(o, t)
            {
                pairs.insert(o, t);
                (o, t) = (o + 1, t + 1);
            }
        }
        let pairs = pairs.into_iter();
        let pairs = pairs.map(|(o, t)| {
            let draft = &ours[o];
            let draft = draft.start..draft.start + trimmed(&tokens[draft.clone()]).len();
            let pattern = &theirs[t];
            let length = trimmed_pieces(&pieces[pattern.clone()]).len();
            (draft, pattern.start..pattern.start + length)
        });
        pairs.collect()
    }

    /// Whether the common clauses leave no doubt which sentence it is.
    fn is_certain(
        &self,
        sentence: usize,
        wanted: usize,
        pairs: &Pairs,
        paper: &Paper,
        figures: &Figures,
    ) -> bool {
        let Sentence { line, range } = &self.sentences[sentence];
        let (ref_line, ref_range) = &self.wanted[wanted];
        let count = self.reference.lines[*ref_line].clauses(ref_range).len();
        let has_first = pairs
            .first()
            .is_some_and(|(d, p)| d.start == range.start && p.start == ref_range.start);
        let beside = self
            .paired
            .iter()
            .any(|(s, w)| self.sentences[*s].line == *line && self.wanted[*w].0 == *ref_line);
        if pairs.len() < 2 || pairs.len() * 2 < count || !(has_first || beside) {
            return false;
        }
        let tokens = &self.lines[line];
        let new = clauses(tokens, range.clone());
        let new = new
            .into_iter()
            .filter(|clause| !pairs.iter().any(|(d, _)| d.start == clause.start));
        let new: String = new
            .map(|clause| words(&paper.lines[*line].text, &tokens[clause]))
            .collect();
        let names_unit = figures.units.iter().any(|unit| new.contains(&unit.name))
            || figures.kinds.iter().any(|kind| new.contains(&kind.name))
            || BODIES.iter().any(|word| new.contains(word));
        !names_unit
    }
}

/// Stretches of a line of the draft, and of the report's that they are.
type Pairs = Vec<(Range<usize>, Range<usize>)>;

fn has_number(piece: &Piece) -> bool {
    matches!(piece, Piece::Slot(_) | Piece::Word(Kind::Number(_)))
}

/// A clause without the mark at its end, which an edit changes easily.
fn trimmed(tokens: &[Token]) -> &[Token] {
    match tokens.split_last() {
        Some((last, rest)) if last.char().is_some_and(super::cut::ends_clause) => rest,
        _ => tokens,
    }
}

fn trimmed_pieces(pieces: &[Piece]) -> &[Piece] {
    match pieces.split_last() {
        Some((last, rest)) if last.char().is_some_and(super::cut::ends_clause) => rest,
        _ => pieces,
    }
}

/// How much a clause says of its own: its Chinese characters, and its numbers for two each.
pub fn own_words(pieces: &[Piece]) -> usize {
    let own = |piece: &Piece| match piece {
        Piece::Word(Kind::Char(c)) => usize::from(!c.is_ascii() && c.is_alphabetic()),
        Piece::Word(_) => 2,
        Piece::Slot(_) => 0,
    };
    pieces.iter().map(own).sum()
}
