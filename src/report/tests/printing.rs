//! What may be printed, and how it comes through.

use super::{kinds, lines, report, text};
use crate::report::{Construct, NameKind, ProblemKind};

#[test]
fn words_of_the_configuration_are_never_markup() {
    assert_eq!(
        text("{{ bureau.name }}和{{ texts.long }}。"),
        "甲市*卫生*局和第一行第二行。"
    );
    assert_eq!(text("在⟨places⟩。"), "在宜昌、武*汉*。");
    assert_eq!(text("{{ \"# \" ~ bureau.name }}好"), "# 甲市*卫生*局好");
}

#[test]
fn words_that_pass_through_macros_and_variables_come_out_once() {
    let macros = "{% macro name() %}{{ bureau.name }}{% endmacro %}{% macro id() %}{{ \"period.\" ~ \"year\" }}{% endmacro %}";
    let body = "{% set k = self::name() %}{{ k }}{% set k = k ~ \"（甲）\" %}{{ k }}，{{ n(id=self::id()) }}\
                {% if k == \"甲市*卫生*局（甲）\" %}年{% endif %}{% set f = n(id=\"a\") %}{{ f ~ \"人\" }}";
    let want = "甲市*卫生*局甲市*卫生*局（甲），2024年1人";
    assert_eq!(text(&format!("{macros}{body}")), want);
}

#[test]
fn shares_labels_and_parts_are_printed() {
    assert_eq!(
        text("占{{ share(id=\"b\") }}，{{ label(id=\"a\") }}。"),
        "占84.6%，指标a。"
    );
    let parts = "{% for p in parts(of=\"abc\") %}{{ p.label }}{{ n(id=p.id) }}，{% endfor %}。";
    assert_eq!(text(parts), "a类1，b类2。");
}

#[test]
fn null_is_no_in_conditions() {
    let yes = |condition: &str| {
        text(&format!(
            "{{% if {condition} %}}是{{% else %}}否{{% endif %}}"
        ))
    };
    for condition in [
        "v(id=\"a\")",
        "v(id=\"a\") > 0",
        "not v(id=\"x\")",
        "v(id=\"a\") + 1 == v(id=\"b\")",
        "v(id=\"b\", share=true) > 84.5",
        "v(id=\"a\") and (v(id=\"b\") or v(id=\"y\") > 3)",
        "units | length == 2",
        "v(id=\"x\") | default(value=7) == 7",
        "bureau.nothing is not defined",
        "bureau.nothing | default(value=\"\") == \"\"",
        "v(id=\"period.as_of\") == \"2024-12-31\"",
        // Neither a number above 0 nor an unknown one is a known 0.
        "unless_zero(id=\"a\")",
        "unless_zero(id=\"a\", unit=\"人民医院\")",
        "unless_zero(id=\"x\")",
        "unless_zero(id=\"places\")",
    ] {
        assert_eq!(yes(condition), "是", "{condition}");
    }
    for condition in [
        "v(id=\"x\")",
        "v(id=\"x\") > 0",
        "v(id=\"x\") < 1",
        "v(id=\"x\") == 0",
        "v(id=\"x\") != 0",
        "v(id=\"x\") * 2 > 1",
        "v(id=\"a\") / 0 > 1",
        "not v(id=\"b\", share=true)",
        "unless_zero(id=\"zero\")",
        "unless_zero(id=\"zero\") and v(id=\"a\")",
    ] {
        assert_eq!(yes(condition), "否", "{condition}");
    }
}

#[test]
fn holes_are_problems() {
    for (tag, value) in [
        ("bureau.party", "\"\""),
        ("bureau.place", "null"),
        ("bureau", "{…}"),
        ("parts(of=\"abc\")", "[…]"),
        ("bureau.nothing | default(value=\"\")", "\"\""),
        ("bureau.place | default(value=bureau)", "{…}"),
    ] {
        let want = ProblemKind::Unprintable {
            expression: tag.into(),
            value: value.into(),
        };
        assert_eq!(kinds(&format!("{{{{ {tag} }}}}")), [want]);
    }
}

#[test]
fn data_are_printed_as_figures_or_not_at_all() {
    for tag in [
        "v(id=\"a\")",
        "v(id=\"a\") + 1",
        "units | length",
        "\"共\" ~ v(id=\"a\")",
    ] {
        let want = ProblemKind::PrintedData {
            expression: tag.into(),
        };
        assert_eq!(kinds(&format!("{{{{ {tag} }}}}")), [want]);
    }
    let found =
        kinds("{% for u in units %}{{ u.name }}{% endfor %}{% set k = v(id=\"a\") %}{{ k }}");
    assert_eq!(found.len(), 2);
}

#[test]
fn figures_are_not_changed_or_compared() {
    assert!(matches!(
        kinds("{{ n(id=\"a\") | upper }}")[..],
        [ProblemKind::FigureChanged { .. }]
    ));
    assert!(matches!(
        kinds("{% set k = n(id=\"a\") %}{{ k | trim }}")[..],
        [ProblemKind::FigureChanged { .. }]
    ));
    for condition in [
        "n(id=\"a\")",
        "n(id=\"a\") == \"1\"",
        "not v(id=\"a\") or share(id=\"b\")",
    ] {
        let found = kinds(&format!("{{% if {condition} %}}{{% endif %}}"));
        assert!(
            matches!(found[..], [ProblemKind::FigureInCondition { .. }]),
            "{condition}"
        );
    }
}

#[test]
fn bold_type_closes_after_chinese_punctuation() {
    assert_eq!(
        text("**一、“加强”领导。**深入推进**。**"),
        "一、“加强”领导。深入推进。"
    );
    assert!(matches!(
        kinds("甲**乙")[..],
        [ProblemKind::OpenBold { .. }]
    ));
}

#[test]
fn markdown_beyond_the_subset_is_a_problem_with_its_line() {
    for (markdown, construct) in [
        ("- 甲", Construct::List),
        ("1. 甲", Construct::List),
        ("> 甲", Construct::Quote),
        ("`甲`", Construct::Code),
        ("```\n甲\n```", Construct::Code),
        ("[甲](b)", Construct::Link),
        ("![甲](b)", Construct::Image),
        ("<b>甲</b>", Construct::Html),
        ("*甲*", Construct::Emphasis),
        ("---", Construct::Rule),
        ("甲\n===", Construct::Rule),
        ("##### 甲", Construct::Heading),
    ] {
        let found = super::problems(&format!("好。\n\n{markdown}"));
        let ProblemKind::Markdown {
            construct: told, ..
        } = found[0].kind
        else {
            panic!("{markdown}: {found:?}")
        };
        assert_eq!(told, construct);
    }
    let found = super::problems("好。\n\n- 甲乙丙");
    assert_eq!(found[0].places[0].to_string(), "report.md:3");
}

#[test]
fn indented_lines_and_comments_are_no_markup() {
    assert_eq!(
        text("    甲，\n　　乙。<!-- 丙 -->\n\n\tHealth\n    Bureau"),
        "甲，乙。\nHealth Bureau"
    );
}

#[test]
fn title_signature_and_date_are_templates() {
    let (document, _) = report(&[("report.md", "好。")]).unwrap();
    assert_eq!(super::plain_text(&document.title), "2024年总结");
    assert_eq!(
        super::plain_text(&document.closing.signature),
        "甲市*卫生*局"
    );
    assert_eq!(super::plain_text(&document.closing.date), "2024年12月31日");
    assert_eq!(document.properties.title, "2024年总结");
}

#[test]
fn braces_that_show_are_a_problem() {
    assert!(matches!(
        kinds("{% raw %}{{ x }}{% endraw %}")[..],
        [ProblemKind::Render { .. }]
    ));
}

#[test]
fn a_figure_says_what_it_counts() {
    let page = "{% for id in [\"a\", \"unit.name\"] %}{% if counted_in(id=id) %}\
                {{ counted_in(id=id) }}{% else %}—{% endif %}{% endfor %}。";
    assert_eq!(text(page), "人—。");
    assert!(matches!(
        &kinds("{{ counted_in(id=\"aa\") }}")[..],
        [ProblemKind::Unknown {
            what: NameKind::Figure,
            ..
        }]
    ));
}

#[test]
fn a_list_written_out_is_the_same_wherever_it_stands() {
    let macros = "{% macro all(of) %}{% for id in [\"a\", \"b\"] %}{% if id in of %}{{ n(id=id) }}\
                  {% endif %}{% endfor %}{% for p in parts(of=\"abc\") %}{{ p.label }}{% endfor %}\
                  {% endmacro %}";
    let page = "{% import \"macros.md\" as m %}{% set list = [\"b\", \"c\"] %}\
                {% for id in list %}{{ n(id=id) }}{% endfor %}、{{ m::all(of=list) }}、\
                {{ list | length }}{{ [\"b\", \"c\"] | last }}。";
    let (document, _) = report(&[("report.md", page), ("macros.md", macros)]).unwrap();
    assert_eq!(lines(&document.body), "23、2a类b类x类、2c。");
}
