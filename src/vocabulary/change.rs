//! Words for what became of a number since the year before: 比上年增加, 较去年多, 同比上升.

use serde::Deserialize;
use std::sync::LazyLock;

/// Which way a number went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// 增加, 多, 上升.
    Up,
    /// 减少, 少, 下降.
    Down,
    /// 持平.
    Level,
}

#[derive(Deserialize, Default)]
struct Words {
    last_year: Vec<String>,
    compared: Vec<String>,
    alone: Vec<String>,
    more: Vec<String>,
    less: Vec<String>,
    level: Vec<String>,
    links: Vec<String>,
}

static WORDS: LazyLock<Words> =
    LazyLock::new(|| toml::from_str(include_str!("tables/change.toml")).unwrap_or_default());

/// The words for the year before.
pub fn last_year() -> &'static [String] {
    &WORDS.last_year
}

/// The word of a list that a text begins with, in characters.
fn begins(text: &str, words: &[String]) -> Option<usize> {
    let found = words.iter().find(|word| text.starts_with(word.as_str()));
    found.map(|word| word.chars().count())
}

/// How many characters at the start of a text compare with the year before: 比上年, 同比,
/// 与去年相比. The text has no blanks.
pub fn comparison(text: &str) -> Option<usize> {
    let rest = |characters: usize| {
        let at = text.char_indices().nth(characters).map(|(at, _)| at);
        &text[at.unwrap_or(text.len())..]
    };
    if let Some(length) = begins(text, &WORDS.alone) {
        return Some(length);
    }
    let with = begins(text, &WORDS.compared)?;
    let length = with + begins(rest(with), &WORDS.last_year)?;
    let tail = ["相比,", "相比，", "相比"];
    let tail = tail.iter().find(|tail| rest(length).starts_with(**tail));
    Some(length + tail.map_or(0, |tail| tail.chars().count()))
}

/// Which way a text says at its start that a number went, and in how many characters.
pub fn way(text: &str) -> Option<(Way, usize)> {
    let lists = [
        (Way::Up, &WORDS.more),
        (Way::Down, &WORDS.less),
        (Way::Level, &WORDS.level),
    ];
    let found = lists
        .into_iter()
        .filter_map(|(way, words)| Some((way, begins(text, words)?)));
    found.max_by_key(|(_, length)| *length)
}

/// How many characters at the start of a text only lead from such a word to its number:
/// 增加了7人, 增幅为1.5%.
pub fn link(text: &str) -> usize {
    begins(text, &WORDS.links).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comparison_is_read_to_its_end() {
        for (text, length) in [
            ("比上年增加7人", 3),
            ("较上一年多7人", 4),
            ("与去年相比，多7人", 6),
            ("同比增长1.5%", 2),
            ("与上年持平", 3),
        ] {
            assert_eq!(comparison(text), Some(length), "{text}");
        }
        for text in ["比重", "去年增加7人", "同时", "比前年多7人", ""] {
            assert_eq!(comparison(text), None, "{text}");
        }
    }

    #[test]
    fn words_that_mean_the_same_go_the_same_way() {
        for word in [
            "多",
            "增加",
            "上升",
            "增长",
            "提高",
            "增幅",
            "增速",
            "增长率",
            "净增",
        ] {
            let characters = word.chars().count();
            assert_eq!(way(&format!("{word}7人")), Some((Way::Up, characters)));
        }
        for word in ["少", "减少", "下降", "降低", "降幅"] {
            let characters = word.chars().count();
            assert_eq!(way(&format!("{word}7人")), Some((Way::Down, characters)));
        }
        for word in ["持平", "一样", "没有变化"] {
            let characters = word.chars().count();
            assert_eq!(way(&format!("{word}。")), Some((Way::Level, characters)));
        }
        assert_eq!(link("了7人"), 1);
        assert_eq!(link("达到7人"), 2);
        assert_eq!(link("7人"), 0);
        assert_eq!(way("占7%"), None);
    }
}
