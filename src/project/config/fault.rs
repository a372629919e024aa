//! What can be wrong with `talentsum.toml`, and the TOML parser's words turned into it.

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
    /// A value of the wrong type, or a word that is none of those possible.
    WrongType {
        /// Line in the file, from 1, if known.
        line: Option<usize>,
        /// The parser's own words (English).
        detail: String,
    },
    /// It is no TOML.
    Syntax {
        /// Line in the file, from 1, if known.
        line: Option<usize>,
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
    let detail = message.to_owned();
    if [
        "invalid ",
        "unknown variant",
        "missing field",
        "data did not match",
    ]
    .iter()
    .any(|start| message.starts_with(start))
    {
        return ConfigError::WrongType { line, detail };
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
    ConfigError::Syntax { line, detail }
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
