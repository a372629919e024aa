//! Title cells, whole and combined.

use super::normalise::{self, is_empty, key};
use super::pieces::{bracket_before, bracket_behind, by_blanks, by_marks, halves, is_short};
use super::reading::{Doubt, Reading};
use super::spelling::SpellingTable;
use super::subject::Subjects;
use super::title::{Title, TitleBasis};
use super::title_pieces::{Piece, Sides, settle};
use serde::Deserialize;

/// Grades of workers, and how a title cell that is no whole word is taken apart.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct TitleParts {
    worker: WorkerGrades,
    parts: Parts,
}

#[derive(Debug, Clone, Deserialize)]
struct WorkerGrades {
    always: Vec<String>,
    in_worker_posts: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
struct Parts {
    endings: Vec<String>,
    qualified_endings: Vec<String>,
    appointed: Vec<String>,
    qualified: Vec<String>,
    unappointed: Vec<String>,
    appointed_to: Vec<String>,
    post_endings: Vec<String>,
    unclear: Vec<String>,
    generic: Vec<String>,
}

/// Reads titles.
#[derive(Debug, Clone)]
pub(crate) struct TitleReader {
    pub table: SpellingTable<Title>,
    pub words: TitleParts,
    pub subjects: Subjects,
}

impl TitleReader {
    /// Reads a cell of a person whose post is that of a worker or not.
    pub fn read(&self, raw: &str, is_worker: bool, basis: TitleBasis) -> Reading<Title> {
        let key = key(raw);
        if let Some(own) = self.table.get_own(&key) {
            return own;
        }
        let grades = &self.words.worker;
        if grades.always.contains(&key) || grades.in_worker_posts.contains(&key) && is_worker {
            return Reading::of(Title::None, (!is_worker).then_some(Doubt::NotATitle));
        }
        if let Some(reading) = self.table.get(&key) {
            return reading;
        }
        if is_empty(&key) {
            return Reading::Empty;
        }
        if !is_short(&key) || self.words.parts.unclear.contains(&key) {
            return Reading::Unclassified;
        }
        match self.pieces(raw) {
            Some(pieces) => settle(&pieces, basis),
            None => Reading::Unclassified,
        }
    }

    /// All pieces, or none when one of them cannot be understood.
    fn pieces(&self, raw: &str) -> Option<Vec<Piece>> {
        let mut pieces = Vec::new();
        for part in by_marks(raw) {
            let whole = normalise::key(part);
            if let Some(piece) = self.known(&whole) {
                pieces.push(piece);
            } else if let Some(words) = self.words_of(part) {
                pieces.extend(words);
            } else {
                pieces.push(self.is_post(&whole).then_some(Piece::NotATitle)?);
            }
        }
        Some(pieces)
    }

    /// The pieces between blanks. `内一科副主任 医师` is not parted: whether it is a deputy
    /// head and 医师, or a 副主任医师, nobody knows.
    fn words_of(&self, part: &str) -> Option<Vec<Piece>> {
        let words: Vec<String> = by_blanks(part).into_iter().map(normalise::key).collect();
        let torn = words.windows(2).any(|pair| match pair {
            [first, second] => {
                first.ends_with("主任") && self.spelled(&format!("主任{second}")).is_some()
            }
            _ => false,
        });
        if words.len() < 2 || torn {
            return None;
        }
        words.iter().map(|word| self.piece(word)).collect()
    }

    fn piece(&self, key: &str) -> Option<Piece> {
        self.known(key)
            .or_else(|| self.is_post(key).then_some(Piece::NotATitle))
    }

    fn known(&self, key: &str) -> Option<Piece> {
        let parts = &self.words.parts;
        if is_empty(key) || self.subjects.has(key) || parts.appointed.iter().any(|w| w == key) {
            return Some(Piece::Nothing);
        }
        if parts.unappointed.iter().any(|w| w == key) {
            return Some(Piece::Unappointed);
        }
        if self.words.worker.always.iter().any(|w| w == key) {
            return Some(Piece::NotATitle);
        }
        let sides = self.title(key)?;
        Some(match sides.doubt {
            Some(Doubt::NotATitle) => Piece::NotATitle,
            _ => Piece::Title(sides),
        })
    }

    /// A title in a piece: the whole word, or what is left when brackets, endings and
    /// subjects come off.
    fn title(&self, key: &str) -> Option<Sides> {
        self.spelled(key)
            .or_else(|| self.bracketed(key))
            .or_else(|| self.stripped(key))
            .or_else(|| self.compound(key))
    }

    fn spelled(&self, key: &str) -> Option<Sides> {
        let reading = self.table.get(key)?;
        Some(Sides::both(reading.class()?, reading.doubt()))
    }

    /// `七级` beside a title is the grade of the professional post.
    fn grade(&self, key: &str) -> Option<Sides> {
        key.ends_with('级')
            .then(|| self.spelled(&format!("专技{key}")))?
    }

    fn is_post(&self, key: &str) -> bool {
        let endings = &self.words.parts.post_endings;
        endings.iter().any(|ending| key.ends_with(ending.as_str()))
    }

    fn bracketed(&self, key: &str) -> Option<Sides> {
        if let Some((before, rest)) = bracket_before(key)
            && self.subjects.has(before)
        {
            return self.title(rest);
        }
        let (head, tail) = bracket_behind(key)?;
        let parts = &self.words.parts;
        let is = |words: &[String]| words.iter().any(|word| word == tail);
        let Some(title) = self.title(head) else {
            // 护理学(中级), 院长(主任医师)
            let about = self.subjects.has(head) || self.is_post(head);
            return about.then(|| self.title(tail))?;
        };
        if is(&parts.unappointed) {
            return Some(Sides {
                appointed: Title::None,
                ..title
            });
        }
        if is(&parts.qualified) {
            return Some(title.qualified_only());
        }
        if is(&parts.appointed) || self.subjects.has(tail) {
            return Some(title);
        }
        let lower = parts
            .appointed_to
            .iter()
            .find_map(|w| tail.strip_prefix(w.as_str()));
        if let Some(lower) = lower.and_then(|rest| self.title(rest)) {
            return Some(Sides {
                appointed: lower.appointed,
                ..title
            });
        }
        // 副主任医师(正高待聘)
        let higher = parts
            .unappointed
            .iter()
            .find_map(|w| tail.strip_suffix(w.as_str()));
        if let Some(higher) = higher.and_then(|rest| self.title(rest)) {
            return Some(Sides {
                qualified: higher.qualified,
                ..title
            });
        }
        match self.title(tail).or_else(|| self.grade(tail)) {
            Some(inner) => self.more_exact(head, title, tail, inner),
            None => self.is_post(tail).then_some(title),
        }
    }

    fn stripped(&self, key: &str) -> Option<Sides> {
        let parts = &self.words.parts;
        let qualified = parts.qualified_endings.iter();
        let by_qualification = qualified
            .filter_map(|w| self.title(key.strip_suffix(w.as_str())?))
            .map(Sides::qualified_only)
            .next();
        by_qualification.or_else(|| {
            let mut endings = parts.endings.iter();
            endings.find_map(|w| self.title(key.strip_suffix(w.as_str())?))
        })
    }

    /// A subject and a title (内科主治医师), or two words for the same (初级护士). The longest
    /// title is taken, so that 主任医师 is never read out of 副主任医师.
    fn compound(&self, key: &str) -> Option<Sides> {
        halves(key).find_map(|(head, tail)| {
            let title = self.spelled(tail);
            if title.is_some() && self.subjects.has(head) {
                return title;
            }
            let title = title.or_else(|| self.grade(tail))?;
            self.more_exact(head, self.spelled(head)?, tail, title)
        })
    }

    /// Which of two words for one title counts; none when they contradict each other.
    fn more_exact(&self, head: &str, title: Sides, tail: &str, inner: Sides) -> Option<Sides> {
        use super::class::Class;
        let generic = |word: &str| self.words.parts.generic.iter().any(|g| g == word);
        let related = title.appointed.groups() == inner.appointed.groups();
        if title == inner || generic(tail) && related {
            Some(title)
        } else if generic(head) && related {
            Some(inner)
        } else {
            None
        }
    }
}
