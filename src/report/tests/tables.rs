//! Tables and annexes.

use super::{page, report, text};
use crate::figures::Scope;
use crate::report::OmissionKind;
use crate::report::document::{Align, Block, Inline};

const HEAD: &str = "| 项目 | 数 |\n|---|---:|\n";

#[test]
fn a_cell_without_its_figure_reads_a_dash_and_keeps_its_identity() {
    let (document, omissions) = report(&[(
        "report.md",
        &format!("{HEAD}| 甲 | ⟨a⟩ ⟨x⟩ |\n| 乙 | ⟨b⟩ |"),
    )])
    .unwrap();
    let Block::Table(table) = &document.body[0] else {
        panic!("a table")
    };
    assert_eq!(super::lines(&document.body), "项目|数\n甲|—\n乙|2");
    assert!(matches!(&table.rows[0][1][..], [Inline::Figure { figure, .. }] if figure.id == "x"));
    assert_eq!(omissions[0].kind, OmissionKind::Cells(1));
    assert_eq!(table.columns[1].align, Align::Right);
}

#[test]
fn a_row_without_any_figure_goes() {
    let (text, omissions) = page(&format!("{HEAD}| 甲 | ⟨x⟩ |\n| 乙 | ⟨b⟩ |\n| 丙 | 无 |"));
    assert_eq!(text, "项目|数\n乙|2\n丙|无");
    assert_eq!(
        (omissions[0].kind, omissions[0].text.as_str()),
        (OmissionKind::Row, "甲 | ○")
    );
}

#[test]
fn a_table_without_rows_goes_with_its_caption_and_captions_are_numbered() {
    let source = format!("表：甲\n\n{HEAD}| 甲 | ⟨x⟩ |\n\n表：乙\n{HEAD}| 乙 | ⟨b⟩ |\n注：丙⟨a⟩。");
    let (text, omissions) = page(&source);
    assert_eq!(text, "表1　乙\n项目|数\n乙|2\n注：丙1。");
    assert_eq!(
        (omissions[0].kind, omissions[0].text.as_str()),
        (OmissionKind::Table, "甲")
    );
}

#[test]
fn a_loop_over_units_makes_a_row_each_whatever_their_names() {
    let source = "| 单位 | 数 |\n|---|---:|\n{% for u in units %}\n| {{ n(id=\"unit.name\", \
                  unit=u.name) }} | {{ n(id=\"a\", unit=u.name) }} |\n{% endfor %}";
    let (document, _) = report(&[("report.md", source)]).unwrap();
    assert_eq!(
        super::lines(&document.body),
        "单位|数\n人民医院|10\n*中医院*||20"
    );
    let Block::Table(table) = &document.body[0] else {
        panic!("a table")
    };
    let Inline::Figure { figure, .. } = &table.rows[1][0][0] else {
        panic!("a figure")
    };
    assert_eq!(figure.scope, Scope::Unit("*中医院*|".into()));
}

#[test]
fn a_row_with_only_the_units_name_goes() {
    let source = "| 单位 | 数 |\n|---|---:|\n{% for u in units -%}\n| {{ n(id=\"unit.name\", \
                  unit=u.name) }} | {{ n(id=\"x\", unit=u.name) }} |\n{% endfor %}";
    assert_eq!(text(source), "");
}

#[test]
fn annexes_have_a_title_and_lie_on_their_side_if_asked() {
    let annex = "<!-- landscape -->\n# 统计表\n\n## 甲\n\n表：乙\n| a |\n|---|\n| ⟨a⟩ |\n";
    let empty = "# 空表\n\n共⟨x⟩人。";
    let files = [
        ("report.md", "好。"),
        ("annex/1.md", annex),
        ("annex/2.md", empty),
    ];
    let (document, _) = report(&files).unwrap();
    assert_eq!(document.annexes.len(), 1);
    let annex = &document.annexes[0];
    assert!(annex.landscape);
    assert_eq!(super::plain_text(&annex.title), "统计表");
    assert_eq!(super::lines(&annex.blocks), "一、甲\n表1　乙\na\n1");
}

#[test]
fn a_row_with_too_many_cells_is_a_problem() {
    let problems = super::problems(&format!("{HEAD}| 甲 | 乙 | 丙 |"));
    assert_eq!(problems[0].places[0].to_string(), "report.md:3");
}

#[test]
fn a_header_that_does_not_fit_its_rule_is_a_problem() {
    let problems = super::problems("| 甲 | 乙 |\n|---|\n| 1 |");
    assert!(
        format!("{:?}", problems[0].kind).contains("Table"),
        "{problems:?}"
    );
}
