//! Drafts of the example bureau, typing over them, and what is found in short.

use super::bench::{MAIN, Made, edited, head, replaced};
use super::support;
use serde_json::json;
use std::sync::OnceLock;
use talentsum::diagnostic::Kept;
use talentsum::export::{docx, markdown};
use talentsum::figures::{Figures, UnitFigures};
use talentsum::gather::{Readers, gather};
use talentsum::project::{Project, Selection};
use talentsum::report::document::Document;
use talentsum::report::{ReportTexts, compose};
use talentsum::verify::{Named, Outcome, Paper, Verified, verify};

/// The report of these figures with the default templates.
pub fn report(figures: &Figures) -> Document {
    let texts = ReportTexts {
        title: "{{ bureau.name }}{{ n(id=\"period.year\") }}年人才工作总结".into(),
        signature: "栖川市卫生健康局".into(),
        date: "{{ n(id=\"period.as_of\") }}".into(),
        path_shown: "talentsum.toml".into(),
        ..ReportTexts::default()
    };
    let variables = json!({
        "bureau": {"name": "栖川市卫生健康局", "place": "栖川市", "scope_word": "全市", "party": "局党组"},
        "report": talentsum::report::voice(None, "栖川市卫生健康局", "局党组", "全市"),
        "texts": {"guidance": ""},
        "settings": {"title_basis": "聘", "double_post_counts": true, "shares": "independent", "charts": "annex"},
    });
    let (set, problems) = support::templates(figures);
    let mut variables = variables.as_object().expect("an object").clone();
    variables.insert("problems".into(), problems);
    let composed = compose(&set, figures, &texts, variables);
    composed.unwrap_or_else(|problems| panic!("{problems:?}")).0
}

/// The example bureau of a year.
fn bureau(year: i32) -> Made {
    std::env::set_current_dir(support::bureau()).expect("the example");
    let selection = Selection {
        year,
        ..Selection::default()
    };
    let project = Project::open(&selection).unwrap_or_else(|e| panic!("{:?}", e.messages));
    let readers = Readers::new(&project);
    let mut readers = readers.unwrap_or_else(|e| panic!("{:?}", e.messages));
    let gathered = gather(&project, &mut readers, Kept::Some);
    let gathered = gathered.unwrap_or_else(|e| panic!("{:?}", e.messages));
    let figures = gathered.figures(&project, UnitFigures::Made);
    Made {
        document: report(&figures),
        figures,
    }
}

/// The example bureau, read once.
pub fn example() -> &'static Made {
    static MADE: OnceLock<Made> = OnceLock::new();
    MADE.get_or_init(|| bureau(2024))
}

/// The same a year before: other data.
pub fn year_before() -> &'static Made {
    static MADE: OnceLock<Made> = OnceLock::new();
    MADE.get_or_init(|| {
        example();
        bureau(2023)
    })
}

/// A draft in one of the formats.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Draft {
    Word(Vec<u8>),
    Markdown(String),
    Plain(String),
}

impl Draft {
    pub fn word(made: &Made) -> Self {
        Draft::Word(docx::write(&made.document, &head()).expect("a Word file"))
    }

    pub fn markdown(made: &Made) -> Self {
        Draft::Markdown(markdown::write(&made.document))
    }

    /// The draft with one phrase typed over, as a person does: what the two have in common
    /// at both ends stays as it is.
    pub fn typed(&self, from: &str, to: &str) -> Self {
        match self {
            Draft::Markdown(text) => Draft::Markdown(replaced(text, from, to)),
            Draft::Plain(text) => Draft::Plain(replaced(text, from, to)),
            Draft::Word(bytes) => Draft::Word(edited(bytes, MAIN, |xml| typed(&xml, from, to))),
        }
    }

    pub fn verify(&self, made: &Made) -> Verified {
        let (bytes, is_markdown) = match self {
            Draft::Word(bytes) => (bytes.clone(), false),
            Draft::Markdown(text) => (text.clone().into_bytes(), true),
            Draft::Plain(text) => (text.clone().into_bytes(), false),
        };
        let paper = Paper::open(bytes, is_markdown).unwrap_or_else(|e| panic!("{e}"));
        verify(&paper, &made.figures, &made.document)
    }
}

/// Types over a phrase of a paragraph: what is new goes where the first of what is
/// replaced was.
fn typed(xml: &str, from: &str, to: &str) -> String {
    let mut at = 0;
    while let Some(length) = xml[at..].find("</w:p>") {
        let end = at + length + "</w:p>".len();
        let pieces = pieces(xml, at, end);
        let text: String = pieces.iter().map(|(_, text)| text.as_str()).collect();
        if let Some(found) = text.find(from) {
            return over(xml, &pieces, found, from, to);
        }
        at = end;
    }
    panic!("no {from}");
}

/// The texts of a paragraph: where each stands, and how it reads.
fn pieces(xml: &str, start: usize, end: usize) -> Vec<(std::ops::Range<usize>, String)> {
    let mut pieces = Vec::new();
    let mut at = start;
    while let Some(open) = xml[at..end].find("<w:t") {
        let tag = at + open;
        let close = xml[tag..end].find('>').expect("a tag") + tag + 1;
        at = close;
        if !xml[tag + 4..].starts_with([' ', '>']) || xml[..close].ends_with("/>") {
            continue;
        }
        let stop = xml[close..end].find("</w:t>").expect("its end") + close;
        pieces.push((close..stop, xml[close..stop].to_owned()));
        at = stop;
    }
    pieces
}

fn over(
    xml: &str,
    pieces: &[(std::ops::Range<usize>, String)],
    found: usize,
    from: &str,
    to: &str,
) -> String {
    let same = |a: &str, b: &str| -> usize {
        let pairs = a.chars().zip(b.chars()).take_while(|(a, b)| a == b);
        pairs.map(|(a, _)| a.len_utf8()).sum()
    };
    let head = same(from, to);
    let reversed = |text: &str| text[head..].chars().rev().collect::<String>();
    let tail = same(&reversed(from), &reversed(to));
    let (first, last) = (found + head, found + from.len() - tail);
    let new = &to[head..to.len() - tail];
    let (mut out, mut at, mut written, mut seen) = (String::new(), 0, false, 0);
    for (range, text) in pieces {
        let (start, end) = (seen, seen + text.len());
        seen = end;
        let touched = match first == last {
            true => !written && start <= first && first <= end,
            false => start < last && first < end,
        };
        if !touched {
            continue;
        }
        out.push_str(&xml[at..range.start]);
        out.push_str(&text[..first.max(start) - start]);
        if !written {
            out.push_str(new);
            written = true;
        }
        out.push_str(&text[last.min(end) - start..]);
        at = range.end;
    }
    assert!(written, "nothing typed for {from}");
    out.push_str(&xml[at..]);
    out
}

/// Everything that is said of a draft but for what agrees and what is not in it, each in a
/// line: `hand-edited staff.total 4252≠4225`, `number 37人`, `number 4225名=staff.total`,
/// `number 3500人~staff.professional`, `share 1200人 46.2%→32.6%`.
pub fn short(verified: &Verified) -> Vec<String> {
    let text = |text: &Option<String>| text.clone().unwrap_or("?".into());
    let mut out = Vec::new();
    for figure in &verified.figures {
        let outcome = figure.outcome.key();
        let id = &figure.figure.id;
        match figure.outcome {
            Outcome::Agrees | Outcome::Gone => {}
            Outcome::Retyped => out.push(format!("{outcome} {id} {}", text(&figure.text))),
            _ => {
                let (text, data) = (text(&figure.text), text(&figure.data));
                out.push(format!("{outcome} {id} {text}≠{data}"));
            }
        }
    }
    for share in &verified.shares {
        let expected = share.by.as_ref().map_or("?", |by| &by.expected);
        out.push(format!("share {} {}→{expected}", share.count, share.text));
    }
    for number in &verified.numbers {
        let ids = |named: &[Named]| {
            let ids = named.iter().map(|named| named.figure.id.as_str());
            ids.collect::<Vec<_>>().join(",")
        };
        out.push(match &number.named {
            Some(named) => format!("number {}~{}", number.text, named.figure.id),
            None if !number.were.is_empty() => {
                format!("number {} was {}", number.text, ids(&number.were))
            }
            None if number.equals.is_empty() => format!("number {}", number.text),
            None => format!("number {}={}", number.text, ids(&number.equals)),
        });
    }
    out
}
