//! Clause elimination on texts of chance.

use super::report;
use crate::report::document::{Block, Inline};
use proptest::prelude::*;

/// A clause: words, perhaps a figure (null ones are x, y), perhaps a bracket.
fn clause() -> impl Strategy<Value = String> {
    let words = "[甲乙丙丁戊己庚辛]{1,4}";
    let figure = prop_oneof![Just(""), Just("⟨a⟩"), Just("⟨b⟩"), Just("⟨x⟩"), Just("⟨y⟩")];
    let bracket = prop_oneof![4 => Just(""), 1 => Just("（子，丑）"), 1 => Just("“寅；卯。”")];
    let item = prop_oneof![3 => Just(""), 1 => Just("@")];
    (item, words, figure, bracket).prop_map(|(i, w, f, b)| format!("{i}{w}{f}{b}"))
}

fn paragraph() -> impl Strategy<Value = Vec<(String, char)>> {
    let end = prop_oneof![Just('，'), Just('；'), Just('。')];
    prop::collection::vec((clause(), end), 1..12)
}

fn without_brackets(text: &str) -> String {
    text.replace("（子，丑）", "").replace("“寅；卯。”", "")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn what_is_left_is_clean_and_word_for_word(mut clauses in paragraph()) {
        if let Some(last) = clauses.last_mut() {
            last.1 = '。';
        }
        let source: String = clauses.iter().map(|(c, end)| format!("{c}{end}")).collect();
        let (document, omissions) = report(&[("report.md", &source)]).unwrap();
        let shown = super::lines(&document.body);
        let plain = without_brackets(&shown);

        // No two marks of punctuation together, none in front, a full stop at the end.
        let marks = ['，', '；', '。'];
        let pairs = plain.chars().zip(plain.chars().skip(1));
        prop_assert!(!pairs.clone().any(|(a, b)| marks.contains(&a) && marks.contains(&b)), "{}", shown);
        prop_assert!(!plain.starts_with(marks));
        prop_assert!(plain.is_empty() || plain.ends_with('。'), "{}", shown);
        prop_assert!(!shown.chars().any(crate::report::marker::is_reserved));

        // Clauses that stay are the author's, in the author's order, and none has a null figure.
        let mut wanted = clauses.iter().map(|(c, _)| c);
        let kept: Vec<&str> = plain.split(marks).filter(|c| !c.is_empty()).collect();
        for kept in kept {
            let bare = kept.trim_start_matches(|c| "一二三四五六七八九十是".contains(c));
            let found = wanted.any(|clause| {
                let words = clause.replace("⟨a⟩", "1").replace("⟨b⟩", "2").replace('@', "");
                without_brackets(&words) == bare
            });
            prop_assert!(found, "{} in {}", kept, shown);
        }

        // Every null figure of the source is accounted for.
        let nulls = source.matches("⟨x⟩").count() + source.matches("⟨y⟩").count();
        prop_assert_eq!(nulls == 0, omissions.is_empty());
        let told: usize = omissions.iter().map(|o| o.text.matches('○').count()).sum();
        prop_assert_eq!(told, nulls);
    }

    #[test]
    fn no_text_of_chance_breaks_the_room(source in "[#|*`>{}%\\-\\\\ \n表注：，。一a1<!\\[\\]()\"]{0,60}") {
        if let Ok((document, _)) = report(&[("report.md", &source)]) {
            for block in &document.body {
                if let Block::Paragraph(inlines) = block {
                    prop_assert!(inlines.iter().all(|i: &Inline| !i.as_str().is_empty()));
                }
            }
        }
    }
}
