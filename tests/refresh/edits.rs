//! What becomes of a figure that a person has worked on or beside.

use super::bench::*;
use talentsum::redraft::Outcome;

/// The number of all staff: 41 in the draft, 46 after.
const TOTAL: &str = "staff.total";

fn draft() -> (Vec<u8>, String) {
    let draft = before().draft();
    let total = bookmark(&draft, TOTAL);
    (draft, total)
}

/// What became of the total after an edit of what stands at its bookmark, and how it
/// reads then.
fn after_edit(edit: impl FnOnce(&str) -> String, force: bool) -> (Outcome, Option<String>) {
    let (draft, total) = draft();
    let edited = at(&draft, &total, edit);
    let redrafted = after().refresh(&edited, force);
    let became = outcome(&redrafted, &total).outcome;
    if became != Outcome::Set {
        let (old, new) = (part(&edited, MAIN), part(&redrafted.bytes, MAIN));
        if old.contains(&format!("\"{total}\"")) {
            assert_eq!(old[stretch(&old, &total)], new[stretch(&new, &total)]);
        }
    }
    (became, texts(&redrafted.bytes).get(&total).cloned())
}

fn set(text: &str) -> (Outcome, Option<String>) {
    (Outcome::Set, Some(text.to_owned()))
}

#[test]
fn the_draft_of_one_bureau_with_the_data_of_another_reads_as_that_ones_report() {
    // The data of both give the same sentences: more 初级 than 中级.
    let other = made(&[("丙院", 2), ("乙院", 30), ("甲院", 5)]);
    let redrafted = other.refresh(&before().draft(), false);
    assert_eq!(lines(&redrafted.bytes), lines(&other.draft()));
    assert!(redrafted.figures.iter().any(|f| f.outcome == Outcome::Set));
}

#[test]
fn a_refreshed_draft_that_nobody_saved_has_the_record_of_a_new_report_and_its_earlier_texts() {
    let redrafted = after().refresh(&before().draft(), false);
    let record = |docx: &[u8]| {
        let draft = talentsum::redraft::Draft::open(docx.to_vec()).expect("a draft");
        talentsum::export::docx::Record {
            refreshed: None,
            earlier: Default::default(),
            ..draft.record().clone()
        }
    };
    assert_eq!(record(&redrafted.bytes), record(&after().draft()));
    assert!(talentsum::export::docx::is_as_generated(&redrafted.bytes));
    let draft = talentsum::redraft::Draft::open(redrafted.bytes).expect("a draft");
    let mut earlier = draft.record().earlier.all();
    assert!(earlier.any(|(figure, text)| figure.id == "staff.total" && text == "41"));
}

#[test]
fn without_new_data_the_file_is_the_very_same() {
    let (draft, total) = draft();
    assert!(before().refresh(&draft, false).bytes == draft);
    let edited = at(&draft, &total, |inside| replaced(inside, "41", "99"));
    assert!(before().refresh(&edited, false).bytes == edited);
}

#[test]
fn every_other_part_keeps_its_bytes() {
    let (draft, _) = draft();
    let (old, new) = (parts(&draft), parts(&after().refresh(&draft, false).bytes));
    let differs = |name: &&String| kept(name, &old[*name]) != kept(name, &new[*name]);
    let changed: Vec<&String> = old.keys().filter(differs).collect();
    assert_eq!(changed, [MAIN]);
    assert!(old.keys().eq(new.keys()));
}

#[test]
fn a_number_typed_by_hand_stays_unless_forced() {
    let edit = |inside: &str| replaced(inside, "41", "43");
    assert_eq!(
        after_edit(edit, false),
        (Outcome::HandEdited, Some("43".into()))
    );
    assert_eq!(after_edit(edit, true), set("46"));
    let (draft, total) = draft();
    let redrafted = after().refresh(&at(&draft, &total, edit), false);
    let told = outcome(&redrafted, &total);
    assert_eq!(told.mark.text, "41");
    assert_eq!(told.text.as_deref(), Some("43"));
    assert_eq!(told.new.as_deref(), Some("46"));
    assert!(told.context.contains("干部职工43人"), "{}", told.context);
}

#[test]
fn a_hand_edit_is_still_one_after_the_next_refresh() {
    let (draft, total) = draft();
    let edited = at(&draft, &total, |inside| replaced(inside, "41", "43"));
    let once = after().refresh(&edited, false).bytes;
    let twice = before().refresh(&once, false);
    assert_eq!(outcome(&twice, &total).outcome, Outcome::HandEdited);
    assert_eq!(texts(&twice.bytes)[&total], "43");
}

#[test]
fn a_number_typed_by_hand_that_the_data_now_have_agrees_and_is_kept_up_again() {
    let (draft, total) = draft();
    let edited = at(&draft, &total, |inside| replaced(inside, "41", "46"));
    let once = after().refresh(&edited, false);
    assert_eq!(outcome(&once, &total).outcome, Outcome::Agrees);
    let twice = before().refresh(&once.bytes, false);
    assert_eq!(outcome(&twice, &total).outcome, Outcome::Set);
    assert_eq!(texts(&twice.bytes)[&total], "41");
}

#[test]
fn a_number_in_several_runs_is_written_into_the_first() {
    let split = |inside: &str| {
        let bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>1</w:t></w:r><w:proofErr w:type=\"spellEnd\"/>";
        replaced(inside, "41</w:t></w:r>", &format!("4</w:t></w:r>{bold}"))
    };
    assert_eq!(after_edit(split, false), set("46"));
}

#[test]
fn a_bookmark_that_is_gone_or_empty_is_told_and_nothing_is_put_back() {
    let without = |_: &str| run("41");
    assert_eq!(after_edit(without, true), (Outcome::Gone, None));
    let empty = |inside: &str| replaced(inside, "41", "");
    assert_eq!(
        after_edit(empty, true),
        (Outcome::Gone, Some(String::new()))
    );
}

#[test]
fn a_tracked_change_in_the_number_is_left_alone() {
    let author = "w:id=\"900\" w:author=\"甲\" w:date=\"2025-01-01T00:00:00Z\"";
    let inserted = |inside: &str| {
        let change = format!("<w:ins {author}>{}</w:ins><w:bookmarkEnd", run("0"));
        replaced(inside, "<w:bookmarkEnd", &change)
    };
    assert_eq!(after_edit(inserted, true).0, Outcome::Tracked);
    let deleted = |inside: &str| {
        let change = format!("<w:del {author}><w:r><w:delText>1</w:delText></w:r></w:del>");
        replaced(inside, "41</w:t></w:r>", &format!("4</w:t></w:r>{change}"))
    };
    assert_eq!(
        after_edit(deleted, true),
        (Outcome::Tracked, Some("4".into()))
    );
    let moved = |inside: &str| format!("<w:moveTo {author}>{inside}</w:moveTo>");
    assert_eq!(after_edit(moved, true).0, Outcome::Tracked);
}

#[test]
fn a_tracked_change_beside_counts_only_where_it_changes_the_number() {
    let author = "w:id=\"900\" w:author=\"甲\" w:date=\"2025-01-01T00:00:00Z\"";
    let before = |words: &str| format!("<w:ins {author}>{}</w:ins>", run(words));
    let digit = |inside: &str| format!("{}{inside}", before("1"));
    assert_eq!(after_edit(digit, false).0, Outcome::Tracked);
    let word = |inside: &str| format!("{}{inside}", before("共计"));
    assert_eq!(after_edit(word, false), set("46"));
}

#[test]
fn a_digit_typed_beside_the_number_makes_it_another_number() {
    let grown = |inside: &str| format!("{}{inside}", run("1"));
    for force in [false, true] {
        assert_eq!(
            after_edit(grown, force),
            (Outcome::HandEdited, Some("41".into()))
        );
    }
    let sentence = |inside: &str| format!("{}{inside}", run("。第1条，"));
    assert_eq!(after_edit(sentence, false), set("46"));
}

#[test]
fn a_bookmark_around_more_than_text_is_left_alone() {
    let broken = |inside: &str| replaced(inside, "<w:bookmarkEnd", "</w:p><w:p><w:bookmarkEnd");
    assert_eq!(after_edit(broken, true).0, Outcome::Unclear);
    let field = |inside: &str| {
        let field = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:bookmarkEnd";
        replaced(inside, "<w:bookmarkEnd", field)
    };
    assert_eq!(after_edit(field, true).0, Outcome::Unclear);
}

#[test]
fn a_figure_without_data_keeps_its_text() {
    let (draft, total) = draft();
    // A fact that the tables no longer give.
    let edited = edited(&draft, "customXml/item1.xml", |xml| {
        let mark = format!("bookmark=\"{total}\" id=\"staff.total\"");
        replaced(
            &xml,
            &mark,
            &format!("bookmark=\"{total}\" id=\"party.branches\""),
        )
    });
    let redrafted = after().refresh(&edited, true);
    assert_eq!(outcome(&redrafted, &total).outcome, Outcome::NoData);
    assert_eq!(texts(&redrafted.bytes)[&total], "41");
}

#[test]
fn a_draft_of_another_prefix_is_read_by_its_name_space() {
    let (draft, total) = draft();
    let edited = edited(&draft, MAIN, |xml| {
        xml.replace("<w:", "<x:")
            .replace("</w:", "</x:")
            .replace(" w:", " x:")
            .replace("xmlns:w=", "xmlns:x=")
    });
    let redrafted = after().refresh(&edited, false);
    assert_eq!(outcome(&redrafted, &total).outcome, Outcome::Set);
    assert!(part(&redrafted.bytes, MAIN).contains(">46</x:t>"));
}

#[test]
fn the_record_is_found_wherever_a_program_has_put_it() {
    let (draft, total) = draft();
    let mut moved = parts(&draft);
    let record = moved.remove("customXml/item1.xml").expect("the record");
    moved.insert(
        "customXml/item1.xml".into(),
        b"<b:Sources xmlns:b=\"urn:b\"/>".into(),
    );
    moved.insert("customXml/item7.xml".into(), record);
    let moved = zipped(moved.iter().map(|(n, b)| (n.as_str(), b.as_slice())));
    let redrafted = after().refresh(&moved, false);
    assert_eq!(outcome(&redrafted, &total).outcome, Outcome::Set);
    let kept = part(&redrafted.bytes, "customXml/item1.xml");
    assert!(kept.contains("Sources"));
}

/// LibreOffice takes the last character out of a bookmark that ends with its section.
#[test]
fn a_bookmark_that_lost_its_last_character_still_holds_its_figure() {
    let draft = before().draft();
    let total = bookmark(&draft, "staff.total");
    let shortened = |beside: &str| {
        at(&draft, &total, |inside| {
            let (head, end) = inside.split_at(inside.find("<w:bookmarkEnd").expect("an end"));
            let head = replaced(head, ">41<", ">4<");
            format!("{head}{end}{}", run(beside))
        })
    };
    let redrafted = after().refresh(&shortened("1"), false);
    assert_eq!(outcome(&redrafted, &total).outcome, Outcome::Set);
    let text = lines(&redrafted.bytes).join("\n");
    assert!(text.contains("系统共有干部职工46人"), "{text}");
    // What follows may stand in the same run.
    let redrafted = after().refresh(&shortened("1（在册）"), false);
    assert_eq!(outcome(&redrafted, &total).outcome, Outcome::Set);
    let text = lines(&redrafted.bytes).join("\n");
    assert!(text.contains("系统共有干部职工46（在册）人"), "{text}");
    // A person has typed another number: it is theirs.
    for beside in ["2", "1.5", "10"] {
        let redrafted = after().refresh(&shortened(beside), false);
        assert_eq!(outcome(&redrafted, &total).outcome, Outcome::HandEdited);
    }
}

#[test]
fn the_number_of_before_a_correction_typed_back_is_left_and_told_as_that() {
    let (folder, path) = corrected();
    let refresh = ["refresh", "总结.docx", "--year", "2024", "-o", "总结.docx"];
    super::support::printed(folder.path(), &refresh);
    let draft = std::fs::read(&path).expect("the draft");
    let total = bookmark(&draft, "staff.total");
    let back = at(&draft, &total, |inside| replaced(inside, ">46<", ">41<"));
    std::fs::write(&path, &back).expect("a file");
    let told = told(folder.path(), &["总结.docx", "--dry-run"]);
    let figures = told["figures"].as_array().expect("figures").iter();
    let mut left = figures.filter(|f| f["outcome"] == "hand-edited");
    assert_eq!(left.next().expect("the total")["reason"], "earlier");
    assert!(left.next().is_none());
    for (command, words) in [("refresh", "typed back"), ("verify", "typed back")] {
        let mut arguments = vec![command, "总结.docx", "--year", "2024"];
        if command == "refresh" {
            arguments.push("--dry-run");
        }
        let output = super::support::talentsum(folder.path(), &arguments);
        let said = String::from_utf8(output.stdout).expect("UTF-8");
        assert!(said.contains(words), "{command}: {said}");
    }
    // A person's own number is no earlier one.
    let own = at(&draft, &total, |inside| replaced(inside, ">46<", ">45<"));
    std::fs::write(&path, &own).expect("a file");
    let told = super::bench::told(folder.path(), &["总结.docx", "--dry-run"]);
    let figures = told["figures"].as_array().expect("figures").iter();
    let mut left = figures.filter(|f| f["outcome"] == "hand-edited");
    assert!(left.next().expect("the total")["reason"].is_null());
}
