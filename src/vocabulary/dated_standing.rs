//! A standing with a date in its own cell: 退休（2024年6月）, 2024.6调出.

use super::dates::{self, DateError, PartialDate};
use super::normalise;

/// What may stand between a standing and its date.
const AROUND: &[char] = &[
    '(', ')', '[', ']', '【', '】', ',', '，', '、', ';', '；', ':', '：', '于', '自', '从', '起',
    '底', '初', '末', '份',
];

/// What stands in one cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parted {
    /// The words without the date.
    pub words: String,
    /// The date.
    pub date: Result<PartialDate, DateError>,
    /// Whether it is the end and not the beginning: 返聘（至2025年12月）.
    pub until: bool,
}

/// A cell parted into its words and the one date in it; `None` where there is none, or more
/// than one.
pub fn part(raw: &str) -> Option<Parted> {
    let text = normalise::cell(raw);
    let is_of_date = |c: char| c.is_ascii_digit() || "年月日号.-/".contains(c);
    let first = text.find(|c: char| c.is_ascii_digit())?;
    let (before, behind) = text.split_at(first);
    let length = behind.find(|c| !is_of_date(c)).unwrap_or(behind.len());
    let (date, after) = behind.split_at(length);
    let digits = date.chars().filter(char::is_ascii_digit).count();
    if digits < 4 || after.contains(|c: char| c.is_ascii_digit()) || are_two(date) {
        return None;
    }
    let date = dates::parse(date.trim_end_matches(['.', '-', '/']));
    let bare = before.trim_end_matches(['至', '到']);
    let (until, before) = match after.strip_prefix('止') {
        Some(_) => (true, bare),
        None => (bare.len() < before.len(), bare),
    };
    let after = after.strip_prefix('止').unwrap_or(after);
    let words = format!("{before}{after}").replace(AROUND, "");
    (!words.is_empty()).then_some(Parted { words, date, until })
}

/// Whether a run of digits and marks is two dates with a stroke between them (2023.6-2025.6,
/// 2023-2026, 2024年6月-12月) and not one with strokes in it.
fn are_two(date: &str) -> bool {
    let trimmed = date.trim_end_matches('-');
    let runs = trimmed.split(|c: char| !c.is_ascii_digit());
    let years = runs.filter(|run| run.len() >= 4).count();
    let is_mixed = trimmed.contains(['.', '/', '年', '月']) && trimmed.contains('-');
    years > 1 || is_mixed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_standing_and_its_date_are_parted() {
        for (cell, words, date) in [
            ("退休（2024年6月）", "退休", "2024-06-01"),
            ("2024年6月30日调出", "调出", "2024-06-30"),
            ("2024.06 退休", "退休", "2024-06-01"),
            ("已退休(2024-06-15)", "已退休", "2024-06-15"),
            ("于2024年6月底辞职", "辞职", "2024-06-01"),
            ("退休202406", "退休", "2024-06-01"),
        ] {
            let parted = part(cell).unwrap();
            assert_eq!(parted.words, words, "{cell}");
            assert_eq!(parted.date.unwrap().date.to_string(), date, "{cell}");
            assert!(!parted.until, "{cell}");
        }
    }

    #[test]
    fn an_end_is_told_from_a_beginning() {
        for cell in [
            "返聘（至2025年12月）",
            "返聘至2025.12",
            "返聘到2025年12月止",
        ] {
            let parted = part(cell).unwrap();
            assert_eq!(
                (parted.words.as_str(), parted.until),
                ("返聘", true),
                "{cell}"
            );
        }
    }

    #[test]
    fn no_date_two_dates_and_a_date_alone_are_not_parted() {
        for cell in [
            "退休",
            "产假2024.5-2024.10至2025.1",
            "挂职（2023.6-2025.6）",
            "产假2024.10-2025.3",
            "规培（2023-2026）",
            "借出(2024-06-01-2024-12-31)",
            "借出202406-202412",
            "产假2024年6月-12月",
            "2024年6月",
            "3",
            "规培2年",
            "",
        ] {
            assert!(part(cell).is_none(), "{cell}");
        }
    }

    #[test]
    fn a_date_that_cannot_be_is_told() {
        assert!(part("退休（2024年13月）").unwrap().date.is_err());
    }
}
