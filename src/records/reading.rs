//! What is worth a finding about a classified cell, the same in every table.

use crate::diagnostic::{Code, Diagnostic};
use crate::vocabulary::{Class, Dimension, Reading, Vocabulary};

/// Cells of more characters are not compared with the words there are.
const LONGEST_SLIP: usize = 40;

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
            // A long cell is no slip of a word, and comparing it takes long.
            let is_short = text.chars().nth(LONGEST_SLIP).is_none();
            let near = Dimension::with_name(C::FIELD)
                .filter(|_| is_short)
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
            let known = Dimension::with_name(C::FIELD).map(Dimension::some_labels);
            let finding = finding.fact("known", known.unwrap_or_default());
            Some(finding.fact("nearest", near.join("、")))
        }
        Reading::Doubtful(class, doubt) => Some(
            Diagnostic::new(Code::ValueDoubtful)
                .fact("field", field)
                .fact("doubt", doubt.key())
                .fact("class", class.label()),
        ),
        Reading::Empty | Reading::Class(_) => None,
    }
}
