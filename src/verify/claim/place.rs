//! What stands before the sentence of a number: headings, and the paragraph so far.

use super::super::paper::Paper;
use super::super::token::narrow;
use super::said::BODIES;
use crate::figures::Figures;
use crate::vocabulary::change::last_year;

/// Of whom and of which time the text before a sentence speaks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Setting {
    /// Its headings speak of another year, or of what is to be.
    pub is_elsewhere: bool,
    /// The paragraph does.
    pub is_of_another_time: bool,
    /// It speaks of a single hospital or the like.
    pub names_bodies: bool,
    /// The sentence begins on an earlier line.
    pub is_broken: bool,
}

/// Headings of what is to be.
const PLANS: &[&str] = &[
    "打算",
    "思路",
    "计划",
    "目标",
    "规划",
    "建议",
    "下一步",
    "展望",
    "安排",
];
/// Words in a paragraph that lead to another time.
const OTHER_TIMES: &[&str] = &[
    "当时",
    "年前",
    "十三五",
    "十四五",
    "十五五",
    "历年",
    "明年",
    "下一年",
    "下年",
    "建院",
    "建局",
    "成立之初",
    "目标",
    "规划",
    "力争",
    "测算",
    "标准",
];
/// A line of more characters is no heading.
const HEADING: usize = 40;
/// So many lines above are looked at.
const ABOVE: usize = 400;

impl Setting {
    /// What stands before the byte `start` of a line.
    pub fn new(paper: &Paper, line: usize, start: usize, figures: &Figures) -> Self {
        let year = figures.year;
        let home = figures.unit_of_report().unwrap_or("\n");
        let names_bodies = |text: &str| names_bodies(&text.replace(home, ""));
        let is_of_year = format!("{year}年");
        let is_of_another =
            |text: &str| !text.contains(&is_of_year) && speaks_of_another_time(text, year);
        let own = &paper.lines[line];
        let mut setting = Setting::default();
        let paragraph = &own.text[..start];
        setting.is_of_another_time = speaks_of_another_time(paragraph, year);
        setting.names_bodies = names_bodies(paragraph);
        let mut levels = (false, false);
        let mut is_next = true;
        for above in paper.lines[..line].iter().rev().take(ABOVE) {
            if above.cell.is_some() || above.aside {
                is_next = false;
                continue;
            }
            let text: String = above.text.chars().map(narrow).collect();
            let text = text.trim_start_matches(['#', ' ']).trim();
            let level = heading(text);
            let is_title = text.chars().count() <= HEADING && !text.contains(['。', ';']);
            if let Some(is_top) = level {
                let is_seen = levels.0 || (!is_top && levels.1);
                if !is_seen {
                    let is_plan = PLANS.iter().any(|word| text.contains(word));
                    setting.is_elsewhere |= is_plan || is_of_another(text);
                    setting.names_bodies |= names_bodies(text);
                }
                levels = (levels.0 || is_top, true);
            } else if !levels.0 && !levels.1 && is_title {
                setting.is_elsewhere |= is_of_another(text);
                setting.names_bodies |= names_bodies(text);
            }
            if is_next && level.is_none() && start == 0 {
                let is_after = own
                    .number
                    .zip(above.number)
                    .is_some_and(|(a, b)| a == b + 1);
                let is_open =
                    !text.ends_with(['。', '!', '?', ':', ';']) && text.chars().count() > 12;
                setting.is_broken = is_after && is_open;
            }
            is_next = false;
            if levels.0 {
                break;
            }
        }
        setting
    }
}

/// Whether a line is a heading with a number, and whether it is one of the first level.
fn heading(text: &str) -> Option<bool> {
    let numeral = |c: char| "一二三四五六七八九十".contains(c);
    if text.chars().count() > HEADING || text.contains('。') {
        return None;
    }
    let top = text.trim_start_matches(numeral);
    let is_top = top.len() < text.len() && top.starts_with('、');
    let inner = text
        .strip_prefix('(')
        .map(|rest| rest.trim_start_matches(numeral));
    let is_inner = inner.is_some_and(|rest| rest.starts_with(')'));
    (is_top || is_inner).then_some(is_top)
}

fn names_bodies(text: &str) -> bool {
    BODIES.iter().any(|word| text.contains(word))
}

/// Whether a text names another year, but to compare with it, or what is to be.
fn speaks_of_another_time(text: &str, year: i32) -> bool {
    let compared = ["比", "较", "与", "同"];
    let is_compared = |at: usize| compared.iter().any(|word| text[..at].ends_with(word));
    let is_last = last_year().iter().any(|word| {
        text.match_indices(word.as_str())
            .any(|(at, _)| !is_compared(at))
    });
    let text: String = text.chars().map(narrow).collect();
    let is_other_year = text.match_indices('年').any(|(at, _)| {
        let digits = text[..at].len()
            - text[..at]
                .trim_end_matches(|c: char| c.is_ascii_digit())
                .len();
        let from = at - digits;
        let is_year = digits == 4 && text[from..at].parse::<i32>().is_ok_and(|y| y != year);
        is_year && !compared.iter().any(|word| text[..from].ends_with(word))
    });
    is_last || is_other_year || OTHER_TIMES.iter().any(|word| text.contains(word))
}
