//! Sentences that stand in a draft once more: copied with their bookmarks or without.

use super::bench::*;
use talentsum::redraft::{FigureOutcome, Outcome, Redrafted};

/// The paragraph around a bookmark.
fn paragraph(docx: &[u8], bookmark: &str) -> String {
    let xml = part(docx, MAIN);
    let at = stretch(&xml, bookmark);
    let start = xml[..at.start]
        .rfind("<w:p>")
        .max(xml[..at.start].rfind("<w:p "));
    let end = xml[at.end..].find("</w:p>").expect("its end") + at.end + "</w:p>".len();
    xml[start.expect("a paragraph")..end].to_owned()
}

/// The draft with a paragraph put before or behind the one of the bookmark.
fn with_beside(docx: &[u8], bookmark: &str, copy: &str, before: bool) -> Vec<u8> {
    let own = paragraph(docx, bookmark);
    edited(docx, MAIN, |xml| match before {
        true => replaced(&xml, &own, &format!("{copy}{own}")),
        false => replaced(&xml, &own, &format!("{own}{copy}")),
    })
}

fn copies<'a>(redrafted: &'a Redrafted, bookmark: &str) -> Vec<&'a FigureOutcome> {
    let of = |f: &&FigureOutcome| f.outcome == Outcome::Copy && f.mark.bookmark == bookmark;
    redrafted.figures.iter().filter(of).collect()
}

/// The paragraph without its bookmarks, as Word copies it.
fn bare(paragraph: &str) -> String {
    let pieces = paragraph
        .split('<')
        .filter(|piece| !piece.starts_with("w:bookmark"));
    pieces.collect::<Vec<_>>().join("<")
}

fn draft() -> (Vec<u8>, String) {
    let draft = before().draft();
    let total = bookmark(&draft, "staff.total");
    (draft, total)
}

#[test]
fn of_a_paragraph_copied_with_its_bookmarks_the_first_is_written_and_the_other_told() {
    let (draft, total) = draft();
    let copied = with_beside(&draft, &total, &paragraph(&draft, &total), false);
    let redrafted = after().refresh(&copied, false);
    let own = redrafted.figures.iter().find(|f| f.mark.bookmark == total);
    assert_eq!(own.expect("it").outcome, Outcome::Set);
    let told = copies(&redrafted, &total);
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].text.as_deref(), Some("41"));
    assert_eq!(told[0].new.as_deref(), Some("46"));
    assert!(
        told[0].context.contains("干部职工41人"),
        "{}",
        told[0].context
    );
    let lines = lines(&redrafted.bytes).join("\n");
    assert_eq!(lines.matches("干部职工46人").count(), 1);
    assert_eq!(lines.matches("干部职工41人").count(), 1);
    // The next time it is told again, and not written either.
    let twice = made(&[("甲院", 50)]).refresh(&redrafted.bytes, false);
    assert_eq!(outcome(&twice, &total).outcome, Outcome::Set);
    assert_eq!(copies(&twice, &total)[0].text.as_deref(), Some("41"));
}

#[test]
fn a_copy_whose_number_was_edited_does_not_freeze_the_original_wherever_it_stands() {
    let (draft, total) = draft();
    for before in [true, false] {
        let copy = replaced(&paragraph(&draft, &total), ">41<", ">40<");
        let copied = with_beside(&draft, &total, &copy, before);
        let redrafted = after().refresh(&copied, false);
        let own = redrafted.figures.iter().find(|f| f.mark.bookmark == total);
        assert_eq!(own.expect("it").outcome, Outcome::Set, "{before}");
        assert_eq!(copies(&redrafted, &total)[0].text.as_deref(), Some("40"));
        let lines = lines(&redrafted.bytes).join("\n");
        assert!(lines.contains("干部职工46人") && lines.contains("干部职工40人"));
    }
}

#[test]
fn a_copy_that_libreoffice_has_named_anew_is_told() {
    let (draft, total) = draft();
    let own = paragraph(&draft, &total);
    let mut pieces = own.split("w:name=\"");
    let mut copy = pieces.next().expect("the beginning").to_owned();
    for piece in pieces {
        let (name, rest) = piece.split_once('"').expect("a name");
        copy += &format!("w:name=\"{name}_Copy_1\"{rest}");
    }
    assert!(copy.contains(&format!("{total}_Copy_1")), "{copy}");
    let copy = copy.replace("w:id=\"", "w:id=\"90");
    let copied = with_beside(&draft, &total, &copy, true);
    let redrafted = after().refresh(&copied, false);
    assert_eq!(outcome(&redrafted, &total).outcome, Outcome::Set);
    assert_eq!(copies(&redrafted, &total).len(), 1);
    assert_eq!(texts(&redrafted.bytes)[&total], "46");
}

#[test]
fn a_copy_without_bookmarks_is_told_time_after_time() {
    let (draft, total) = draft();
    let copied = with_beside(&draft, &total, &bare(&paragraph(&draft, &total)), false);
    let once = after().refresh(&copied, false);
    assert_eq!(outcome(&once, &total).outcome, Outcome::Set);
    assert_eq!(copies(&once, &total).len(), 1);
    let twice = made(&[("丙院", 7), ("乙院", 20), ("甲院", 23)]).refresh(&once.bytes, false);
    let told = copies(&twice, &total);
    assert_eq!(told.len(), 1);
    assert_eq!(
        (told[0].text.as_deref(), told[0].new.as_deref()),
        (Some("41"), Some("50"))
    );
    // What reads as the data do is not stale.
    let same = before().refresh(&copied, false);
    assert!(copies(&same, &total).is_empty());
    assert!(same.bytes == copied);
}

#[test]
fn the_sentence_of_another_year_is_no_copy() {
    let (draft, total) = draft();
    let other = bare(&paragraph(&draft, &total)).replace("2024", "2023");
    let copied = with_beside(&draft, &total, &other, false);
    if copied != with_beside(&draft, &total, &bare(&paragraph(&draft, &total)), false) {
        let redrafted = after().refresh(&copied, false);
        let told = copies(&redrafted, &total);
        assert!(told.iter().all(|copy| !copy.context.contains("2023")));
    }
}

#[test]
fn two_bookmarks_around_one_number_are_left_alone() {
    let (draft, total) = draft();
    let other = bookmark(&draft, "staff.professional");
    let id = "w:id=\"977\"";
    let moved = edited(&draft, MAIN, |xml| {
        let theirs = stretch(&xml, &other);
        let text = &xml[theirs.clone()];
        let run = bare(text);
        let xml = format!("{}{run}{}", &xml[..theirs.start], &xml[theirs.end..]);
        let own = stretch(&xml, &total);
        let around = format!(
            "<w:bookmarkStart {id} w:name=\"{other}\"/>{}<w:bookmarkEnd {id}/>",
            &xml[own.clone()]
        );
        format!("{}{around}{}", &xml[..own.start], &xml[own.end..])
    });
    for force in [false, true] {
        let redrafted = after().refresh(&moved, force);
        for name in [&total, &other] {
            assert_eq!(outcome(&redrafted, name).outcome, Outcome::Unclear);
        }
        assert_eq!(texts(&redrafted.bytes)[&total], "41");
    }
}

#[test]
fn a_row_of_a_table_that_was_copied_is_not_taken_out_and_that_is_told() {
    let draft = before().draft();
    let xml = part(&draft, MAIN);
    let at = xml.find(">丙院<").expect("the unit");
    let start = xml[..at]
        .rfind("<w:tr>")
        .max(xml[..at].rfind("<w:tr "))
        .expect("a row");
    let end = xml[at..].find("</w:tr>").expect("its end") + at + "</w:tr>".len();
    let row = xml[start..end].to_owned();
    let copied = edited(&draft, MAIN, |xml| {
        replaced(&xml, &row, &format!("{row}{row}"))
    });
    let redrafted = made(&[("乙院", 11), ("甲院", 23)]).refresh(&copied, false);
    assert!(!redrafted.tables.is_empty());
    assert_eq!(
        part(&redrafted.bytes, MAIN).matches(">丙院<").count() % 2,
        0
    );
}

/// A bureau with the data of two years, and its draft with one paragraph copied bare.
fn of_two_years() -> (tempfile::TempDir, String) {
    let folder = folder(BEFORE);
    let last = folder.path().join("data/2023");
    std::fs::create_dir_all(&last).expect("a folder");
    let before = roster(&[("丙院", 6), ("乙院", 9), ("甲院", 23)]);
    std::fs::write(last.join("花名册.csv"), before).expect("a roster");
    let arguments = ["report", "--year", "2024", "-o", "总结.docx"];
    super::support::printed(folder.path(), &arguments);
    let path = folder.path().join("总结.docx");
    let draft = std::fs::read(&path).expect("the draft");
    let total = bookmark(&draft, "staff.total");
    let own = bare(&paragraph(&draft, &total));
    std::fs::write(&path, with_beside(&draft, &total, &own, false)).expect("a file");
    (folder, total)
}

#[test]
fn all_numbers_of_a_bare_copy_are_told_and_told_again() {
    let (folder, _) = of_two_years();
    report_data(folder.path(), AFTER);
    let mut draft = "总结.docx".to_owned();
    let mut first = Vec::new();
    for round in 0..3 {
        let told = told(folder.path(), &[&draft]);
        let figures = told["figures"].as_array().expect("figures").iter();
        let of = |outcome: &str| -> Vec<String> {
            let figures = figures.clone().filter(|f| f["outcome"] == outcome);
            figures.map(|f| f["text"].to_string()).collect()
        };
        let copies = of("copy");
        assert!(
            copies.iter().any(|text| text.contains("比上年")),
            "{copies:?}"
        );
        assert!(copies.contains(&"\"41\"".to_owned()), "{copies:?}");
        if round == 0 {
            first = copies.clone();
        }
        assert_eq!(copies, first, "round {round}");
        if let Some(written) = told["written"].as_str() {
            draft = written.to_owned();
        }
    }
}

#[test]
fn a_table_copied_without_bookmarks_is_told_once_each_time() {
    let draft = before().draft();
    let copied = edited(&draft, MAIN, |xml| {
        let start = xml.find("<w:tbl>").expect("a table");
        let end = start + xml[start..].find("</w:tbl>").expect("its end") + "</w:tbl>".len();
        let copy = bare(&xml[start..end]);
        format!("{}<w:p/>{copy}{}", &xml[..end], &xml[end..])
    });
    let once = after().refresh(&copied, false);
    let twice = after().refresh(&once.bytes, false);
    for redrafted in [&once, &twice] {
        assert_eq!(redrafted.tables.len(), 1);
        let table = &redrafted.tables[0];
        assert_eq!(table.why, talentsum::redraft::Left::Copied);
        assert!(
            table.stale > 2 && table.caption.starts_with("表1"),
            "{table:?}"
        );
    }
    // What reads as the data do is not stale.
    assert!(before().refresh(&copied, false).tables.is_empty());
}

#[test]
fn rows_copied_without_bookmarks_are_told_by_their_names_each_time() {
    let draft = before().draft();
    let copied = edited(&draft, MAIN, |xml| {
        let name = xml.find(">乙院<").expect("its row");
        let start = xml[..name].rfind("<w:tr>").expect("its start");
        let end = start + xml[start..].find("</w:tr>").expect("its end") + "</w:tr>".len();
        let copy = bare(&xml[start..end]);
        format!("{}{copy}{}", &xml[..end], &xml[end..])
    });
    let once = after().refresh(&copied, false);
    let twice = after().refresh(&once.bytes, false);
    for redrafted in [&once, &twice] {
        let tables = redrafted.tables.iter();
        let mut told = tables.filter(|t| t.why == talentsum::redraft::Left::CopiedRows);
        let table = told.next().expect("the table");
        assert!(told.next().is_none());
        assert_eq!(table.surplus, ["乙院"]);
        assert!(table.stale > 2, "{table:?}");
    }
    // The row itself is refreshed.
    let plain = after().refresh(&draft, false);
    let set = |redrafted: &Redrafted| {
        let figures = redrafted.figures.iter();
        figures.filter(|f| f.outcome == Outcome::Set).count()
    };
    assert_eq!(set(&once), set(&plain));
    assert!(before().refresh(&copied, false).tables.is_empty());
}

#[test]
fn a_last_year_that_is_gone_is_said_once_and_rows_are_called_by_their_names() {
    let (folder, _) = of_two_years();
    let report = ["report", "--year", "2024", "-o", "总结.docx", "--force"];
    super::support::printed(folder.path(), &report);
    std::fs::remove_dir_all(folder.path().join("data/2023")).expect("it");
    for (command, more) in [("refresh", Some("--dry-run")), ("verify", None)] {
        let mut arguments = vec![command, "总结.docx", "--year", "2024", "--lang", "zh"];
        arguments.extend(more);
        let output = super::support::talentsum(folder.path(), &arguments);
        let said = String::from_utf8(output.stdout).expect("UTF-8");
        let lines = said
            .lines()
            .filter(|line| line.contains("与 2023 年比较的"));
        assert_eq!(lines.count(), 1, "{said}");
        assert!(!said.contains("与上年相比（staff.total）"), "{said}");
    }
}

#[test]
fn a_paragraph_that_has_lost_its_bookmarks_is_told_once() {
    let (draft, total) = draft();
    let own = paragraph(&draft, &total);
    let lost = edited(&draft, MAIN, |xml| replaced(&xml, &own, &bare(&own)));
    let redrafted = after().refresh(&lost, false);
    assert_eq!(copies(&redrafted, &total).len(), 0);
    let own = outcome(&redrafted, &total);
    assert_eq!(
        (own.outcome, own.text.as_deref()),
        (Outcome::Gone, Some("41"))
    );
    assert!(own.context.contains("干部职工41人"), "{}", own.context);
}
