//! Rows read ahead on another thread, as far as they need nothing that only the one that
//! reads them in order knows.
//!
//! A scout reads with everything of its own: spellings, units, values. What it says of a row
//! holds if the row gives no finding that must be made, names no unit and no word for the
//! first time and takes nothing from the row above; any other row is read again in order. So
//! what comes out is the same however many scouts there are.

use super::quick::{Common, Quick, Remembered};
use super::{Caches, RosterReader, Sinks};
use crate::diagnostic::{Code, Diagnostics};
use crate::records::dimension::{Dim, Values};
use crate::records::person::Person;
use crate::records::rules::Rules;
use crate::records::rulings::Rulings;
use crate::records::units::Units;
use crate::source::{RawRow, Record};
use crate::vocabulary::{RosterField as F, UnitType, Vocabulary};

/// What a scout needs to begin.
#[derive(Clone)]
pub struct Orders<'a> {
    vocabulary: &'a Vocabulary,
    rules: &'a Rules,
    columns: super::Columns<F>,
    file_unit: String,
    names_everybody: bool,
    values: Values,
    units: Units,
}

/// Reads rows ahead.
pub struct Scout<'a> {
    reader: RosterReader<'a>,
    values: Values,
    units: Units,
    diagnostics: Diagnostics,
    /// Rows like others, where these are told by themselves.
    remembered: Option<Remembered>,
    /// How much has been told of what it has come to know.
    told: Told,
}

/// How many units and values are known to others.
struct Told {
    units: usize,
    values: [usize; Dim::COUNT],
}

/// What a scout has come to know since it last told: its numbers go on from those before.
#[derive(Debug, Default, Clone)]
pub struct Words {
    /// Units, each as the directory looks it up.
    pub units: Vec<String>,
    /// Values of open dimensions, by their labels.
    pub values: Vec<(Dim, Vec<String>)>,
}

/// A row that was read ahead, in the scout's own numbers of units and values.
#[derive(Debug, Clone)]
pub struct Foreseen {
    /// Who it is.
    pub person: Person,
    /// The type of the unit that the row gives.
    pub given: Option<UnitType>,
    /// Whether the row names its unit itself.
    pub own_unit: bool,
    /// The findings that only have to be counted.
    pub counted: Counted,
}

/// A few codes.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counted {
    codes: [Option<Code>; 4],
}

impl Counted {
    fn of(codes: &[Code]) -> Option<Self> {
        let mut counted = Counted::default();
        if codes.len() > counted.codes.len() {
            return None;
        }
        for (place, code) in counted.codes.iter_mut().zip(codes) {
            *place = Some(*code);
        }
        Some(counted)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = Code> {
        self.codes.into_iter().flatten()
    }
}

impl<'a> RosterReader<'a> {
    /// What a scout needs for the rows of this table; `None` where rows depend on more than
    /// themselves or on what the bureau has decided.
    pub fn orders(&self, values: &Values, units: &Units) -> Option<Orders<'a>> {
        let depends = self.columns.has(F::People) || self.columns.has(F::Age);
        if depends || !self.rulings.is_empty() {
            return None;
        }
        Some(Orders {
            vocabulary: self.vocabulary,
            rules: self.rules,
            columns: self.columns.clone(),
            file_unit: self.file_unit.clone(),
            names_everybody: self.names_everybody,
            values: values.clone(),
            units: units.clone(),
        })
    }

    /// Goes on behind a row of this unit, in this reader's number.
    pub fn go_on_behind(&mut self, unit: u32) {
        self.caches.unit_above = Some(unit);
    }

    /// Takes in a row that was read ahead, in this reader's numbers.
    pub fn take_in(&mut self, row: &Foreseen, sinks: &mut Sinks<'_>) {
        let person = &row.person;
        if row.own_unit {
            self.caches.unit_above = Some(person.unit);
        }
        let unit = person.unit as usize;
        if row.given.is_some() || !self.seen.get(unit).is_some_and(|seen| *seen) {
            sinks.units.saw(person.unit, row.given);
            self.seen.resize(self.seen.len().max(unit + 1), false);
            self.seen[unit] = true;
        }
        if let Some(home) = person.home {
            sinks.units.is_home(home, person.heads);
        }
        for code in row.counted.iter() {
            sinks.diagnostics.is_full_for(code);
        }
    }
}

impl<'a> Orders<'a> {
    /// A scout with these orders. `rulings` are none.
    pub fn scout(self, rulings: &'a Rulings) -> Scout<'a> {
        let told = Told {
            units: self.units.list().len(),
            values: Dim::ALL
                .iter()
                .map(|dim| self.values.count(*dim))
                .collect::<Vec<usize>>()
                .try_into()
                .unwrap_or([0; Dim::COUNT]),
        };
        let remembered = Remembered::new(&self.columns, self.rules);
        Scout {
            remembered: remembered.filter(|_| !self.names_everybody),
            reader: RosterReader {
                vocabulary: self.vocabulary,
                rules: self.rules,
                rulings,
                columns: self.columns,
                file_unit: self.file_unit,
                names_everybody: self.names_everybody,
                caches: Caches::default(),
                ages: Default::default(),
                given: None,
                seen: Vec::new(),
            },
            values: self.values,
            units: self.units,
            diagnostics: Diagnostics::foreseeing(),
            told,
        }
    }
}

impl Scout<'_> {
    /// Reads a row; `None` where it has to be read in order. Of the codes in `full` findings
    /// are only counted.
    pub fn read(&mut self, record: &Record, full: u128) -> Option<Foreseen> {
        if let Some(foresight) = self.diagnostics.foresight() {
            foresight.begin(full);
        }
        let columns = &self.reader.columns;
        let unit = columns.position(F::Unit);
        if unit.is_some_and(|position| record.field(position).is_empty()) {
            return None;
        }
        let before = (self.units.list().len(), self.values.len());
        self.reader.caches.unit_above = None;
        let mut sinks = Sinks {
            values: &mut self.values,
            units: &mut self.units,
            diagnostics: &mut self.diagnostics,
        };
        let person = self.reader.read(record, &mut sinks)?;
        let own_unit = self.reader.caches.unit_above.is_some();
        let foresight = self.diagnostics.foresight()?;
        let is_new = before != (self.units.list().len(), self.values.len());
        let is_odd = self.units.entry(person.unit).is_none_or(|unit| unit.odd);
        if foresight.is_open() || is_new || is_odd || own_unit != unit.is_some() {
            return None;
        }
        Some(Foreseen {
            person,
            given: self.reader.given,
            own_unit,
            counted: Counted::of(foresight.counted())?,
        })
    }

    /// Looks at some rows, to [tell](Self::like) of each whether it is like one
    /// [remembered](Self::remember).
    pub fn look_at(&mut self, rows: &[RawRow<'_>]) {
        if let Some(remembered) = &mut self.remembered {
            remembered.look_at(rows);
        }
    }

    /// What there is to say of the row with this number among those [looked at](Self::look_at),
    /// if it is like one remembered before. Of the codes in `full` findings are only counted.
    #[inline]
    pub fn like(&mut self, at: usize, line: u64, full: u128) -> Option<Quick> {
        self.remembered.as_mut()?.tell(at, line, full)
    }

    /// Remembers a row that was read.
    pub fn remember(&mut self, row: &RawRow<'_>, read: &Foreseen) {
        if let Some(remembered) = &mut self.remembered {
            remembered.remember(row, read);
        }
    }

    /// What rows like each other have in common, by the numbers in which they are alike.
    pub fn common(&self) -> &[Common] {
        self.remembered.as_ref().map_or(&[], Remembered::common)
    }

    /// The columns that rows like each other need not share and that nobody has looked at;
    /// `None` where no rows are remembered. `width` is how many columns there are.
    pub fn others(&self, width: usize) -> Option<Vec<usize>> {
        Some(self.remembered.as_ref()?.others(width))
    }

    /// The directory of units, in this scout's numbers.
    pub fn units(&self) -> &Units {
        &self.units
    }

    /// Values of dimensions, in this scout's numbers.
    pub fn values(&self) -> &Values {
        &self.values
    }

    /// What it has come to know since it was last asked.
    pub fn words(&mut self) -> Words {
        let mut words = Words::default();
        let known = self.units.names().skip(self.told.units);
        words.units.extend(known.map(str::to_owned));
        self.told.units += words.units.len();
        for dim in Dim::ALL {
            let told = &mut self.told.values[*dim as usize];
            while *told < self.values.count(*dim) {
                let labels = self.values.labels(*dim, *told as u32).to_vec();
                words.values.push((*dim, labels));
                *told += 1;
            }
        }
        words
    }
}

/// A unit that was not looked up yet.
const OPEN: u32 = u32::MAX;

/// A unit with a name to ask about.
const ODD: u32 = u32::MAX - 1;

/// The numbers of units and values of one scout in those of the reader that reads in order.
#[derive(Debug)]
pub struct Numbers {
    /// The reader's number of each unit, or what else there is to it.
    units: Vec<u32>,
    /// The names of those that the reader did not know from the first.
    names: Vec<String>,
    /// As many units and values as both knew from the first.
    units_before: usize,
    values_before: [usize; Dim::COUNT],
    values: Vec<Vec<(Vec<String>, Option<u32>)>>,
}

impl Numbers {
    /// Those of a scout that begins now.
    pub fn new(values: &Values, units: &Units) -> Self {
        let mut values_before = [0; Dim::COUNT];
        for dim in Dim::ALL {
            values_before[*dim as usize] = values.count(*dim);
        }
        Numbers {
            units: vec![OPEN; units.list().len()],
            names: Vec::new(),
            units_before: units.list().len(),
            values_before,
            values: vec![Vec::new(); Dim::COUNT],
        }
    }

    /// Takes in what the scout has come to know.
    pub fn learn(&mut self, words: Words) {
        self.names.extend(words.units);
        self.units
            .resize(self.units_before + self.names.len(), OPEN);
        for (dim, labels) in words.values {
            self.values[dim as usize].push((labels, None));
        }
    }

    /// The reader's number of a unit, which is entered if the reader has not met it.
    pub fn number(&self, unit: u32, units: &mut Units, vocabulary: &Vocabulary) -> u32 {
        let new = (unit as usize).checked_sub(self.units_before);
        let name = new.and_then(|new| self.names.get(new));
        name.map_or(unit, |name| units.number(name, vocabulary))
    }

    /// The reader's number of a value; one that the reader has not met is entered.
    pub fn value(&self, dim: Dim, value: u32, values: &mut Values) -> u32 {
        let new = (value as usize).checked_sub(self.values_before[dim as usize]);
        let new = new.and_then(|new| self.values[dim as usize].get(new));
        new.map_or(value, |(labels, _)| values.intern(dim, labels.clone()))
    }

    /// Gives a row the reader's numbers; `false` where it has none for them, or where the
    /// unit's name is one to ask about.
    pub fn translate(&mut self, person: &mut Person, values: &Values, units: &Units) -> bool {
        let Some(unit) = self.unit(person.unit, units) else {
            return false;
        };
        person.unit = unit;
        if let Some(home) = person.home {
            let Some(home) = self.unit(home, units) else {
                return false;
            };
            person.home = Some(home);
        }
        for dim in Dim::ALL {
            let value = &mut person.values[*dim as usize];
            let Some(new) = (*value as usize).checked_sub(self.values_before[*dim as usize]) else {
                continue;
            };
            let known = self.values[*dim as usize].get_mut(new);
            let Some((labels, number)) = known else {
                return false;
            };
            *number = number.or_else(|| values.number(*dim, labels));
            match number {
                Some(number) => *value = *number,
                None => return false,
            }
        }
        true
    }

    /// The reader's number of a unit that is none to ask about.
    pub fn unit(&mut self, unit: u32, units: &Units) -> Option<u32> {
        let number = self.units.get_mut(unit as usize)?;
        if *number == OPEN {
            let known = match (unit as usize).checked_sub(self.units_before) {
                None => unit,
                Some(new) => units.number_of(self.names.get(new)?)?,
            };
            let is_odd = units.entry(known).is_none_or(|entry| entry.odd);
            *number = if is_odd { ODD } else { known };
        }
        Some(*number).filter(|number| *number != ODD)
    }
}
