//! The words round a figure that a person has changed.

use super::bench::*;
use talentsum::redraft::{Context, Outcome, Redrafted};

/// The draft with words of its first sentence of figures changed, and refreshed.
fn reworded(from: &str, to: &str) -> (Redrafted, String) {
    let draft = before().draft();
    let total = bookmark(&draft, "staff.total");
    let edited = edited(&draft, MAIN, |xml| {
        let at = stretch(&xml, &total);
        let start = xml[..at.start]
            .rfind("<w:p>")
            .max(xml[..at.start].rfind("<w:p "));
        let (head, rest) = xml.split_at(start.expect("a paragraph"));
        format!("{head}{}", replaced(rest, from, to))
    });
    (after().refresh(&edited, false), total)
}

#[test]
fn a_figure_that_a_person_has_made_one_of_another_year_is_not_written() {
    for to in ["上年末系统共有干部职工", "2023年系统共有干部职工"] {
        let (redrafted, total) = reworded("系统共有干部职工", to);
        let told = outcome(&redrafted, &total);
        assert_eq!(told.outcome, Outcome::OtherPeriod, "{to}");
        assert_eq!(texts(&redrafted.bytes)[&total], "41");
        let words = told.words.as_ref().expect("words");
        assert_eq!(words.change, Context::OtherPeriod);
        assert!(words.was.contains("系统共有干部职工41人"), "{}", words.was);
        assert!(told.context.contains(to), "{}", told.context);
    }
}

#[test]
fn a_figure_of_another_year_is_told_with_the_same_data_too() {
    let draft = before().draft();
    let total = bookmark(&draft, "staff.total");
    let edited = edited(&draft, MAIN, |xml| {
        let at = stretch(&xml, &total);
        let (head, rest) = xml.split_at(xml[..at.start].rfind("<w:p").expect("a paragraph"));
        format!(
            "{head}{}",
            replaced(rest, "系统共有干部职工", "上年末系统共有干部职工")
        )
    });
    let redrafted = before().refresh(&edited, false);
    assert_eq!(outcome(&redrafted, &total).outcome, Outcome::OtherPeriod);
    assert!(redrafted.bytes == edited);
}

#[test]
fn a_figure_whose_subject_a_person_has_changed_is_written_and_told() {
    let (redrafted, total) = reworded("系统共有干部职工", "系统共有在编人员");
    let told = outcome(&redrafted, &total);
    assert_eq!(told.outcome, Outcome::Set);
    assert_eq!(texts(&redrafted.bytes)[&total], "46");
    let words = told.words.as_ref().expect("words");
    assert_eq!(words.change, Context::Reworded);
    assert!(told.context.contains("在编人员41人"), "{}", told.context);
}

#[test]
fn bold_and_other_looks_are_no_change_of_words() {
    let draft = before().draft();
    let edited = edited(&draft, MAIN, |xml| {
        xml.replace(
            "<w:t>人，",
            "<w:t></w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>人，",
        )
    });
    let redrafted = after().refresh(&edited, false);
    assert!(
        redrafted
            .figures
            .iter()
            .all(|figure| figure.words.is_none())
    );
}

#[test]
fn what_no_person_has_touched_tells_of_no_words() {
    // As if saved: no longer the very bytes that were generated.
    let saved = edited(&before().draft(), MAIN, |xml| {
        xml.replace("<w:body>", "<w:body ><!-- -->")
    });
    let redrafted = after().refresh(&saved, false);
    let told = redrafted
        .figures
        .iter()
        .filter(|figure| figure.words.is_some());
    assert_eq!(told.count(), 0);
    assert!(
        redrafted
            .figures
            .iter()
            .all(|figure| figure.outcome != Outcome::Copy)
    );
}

#[test]
fn of_a_figure_whose_words_were_changed_further_off_the_whole_sentence_is_told() {
    let draft = before().draft();
    let edited = edited(&draft, MAIN, |xml| {
        let at = xml.find("按职称分，专业技术人员中").expect("the sentence");
        format!(
            "{}{}",
            &xml[..at],
            replaced(&xml[at..], "专业技术人员中", "临床医生中")
        )
    });
    let redrafted = after().refresh(&edited, false);
    let changed = redrafted
        .figures
        .iter()
        .filter_map(|f| Some((f, f.words.as_ref()?)));
    let changed: Vec<_> = changed.collect();
    assert!(changed.len() > 1);
    for (figure, words) in changed {
        assert_eq!(figure.outcome, Outcome::Set);
        assert_ne!(figure.context, words.was);
        assert!(figure.context.contains("临床医生中"), "{}", figure.context);
        assert!(words.was.contains("专业技术人员中"), "{}", words.was);
    }
}

#[test]
fn two_figures_that_changed_places_in_a_sentence_are_not_written() {
    let people = |count: usize, title: &str| -> String {
        let row = |n: usize| format!("{title}{n},大学本科,{title},专业技术,1980-01-01,甲医院\n");
        (0..count).map(row).collect()
    };
    let bureau = |senior: usize, middle: usize| {
        let rows = people(senior, "主任医师") + &people(middle, "主治医师");
        made_of(format!("姓名,学历,职称,岗位类别,出生日期,单位\n{rows}"))
    };
    let draft = bureau(3, 9).draft();
    let [senior, middle] =
        ["senior", "intermediate"].map(|t| bookmark(&draft, &format!("professional.title.{t}")));
    let edited = edited(&draft, MAIN, |xml| {
        let (one, two) = (stretch(&xml, &senior), stretch(&xml, &middle));
        let (one, two) = if one.start < two.start {
            (one, two)
        } else {
            (two, one)
        };
        let piece = |range: &std::ops::Range<usize>| &xml[range.clone()];
        [
            &xml[..one.start],
            piece(&two),
            &xml[one.end..two.start],
            piece(&one),
            &xml[two.end..],
        ]
        .concat()
    });
    let redrafted = bureau(4, 11).refresh(&edited, false);
    for (figure, number) in [(&senior, "3"), (&middle, "9")] {
        let told = outcome(&redrafted, figure);
        assert_eq!(told.outcome, Outcome::OtherPlace, "{}", told.context);
        assert_eq!(texts(&redrafted.bytes)[figure], number);
        let words = told.words.as_ref().expect("words");
        assert_eq!(words.change, Context::OtherPlace);
    }
}
