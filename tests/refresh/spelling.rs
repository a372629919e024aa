//! Numbers that a person has typed otherwise, without changing them.

use super::bench::*;
use talentsum::redraft::Outcome;

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
