//! Names and identity numbers, all invented.

use super::person::Person;
use crate::bureau::class::Sex;
use crate::bureau::random::Random;
use anyhow::Result;
use chrono::{Datelike, NaiveDate};
use serde::Deserialize;
use std::collections::BTreeSet;

/// A region code that GB/T 2260 has never assigned: it has no area that begins with 4299.
const REGION: &str = "429981";

/// The weights of GB 11643, and the check characters by remainder.
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS: [char; 11] = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'];

/// What names are made of.
#[derive(Deserialize)]
struct Names {
    surnames: Vec<Surnames>,
    before_1980: Given,
    since_1980: Given,
}

/// Surnames that are equally common.
#[derive(Deserialize)]
struct Surnames {
    weight: usize,
    characters: String,
}

/// Characters of given names.
#[derive(Deserialize)]
struct Given {
    women: String,
    men: String,
}

/// Gives everyone a name and an identity number.
pub fn name(people: &mut [Person], random: &mut Random) -> Result<()> {
    let names: Names = toml::from_str(include_str!("../../data/names.toml"))?;
    let surnames: Vec<char> = names
        .surnames
        .iter()
        .flat_map(|s| s.characters.repeat(s.weight).chars().collect::<Vec<_>>())
        .collect();
    let mut given_out = BTreeSet::new();
    for person in people {
        let era = if person.birth.year() < 1980 {
            &names.before_1980
        } else {
            &names.since_1980
        };
        let given = if person.sex == Sex::Female {
            &era.women
        } else {
            &era.men
        };
        person.name = full_name(&surnames, &given.chars().collect::<Vec<_>>(), random);
        person.id = loop {
            let id = identity_number(person.birth, person.sex, random);
            if !id.ends_with("000") && given_out.insert(id.clone()) {
                break id;
            }
        };
    }
    Ok(())
}

/// A surname and one or two different characters.
fn full_name(surnames: &[char], given: &[char], random: &mut Random) -> String {
    let first = *random.pick(given);
    let second = *random.pick(given);
    let mut name = String::from(*random.pick(surnames));
    name.push(first);
    if second != first && random.chance(72) {
        name.push(second);
    }
    name
}

/// An identity number after GB 11643; the 17th digit is odd for men.
fn identity_number(birth: NaiveDate, sex: Sex, random: &mut Random) -> String {
    let sequence = 2 * random.below(500) + if sex == Sex::Male { 1 } else { 0 };
    let body = format!("{REGION}{}{sequence:03}", birth.format("%Y%m%d"));
    let digits = body.bytes().map(|b| u32::from(b - b'0'));
    let sum: u32 = digits
        .zip(WEIGHTS)
        .map(|(digit, weight)| digit * weight)
        .sum();
    format!("{body}{}", CHECKS[(sum % 11) as usize])
}
