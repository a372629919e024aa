//! Charts in the Word file: their parts, their workbooks, what the record knows of them.

use super::head;
use super::package::{self, Package};
use super::sample;
use super::support::{skip, tools::answer};
use super::tools::written;
use calamine::{Data, Reader, Xlsx};
use std::collections::BTreeSet;
use std::io::Cursor;
use std::path::Path;
use std::process::Command;
use talentsum::export::docx::{Record, write};
use talentsum::export::markdown;
use talentsum::figures::FigureRef;
use talentsum::report::document::*;

fn t(text: &str) -> Inline {
    Inline::text(text)
}

fn bar(label: &str, id: &str, text: &str) -> Bar {
    Bar {
        label: t(label),
        value: Inline::Figure {
            figure: FigureRef::whole(id),
            text: text.to_owned(),
            strong: false,
        },
    }
}

fn chart(number: usize, bars: Vec<Bar>) -> Block {
    Block::Chart(Chart {
        id: format!("chart-{number}"),
        caption: vec![t(&format!("图{number}　学历<构成>“甲”（单位：人）"))],
        unit: "人".into(),
        bars,
    })
}

fn education() -> Vec<Bar> {
    vec![
        bar("研究生", "e.1", "128"),
        bar("=1+1 & <本科>", "e.2", "1798.5"),
        bar("大学专科\u{7}", "e.3", "0"),
    ]
}

/// A breakdown as a bureau's own table of specialities has it.
fn classes(count: usize) -> Vec<Bar> {
    let class = |i: usize| {
        let label = format!("第{i}类卫生专业技术人员（含见习期）");
        bar(&label, &format!("own.{i}"), &(i * 37 % 101).to_string())
    };
    (1..=count).map(class).collect()
}

/// Charts in the text, in an annex on its side and behind a table, one with 60 classes.
pub fn document() -> Document {
    let text = || Block::Paragraph(vec![t(&"基层卫生人才队伍建设".repeat(20))]);
    let table = |id: &str| {
        Block::Table(Table {
            id: id.to_owned(),
            caption: vec![t("表1　单位")],
            columns: vec![Column { align: Align::Left }],
            header: vec![vec![vec![t("单位")]]],
            rows: vec![vec![vec![t("人民医院")]]],
        })
    };
    Document {
        title: vec![t("总结")],
        body: vec![text(), chart(1, education()), text()],
        annexes: vec![Annex {
            title: vec![t("统计表")],
            landscape: true,
            blocks: vec![
                table("one"),
                chart(2, classes(60)),
                Block::Turn { landscape: false },
                chart(3, classes(60)),
                table("two"),
                Block::Turn { landscape: true },
            ],
        }],
        ..sample::empty()
    }
}

fn opened() -> Package {
    Package::open(&write(&document(), &head()).expect("a Word file"))
}

fn record(package: &Package) -> Record {
    Record::from_xml(package.part("customXml/item1.xml").as_bytes()).expect("a record")
}

#[test]
fn every_drawing_has_its_part_workbook_and_content_types() {
    let package = opened();
    let types = package.part("[Content_Types].xml");
    assert!(types.contains("Extension=\"xlsx\""));
    let document = package.part("word/document.xml");
    let relationships = package.part("word/_rels/document.xml.rels");
    // One chart in the text; 60 bars are three drawings on their side, two upright.
    assert_eq!(document.matches("<w:drawing>").count(), 6);
    for number in 1..=6 {
        let part = package.part(&format!("word/charts/chart{number}.xml"));
        package::elements("chart", part);
        assert!(types.contains(&format!("PartName=\"/word/charts/chart{number}.xml\"")));
        assert!(document.contains(&format!("r:id=\"rIdChart{number}\"")));
        assert!(relationships.contains(&format!("Target=\"charts/chart{number}.xml\"")));
        let own = package.part(&format!("word/charts/_rels/chart{number}.xml.rels"));
        assert!(own.contains(&format!("Target=\"../embeddings/chart{number}.xlsx\"")));
        assert!(part.contains("<a:ea typeface=\"宋体\"/>"));
        assert!(part.contains("<a:latin typeface=\"宋体\"/>"));
        assert!(part.contains("<c:tickLblSkip val=\"1\"/>"));
        assert!(part.contains("<c:showVal val=\"1\"/>"));
    }
}

#[test]
fn workbooks_hold_what_the_charts_show() {
    let package = opened();
    assert_eq!(package.workbooks.len(), 6);
    let (name, bytes) = &package.workbooks[0];
    assert_eq!(name, "word/embeddings/chart1.xlsx");
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes.as_slice())).expect("a workbook");
    let sheet = workbook.worksheet_range("Sheet1").expect("a sheet");
    let cell = |row, column| sheet.get_value((row, column)).cloned();
    assert_eq!(cell(0, 1), Some(Data::String("数值（人）".into())));
    assert_eq!(cell(2, 0), Some(Data::String("=1+1 & <本科>".into())));
    assert_eq!(cell(2, 1), Some(Data::Float(1798.5)));
    assert_eq!(cell(3, 0), Some(Data::String("大学专科".into())));
    let part = package.part("word/charts/chart1.xml");
    assert!(part.contains("<c:f>Sheet1!$B$2:$B$4</c:f>"));
    assert!(part.contains("<c:v>1798.5</c:v>"));
}

#[test]
fn the_record_knows_the_figure_of_every_bar() {
    let record = record(&opened());
    let ids: Vec<&str> = record.charts.iter().map(|c| c.id.as_str()).collect();
    assert_eq!(
        ids,
        [
            "chart-1", "chart-2", "chart-2", "chart-2", "chart-3", "chart-3"
        ]
    );
    assert_eq!(record.charts[0].part, "word/charts/chart1.xml");
    let first = &record.charts[0].points[1];
    assert_eq!(first.figure, FigureRef::whole("e.2"));
    assert_eq!(
        (first.label.as_str(), first.text.as_str()),
        ("=1+1 & <本科>", "1798.5")
    );
    for id in ["chart-2", "chart-3"] {
        let drawings = record.charts.iter().filter(|c| c.id == id);
        let points: Vec<&str> = drawings
            .flat_map(|c| &c.points)
            .map(|p| p.figure.id.as_str())
            .collect();
        let all: Vec<String> = (1..=60).map(|i| format!("own.{i}")).collect();
        assert_eq!(points, all, "every class once and in order");
    }
}

#[test]
fn a_chart_stands_in_its_bookmark_on_automatic_lines_above_its_caption() {
    let package = opened();
    let document = package.part("word/document.xml");
    for (number, paragraph) in document.split("<w:drawing>").skip(1).enumerate() {
        let end = paragraph.find("</w:p>").expect("an end");
        assert!(
            paragraph[..end].contains("<w:bookmarkEnd"),
            "drawing {number}"
        );
    }
    for mark in &record(&package).charts {
        let start = format!("w:name=\"{}\"/><w:r><w:drawing>", mark.bookmark);
        assert!(document.contains(&start), "{}", mark.bookmark);
    }
    let styles = package.part("word/styles.xml");
    let style = styles.split("w:styleId=\"Chart\"").nth(1).expect("a style");
    let style = style.split("</w:style>").next().unwrap_or_default();
    assert!(style.contains("w:lineRule=\"auto\""), "{style}");
    assert!(style.contains("<w:keepNext/>"), "{style}");
    assert!(style.contains("<w:snapToGrid w:val=\"0\"/>"), "{style}");
}

#[test]
fn drawings_have_names_and_ids_of_their_own_and_fit_on_the_page() {
    let package = opened();
    let document = package.part("word/document.xml");
    let attribute = |from: &str, name: &str| -> String {
        let rest = from.split(&format!("{name}=\"")).nth(1).unwrap_or_default();
        rest.split('"').next().unwrap_or_default().to_owned()
    };
    let mut seen = BTreeSet::new();
    for properties in document.split("<wp:docPr ").skip(1) {
        assert!(seen.insert(attribute(properties, "id")));
        assert!(seen.insert(attribute(properties, "name")));
        assert!(!attribute(properties, "descr").is_empty());
    }
    assert_eq!(seen.len(), 12);
    let heights = document.split("<wp:extent ").skip(1);
    let heights: Vec<u32> = heights
        .map(|e| attribute(e, "cy").parse::<u32>().expect("a number") / 36_000)
        .collect();
    // Text is 156 mm high on the pages that lie on their side, 225 mm on the others.
    assert!(
        heights[1..4].iter().all(|h| (60..=140).contains(h)),
        "{heights:?}"
    );
    assert!(
        heights[4..].iter().all(|h| (100..=205).contains(h)),
        "{heights:?}"
    );
}

#[test]
fn pages_turn_where_the_document_says_and_not_for_nothing() {
    let package = opened();
    let sections = package.part("word/document.xml").split("<w:sectPr").skip(1);
    let sideways: Vec<bool> = sections
        .map(|s| s.contains("w:orient=\"landscape\""))
        .collect();
    assert_eq!(sideways, [false, true, false]);
}

#[test]
fn charts_give_the_same_bytes_each_time() {
    let first = write(&document(), &head()).expect("a Word file");
    let elsewhere = std::thread::spawn(|| write(&document(), &head()));
    assert!(first == elsewhere.join().expect("a thread").expect("a Word file"));
}

#[test]
fn a_document_without_charts_has_no_trace_of_them() {
    let package = Package::open(&write(&sample::plain(), &head()).expect("a Word file"));
    assert!(package.workbooks.is_empty());
    assert!(!package.part("[Content_Types].xml").contains("xlsx"));
    assert!(record(&package).charts.is_empty());
}

#[test]
fn in_markdown_a_chart_is_a_table_with_bars() {
    let text = markdown::write(&document());
    let expected = "\
| 类别          | 数值（人） | 图示                 |
| ------------- | ---------: | -------------------- |
| 研究生        |        128 | █                    |
| =1+1 & <本科> |     1798.5 | ████████████████████ |
| 大学专科      |          0 |                      |

**图1　学历<构成>“甲”（单位：人）**
";
    assert!(text.contains(expected), "{text}");
}

/// Somebody opens the draft in LibreOffice and saves it: a redraft must still find the charts.
#[test]
fn charts_are_found_after_a_save_in_libreoffice() {
    let before = written("charts-saved.docx", &document());
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let profile = folder.join("profile-charts");
    let output = answer(
        Command::new("soffice")
            .arg(format!(
                "-env:UserInstallation=file://{}",
                profile.display()
            ))
            .args([
                "--headless",
                "--convert-to",
                "docx:MS Word 2007 XML",
                "--outdir",
            ])
            .arg(folder.join("after"))
            .arg(&before),
    );
    if output.is_err() {
        skip("LibreOffice is not installed");
        return;
    }
    let bytes = std::fs::read(folder.join("after/charts-saved.docx")).expect("a file");
    let after = Package::open(&bytes);
    assert_eq!(record(&after), record(&opened()));
    let document = after.part("word/document.xml");
    for mark in &record(&after).charts {
        let name = format!("w:name=\"{}\"", mark.bookmark);
        let rest = document.split(&name).nth(1).expect("a bookmark");
        let paragraph = rest.split("</w:p>").next().unwrap_or_default();
        assert!(paragraph.contains("<w:drawing>"), "{}", mark.bookmark);
    }
}
