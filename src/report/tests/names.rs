//! Names nobody has defined, told all at once with their places.

use super::{compose_set, kinds, problems, report};
use crate::report::{NameKind, OwnParagraphs, ProblemKind, TemplateFile, TemplateSet};

fn unknown(what: NameKind, name: &str, nearest: Option<&str>) -> ProblemKind {
    ProblemKind::Unknown {
        what,
        name: name.into(),
        nearest: nearest.map(Into::into),
    }
}

#[test]
fn all_unknown_names_are_told_with_their_lines() {
    let sub = "好\n\n{{ n(id=\"period.yaer\") }}{{ bureau.nmae }}\n{{ n(id=\"period.yaer\") }}";
    let page = "{% if true %}{{ fo }}{% elif lable(id=\"a\") %}{% endif %}\n{% include \"sections/s.md\" %}\n\
                {{ texts.n | uper }}{% if bureau is defned %}{% endif %}{% for p in parts(of=\"abd\") %}{% endfor %}";
    let found = report(&[("report.md", page), ("sections/s.md", sub)]).unwrap_err();
    let told: Vec<_> = found
        .iter()
        .map(|p| {
            let places: Vec<_> = p.places.iter().map(ToString::to_string).collect();
            (p.kind.clone(), places.join(" "))
        })
        .collect();
    let want = [
        (unknown(NameKind::Variable, "fo", None), "report.md:1"),
        (
            unknown(NameKind::Function, "lable", Some("label")),
            "report.md:1",
        ),
        (
            unknown(NameKind::Filter, "uper", Some("upper")),
            "report.md:3",
        ),
        (
            unknown(NameKind::Test, "defned", Some("defined")),
            "report.md:3",
        ),
        (
            unknown(NameKind::Breakdown, "abd", Some("abc")),
            "report.md:3",
        ),
        (
            unknown(NameKind::Figure, "period.yaer", Some("period.year")),
            "sections/s.md:3 sections/s.md:4",
        ),
        (
            unknown(NameKind::Variable, "bureau.nmae", Some("bureau.name")),
            "sections/s.md:3",
        ),
    ];
    assert_eq!(told, want.map(|(kind, places)| (kind, places.to_owned())));
    assert!(
        found[5].excerpt.contains(">   3 | {{ n("),
        "{}",
        found[5].excerpt
    );
}

#[test]
fn the_year_is_a_figure_not_a_variable() {
    let near = Some("n(id=\"period.year\")");
    assert_eq!(
        kinds("{{ year }}"),
        [unknown(NameKind::Variable, "year", near)]
    );
}

#[test]
fn an_id_that_is_made_while_rendering_is_checked_just_so() {
    let found = problems("\n{% for p in parts(of=\"abc\") %}{{ n(id=p.id ~ \"q\") }}{% endfor %}");
    assert_eq!(found.len(), 3);
    assert_eq!(found[0].kind, unknown(NameKind::Figure, "aq", None));
    assert_eq!(found[0].places[0].to_string(), "report.md:2");
}

#[test]
fn unknown_units_arguments_and_macros_are_told() {
    let told = kinds(
        "{{ n(id=\"a\", unit=\"人民医完\") }}{{ n(ids=\"a\") }}{{ self::m() }}{{ share(id=\"a\") }}",
    );
    let missing = ProblemKind::MissingArgument {
        function: "n".into(),
        argument: "id".into(),
    };
    assert_eq!(
        told,
        [
            unknown(NameKind::Unit, "人民医完", Some("人民医院")),
            unknown(NameKind::Argument, "ids", Some("id")),
            missing,
            unknown(NameKind::Macro, "self::m", None),
            ProblemKind::NoShare { id: "a".into() },
        ]
    );
}

#[test]
fn names_bound_by_set_for_and_macro_arguments_are_known() {
    let page = "{% import \"m.md\" as m %}{% set k = 1 %}{% for p in parts(of=\"abc\") %}{{ p.label }}\
                {% include \"s.md\" %}{% endfor %}{{ m::one(text=\"甲\") }}";
    let sub = "{{ loop.index }}{{ k }}{{ p.label }}，";
    let macros = "{% macro one(text, more=\"乙\") %}{{ text }}{{ more }}{% endmacro %}";
    let (document, _) = report(&[("report.md", page), ("s.md", sub), ("m.md", macros)]).unwrap();
    assert_eq!(
        super::lines(&document.body),
        "a类11a类，b类21b类，x类31x类，甲乙"
    );
}

#[test]
fn a_missing_template_is_told_with_the_nearest_name() {
    let found = report(&[
        ("report.md", "\n{% include \"sections/one.md\" %}"),
        ("sections/on.md", ""),
    ]);
    let found = found.unwrap_err();
    let near = Some("sections/on.md");
    assert_eq!(
        found[0].kind,
        unknown(NameKind::Template, "sections/one.md", near)
    );
    assert_eq!(found[0].places[0].to_string(), "report.md:2");
}

const SET: &[(&str, &str)] = &[
    (
        "report.md",
        "{% include \"sections/1-a.md\" %}\n\n# 尾\n\n好。",
    ),
    ("sections/1-a.md", "# 基本情况\n\n甲。"),
    ("sections/2-b.md", "# 别的\n\n乙。"),
];

fn own(section: &str, source: &str) -> OwnParagraphs {
    OwnParagraphs {
        section: section.into(),
        path_shown: format!("own/{section}.md"),
        source: source.into(),
    }
}

#[test]
fn own_paragraphs_follow_their_section_by_key_or_title() {
    let own = vec![own("1-a", "丙。"), own("基本 情况", "丁。")];
    let (document, _) = compose_set(&TemplateSet::load(SET, vec![], vec![], own)).unwrap();
    assert_eq!(
        super::lines(&document.body),
        "一、基本情况\n甲。\n丙。\n丁。\n二、尾\n好。"
    );
}

#[test]
fn a_mistake_in_own_paragraphs_names_their_own_file() {
    let own = vec![own("1-a", "甲\n{{ n(id=\"q\") }}")];
    let found = compose_set(&TemplateSet::load(SET, vec![], vec![], own)).unwrap_err();
    assert_eq!(found[0].places[0].to_string(), "own/1-a.md:2");
}

#[test]
fn own_paragraphs_without_a_section_are_a_problem() {
    for (section, near) in [("基本情形", Some("基本情况")), ("2-b", None)] {
        let own = vec![own(section, "丙。")];
        let found = compose_set(&TemplateSet::load(SET, vec![], vec![], own)).unwrap_err();
        assert_eq!(found[0].kind, unknown(NameKind::Section, section, near));
    }
}

#[test]
fn a_template_of_the_project_wins_and_one_without_use_is_told() {
    let file = |name: &str, source: &str| TemplateFile {
        name: name.into(),
        path_shown: format!("templates/{name}"),
        source: source.into(),
    };
    let files = vec![
        file("sections/1-a.md", "# 我们\n\n戊。"),
        file("section/1-a.md", "好。"),
    ];
    let set = TemplateSet::load(SET, files, vec![], vec![]);
    let (document, _) = compose_set(&set).unwrap();
    assert_eq!(super::lines(&document.body), "一、我们\n戊。\n二、尾\n好。");
    let unused = crate::report::unused(&set);
    let near = Some("sections/1-a.md".to_owned());
    assert_eq!(unused.len(), 1);
    assert_eq!(unused[0].kind, ProblemKind::Unused { nearest: near });
}
