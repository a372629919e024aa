//! One form for what people type: NFKC (Unicode UAX #15), no blanks, one kind of bracket.

use serde::Deserialize;
use std::borrow::Cow;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// Words that say that nothing is written, and words that mean the row above.
#[derive(Deserialize, Default)]
struct Silence {
    characters: String,
    words: Vec<String>,
    ditto: Vec<String>,
}

static SILENCE: LazyLock<Silence> =
    LazyLock::new(|| toml::from_str(include_str!("tables/empty.toml")).unwrap_or_default());

/// A value as it can be compared: NFKC (full-width forms become ASCII), every blank out,
/// upper and lower case kept.
pub fn cell(raw: &str) -> Cow<'_, str> {
    if raw.chars().all(is_plain) {
        return Cow::Borrowed(raw);
    }
    Cow::Owned(raw.nfkc().filter(|c| !is_blank(*c)).collect())
}

/// A header as it can be compared: like [`cell`], in lower case, without the marks that forms
/// put around a header (`*`, a colon at the end).
pub fn header(raw: &str) -> String {
    let folded = key(raw);
    folded.trim_matches(['*', ':', '★', '●']).to_owned()
}

/// A spelling as the tables know it: like [`cell`], in lower case and with one kind of bracket.
pub(crate) fn key(raw: &str) -> String {
    cell(raw)
        .chars()
        .map(|c| match c {
            '[' | '【' | '〔' | '〈' | '{' => '(',
            ']' | '】' | '〕' | '〉' | '}' => ')',
            '–' | '―' | '‐' | '‑' | '−' => '-',
            '､' => '、',
            c => c,
        })
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether the cell says nothing: empty, only dashes or strokes, or a word such as 未知, 不详.
/// 无 says nothing in most columns; in 职称 it says that there is no title, which the
/// title's own table decides first.
pub fn is_empty(raw: &str) -> bool {
    let key = key(raw);
    key.chars().all(|c| SILENCE.characters.contains(c)) || SILENCE.words.contains(&key)
}

/// The words that mean "as in the row above".
pub fn ditto_words() -> &'static [String] {
    &SILENCE.ditto
}

/// Whether the cell means "as in the row above" (同上, 〃).
pub fn is_ditto(raw: &str) -> bool {
    let trimmed = cell(raw);
    SILENCE.ditto.iter().any(|word| *word == trimmed)
}

/// White space, zero-width and formatting characters, byte order mark, control characters.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{AD}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// Characters that normalisation leaves alone, so that most cells need no copy.
fn is_plain(c: char) -> bool {
    c.is_ascii_graphic() || matches!(c, '\u{4E00}'..='\u{9FFF}' | '、')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_forms_and_every_kind_of_blank_disappear() {
        assert_eq!(
            cell("\u{feff} 副高（待聘）\u{3000}\u{a0}\u{200b}"),
            "副高(待聘)"
        );
        assert_eq!(cell("１９８５．０３"), "1985.03");
        assert_eq!(cell("张 三"), "张三");
    }

    #[test]
    fn a_plain_cell_is_not_copied_and_keeps_its_case() {
        assert!(matches!(cell("大学本科"), Cow::Borrowed(_)));
        assert_eq!(cell("Ｍ M m"), "MMm");
    }

    #[test]
    fn headers_lose_line_breaks_marks_and_case() {
        assert_eq!(header("* 出生日期\n（YYYYMMDD）："), "出生日期(yyyymmdd)");
    }

    #[test]
    fn what_says_nothing_is_empty() {
        for raw in [
            "", " ", "/", "-", "—", "--", "——", "无", "空", "未知", "不详", "待查", "None", "none",
            "?", "？", "\u{3000}", "／", "NULL", "...",
        ] {
            assert!(is_empty(raw), "{raw:?}");
        }
        for raw in ["无职称", "0", "本科", "无学历", "#N/A", "#REF!"] {
            assert!(!is_empty(raw), "{raw:?}");
        }
    }

    #[test]
    fn ditto_marks_mean_the_row_above() {
        assert!(is_ditto("同上") && is_ditto(" 〃 ") && is_ditto("同 上"));
        assert!(!is_ditto("同济"));
    }
}
