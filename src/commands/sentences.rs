//! The sentences that a person has to see to, as `refresh` and `verify` tell them.

use crate::i18n::Words;
use crate::message::Message;
use crate::redraft::{SentenceChange, SentenceKind};
use serde_json::{Value, json};
use std::fmt::Write;

/// Each with what is to be done, where, and the words.
pub(super) fn lines(sentences: &[SentenceChange], words: &Words) -> String {
    let mut out = String::new();
    for sentence in sentences {
        one(sentence, words, &mut out);
    }
    out
}

fn one(sentence: &SentenceChange, words: &Words, out: &mut String) {
    let after = sentence.after.as_deref().unwrap_or_default();
    let has = |text: &str| if text.is_empty() { "no" } else { "yes" };
    let message = Message::new("refresh-sentence")
        .text("change", sentence.kind.key())
        .text(
            "what",
            if sentence.is_heading {
                "heading"
            } else {
                "sentence"
            },
        )
        .text("has-section", has(&sentence.section))
        .text("section", sentence.section.as_str())
        .text("has-after", has(after))
        .text("after", after);
    let _ = writeln!(out, "  {}", words.say(&message));
    if sentence.kind != SentenceKind::Appears {
        match &sentence.text {
            Some(text) => drop(writeln!(out, "    - {text}")),
            None => drop(writeln!(out, "    {}", words.text("refresh-sentence-lost"))),
        }
    }
    // What only moves has its words above, where it is found.
    let is_told = sentence.kind == SentenceKind::Moved && sentence.text.is_some();
    if let (Some(new), false) = (&sentence.new, is_told) {
        let _ = writeln!(out, "    + {new}");
    }
    if sentence.renumbers {
        let _ = writeln!(out, "    {}", words.text("refresh-sentence-numbers"));
    }
}

/// The same for programs; null where the draft does not say which sentences it had.
pub(super) fn json(sentences: Option<&[SentenceChange]>) -> Value {
    let Some(sentences) = sentences else {
        return Value::Null;
    };
    let all = sentences.iter().map(|sentence| {
        json!({
            "change": sentence.kind.key(),
            "heading": sentence.is_heading,
            "section": sentence.section,
            "after": sentence.after,
            "text": sentence.text,
            "new": sentence.new,
            "renumbers": sentence.renumbers,
        })
    });
    all.collect()
}
