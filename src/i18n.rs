//! The words of the program, in Chinese and English. Reports and labels are always Chinese.
//!
//! Wordings stand in `locales/zh` and `locales/en` as Fluent files, one a room.

use crate::message::{Arg, Message};
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// The languages in which the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Chinese.
    Zh,
    /// English.
    En,
}

/// Every wording file of both languages: room, Chinese, English.
pub const FILES: &[(&str, &str, &str)] = &[
    (
        "cli",
        include_str!("../locales/zh/cli.ftl"),
        include_str!("../locales/en/cli.ftl"),
    ),
    (
        "commands",
        include_str!("../locales/zh/commands.ftl"),
        include_str!("../locales/en/commands.ftl"),
    ),
    (
        "diagnostics",
        include_str!("../locales/zh/diagnostics.ftl"),
        include_str!("../locales/en/diagnostics.ftl"),
    ),
    (
        "failures",
        include_str!("../locales/zh/failures.ftl"),
        include_str!("../locales/en/failures.ftl"),
    ),
    (
        "fill",
        include_str!("../locales/zh/fill.ftl"),
        include_str!("../locales/en/fill.ftl"),
    ),
    (
        "people",
        include_str!("../locales/zh/people.ftl"),
        include_str!("../locales/en/people.ftl"),
    ),
    (
        "query",
        include_str!("../locales/zh/query.ftl"),
        include_str!("../locales/en/query.ftl"),
    ),
    (
        "report",
        include_str!("../locales/zh/report.ftl"),
        include_str!("../locales/en/report.ftl"),
    ),
    (
        "verify",
        include_str!("../locales/zh/verify.ftl"),
        include_str!("../locales/en/verify.ftl"),
    ),
    (
        "explain",
        include_str!("../locales/zh/explain.ftl"),
        include_str!("../locales/en/explain.ftl"),
    ),
];

impl Language {
    /// The language of this code, as `--lang` takes it.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "zh" => Some(Language::Zh),
            "en" => Some(Language::En),
            _ => None,
        }
    }

    /// The user's language by the system's locale: Chinese for any zh, else English.
    pub fn of_system() -> Self {
        match sys_locale::get_locale() {
            Some(locale) if locale.to_ascii_lowercase().starts_with("zh") => Language::Zh,
            _ => Language::En,
        }
    }

    fn identifier(self) -> LanguageIdentifier {
        let code = match self {
            Language::Zh => "zh-CN",
            Language::En => "en",
        };
        code.parse().unwrap_or_default()
    }
}

/// All wordings of one language.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
    language: Language,
}

impl Words {
    /// Loads the wordings of a language.
    pub fn new(language: Language) -> Self {
        let mut bundle = FluentBundle::new(vec![language.identifier()]);
        // Marks for mixed writing directions would end up in people's terminals and mails.
        bundle.set_use_isolating(false);
        for (_, zh, en) in FILES {
            let source = match language {
                Language::Zh => zh,
                Language::En => en,
            };
            // What a file has of broken entries, the test of the locales finds.
            let resource = match FluentResource::try_new((*source).to_owned()) {
                Ok(resource) => resource,
                Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        Words { bundle, language }
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// A wording without facts.
    pub fn text(&self, key: &'static str) -> String {
        self.say(&Message::new(key))
    }

    /// A message in words.
    pub fn say(&self, message: &Message) -> String {
        self.pattern(message, None)
            .unwrap_or_else(|| message.key.to_owned())
    }

    /// What to do about it: the wording's `help`, if it has one.
    pub fn help(&self, message: &Message) -> Option<String> {
        self.pattern(message, Some("help"))
    }

    /// In a few words what it is about: the wording's `title`, if it has one.
    pub fn title(&self, message: &Message) -> Option<String> {
        self.pattern(message, Some("title"))
    }

    /// What somebody who has only a list to work with can do about it: the wording's
    /// `remedy` where its `help` speaks of the program's own files.
    pub fn remedy(&self, message: &Message) -> Option<String> {
        self.pattern(message, Some("remedy"))
            .or_else(|| self.help(message))
    }

    fn pattern(&self, message: &Message, attribute: Option<&str>) -> Option<String> {
        let entry = self.bundle.get_message(message.key)?;
        let pattern = match attribute {
            None => entry.value()?,
            Some(name) => entry.get_attribute(name)?.value(),
        };
        let mut args = FluentArgs::new();
        for (name, arg) in &message.args {
            match arg {
                Arg::Text(text) => {
                    // Fluent cannot ask whether a text is empty, so it is told.
                    let has = if text.is_empty() { "no" } else { "yes" };
                    args.set(format!("has-{name}"), has);
                    args.set(*name, FluentValue::String(text.as_str().into()));
                }
                Arg::Number(number) => args.set(*name, FluentValue::from(*number)),
            }
        }
        let mut errors = Vec::new();
        let text = self
            .bundle
            .format_pattern(pattern, Some(&args), &mut errors);
        Some(text.into_owned())
    }
}
