//! Templates made to do harm, or by mistake.

use super::{kinds, report};
use crate::report::ProblemKind;
use std::time::{Duration, Instant};

fn cycle(files: &[(&str, &str)]) -> Vec<String> {
    let found = report(files).unwrap_err();
    match &found[..] {
        [problem] => match &problem.kind {
            ProblemKind::Cycle { path } => path.clone(),
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_template_that_includes_itself_is_told() {
    let path = cycle(&[("report.md", "{% include \"report.md\" %}")]);
    assert_eq!(path, ["report.md", "report.md"]);
    let path = cycle(&[
        (
            "report.md",
            "{% if true %}{% include \"a.md\" %}{% endif %}",
        ),
        ("a.md", "{% include [\"b.md\"] %}"),
        ("b.md", "{% include \"a.md\" %}"),
    ]);
    assert_eq!(path, ["a.md", "b.md", "a.md"]);
}

#[test]
fn recursive_macros_and_imports_are_told() {
    let one = "{% macro m(x) %}{{ self::m(x=x ~ \"甲\") }}{% endmacro %}{{ self::m(x=\"a\") }}";
    assert_eq!(
        cycle(&[("report.md", one)]),
        ["report.md macro m", "report.md macro m"]
    );
    let path = cycle(&[
        ("report.md", "{% import \"a.md\" as a %}甲"),
        ("a.md", "{% import \"report.md\" as b %}"),
    ]);
    assert_eq!(path, ["report.md", "a.md", "report.md"]);
}

#[test]
fn inheritance_is_not_supported_and_never_reaches_tera() {
    for text in [
        "{% extends \"report.md\" %}",
        "{% block a %}{% endblock %}",
        "{% filter upper %}a{% endfilter %}",
    ] {
        assert!(
            matches!(kinds(text)[0], ProblemKind::NotSupported { .. }),
            "{text}"
        );
    }
}

#[test]
fn a_range_beyond_all_sense_is_told() {
    assert_eq!(
        kinds("{% for i in range(end=3000000000) %}甲{% endfor %}"),
        [ProblemKind::TooManySteps]
    );
    assert!(!kinds("{% for i in range(end=5, step_by=0) %}甲{% endfor %}").is_empty());
    assert!(!kinds("{% for i in range(end=\"甲\") %}甲{% endfor %}").is_empty());
}

#[test]
fn loops_in_loops_end() {
    let begun = Instant::now();
    let text = "{% for a in range(end=5000) %}{% for b in range(end=1) %}{% endfor %}".to_owned()
        + "{% for c in figures %}{% for d in figures %}{% for e in figures %}{% endfor %}{% endfor %}{% endfor %}{% endfor %}";
    assert_eq!(kinds(&text), [ProblemKind::TooManySteps]);
    assert!(begun.elapsed() < Duration::from_secs(60));
}

#[test]
fn macros_that_double_end() {
    let mut text = String::from("{% macro m0() %}甲甲甲甲{% endmacro %}");
    for i in 1..30 {
        let j = i - 1;
        text += &format!(
            "{{% macro m{i}() %}}{{{{ self::m{j}() }}}}{{{{ self::m{j}() }}}}{{% endmacro %}}"
        );
    }
    text += "{{ self::m29() }}";
    assert_eq!(kinds(&text), [ProblemKind::TooManySteps]);
}

#[test]
fn texts_that_double_end() {
    let text = "{% set a = \"甲甲甲甲\" %}".to_owned() + &"{% set a = a ~ a %}".repeat(60);
    assert_eq!(kinds(&text), [ProblemKind::TooManySteps]);
}

#[test]
fn a_chain_of_a_thousand_macros_is_refused() {
    let mut text = String::from("{% macro m0() %}甲{% endmacro %}");
    for i in 1..1000 {
        text += &format!(
            "{{% macro m{i}() %}}{{{{ self::m{}() }}}}{{% endmacro %}}",
            i - 1
        );
    }
    assert!(matches!(
        kinds(&text)[..],
        [ProblemKind::NestedTooDeep { .. }]
    ));
}

#[test]
fn brackets_and_sums_without_end_are_refused() {
    let brackets = format!("{{{{ {}1{} }}}}", "(".repeat(100_000), ")".repeat(100_000));
    assert!(!kinds(&brackets).is_empty());
    let sum = format!("{{{{ 1{} }}}}", "+1".repeat(100_000));
    assert!(matches!(kinds(&sum)[..], [ProblemKind::TagTooLong { .. }]));
    let longest = format!("{{{{ 1{} }}}}", "+1".repeat(990));
    assert_eq!(super::text(&longest), "991");
}

#[test]
fn what_would_panic_in_tera_is_told() {
    for text in [
        "{{ texts[\"总结\"] }}",
        "{{ self::m() + 1 }}{% macro m() %}1{% endmacro %}",
        "{% if [1] is containing(1) %}{% endif %}",
        "{{ __tera_context }}",
        "{{ get_env(name=\"HOME\") }}{{ now() }}{{ get_random(start=0, end=9) }}{{ throw(message=\"a\") }}",
    ] {
        let found = kinds(text);
        assert!(
            !found
                .iter()
                .any(|k| matches!(k, ProblemKind::Internal { .. })),
            "{text}: {found:?}"
        );
    }
    let float = format!("{{{{ {}.5 }}}}", "9".repeat(400));
    assert!(matches!(
        kinds(&float)[..],
        [ProblemKind::NotSupported { .. }]
    ));
}

#[test]
fn a_syntax_error_has_one_message_with_file_line_and_neighbours() {
    let found = super::problems("甲\n{{ n(id=) }}\n乙");
    assert!(matches!(found[0].kind, ProblemKind::Syntax { .. }));
    assert_eq!(found[0].places[0].to_string(), "report.md:2");
    assert_eq!(
        found[0].excerpt,
        "    1 | 甲\n>   2 | {{ n(id=) }}\n    3 | 乙"
    );
}

#[test]
fn reserved_characters_in_the_configuration_are_told() {
    let set = crate::report::TemplateSet::load(&[("report.md", "好。")], vec![], vec![], vec![]);
    let context = serde_json::json!({"bureau": {"name": "a\u{FDD0}0\u{FDD1}"}});
    let context = context.as_object().cloned().unwrap_or_default();
    let found = crate::report::compose(&set, &super::figures(), &super::texts(), context);
    let found = found.unwrap_err();
    assert_eq!(found[0].kind, ProblemKind::ReservedCharacter);
    assert_eq!(found[0].places[0].to_string(), "bureau.name");
}
