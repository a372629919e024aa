//! The wordings: both languages have each, and use no fact that is not given.

use super::{kinds, page, problems};
use crate::message::{Arg, Message};
use crate::report::*;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};

const FILES: [(&str, &str); 2] = [
    ("zh", include_str!("../../../locales/zh/report.ftl")),
    ("en", include_str!("../../../locales/en/report.ftl")),
];

fn say(language: usize, message: &Message) -> String {
    let (name, source) = FILES[language];
    let resource = FluentResource::try_new(source.to_owned()).expect("a Fluent file");
    let mut bundle = FluentBundle::new(vec![name.parse().expect("a language")]);
    bundle.set_use_isolating(false);
    bundle.add_resource(resource).expect("no key twice");
    let mut args = FluentArgs::new();
    for (name, arg) in &message.args {
        let value: FluentValue<'_> = match arg {
            Arg::Text(text) => text.as_str().into(),
            Arg::Number(number) => (*number).into(),
        };
        args.set(*name, value);
    }
    let pattern = bundle.get_message(message.key).and_then(|m| m.value());
    let pattern = pattern.unwrap_or_else(|| panic!("{name}: no {}", message.key));
    let mut errors = Vec::new();
    let text = bundle
        .format_pattern(pattern, Some(&args), &mut errors)
        .into_owned();
    assert!(errors.is_empty(), "{name} {}: {errors:?}", message.key);
    assert!(!text.contains("{$") && !text.contains("  ("), "{text}");
    text
}

fn every_kind() -> Vec<ProblemKind> {
    use ProblemKind as K;
    let s = || "甲".to_owned();
    let mut all = vec![
        K::ReservedCharacter,
        K::UnclosedTag { opening: s() },
        K::Unbalanced {
            found: s(),
            expected: s(),
        },
        K::NestedTooDeep { limit: 1 },
        K::BracketsTooDeep { limit: 1 },
        K::TagTooLong { limit: 1 },
        K::Syntax { detail: s() },
        K::NotSupported { what: s() },
        K::Cycle { path: vec![s()] },
        K::MissingArgument {
            function: s(),
            argument: s(),
        },
        K::NoShare { id: s() },
        K::NoChange { id: s() },
        K::ChangeOnly { value: s() },
        K::FigureInCondition { expression: s() },
        K::FigureChanged { expression: s() },
        K::PrintedData { expression: s() },
        K::Unprintable {
            expression: s(),
            value: s(),
        },
        K::TooManySteps,
        K::TooMuchText { limit: 1 },
        K::Render { detail: s() },
        K::OpenBold { text: s() },
        K::OpenComment,
        K::TableCells {
            columns: 1,
            cells: 2,
            text: s(),
        },
        K::EmptyTitle,
        K::AnnexTitle,
        K::Unused { nearest: None },
        K::Internal { detail: s() },
    ];
    use NameKind as N;
    for what in [
        N::Figure,
        N::Unit,
        N::Breakdown,
        N::Variable,
        N::Function,
        N::Filter,
        N::Test,
        N::Macro,
        N::Template,
        N::Section,
        N::Argument,
    ] {
        for nearest in [None, Some(s())] {
            all.push(K::Unknown {
                what,
                name: s(),
                nearest,
            });
        }
    }
    use Construct as C;
    for construct in [
        C::List,
        C::Quote,
        C::Code,
        C::Link,
        C::Image,
        C::Html,
        C::Emphasis,
        C::Rule,
        C::Table,
        C::Heading,
    ] {
        all.push(K::Markdown {
            construct,
            text: s(),
        });
    }
    all
}

#[test]
fn every_problem_has_words_in_both_languages() {
    for kind in every_kind() {
        let problem = TemplateProblem::new(kind, Place::at("a.md", 3)).with_source("1\n2\n3\n4");
        for language in [0, 1] {
            let text = say(language, &problem.to_message());
            assert!(
                text.contains("a.md:3") && text.ends_with("    4 | 4"),
                "{text}"
            );
        }
    }
}

#[test]
fn both_languages_have_the_same_keys() {
    let keys = |source: &str| -> Vec<String> {
        let lines = source
            .lines()
            .filter(|l| l.starts_with(|c: char| c.is_ascii_lowercase()));
        lines
            .filter_map(|l| l.split(' ').next().map(str::to_owned))
            .collect()
    };
    assert_eq!(keys(FILES[0].1), keys(FILES[1].1));
}

#[test]
fn omissions_say_what_would_bring_them_back() {
    let (_, omissions) = page("# 概况\n共⟨a⟩人，其中⟨x⟩人。\n\n另⟨y⟩人，⟨z⟩人。");
    let said: Vec<_> = omissions.iter().map(|o| say(0, &o.to_message())).collect();
    assert_eq!(said[0], "未写入分句：“其中○人”（概况，report.md:2）");
    assert_eq!(
        say(1, &omissions[0].to_message()),
        "Clause left out: \"其中○人\" (概况, report.md:2)"
    );
    let back = omissions.iter().flat_map(Omission::remedies);
    let back: Vec<_> = back.map(|m| say(0, &m)).collect();
    assert_eq!(
        back,
        [
            "缺少“指标x”：请在指标表中增加编号 x 的一行。",
            "缺少“指标y”：请在花名册中增加“称号”列。",
            "缺少“指标z”：没有读到花名册。请提供花名册。",
        ]
    );
}

#[test]
fn every_missing_figure_has_words() {
    use crate::figures::{Missing, Scope};
    let reasons = [
        None,
        Some(Missing::NotConfigured),
        Some(Missing::LastYear),
        Some(Missing::Denominator("a".into())),
        Some(Missing::ActivityColumn {
            kinds: "公开招聘".into(),
            filter: String::new(),
            column: "岗位数".into(),
            years: "2024".into(),
        }),
        Some(Missing::ActivityColumn {
            kinds: "科研获奖".into(),
            filter: "级别 省级".into(),
            column: "数量".into(),
            years: "2020—2024".into(),
        }),
    ];
    for missing in reasons {
        for scope in [Scope::Whole, Scope::Unit("某院".into())] {
            let (id, label) = ("a".to_owned(), "某指标".to_owned());
            let figure = MissingFigure {
                id,
                label,
                scope,
                missing: missing.clone(),
            };
            for language in [0, 1] {
                say(language, &figure.to_message());
            }
        }
    }
    for kind in [
        OmissionKind::Cells(1),
        OmissionKind::Cells(2),
        OmissionKind::Row,
    ] {
        let omission = Omission {
            kind,
            text: "甲".into(),
            section: vec![],
            place: Place::at("a.md", 1),
            figures: vec![],
        };
        say(1, &omission.to_message());
    }
}

#[test]
fn a_misspelt_figure_reads_well() {
    let found = problems("甲\n{{ n(id=\"period.yaer\") }}");
    assert_eq!(
        say(0, &found[0].to_message()),
        "report.md:2：没有编号为“period.yaer”的指标。是否为“period.year”？可用 talentsum figures 查看全部编号。\n    1 | 甲\n>   2 | {{ n(id=\"period.yaer\") }}"
    );
    assert_eq!(kinds("{{ 甲").len(), 1);
}
