//! Faults that are not typed into sentences: bookmarks, tables, charts, sentences taken out,
//! the data of another year.

use super::bench::{MAIN, at, bookmark, edited, replaced, run};
use super::sample::*;
use talentsum::verify::Outcome;

/// The Word draft with something done to the bookmark of a figure in running text.
fn at_figure(id: &str, edit: impl FnOnce(&str) -> String) -> Vec<String> {
    let Draft::Word(bytes) = Draft::word(example()) else {
        unreachable!()
    };
    let edited = at(&bytes, &bookmark(&bytes, id), edit);
    short(&Draft::Word(edited).verify(example()))
}

#[test]
fn a_number_typed_anew_without_its_bookmark_is_found_by_its_sentence() {
    assert_eq!(
        at_figure("staff.total", |_| run("4225")),
        ["retyped staff.total 4225"]
    );
    assert_eq!(
        at_figure("staff.total", |_| run("4252")),
        ["hand-edited staff.total 4252≠4225"]
    );
}

#[test]
fn a_number_in_a_tracked_change_or_with_a_field_in_it_is_told() {
    let author = "w:id=\"900\" w:author=\"甲\" w:date=\"2025-01-01T00:00:00Z\"";
    let inserted = |inside: &str| {
        let change = format!("<w:ins {author}>{}</w:ins><w:bookmarkEnd", run("0"));
        replaced(inside, "<w:bookmarkEnd", &change)
    };
    assert_eq!(
        at_figure("staff.total", inserted),
        ["tracked staff.total 42250≠4225"]
    );
    let field = |inside: &str| {
        let field = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:bookmarkEnd";
        replaced(inside, "<w:bookmarkEnd", field)
    };
    assert_eq!(
        at_figure("staff.total", field),
        ["unclear staff.total 4225≠4225"]
    );
}

#[test]
fn a_sentence_that_somebody_has_deleted_is_no_fault() {
    for draft in [Draft::word(example()), Draft::markdown(example())] {
        let sentence = "按年龄分，35岁及以下1712人，占40.5%；36—40岁779人；41—45岁566人；46—50岁503人；51岁及以上659人，占15.6%。各年龄段中，35岁及以下人员最多。";
        let verified = match &draft {
            Draft::Markdown(_) | Draft::Plain(_) => draft.typed(sentence, "").verify(example()),
            Draft::Word(bytes) => {
                let gone = edited(bytes, MAIN, |xml| {
                    let at = xml.find(">按年龄分，35岁").expect("the sentence");
                    let start = xml[..at].rfind("<w:p ").expect("its paragraph");
                    let end = xml[at..].find("</w:p>").expect("its end") + at + "</w:p>".len();
                    format!("{}{}", &xml[..start], &xml[end..])
                });
                Draft::Word(gone).verify(example())
            }
        };
        assert_eq!(short(&verified), [""; 0]);
        let gone = verified
            .figures
            .iter()
            .filter(|f| f.outcome == Outcome::Gone);
        assert_eq!(gone.count(), 7);
        assert!(!verified.is_wrong());
    }
}

#[test]
fn a_draft_of_other_data_differs_in_what_those_say_otherwise() {
    // The report of last year's data, held against this year's.
    let draft = Draft::word(year_before());
    let verified = draft.verify(example());
    let total = verified
        .figures
        .iter()
        .find(|f| f.figure.id == "staff.total");
    let total = total.expect("the total");
    assert_eq!(total.outcome, Outcome::Differs);
    assert_eq!(total.data.as_deref(), Some("4225"));
    assert_ne!(total.text.as_deref(), Some("4225"));
    assert!(
        verified
            .figures
            .iter()
            .all(|f| f.outcome != Outcome::HandEdited)
    );
    assert_eq!(verified.shares.len(), 0);
    let differs = |verified: &talentsum::verify::Verified, id: &str| {
        let found = verified.figures.iter().find(|f| f.figure.id == id);
        found.is_some_and(|f| f.outcome == Outcome::Differs)
    };
    let by_words = Draft::markdown(year_before()).verify(example());
    for id in [
        "period.year",
        "staff.total",
        "staff.professional",
        "recruitment.trips",
    ] {
        assert!(differs(&by_words, id), "{id}");
    }
    // Where a share is the same by chance nothing tells that its count is only old.
    assert_eq!(by_words.shares.len(), 1);
}

#[test]
fn cells_of_tables_are_compared_and_rows_put_in_by_hand_are_told() {
    let Draft::Word(bytes) = Draft::word(example()) else {
        unreachable!()
    };
    let made = example();
    let draft = talentsum::redraft::Draft::open(bytes.clone()).expect("a draft");
    let cell = draft.record().figures.iter().find(|mark| {
        mark.figure.id == "staff.professional" && mark.text == "1232" && mark.place.is_some()
    });
    let cell = cell.expect("the hospital").bookmark.clone();
    let edited_cell = at(&bytes, &cell, |inside| replaced(inside, "1232", "1322"));
    let verified = Draft::Word(edited_cell).verify(made);
    assert_eq!(
        short(&verified),
        ["hand-edited staff.professional 1322≠1232"]
    );
    let found = verified
        .figures
        .iter()
        .find(|f| f.outcome == Outcome::HandEdited);
    let context = &found.expect("the cell").context;
    assert!(context.contains("栖川市人民医院 / 专业技术"), "{context}");
    let with_row = edited(&bytes, MAIN, |xml| {
        let table = xml.find("<w:tbl>").expect("a table");
        let at = xml[table..].find("</w:tbl>").expect("its end") + table;
        let cell = |text: &str| format!("<w:tc><w:p>{}</w:p></w:tc>", run(text));
        format!(
            "{}<w:tr>{}{}</w:tr>{}",
            &xml[..at],
            cell("某民营医院"),
            cell("86"),
            &xml[at..]
        )
    });
    let verified = Draft::Word(with_row).verify(made);
    assert_eq!(short(&verified), ["number 86"]);
    assert_eq!(verified.numbers[0].context, "某民营医院 / 86");
    let Draft::Markdown(text) = Draft::markdown(made) else {
        unreachable!()
    };
    let row = text
        .lines()
        .find(|line| line.starts_with("| 栖川市人民医院 "))
        .expect("the row");
    let changed = row.replacen("1232", "1322", 1);
    let verified = Draft::Markdown(text.replacen(row, &changed, 1)).verify(made);
    assert_eq!(short(&verified), ["differs staff.professional 1322≠1232"]);
    let verified =
        Draft::Markdown(text.replacen(row, &format!("{row}\n| 某民营医院 | 86 |"), 1)).verify(made);
    assert_eq!(short(&verified), ["number 86"]);
}

#[test]
fn bars_of_charts_are_compared() {
    let Draft::Word(bytes) = Draft::word(example()) else {
        unreachable!()
    };
    let changed = edited(&bytes, "word/charts/chart1.xml", |xml| {
        replaced(&xml, "<c:v>1798</c:v>", "<c:v>1978</c:v>")
    });
    let found = short(&Draft::Word(changed).verify(example()));
    assert_eq!(
        found,
        ["hand-edited professional.education.bachelor 1978≠1798"]
    );
}

#[test]
fn an_identity_number_in_a_draft_is_masked() {
    let person = "420106190001011234";
    let to = format!("专业技术人员是队伍的主体。张某（{person}）等12人获奖。");
    let draft = Draft::word(example()).typed("专业技术人员是队伍的主体。", &to);
    let verified = draft.verify(example());
    assert_eq!(short(&verified), ["number 12人"]);
    let context = &verified.numbers[0].context;
    assert!(
        context.contains("********") && !context.contains(person),
        "{context}"
    );
}
