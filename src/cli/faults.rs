//! Usage errors in words. clap speaks English only; its errors carry the facts.

use crate::i18n::{Language, Words};
use crate::message::Message;
use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// Whether the "error" is the help or the version that was asked for: it goes to
/// standard output, and the exit code is 0.
pub fn is_request(error: &Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
    )
}

/// The error as it is printed.
pub fn render(error: &Error, words: &Words) -> String {
    use ErrorKind as K;
    let help = matches!(
        error.kind(),
        K::DisplayHelp | K::DisplayVersion | K::DisplayHelpOnMissingArgumentOrSubcommand
    );
    if help {
        return error.render().to_string();
    }
    let fact = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(list)) => list.join("、"),
        Some(ContextValue::Number(number)) => number.to_string(),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        _ => String::new(),
    };
    // Of `report` only: that of `check` names a folder, too, and is missed by another option.
    let misses_by = error.kind() == K::MissingRequiredArgument
        && fact(ContextKind::InvalidArg) == "--by <unit>";
    if words.language() == Language::En {
        let text = error.render().to_string();
        return match misses_by {
            true => format!("{text}{}\n", words.text("usage-unit-by")),
            false => text,
        };
    }
    let key = match error.kind() {
        K::UnknownArgument if fact(ContextKind::InvalidArg).starts_with(['—', '–', '－']) => {
            "usage-long-dash"
        }
        K::UnknownArgument if !fact(ContextKind::InvalidArg).starts_with('-') => "usage-surplus",
        K::UnknownArgument => "usage-unknown-argument",
        K::InvalidSubcommand => "usage-unknown-command",
        K::MissingRequiredArgument => "usage-missing-argument",
        K::MissingSubcommand => "usage-missing-command",
        K::InvalidValue if fact(ContextKind::InvalidValue).is_empty() => "usage-missing-value",
        K::InvalidValue | K::ValueValidation => "usage-invalid-value",
        K::ArgumentConflict => "usage-conflict",
        _ => "usage-other",
    };
    let suggested = fact(ContextKind::SuggestedArg) + &fact(ContextKind::SuggestedSubcommand);
    let message = Message::new(key)
        .text("arg", fact(ContextKind::InvalidArg))
        .text("command", fact(ContextKind::InvalidSubcommand))
        .text("value", fact(ContextKind::InvalidValue))
        .text("valid", fact(ContextKind::ValidValue))
        .text("prior", fact(ContextKind::PriorArg))
        .text("detail", error.render().to_string());
    let mut text = words.say(&message);
    let argument = fact(ContextKind::InvalidArg);
    if error.kind() == K::ValueValidation {
        for (option, key) in [("--year", "usage-year"), ("--as-of", "usage-as-of")] {
            if argument.starts_with(option) {
                text.push_str(&words.text(key));
            }
        }
    }
    if misses_by {
        text.push_str(&words.text("usage-unit-by"));
    }
    if !suggested.is_empty() {
        let hint = Message::new("usage-suggestion").text("suggested", suggested);
        text.push_str(&words.say(&hint));
    }
    if !fact(ContextKind::ValidValue).is_empty() {
        let valid = Message::new("usage-valid-values").text("valid", fact(ContextKind::ValidValue));
        text.push_str(&words.say(&valid));
    }
    format!("{text}\n{}\n", words.text("usage-see-help"))
}
