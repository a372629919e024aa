//! A filled workbook is the template but for its cells with tags: in its bytes, and in
//! another program's hands.

mod support;

use rust_xlsxwriter::{Chart, ChartType, Format, Formula, Workbook};
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::process::Command;
use support::{bureau, skip, talentsum, tools};

/// A form as another office would send it: merged cells, formulas with their old results,
/// number formats, a chart, a second sheet.
fn form(path: &Path) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("上报表").unwrap();
    let title = Format::new().set_bold().set_font_size(16);
    sheet
        .merge_range(0, 0, 0, 2, "{{period.year}}年统计表", &title)
        .unwrap();
    let thousands = Format::new().set_num_format("#,##0");
    let percent = Format::new().set_num_format("0.0%");
    sheet
        .write_string_with_format(1, 1, "{{staff.total}}", &thousands)
        .unwrap();
    sheet
        .write_string_with_format(2, 1, "{{ staff.professional }}", &thousands)
        .unwrap();
    sheet
        .write_string_with_format(2, 2, "{{staff.professional:share}}", &percent)
        .unwrap();
    sheet
        .write_string(3, 2, "{{staff.professional:share}}")
        .unwrap();
    sheet
        .write_formula(4, 1, Formula::new("=B2-B3").set_result("99"))
        .unwrap();
    sheet
        .write_string(5, 1, "{{staff.total@栖川市人民医院}}")
        .unwrap();
    sheet
        .write_string(6, 1, "｛｛staff.total＠乡镇｝｝")
        .unwrap();
    let bold = Format::new().set_bold();
    let plain = Format::new();
    let rich = [
        (&bold, "共{{staff.total}}人"),
        (&plain, "，专业技术人员占{{staff.professional:share}}。"),
    ];
    sheet.write_rich_string(7, 0, &rich).unwrap();
    sheet.write_string(8, 0, "不填的 & <一格>").unwrap();
    let mut chart = Chart::new(ChartType::Column);
    chart.add_series().set_values("上报表!$B$2:$B$3");
    sheet.insert_chart(1, 4, &chart).unwrap();
    let second = book.add_worksheet();
    second.set_name("二").unwrap();
    second
        .write_formula(0, 0, Formula::new("='上报表'!B2*2").set_result("7"))
        .unwrap();
    // As other programs write it: without the wish to be recalculated.
    let bytes = book.save_to_buffer().unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let mut out = zip::ZipWriter::new(std::fs::File::create(path).unwrap());
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).unwrap();
        let name = entry.name().unwrap().into_owned();
        if name != "xl/workbook.xml" {
            out.raw_copy_file(entry).unwrap();
            continue;
        }
        drop(entry);
        let mut text = String::new();
        archive
            .by_index(index)
            .unwrap()
            .read_to_string(&mut text)
            .unwrap();
        let text = text.replace(" fullCalcOnLoad=\"1\"", "");
        assert!(text.contains("<calcPr"), "{text}");
        out.start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        out.write_all(text.as_bytes()).unwrap();
    }
    out.finish().unwrap();
}

/// The parts of a package, each with its bytes.
fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        parts.insert(part.name().unwrap().into_owned(), content);
    }
    parts
}

/// The cells of a sheet, each as its markup.
fn cells(sheet: &[u8]) -> BTreeMap<String, String> {
    let text = String::from_utf8(sheet.to_vec()).unwrap();
    let cells = text.split("<c ").skip(1).map(|cell| {
        let end = cell.find("</c>").or_else(|| cell.find("/>")).unwrap();
        let cell = &cell[..end];
        let name = cell
            .split("r=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap();
        (name.to_owned(), cell.to_owned())
    });
    cells.collect()
}

fn figures() -> serde_json::Map<String, serde_json::Value> {
    support::listed_figures(&bureau(), 2024)
}

#[test]
fn only_the_cells_with_tags_and_the_wish_to_be_recalculated_change() {
    let folder = tempfile::tempdir().unwrap();
    let (template, target) = (
        folder.path().join("表.xlsx"),
        folder.path().join("填好.xlsx"),
    );
    form(&template);
    let (from, to) = (template.to_str().unwrap(), target.to_str().unwrap());
    let output = talentsum(&bureau(), &["fill", from, "--year", "2024", "-o", to]);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let before = parts(&std::fs::read(&template).unwrap());
    let after = parts(&std::fs::read(&target).unwrap());
    let names = |parts: &BTreeMap<String, Vec<u8>>| parts.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&before), names(&after));
    let changed: Vec<&String> = before
        .keys()
        .filter(|name| before[*name] != after[*name])
        .collect();
    let sheet = "xl/worksheets/sheet1.xml";
    let second = "xl/worksheets/sheet2.xml";
    assert_eq!(changed, ["xl/workbook.xml", sheet, second]);
    // Of the other sheet the formula's old result is gone, and nothing else.
    let text = |part: &str| String::from_utf8(before[part].clone()).unwrap();
    assert_eq!(
        text(second).replace("<v>7</v>", "").into_bytes(),
        after[second]
    );
    let book = String::from_utf8(after["xl/workbook.xml"].clone()).unwrap();
    assert!(book.contains("fullCalcOnLoad=\"1\""), "{book}");

    let (old, new) = (cells(&before[sheet]), cells(&after[sheet]));
    let changed: Vec<&str> = old
        .keys()
        .filter(|c| old[*c] != new[*c])
        .map(String::as_str)
        .collect();
    assert_eq!(
        changed,
        ["A1", "A8", "B2", "B3", "B5", "B6", "B7", "C3", "C4"]
    );
    assert_eq!(old["B5"].replace("<v>99</v>", ""), new["B5"]);
    let figures = figures();
    let total = figures["staff.total"]["value"].to_string();
    assert!(
        new["B2"].ends_with(&format!("<v>{total}</v>")),
        "{}",
        new["B2"]
    );
    let style = |cell: &str| {
        cell.split("s=\"")
            .nth(1)
            .map(|rest| rest.split('"').next().unwrap().to_owned())
    };
    for (name, cell) in &old {
        assert_eq!(style(cell), style(&new[name]), "{name}");
    }
    let share = figures["staff.professional"]["share"].as_f64().unwrap();
    assert!(new["C4"].ends_with(&format!("<v>{share}</v>")) || share.fract() == 0.0);
    assert!(
        new["A8"].contains("<b/>") && new["A8"].contains(&format!("共{total}人")),
        "{}",
        new["A8"]
    );
    // All around the cells is as it was.
    let around = |sheet: &[u8]| {
        let text = String::from_utf8(sheet.to_vec()).unwrap();
        let (head, rest) = text.split_once("<sheetData>").unwrap();
        (
            head.to_owned(),
            rest.split_once("</sheetData>").unwrap().1.to_owned(),
        )
    };
    assert_eq!(around(&before[sheet]), around(&after[sheet]));
}

#[test]
fn the_same_template_and_data_give_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let template = folder.path().join("表.xlsx");
    form(&template);
    let from = template.to_str().unwrap();
    let filled = || talentsum(&bureau(), &["fill", from, "--year", "2024", "-o", "-"]).stdout;
    let first = filled();
    assert!(first.starts_with(b"PK"));
    assert!(first == filled());
}

#[test]
fn another_program_opens_it_and_calculates_with_the_figures() {
    let folder = tempfile::tempdir().unwrap();
    let template = folder.path().join("表.xlsx");
    form(&template);
    let target = folder.path().join("filled.xlsx");
    let (from, to) = (template.to_str().unwrap(), target.to_str().unwrap());
    let output = talentsum(&bureau(), &["fill", from, "--year", "2024", "-o", to]);
    assert!(output.status.success());
    let profile = format!(
        "-env:UserInstallation=file://{}/office",
        folder.path().display()
    );
    let converted = tools::answer(
        Command::new("soffice")
            .args([&profile, "--headless", "--convert-to"])
            // Every sheet, as it is shown, in UTF-8.
            .args(["csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"])
            .args([
                "--outdir".as_ref(),
                folder.path().as_os_str(),
                target.as_os_str(),
            ]),
    );
    match converted {
        Err(_) => return skip("LibreOffice is not installed"),
        Ok(output) => assert!(output.status.success(), "{output:?}"),
    }
    let text = |sheet: &str| {
        let path = folder.path().join(format!("filled-{sheet}.csv"));
        std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
    };
    let figures = figures();
    let number = |id: &str| figures[id]["value"].as_u64().unwrap();
    let (total, professional) = (number("staff.total"), number("staff.professional"));
    let first = text("上报表");
    let shown: String = first.chars().filter(|c| *c != '"').collect();
    assert!(shown.contains("2024年统计表"), "{first}");
    let plain: Vec<String> = shown.lines().map(|line| line.replace(',', "")).collect();
    assert!(
        plain
            .iter()
            .any(|l| *l == (total - professional).to_string()),
        "{first}"
    );
    assert!(
        !shown.contains("99") || (total - professional).to_string().contains("99"),
        "{first}"
    );
    assert!(shown.contains(&format!("共{total}人")), "{first}");
    let second = text("二").replace(['"', ','], "");
    assert_eq!(second.trim(), (total * 2).to_string());
}

/// The tags of the page give what the page says.
#[test]
fn the_tags_of_the_page_give_what_the_page_says() {
    let page = support::text("docs/fill.md");
    let rows = page.lines().filter_map(|line| {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        match cells.as_slice() {
            ["", tag, shown, _, ""] if tag.contains("{{") => {
                let bare = |cell: &str| cell.trim_matches('`').to_owned();
                Some((bare(tag), bare(shown)))
            }
            _ => None,
        }
    });
    let rows: Vec<(String, String)> = rows.collect();
    assert!(rows.len() >= 6, "{rows:?}");
    let folder = tempfile::tempdir().unwrap();
    let template = folder.path().join("表.xlsx");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, (tag, _)) in (0u32..).zip(&rows) {
        sheet.write_string(row, 0, tag).unwrap();
    }
    book.save(&template).unwrap();
    let from = template.to_str().unwrap();
    let output = talentsum(&bureau(), &["fill", from, "--year", "2024", "-o", "-"]);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let cells = cells(&parts(&output.stdout)["xl/worksheets/sheet1.xml"]);
    for (row, (tag, shown)) in (1..).zip(&rows) {
        let cell = &cells[&format!("A{row}")];
        let text: String = cell
            .split('<')
            .skip(1)
            .filter_map(|p| p.split_once('>'))
            .map(|p| p.1)
            .collect();
        assert_eq!(text, *shown, "{tag}");
    }
}
