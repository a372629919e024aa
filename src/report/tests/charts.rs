//! Charts, totals by type of unit, and pages that turn.

use super::{figures, lines, page, problems, report, text};
use crate::figures::Scope;
use crate::report::document::{Block, Inline};
use crate::report::{NameKind, OmissionKind, ProblemKind};

const CHART: &str = "{{ chart(of=\"abc\", title=\"甲<乙>\") }}";

#[test]
fn a_chart_shows_the_parts_that_have_numbers() {
    let (document, omissions) = report(&[("report.md", CHART)]).unwrap();
    assert_eq!(
        lines(&document.body),
        "a类 1\nb类 2\n图1　甲<乙>（单位：人）"
    );
    assert!(omissions.is_empty());
    let Block::Chart(chart) = &document.body[0] else {
        panic!("a chart")
    };
    let Inline::Figure { figure, .. } = &chart.bars[1].value else {
        panic!("a figure")
    };
    assert_eq!((figure.id.as_str(), &figure.scope), ("b", &Scope::Whole));
}

#[test]
fn a_chart_stands_alone_wherever_the_template_has_put_it() {
    let chart = "a类 1\nb类 2\n图1　甲<乙>（单位：人）";
    let inside = format!("共⟨a⟩人。{CHART}另⟨b⟩人。");
    assert_eq!(text(&inside), format!("共1人。\n{chart}\n另2人。"));
    let set = "{% set c = chart(of=\"abc\", title=\"甲\") %}共⟨a⟩人。{{ c }}";
    assert!(text(set).starts_with("共1人。\na类 1\n"), "{}", text(set));
    let twice = format!("{CHART}\n{CHART}");
    assert!(text(&twice).ends_with("图2　甲<乙>（单位：人）"));
}

#[test]
fn a_chart_without_any_number_is_left_out_and_told_and_takes_no_number() {
    let source = format!("# 甲\n{{{{ chart(of=\"null\", title=\"乙\") }}}}\n# 丙\n{CHART}");
    let (text, omissions) = page(&source);
    assert!(text.starts_with("一、丙\na类 1"), "{text}");
    assert!(text.contains("图1　"), "{text}");
    assert_eq!(omissions[0].kind, OmissionKind::Chart);
    assert_eq!(omissions[0].text, "乙");
    assert_eq!(omissions[0].figures.len(), 2);
}

#[test]
fn an_unknown_breakdown_and_a_missing_title_are_problems() {
    let found = problems("{{ chart(of=\"abd\", title=\"甲\") }}{{ chart(of=\"abc\") }}");
    let unknown = ProblemKind::Unknown {
        what: NameKind::Breakdown,
        name: "abd".into(),
        nearest: Some("abc".into()),
    };
    assert_eq!(found[0].kind, unknown);
    let missing = ProblemKind::MissingArgument {
        function: "chart".into(),
        argument: "title".into(),
    };
    assert_eq!(found[1].kind, missing);
}

#[test]
fn a_chart_in_a_cell_is_a_problem() {
    assert!(!problems(&format!("| 甲 |\n|---|\n| {CHART} |")).is_empty());
}

#[test]
fn the_units_of_a_type_have_figures_together() {
    let source = "{% for t in unit_types %}{{ n(id=\"unit.type\", type=t.name) }}\
                  {{ n(id=\"a\", type=t.name) }}人{% if t.units > 1 %}好{% endif %}。{% endfor %}";
    assert_eq!(text(source), "市直30人好。");
    let found = problems("{{ n(id=\"a\", type=\"市值\") }}{{ n(id=\"unit.type\") }}");
    let unknown = ProblemKind::Unknown {
        what: NameKind::UnitType,
        name: "市值".into(),
        nearest: None,
    };
    assert_eq!(found[0].kind, unknown);
    assert_eq!(found.len(), 2);
    assert_eq!(figures().kinds[0].units, 2);
}

#[test]
fn the_number_of_units_of_a_type_is_no_text() {
    let source = "{% for t in unit_types %}{{ t.units }}{% endfor %}";
    assert!(matches!(
        problems(source)[0].kind,
        ProblemKind::PrintedData { .. }
    ));
}

#[test]
fn a_header_with_colons_is_one_of_two_rows() {
    let source = "| 单位 | 学历：本科 | 学历：专科 | 职称：**高级** |\n|---|---|---|---|\n| 甲 | ⟨a⟩ | ⟨b⟩ | ⟨c⟩ |";
    assert_eq!(
        text(source),
        "单位|学历|学历|职称：\n|本科|专科|高级\n甲|1|2|3".replace("职称：", "职称")
    );
    assert_eq!(
        text("| ：甲 | 乙： |\n|---|---|\n| ⟨a⟩ | ⟨b⟩ |"),
        "：甲|乙：\n1|2"
    );
}

#[test]
fn the_pages_of_an_annex_turn_where_a_comment_says() {
    let annex =
        "# 统计表\n<!-- 横排 -->\n\n| a |\n|---|\n| ⟨a⟩ |\n\n<!-- 竖排 -->\n注：共⟨a⟩人。\n";
    let files = [("report.md", "好。<!-- 横排 -->"), ("annex/1.md", annex)];
    let (document, _) = report(&files).unwrap();
    let annex = &document.annexes[0];
    assert!(annex.landscape);
    assert_eq!(lines(&annex.blocks), "a\n1\nturn false\n注：共1人。");
    assert_eq!(lines(&document.body), "好。");
    let empty = [
        ("report.md", "好。"),
        (
            "annex/1.md",
            "# 空\n\n<!-- 横排 -->\n共⟨x⟩人。\n<!-- 竖排 -->",
        ),
    ];
    assert!(report(&empty).unwrap().0.annexes.is_empty());
}
