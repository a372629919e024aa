//! Numbers that a person has typed otherwise, without changing them.

use super::bench::*;
use super::support;
use talentsum::export::markdown::{self, Record};
use talentsum::redraft::{MarkdownDraft, Outcome};

/// Many people in one unit, and more.
const MANY: &[(&str, usize)] = &[("甲院", 1210), ("乙院", 30)];
const MORE: &[(&str, usize)] = &[("甲院", 1210), ("乙院", 95)];

fn became(from: &str, to: &str) -> (Outcome, String, bool) {
    let made_first = made(MANY);
    let draft = made_first.draft();
    let total = bookmark(&draft, "staff.total");
    let edited = at(&draft, &total, |inside| {
        replaced(inside, &format!(">{from}<"), &format!(">{to}<"))
    });
    let same = made_first.refresh(&edited, false);
    assert_eq!(outcome(&same, &total).outcome, Outcome::Unchanged, "{to}");
    assert!(same.bytes == edited, "{to}");
    let redrafted = made(MORE).refresh(&edited, false);
    let told = outcome(&redrafted, &total);
    let text = texts(&redrafted.bytes)[&total].clone();
    (told.outcome, text, told.spelling)
}

#[test]
fn a_number_with_commas_or_in_wide_digits_stays_so_and_goes_on_being_refreshed() {
    for (to, expected) in [
        ("1,240", "1,305"),
        ("１２４０", "１３０５"),
        ("1 240", "1 305"),
    ] {
        let (outcome, text, _) = became("1240", to);
        assert_eq!((outcome, text.as_str()), (Outcome::Set, expected));
    }
}

#[test]
fn a_spelling_that_cannot_be_followed_keeps_its_number_and_that_is_told() {
    for to in ["1２40", "0.124万"] {
        let (outcome, text, spelling) = became("1240", to);
        assert_eq!(
            (outcome, text.as_str(), spelling),
            (Outcome::HandEdited, to, true)
        );
    }
}

#[test]
fn it_is_refreshed_in_its_spelling_again_and_again() {
    let draft = made(MANY).draft();
    let total = bookmark(&draft, "staff.total");
    let edited = at(&draft, &total, |inside| {
        replaced(inside, ">1240<", ">1,240<")
    });
    let once = made(MORE).refresh(&edited, false).bytes;
    let twice = made(MANY).refresh(&once, false);
    assert_eq!(texts(&twice.bytes)[&total], "1,240");
}

/// A Markdown draft of many people, edited, with the data of more of them.
fn text_became(edit: impl Fn(&str) -> String, force: bool) -> (String, Vec<(Outcome, bool)>) {
    let pieces = markdown::pieces(&made(MANY).document);
    let record = Record::new(2024, support::AS_OF.to_string(), pieces);
    let text = edit(&record.text());
    let draft = MarkdownDraft::open(text.into_bytes(), record).expect("a draft");
    let more = made(MORE);
    let renewed = draft.refresh(&more.figures, &more.document, force);
    let figures = renewed.redrafted.figures.iter();
    let total = figures.filter(|f| f.mark.text == "1240" && f.mark.figure.id == "staff.total");
    let total = total.map(|f| (f.outcome, f.spelling)).collect();
    let text = String::from_utf8(renewed.redrafted.bytes).expect("UTF-8");
    (text, total)
}

#[test]
fn numbers_of_a_text_stay_as_they_are_spelled_and_go_on_being_refreshed() {
    for (to, expected) in [
        ("1,240", "1,305"),
        ("１２４０", "１３０５"),
        ("**1 240**", "**1 305**"),
    ] {
        let (text, total) = text_became(|text| text.replace("1240", to), false);
        assert!(
            total.iter().all(|t| *t == (Outcome::Set, false)),
            "{to}: {total:?}"
        );
        assert!(
            text.contains(&format!("共有干部职工{expected}人")),
            "{text}"
        );
        assert!(!text.contains(to), "{text}");
    }
}

#[test]
fn a_spelling_of_a_text_that_cannot_be_followed_is_told() {
    let edit = |text: &str| text.replace("1240", "1２40");
    let (text, total) = text_became(edit, false);
    assert!(
        total.iter().all(|t| *t == (Outcome::HandEdited, true)),
        "{total:?}"
    );
    assert!(text.contains("共有干部职工1２40人"), "{text}");
    let (text, total) = text_became(edit, true);
    assert!(total.iter().all(|t| t.0 == Outcome::Set), "{total:?}");
    assert!(text.contains("共有干部职工1305人"), "{text}");
}

#[test]
fn a_number_of_a_text_in_other_words_is_the_one_that_was_generated() {
    let (text, total) = text_became(|text| text.replace("1240人", "一千二百四十人"), false);
    assert!(text.contains("共有干部职工一千二百四十人"), "{text}");
    assert!(total.contains(&(Outcome::HandEdited, true)), "{total:?}");
    let folder = tempfile::tempdir().expect("a folder");
    for (name, from, to) in [
        (
            "一.md",
            "，比上年增加64人，增长1.5%",
            "，较去年多64人，增幅为1.5%",
        ),
        ("二.md", "干部职工4225人", "干部职工四千二百二十五人"),
        ("三.docx", "", ""),
    ] {
        let path = folder.path().join(name);
        let shown = path.to_str().expect("a path");
        let bureau = support::bureau();
        support::printed(&bureau, &["report", "--year", "2024", "-o", shown]);
        if name.ends_with(".md") {
            let text = std::fs::read_to_string(&path).expect("the draft");
            std::fs::write(&path, replaced(&text, from, to)).expect("a file");
        }
        let told = told(&bureau, &[shown, "--dry-run"]);
        let outcomes = told["outcomes"].as_object().expect("outcomes").iter();
        let others = outcomes.filter(|(key, count)| *key != "unchanged" && **count != 0);
        assert_eq!(others.count(), 0, "{name}: {}", told["outcomes"]);
    }
}

#[test]
fn a_change_in_a_persons_words_gets_its_new_numbers_again_and_again() {
    let folder = folder(BEFORE);
    let last = folder.path().join("data/2023");
    std::fs::create_dir_all(&last).expect("a folder");
    let before = roster(&[("丙院", 6), ("乙院", 9), ("甲院", 23)]);
    std::fs::write(last.join("花名册.csv"), before).expect("a roster");
    for name in ["总结.docx", "总结.md"] {
        report_data(folder.path(), BEFORE);
        support::printed(folder.path(), &["report", "--year", "2024", "-o", name]);
        let path = folder.path().join(name);
        let draft = std::fs::read(&path).expect("the draft");
        let (was, own) = ("比上年增加3人，增长7.9%", "较去年多3人，增幅为7.9%");
        let edited = match name.ends_with(".md") {
            true => {
                let text = String::from_utf8(draft).expect("UTF-8");
                replaced(&text, was, own).into_bytes()
            }
            false => edited(&draft, MAIN, |xml| replaced(&xml, was, own)),
        };
        std::fs::write(&path, edited).expect("a file");
        for (units, expected) in [
            (AFTER, "较去年多8人，增幅为21.1%"),
            (BEFORE, "较去年多3人，增幅为7.9%"),
        ] {
            report_data(folder.path(), units);
            let refresh = ["refresh", name, "--year", "2024", "-o", name];
            let told = support::printed(folder.path(), &refresh);
            let told = String::from_utf8(told).expect("UTF-8");
            // What is told is what was written, and not the words of the report.
            assert!(told.contains(&format!("→ {expected}")), "{name}: {told}");
            let written = std::fs::read(&path).expect("the draft");
            let text = match name.ends_with(".md") {
                true => String::from_utf8(written).expect("UTF-8"),
                false => lines(&written).concat(),
            };
            assert!(text.contains(expected), "{name}: {text}");
        }
    }
}
