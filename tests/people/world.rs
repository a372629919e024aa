//! Two years of people of whom everything is known.

use super::random::Random;
use chrono::{Days, NaiveDate};
use std::collections::BTreeSet;

pub const OLD: i32 = 2023;
pub const NEW: i32 = 2024;

/// How a year is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// So many in a hundred have no identity number, in either year.
    pub unnumbered: u64,
    /// So many in a hundred of these have no birth date.
    pub unborn: u64,
    /// So many in a hundred have their birth to the month only.
    pub by_month: u64,
    /// Whether several people may share a name.
    pub namesakes: bool,
    /// Whether this year's list keeps those who have left, with date and reason.
    pub keeps_leavers: bool,
}

/// What a person is in one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    pub unit: usize,
    /// Position in [`TITLES`] and [`EDUCATIONS`]: the higher, the higher.
    pub title: usize,
    pub education: usize,
    pub name: String,
    pub sex_is_male: bool,
    pub birth: NaiveDate,
    pub has_number: bool,
    pub month_only: bool,
    pub has_birth: bool,
}

/// A person.
#[derive(Debug, Clone)]
pub struct Person {
    pub number: String,
    pub staff_number: String,
    pub joined: NaiveDate,
    pub left: Option<NaiveDate>,
    pub reason: Option<&'static str>,
    /// In post at the end of each year.
    pub old: Option<State>,
    pub new: Option<State>,
    /// Whoever joined and left in between.
    pub between: Option<State>,
}

pub const UNITS: [&str; 4] = ["甲医院", "乙医院", "丙镇卫生院", "丁镇卫生院"];
pub const TITLES: [&str; 6] = ["无", "护士", "护师", "主管护师", "副主任护师", "主任护师"];
pub const EDUCATIONS: [&str; 5] = ["高中", "大专", "本科", "硕士研究生", "博士研究生"];
pub const REASONS: [&str; 5] = ["退休", "辞职", "调出", "死亡", "考录其他单位"];

const SURNAMES: [&str; 8] = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄"];
const GIVEN: [&str; 14] = [
    "伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "涛",
];

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// A valid number with this birth date.
fn number(birth: NaiveDate, sequence: u64, male: bool) -> String {
    let order = (sequence % 500) * 2 + u64::from(male);
    let body = format!(
        "{}{}{:03}",
        429_900 + sequence / 500,
        birth.format("%Y%m%d"),
        order % 1000
    );
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let digits = body.bytes().map(|b| u32::from(b - b'0'));
    let sum: u32 = digits.zip(weights).map(|(d, w)| d * w).sum();
    let check = b"10X98765432"[(sum % 11) as usize];
    format!("{body}{}", char::from(check))
}

/// The people of two years.
pub fn people(random: &mut Random, count: usize, style: Style) -> Vec<Person> {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut births: BTreeSet<(String, String)> = BTreeSet::new();
    (0..count)
        .map(|i| one(random, i, style, &mut taken, &mut births))
        .collect()
}

fn one(
    random: &mut Random,
    i: usize,
    style: Style,
    taken: &mut BTreeSet<String>,
    births: &mut BTreeSet<(String, String)>,
) -> Person {
    let male = random.chance(40);
    let mut name = name(random, style.namesakes);
    while !style.namesakes && !taken.insert(name.clone()) {
        name = self::name(random, false);
    }
    // No two people share a name and a month of birth: such are tested by hand.
    let birth = loop {
        let birth = day(1966, 1, 1) + Days::new(random.below(32 * 365));
        if births.insert((name.clone(), birth.format("%Y%m").to_string())) {
            break birth;
        }
    };
    let has_number = !random.chance(style.unnumbered);
    let state = State {
        unit: random.below(UNITS.len() as u64) as usize,
        title: random.below(TITLES.len() as u64) as usize,
        education: random.below(EDUCATIONS.len() as u64) as usize,
        name,
        sex_is_male: male,
        birth,
        has_number,
        month_only: random.chance(style.by_month),
        has_birth: has_number || !random.chance(style.unborn),
    };
    let mut person = Person {
        number: number(birth, i as u64, male),
        staff_number: format!("G{i:05}"),
        joined: day(2010, 1, 1) + Days::new(random.below(4000)),
        left: None,
        reason: None,
        old: Some(state.clone()),
        new: Some(state),
        between: None,
    };
    fate(random, &mut person);
    person
}

fn name(random: &mut Random, short: bool) -> String {
    let mut name = random.one_of(&SURNAMES).to_owned();
    for _ in 0..if short { 1 } else { 3 } {
        name += random.one_of(&GIVEN);
    }
    name
}

fn fate(random: &mut Random, person: &mut Person) {
    let within = |random: &mut Random| day(NEW, 1, 1) + Days::new(random.below(360));
    match random.below(20) {
        0..3 => {
            person.old = None;
            person.joined = within(random);
        }
        3..6 => {
            person.new = None;
            person.left = Some(within(random));
            person.reason = Some(random.one_of(&REASONS));
        }
        6 => {
            // Joined and left in between.
            person.old = None;
            person.between = person.new.take();
            person.joined = day(NEW, 1, 5) + Days::new(random.below(100));
            person.left = Some(day(NEW, 6, 1) + Days::new(random.below(100)));
            person.reason = Some(random.one_of(&REASONS));
        }
        _ => {
            let state = person.new.as_mut().unwrap();
            if random.chance(12) {
                state.unit = (state.unit + 1 + random.below(3) as usize) % UNITS.len();
            }
            if random.chance(15) && state.title + 1 < TITLES.len() {
                state.title += 1;
            }
            if random.chance(4) && state.title > 0 {
                state.title -= 1;
            }
            if random.chance(8) && state.education + 1 < EDUCATIONS.len() {
                state.education += 1;
            }
            if state.has_number && random.chance(3) {
                state.name += "英";
            }
            if state.has_number && random.chance(3) {
                state.birth = state.birth + Days::new(1);
            }
        }
    }
}

/// What has happened to a person, by the names of the kinds in JSON.
pub fn truth(person: &Person, style: Style) -> Vec<&'static str> {
    let (old, new) = match (&person.old, &person.new) {
        (None, Some(_)) => return vec!["joined"],
        (Some(_), None) => return vec!["left"],
        (None, None) if style.keeps_leavers => return vec!["passing"],
        // Whom no list has, nobody knows of.
        (None, None) => return vec![],
        (Some(old), Some(new)) => (old, new),
    };
    let mut kinds = Vec::new();
    if old.unit != new.unit {
        kinds.push("moved");
    }
    if new.title > old.title {
        kinds.push("promoted");
    }
    if new.education > old.education {
        kinds.push("degree");
    }
    let has_other = new.title < old.title || old.name != new.name || written(old) != written(new);
    if has_other {
        kinds.push("other");
    }
    kinds
}

/// The birth date as it is written.
pub fn written(state: &State) -> String {
    match (state.has_birth, state.month_only) {
        (false, _) => String::new(),
        (true, true) => state.birth.format("%Y-%m").to_string(),
        (true, false) => state.birth.format("%Y-%m-%d").to_string(),
    }
}
