//! Where a figure of running text stands in the edited text, if that is certain.
//!
//! Certain is a number in a line or a sentence that is there word for word, and one that
//! stands between the same words as when it was generated; and always a place whose words
//! stand no more often than then. Anything else is told, not guessed.

use super::align::Aligned;
use super::text::Text;
use super::tokens::Token;
use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;

/// So many of the same words must stand around it in all.
const WORDS: usize = 4;
/// The beginning or the end of the line counts as so many.
const END: usize = 2;
/// So many words on each side must not stand twice.
const WINDOW: usize = 8;
/// Something of so many words more than the figure had is not another form of it.
const LONGER: usize = 12;

/// With so many words before it and after it a figure is looked for elsewhere.
const MOVED: [(usize, usize); 5] = [(8, 8), (8, 2), (2, 8), (8, 0), (4, 4)];
/// And at least so many in all.
const ENOUGH: usize = 6;
/// So many words may have been put in between a figure and the words beside it.
const PUT_IN: usize = 6;
/// These before a number, or after it, make it another.
const BEFORE: &str = "近约超逾第过满足-+±/~～至到—–¥$几数十百千万亿<>=";
const AFTER: &str = "余多来几左上以之十百千万亿%‰-/~～至到—–×";

fn has_mark(word: &Token, marks: &str) -> bool {
    let mut signs = word.key.chars();
    signs.any(|c| marks.contains(c) || c.is_ascii_alphanumeric())
}

/// Where a figure stands, in words of the edited text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Here, in a sentence that is the same word for word.
    Whole(Range<usize>),
    /// Here, as generated, between words of which some are others.
    Same(Range<usize>),
    /// Between the same words something else: these words, which a person has written.
    Other(Range<usize>),
    /// The words around are there, the figure is not; or nothing of its line is left.
    Gone,
    /// It may be here, but that is not certain.
    Unclear(Option<Range<usize>>),
}

type Counts<'a> = HashMap<&'a [u32], [usize; 2]>;

fn is_single(counts: &Counts<'_>, key: &[u32]) -> bool {
    counts.get(key).is_none_or(|[then, now]| now <= then)
}

/// The texts and how they lie.
pub struct Texts<'a> {
    old: &'a Text,
    new: &'a Text,
    aligned: &'a Aligned,
    /// How often each line stands, then and now.
    lines: Counts<'a>,
    /// How often each sentence stands, then and now.
    sentences: Counts<'a>,
    /// Where each word stands, then and now.
    places: [HashMap<u32, Vec<usize>>; 2],
    /// How often a window stands, then and now.
    windows: RefCell<HashMap<Vec<u32>, [usize; 2]>>,
}

impl<'a> Texts<'a> {
    /// Prepares the search.
    pub fn new(old: &'a Text, new: &'a Text, aligned: &'a Aligned) -> Self {
        let (mut lines, mut sentences) = (Counts::new(), Counts::new());
        let mut places = [HashMap::new(), HashMap::new()];
        for (side, text) in [old, new].into_iter().enumerate() {
            for line in 0..text.lines.len() {
                lines.entry(text.line_key(line)).or_default()[side] += 1;
            }
            for sentence in 0..text.sentences.len() {
                sentences.entry(text.sentence_key(sentence)).or_default()[side] += 1;
            }
            for (place, id) in text.ids.iter().enumerate() {
                let places: &mut HashMap<u32, Vec<usize>> = &mut places[side];
                places.entry(*id).or_default().push(place);
            }
        }
        Texts {
            old,
            new,
            aligned,
            lines,
            sentences,
            places,
            windows: RefCell::default(),
        }
    }

    /// Whether a generated line stands no more often now than then.
    pub fn is_single_line(&self, line: usize) -> bool {
        is_single(&self.lines, self.old.line_key(line))
    }

    /// Where the figure in these generated words of this line stands.
    pub fn place(&self, line: usize, at: Range<usize>) -> Place {
        if at.is_empty() {
            return Place::Unclear(None);
        }
        let run = self.run(&at);
        let sentence = self.old.sentence_of(at.start);
        let is_in_one = self.old.sentences[sentence].end >= at.end;
        if let Some(run) = &run {
            let has_line = self.aligned.lines[line].is_some();
            let has_sentence = is_in_one && self.aligned.sentences[sentence].is_some();
            let is_single = (has_line && self.is_single_line(line))
                || (has_sentence && is_single(&self.sentences, self.old.sentence_key(sentence)));
            if has_line || has_sentence {
                return match is_single {
                    true => Place::Whole(run.clone()),
                    false => Place::Unclear(Some(run.clone())),
                };
            }
        }
        let place = match run {
            Some(run) => self.between_words(line, &at, run),
            None => self.instead(line, &at),
        };
        match place {
            Place::Gone => self.moved(sentence, &at).unwrap_or(Place::Gone),
            place => place,
        }
    }

    /// A figure that was taken elsewhere with words of its sentence: enough of them, which
    /// stand once then and once now.
    fn moved(&self, sentence: usize, at: &Range<usize>) -> Option<Place> {
        let whole = &self.old.sentences[sentence];
        let has_stop = self.old.tokens[whole.end - 1].is_stop();
        let (before, after) = (
            at.start.checked_sub(whole.start)?,
            (whole.end - usize::from(has_stop)).checked_sub(at.end)?,
        );
        for (left, right) in MOVED {
            let (left, right) = (before.min(left), after.min(right));
            let words = &self.old.ids[at.start - left..at.end + right];
            if left + right < ENOUGH || self.starts(0, words).count() != 1 {
                continue;
            }
            let mut starts = self.starts(1, words);
            if let (Some(start), None) = (starts.next(), starts.next()) {
                let run = start + left..start + left + at.len();
                let is_another = (left == 0 || right == 0) && self.makes_another(at, &run);
                return (!is_another).then_some(Place::Same(run));
            }
        }
        None
    }

    /// A figure whose words are there, in a sentence that is another.
    fn between_words(&self, line: usize, at: &Range<usize>, run: Range<usize>) -> Place {
        let whole = &self.old.lines[line];
        let left = self.left(whole.start, at.start, run.start);
        let right = self.right(whole.end, at.end, run.end);
        if left + right < WORDS || self.makes_another(at, &run) {
            return match self.instead(line, at) {
                Place::Other(words) => Place::Other(words),
                _ => Place::Unclear(Some(run)),
            };
        }
        match self.stands_once(at, &run) {
            true => Place::Same(run),
            false => Place::Unclear(Some(run)),
        }
    }

    /// What stands where the figure stood, between the very words beside it.
    fn instead(&self, line: usize, at: &Range<usize>) -> Place {
        let whole = &self.old.lines[line];
        let start = match at.start == whole.start {
            true => self.begin(whole),
            false => self.aligned.words[at.start - 1].map(|word| word + 1),
        };
        let end = match at.end >= self.old.tokens.len() {
            true => Some(self.new.tokens.len()),
            false => self.aligned.words[at.end],
        };
        let Some((start, end)) = start.zip(end).filter(|(start, end)| start <= end) else {
            return Place::Gone;
        };
        let left = self.left(whole.start, at.start, start);
        let right = self.right(whole.end, at.end, end);
        if left + right < WORDS || start == end {
            return Place::Gone;
        }
        let is_one_line = !self.new.tokens[start..end].iter().any(|w| w.is_end());
        let (was, is) = (&self.old.ids[at.clone()], &self.new.ids[start..end]);
        if was == is {
            return match self.stands_once(at, &(start..end)) {
                true => Place::Same(start..end),
                false => Place::Unclear(Some(start..end)),
            };
        }
        match is_one_line && end - start <= at.len() + LONGER {
            true => Place::Other(start..end),
            false => Place::Unclear(None),
        }
    }

    /// The edited words of these generated ones, where they still follow one another.
    fn run(&self, at: &Range<usize>) -> Option<Range<usize>> {
        let words = &self.aligned.words[at.clone()];
        let first = (*words.first()?)?;
        let follows = words.iter().enumerate();
        let mut follows = follows.map(|(step, word)| *word == Some(first + step));
        follows.all(|is| is).then_some(first..first + words.len())
    }

    /// How many of the words before are the same. A few words may have been put in between
    /// that do not make the number another.
    fn left(&self, begin: usize, old: usize, new: usize) -> usize {
        let word = old.checked_sub(1).filter(|word| *word >= begin);
        let before = word.and_then(|word| self.aligned.words[word]);
        let put_in = before.and_then(|before| new.checked_sub(before + 1));
        let new = match put_in {
            Some(count) if count <= PUT_IN && !self.has(new - count..new, BEFORE) => new - count,
            _ => new,
        };
        let room = (old - begin).min(new).min(WINDOW);
        let is_same = |step: &usize| self.aligned.words[old - step] == Some(new - step);
        let count = (1..=room).take_while(is_same).count();
        let is_begin =
            count == old - begin && (new == count || self.new.tokens[new - count - 1].is_end());
        count + if is_begin { END } else { 0 }
    }

    /// How many of the words after are the same.
    fn right(&self, end: usize, old: usize, new: usize) -> usize {
        let is_end = |text: &Text, at: usize| text.tokens.get(at).is_none_or(|t| t.is_end());
        let after = self.aligned.words.get(old).copied().flatten();
        let put_in = after.and_then(|after| after.checked_sub(new));
        let new = match put_in {
            Some(count) if count <= PUT_IN && !self.has(new..new + count, AFTER) => new + count,
            _ => new,
        };
        let mut count = 0;
        while count < WINDOW {
            if is_end(self.old, old + count) || old + count >= end {
                return count
                    + if is_end(self.new, new + count) {
                        END
                    } else {
                        0
                    };
            }
            if self.aligned.words[old + count] != Some(new + count) {
                break;
            }
            count += 1;
        }
        count
    }

    /// Whether one of these edited words is a number, one of these marks, or a line's end.
    fn has(&self, words: Range<usize>, marks: &str) -> bool {
        let mut words = self.new.tokens[words].iter();
        words.any(|word| word.is_end() || has_mark(word, marks))
    }

    /// The first word of the edited line, where that of the generated is known by its end.
    fn begin(&self, line: &Range<usize>) -> Option<usize> {
        let known = self.aligned.words[line.clone()].iter().flatten().next()?;
        let line = self.new.lines.partition_point(|line| line.end <= *known);
        Some(self.new.lines[line].start)
    }

    /// Whether what has come beside a number makes it another: 41余, 近41, 41万.
    fn makes_another(&self, at: &Range<usize>, run: &Range<usize>) -> bool {
        let is_new = |old: Option<usize>, new: Option<usize>| {
            let stands = old.and_then(|old| self.aligned.words.get(old).copied().flatten());
            new.is_some() && stands != new
        };
        let before = run.start.checked_sub(1);
        let after = Some(run.end).filter(|after| *after < self.new.tokens.len());
        let is_in = |word: Option<usize>, marks: &str| {
            let token = word.map(|word| &self.new.tokens[word]);
            token.is_some_and(|token| !token.is_end() && has_mark(token, marks))
        };
        (is_new(at.start.checked_sub(1), before) && is_in(before, BEFORE))
            || (is_new(Some(at.end), after) && is_in(after, AFTER))
    }

    /// Whether the words around stand no more often now than then.
    fn stands_once(&self, at: &Range<usize>, run: &Range<usize>) -> bool {
        let (then, now) = (&self.old.ids, &self.new.ids);
        let left = (1..=at.start.min(run.start).min(WINDOW))
            .take_while(|step| then[at.start - step] == now[run.start - step])
            .count();
        let right = (then[at.end..].iter().zip(&now[run.end..]))
            .take(WINDOW)
            .take_while(|(a, b)| a == b)
            .count();
        let words = &now[run.start - left..run.end + right];
        if let Some([then, now]) = self.windows.borrow().get(words) {
            return now <= then;
        }
        let counts = [self.count(0, words), self.count(1, words)];
        self.windows.borrow_mut().insert(words.to_vec(), counts);
        counts[1] <= counts[0]
    }

    /// How often these words stand in a text.
    fn count(&self, side: usize, words: &[u32]) -> usize {
        self.starts(side, words).count()
    }

    /// Where these words stand in a text, by the places of the rarest of them.
    fn starts(&self, side: usize, words: &[u32]) -> impl Iterator<Item = usize> {
        let ids = [&self.old.ids, &self.new.ids][side];
        let places = |word: &u32| self.places[side].get(word).map_or(&[][..], Vec::as_slice);
        let rarest = (0..words.len()).min_by_key(|step| places(&words[*step]).len());
        let rarest = rarest.unwrap_or_default();
        let places = words.get(rarest).map_or(&[][..], places).iter();
        let starts = places.filter_map(move |place| place.checked_sub(rarest));
        starts.filter(move |start| ids.get(*start..start + words.len()) == Some(words))
    }
}
