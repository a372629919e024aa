//! Templates as Tera has understood them, or why it has not.

use super::embedded;
use super::problem::{Place, ProblemKind, TemplateProblem};
use super::scan::{self, Tag};
use super::set::Source;
use std::borrow::Cow;
use std::error::Error;
use tera::Template;

/// A template with its syntax tree and the places of its tags.
pub struct Parsed<'a> {
    /// Where it came from.
    pub source: &'a Source,
    /// The tree.
    pub template: Cow<'static, Template>,
    /// The tags that have a node in the tree, in its order.
    pub tags: Cow<'static, [Tag]>,
}

/// What there is to know of a template's text.
pub type Tree = (Template, Vec<Tag>);

impl Parsed<'_> {
    /// A place in this template.
    pub fn place(&self, line: Option<usize>) -> Place {
        let file = self.source.shown.clone();
        Place { file, line }
    }

    /// A problem in this template.
    pub fn problem(&self, line: Option<usize>, kind: ProblemKind) -> TemplateProblem {
        TemplateProblem::new(kind, self.place(line)).with_source(&self.source.text)
    }

    /// The line of the first tag whose inside holds these words.
    pub fn line_of(&self, words: &str) -> Option<usize> {
        let tag = self.tags.iter().find(|tag| tag.inner.contains(words))?;
        Some(tag.line)
    }
}

/// Parses one template; the program's own are parsed once in a process.
pub fn parse(source: &Source) -> Result<Parsed<'_>, Vec<TemplateProblem>> {
    let (template, tags) = match embedded::tree(&source.name, &source.text) {
        Some((template, tags)) => (Cow::Borrowed(template), Cow::Borrowed(tags.as_slice())),
        None => {
            let (template, tags) = tree(&source.name, &source.shown, &source.text)?;
            (Cow::Owned(template), Cow::Owned(tags))
        }
    };
    Ok(Parsed {
        source,
        template,
        tags,
    })
}

/// Parses a template's text. Only what the scan finds in bounds reaches Tera's parser,
/// which recurses.
pub fn tree(name: &str, shown: &str, text: &str) -> Result<Tree, Vec<TemplateProblem>> {
    let (tags, problems) = scan::scan(shown, text);
    if !problems.is_empty() {
        return Err(problems);
    }
    let template = Template::new(name, None, text).map_err(|error| {
        let (line, detail) = syntax_error(&error);
        let file = shown.to_owned();
        let problem = TemplateProblem::new(ProblemKind::Syntax { detail }, Place { file, line });
        vec![problem.with_source(text)]
    })?;
    let tags = tags.into_iter().filter(Tag::has_node).collect();
    Ok((template, tags))
}

/// Tera's whole chain of errors in one line.
pub fn chain(error: &tera::Error) -> String {
    let mut out = error.to_string();
    let mut next = error.source();
    while let Some(error) = next {
        out.push_str(": ");
        out.push_str(&error.to_string());
        next = error.source();
    }
    out
}

/// Line and expectation out of the parser's picture of the error.
fn syntax_error(error: &tera::Error) -> (Option<usize>, String) {
    let text = chain(error);
    let line = text.split("--> ").nth(1).and_then(|rest| {
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().ok()
    });
    let expected: Vec<&str> = text
        .lines()
        .filter_map(|line| line.trim().strip_prefix("= "))
        .collect();
    match expected.is_empty() {
        true => (line, text),
        false => (line, expected.join("; ")),
    }
}
