//! What can be wrong with `talentsum.toml`, and the TOML parser's words turned into it.

use super::repair;
use crate::nearest::nearest_name;

/// What is wrong with a configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConfigError {
    /// An alias of one unit that is another unit's own name.
    AliasIsUnit(String),
    /// An alias that two units have.
    AliasTwice(String),
    /// A character of a Chinese keyboard where TOML wants the ASCII one.
    Punctuation {
        /// Line in the file, from 1.
        line: usize,
        /// The character found.
        found: char,
        /// The character expected.
        expected: char,
    },
    /// A value of the wrong kind, or a word that is none of those possible.
    WrongType {
        /// Line in the file, from 1, if known.
        line: Option<usize>,
        /// `variant`: a word that is none of those possible; `missing`: something that must
        /// be there is not; `type`: another kind of value is wanted; `other`.
        what: &'static str,
        /// What was found: the word, the name of what is missing, the kind of value.
        found: Box<str>,
        /// What is wanted: words, a kind of value.
        expected: Box<str>,
        /// The line as it most likely should be.
        fixed: Option<String>,
        /// The parser's own words (English).
        detail: String,
    },
    /// It is no TOML.
    Syntax {
        /// Line in the file, from 1, if known.
        line: Option<usize>,
        /// What is wrong, by a name that the wordings know.
        what: &'static str,
        /// The line as it most likely should be.
        fixed: Option<String>,
        /// The parser's own words (English).
        detail: String,
    },
    /// A key that does not exist.
    UnknownKey {
        /// Line in the file, from 1, if known.
        line: Option<usize>,
        /// The key as written.
        key: String,
        /// The nearest key that exists in that place.
        nearest: Option<String>,
    },
    /// A value that cannot be.
    Invalid {
        /// The setting, e.g. `age.limits`.
        setting: &'static str,
        /// What was written.
        value: String,
        /// The nearest value that exists, or what is allowed.
        expected: String,
    },
}

/// What a parser's error means for the person who wrote the file.
pub(super) fn of_toml(text: &str, error: &toml::de::Error) -> ConfigError {
    let line = error
        .span()
        .map(|span| text[..span.start.min(text.len())].matches('\n').count() + 1);
    let message = error.message();
    // serde's wording: unknown field `titel`, expected one of `title`, `date`. It is
    // the one place where the names that exist there are known.
    if let Some(rest) = message.strip_prefix("unknown field `") {
        let mut quoted = rest.split('`').step_by(2);
        let key = quoted.next().unwrap_or_default().to_owned();
        let known: Vec<&str> = rest.split('`').skip(2).step_by(2).collect();
        return ConfigError::UnknownKey {
            line,
            nearest: nearest_name(&key, known),
            key,
        };
    }
    let written = line.and_then(|line| text.lines().nth(line - 1));
    let written = written.unwrap_or_default();
    if let Some(wrong) = wrong_type(message, line, written) {
        return wrong;
    }
    if let Some(line) = line
        && let Some((found, expected)) = chinese_punctuation(text, line)
    {
        return ConfigError::Punctuation {
            line,
            found,
            expected,
        };
    }
    let what = SYNTAX.iter().find(|(start, _)| message.starts_with(start));
    let what = what.map_or("other", |(_, what)| *what);
    let fixed = match what {
        "key" => repair::quoted_keys(written),
        "value" => repair::quoted_value(written),
        "comma" => repair::parted(written),
        "escape" => repair::slashes(written),
        _ => None,
    };
    ConfigError::Syntax {
        line,
        what,
        fixed,
        detail: message.to_owned(),
    }
}

/// How the parser begins what it says of each fault.
const SYNTAX: &[(&str, &str)] = &[
    ("invalid unquoted key", "key"),
    ("unquoted keys cannot be empty", "empty-key"),
    ("string values must be quoted", "value"),
    ("invalid basic string", "quote"),
    ("invalid literal string", "quote"),
    ("invalid multi-line", "quote"),
    ("unclosed", "bracket"),
    ("missing comma", "comma"),
    ("key with no value", "equals"),
    ("duplicate key", "twice"),
    ("missing escaped value", "escape"),
    ("invalid escape", "escape"),
    ("unexpected key or value", "rest"),
];

/// A fault of the value rather than of the way it is written.
fn wrong_type(message: &str, line: Option<usize>, written: &str) -> Option<ConfigError> {
    let in_ticks = || message.split('`').skip(1).step_by(2);
    let (what, found, expected) = if message.starts_with("unknown variant") {
        let mut words = in_ticks();
        let found = words.next().unwrap_or_default().to_owned();
        let expected: Vec<&str> = words.collect();
        ("variant", found, expected.join("、"))
    } else if message.starts_with("missing field") {
        let field = in_ticks().next().unwrap_or_default();
        ("missing", field.to_owned(), String::new())
    } else if let Some((found, expected)) = message
        .strip_prefix("invalid type: ")
        .or(message.strip_prefix("invalid value: "))
        .and_then(|rest| rest.rsplit_once(", expected "))
    {
        ("type", kind(found).to_owned(), kind(expected).to_owned())
    } else if message.starts_with("data did not match") || message.starts_with("invalid length") {
        ("other", String::new(), String::new())
    } else {
        return None;
    };
    let fixed = match expected.as_str() {
        "list" => repair::listed(written),
        "boolean" => repair::answered(written),
        "number" => repair::bare(written),
        _ => None,
    };
    Some(ConfigError::WrongType {
        line,
        what,
        found: found.into(),
        expected: expected.into(),
        fixed: fixed.filter(|_| what == "type"),
        detail: message.to_owned(),
    })
}

/// A kind of value by the parser's words for it.
fn kind(words: &str) -> &'static str {
    let starts = |all: &[&str]| all.iter().any(|start| words.starts_with(start));
    if starts(&["a map", "map", "struct", "table"]) {
        "table"
    } else if starts(&["string", "a string", "str"]) {
        "text"
    } else if starts(&["a sequence", "sequence"]) {
        "list"
    } else if starts(&["a boolean", "boolean", "bool"]) {
        "boolean"
    } else if starts(&["floating"]) {
        "fraction"
    } else if starts(&["integer", "u32", "u64", "i64", "usize", "an integer"]) {
        "number"
    } else {
        "other"
    }
}

/// The first character outside quotes in a line that a Chinese keyboard gives where TOML
/// wants its ASCII sister.
fn chinese_punctuation(text: &str, line: usize) -> Option<(char, char)> {
    const SISTERS: &[(char, char)] = &[
        ('“', '"'),
        ('”', '"'),
        ('‘', '\''),
        ('’', '\''),
        ('＝', '='),
        ('，', ','),
        ('【', '['),
        ('】', ']'),
        ('［', '['),
        ('］', ']'),
        ('｛', '{'),
        ('｝', '}'),
        ('＃', '#'),
        ('．', '.'),
        ('。', '.'),
    ];
    let line = text.lines().nth(line.checked_sub(1)?)?;
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            '#' if !quoted => return None,
            c if !quoted => {
                if let Some((_, ascii)) = SISTERS.iter().find(|(wide, _)| *wide == c) {
                    return Some((c, *ascii));
                }
            }
            _ => {}
        }
    }
    None
}
