//! Writes a roster of any size for benches: the same seed, the same bytes.
//!
//! ```text
//! cargo run --release --example make_roster -- ROWS FILE [SEED] [QUOTED_PER_MILLE]
//! ```
//!
//! Every person is invented; 3,000 units, most titles of nurses and doctors, five in a
//! hundred with a date of leaving. With QUOTED_PER_MILLE so many rows in a thousand have
//! quotes, commas and line ends in the name, some of them stray.

mod random;
mod words;

use anyhow::{Context, Result};
use chrono::{Datelike, Days, NaiveDate};
use random::Random;
use std::fs::File;
use std::io::{BufWriter, Write};
use words::Words;

const HEADER: &str =
    "工号,姓名,性别,身份证号,出生日期,学历,职称,岗位类别,单位,参加工作时间,入职日期,离职日期";

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |i: usize, default: u64| match arguments.get(i) {
        Some(text) => text.parse().with_context(|| text.clone()),
        None => Ok(default),
    };
    let path = arguments
        .get(1)
        .context("ROWS FILE [SEED] [QUOTED_PER_MILLE]")?;
    let rows = number(0, 0)?;
    let mut random = Random::new(number(2, 20_241_231)?);
    let quoted_per_mille = number(3, 0)?;
    let words = Words::new();
    let mut out = BufWriter::with_capacity(1 << 20, File::create(path)?);
    writeln!(out, "{HEADER}")?;
    for i in 1..=rows {
        let person = Person::draw(&words, &mut random, quoted_per_mille);
        writeln!(out, "G{i:08},{}", person.cells)?;
    }
    Ok(out.flush()?)
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

/// One row, without its number.
struct Person {
    cells: String,
}

impl Person {
    /// Draws a person. The order of the draws is what makes the bytes the same: leave it.
    fn draw(words: &Words, random: &mut Random, quoted_per_mille: u64) -> Self {
        let born = between(day(1962, 1, 1), day(2002, 12, 31), random);
        let is_male = random.below(100) < 30;
        let identity = identity(born, is_male, random);
        let latest = day(2025, 6, 30);
        let started = born + Days::new(365 * 21) + Days::new(random.below(365 * 6));
        let started = started.min(latest);
        let waited = match random.below(100) < 40 {
            true => random.below(365 * 10),
            false => 0,
        };
        let joined = (started + Days::new(waited)).min(latest);
        let name = words.name(random);
        let education = words::weighted(words::EDUCATIONS, random.below(100));
        let post = match random.below(100) {
            0..82 => "专业技术",
            82..92 => "管理",
            _ => "工勤技能",
        };
        let mut title = words.title(random);
        if post != "专业技术" && random.below(100) < 80 {
            title = "无";
        }
        let unit = words.unit(random);
        let is_quoted = quoted_per_mille > 0 && random.below(1000) < quoted_per_mille;
        let name = match is_quoted {
            true => quoted(&name, random),
            false => name,
        };
        let unit = match is_quoted && random.below(2) == 0 {
            true => format!("\"{unit}\""),
            false => unit.to_owned(),
        };
        let left = match random.below(100) < 5 {
            true => between(joined, day(2025, 12, 31), random).to_string(),
            false => String::new(),
        };
        let sex = if is_male { "男" } else { "女" };
        Person {
            cells: format!(
                "{name},{sex},{identity},{born},{education},{title},{post},{unit},{started},{joined},{left}"
            ),
        }
    }
}

/// A day from the first on, before the last.
fn between(first: NaiveDate, last: NaiveDate, random: &mut Random) -> NaiveDate {
    let days = (last - first).num_days();
    first + Days::new(random.below(days.unsigned_abs()))
}

/// An identity number with its check character (GB 11643).
fn identity(born: NaiveDate, is_male: bool, random: &mut Random) -> String {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let region =
        110_000 + random.below(54) * 10_000 + random.below(20) * 100 + random.below(15) + 1;
    let sequence = (random.below(499) * 2 + u64::from(is_male)).max(1);
    let (year, month, day) = (born.year(), born.month(), born.day());
    let mut number = format!("{region:06}{year:04}{month:02}{day:02}{sequence:03}");
    let digits = number.bytes().map(|b| u32::from(b - b'0'));
    let sum: u32 = digits.zip(WEIGHTS).map(|(d, w)| d * w).sum();
    number.push(char::from(b"10X98765432"[(sum % 11) as usize]));
    number
}

/// A name that needs quotes, or has one that it should not.
fn quoted(name: &str, random: &mut Random) -> String {
    match random.below(4) {
        0 => format!("\"{name}\n,曾用名\n\""),
        1 => format!("\"{name}\"\"小\"\"\""),
        2 => format!("\"{name},1,2,\r\n3,4,5,6\n7\""),
        _ => format!("{name}\"x"),
    }
}
