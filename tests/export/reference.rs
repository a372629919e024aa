//! Reference documents: whose looks a report takes over, and which files cannot serve.

use super::package::Package;
use super::support::talentsum;
use super::{charts, head, official, sample};
use std::io::{Cursor, Write};
use talentsum::export::docx::{Reference, ReferenceError, write, write_like};
use talentsum::report::document::Document;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A Word file with some parts replaced, added (where nothing is replaced) or taken out.
fn changed(changes: &[(&str, &str, &str)]) -> Vec<u8> {
    let package = Package::open(&write(&sample::plain(), &head()).expect("a Word file"));
    let mut parts = package.parts;
    for (name, from, to) in changes {
        match parts.iter_mut().find(|(n, _)| n == name) {
            Some((_, text)) => {
                assert!(text.contains(from), "{name}: {from}");
                *text = text.replace(from, to);
            }
            None => parts.push(((*name).to_owned(), (*to).to_owned())),
        }
    }
    zipped(&parts)
}

fn zipped(parts: &[(String, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name.as_str(), SimpleFileOptions::default())
            .expect("an entry");
        zip.write_all(text.as_bytes()).expect("its content");
    }
    zip.finish().expect("a zip file").into_inner()
}

/// As a Chinese Word saves it: ids that are numbers, another page, a header of its own.
pub fn bureaus_own() -> Vec<u8> {
    let header = format!(
        "<w:hdr xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
         xmlns:r=\"{RELATIONSHIPS}\"><w:p><w:r><w:t>某局文件头</w:t></w:r></w:p></w:hdr>"
    );
    let footer = header.replace("w:hdr", "w:ftr").replace("文件头", "文件尾");
    let relationship = |id: &str, kind: &str| {
        format!(
            "<Relationship Id=\"{id}\" Type=\"{RELATIONSHIPS}/{kind}\" Target=\"{kind}9.xml\"/>"
        )
    };
    let named = relationship("rId90", "header") + &relationship("rId91", "footer");
    let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let types = ["header", "footer"].map(|what| {
        format!("<Override PartName=\"/word/{what}9.xml\" ContentType=\"{kind}.{what}+xml\"/>")
    });
    changed(&[
        (
            "word/styles.xml",
            "w:styleId=\"Heading1\"",
            "w:styleId=\"1\"",
        ),
        ("word/styles.xml", "\"heading 1\"/>", "\"Heading 1\"/>"),
        (
            "word/styles.xml",
            "w:styleId=\"BodyText\"><w:name w:val=\"Body Text\"/>",
            "w:styleId=\"a3\"><w:name w:val=\"Body Text\"/><w:aliases w:val=\"正文缩进,公文正文\"/>",
        ),
        ("word/styles.xml", "\"BodyText\"", "\"a3\""),
        (
            "word/styles.xml",
            "w:styleId=\"Note\"",
            "w:styleId=\"Date_\"",
        ),
        ("word/styles.xml", "w:val=\"注\"", "w:val=\"别的\""),
        ("word/styles.xml", "\"黑体\"", "\"微软雅黑\""),
        (
            "word/document.xml",
            "<w:footerReference w:type=\"even\" r:id=\"rId6\"/><w:footerReference w:type=\"default\" r:id=\"rId5\"/>",
            "<w:headerReference w:type=\"default\" r:id=\"rId90\"/><w:footerReference w:type=\"default\" r:id=\"rId91\"/>",
        ),
        ("word/document.xml", "w:left=\"1587\"", "w:left=\"2268\""),
        ("word/settings.xml", "<w:evenAndOddHeaders/>", ""),
        ("word/header9.xml", "", &header),
        ("word/footer9.xml", "", &footer),
        (
            "word/_rels/document.xml.rels",
            "</Relationships>",
            &(named + "</Relationships>"),
        ),
        (
            "[Content_Types].xml",
            "</Types>",
            &(types.concat() + "</Types>"),
        ),
    ])
}

/// A reference with the numbers of pages left to us.
pub fn without_footers(changes: &[(&str, &str, &str)]) -> Vec<u8> {
    let footers = "<w:footerReference w:type=\"even\" r:id=\"rId6\"/><w:footerReference w:type=\"default\" r:id=\"rId5\"/>";
    let mut all = vec![("word/document.xml", footers, "")];
    all.extend(changes);
    changed(&all)
}

fn like_it() -> (Package, Vec<String>) {
    let reference = Reference::read(&bureaus_own()).expect("a reference");
    let (bytes, missing) = write_like(&sample::document(), &head(), &reference).expect("a file");
    (Package::open(&bytes), missing)
}

#[test]
fn styles_are_found_by_their_names_whatever_their_ids() {
    let (package, missing) = like_it();
    let document = package.part("word/document.xml");
    assert!(document.contains("<w:pStyle w:val=\"1\"/>"));
    assert!(document.contains("<w:pStyle w:val=\"a3\"/>"));
    assert!(!document.contains("\"Heading1\"") && !document.contains("\"BodyText\""));
    let styles = package.part("word/styles.xml");
    assert!(styles.contains("微软雅黑"));
    assert_eq!(missing, ["注"]);
    assert!(styles.contains("w:styleId=\"Note\""), "ours stands in");
    for id in document.split("<w:pStyle w:val=\"").skip(1) {
        let id = id.split('"').next().unwrap_or_default();
        let defined = format!("w:styleId=\"{id}\"");
        assert_eq!(styles.matches(&defined).count(), 1, "{id}");
    }
}

#[test]
fn every_section_has_the_reference_page_header_and_footer() {
    let (package, _) = like_it();
    let document = package.part("word/document.xml");
    let sections: Vec<&str> = document.split("<w:sectPr").skip(1).collect();
    assert_eq!(sections.len(), 3);
    for section in &sections {
        assert!(section.contains("w:headerReference") && section.contains("w:footerReference"));
        assert!(!section.contains("w:type=\"even\""));
    }
    assert!(sections[0].contains("w:left=\"2268\""));
    assert!(sections[1].contains("w:top=\"2268\"") && sections[1].contains("landscape"));
    assert!(package.part("word/header5.xml").contains("某局文件头"));
    assert!(package.part("word/footer6.xml").contains("某局文件尾"));
    assert!(!package.part("word/settings.xml").contains("evenAndOdd"));
}

#[test]
fn charts_and_numbers_at_the_side_go_with_a_reference_and_an_imprint() {
    let page = "w:footer=\"1433\"";
    let change = [("word/document.xml", page, "w:footer=\"900\"")];
    let reference = Reference::read(&without_footers(&change)).expect("a reference");
    let document = Document {
        imprint: official::official().imprint,
        masthead: official::official().masthead,
        ..charts::document()
    };
    let (bytes, _) = write_like(&document, &head(), &reference).expect("a file");
    let package = Package::open(&bytes);
    let text = package.part("word/document.xml");
    assert!(text.contains("<c:chart ") && text.contains("\"IssuerMark\""));
    let sections: Vec<&str> = text.split("<w:sectPr").skip(1).collect();
    for section in &sections {
        let lies = section.contains("landscape");
        assert_eq!(section.contains("\"rIdFooter3\""), lies);
        assert_eq!(section.contains("\"rId5\""), !lies);
    }
    assert!(sections.iter().any(|s| s.contains("landscape")));
    assert!(!sections[sections.len() - 1].contains("landscape"));
    for footer in ["word/footer3.xml", "word/footer4.xml"] {
        assert!(package.part(footer).contains("w:tblpX=\"900\""));
    }
    // Footers of its own are on every page.
    let reference = Reference::read(&bureaus_own()).expect("a reference");
    let (bytes, _) = write_like(&document, &head(), &reference).expect("a file");
    let package = Package::open(&bytes);
    assert!(!package.part("word/document.xml").contains("rIdFooter3"));
    assert!(package.parts.iter().all(|(n, _)| n != "word/footer3.xml"));
    assert!(
        package
            .part("[Content_Types].xml")
            .contains("charts/chart1.xml")
    );
}

#[test]
fn tables_are_as_wide_as_the_reference_text() {
    let (package, _) = like_it();
    let grid = |table: &str| -> i32 {
        let grid = table.split("</w:tblGrid>").next().unwrap_or_default();
        let widths = grid.split("<w:gridCol w:w=\"").skip(1);
        widths
            .filter_map(|w| w.split('"').next()?.parse::<i32>().ok())
            .sum()
    };
    let document = package.part("word/document.xml");
    let widths: Vec<i32> = document.split("<w:tbl>").skip(1).map(grid).collect();
    assert_eq!(
        widths,
        [
            11906 - 2268 - 1474,
            11906 - 2268 - 1474,
            16838 - 2098 - 1984
        ]
    );
}

#[test]
fn our_own_file_as_a_reference_changes_nothing_but_where_styles_are_written() {
    let ours = write(&official::official(), &head()).expect("a file");
    let reference = Reference::read(&ours).expect("a reference");
    let (bytes, missing) = write_like(&official::official(), &head(), &reference).expect("a file");
    assert_eq!(missing, [""; 0]);
    let (ours, like) = (Package::open(&ours), Package::open(&bytes));
    assert_eq!(ours.part("word/styles.xml"), like.part("word/styles.xml"));
    let pages = |p: &Package| p.part("word/document.xml").matches("<w:pgMar").count();
    assert_eq!(pages(&ours), pages(&like));
    let again = write_like(&official::official(), &head(), &reference).expect("a file");
    assert!(again.0 == bytes, "the same bytes each time");
}

/// A file as older programs and passwords make them.
fn container(stream: &str) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a container");
    file.create_stream(stream).expect("a stream");
    file.into_inner().into_inner()
}

#[test]
fn files_that_cannot_serve_are_told_apart() {
    let fault = |bytes: &[u8]| Reference::read(bytes).err();
    assert_eq!(fault(b""), Some(ReferenceError::NotWord));
    assert_eq!(
        fault("姓名,性别\n".as_bytes()),
        Some(ReferenceError::NotWord)
    );
    assert_eq!(
        fault(&container("/EncryptedPackage")),
        Some(ReferenceError::Encrypted)
    );
    assert_eq!(
        fault(&container("/WordDocument")),
        Some(ReferenceError::OldFormat)
    );
    assert_eq!(
        fault(&container("/Workbook")),
        Some(ReferenceError::NotWord)
    );

    let whole = changed(&[]);
    let half = fault(&whole[..whole.len() / 2]);
    assert!(matches!(half, Some(ReferenceError::Damaged(_))), "{half:?}");
    let strict = changed(&[(
        "word/document.xml",
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )]);
    assert_eq!(fault(&strict), Some(ReferenceError::Strict));
    let styles = |from, to| changed(&[("word/styles.xml", from, to)]);
    let broken = ReferenceError::Damaged("word/styles.xml".to_owned());
    assert_eq!(fault(&styles("</w:styles>", "")), Some(broken.clone()));
    assert_eq!(fault(&styles("w:styles", "w:numbering")), Some(broken));
    let mut workbook = rust_xlsxwriter::Workbook::new();
    workbook.add_worksheet();
    let workbook = workbook.save_to_buffer().expect("a workbook");
    assert_eq!(fault(&workbook), Some(ReferenceError::NotWord));
    assert_eq!(fault(&zipped(&[])), Some(ReferenceError::NotWord));
}

#[test]
fn the_program_takes_a_reference_by_option_or_by_configuration_or_says_why_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    let roster = "学历,职称,岗位类别,年龄\n本科,主治医师,专业技术,40\n";
    std::fs::write(at("roster.csv"), roster).expect("a file");
    std::fs::write(at("ours.docx"), bureaus_own()).expect("a file");
    std::fs::write(at("talentsum.toml"), "[report]\nreference = 'ours.docx'\n").expect("a file");
    let report = |more: &[&str]| {
        let mut arguments = vec!["report", "--year", "2024", "--roster", "roster.csv"];
        arguments.extend(["--format", "docx"]);
        arguments.extend(more);
        talentsum(folder.path(), &arguments)
    };
    let output = report(&["-o", "-"]);
    assert!(output.status.success());
    let document = Package::open(&output.stdout);
    assert!(document.part("word/styles.xml").contains("微软雅黑"));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        said.contains("lacks these styles") && said.contains("注"),
        "{said}"
    );
    std::fs::write(at("locked.docx"), container("/EncryptedPackage")).expect("a file");
    std::fs::write(at("old.docx"), container("/WordDocument")).expect("a file");
    let half = bureaus_own();
    std::fs::write(at("half.docx"), &half[..half.len() / 2]).expect("a file");
    for (named, words) in [
        ("none.docx", "no such file"),
        ("roster.csv", "not a Word file"),
        ("locked.docx", "has a password"),
        ("old.docx", "old format"),
        ("half.docx", "is damaged"),
    ] {
        let output = report(&["-o", "out.docx", "--reference", named]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(named) && said.contains(words), "{said}");
        assert!(!at("out.docx").exists());
    }
    let over = report(&["-o", "ours.docx", "--force"]);
    assert_eq!(
        over.status.code(),
        Some(2),
        "never over the reference itself"
    );
    assert_eq!(
        std::fs::read(at("ours.docx")).expect("a file"),
        bureaus_own()
    );
}

/// Whatever byte of a reference is wrong: an error or a file, never a panic.
#[test]
fn a_damaged_reference_never_ends_the_program() {
    let whole = bureaus_own();
    for at in (0..whole.len()).step_by(97) {
        let mut damaged = whole.clone();
        damaged[at] ^= 0x55;
        if let Ok(reference) = Reference::read(&damaged) {
            write_like(&sample::plain(), &head(), &reference).expect("a file");
        }
    }
}
