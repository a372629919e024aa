//! What is left out of paragraphs, and how the punctuation closes up.

use super::{page, text};
use crate::report::{Omission, OmissionKind};

#[test]
fn a_clause_without_its_figure_goes_and_the_comma_with_it() {
    assert_eq!(text("共⟨a⟩人，其中⟨x⟩人，另有⟨b⟩人。"), "共1人，另有2人。");
    assert_eq!(text("其中⟨x⟩人，另有⟨b⟩人。"), "另有2人。");
}

#[test]
fn the_last_clause_hands_its_full_stop_to_the_one_before() {
    assert_eq!(text("共⟨a⟩人，其中⟨x⟩人。"), "共1人。");
    assert_eq!(text("共⟨a⟩人，其中⟨x⟩人！"), "共1人！");
    assert_eq!(text("共⟨a⟩人，其中⟨x⟩人"), "共1人");
}

#[test]
fn a_semicolon_outlives_the_clause_before_it() {
    assert_eq!(text("甲⟨a⟩，乙⟨x⟩；丙⟨b⟩。"), "甲1；丙2。");
    assert_eq!(text("甲⟨a⟩；乙⟨x⟩，丙⟨b⟩。"), "甲1；丙2。");
    assert_eq!(text("甲⟨a⟩；乙⟨x⟩，丙⟨y⟩；丁⟨b⟩。"), "甲1；丁2。");
    assert_eq!(text("甲⟨a⟩；乙⟨x⟩，丙⟨y⟩。"), "甲1。");
}

#[test]
fn a_sentence_left_without_its_figures_goes_whole() {
    assert_eq!(
        text("甲⟨a⟩人。工作扎实，共⟨x⟩人，成效明显。乙⟨b⟩人。"),
        "甲1人。乙2人。"
    );
}

#[test]
fn the_date_alone_keeps_no_sentence() {
    assert_eq!(text("截至⟨period.as_of⟩，共⟨x⟩人。另⟨a⟩人。"), "另1人。");
}

#[test]
fn a_sentence_without_figures_stays() {
    assert_eq!(
        text("高度重视，狠抓落实。共⟨x⟩人。"),
        "高度重视，狠抓落实。"
    );
}

#[test]
fn brackets_are_not_split() {
    assert_eq!(
        text("共⟨a⟩人（其中甲⟨b⟩人，乙⟨x⟩人），丙⟨c⟩人。"),
        "丙3人。"
    );
}

#[test]
fn punctuation_left_over_from_conditions_closes_up() {
    let text_of = |t| text(t);
    assert_eq!(
        text_of("甲⟨a⟩，{% if v(id=\"x\") %}乙，{% endif %}。"),
        "甲1。"
    );
    assert_eq!(text_of("甲⟨a⟩，，乙⟨b⟩；。丙。。"), "甲1，乙2。丙。");
}

#[test]
fn an_empty_paragraph_goes() {
    assert_eq!(text("共⟨x⟩人。\n\n共⟨a⟩人。"), "共1人。");
}

#[test]
fn what_is_left_out_is_told_with_its_figures_and_its_place() {
    let (_, omissions) = page("# 概况\n\n共⟨a⟩人，其中⟨x⟩人。\n\n另⟨y⟩人。");
    let told: Vec<_> = omissions
        .iter()
        .map(|o| (o.kind, o.text.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (OmissionKind::Clause, "其中○人"),
            (OmissionKind::Sentence, "另○人。")
        ]
    );
    let Omission {
        figures,
        place,
        section,
        ..
    } = &omissions[0];
    assert_eq!(figures[0].id, "x");
    assert_eq!(place.to_string(), "report.md:3");
    assert_eq!(section, &["概况"]);
    assert_eq!(omissions[1].place.to_string(), "report.md:5");
}

#[test]
fn a_paragraph_of_several_lost_sentences_is_told_once() {
    let (_, omissions) = page("甲⟨x⟩人。乙⟨y⟩人。");
    assert_eq!(omissions.len(), 1);
    assert_eq!(omissions[0].kind, OmissionKind::Paragraph);
    assert_eq!(omissions[0].figures.len(), 2);
}

#[test]
fn a_title_without_its_figure_is_a_problem() {
    let set = crate::report::TemplateSet::load(&[("report.md", "好。")], vec![], vec![], vec![]);
    let mut texts = super::texts();
    texts.title = "{{ n(id=\"x\") }}年总结".into();
    let result = crate::report::compose(&set, &super::figures(), &texts, bureau());
    let kind = &result.expect_err("no title")[0].kind;
    assert_eq!(*kind, crate::report::ProblemKind::EmptyTitle);
}

fn bureau() -> serde_json::Map<String, serde_json::Value> {
    let bureau = serde_json::json!({"bureau": {"name": "市局"}});
    bureau.as_object().cloned().unwrap_or_default()
}

#[test]
fn a_known_0_is_left_out_silently_and_an_unknown_figure_is_told() {
    let clause = |id: &str| {
        let source =
            format!("共⟨a⟩人{{% if unless_zero(id=\"{id}\") %}}，其中⟨{id}⟩人{{% endif %}}。");
        let (text, omissions) = page(&source);
        (text, omissions.len())
    };
    assert_eq!(clause("b"), ("共1人，其中2人。".into(), 0));
    assert_eq!(clause("zero"), ("共1人。".into(), 0));
    assert_eq!(clause("x"), ("共1人。".into(), 1));
}

#[test]
fn a_note_keeps_its_word_when_its_first_clause_goes() {
    assert_eq!(text("注：其中⟨x⟩人，另有⟨a⟩人。"), "注：另有1人。");
    assert_eq!(text("注：其中⟨x⟩人。"), "");
}

#[test]
fn without_a_last_year_a_comparison_goes_without_a_word() {
    let since = "{{ change(id=\"a\") }}";
    let (text, omissions) = page(&format!("共⟨a⟩人，{since}，另有⟨b⟩人。比重{since}。"));
    assert_eq!(text, "共1人，另有2人。");
    assert_eq!(omissions, []);
}

#[test]
fn what_goes_with_a_missing_figure_is_told_without_the_comparison() {
    let (_, omissions) = page("共⟨a⟩人。另有⟨x⟩人，{{ change(id=\"x\") }}。");
    assert_eq!(omissions[0].text, "另有○人。");
    assert_eq!(omissions[0].figures.len(), 1);
}

#[test]
fn a_comparison_that_takes_a_number_with_it_is_told() {
    let (text, omissions) = page("共⟨a⟩人（{{ change(id=\"a\") }}），另有⟨b⟩人。");
    assert_eq!(text, "另有2人。");
    assert_eq!(omissions.len(), 1);
}
