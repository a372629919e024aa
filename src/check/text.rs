//! Findings for people: what was read, a summary, then the findings file by file.

use super::aliases::first_step;
use super::groups::{Group, TableFindings, gathered, is_spelling};
use super::manifest::manifest;
use super::summary::summary;
use super::{Report, wording};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::i18n::Words;
use crate::message::Message;
use std::collections::BTreeMap;
use std::fmt::Write;

/// At most so many places of one code are listed; the true total is always told.
const PLACES_PER_CODE: usize = 20;
/// Of a spelling so many places are named.
const PLACES_PER_SPELLING: usize = 3;
/// So many line numbers stand on one line of text.
const NUMBERS_PER_LINE: usize = 20;

/// Everything as text: files, totals by code and unit, then the places by file.
pub fn text(report: &Report<'_>) -> String {
    let words = report.words;
    let mut out = manifest(report.manifest, words);
    if !report.not_counted.is_empty() {
        let separator = words.text("list-separator");
        let what: Vec<String> = report
            .not_counted
            .iter()
            .map(|(why, heads)| format!("{why} {heads}"))
            .collect();
        let message = Message::new("check-not-counted").text("what", what.join(&separator));
        let _ = writeln!(out, "{}", words.say(&message));
    }
    out.push('\n');
    out.push_str(&summary(report));
    out.push_str(&first_step(report));
    out.push_str(&places(report));
    out
}

fn places(report: &Report<'_>) -> String {
    let words = report.words;
    let mut out = String::new();
    let mut listing = Listing {
        words,
        listed: BTreeMap::new(),
        all: report.all,
        unlisted: 0,
    };
    let sorted = report.diagnostics.sorted();
    let mut only_counted = Vec::new();
    for table in gathered(&sorted) {
        let (lines, rest) = listing.table(&table);
        if lines.is_empty() {
            only_counted.push((name(&table, words), rest));
            continue;
        }
        let _ = writeln!(out, "\n{}\n{lines}", heading(&table, words).trim_end());
        out.truncate(out.trim_end().len());
        out.push('\n');
        if !rest.is_empty() {
            let message = Message::new("check-unlisted-here").text("what", rest);
            let _ = writeln!(out, "  {}", words.say(&message));
        }
    }
    if sorted.is_empty() {
        return out;
    }
    if !only_counted.is_empty() {
        let _ = writeln!(out, "\n{}", words.text("check-unlisted-tables"));
        for (name, what) in only_counted {
            let _ = writeln!(out, "  {name}  {what}");
        }
    }
    out.push('\n');
    if listing.unlisted > 0 {
        let more = Message::new("check-unlisted")
            .number("limit", PLACES_PER_CODE)
            .number("more", listing.unlisted);
        let _ = writeln!(out, "{}", words.say(&more));
    }
    let hint = Message::new("check-hint-by-unit").text("year", report.year.to_string());
    let _ = writeln!(out, "{}", words.say(&hint));
    out
}

fn heading(table: &TableFindings<'_>, words: &Words) -> String {
    words.say(
        &Message::new("check-table")
            .text("table", name(table, words))
            .number("errors", table.count(Severity::Error))
            .number("warnings", table.count(Severity::Warning)),
    )
}

/// The file, and the sheet of it.
fn name(table: &TableFindings<'_>, words: &Words) -> String {
    match (table.file, table.sheet) {
        (None, _) => words.text("check-no-file"),
        (Some(file), None) => file.to_owned(),
        (Some(file), Some(sheet)) => words.say(
            &Message::new("check-sheet")
                .text("file", file)
                .text("sheet", sheet),
        ),
    }
}

/// What of each code was listed so far.
struct Listing<'a> {
    words: &'a Words,
    listed: BTreeMap<Code, usize>,
    all: bool,
    unlisted: usize,
}

impl Listing<'_> {
    /// What is listed of one table, and the totals of the codes that are not.
    fn table(&mut self, table: &TableFindings<'_>) -> (String, String) {
        let words = self.words;
        let mut out = String::new();
        let mut rest: Vec<String> = Vec::new();
        for ((severity, code), groups) in &table.codes {
            let total = table.total(*severity, *code);
            let lines = self.code(*code, groups);
            if lines.is_empty() {
                self.unlisted += total;
                let title = words.title(&Message::new(code.message_key()));
                let more = Message::new("check-unlisted-code")
                    .text("title", title.unwrap_or_else(|| code.key().to_owned()))
                    .number("total", total);
                rest.push(words.say(&more));
                continue;
            }
            let title = Message::new(code.message_key());
            let head = Message::new("check-code")
                .text("severity", severity_word(*severity, words))
                .text("title", words.title(&title).unwrap_or_default())
                .text("code", code.key())
                .number("total", total);
            let _ = writeln!(out, "  {}", words.say(&head));
            out.push_str(&lines);
        }
        (out, rest.join(&words.text("list-separator")))
    }

    /// The findings of one code in one table; empty when none of them may be listed.
    fn code(&mut self, code: Code, groups: &[Group<'_>]) -> String {
        let words = self.words;
        let mut out = String::new();
        let mut helps: Vec<String> = Vec::new();
        let mut left_out = 0;
        for group in groups {
            let count = self.listed.entry(code).or_default();
            let free = match self.all {
                true => usize::MAX,
                false => PLACES_PER_CODE.saturating_sub(*count),
            };
            if free == 0 {
                left_out += group.lines.len();
                continue;
            }
            // A spelling is settled once, wherever it stands; other rows each on its own.
            let named = match is_spelling(code) && !self.all {
                true => PLACES_PER_SPELLING,
                false => free,
            };
            let named = named.min(group.lines.len());
            *count += if is_spelling(code) { 1 } else { named };
            let (message, help) = wording(group.first, words);
            let places = places_of(group, named, words);
            let _ = writeln!(out, "    {}{message}", places);
            if !help.is_empty() && !helps.contains(&help) {
                helps.push(help);
            }
        }
        if out.is_empty() {
            return out;
        }
        if left_out > 0 {
            self.unlisted += left_out;
            let more = Message::new("check-more").number("more", left_out);
            let _ = writeln!(out, "    {}", words.say(&more));
        }
        for help in helps {
            let help = Message::new("check-help").text("help", help);
            let _ = writeln!(out, "    {}", words.say(&help));
        }
        out
    }
}

/// Where the findings of a group are: the first `named` lines, and how many there are.
fn places_of(group: &Group<'_>, named: usize, words: &Words) -> String {
    let total = group.lines.len();
    let numbers: Vec<String> = group
        .lines
        .iter()
        .take(named)
        .flatten()
        .map(u64::to_string)
        .collect();
    let message = match numbers.len() {
        0 if group.first.place.file.is_none() => return String::new(),
        0 => Message::new("check-whole-file"),
        _ if total > named => Message::new("check-lines-more").number("total", total),
        _ => Message::new("check-lines"),
    };
    let separator = words.text("list-separator");
    let rows: Vec<String> = numbers
        .chunks(NUMBERS_PER_LINE)
        .map(|numbers| numbers.join(&separator))
        .collect();
    let between = format!("{}\n      ", separator.trim_end());
    let lines = rows.join(&between);
    let end = if rows.len() > 1 { "\n      " } else { "  " };
    words.say(&message.text("lines", lines).number("count", numbers.len())) + end
}

/// One finding: line and column, what is wrong, what to do.
pub fn finding_lines(finding: &Diagnostic, words: &Words) -> String {
    let (message, help) = wording(finding, words);
    let line = match finding.place.line {
        Some(line) => words.say(&Message::new("check-line").number("line", line)),
        None => words.text("check-whole-file"),
    };
    let mut out = String::new();
    let _ = writeln!(
        out,
        "  {}{line}  {}[{}] {message}",
        finding
            .place
            .sheet
            .as_ref()
            .map(|sheet| format!("[{sheet}] "))
            .unwrap_or_default(),
        severity_word(finding.severity, words),
        finding.code.key(),
    );
    if !help.is_empty() {
        let _ = writeln!(out, "      {help}");
    }
    out
}

/// What a severity is called.
pub fn severity_word(severity: Severity, words: &Words) -> String {
    words.text(match severity {
        Severity::Error => "check-error",
        Severity::Warning => "check-warning",
    })
}
