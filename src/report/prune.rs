//! What cannot be said is left out: clauses with a null figure, sentences left without
//! any of their figures. The punctuation closes up behind them.

use super::clause::{self, Clause};
use super::document::Inline;
use super::markdown::{Piece, PieceKind};
use super::marker::{FigureUse, Use};
use super::number;
use super::omission::OmissionKind;

/// Something left out of a paragraph.
#[derive(Debug, Clone, PartialEq)]
pub struct Cut {
    /// Clause, sentence or paragraph.
    pub kind: OmissionKind,
    /// The text with ○ in place of what is missing.
    pub text: String,
    /// The uses of figures that are null.
    pub uses: Vec<usize>,
}

/// The figure of a use.
pub fn figure(uses: &[Use], index: usize) -> Option<&FigureUse> {
    match uses.get(index) {
        Some(Use::Figure(used)) => Some(used),
        _ => None,
    }
}

fn is_null(uses: &[Use], index: usize) -> bool {
    figure(uses, index).is_some_and(|used| used.text.is_none())
}

/// Whether a figure makes a statement, rather than to say when or for whom.
fn states(uses: &[Use], index: usize) -> bool {
    figure(uses, index).is_some_and(|used| !used.is_setting())
}

/// Whether it must be told that these words are left out: not where they only compare with
/// a last year that there is none of, but where they take another figure with them.
fn is_told(clauses: &[Clause], uses: &[Use]) -> bool {
    let mut all = clauses.iter().flat_map(Clause::uses);
    all.any(|index| {
        let unsaid = figure(uses, index).is_some_and(FigureUse::goes_unsaid);
        states(uses, index) && !unsaid
    })
}

/// Leaves out what cannot be said; an empty result means that nothing remains.
pub fn prune(pieces: &[Piece], uses: &[Use]) -> (Vec<Inline>, Vec<Cut>) {
    prune_text(pieces, uses, true)
}

/// The same for a line that stands alone, as a heading does: it is no sentence, and
/// stays as long as it has words.
pub fn prune_line(pieces: &[Piece], uses: &[Use]) -> (Vec<Inline>, Vec<Cut>) {
    prune_text(pieces, uses, false)
}

fn prune_text(pieces: &[Piece], uses: &[Use], sentences: bool) -> (Vec<Inline>, Vec<Cut>) {
    let mut cuts = Vec::new();
    let mut kept: Vec<Vec<(Clause, bool)>> = Vec::new();
    let whole = sentences;
    let sentences = clause::split(pieces);
    for sentence in &sentences {
        kept.push(prune_sentence(sentence, uses, whole, &mut cuts));
    }
    let inlines = number_items(kept, uses);
    let nothing = inlines
        .iter()
        .all(|inline| inline.as_str().trim().is_empty());
    if nothing && sentences.len() > 1 && !cuts.is_empty() {
        // One word about the whole paragraph instead of one about each sentence.
        let all = sentences.concat();
        cuts = vec![Cut {
            kind: OmissionKind::Paragraph,
            text: shown(&all, uses),
            uses: nulls(&all, uses),
        }];
    }
    (if nothing { Vec::new() } else { inlines }, cuts)
}

/// The clauses of a sentence, each with whether it stays.
fn prune_sentence(
    sentence: &[Clause],
    uses: &[Use],
    needs_figures: bool,
    cuts: &mut Vec<Cut>,
) -> Vec<(Clause, bool)> {
    let null = |clause: &Clause| clause.uses().any(|u| is_null(uses, u));
    let stated = |clause: &Clause| clause.uses().any(|u| states(uses, u));
    let lost = sentence.iter().any(null);
    let empty = |c: &Clause| c.is_blank();
    let left = sentence.iter().any(|c| stated(c) && !null(c));
    let words = sentence.iter().any(|c| !null(c) && !empty(c));
    let had = sentence.iter().any(stated);
    if lost && (!words || (needs_figures && had && !left)) {
        if is_told(sentence, uses) {
            cuts.push(Cut {
                kind: OmissionKind::Sentence,
                text: shown(sentence, uses),
                uses: nulls(sentence, uses),
            });
        }
        return sentence.iter().map(|c| (c.clone(), false)).collect();
    }
    let mut out: Vec<(Clause, bool)> = Vec::new();
    for (i, clause) in sentence.iter().enumerate() {
        let gone = null(clause);
        // A lead-in whose items are all gone leads nowhere.
        let rest = &sentence[i + 1..];
        let leads_nowhere = clause.leads && lost && rest.iter().all(|c| null(c) || empty(c));
        if gone && is_told(std::slice::from_ref(clause), uses) {
            cuts.push(Cut {
                kind: OmissionKind::Clause,
                text: shown_pieces(&clause.pieces, uses).trim().to_owned(),
                uses: nulls(std::slice::from_ref(clause), uses),
            });
        }
        let stays = !gone && !empty(clause) && (!leads_nowhere || stated(clause));
        out.push((clause.clone(), stays));
        if stays && leads_nowhere {
            let last = out.len() - 1;
            trim_colon(&mut out[last].0);
        }
    }
    close_up(&mut out);
    out
}

/// A clause that goes hands its punctuation to the one before, if it divides more strongly.
fn close_up(clauses: &mut [(Clause, bool)]) {
    let mut before: Option<usize> = None;
    for i in 0..clauses.len() {
        if clauses[i].1 {
            before = Some(i);
        } else if let Some(before) = before
            && clauses[i].0.strength() > clauses[before].0.strength()
            // A lead-in still leads to the items that are left.
            && !(clauses[before].0.leads && clauses[i..].iter().any(|(_, stays)| *stays))
        {
            clauses[before].0.end = clauses[i].0.end.clone();
            clauses[before].0.leads = false;
        }
    }
}

fn trim_colon(clause: &mut Clause) {
    if let Some(Piece {
        kind: PieceKind::Text(text),
        ..
    }) = clause.pieces.last_mut()
    {
        let length = text.trim_end_matches(['：', ':']).len();
        text.truncate(length);
    }
}

/// Gives the enumeration words to what is left of each item, in the order of the
/// paragraph; a single item needs none.
fn number_items(sentences: Vec<Vec<(Clause, bool)>>, uses: &[Use]) -> Vec<Inline> {
    let mut waiting: Option<bool> = None;
    let mut items = 0;
    let mut clauses: Vec<(Clause, Option<bool>)> = Vec::new();
    for (clause, stays) in sentences.into_iter().flatten() {
        // An item whose clauses were all left out is forgotten when the next begins.
        waiting = clause.item.or(waiting);
        if stays {
            let word = waiting.take();
            items += usize::from(word.is_some());
            clauses.push((clause, word));
        }
    }
    let mut out = Inlines { out: Vec::new() };
    let mut number = 0;
    for (clause, word) in clauses {
        if let Some(strong) = word.filter(|_| items > 1) {
            number += 1;
            out.text(&format!("{}是", number::chinese(number)), strong);
        }
        for piece in clause.pieces {
            out.piece(&piece, uses);
        }
        out.text(&clause.end, clause.end_strong);
    }
    out.out
}

/// Pieces as they are, nothing left out.
pub fn whole(pieces: &[Piece], uses: &[Use]) -> Vec<Inline> {
    let mut out = Inlines { out: Vec::new() };
    for piece in pieces {
        out.piece(piece, uses);
    }
    out.out
}

/// Inlines in the making; neighbouring words are put together.
struct Inlines {
    out: Vec<Inline>,
}

impl Inlines {
    fn text(&mut self, words: &str, bold: bool) {
        if words.is_empty() {
            return;
        }
        if let Some(Inline::Text { text, strong }) = self.out.last_mut()
            && *strong == bold
        {
            return text.push_str(words);
        }
        self.out.push(Inline::Text {
            text: words.to_owned(),
            strong: bold,
        });
    }

    fn piece(&mut self, piece: &Piece, uses: &[Use]) {
        match &piece.kind {
            PieceKind::Text(text) => self.text(text, piece.strong),
            PieceKind::Item | PieceKind::Chart(_) => {}
            PieceKind::Figure(index) => {
                let used = figure(uses, *index);
                if let Some((used, text)) = used.and_then(|u| Some((u, u.text.as_ref()?))) {
                    self.out.push(Inline::Figure {
                        figure: used.figure.clone(),
                        text: text.clone(),
                        strong: piece.strong,
                    });
                }
            }
        }
    }
}

/// The words of clauses with ○ in place of what is missing.
fn shown(clauses: &[Clause], uses: &[Use]) -> String {
    let mut out = String::new();
    for clause in clauses {
        let one = std::slice::from_ref(clause);
        if clause.uses().any(|index| is_null(uses, index)) && !is_told(one, uses) {
            // Of a last year that there is none of not a word is said here either.
            if !clause.end.is_empty() && !out.is_empty() {
                out.truncate(out.trim_end_matches(['，', '；']).len());
                out.push_str(&clause.end);
            }
            continue;
        }
        out.push_str(&shown_pieces(&clause.pieces, uses));
        out.push_str(&clause.end);
    }
    out.trim().to_owned()
}

/// The words of pieces with ○ in place of what is missing.
pub fn shown_pieces(pieces: &[Piece], uses: &[Use]) -> String {
    let mut out = String::new();
    for piece in pieces {
        match &piece.kind {
            PieceKind::Text(text) => out.push_str(text),
            PieceKind::Figure(index) => {
                let used = figure(uses, *index).and_then(|used| used.text.as_deref());
                out.push_str(used.unwrap_or("○"));
            }
            PieceKind::Item | PieceKind::Chart(_) => {}
        }
    }
    out
}

/// The null uses among clauses: those of last year only where there are no others.
fn nulls(clauses: &[Clause], uses: &[Use]) -> Vec<usize> {
    let all = clauses.iter().flat_map(Clause::uses);
    let null: Vec<usize> = all.filter(|index| is_null(uses, *index)).collect();
    let is_ours = |index: &usize| figure(uses, *index).is_some_and(|f| !f.goes_unsaid());
    match null.iter().any(is_ours) {
        true => null.into_iter().filter(|index| is_ours(index)).collect(),
        false => null,
    }
}
