//! The Word file as a whole: what Word, WPS and a redraft will find in it.

mod annex;
mod charts;
mod official;
mod package;
mod reading;
mod reference;
mod sample;
#[path = "../support/mod.rs"]
mod support;
mod together;
mod tools;
mod valid;

use package::Package;
use talentsum::export::docx::{Record, RecordHead, write};
use talentsum::export::markdown;

fn head() -> RecordHead {
    RecordHead {
        year: 2024,
        as_of: "2024-12-31".to_owned(),
        unit: None,
        basis: None,
    }
}

fn sample() -> Package {
    Package::open(&write(&sample::document(), &head()).expect("a Word file"))
}

#[test]
fn every_part_is_well_formed_xml() {
    for (name, content) in &sample().parts {
        package::elements(name, content);
    }
}

#[test]
fn the_content_types_come_first_and_every_part_has_one() {
    let package = sample();
    assert_eq!(package.parts[0].0, "[Content_Types].xml");
    let types = package.part("[Content_Types].xml");
    for (name, _) in &package.parts {
        let known = types.contains(&format!("PartName=\"/{name}\""))
            || name.ends_with(".rels")
            || name == "customXml/item1.xml"
            || name == "[Content_Types].xml";
        assert!(known, "{name}");
    }
}

#[test]
fn the_same_document_gives_the_same_bytes_also_later_in_the_same_process() {
    let first = write(&sample::document(), &head()).expect("a Word file");
    write(&sample::plain(), &head()).expect("another");
    let second = write(&sample::document(), &head()).expect("a Word file");
    assert!(first == second);
    let elsewhere = std::thread::spawn(|| write(&sample::document(), &head()));
    assert!(first == elsewhere.join().expect("a thread").expect("a Word file"));
}

#[test]
fn many_documents_made_at_once_in_many_threads_are_the_same_as_one_alone() {
    let alone = write(&official::official(), &head()).expect("a Word file");
    let threads: Vec<_> = (0..4)
        .map(|number| {
            std::thread::spawn(move || {
                let made = (0..5).map(|turn| {
                    // Others in between: docx-rs counts ids on from one to the next.
                    let other = if (number + turn) % 2 == 0 {
                        sample::plain()
                    } else {
                        sample::document()
                    };
                    write(&other, &head()).expect("a Word file");
                    write(&official::official(), &head()).expect("a Word file")
                });
                made.collect::<Vec<_>>()
            })
        })
        .collect();
    for thread in threads {
        for made in thread.join().expect("a thread") {
            assert!(made == alone);
        }
    }
}

#[test]
fn optional_parts_stand_where_the_standard_wants_them() {
    let package = Package::open(&write(&official::official(), &head()).expect("a Word file"));
    let document = package.part("word/document.xml");
    let styles = document.split("<w:pStyle w:val=\"").skip(1);
    let styles: Vec<&str> = styles.filter_map(|s| s.split('"').next()).collect();
    let head = [
        "IssuerMark",
        "Normal",
        "Normal",
        "DocumentNumber",
        "HeadRule",
        "Normal",
        "Normal",
        "Title",
        "Normal",
        "Recipient",
        "BodyText",
    ];
    assert_eq!(styles[..head.len()], head);
    assert_eq!(
        styles[styles.len() - 3..],
        ["Imprint", "Imprint", "SectionEnd"]
    );
    let text = markdown::write(&official::official());
    assert!(
        text.starts_with("示例市卫生健康局文件\n\n示卫发〔2025〕1号\n\n# 示例市"),
        "{text}"
    );
    assert!(
        text.ends_with("示例市卫生健康局办公室　2025年1月12日印发\n"),
        "{text}"
    );
    let upward = Package::open(&write(&official::upward(), &crate::head()).expect("a Word file"));
    let document = upward.part("word/document.xml");
    let sections: Vec<&str> = document.split("<w:sectPr").skip(1).collect();
    assert!(
        !sections[sections.len() - 1].contains("landscape"),
        "the imprint stands upright"
    );
    assert!(document.contains("签发人：") && document.contains("<w:rStyle w:val=\"Signatory\"/>"));
}

#[test]
fn every_figure_stands_in_a_bookmark_whose_text_the_record_knows() {
    let package = sample();
    let record = Record::from_xml(package.part("customXml/item1.xml").as_bytes());
    let record = record.expect("a record");
    assert_eq!(record.head, head());
    let in_file = package::bookmarks(package.part("word/document.xml"));
    let in_record: Vec<(String, String)> = record
        .figures
        .iter()
        .map(|m| (m.bookmark.clone(), m.text.clone()))
        .collect();
    let figures: Vec<_> = in_file
        .iter()
        .filter(|(name, _)| !name.starts_with("ts_table_"))
        .cloned()
        .collect();
    assert_eq!(figures, in_record);
    assert_eq!(figures.len(), sample::figures());
    assert!(
        figures
            .iter()
            .any(|(_, text)| text == "“甲”<乙>&丙 👩‍⚕️𠮷 a_b*c|d")
    );
}

#[test]
fn every_table_is_found_by_an_empty_bookmark_in_its_first_cell() {
    let package = sample();
    let record = Record::from_xml(package.part("customXml/item1.xml").as_bytes());
    let record = record.expect("a record");
    let document = package.part("word/document.xml");
    let tables: Vec<&str> = document.split("<w:tbl>").skip(1).collect();
    assert_eq!(tables.len(), record.tables.len());
    for (table, mark) in tables.iter().zip(&record.tables) {
        let first_cell = table.split("</w:tc>").next().unwrap_or_default();
        assert!(first_cell.contains(&format!("w:name=\"{}\"", mark.bookmark)));
        let rows = table.split("</w:tbl>").next().unwrap_or_default();
        assert_eq!(rows.matches("<w:tr>").count(), mark.header_rows + mark.rows);
        assert_eq!(rows.matches("<w:tblHeader/>").count(), mark.header_rows);
        assert_eq!(
            rows.matches("<w:cantSplit/>").count(),
            mark.header_rows + mark.rows
        );
    }
    let long = record
        .tables
        .iter()
        .find(|t| t.id == "long")
        .expect("the long one");
    assert_eq!((long.rows, long.header_rows, long.columns), (300, 2, 7));
}

#[test]
fn bookmark_names_and_ids_are_unique_and_legal() {
    let package = sample();
    let document = package.part("word/document.xml");
    let names = package::bookmarks(document);
    let mut seen = std::collections::BTreeSet::new();
    for (name, _) in &names {
        assert!(name.len() <= 40 && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_'));
        assert!(seen.insert(name.clone()), "{name} twice");
    }
    let mut paragraphs = std::collections::BTreeSet::new();
    for (_, content) in &package.parts {
        for id in content.split("w14:paraId=\"").skip(1) {
            assert!(paragraphs.insert(id[..8].to_owned()), "{} twice", &id[..8]);
        }
    }
}

#[test]
fn the_record_knows_the_numbers_of_the_templates_own_words() {
    let package = sample();
    let record = Record::from_xml(package.part("customXml/item1.xml").as_bytes());
    let literals = record.expect("a record").literals;
    assert!(literals.contains(&"35".to_owned()), "{literals:?}");
    assert!(!literals.contains(&"3120".to_owned()), "{literals:?}");
}

#[test]
fn only_the_landscape_annex_lies_on_its_side() {
    let package = sample();
    let document = package.part("word/document.xml");
    let sections: Vec<&str> = document.split("<w:sectPr").skip(1).collect();
    let sideways: Vec<bool> = sections
        .iter()
        .map(|s| s.contains("w:orient=\"landscape\""))
        .collect();
    assert_eq!(sideways, [false, true, false]);
    assert!(
        sections
            .iter()
            .all(|s| s.contains("w:type=\"even\"") && s.contains("w:linePitch=\"579\""))
    );
}

#[test]
fn an_empty_document_is_still_a_valid_file() {
    let package = Package::open(&write(&sample::empty(), &head()).expect("a Word file"));
    assert!(package.part("word/document.xml").contains("<w:sectPr>"));
    assert_eq!(markdown::write(&sample::empty()), "\n");
}

#[test]
fn markdown_has_one_newline_at_the_end_and_no_carriage_return() {
    let text = markdown::write(&sample::document());
    assert!(text.ends_with("\n") && !text.ends_with("\n\n"));
    assert!(!text.contains('\r') && !text.contains('\u{0}'));
}

#[test]
fn every_number_outside_a_bookmark_is_a_literal_of_the_record() {
    let package = sample();
    let record = Record::from_xml(package.part("customXml/item1.xml").as_bytes());
    let literals = record.expect("a record").literals;
    for number in package::numbers_outside_bookmarks(package.part("word/document.xml")) {
        assert!(literals.contains(&number), "{number}");
    }
}

#[test]
fn tables_that_word_would_stumble_over_are_still_a_valid_file() {
    let package = Package::open(&write(&sample::odd_tables(), &head()).expect("a Word file"));
    let document = package.part("word/document.xml");
    package::elements("word/document.xml", document);
    assert_eq!(document.matches("<w:tbl>").count(), 3);
    assert!(
        !document.contains("</w:tbl><w:tbl>"),
        "two tables that touch become one"
    );
    assert!(
        !document.contains("</w:tbl><w:sectPr"),
        "a paragraph follows the last table"
    );
    assert!(
        !document.contains("</w:tcPr></w:tc>"),
        "every cell has a paragraph"
    );
    let text = markdown::write(&sample::odd_tables());
    assert!(text.contains("| 甲"), "{text}");
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]
    /// Whatever a roster's cell holds, the file stays readable and the record true.
    #[test]
    fn any_text_of_a_figure_is_what_the_record_says(text in "\\PC{0,8}[\u{0}-\u{2f}]{0,4}\\PC{0,4}") {
        let package = Package::open(&write(&sample::one_figure(&text), &head()).expect("a Word file"));
        let record = Record::from_xml(package.part("customXml/item1.xml").as_bytes()).expect("a record");
        let marks = package::bookmarks(package.part("word/document.xml"));
        proptest::prop_assert_eq!(&marks[0].1, &record.figures[0].text);
    }
}
