//! Charts: new numbers in the looks that a person gave them, and in the workbook behind.

use super::bench::*;
use super::support::{skip, tools::answer};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The first chart of the draft, by title, and its workbook.
const CHART: &str = "word/charts/chart1.xml";
const WORKBOOK: &str = "word/embeddings/chart1.xlsx";

/// The colour of the bars, as a person changes it.
fn recoloured(draft: &[u8]) -> Vec<u8> {
    edited(draft, CHART, |xml| replaced(&xml, "7F7F7F", "C00000"))
}

/// Refreshes the draft in a folder; what is told of the charts, and the file written.
fn refreshed(folder: &Path, draft: &[u8], more: &[&str]) -> (Vec<serde_json::Value>, Vec<u8>) {
    fs::write(folder.join("草稿.docx"), draft).expect("a file");
    let told = told(folder, &[&["草稿.docx"][..], more].concat());
    let written = told["written"].as_str().expect("a name");
    let bytes = fs::read(folder.join(written)).expect("the file");
    (told["charts"].as_array().expect("charts").clone(), bytes)
}

/// The report of the data as they are now, written anew.
fn fresh(folder: &Path) -> Vec<u8> {
    let arguments = ["report", "--year", "2024", "-o", "全新.docx"];
    super::support::printed(folder, &arguments);
    fs::read(folder.join("全新.docx")).expect("a report")
}

#[test]
fn a_chart_gets_its_numbers_and_its_workbook_and_keeps_its_looks() {
    let (folder, path) = corrected();
    let draft = recoloured(&fs::read(path).expect("the draft"));
    let (told, bytes) = refreshed(folder.path(), &draft, &[]);
    let outcomes: BTreeSet<&str> = (told.iter().filter_map(|c| c["outcome"].as_str())).collect();
    assert!(outcomes.contains("set"), "{told:?}");
    assert!(outcomes.is_subset(&BTreeSet::from(["set", "unchanged"])));
    let fresh = fresh(folder.path());
    assert_ne!(part(&draft, CHART), part(&bytes, CHART));
    assert_eq!(
        part(&bytes, CHART),
        part(&recoloured(&fresh), CHART),
        "numbers of the data, colours of the person"
    );
    for (name, content) in parts(&bytes) {
        if name.starts_with("word/charts/_rels") {
            assert!(content == parts(&fresh)[&name], "{name}");
        }
        if name.starts_with("word/embeddings/") {
            assert!(parts(&content) == parts(&parts(&fresh)[&name]), "{name}");
        }
    }
    assert_ne!(parts(&draft)[WORKBOOK], parts(&bytes)[WORKBOOK]);
}

#[test]
fn a_bar_that_a_person_has_changed_stays_unless_told_otherwise() {
    let (folder, path) = corrected();
    let draft = fs::read(path).expect("the draft");
    let value = |xml: &str| {
        let (_, values) = xml.split_once("<c:val>").expect("numbers");
        let (_, value) = values.split_once("<c:v>").expect("a number");
        value.split_once("</c:v>").expect("its end").0.to_owned()
    };
    let was = value(&part(&draft, CHART));
    let changed = edited(&draft, CHART, |xml| {
        let (names, values) = xml.split_once("<c:val>").expect("numbers");
        let old = format!("<c:v>{was}</c:v>");
        format!("{names}<c:val>{}", replaced(values, &old, "<c:v>777</c:v>"))
    });
    let (told, kept) = refreshed(folder.path(), &changed, &[]);
    let chart = told.iter().find(|c| c["part"] == CHART).expect("it");
    assert_eq!(chart["outcome"], "hand-edited");
    assert_eq!(chart["texts"][0], "777");
    assert_eq!(chart["old"][0]["text"], was.as_str());
    assert_eq!(part(&kept, CHART), part(&changed, CHART));
    assert!(parts(&kept)[WORKBOOK] == parts(&changed)[WORKBOOK]);
    let (told, forced) = refreshed(folder.path(), &changed, &["--force"]);
    let chart = told.iter().find(|c| c["part"] == CHART).expect("it");
    assert_eq!(chart["outcome"], "set");
    assert_eq!(part(&forced, CHART), part(&fresh(folder.path()), CHART));
}

#[test]
fn a_chart_that_is_no_longer_there_is_told() {
    let (folder, path) = corrected();
    let draft = fs::read(path).expect("the draft");
    // What Word leaves of a chart with another breakdown pasted over it.
    let gone = edited(&draft, CHART, |xml| {
        let (names, values) = xml.split_once("<c:cat>").expect("the bars");
        let other = values.replacen("<c:v>", "<c:v>其中：", 1);
        format!("{names}<c:cat>{other}")
    });
    let (told, bytes) = refreshed(folder.path(), &gone, &[]);
    let chart = told.iter().find(|c| c["part"] == CHART).expect("it");
    assert_eq!(chart["outcome"], "gone");
    assert!(chart["texts"].is_null());
    assert_eq!(part(&bytes, CHART), part(&gone, CHART));
}

/// LibreOffice takes from a chart the cells that it was drawn from, and Word then cannot
/// open its workbook any more.
#[test]
fn a_chart_that_libreoffice_has_saved_gets_its_cells_back_with_its_numbers() {
    let (folder, path) = corrected();
    let saved = folder.path().join("saved");
    let profile = folder.path().join("profile");
    let output = answer(
        Command::new("soffice")
            .arg(format!(
                "-env:UserInstallation=file://{}",
                profile.display()
            ))
            .args(["--headless", "--convert-to", "docx", "--outdir"])
            .args([&saved, &path]),
    );
    let Ok(output) = output else {
        skip("LibreOffice is not installed");
        return;
    };
    let draft = fs::read(saved.join("总结.docx"));
    let draft = draft.unwrap_or_else(|_| panic!("{output:?}"));
    assert!(!part(&draft, CHART).contains("Sheet1!"));
    let (told, bytes) = refreshed(folder.path(), &draft, &[]);
    assert!(told.iter().any(|chart| chart["outcome"] == "set"));
    let fresh = fresh(folder.path());
    for chart in told.iter().filter(|chart| chart["outcome"] == "set") {
        let name = chart["part"].as_str().expect("a name");
        assert_eq!(part(&bytes, name), part(&fresh, name));
    }
    let (draft, bytes) = (parts(&draft), parts(&bytes));
    assert!(bytes.keys().eq(draft.keys()));
    assert!(parts(&bytes[WORKBOOK]) == parts(&parts(&fresh)[WORKBOOK]));
    let again = fs::read(folder.path().join("草稿（更新）.docx")).expect("the file");
    let (told, _) = refreshed(folder.path(), &again, &["-o", "再.docx"]);
    assert!(told.iter().all(|chart| chart["outcome"] == "unchanged"));
}

#[test]
fn a_chart_whose_workbook_is_said_to_be_the_text_leaves_the_text_alone() {
    let (folder, path) = corrected();
    let draft = fs::read(path).expect("the draft");
    let links = "word/charts/_rels/chart1.xml.rels";
    let hostile = edited(&draft, links, |xml| {
        replaced(&xml, "../embeddings/chart1.xlsx", "../document.xml")
    });
    let (told, bytes) = refreshed(folder.path(), &hostile, &[]);
    assert!(told.iter().any(|chart| chart["outcome"] == "set"));
    assert!(part(&bytes, MAIN).starts_with("<?xml"));
    assert!(parts(&bytes)[WORKBOOK] == parts(&draft)[WORKBOOK]);
}

/// The title page of a workbook: a sheet that a person has added, and a note beside the
/// numbers.
fn with_a_sheet_of_ones_own(book: &[u8]) -> Vec<u8> {
    let mut all = parts(book);
    let text = |all: &std::collections::BTreeMap<String, Vec<u8>>, name: &str| {
        String::from_utf8(all[name].clone()).expect("UTF-8")
    };
    let sheet = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\"><v>7</v></c></row></sheetData></worksheet>";
    let main = replaced(
        &text(&all, "xl/workbook.xml"),
        "</sheets>",
        "<sheet name=\"底稿\" sheetId=\"9\" r:id=\"rId99\"/></sheets>",
    );
    let links = replaced(
        &text(&all, "xl/_rels/workbook.xml.rels"),
        "</Relationships>",
        "<Relationship Id=\"rId99\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet9.xml\"/></Relationships>",
    );
    let numbers = replaced(
        &text(&all, "xl/worksheets/sheet1.xml"),
        "</sheetData>",
        "<row r=\"99\"><c r=\"D99\" t=\"inlineStr\"><is><t>张科长核过</t></is></c></row></sheetData>",
    );
    all.insert("xl/worksheets/sheet9.xml".into(), sheet.into());
    all.insert("xl/workbook.xml".into(), main.into_bytes());
    all.insert("xl/_rels/workbook.xml.rels".into(), links.into_bytes());
    all.insert("xl/worksheets/sheet1.xml".into(), numbers.into_bytes());
    zipped(all.iter().map(|(n, b)| (n.as_str(), b.as_slice())))
}

/// The draft with the first chart's workbook as a person has left it.
fn with_workbook(draft: &[u8], edit: impl Fn(&[u8]) -> Vec<u8>) -> Vec<u8> {
    let mut all = parts(draft);
    let book = edit(&all[WORKBOOK]);
    all.insert(WORKBOOK.to_owned(), book);
    zipped(all.iter().map(|(n, b)| (n.as_str(), b.as_slice())))
}

#[test]
fn a_sheet_and_cells_that_a_person_has_put_into_the_workbook_stay() {
    let (folder, path) = corrected();
    let draft = fs::read(path).expect("the draft");
    let draft = with_workbook(&draft, with_a_sheet_of_ones_own);
    let (told, bytes) = refreshed(folder.path(), &draft, &[]);
    let chart = told.iter().find(|c| c["part"] == CHART).expect("it");
    assert_eq!(
        (&chart["outcome"], &chart["workbook"]),
        (&"set".into(), &"set".into())
    );
    let (old, new) = (
        parts(&parts(&draft)[WORKBOOK]),
        parts(&parts(&bytes)[WORKBOOK]),
    );
    for (name, content) in &old {
        assert_eq!(
            *content == new[name],
            name != "xl/worksheets/sheet1.xml",
            "{name}"
        );
    }
    let sheet = |book: &[u8]| part(book, "xl/worksheets/sheet1.xml");
    let theirs = sheet(&parts(&bytes)[WORKBOOK]);
    let fresh = sheet(&parts(&fresh(folder.path()))[WORKBOOK]);
    let row = theirs.find("<row r=\"99\">").expect("their row");
    let end = theirs.find("</sheetData>").expect("the end");
    assert_eq!(format!("{}{}", &theirs[..row], &theirs[end..]), fresh);
}

#[test]
fn a_workbook_whose_numbers_a_person_has_changed_is_left_and_that_is_told() {
    let (folder, path) = corrected();
    let draft = fs::read(path).expect("the draft");
    let draft = with_workbook(&draft, |book| {
        edited(book, "xl/worksheets/sheet1.xml", |xml| {
            let (head, cell) = xml.split_once("<c r=\"B2\">").expect("a number");
            let (_, tail) = cell.split_once("</v>").expect("its end");
            format!("{head}<c r=\"B2\"><v>777</v>{tail}")
        })
    });
    let (told, bytes) = refreshed(folder.path(), &draft, &[]);
    let chart = told.iter().find(|c| c["part"] == CHART).expect("it");
    assert_eq!(
        (&chart["outcome"], &chart["workbook"]),
        (&"set".into(), &"left".into())
    );
    assert!(parts(&bytes)[WORKBOOK] == parts(&draft)[WORKBOOK]);
    let said = String::from_utf8(super::support::printed(
        folder.path(),
        &[
            "refresh",
            "草稿.docx",
            "--year",
            "2024",
            "--dry-run",
            "--lang",
            "zh",
        ],
    ));
    assert!(said.expect("UTF-8").contains("工作簿里的数有人改过"));
}

/// The draft with the chart of another year beside its own: the same bars, other numbers.
fn with_another_years_chart(draft: &[u8], name: &str) -> Vec<u8> {
    let chart = part(draft, CHART);
    let (head, values) = chart.split_once("<c:val>").expect("numbers");
    let other = format!("{head}<c:val>{}", values.replace("<c:v>", "<c:v>9"));
    with_chart(draft, name, other)
}

/// What the main part says it is made of.
const LINKS: &str = "word/_rels/document.xml.rels";

/// The draft with one chart more at its end.
fn with_chart(draft: &[u8], name: &str, chart: String) -> Vec<u8> {
    let id = "rIdMore";
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart";
    let link = format!("<Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"charts/{name}\"/>");
    let linked = edited(draft, LINKS, |xml| {
        replaced(&xml, "</Relationships>", &(link + "</Relationships>"))
    });
    let shown = edited(&linked, MAIN, |xml| {
        let at = xml.find("<c:chart ").expect("a chart");
        let end = at + xml[at..].find("/>").expect("its end") + 2;
        let (before, after) = xml[at..end].split_once("r:id=\"").expect("its part");
        let (_, after) = after.split_once('"').expect("its part");
        let shown = format!("{before}r:id=\"{id}\"{after}");
        let end = xml.rfind("<w:sectPr").expect("the end");
        format!(
            "{}<w:p><w:r>{shown}</w:r></w:p>{}",
            &xml[..end],
            &xml[end..]
        )
    });
    let mut all = parts(&shown);
    all.insert(format!("word/charts/{name}"), chart.into_bytes());
    zipped(all.iter().map(|(n, b)| (n.as_str(), b.as_slice())))
}

/// Whatever the program has called the parts: last year's chart is not taken for ours.
#[test]
fn a_chart_of_the_same_bars_and_other_numbers_is_not_taken_for_ours() {
    let (folder, path) = corrected();
    let draft = fs::read(path).expect("the draft");
    let without_mark =
        |draft: &[u8]| edited(draft, MAIN, |xml| replaced(&xml, "ts_chart_01", "mine"));
    for name in ["chart0.xml", "chart9.xml"] {
        let both = with_another_years_chart(&draft, name);
        for draft in [both.clone(), without_mark(&both)] {
            let (told, bytes) = refreshed(folder.path(), &draft, &[]);
            let chart = told.iter().find(|c| c["part"] == CHART).expect("it");
            assert_eq!(chart["outcome"], "set", "{name}");
            assert_eq!(part(&bytes, CHART), part(&fresh(folder.path()), CHART));
            let other = format!("word/charts/{name}");
            assert_eq!(part(&bytes, &other), part(&draft, &other));
        }
    }
    // Ours is gone, that of last year stands under its name.
    let old = part(
        &with_another_years_chart(&draft, "x.xml"),
        "word/charts/x.xml",
    );
    let only_old = edited(&without_mark(&draft), CHART, |_| old);
    for more in [&[][..], &["--force"]] {
        let (told, bytes) = refreshed(folder.path(), &only_old, more);
        let chart = told.iter().find(|c| c["part"] == CHART).expect("it");
        assert_eq!(chart["outcome"], "unclear");
        assert_eq!(part(&bytes, CHART), part(&only_old, CHART));
    }
}

#[test]
fn of_two_charts_that_are_both_ours_neither_is_written() {
    let (folder, path) = corrected();
    let draft = fs::read(path).expect("the draft");
    let without_mark = edited(&draft, MAIN, |xml| replaced(&xml, "ts_chart_01", "mine"));
    let twice = with_chart(&without_mark, "chart9.xml", part(&draft, CHART));
    let (told, bytes) = refreshed(folder.path(), &twice, &[]);
    let chart = told.iter().find(|c| c["part"] == CHART).expect("it");
    assert_eq!(chart["outcome"], "unclear");
    assert_eq!(part(&bytes, CHART), part(&twice, CHART));
}

/// The draft without the drawing of its first chart, whose part stays in the file.
fn without_drawing(draft: &[u8]) -> Vec<u8> {
    edited(draft, MAIN, |xml| {
        let at = xml.find("<c:chart ").expect("a chart");
        let start = xml[..at].rfind("<w:drawing").expect("its drawing");
        let end = at + xml[at..].find("</w:drawing>").expect("its end") + "</w:drawing>".len();
        format!("{}{}", &xml[..start], &xml[end..])
    })
}

#[test]
fn a_chart_whose_drawing_was_deleted_is_gone_though_its_part_is_in_the_file() {
    let (folder, path) = corrected();
    let deleted = without_drawing(&fs::read(path).expect("the draft"));
    let (told, bytes) = refreshed(folder.path(), &deleted, &[]);
    let chart = told.iter().find(|c| c["part"] == CHART).expect("it");
    assert_eq!(chart["outcome"], "gone");
    assert_eq!(part(&bytes, CHART), part(&deleted, CHART));
}

#[test]
fn verify_tells_a_chart_that_may_be_one_of_two_from_one_that_is_gone() {
    let (folder, path) = corrected();
    let draft = fs::read(path).expect("the draft");
    let without_mark = edited(&draft, MAIN, |xml| replaced(&xml, "ts_chart_01", "mine"));
    let twice = with_chart(&without_mark, "chart9.xml", part(&draft, CHART));
    for (draft, expected) in [(twice, "unclear"), (without_drawing(&draft), "gone")] {
        let path = folder.path().join("草稿.docx");
        fs::write(path, draft).expect("a file");
        let verify = ["verify", "草稿.docx", "--year", "2024", "--format", "json"];
        let output = super::support::talentsum(folder.path(), &verify);
        let told: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let figures = told["figures"].as_array().expect("figures");
        let bars = figures.iter().filter(|figure| figure["by"] == "chart");
        let said: BTreeSet<&str> = bars.filter_map(|bar| bar["outcome"].as_str()).collect();
        assert!(said.contains(expected), "{said:?}");
        let other = ["unclear", "gone"].iter().find(|o| **o != expected);
        assert!(!said.contains(other.expect("the other")), "{said:?}");
    }
}
