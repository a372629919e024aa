//! 一是, 二是, 三是.

use super::text;

#[test]
fn items_are_numbered_after_clauses_are_left_out() {
    assert_eq!(text("@甲⟨a⟩；@乙⟨x⟩；@丙⟨b⟩。"), "一是甲1；二是丙2。");
}

#[test]
fn a_single_item_loses_its_word() {
    assert_eq!(text("@甲⟨x⟩；@乙⟨a⟩。"), "乙1。");
    assert_eq!(text("@甲⟨a⟩，乙。"), "甲1，乙。");
}

#[test]
fn the_word_moves_to_the_next_clause_of_the_same_item() {
    assert_eq!(text("@甲⟨x⟩，丁⟨c⟩；@乙⟨a⟩。"), "一是丁3；二是乙1。");
    assert_eq!(text("@甲⟨x⟩。丁⟨c⟩。@乙⟨a⟩。"), "一是丁3。二是乙1。");
}

#[test]
fn numbering_begins_anew_in_every_paragraph() {
    assert_eq!(
        text("@甲。@乙。\n\n@丙。@丁。"),
        "一是甲。二是乙。\n一是丙。二是丁。"
    );
}

#[test]
fn an_item_begins_a_clause_after_a_colon() {
    assert_eq!(
        text("共⟨a⟩项：@甲⟨x⟩；@乙⟨b⟩；@丙⟨c⟩。"),
        "共1项：一是乙2；二是丙3。"
    );
    assert_eq!(text("共⟨a⟩项：@甲⟨x⟩；@乙⟨y⟩。"), "共1项。");
    assert_eq!(text("共⟨a⟩项，主要做法：@甲⟨x⟩；@乙⟨y⟩。"), "共1项。");
}

#[test]
fn bold_words_around_an_item_stay_bold() {
    let (document, _) = super::report(&[("report.md", "**@引进。**共⟨a⟩人。@培养。")]).unwrap();
    let crate::report::document::Block::Paragraph(inlines) = &document.body[0] else {
        panic!("a paragraph");
    };
    let shown: Vec<_> = inlines
        .iter()
        .map(|inline| match inline {
            crate::report::document::Inline::Text { text, strong }
            | crate::report::document::Inline::Figure { text, strong, .. } => {
                (text.as_str(), *strong)
            }
        })
        .collect();
    assert_eq!(
        shown,
        [
            ("一是引进。", true),
            ("共", false),
            ("1", false),
            ("人。二是培养。", false)
        ]
    );
}
