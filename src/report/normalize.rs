//! Small mercies before Markdown is read, for what CommonMark is strict about and a
//! template's author does not see.
//!
//! - Comments go; one that turns the page leaves a sign that stands alone.
//! - Lines are not indented: four blanks in front are no code.
//! - `#标题` is a heading as `# 标题` is.
//! - Rows of a table may have blank lines between them, as a loop leaves them.
//! - A table, a caption (`表：`) and a note (`注：`) begin a block of their own.

use super::lines::mark_strong;
use super::marker::{PLAIN, SIDEWAYS, UPRIGHT};
use super::problem::ProblemKind;

/// The words a caption begins with.
pub const CAPTION: &str = "表：";
/// The words a note begins with.
pub const NOTE: &str = "注：";

/// Puts the text into the form that Markdown takes as it was meant.
pub fn normalize(text: &str) -> Result<String, ProblemKind> {
    let text = without_comments(text)?.replace(PLAIN, "\\");
    let lines: Vec<String> = text.lines().map(line).collect();
    let mut out = String::with_capacity(text.len());
    let mut previous = Kind::Blank;
    for (i, line) in lines.iter().enumerate() {
        let kind = Kind::of(line);
        if kind == Kind::Blank {
            let next = next_line(&lines, i);
            let same_table = previous == Kind::Table
                && next.is_some_and(|next| Kind::of(&lines[next]) == Kind::Table)
                && !next
                    .and_then(|n| lines.get(n + 1))
                    .is_some_and(|l| is_delimiter(l));
            if same_table {
                continue;
            }
        }
        let begins = match kind {
            Kind::Blank => false,
            Kind::Table | Kind::Plain => previous != kind,
            Kind::Special => true,
        };
        if begins && previous != Kind::Blank {
            out.push('\n');
        }
        out.push_str(line);
        out.push('\n');
        // What follows a caption's or note's first line belongs to it.
        previous = if kind == Kind::Special {
            Kind::Plain
        } else {
            kind
        };
    }
    Ok(out)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Blank,
    Table,
    Special,
    Plain,
}

impl Kind {
    fn of(line: &str) -> Self {
        if line.is_empty() {
            Kind::Blank
        } else if line.starts_with('|') {
            Kind::Table
        } else if line.starts_with(CAPTION) || line.starts_with(NOTE) {
            Kind::Special
        } else {
            Kind::Plain
        }
    }
}

fn next_line(lines: &[String], after: usize) -> Option<usize> {
    (after + 1..lines.len()).find(|i| !lines[*i].is_empty())
}

/// `|---|---:|`
fn is_delimiter(line: &str) -> bool {
    line.contains('-') && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

fn line(line: &str) -> String {
    let line = mark_strong(line.trim());
    let words = line.trim_start_matches('#');
    let hashes = line.len() - words.len();
    if hashes > 0 && !words.is_empty() && !words.starts_with([' ', '\t']) {
        return format!("{} {words}", &line[..hashes]);
    }
    line
}

fn turn(out: &mut String, sign: char) {
    out.push_str("\n\n");
    out.push(sign);
    out.push_str("\n\n");
}

fn without_comments(text: &str) -> Result<String, ProblemKind> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("<!--") {
        out.push_str(&rest[..start]);
        let end = rest[start..].find("-->").ok_or(ProblemKind::OpenComment)?;
        match rest[start + 4..start + end.max(4)].trim() {
            "landscape" | "横向" | "横排" | "横版" => turn(&mut out, SIDEWAYS),
            "portrait" | "竖向" | "竖排" | "竖版" => turn(&mut out, UPRIGHT),
            _ => {}
        }
        rest = &rest[start + end + 3..];
    }
    out.push_str(rest);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_between_rows_of_a_table_go() {
        let text = "| a |\n|---|\n\n| 1 |\n\n\n| 2 |\n\n文字";
        assert_eq!(
            normalize(text).unwrap(),
            "| a |\n|---|\n| 1 |\n| 2 |\n\n文字\n"
        );
    }

    #[test]
    fn two_tables_stay_two() {
        let text = "| a |\n|---|\n| 1 |\n\n| b |\n|---|\n| 2 |";
        assert_eq!(normalize(text).unwrap(), format!("{text}\n"));
    }

    #[test]
    fn captions_notes_and_tables_are_blocks_of_their_own() {
        let text = "正文\n表：甲\n| a |\n|---|\n| 1 |\n注：乙\n注：丙";
        let want = "正文\n\n表：甲\n\n| a |\n|---|\n| 1 |\n\n注：乙\n\n注：丙\n";
        assert_eq!(normalize(text).unwrap(), want);
    }

    #[test]
    fn comments_and_indentation_go() {
        assert_eq!(
            normalize("　　甲<!-- x\n y -->乙\n    丙").unwrap(),
            "甲乙\n丙\n"
        );
        assert_eq!(normalize("##标题").unwrap(), "## 标题\n");
        assert_eq!(normalize("<!-- x"), Err(ProblemKind::OpenComment));
    }
}
