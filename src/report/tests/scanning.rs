//! The first look at a template's source.

use crate::report::scan::{MAX_BLOCKS, MAX_BRACKETS, scan};
use crate::report::{Place, ProblemKind};

fn kinds(source: &str) -> Vec<ProblemKind> {
    scan("a.md", source).1.into_iter().map(|p| p.kind).collect()
}

#[test]
fn every_tag_has_the_line_on_which_it_begins() {
    let (tags, problems) = scan(
        "a.md",
        "{# x\n #}{{ a }}\n{% if b -%}\r\n{{\n c }}{% raw %}{{ x }}{% endraw %}{% endif %}",
    );
    assert_eq!(problems, []);
    let found: Vec<_> = tags.iter().map(|t| (t.line, t.keyword.as_str())).collect();
    assert_eq!(
        found,
        [
            (2, ""),
            (3, "if"),
            (4, ""),
            (5, "raw"),
            (5, "endraw"),
            (5, "endif")
        ]
    );
}

#[test]
fn braces_in_quotes_do_not_end_a_tag() {
    assert_eq!(scan("a.md", "{{ \"}}\" }}{{ x }}").0.len(), 2);
}

#[test]
fn a_tag_without_its_end_is_named_with_its_line() {
    let (_, problems) = scan("a.md", "好\n{{ n(id=\"x\")\n\n{{ y }}");
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].places, [Place::at("a.md", 2)]);
    assert!(
        problems[0].excerpt.contains("> "),
        "{}",
        problems[0].excerpt
    );
}

#[test]
fn a_block_without_its_end_is_named_with_its_line() {
    let (_, problems) = scan("a.md", "{% for u in units %}\n{% if a %}\n{% endfor %}");
    assert_eq!(problems[0].places, [Place::at("a.md", 2)]);
    assert!(kinds("{% endif %}").contains(&ProblemKind::Unbalanced {
        found: "endif".into(),
        expected: "if".into()
    }));
}

#[test]
fn a_hundred_thousand_brackets_are_refused_before_parsing() {
    let source = format!("{{{{ {}1{} }}}}", "(".repeat(100_000), ")".repeat(100_000));
    let found = kinds(&source);
    assert!(found.contains(&ProblemKind::BracketsTooDeep {
        limit: MAX_BRACKETS
    }));
}

#[test]
fn a_hundred_thousand_blocks_are_refused_before_parsing() {
    let source = "{% if a %}".repeat(100_000) + &"{% endif %}".repeat(100_000);
    assert_eq!(
        kinds(&source),
        [ProblemKind::NestedTooDeep { limit: MAX_BLOCKS }]
    );
}

#[test]
fn reserved_characters_are_refused() {
    assert_eq!(
        kinds("a\u{FDD0}0\u{FDD1}"),
        [ProblemKind::ReservedCharacter]
    );
}
