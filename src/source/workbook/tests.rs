//! The workbooks of tests/fixtures/workbooks/, and some that are made on the spot.

use super::*;
use crate::source::Record;
use std::io::Write;
use std::path::PathBuf;

fn fixture(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/workbooks");
    folder.join(name)
}

fn open(name: &str) -> Workbook {
    Workbook::open(&fixture(name)).unwrap_or_else(|e| panic!("{name}: {e:?}"))
}

/// A row: its line, its fields, the columns filled in, those without a result.
type Row = (u64, Vec<String>, Vec<usize>, Vec<usize>);

fn rows(book: &mut Workbook, index: usize) -> Vec<Row> {
    let mut rows = book.rows(index).expect("a sheet");
    let mut record = Record::default();
    let mut all = Vec::new();
    while rows.next(&mut record) {
        assert_eq!(record.len(), rows.width());
        let fields = (0..record.len()).map(|i| record.text(i).into_owned());
        let (merged, missing) = (rows.merged().to_vec(), rows.uncalculated().to_vec());
        all.push((record.line(), fields.collect(), merged, missing));
    }
    all
}

/// The fields of each row, joined, after its line.
fn lines(name: &str, index: usize) -> Vec<String> {
    let rows = rows(&mut open(name), index);
    rows.iter()
        .map(|(line, fields, ..)| format!("{line} {}", fields.join("|")))
        .collect()
}

/// A zip of these parts, in a file.
fn zipped(parts: &[(&str, &str)]) -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    let mut archive = zip::ZipWriter::new(&mut file);
    let options = zip::write::SimpleFileOptions::default();
    for (name, text) in parts {
        archive.start_file(*name, options).expect("a part");
        archive.write_all(text.as_bytes()).expect("written");
    }
    archive.finish().expect("a zip");
    file
}

/// The rows of an .xlsx with this sheet.
fn xlsx(sheet: &str, workbook: &str) -> Vec<Row> {
    let relations = |kind: &str, target: &str| {
        format!(
            "<Relationships><Relationship Id=\"rId1\" \
             Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" \
             Target=\"{target}\"/></Relationships>"
        )
    };
    let book = format!(
        "<workbook><sheets><sheet name=\"甲\" sheetId=\"1\" r:id=\"rId1\"/></sheets>\
         {workbook}</workbook>"
    );
    let file = zipped(&[
        (
            "_rels/.rels",
            &relations("officeDocument", "xl/workbook.xml"),
        ),
        ("xl/workbook.xml", &book),
        (
            "xl/_rels/workbook.xml.rels",
            &relations("worksheet", "worksheets/sheet1.xml"),
        ),
        (
            "xl/worksheets/sheet1.xml",
            &format!("<worksheet>{sheet}</worksheet>"),
        ),
    ]);
    rows(&mut Workbook::open(file.path()).expect("a workbook"), 0)
}

/// The rows of an .ods with this content in its only table.
fn ods(table: &str) -> Result<Vec<Row>, WorkbookError> {
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet>\
         <table:table table:name=\"甲\">{table}</table:table>\
         </office:spreadsheet></office:body></office:document-content>"
    );
    let mimetype = "application/vnd.oasis.opendocument.spreadsheet";
    let file = zipped(&[("mimetype", mimetype), ("content.xml", &content)]);
    Ok(rows(&mut Workbook::open(file.path())?, 0))
}

#[test]
fn a_roster_reads_the_same_in_each_format() {
    let first = lines("roster.xlsx", 0);
    assert_eq!(first.len(), 9);
    assert_eq!(
        first[1],
        "2 A01|张,三|男|42998119850307001X|1985-03-07|大学本科|函授|主治医师|专业技术|否|\
         栖川市人民医院|市直|2008-07-01|"
    );
    assert!(first[5].contains("钱\"七\"") && first[7].contains("周\n九"));
    assert_eq!(lines("roster.xls", 0), first);
    assert_eq!(lines("roster.ods", 0), first);
    assert_eq!(lines("dates-1904.xlsx", 0), first);
}

#[test]
fn merged_cells_are_filled_downwards_in_each_format() {
    let title = "栖川市卫生健康系统人员花名册";
    let expected = [
        format!("1 {title}{}", "|".repeat(8)),
        "2 单位|工号|姓名|出生日期|学历||职称|岗位类别|单位类型".to_owned(),
        "3 单位|工号|姓名|出生日期|全日制|在职|职称|岗位类别|单位类型".to_owned(),
        "4 栖川市人民医院|A01|张三|1985-03-07|大专|大学本科|主治医师|专业技术|市直".to_owned(),
        "5 栖川市人民医院|A02|李四|1990-11-12|大专||护师|专业技术|市直".to_owned(),
        "6 栖川市人民医院|A03|王五|1970-01-01|硕士研究生||副主任医师|管理|市直".to_owned(),
        "8 栖川市白湴乡卫生院|A05|钱七|1995-06-15|大学本科||护士|专业技术|乡镇".to_owned(),
        "9 栖川市白湴乡卫生院|A06|孙八|1988-08-08|中专|大专|医师|专业技术|乡镇".to_owned(),
    ];
    for name in ["merged.xlsx", "merged.xls", "merged.ods"] {
        assert_eq!(lines(name, 0), expected, "{name}");
        let rows = rows(&mut open(name), 0);
        assert_eq!(rows[1].2, [0_usize; 0], "{name}");
        assert_eq!(rows[3].2, [0_usize; 0], "{name}");
        assert_eq!(rows[7].2, [0, 8], "{name}");
    }
}

#[test]
fn sheets_come_in_order_and_hidden_ones_are_flagged() {
    for name in ["sheets-by-unit.xlsx", "sheets-by-unit.ods"] {
        let mut book = open(name);
        let sheets: Vec<(&str, bool)> = book
            .sheets()
            .iter()
            .map(|sheet| (sheet.name.as_str(), sheet.hidden))
            .collect();
        let expected = [
            ("栖川市人民医院", false),
            ("栖川市白湴乡卫生院", false),
            ("旧名单", true),
            ("代码", true),
            ("填表说明", false),
        ];
        assert_eq!(sheets, expected, "{name}");
        assert_eq!(rows(&mut book, 0).len(), 5, "{name}");
        assert_eq!(rows(&mut book, 3)[1].1, ["1", "在编"], "{name}");
    }
}

#[test]
fn every_kind_of_value_is_text() {
    let expected = [
        "1 编号|值",
        "2 date|1985-03-07",
        "3 date and time|1985-03-07",
        "4 month|1985-03-01",
        "5 dotted month|1985-03-07",
        "6 decimal month|1985.03",
        "7 serial|31107",
        "8 whole|12",
        "9 noise|0.3",
        "10 true|TRUE",
        "11 error|#N/A",
        "12 line break|第一行\n第二行",
        "13 text number|0012",
        "14 blanks|",
    ];
    // A formatted but empty cell in the last row of all does not count.
    assert_eq!(lines("values.xlsx", 0), expected);
}

#[test]
fn formulas_without_a_result_are_not_empty_cells() {
    let rows_of_file = rows(&mut open("uncalculated.xlsx"), 0);
    for (line, fields, _, missing) in &rows_of_file[1..] {
        assert_eq!(
            (fields[4].as_str(), missing.as_slice()),
            ("=?", &[4][..]),
            "{line}"
        );
    }
    assert_eq!(rows(&mut open("uncalculated.xls"), 0)[1].3, [0]);
    let sheet = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><f>B1</f><v></v></c>\
         <c r=\"B1\"><f>1-1</f><v>0</v></c><c r=\"C1\"><f>1</f></c><c r=\"D1\"><v>7</v></c>\
         <c r=\"E1\"><f>2</f><v>2</v></c></row></sheetData>";
    let (_, fields, _, missing) = xlsx(sheet, "").remove(0);
    assert_eq!((fields.join("|").as_str(), missing), ("|0|=?|7|2", vec![2]));
    // Programs that put 0 for every result ask for calculation when the file is opened.
    let (.., missing) = xlsx(sheet, "<calcPr fullCalcOnLoad=\"1\"/>").remove(0);
    assert_eq!(missing, [0, 1, 2]);
    let cell = "<table:table-row><table:table-cell table:formula=\"of:=[.B1]\"/>\
         <table:table-cell table:formula=\"of:=1\" office:value-type=\"float\" \
         office:value=\"1\"/><table:table-cell table:formula=\"of:=T\" \
         office:value-type=\"string\" office:string-value=\"\"/></table:table-row>";
    let (_, fields, _, missing) = ods(cell).expect("a sheet").remove(0);
    assert_eq!((fields.join("|").as_str(), missing), ("=?|1", vec![0]));
}

#[test]
fn digits_that_were_lost_are_not_made_up() {
    let rows = rows(&mut open("destroyed-identity.xlsx"), 0);
    assert_eq!(rows[3].1[3], "429981197001010000");
    assert_eq!(rows[8].1[3], "429981200002290000");
}

#[test]
fn repeated_cells_and_rows_of_an_ods() {
    let far = "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell \
         table:number-columns-repeated=\"2\" office:value-type=\"string\"><office:annotation>\
         <text:p>批注</text:p></office:annotation><text:p>甲<text:s text:c=\"2\"/>\
         <text:span>乙</text:span></text:p><text:p>丙 &amp;\n  丁</text:p></table:table-cell>\
         </table:table-row><table:table-row table:number-rows-repeated=\"1048570\">\
         <table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>\
         <table:table-row><table:table-cell/><table:table-cell office:value-type=\"date\" \
         office:date-value=\"1985-03-07T00:00:00\"><text:p>85年3月</text:p></table:table-cell>\
         </table:table-row>";
    let rows = ods(far).expect("a sheet");
    let lines: Vec<u64> = rows.iter().map(|row| row.0).collect();
    assert_eq!(lines, [1, 2, 3, 1_048_574]);
    assert_eq!(rows[2].1, ["甲  乙\n丙 & 丁"; 2]);
    assert_eq!(rows[3].1, ["", "1985-03-07"]);
    let full = "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell \
         table:number-columns-repeated=\"16384\" office:value-type=\"float\" \
         office:value=\"1\"/></table:table-row>";
    assert!(matches!(ods(full), Err(WorkbookError::Damaged { .. })));
}

#[test]
fn a_stray_cell_in_the_last_row_costs_nothing() {
    let sheet = "<dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1\"><c r=\"A1\">\
         <v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row></sheetData>";
    let rows = xlsx(sheet, "");
    assert_eq!(
        (rows.len(), rows[1].0, rows[1].1.len()),
        (2, 1_048_576, 16_384)
    );
}

#[test]
fn what_a_merged_cell_hides_is_not_read() {
    let sheet = "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\">\
         <c r=\"A2\"><v>2</v></c></row><row r=\"3\"><c r=\"A3\"><v>3</v></c></row></sheetData>\
         <mergeCells><mergeCell ref=\"A1:A2\"/></mergeCells>";
    let lines: Vec<u64> = xlsx(sheet, "").iter().map(|row| row.0).collect();
    assert_eq!(lines, [1, 3]);
}

#[test]
fn what_cannot_be_read_says_why() {
    for name in ["protected.xlsx", "protected.xls"] {
        let error = Workbook::open(&fixture(name)).err();
        assert!(
            matches!(error, Some(WorkbookError::Protected)),
            "{name}: {error:?}"
        );
    }
    let error = Workbook::open(&fixture("damaged.xlsx")).err();
    assert!(
        matches!(error, Some(WorkbookError::Damaged { .. })),
        "{error:?}"
    );
    let error = Workbook::open(&fixture("missing.xlsx")).err();
    assert!(matches!(error, Some(WorkbookError::Io(_))), "{error:?}");
    let locked = zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", "\u{1}"),
        ("META-INF/manifest.xml", "<manifest:encryption-data/>"),
    ]);
    let error = Workbook::open(locked.path()).err();
    assert!(matches!(error, Some(WorkbookError::Protected)), "{error:?}");
    let word = zipped(&[("[Content_Types].xml", ""), ("word/document.xml", "")]);
    let error = Workbook::open(word.path()).err();
    assert!(
        matches!(error, Some(WorkbookError::NotAWorkbook)),
        "{error:?}"
    );
    for bytes in [
        &b""[..],
        b"PK\x03\x04 and then anything",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    ] {
        let mut file = tempfile::NamedTempFile::new().expect("a file");
        file.write_all(bytes).expect("written");
        let error = Workbook::open(file.path()).err();
        assert!(
            matches!(error, Some(WorkbookError::Damaged { .. })),
            "{error:?}"
        );
    }
}

#[test]
fn a_digit_that_changed_on_the_way_is_noticed() {
    for name in ["roster.xlsx", "roster.ods"] {
        let file = std::fs::File::open(fixture(name)).expect("a file");
        let mut archive = zip::ZipArchive::new(file).expect("a zip");
        // Not packed, so that the digit can be found.
        let mut bytes = Vec::new();
        let mut copy = zip::ZipWriter::new(std::io::Cursor::new(&mut bytes));
        let stored = zip::write::SimpleFileOptions::default();
        let stored = stored.compression_method(zip::CompressionMethod::Stored);
        for index in 0..archive.len() {
            let mut part = archive.by_index(index).expect("a part");
            let name = part.name().expect("a name").into_owned();
            copy.start_file(name, stored).expect("a part");
            std::io::copy(&mut part, &mut copy).expect("copied");
        }
        copy.finish().expect("a zip");
        for digit in [&b"31113"[..], b"1985-03-07\""] {
            let Some(place) = memchr::memmem::find(&bytes, digit) else {
                continue;
            };
            bytes[place + 4] = b'9';
            let mut file = tempfile::NamedTempFile::new().expect("a file");
            file.write_all(&bytes).expect("written");
            let error = Workbook::open(file.path()).err();
            assert!(
                matches!(error, Some(WorkbookError::Damaged { .. })),
                "{name}"
            );
            bytes.clear();
        }
        assert!(bytes.is_empty(), "{name}: no such digit");
    }
}

/// Reads everything that can be read of a file.
fn read_all(bytes: &[u8]) {
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    file.write_all(bytes).expect("written");
    let Ok(mut book) = Workbook::open(file.path()) else {
        return;
    };
    let mut record = Record::default();
    for index in 0..book.sheets().len() {
        if let Ok(mut rows) = book.rows(index) {
            while rows.next(&mut record) {}
        }
    }
}

#[test]
fn damage_anywhere_is_an_error_and_no_panic() {
    for name in ["merged.xls", "merged.xlsx", "merged.ods", "protected.xls"] {
        let sound = std::fs::read(fixture(name)).expect("a file");
        for place in (0..sound.len()).step_by(17) {
            let mut bytes = sound.clone();
            bytes[place] ^= 1 << (place % 8);
            read_all(&bytes);
            bytes[place] = 0xff;
            read_all(&bytes);
        }
        for length in (0..sound.len()).step_by(61) {
            read_all(&sound[..length]);
        }
    }
}

#[test]
fn damage_within_a_part_is_an_error_and_no_panic() {
    use std::io::Read;
    for name in ["merged.xlsx", "merged.ods"] {
        let file = std::fs::File::open(fixture(name)).expect("a file");
        let mut archive = zip::ZipArchive::new(file).expect("a zip");
        let mut parts = Vec::new();
        for index in 0..archive.len() {
            let mut part = archive.by_index(index).expect("a part");
            let mut text = String::new();
            part.read_to_string(&mut text).expect("text");
            parts.push((part.name().expect("a name").into_owned(), text));
        }
        for index in 0..parts.len() {
            let sound = parts[index].1.clone();
            for place in (0..sound.len())
                .step_by(173)
                .filter(|i| sound.is_char_boundary(*i))
            {
                for put in ["", "<", "9", "\"", "Z99:A1", "-1"] {
                    let mut damaged = sound.clone();
                    let end = (place + 1..=sound.len()).find(|i| sound.is_char_boundary(*i));
                    damaged.replace_range(place..end.expect("an end"), put);
                    parts[index].1 = damaged;
                    let parts: Vec<(&str, &str)> = parts
                        .iter()
                        .map(|(n, t)| (n.as_str(), t.as_str()))
                        .collect();
                    let file = zipped(&parts);
                    read_all(&std::fs::read(file.path()).expect("a file"));
                }
            }
            parts[index].1 = sound;
        }
    }
}
