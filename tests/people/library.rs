//! Thousands of random pairs of years, without files.

use super::random::Random;
use super::world::{NEW, OLD, Person, State, Style, UNITS, day, people, truth};
use std::collections::{BTreeMap, BTreeSet};
use talentsum::people::change::Step;
use talentsum::people::{
    Balance, Born, Change, Comparison, Entry, Number, Roll, Side, Spot, Sums, balance, compare,
};
use talentsum::records::dimension::InPost;
use talentsum::vocabulary::{Class, Education, Establishment, Leaving, Post, Sex, Title};

const TITLES: [Title; 6] = [
    Title::None,
    Title::Staff,
    Title::Assistant,
    Title::Intermediate,
    Title::AssociateSenior,
    Title::FullSenior,
];
const EDUCATIONS: [Education; 5] = [
    Education::Secondary,
    Education::College,
    Education::Bachelor,
    Education::Master,
    Education::Doctor,
];

fn fingerprint(text: &str) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish().max(1)
}

fn entry(i: usize, person: &Person, state: &State, standing: InPost) -> Entry {
    let born = match (state.has_birth, state.month_only) {
        (false, _) => Born::default(),
        (true, true) => Born::in_month(state.birth),
        (true, false) => Born::on(state.birth),
    };
    let has_left = standing == InPost::Left;
    let reason = person.reason.filter(|_| has_left);
    Entry {
        spot: Spot {
            table: 0,
            line: i as u64,
        },
        number: state.has_number.then_some(Number::Valid(i as u64 + 1)),
        name: fingerprint(&state.name),
        born,
        unit: state.unit as u32,
        staff_number: fingerprint(&person.staff_number),
        joined: Some(person.joined),
        left: person.left.filter(|_| has_left),
        standing,
        reason: reason.map_or(Leaving::Unsaid, |r| Leaving::with_label(r).unwrap()),
        title: TITLES[state.title],
        education: EDUCATIONS[state.education],
        degree: None,
        sex: if state.sex_is_male {
            Sex::Male
        } else {
            Sex::Female
        },
        post: Post::Professional,
        establishment: Establishment::Institution,
        age: None,
    }
}

/// The rolls of both years. Each year's rows stand in an order of their own.
fn rolls(random: &mut Random, people: &[Person], style: Style) -> (Roll, Roll) {
    let mut old = Roll::new(OLD, day(OLD, 12, 31));
    let mut new = Roll::new(NEW, day(NEW, 12, 31));
    for (i, person) in people.iter().enumerate() {
        if let Some(state) = &person.old {
            old.entries.push(entry(i, person, state, InPost::Yes));
        }
        if let Some(state) = &person.new {
            new.entries.push(entry(i, person, state, InPost::Yes));
        }
        let gone = person.between.as_ref().or(person.old.as_ref());
        if let (true, Some(state), Some(_)) = (style.keeps_leavers, gone, person.left) {
            new.entries.push(entry(i, person, state, InPost::Left));
        }
    }
    for roll in [&mut old, &mut new] {
        roll.units = UNITS.map(str::to_owned).to_vec();
        for i in (1..roll.entries.len()).rev() {
            roll.entries.swap(i, random.below(i as u64 + 1) as usize);
        }
    }
    // The units of the two years need not bear the same numbers.
    new.units.rotate_left(1);
    let count = UNITS.len() as u32;
    new.entries
        .iter_mut()
        .for_each(|e| e.unit = (e.unit + count - 1) % count);
    (old, new)
}

/// What was found of each person, by the names of the kinds.
fn found(of: &Comparison) -> BTreeMap<usize, BTreeSet<&'static str>> {
    let mut all: BTreeMap<usize, BTreeSet<&'static str>> = BTreeMap::new();
    let mut put = |side: Side, row: u32, kind: &'static str| {
        let person = of.entry(side, row).spot.line as usize;
        all.entry(person).or_default().insert(kind);
    };
    of.joined
        .iter()
        .for_each(|j| put(Side::New, j.row, "joined"));
    of.left.iter().for_each(|l| put(Side::Old, l.row, "left"));
    of.passing
        .iter()
        .for_each(|row| put(Side::New, *row, "passing"));
    of.unclear
        .iter()
        .for_each(|row| put(Side::New, *row, "unsure"));
    for group in &of.unsure {
        group
            .old
            .iter()
            .for_each(|row| put(Side::Old, *row, "unsure"));
        group
            .new
            .iter()
            .for_each(|row| put(Side::New, *row, "unsure"));
    }
    for pair in &of.changed {
        let old = of.entry(Side::Old, pair.old).spot.line;
        assert_eq!(old, of.entry(Side::New, pair.new).spot.line, "two people");
        for change in &pair.changes {
            let kind = match change {
                Change::Moved => "moved",
                Change::Title(Step::Up) => "promoted",
                Change::Education(Step::Up) | Change::Degree(Step::Up) => "degree",
                _ => "other",
            };
            put(Side::New, pair.new, kind);
        }
    }
    all
}

fn sums(people: &[Person], of: impl Fn(&Person) -> Option<&State>) -> Sums {
    let mut sums = Sums::default();
    for state in people.iter().filter_map(of) {
        sums.whole += 1;
        *sums.units.entry(UNITS[state.unit].to_owned()).or_default() += 1;
    }
    sums
}

/// Compares, and holds the sums to be right. Exactly the truth, if it can be known.
fn hold(seed: u64, count: usize, style: Style, exact: bool) -> Vec<String> {
    let mut random = Random(seed);
    let people = people(&mut random, count, style);
    let (old, new) = rolls(&mut random, &people, style);
    let comparison = compare(old, new);
    let (old, new) = (
        sums(&people, |p| p.old.as_ref()),
        sums(&people, |p| p.new.as_ref()),
    );
    let (whole, units) = balance(&comparison, &old, &new);
    let mut wrong = Vec::new();
    let unsure = whole.unsure != [0, 0];
    for (unit, sum) in units
        .iter()
        .map(|(n, b)| (n.as_str(), b))
        .chain([("", &whole)])
    {
        let may_differ = unsure && !exact;
        if !sum.agrees() && !may_differ {
            wrong.push(format!("{unit}: {sum:?}"));
        }
        // What is not known makes all of the difference.
        let net = |[old, new]: [u64; 2]| new as i64 - old as i64;
        let rest = |b: &Balance| b.actual() - b.expected();
        if rest(sum) != net(sum.unsure) {
            wrong.push(format!("{unit}: {} is left of {sum:?}", rest(sum)));
        }
    }
    let found = found(&comparison);
    for (i, person) in people.iter().enumerate() {
        let truth: BTreeSet<&str> = truth(person, style).into_iter().collect();
        let found = found.get(&i).cloned().unwrap_or_default();
        let is_unsure = found.iter().all(|kind| *kind == "unsure") && !found.is_empty();
        if truth != found && (exact || !is_unsure) {
            wrong.push(format!("{person:?}\n  is {truth:?}, found {found:?}"));
        }
    }
    for leaver in &comparison.left {
        let person = &people[comparison.entry(Side::Old, leaver.row).spot.line as usize];
        let expected = person.reason.filter(|_| style.keeps_leavers);
        let expected = expected.map_or(Leaving::Unsaid, |r| Leaving::with_label(r).unwrap());
        let date = person.left.filter(|_| style.keeps_leavers);
        if (leaver.reason, leaver.date) != (expected, date) {
            wrong.push(format!("{person:?}\n  left for {:?}", leaver.reason));
        }
    }
    wrong
}

fn hold_many(seeds: std::ops::Range<u64>, style: Style, exact: bool) {
    for seed in seeds {
        let count = 3 + (seed % 60) as usize;
        let style = Style {
            keeps_leavers: seed % 2 == 0,
            ..style
        };
        let wrong = hold(seed, count, style, exact);
        assert!(wrong.is_empty(), "seed {seed}:\n{}", wrong.join("\n"));
    }
}

const NUMBERED: Style = Style {
    unnumbered: 0,
    unborn: 0,
    by_month: 0,
    namesakes: true,
    keeps_leavers: false,
};

#[test]
fn with_identity_numbers_everything_is_found_as_it_happened() {
    hold_many(0..1500, NUMBERED, true);
}

#[test]
fn with_name_birth_and_unit_alone_everything_is_found_as_well() {
    let style = Style {
        unnumbered: 100,
        ..NUMBERED
    };
    hold_many(10_000..11_000, style, true);
}

#[test]
fn with_numbers_for_some_everything_is_found_as_well() {
    let style = Style {
        unnumbered: 40,
        ..NUMBERED
    };
    hold_many(20_000..21_000, style, true);
}

#[test]
fn with_births_and_numbers_missing_nothing_is_claimed_that_did_not_happen() {
    let style = Style {
        unnumbered: 50,
        unborn: 40,
        by_month: 30,
        ..NUMBERED
    };
    hold_many(30_000..32_000, style, false);
}

#[test]
fn a_row_of_a_year_is_small_enough_for_a_million_of_them() {
    assert!(size_of::<Entry>() <= 96, "{}", size_of::<Entry>());
}

#[test]
fn hundreds_of_thousands_of_namesakes_are_compared_in_time() {
    let mut random = Random(7);
    let everybody = people(&mut random, 20, NUMBERED);
    let person = everybody
        .iter()
        .find(|p| p.old.is_some() && p.new.is_some());
    let person = person.unwrap();
    let rows: Vec<Entry> = (0..300_000)
        .map(|i| Entry {
            name: 1 + i as u64 % 50,
            born: Born::default(),
            number: None,
            staff_number: 0,
            ..entry(i, person, person.old.as_ref().unwrap(), InPost::Yes)
        })
        .collect();
    let roll = |year| Roll {
        entries: rows.clone(),
        units: UNITS.map(str::to_owned).to_vec(),
        ..Roll::new(year, day(year, 12, 31))
    };
    let found = compare(roll(OLD), roll(NEW));
    assert!(found.left.is_empty() && found.joined.is_empty());
    let unsure: usize = found.unsure.iter().map(|group| group.old.len()).sum();
    assert_eq!(unsure as u64 + found.stayed, 300_000);
}
