use super::super::{Class, Dimension, Doubt, Education, Title};
use super::vocabulary;

#[test]
fn the_embedded_tables_are_sound() {
    vocabulary();
}

#[test]
fn every_dimension_has_a_name_of_its_own_and_labels_without_repetition() {
    let mut names: Vec<_> = Dimension::ALL.iter().map(|d| d.name()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), Dimension::ALL.len());
    for dimension in Dimension::ALL {
        let mut labels = dimension.labels();
        let count = labels.len();
        labels.sort_unstable();
        labels.dedup();
        assert_eq!(labels.len(), count, "{}", dimension.name());
        assert_eq!(Dimension::with_name(dimension.name()), Some(*dimension));
    }
}

#[test]
fn groups_gather_the_classes_that_reports_add_up() {
    assert_eq!(Dimension::Education.groups(), ["研究生"]);
    assert_eq!(Dimension::Title.groups(), ["高级", "初级"]);
    assert!(Education::PostgraduateUnspecified.is_in("研究生"));
    assert!(!Education::PostgraduateUnspecified.is_in("硕士研究生"));
    assert!(Title::Staff.is_in("初级") && Title::SeniorUnspecified.is_in("高级"));
    assert!(!Title::Intermediate.is_in("高级"));
}

#[test]
fn every_doubt_has_its_own_key() {
    let mut keys: Vec<_> = Doubt::ALL.iter().map(|d| d.key()).collect();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), Doubt::ALL.len());
    for doubt in Doubt::ALL {
        let text = format!("doubt = \"{}\"", doubt.key());
        let read: std::collections::BTreeMap<String, Doubt> = toml::from_str(&text).expect("a key");
        assert_eq!(read.get("doubt"), Some(doubt));
    }
}
