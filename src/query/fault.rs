//! What is wrong with a question, and where in it.

use super::folded::Folded;
use crate::message::Message;
use crate::vocabulary::mask::mask_all;
use std::ops::Range;
use unicode_width::UnicodeWidthChar;

/// What is wrong, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The place, in bytes of the folded question.
    pub at: Range<usize>,
    /// What is wrong.
    pub kind: Kind,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Something more stands where the question should end.
    Rest,
    /// A condition is missing.
    Missing,
    /// No field has this name.
    Field {
        /// As written.
        name: String,
    },
    /// Behind a field stands no operator.
    Operator {
        /// The field.
        field: String,
    },
    /// Behind an operator stands no value.
    Value,
    /// A quotation mark is not closed.
    Quote,
    /// A bracket is not closed.
    Opening,
    /// A bracket was never opened.
    Closing,
    /// Too many brackets within brackets.
    Deep,
    /// What is wrong with the meaning, in words.
    Meaning(Message),
}

impl Fault {
    /// A fault at a place.
    pub fn new(at: Range<usize>, kind: Kind) -> Self {
        Fault { at, kind }
    }

    /// A fault of the meaning.
    pub fn meaning(at: Range<usize>, message: Message) -> Self {
        Fault::new(at, Kind::Meaning(message))
    }

    /// In words, with the question and a mark below its place. `nearest` is the field that
    /// may have been meant, `known` all that there are.
    pub fn to_message(
        &self,
        question: &str,
        nearest: impl Fn(&str) -> Option<String>,
        known: &str,
    ) -> Message {
        let message = match &self.kind {
            Kind::Meaning(message) => message.clone(),
            Kind::Rest => Message::new("fail-where-rest"),
            Kind::Missing => Message::new("fail-where-missing").text("known", known),
            Kind::Field { name } => Message::new("fail-where-field")
                .text("name", mask_all(name))
                .text("nearest", nearest(name).unwrap_or_default())
                .text("known", known),
            Kind::Operator { field } => Message::new("fail-where-operator").text("field", field),
            Kind::Value => Message::new("fail-where-value-missing"),
            Kind::Quote => Message::new("fail-where-quote"),
            Kind::Opening => Message::new("fail-where-opening"),
            Kind::Closing => Message::new("fail-where-closing"),
            Kind::Deep => Message::new("fail-where-deep"),
        };
        message.text("place", marked(question, self.at.clone()))
    }
}

/// The question with a mark below a range of the bytes of its folded text.
fn marked(question: &str, at: Range<usize>) -> String {
    let at = Folded::new(question).typed(at);
    let shown = mask_all(question);
    // A mask has as many characters as what it hides, unless signs of several digits were
    // among them; then a mark would only mislead.
    if shown.chars().count() != question.chars().count() {
        return format!("    {shown}");
    }
    let width = |c: char| c.width().unwrap_or(0);
    let one_line = |c: char| if c.is_control() { ' ' } else { c };
    let before: usize = shown.chars().take(at.start).map(width).sum();
    let within = shown.chars().skip(at.start).take(at.len()).map(width);
    let marks = within.sum::<usize>().max(1);
    let line: String = shown.chars().map(one_line).collect();
    format!(
        "    {line}\n    {}{}",
        " ".repeat(before),
        "^".repeat(marks)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_stands_below_what_was_typed() {
        let question = "年龄＜＝45且职务=1";
        let folded = Folded::new(question);
        let at = folded.text.find("职务").unwrap();
        assert_eq!(
            marked(question, at..at + 6),
            "    年龄＜＝45且职务=1\n                ^^^^"
        );
    }

    #[test]
    fn identity_numbers_in_a_question_are_masked() {
        let shown = marked("身份证号=429981198503011234", 0..12);
        assert!(shown.contains("429981********1234"), "{shown}");
    }
}
