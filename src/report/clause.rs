//! Sentences and clauses of a paragraph.
//!
//! A clause is what stands between ，；。！？; a stretch in brackets or quotation marks
//! is never split. `item()` begins a clause too, wherever it stands.

use super::markdown::{Piece, PieceKind, Pieces};

/// Punctuation that ends a clause.
const CLAUSE: [char; 5] = ['，', '；', '。', '！', '？'];
/// Punctuation that ends a sentence.
const SENTENCE: [char; 3] = ['。', '！', '？'];
const PAIRS: [(char, char); 13] = [
    ('（', '）'),
    ('(', ')'),
    ('[', ']'),
    ('［', '］'),
    ('《', '》'),
    ('〈', '〉'),
    ('“', '”'),
    ('‘', '’'),
    ('「', '」'),
    ('『', '』'),
    ('【', '】'),
    ('〔', '〕'),
    ('{', '}'),
];

/// A clause and the punctuation after it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Clause {
    /// Its words and figures.
    pub pieces: Pieces,
    /// The punctuation that ends it; empty at the paragraph's end and before an item.
    pub end: String,
    /// Whether that punctuation is bold.
    pub end_strong: bool,
    /// Whether an enumeration word begins it, and whether that is bold.
    pub item: Option<bool>,
    /// Whether it only leads to the item that follows without punctuation.
    pub leads: bool,
}

impl Clause {
    /// Whether nothing is in it.
    pub fn is_blank(&self) -> bool {
        self.pieces.iter().all(|piece| match &piece.kind {
            PieceKind::Text(text) => text.trim().is_empty(),
            PieceKind::Figure(_) | PieceKind::Item | PieceKind::Chart(_) => false,
        })
    }

    /// Whether a sentence ends with it.
    pub fn ends_sentence(&self) -> bool {
        self.end.ends_with(SENTENCE)
    }

    /// How strongly the punctuation divides; the paragraph's end divides most.
    pub fn strength(&self) -> u8 {
        match self.end.chars().next() {
            None if self.leads => 0,
            Some('，') => 1,
            Some('；') => 2,
            Some(_) => 3,
            None => 4,
        }
    }

    /// The indexes of the figure uses in it.
    pub fn uses(&self) -> impl Iterator<Item = usize> + '_ {
        self.pieces.iter().filter_map(|piece| match piece.kind {
            PieceKind::Figure(index) => Some(index),
            _ => None,
        })
    }
}

/// Splits a paragraph into sentences of clauses.
pub fn split(pieces: &[Piece]) -> Vec<Vec<Clause>> {
    let mut clauses = Splitter::default();
    let protected = protected(pieces);
    let mut at = 0;
    for piece in pieces {
        match &piece.kind {
            PieceKind::Text(text) => {
                for c in text.chars() {
                    clauses.push(c, piece.strong, protected.get(at) == Some(&true));
                    at += 1;
                }
            }
            PieceKind::Figure(_) | PieceKind::Chart(_) => {
                clauses.current.pieces.push(piece.clone());
            }
            PieceKind::Item => clauses.item(piece.strong),
        }
    }
    let mut clauses = clauses.finish();
    let mut sentences = Vec::new();
    while !clauses.is_empty() {
        let end = clauses.iter().position(Clause::ends_sentence);
        let rest = clauses.split_off(end.map_or(clauses.len(), |end| end + 1));
        sentences.push(std::mem::replace(&mut clauses, rest));
    }
    sentences
}

#[derive(Default)]
struct Splitter {
    done: Vec<Clause>,
    current: Clause,
}

impl Splitter {
    fn push(&mut self, c: char, strong: bool, protected: bool) {
        if protected || !CLAUSE.contains(&c) {
            return push_char(&mut self.current.pieces, c, strong);
        }
        // ？！ is one mark of punctuation; a 。 after a 。 is left over from a condition.
        if SENTENCE.contains(&c)
            && self.current.is_blank()
            && self.current.item.is_none()
            && let Some(last) = self.done.last_mut().filter(|last| last.ends_sentence())
        {
            if !(c == '。' && last.end.ends_with('。')) {
                last.end.push(c);
            }
            return;
        }
        self.current.end.push(c);
        self.current.end_strong = strong;
        self.done.push(std::mem::take(&mut self.current));
    }

    fn item(&mut self, strong: bool) {
        if !self.current.is_blank() || self.current.item.is_some() {
            self.current.leads = true;
            self.done.push(std::mem::take(&mut self.current));
        }
        self.current = Clause {
            item: Some(strong),
            ..Clause::default()
        };
    }

    fn finish(mut self) -> Vec<Clause> {
        if !self.current.is_blank() {
            self.done.push(self.current);
        }
        self.done
    }
}

fn push_char(pieces: &mut Pieces, c: char, strong: bool) {
    if let Some(last) = pieces.last_mut()
        && let PieceKind::Text(text) = &mut last.kind
        && last.strong == strong
    {
        return text.push(c);
    }
    let kind = PieceKind::Text(c.into());
    pieces.push(Piece { kind, strong });
}

/// For every character of the text whether it stands in brackets or quotation marks.
/// A bracket without its fellow protects nothing.
fn protected(pieces: &[Piece]) -> Vec<bool> {
    let texts = pieces.iter().filter_map(|piece| match &piece.kind {
        PieceKind::Text(text) => Some(text.chars()),
        _ => None,
    });
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut ranges = Vec::new();
    let mut length = 0;
    for (at, c) in texts.flatten().enumerate() {
        length = at + 1;
        if PAIRS.iter().any(|(opening, _)| *opening == c) {
            open.push((c, at));
        } else if let Some((opening, _)) = PAIRS.iter().find(|(_, closing)| *closing == c)
            && let Some(position) = open.iter().rposition(|(c, _)| c == opening)
        {
            let start = open[position].1;
            open.truncate(position);
            ranges.push(start..at);
        }
    }
    let mut out = vec![false; length];
    let mut covered = usize::MAX;
    // From the last to the first: an inner range lies in an outer one, which ends later.
    for range in ranges.into_iter().rev() {
        if range.start < covered {
            out[range.start..range.end.min(covered)].fill(true);
            covered = range.start;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clauses(text: &str) -> Vec<Vec<String>> {
        let kind = PieceKind::Text(text.into());
        let strong = false;
        let sentences = split(&[Piece { kind, strong }]);
        let words = |clause: &Clause| match clause.pieces.first().map(|p| &p.kind) {
            Some(PieceKind::Text(text)) => format!("{text}{}", clause.end),
            _ => clause.end.clone(),
        };
        sentences
            .iter()
            .map(|s| s.iter().map(words).collect())
            .collect()
    }

    #[test]
    fn clauses_end_at_commas_semicolons_and_full_stops() {
        assert_eq!(
            clauses("甲，乙；丙。丁"),
            [vec!["甲，", "乙；", "丙。"], vec!["丁"]]
        );
    }

    #[test]
    fn brackets_and_quotation_marks_are_not_split() {
        assert_eq!(
            clauses("甲（乙，丙），丁。"),
            [vec!["甲（乙，丙），", "丁。"]]
        );
        assert_eq!(
            clauses("《甲，乙》和“丙；（丁，戊）”，己"),
            [vec!["《甲，乙》和“丙；（丁，戊）”，", "己"]]
        );
    }

    #[test]
    fn a_bracket_without_its_fellow_protects_nothing() {
        assert_eq!(clauses("甲（乙，丙。"), [vec!["甲（乙，", "丙。"]]);
    }

    #[test]
    fn two_marks_at_a_sentence_end_are_one() {
        assert_eq!(clauses("甲？！乙。。"), [vec!["甲？！"], vec!["乙。"]]);
    }
}
