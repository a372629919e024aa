//! Names of units: those of the configuration that nobody has, and those that are too alike.

use super::file_place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::message::{Arg, Message};
use crate::project::config::Config;
use crate::project::{CONFIG_FILE, Project};
use crate::records::units::{UnitEntry, Units, display};
use crate::vocabulary::{Class, UnitType};
use rustc_hash::FxHashSet;

/// Reports units of the configuration that no roster has, and pairs of units that differ by
/// the name of a place only (中医医院, 青溪县中医医院): most likely one unit written twice.
pub fn report(project: &Project, units: &Units, diagnostics: &mut Diagnostics) {
    let mut there: Vec<&str> = units
        .list()
        .iter()
        .filter(|entry| entry.in_roster)
        .map(|entry| entry.name.as_str())
        .collect();
    there.sort_unstable();
    // Rosters named on the command line are seldom all there are.
    if project.rosters_are_found {
        for name in configured(&project.config) {
            let shown = display(name);
            if there.contains(&shown.as_str()) {
                continue;
            }
            let finding = match there.iter().find(|unit| are_alike(unit, &shown)) {
                Some(unit) => alike(unit, &shown),
                None => Diagnostic::new(Code::UnitAbsent).fact("unit", name),
            };
            diagnostics.push(finding.at(file_place(CONFIG_FILE)));
        }
    }
    for entry in units.list() {
        let types: Vec<String> = UnitType::ALL
            .iter()
            .zip(&entry.seen)
            .filter(|(_, rows)| **rows > 0)
            .map(|(kind, rows)| format!("{} {rows}", kind.label()))
            .collect();
        if types.len() > 1 && entry.configured.is_none() {
            let finding = Diagnostic::new(Code::UnitTypeMixed).at(Place::default());
            let mut finding = finding.fact("unit", &entry.name);
            finding.place.unit = Some(entry.name.clone());
            diagnostics.push(finding.fact("types", types.join("、")));
        }
    }
    absent_homes(units, &there, diagnostics);
    // With thousands of units every short name ends some other.
    if there.len() > 200 {
        return;
    }
    for short in &there {
        for long in there.iter().filter(|long| is_placed(long, short)) {
            diagnostics.push(alike(short, long));
        }
    }
}

/// More homes than this that no roster has are one finding.
const MANY: usize = 50;

/// 编制单位 says that somebody counts there; if nobody does, they count nowhere.
fn absent_homes(units: &Units, there: &[&str], diagnostics: &mut Diagnostics) {
    let told = diagnostics
        .iter()
        .filter(|d| d.code == Code::HomeUnitsDiffer);
    let told: FxHashSet<String> = told.filter_map(|finding| finding.value.clone()).collect();
    let mut absent: Vec<&UnitEntry> = units.list().iter().collect();
    absent.retain(|entry| entry.home_of > 0 && !entry.in_roster && !told.contains(&entry.name));
    let finding = || Diagnostic::new(Code::HomeUnitAbsent).at(Place::default());
    if absent.len() > MANY {
        let people: u64 = absent.iter().map(|entry| entry.home_of).sum();
        diagnostics.push(
            finding()
                .fact("unit", &absent[0].name)
                .fact("alike", "")
                .fact("several", "yes")
                .number("units", absent.len())
                .number("rows", people),
        );
        return;
    }
    for entry in absent {
        let alike = there.iter().find(|unit| are_alike(unit, &entry.name));
        diagnostics.push(
            finding()
                .fact("unit", &entry.name)
                .fact("alike", alike.copied().unwrap_or_default())
                .fact("several", "")
                .number("units", 1_u64)
                .number("rows", entry.home_of),
        );
    }
}

fn configured(config: &Config) -> impl Iterator<Item = &str> {
    config.units.order.iter().map(String::as_str)
}

/// The finding about two names that may be one unit's, the second being the full one.
pub fn alike(unit: &str, other: &str) -> Diagnostic {
    let finding = Diagnostic::new(Code::UnitsAlike).fact("last_year", "");
    finding.fact("unit", unit).fact("other", other)
}

/// Whether a finding says already that two names may be one unit's.
pub fn is_told(unit: &str, other: &str, diagnostics: &Diagnostics) -> bool {
    let asked = alike(unit, other).message;
    let same = |told: &Message| {
        let facts = ["unit", "other"].map(|name| fact(told, name));
        facts == ["unit", "other"].map(|name| fact(&asked, name))
    };
    let mut told = diagnostics.iter().filter(|d| d.code == Code::UnitsAlike);
    told.any(|finding| same(&finding.message))
}

fn fact<'a>(message: &'a Message, name: &str) -> Option<&'a Arg> {
    let mut args = message.args.iter();
    args.find(|(key, _)| *key == name).map(|(_, arg)| arg)
}

/// Whether two names differ by a place before one of them only.
pub fn are_alike(one: &str, other: &str) -> bool {
    is_placed(one, other) || is_placed(other, one)
}

/// Whether `long` is `short` with a place before it.
fn is_placed(long: &str, short: &str) -> bool {
    short.chars().count() >= 3
        && long
            .strip_suffix(short)
            .is_some_and(|place| place.ends_with(['省', '市', '县', '区', '州', '旗', '盟']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_before_the_name_makes_units_alike_and_a_number_does_not() {
        assert!(is_placed("青溪县中医医院", "中医医院"));
        assert!(!is_placed("青溪县第二人民医院", "人民医院"));
        assert!(!is_placed("人民医院", "人民医院"));
    }
}
