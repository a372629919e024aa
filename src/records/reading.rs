//! What is worth a finding about a classified cell, the same in every table.

use crate::diagnostic::{Code, Diagnostic};
use crate::vocabulary::{Class, Dimension, Reading, Vocabulary};

/// The finding about a reading, without its place: `unclassified` where the cell is in no
/// class, with what may have been meant; [`Code::ValueDoubtful`] where somebody should look.
pub fn finding<C: Class>(
    reading: Reading<C>,
    text: &str,
    field: &str,
    unclassified: Code,
    vocabulary: &Vocabulary,
) -> Option<Diagnostic> {
    match reading {
        Reading::Unclassified => {
            let near = Dimension::with_name(C::FIELD)
                .map(|dimension| vocabulary.suggest(dimension, text))
                .unwrap_or_default();
            let near: Vec<String> = near
                .iter()
                .take(3)
                .map(|(spelling, class)| match spelling == class {
                    true => (*spelling).to_owned(),
                    false => format!("{spelling}（{class}）"),
                })
                .collect();
            let finding = Diagnostic::new(unclassified).fact("field", field);
            Some(finding.fact("nearest", near.join("、")))
        }
        Reading::Doubtful(class, doubt) => Some(
            Diagnostic::new(Code::ValueDoubtful)
                .fact("doubt", doubt.key())
                .fact("class", class.label()),
        ),
        Reading::Empty | Reading::Class(_) => None,
    }
}
