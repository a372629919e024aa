//! Annexes on their side: long tables, their headings and notes, their page numbers.

use super::head;
use super::package::Package;
use super::sample;
use super::support::{skip, tools::answer};
use super::tools::written;
use std::path::Path;
use std::process::Command;
use talentsum::export::docx::write;
use talentsum::figures::{FigureRef, Form, Scope};
use talentsum::report::document::*;

/// What stands above the 20 columns of the default annex.
const HEADINGS: [(&str, &[&str]); 6] = [
    ("单位", &[""]),
    ("合计", &[""]),
    ("岗位", &["专业技术", "管理", "工勤"]),
    (
        "学历",
        &["研究生", "大学本科", "大学专科", "中专及高中", "初中及以下"],
    ),
    ("职称", &["高级", "其中正高", "中级", "初级", "无职称"]),
    (
        "年龄",
        &["35岁及以下", "36—40岁", "41—45岁", "46—50岁", "51岁及以上"],
    ),
];

fn t(text: &str) -> Inline {
    Inline::text(text)
}

/// A table of so many units under the first so many groups of the default annex's heading,
/// with its note.
fn annex(units: usize, groups: usize) -> Annex {
    let groups = HEADINGS.iter().take(groups);
    let (above, below): (Vec<Cell>, Vec<Cell>) = groups
        .flat_map(|(group, names)| names.iter().map(|name| (vec![t(group)], vec![t(name)])))
        .unzip();
    let width = above.len();
    let rows = (1..=units).map(|i| {
        let unit = Scope::Unit(format!("示例市第{i}镇中心卫生院"));
        let cell = |c: usize| {
            let (id, text) = match c {
                0 => ("unit.name".to_owned(), format!("示例市第{i}镇中心卫生院")),
                _ => (format!("figure.{c}"), (i * c * 31 % 5000).to_string()),
            };
            let (scope, form) = (unit.clone(), Form::Text);
            vec![Inline::Figure {
                figure: FigureRef { id, scope, form },
                text,
                strong: false,
            }]
        };
        (0..width).map(cell).collect()
    });
    let column = |c| Column {
        align: if c == 0 { Align::Left } else { Align::Right },
    };
    let table = Table {
        id: "units".into(),
        caption: vec![t("表1　各单位人员情况（单位：人）")],
        columns: (0..width).map(column).collect(),
        header: vec![above, below],
        rows: rows.collect(),
    };
    Annex {
        title: vec![t("卫生人才队伍基本情况统计表")],
        landscape: true,
        blocks: vec![
            Block::Table(table),
            Block::Note(vec![t(&"注：统计范围为全系统在职人员。".repeat(20))]),
        ],
    }
}

/// A document with such an annex.
pub fn document(units: usize) -> Document {
    Document {
        annexes: vec![annex(units, HEADINGS.len())],
        ..sample::plain()
    }
}

#[test]
fn sections_on_their_side_have_footers_of_their_own() {
    let package = Package::open(&write(&document(2), &head()).expect("a Word file"));
    let sections: Vec<&str> = package
        .part("word/document.xml")
        .split("<w:sectPr")
        .skip(1)
        .collect();
    assert_eq!(sections.len(), 2);
    assert!(sections[0].contains("\"rId5\"") && sections[0].contains("\"rId6\""));
    assert!(sections[1].contains("\"rIdFooter3\"") && sections[1].contains("\"rIdFooter4\""));
    for (name, side) in [("word/footer3.xml", "right"), ("word/footer4.xml", "left")] {
        let footer = package.part(name);
        assert!(footer.contains("w:textDirection w:val=\"tbRl\""), "{name}");
        assert!(
            footer.contains(&format!("<w:jc w:val=\"{side}\"/>")),
            "{name}"
        );
        assert_eq!(footer.matches("<w:fldChar ").count(), 3, "{name}");
    }
    let upright = Package::open(&write(&sample::plain(), &head()).expect("a Word file"));
    assert!(
        !upright
            .parts
            .iter()
            .any(|(name, _)| name == "word/footer3.xml")
    );
}

#[test]
fn all_tables_of_an_annex_are_in_type_of_one_size() {
    let mut document = document(3);
    let small = Table {
        id: "small".into(),
        caption: vec![],
        columns: vec![Column { align: Align::Left }],
        header: vec![vec![vec![t("项目")]]],
        rows: vec![vec![vec![t("甲")]]],
    };
    let blocks = &mut document.annexes[0].blocks;
    blocks.extend([
        Block::Turn { landscape: false },
        Block::Table(small.clone()),
    ]);
    document.body.push(Block::Table(small));
    let package = Package::open(&write(&document, &head()).expect("a Word file"));
    let tables = package.part("word/document.xml").split("<w:tbl>").skip(1);
    let is_small: Vec<bool> = tables
        .map(|table| {
            let table = table.split("</w:tbl>").next().unwrap_or_default();
            let small = table.contains("\"TableTextSmall\"");
            assert_ne!(small, table.contains("\"TableText\""));
            small
        })
        .collect();
    assert_eq!(is_small, [false, true, true]);
}

#[test]
fn the_note_below_a_table_stays_on_one_page() {
    let package = Package::open(&write(&document(2), &head()).expect("a Word file"));
    let styles = package.part("word/styles.xml");
    let style = styles.split("w:styleId=\"Note\"").nth(1).expect("a style");
    let style = style.split("</w:style>").next().unwrap_or_default();
    assert!(style.contains("<w:keepLines/>"), "{style}");
}

/// Every page has the heading, the numbers are at the left edge, nothing is lost.
#[test]
fn an_annex_of_200_units_is_printed_whole() {
    let path = written("annex-printed.docx", &document(200));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tools/fonts.conf");
    let profile = folder.join("profile-annex");
    let printed = answer(
        Command::new("soffice")
            .env("FONTCONFIG_FILE", fonts)
            .arg(format!(
                "-env:UserInstallation=file://{}",
                profile.display()
            ))
            .args(["--headless", "--convert-to", "pdf", "--outdir"])
            .arg(folder)
            .arg(&path),
    );
    let read = answer(
        Command::new("pdftotext")
            .arg("-bbox")
            .arg(path.with_extension("pdf"))
            .arg("-"),
    );
    let (Ok(_), Ok(read)) = (printed, read) else {
        skip("LibreOffice or pdftotext is not installed");
        return;
    };
    let read = String::from_utf8_lossy(&read.stdout);
    let pages: Vec<&str> = read.split("<page ").skip(2).collect();
    assert!((6..=16).contains(&pages.len()), "{} pages", pages.len());
    for (page, number) in pages.iter().zip(2usize..) {
        let words: Vec<(f64, &str)> = page.split("<word ").skip(1).filter_map(word).collect();
        let has = |text: &str| words.iter().any(|(_, word)| *word == text);
        // LibreOffice may put the note alone on the last page; Word is asked to keep two
        // rows with it.
        let heading = has("职称") && has("无职称");
        assert!(
            heading || number == pages.len() + 1,
            "page {number} has no heading"
        );
        let number = number.to_string();
        // 35 mm to the text, 7 mm of which stay clear.
        let aside = |x: f64| (20.0..28.0).contains(&(x * 25.4 / 72.0));
        let mut same = words.iter().filter(|(_, word)| *word == number);
        assert!(same.any(|(x, _)| aside(*x)), "page {number}");
    }
    // Each unit's name begins once.
    assert_eq!(read.matches(">示例市第").count(), 200);
}

/// Left edge and text of a word.
fn word(word: &str) -> Option<(f64, &str)> {
    let x = word.strip_prefix("xMin=\"")?.split('"').next()?;
    let text = word.split('>').nth(1)?.split('<').next()?;
    Some((x.parse().ok()?, text))
}
