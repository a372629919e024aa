//! The names of the units' files: safe on every system, and no two alike.

use crate::output::file_name;
use std::collections::BTreeMap;

/// Names that Windows keeps for devices, whatever the ending.
const DEVICES: &[&str] = &[
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// A name as a file's, without its ending.
pub fn safe(name: &str) -> String {
    let mut safe = file_name(name);
    let device = safe.split('.').next().unwrap_or_default().trim_end();
    let is_device = DEVICES.contains(&device.to_lowercase().as_str());
    if safe.is_empty() || safe.starts_with(['.', '~', '-']) || is_device {
        safe.insert(0, '_');
    }
    safe
}

/// For each name the others that would have the same file as it has; systems differ in
/// whether A and a are one letter, so here they are.
pub fn collisions<'a>(names: &[&'a str]) -> BTreeMap<&'a str, Vec<&'a str>> {
    let mut files: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for name in names {
        files
            .entry(safe(name).to_lowercase())
            .or_default()
            .push(name);
    }
    let several = files.into_values().filter(|same| same.len() > 1);
    let each = several.flat_map(|same| {
        let all = same.clone();
        same.into_iter().map(move |name| {
            let others = all.iter().filter(|other| **other != name);
            (name, others.copied().collect())
        })
    });
    each.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_file_name_on_every_system() {
        let pairs = [
            ("甲/乙:院", "甲_乙_院"),
            ("CON", "_CON"),
            ("nul.分院", "_nul.分院"),
            ("com1 .x", "_com1 .x"),
            ("..\\..\\x", "_.._.._x"),
            ("-rf", "_-rf"),
            ("卫生院. .", "卫生院"),
            (" . ", "_"),
            ("控制", "控制"),
        ];
        for (name, file) in pairs {
            assert_eq!(safe(name), file);
        }
        assert!(safe(&"院".repeat(300)).len() <= 200);
    }

    #[test]
    fn names_that_give_one_file_are_found_whatever_the_letter_case() {
        let names = ["甲/院", "甲:院", "A院", "a院", "乙院"];
        let found = collisions(&names);
        assert_eq!(found["甲/院"], ["甲:院"]);
        assert_eq!(found["A院"], ["a院"]);
        assert!(!found.contains_key("乙院"));
    }
}
