//! What the bureau has decided about single people and spellings (裁定), and which of it
//! fits a row. A corrected roster next month finds the decisions still in force.

mod applied;
mod fate;
mod table;
mod value;

pub use table::RulingReader;

use super::dimension::InPost;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::vocabulary::mask::mask;
use fate::{Fate, Met};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::collections::BTreeSet;

/// What was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// The person counts in this unit, and in no other.
    CountsHere,
    /// The person does not count: in this unit, or nowhere if none is named.
    DoesNotCount,
    /// The value stands as it is written; the finding about it is settled.
    Accepted,
    /// Another value stands for it from now on.
    Corrected(String),
}

/// One decision, and what it is about. What is `None` is not asked for.
#[derive(Debug, Clone)]
pub struct Ruling {
    /// The finding that was decided about.
    pub code: Option<Code>,
    /// The person.
    pub person: Option<Whose>,
    /// The unit, by its number in the directory.
    pub unit: Option<u32>,
    /// The canonical name of the column.
    pub column: Option<String>,
    /// The value as it is written, normalised.
    pub value: Option<String>,
    /// What was decided.
    pub decision: Decision,
    /// Where the decision stands.
    pub place: Place,
}

/// Whom a decision is about, or whose a row is.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Whose {
    /// The name, normalised.
    pub name: Option<String>,
    /// The identity number, normalised; in a decision it may be masked.
    pub identity: Option<String>,
}

impl Whose {
    /// Whether what is asked for is this person, as far as it says.
    fn is(&self, asked: &Whose) -> bool {
        let name = asked.name.is_none() || asked.name == self.name;
        name && match (&asked.identity, &self.identity) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(asked), Some(own)) if asked.contains('*') => *asked == mask(own),
            (Some(asked), Some(own)) => asked == own,
        }
    }
}

/// All decisions of a year.
#[derive(Debug, Clone, Default)]
pub struct Rulings {
    list: Vec<Ruling>,
    /// What has become of each.
    fates: Vec<Fate>,
    /// Those applied since somebody last asked.
    lately: RefCell<BTreeSet<usize>>,
    /// Those about people, by name or, without one, by identity number.
    people: FxHashMap<String, Vec<usize>>,
    /// Those about spellings, by column and value.
    spellings: FxHashMap<(String, String), Vec<usize>>,
}

/// The decisions that concern the person of one row.
#[derive(Debug, Clone, Copy, Default)]
pub struct Concerned<'a> {
    /// Positions of those that may be about the person.
    of_name: &'a [usize],
    of_identity: &'a [usize],
    /// The person, as far as the row tells.
    whose: Option<&'a Whose>,
    /// The row's unit.
    unit: Option<u32>,
}

impl<'a> Concerned<'a> {
    /// A row of nobody in particular: only decisions about spellings can fit.
    pub fn nobody(unit: Option<u32>) -> Self {
        Concerned {
            unit,
            ..Concerned::default()
        }
    }
}

impl Rulings {
    /// Takes decisions in. Two that contradict each other are an error, and neither is
    /// applied.
    pub fn new(read: Vec<Ruling>, diagnostics: &mut Diagnostics) -> Self {
        let mut rulings = Rulings::default();
        let mut dropped = vec![false; read.len()];
        let mut same: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (later, ruling) in read.iter().enumerate() {
            let others = same.entry(ruling.key()).or_default();
            let earlier = others
                .iter()
                .copied()
                .find(|i| read[*i].contradicts(ruling));
            others.push(later);
            let Some(earlier) = earlier else {
                continue;
            };
            (dropped[earlier], dropped[later]) = (true, true);
            let other = read[earlier].place.clone();
            let finding = Diagnostic::new(Code::RulingConflict)
                .at(ruling.place.clone())
                .fact("other_file", other.file.unwrap_or_default())
                .number("other_line", other.line.unwrap_or_default());
            diagnostics.push(finding);
        }
        let kept = read
            .into_iter()
            .zip(dropped)
            .filter(|(_, dropped)| !dropped);
        for (ruling, _) in kept {
            let index = rulings.list.len();
            match (&ruling.person, &ruling.column, &ruling.value) {
                (Some(person), ..) => {
                    let key = person.name.clone().or(person.identity.clone());
                    let of_person = rulings.people.entry(key.unwrap_or_default());
                    of_person.or_default().push(index);
                }
                (None, Some(column), Some(value)) => {
                    let key = (column.clone(), value.clone());
                    rulings.spellings.entry(key).or_default().push(index);
                }
                _ => {}
            }
            rulings.list.push(ruling);
            rulings.fates.push(Fate::default());
        }
        rulings
    }

    /// Whether nothing was decided.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Whether anything was decided about people.
    pub fn are_about_people(&self) -> bool {
        !self.people.is_empty()
    }

    /// Begins a reading of all rosters: what holds for one row is given once in each.
    pub fn begin(&self) {
        self.fates.iter().for_each(|fate| fate.given.set(false));
    }

    /// The decisions that concern a person in a unit.
    pub fn concerning<'a>(&'a self, whose: &'a Whose, unit: u32) -> Concerned<'a> {
        let of = |key: &Option<String>| {
            let key = key.as_ref()?;
            self.people.get(key).map(Vec::as_slice)
        };
        Concerned {
            of_name: of(&whose.name).unwrap_or_default(),
            of_identity: of(&whose.identity).unwrap_or_default(),
            whose: Some(whose),
            unit: Some(unit),
        }
    }

    /// The value that stands for what a cell says, if it was decided.
    pub fn correction(&self, who: Concerned<'_>, column: &str, value: &str) -> Option<&str> {
        for index in self.fitting(who, column, value) {
            self.meet(index, Met::Cell);
        }
        self.fitting(who, column, value).find_map(|index| {
            let Decision::Corrected(corrected) = &self.list[index].decision else {
                return None;
            };
            self.apply(index, who);
            Some(corrected.as_str())
        })
    }

    /// Whether a finding about a cell has been settled. That somebody is rightly there twice
    /// is decided of one row: a third one is to be told.
    pub fn accepts(&self, who: Concerned<'_>, code: Code, column: &str, value: &str) -> bool {
        let fitting = self.fitting(who, column, value).find(|index| {
            let ruling = &self.list[*index];
            let is_over = code == Code::PersonTwice && self.fates[*index].given.get();
            ruling.decision == Decision::Accepted && ruling.code == Some(code) && !is_over
        });
        if let Some(index) = fitting {
            self.fates[index].given.set(true);
            self.apply(index, who);
        }
        fitting.is_some()
    }

    /// Whether a finding about a whole unit has been settled.
    pub fn accepts_unit(&self, code: Code, unit: u32) -> bool {
        let fitting = self.list.iter().position(|ruling| {
            ruling.is_about_unit() && ruling.code == Some(code) && ruling.unit == Some(unit)
        });
        if let Some(index) = fitting {
            self.apply(index, Concerned::nobody(Some(unit)));
        }
        fitting.is_some()
    }

    /// Whether the row counts, if that was decided: once in the unit that was named, and in
    /// no other. `stands` says what the row says by itself: who has left or is not there
    /// yet counts nowhere, unless that very finding was decided about.
    pub fn counts(&self, who: Concerned<'_>, stands: InPost) -> Option<bool> {
        let mut verdict = None;
        let is_away = matches!(stands, InPost::Left | InPost::NotYet | InPost::Status);
        for index in self.of_person(who) {
            let ruling = &self.list[index];
            let here = ruling.unit.is_none() || ruling.unit == who.unit;
            if here {
                self.meet(index, Met::Person);
            }
            // Without a number, another unit's row may be another person's of that name.
            let is_certain = ruling.person.as_ref().is_some_and(|p| p.identity.is_some());
            let counts = match ruling.decision {
                Decision::CountsHere if here && is_away && !ruling.is_about_leaving() => continue,
                Decision::CountsHere if here => !self.fates[index].given.replace(true),
                Decision::CountsHere if is_certain => false,
                Decision::DoesNotCount if here => {
                    let one_of_two = ruling.unit.is_some()
                        && (ruling.code.is_none() || ruling.is_about_two_rows());
                    if stands == InPost::Yes {
                        self.fates[index].took.set(true);
                        if one_of_two && self.fates[index].given.replace(true) {
                            self.fates[index].both.set(true);
                        }
                    }
                    false
                }
                _ => continue,
            };
            self.apply(index, who);
            // Whoever does not count by one decision does not by another.
            verdict = Some(counts && verdict != Some(false));
        }
        if verdict.unwrap_or(stands == InPost::Yes) {
            for index in self.of_person(who) {
                self.fates[index].counted.set(true);
            }
        }
        verdict
    }

    fn meet(&self, index: usize, met: Met) {
        self.fates[index]
            .met
            .set(self.fates[index].met.get().max(met));
    }

    /// Notes that a decision was applied to a row.
    fn apply(&self, index: usize, who: Concerned<'_>) {
        self.fates[index].used.set(self.fates[index].used.get() + 1);
        self.lately.borrow_mut().insert(index);
        let is_about_person = self.list[index].person.is_some();
        if let (true, Some(own)) = (is_about_person, who.whose.and_then(|w| w.identity.as_ref())) {
            let first = self.fates[index].first.get_or_init(|| own.clone());
            if first != own {
                self.fates[index].several.set(true);
            }
        }
    }

    /// Reports the decisions that fitted nothing, or more than one person.
    pub fn report_unused(&self, diagnostics: &mut Diagnostics) {
        for (index, ruling) in self.list.iter().enumerate() {
            let place = ruling.place.clone();
            let counts_here = ruling.decision == Decision::CountsHere;
            let why = match (
                self.fates[index].used.get(),
                self.fates[index].several.get(),
            ) {
                (0, _) => {
                    let finding = Diagnostic::new(Code::RulingUnused).at(place);
                    diagnostics.push(finding.fact("why", self.why_unused(index)));
                    continue;
                }
                (_, true) => "several",
                _ if self.fates[index].both.get() => "both",
                _ if self.leaves_nobody(index) => "everywhere",
                // The person was taken out elsewhere and has no row here.
                _ if counts_here && !self.fates[index].given.get() => "nowhere",
                _ => continue,
            };
            let finding = Diagnostic::new(Code::RulingUnclear).at(place);
            let finding = finding.fact("why", why).fact("about", "");
            diagnostics.push(finding.fact("expected", ""));
        }
    }

    /// Whether it is one of several that were each about one of two rows of a person, and
    /// that took all of them out.
    fn leaves_nobody(&self, index: usize) -> bool {
        let ruling = &self.list[index];
        let takes = |index: usize| {
            let fate = &self.fates[index];
            self.list[index].is_about_two_rows() && fate.took.get() && !fate.counted.get()
        };
        let is_other = |other: &usize| {
            *other != index && self.list[*other].key() == ruling.key() && takes(*other)
        };
        takes(index) && (0..self.list.len()).any(|other| is_other(&other))
    }

    /// Why a decision was never applied, as its wording asks.
    fn why_unused(&self, index: usize) -> &'static str {
        let ruling = &self.list[index];
        match (self.fates[index].met.get(), &ruling.decision) {
            (Met::Nothing, _) => "nothing",
            (_, Decision::CountsHere) => "away",
            (Met::Person, Decision::Corrected(_)) => "cell",
            (Met::Person, _) if ruling.value.is_some() => "cell",
            _ => "settled",
        }
    }

    /// Those about the person, whatever their unit.
    fn of_person(&self, who: Concerned<'_>) -> impl Iterator<Item = usize> {
        let candidates = who.of_name.iter().chain(who.of_identity).copied();
        candidates.filter(move |index| {
            let asked = self.list[*index].person.as_ref();
            let (Some(asked), Some(whose)) = (asked, who.whose) else {
                return false;
            };
            whose.is(asked)
        })
    }

    /// Those about a cell: of the person first, then of the spelling.
    fn fitting(
        &self,
        who: Concerned<'_>,
        column: &str,
        value: &str,
    ) -> impl Iterator<Item = usize> {
        let is = |asked: &Option<String>, there: &str| {
            asked.as_deref().is_none_or(|asked| asked == there)
        };
        let of_person = self.of_person(who).filter(move |index| {
            let ruling = &self.list[*index];
            let here = ruling.unit.is_none() || ruling.unit == who.unit;
            here && is(&ruling.column, column) && is(&ruling.value, value)
        });
        let key = (column.to_owned(), value.to_owned());
        let of_spelling = self.spellings.get(&key).into_iter().flatten().copied();
        let of_spelling = of_spelling.filter(move |index| {
            let unit = self.list[*index].unit;
            unit.is_none() || unit == who.unit
        });
        of_person.chain(of_spelling)
    }
}

impl Ruling {
    /// What two decisions about the same thing share.
    fn key(&self) -> String {
        let part = |text: Option<&String>| text.cloned().unwrap_or_default();
        match &self.person {
            Some(person) => part(person.name.as_ref().or(person.identity.as_ref())),
            None => part(self.column.as_ref()) + "\u{1f}" + &part(self.value.as_ref()),
        }
    }

    /// Whether it settles a finding about a whole unit.
    pub fn is_about_unit(&self) -> bool {
        let of_unit = matches!(
            self.code,
            Some(Code::PeopleAndNumbers | Code::HomeUnitsDiffer)
        );
        of_unit && self.unit.is_some() && self.decision == Decision::Accepted
    }

    /// Whether it is about somebody's standing in two rows.
    fn is_about_two_rows(&self) -> bool {
        matches!(
            self.code,
            Some(Code::PersonTwice | Code::PersonPerhapsTwice)
        )
    }

    /// Whether it is about somebody's having left, or not being there yet.
    fn is_about_leaving(&self) -> bool {
        let code = self.code;
        matches!(
            code,
            Some(Code::GoneWithoutDate | Code::GoneLater | Code::JoinedLater)
        )
    }

    /// Whether another decision about the same thing says something else.
    fn contradicts(&self, other: &Ruling) -> bool {
        let counting = |ruling: &Ruling| {
            matches!(
                ruling.decision,
                Decision::CountsHere | Decision::DoesNotCount
            )
        };
        let same_thing = self.person == other.person
            && self.unit == other.unit
            && self.column == other.column
            && self.value == other.value
            && counting(self) == counting(other);
        let two_homes = self.decision == Decision::CountsHere
            && other.decision == Decision::CountsHere
            && self.person == other.person
            && self.unit != other.unit;
        let differs =
            self.decision != other.decision && (counting(self) || self.code == other.code);
        (same_thing && differs) || two_homes
    }
}
