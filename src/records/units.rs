//! The directory of units: names made one by the bureau's aliases, and their types.

use crate::nearest::nearest_name;
use crate::vocabulary::mask::mask_text;
use crate::vocabulary::{Class, UnitType, Vocabulary, normalise};
use rustc_hash::FxHashMap;

/// Everything known about units while rows are read.
#[derive(Debug, Clone)]
pub struct Units {
    aliases: FxHashMap<String, String>,
    configured: FxHashMap<String, UnitType>,
    numbers: FxHashMap<String, u32>,
    list: Vec<UnitEntry>,
    /// The names by which [`numbers`](Self::numbers) knows the units, in the same order.
    names: Vec<String>,
}

/// A unit's name as it is printed: blanks out, brackets full-width as official text has
/// them, so that one unit has one name however it was typed.
pub fn display(name: &str) -> String {
    normalise::cell(name).replace('(', "（").replace(')', "）")
}

/// One unit.
#[derive(Debug, Clone)]
pub struct UnitEntry {
    /// Canonical name.
    pub name: String,
    /// The type that the configuration gives it, which wins over what rows say.
    pub configured: Option<UnitType>,
    /// The type that its name tells.
    pub by_name: Option<UnitType>,
    /// How many people's rows gave each type, by its position in [`UnitType::ALL`].
    pub seen: Vec<u64>,
    /// Whether a roster names it: units only activities name are in no table.
    pub in_roster: bool,
    /// How many people elsewhere have it as 编制单位 and so do not count there.
    pub home_of: u64,
    /// Whether a mark is in its name that no name has: most likely a slip, and so another
    /// unit's name.
    pub odd: bool,
}

/// Whether a mark is in a name that no unit has in its own: what parts fields, a quote, what
/// cannot be printed, nothing but digits, and scripts that only show up where bytes are read in another encoding.
fn is_odd(name: &str) -> bool {
    let nameless = !name.contains(char::is_alphabetic);
    nameless
        || name.chars().any(|c| match c {
            '\t' | '\n' | '\r' => false,
            ',' | '，' | ';' | '；' | '"' | '\u{fffd}' => true,
            '\u{a000}'..='\u{f8ff}' => true,
            c => c.is_control(),
        })
}

impl Units {
    /// An empty directory that knows aliases (alias → canonical name) and configured types.
    pub fn new(
        aliases: impl IntoIterator<Item = (String, String)>,
        configured: impl IntoIterator<Item = (String, UnitType)>,
    ) -> Self {
        let key = |name: String| normalise::cell(&name).into_owned();
        Units {
            aliases: aliases.into_iter().map(|(a, c)| (key(a), key(c))).collect(),
            configured: configured.into_iter().map(|(n, t)| (key(n), t)).collect(),
            numbers: FxHashMap::default(),
            list: Vec::new(),
            names: Vec::new(),
        }
    }

    /// The number of the unit of this name, entered on first sight.
    pub fn number(&mut self, raw: &str, vocabulary: &Vocabulary) -> u32 {
        let key = normalise::cell(raw).into_owned();
        let alias = self.aliases.get(&key).cloned();
        // What the bureau has given another name, it knows.
        let odd = alias.is_none() && is_odd(raw);
        let name = alias.unwrap_or(key);
        if let Some(number) = self.numbers.get(&name) {
            return *number;
        }
        let number = self.list.len() as u32;
        let key = normalise::cell(&name);
        self.list.push(UnitEntry {
            configured: self.configured.get(key.as_ref()).copied(),
            by_name: vocabulary.unit_type_of_name(&name),
            seen: vec![0; UnitType::ALL.len()],
            in_roster: false,
            home_of: 0,
            odd,
            // Where columns have slipped, an identity number stands for a unit.
            name: mask_text(&display(&name)).into_owned(),
        });
        self.names.push(name.clone());
        self.numbers.insert(name, number);
        number
    }

    /// The names by which units are looked up, in the order of their numbers.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// The number of the unit that is looked up by this name, if there is one.
    pub fn number_of(&self, name: &str) -> Option<u32> {
        self.numbers.get(name).copied()
    }

    /// The entry of a unit.
    pub fn entry(&self, number: u32) -> Option<&UnitEntry> {
        self.list.get(number as usize)
    }

    /// Notes people who do not count because this unit is their 编制单位.
    pub fn is_home(&mut self, number: u32, people: u64) {
        if let Some(entry) = self.list.get_mut(number as usize) {
            entry.home_of += people;
        }
    }

    /// Notes that a person's row stands for this unit and which type its column gave.
    pub fn saw(&mut self, number: u32, given: Option<UnitType>) {
        if let Some(entry) = self.list.get_mut(number as usize) {
            entry.in_roster = true;
            let position = given.and_then(|t| UnitType::ALL.iter().position(|a| *a == t));
            if let Some(count) = position.and_then(|p| entry.seen.get_mut(p)) {
                *count += 1;
            }
        }
    }

    /// Notes that so many more rows gave a unit, of which rows were noted, this type.
    pub fn saw_more(&mut self, number: u32, given: UnitType, rows: u64) {
        let position = UnitType::ALL.iter().position(|a| *a == given);
        let entry = self.list.get_mut(number as usize);
        if let (Some(position), Some(entry)) = (position, entry)
            && let Some(count) = entry.seen.get_mut(position)
        {
            *count += rows;
        }
    }

    /// The unit of the rosters whose name is most like this one.
    pub fn nearest(&self, raw: &str) -> Option<String> {
        let known = self.list.iter().filter(|unit| unit.in_roster);
        nearest_name(raw, known.map(|unit| unit.name.as_str()))
    }

    /// All units, in the order of their numbers.
    pub fn list(&self) -> &[UnitEntry] {
        &self.list
    }

    /// What a unit is, all told: configured, else what most of its rows say, else what
    /// its name says.
    pub fn kind(&self, number: u32) -> Option<UnitType> {
        let entry = self.list.get(number as usize)?;
        entry
            .configured
            .or_else(|| entry.most_seen())
            .or(entry.by_name)
    }
}

impl UnitEntry {
    /// The type that a row of the unit counts under which gives this one: the configuration
    /// wins, and where nobody says anything the name tells.
    pub fn kind_of_row(&self, given: Option<UnitType>) -> Option<UnitType> {
        self.configured.or(given).or(self.by_name)
    }

    fn most_seen(&self) -> Option<UnitType> {
        let most = *self.seen.iter().max()?;
        let position = self.seen.iter().position(|n| *n == most)?;
        (most > 0).then(|| UnitType::ALL.get(position).copied())?
    }
}
