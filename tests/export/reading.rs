//! The text of the Word file as python-docx reads it: that of the Markdown without its
//! markup, whole and in order.

use super::support::{bureau, printed, skip, tools::answer};
use super::tools::written;
use super::{annex, charts, official, sample, together};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::path::Path;
use std::process::Command;
use talentsum::export::markdown;

/// The last heading of a chart's table; what a chart shows is no text in the Word file.
const BARS: &str = "图示";

/// The lines of a Markdown text, the cells of a row parted by tabs.
fn lines(markdown: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut table = None;
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Text(text) => {
                if let Some(line) = lines.last_mut() {
                    line.push_str(&text);
                }
            }
            Event::HardBreak | Event::SoftBreak => lines.push(String::new()),
            Event::Start(Tag::Table(_)) => table = Some(lines.len()),
            Event::End(TagEnd::TableCell) => {
                if let Some(line) = lines.last_mut() {
                    line.push('\t');
                }
            }
            Event::End(TagEnd::Table) => {
                let first = table.take().unwrap_or_default() - 1;
                if lines[first].ends_with(&format!("{BARS}\t")) {
                    lines.truncate(first);
                    lines.push(String::new());
                }
            }
            Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableHead | TagEnd::TableRow,
            ) => lines.push(String::new()),
            _ => {}
        }
    }
    lines
}

/// Without what the two forms of a text may differ in: blanks at the ends, empty lines, and
/// what parts the two sides of a line.
fn told(lines: impl Iterator<Item = String>) -> Vec<String> {
    let lines = lines.map(|line| line.trim().replace('\t', "\u{3000}"));
    lines.filter(|line| !line.is_empty()).collect()
}

/// 附件 stands above the annex's title in Word, and before it in Markdown.
fn joined(lines: Vec<String>) -> String {
    let mut text = String::new();
    for line in lines {
        text.push_str(&line);
        let number = line.strip_prefix("附件").map(str::parse::<u8>);
        let is_label = line == "附件" || number.is_some_and(|n| n.is_ok());
        text.push(if is_label { '：' } else { '\n' });
    }
    text
}

/// The text of a Word file is that of the Markdown.
fn check(path: &Path, text: &str) {
    let name = path.display();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tools/docx_text.py");
    let output = answer(Command::new("python3").arg(script).arg(path));
    let read = match output {
        Ok(output) if output.status.success() => output.stdout,
        _ => return skip("python3 with python-docx is not installed"),
    };
    let read = String::from_utf8(read).expect("UTF-8");
    let word = joined(told(read.lines().map(str::to_owned)));
    let text = joined(told(lines(text).into_iter()));
    for (word, text) in word.lines().zip(text.lines()) {
        assert_eq!(word, text, "{name}");
    }
    assert_eq!(word.lines().count(), text.lines().count(), "{name}");
}

#[test]
fn python_docx_reads_the_text_of_the_markdown() {
    for (name, document) in [
        ("charts", charts::document()),
        ("plain", sample::plain()),
        ("sample", sample::document()),
        ("official", official::official()),
        ("upward", official::upward()),
        ("everything", together::everything()),
        ("annex", annex::document(200)),
    ] {
        let path = written(&format!("reading-{name}.docx"), &document);
        check(&path, &markdown::write(&document));
    }
}

#[test]
fn python_docx_reads_the_text_of_the_examples_markdown() {
    let report = |format| {
        let arguments = [
            "report", "--year", "2024", "-q", "-o", "-", "--format", format,
        ];
        printed(&bureau(), &arguments)
    };
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("reading-bureau.docx");
    std::fs::write(&path, report("docx")).expect("a writable folder");
    check(&path, &String::from_utf8(report("md")).expect("UTF-8"));
}
