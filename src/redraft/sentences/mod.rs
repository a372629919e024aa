//! Sentences of the template that corrected data bring in, take away or word otherwise.
//!
//! They are told, with the place where they belong, and never put into the writer's text.
//! What counts as the same sentence is decided by its words and by which figures stand in
//! it, never by their values.

mod compare;
mod draft;
mod numbering;
mod split;

pub use compare::Kind;
use compare::compare;
pub use split::{Piece, Sentence, generated, split};

/// What is to be done to a sentence, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentenceChange {
    /// What has become of it.
    pub kind: Kind,
    /// The heading under which it stands or belongs, of a heading that before it; empty
    /// before the first.
    pub section: String,
    /// Whether it is a heading itself.
    pub is_heading: bool,
    /// The sentence before it under that heading, in a new report; `None` where it is the
    /// first, or is to go.
    pub after: Option<String>,
    /// How it stands in the draft; `None` where it is not found there.
    pub text: Option<String>,
    /// How a new report has it; `None` where that has not.
    pub new: Option<String>,
    /// Whether numbers beside it no longer follow one another when it comes, goes or moves:
    /// it is a numbered heading, or has items (一是、二是) that the other one has not.
    pub renumbers: bool,
}

/// The sentences of the draft, as far as they can be told.
pub trait Text {
    /// The sentence of the draft that was this one; `None` where it is no longer found.
    fn find(&self, sentence: &Sentence) -> Option<String>;
    /// Whether these very words stand in a paragraph of the draft, blanks aside.
    fn has(&self, words: &str) -> bool;
}

/// What of the sentences a person has to see to: nothing that they have done already.
pub fn changes(old: &[Sentence], new: &[Sentence], draft: &impl Text) -> Vec<SentenceChange> {
    let named = compare(old, new);
    let open = named.into_iter().filter_map(|change| {
        let text = change.old.and_then(|at| draft.find(&old[at]));
        // Of a sentence that was deleted the marks of its figures may be left.
        let is_empty = |text: &String| text.chars().all(|c| !c.is_alphanumeric());
        let is_deleted = text.as_ref().is_some_and(is_empty);
        let text = text.filter(|_| !is_deleted);
        let words = change.new.map(|at| new[at].words());
        // The new words may stand elsewhere for another reason: a sentence like it.
        let stands = change.old.is_some_and(|at| draft.has(&old[at].words()));
        let is_done = match (&change.kind, &words) {
            (Kind::Vanishes, _) => text.is_none(),
            (Kind::Moved, _) => is_deleted,
            (_, Some(words)) => draft.has(words) && !stands,
            (_, None) => false,
        };
        if is_done {
            return None;
        }
        let (list, at) = match change.new {
            Some(at) => (new, at),
            None => (old, change.old?),
        };
        let before = at.checked_sub(1).map(|before| &list[before]);
        // A heading stands after the last sentence of the section before it.
        let section = match before.filter(|_| list[at].is_heading) {
            Some(before) if before.is_heading => before.words(),
            Some(before) => before.section.clone(),
            None => list[at].section.clone(),
        };
        let before = before.filter(|before| !before.is_heading && before.section == section);
        // What is there already needs no place.
        let before = before.filter(|_| change.kind != Kind::Vanishes);
        let was = change.old.map(|at| &old[at]);
        let is = change.new.map(|at| &new[at]);
        Some(SentenceChange {
            renumbers: numbering::changes(was, is, change.kind == Kind::Moved),
            kind: change.kind,
            is_heading: list[at].is_heading,
            section,
            after: before.map(Sentence::words),
            text,
            new: words,
        })
    });
    open.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Nothing;

    impl Text for Nothing {
        fn find(&self, _: &Sentence) -> Option<String> {
            None
        }
        fn has(&self, _: &str) -> bool {
            false
        }
    }

    #[test]
    fn a_heading_that_is_to_come_belongs_after_the_section_before_it() {
        let line =
            |is_heading: bool, words: &str| (is_heading, vec![Piece::Words(words.to_owned())]);
        let old = [line(true, "一"), line(false, "甲。"), line(true, "三")];
        let new = [
            line(true, "一"),
            line(false, "甲。"),
            line(true, "二"),
            line(false, "乙。"),
            line(true, "三"),
        ];
        let (old, new) = (split(old.into_iter()), split(new.into_iter()));
        let told = changes(&old, &new, &Nothing);
        let told: Vec<_> = (told.iter())
            .map(|t| (t.is_heading, t.section.as_str(), t.after.as_deref()))
            .collect();
        assert_eq!(told, [(true, "一", Some("甲。")), (false, "二", None)]);
    }

    struct Left;

    impl Text for Left {
        fn find(&self, _: &Sentence) -> Option<String> {
            Some(" 。".to_owned())
        }
        fn has(&self, _: &str) -> bool {
            false
        }
    }

    #[test]
    fn what_is_left_of_a_deleted_sentence_is_not_to_be_moved() {
        let lines = |words: &[&str]| {
            let lines = words
                .iter()
                .map(|words| (false, vec![Piece::Words((*words).to_owned())]));
            split(lines.collect::<Vec<_>>().into_iter())
        };
        let old = lines(&["甲甲甲。", "乙乙乙。", "丙丙丙。"]);
        let new = lines(&["丙丙丙。", "甲甲甲。", "乙乙乙。"]);
        assert_eq!(changes(&old, &new, &Nothing).len(), 1);
        assert_eq!(changes(&old, &new, &Left), []);
    }
}
