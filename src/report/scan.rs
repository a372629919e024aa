//! A first look at a template's source: where its tags stand and whether they are in bounds.
//!
//! Tera's syntax tree has no positions, and its parser recurses: brackets nested a
//! hundred thousand deep would end the whole process. This scan knows just enough of
//! the syntax to find the tags, with their lines, and to refuse what is out of bounds.

use super::marker::is_reserved;
use super::problem::{Place, ProblemKind, TemplateProblem};

/// Blocks (`if`, `for` …) within each other.
pub const MAX_BLOCKS: usize = 24;
/// Brackets within each other inside one tag. Tera's grammar tries a call in four
/// ways, each with all its arguments, so that every further level costs four times as much.
pub const MAX_BRACKETS: usize = 6;
/// Characters of one tag.
const MAX_TAG: usize = 2000;

/// One `{{ … }}` or `{% … %}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// The line on which it begins, counted from 1.
    pub line: usize,
    /// The first word of a `{% … %}`; empty for `{{ … }}`.
    pub keyword: String,
    /// What stands between the braces.
    pub inner: String,
}

impl Tag {
    /// Whether the syntax tree has a node (or a condition) of its own for this tag.
    pub fn has_node(&self) -> bool {
        let k = self.keyword.as_str();
        !(k == "else" || k == "raw" || k == "break" || k == "continue" || k.starts_with("end"))
    }
}

/// Finds the tags of a template; the problems name `file`.
pub fn scan(file: &str, source: &str) -> (Vec<Tag>, Vec<TemplateProblem>) {
    let mut scanner = Scanner {
        file,
        source,
        tags: Vec::new(),
        problems: Vec::new(),
    };
    scanner.reserved();
    scanner.run();
    scanner.balance();
    (scanner.tags, scanner.problems)
}

struct Scanner<'a> {
    file: &'a str,
    source: &'a str,
    tags: Vec<Tag>,
    problems: Vec<TemplateProblem>,
}

impl Scanner<'_> {
    fn report(&mut self, line: usize, kind: ProblemKind) {
        let place = Place::at(self.file, line);
        self.problems
            .push(TemplateProblem::new(kind, place).with_source(self.source));
    }

    fn reserved(&mut self) {
        if let Some(at) = self.source.find(is_reserved) {
            let line = 1 + self.source[..at].matches('\n').count();
            self.report(line, ProblemKind::ReservedCharacter);
        }
    }

    fn run(&mut self) {
        let source = self.source;
        let mut at = 0;
        let mut line = 1;
        while let Some(found) = source[at..].find('{') {
            let start = at + found;
            line += source[at..start].matches('\n').count();
            let (opening, closing) = match source.as_bytes().get(start + 1) {
                Some(b'{') => ("{{", "}}"),
                Some(b'%') => ("{%", "%}"),
                Some(b'#') => ("{#", "#}"),
                _ => {
                    at = start + 1;
                    continue;
                }
            };
            let inner = &source[start + 2..];
            let Some(length) = end_of_tag(inner, closing) else {
                let opening = opening.to_owned();
                self.report(line, ProblemKind::UnclosedTag { opening });
                return;
            };
            let inner = &inner[..length];
            let mut end = start + 2 + length + 2;
            if opening != "{#" {
                let tag = self.tag(line, opening, inner);
                if tag.keyword == "raw" {
                    match end_of_raw(&source[end..]) {
                        Some(length) => end += length,
                        None => {
                            let kind = ProblemKind::Unbalanced {
                                found: "raw".into(),
                                expected: "endraw".into(),
                            };
                            self.report(line, kind);
                            return;
                        }
                    }
                }
                self.tags.push(tag);
            }
            line += source[start..end].matches('\n').count();
            at = end;
        }
    }

    fn tag(&mut self, line: usize, opening: &str, inner: &str) -> Tag {
        if inner.chars().nth(MAX_TAG).is_some() {
            self.report(line, ProblemKind::TagTooLong { limit: MAX_TAG });
        }
        if bracket_depth(inner) > MAX_BRACKETS {
            let limit = MAX_BRACKETS;
            self.report(line, ProblemKind::BracketsTooDeep { limit });
        }
        let words = inner.trim_matches(|c: char| c == '-' || c.is_whitespace());
        let keyword = match opening {
            "{%" => words
                .split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
                .next(),
            _ => None,
        };
        Tag {
            line,
            keyword: keyword.unwrap_or_default().to_owned(),
            inner: words.to_owned(),
        }
    }

    /// Every block tag has its end tag, and they are not nested beyond all sense.
    fn balance(&mut self) {
        let mut open: Vec<(String, usize)> = Vec::new();
        let mut found = Vec::new();
        for tag in &self.tags {
            match tag.keyword.as_str() {
                k @ ("if" | "for" | "block" | "macro" | "filter") => {
                    open.push((k.to_owned(), tag.line));
                    if open.len() == MAX_BLOCKS + 1 {
                        found.push((tag.line, ProblemKind::NestedTooDeep { limit: MAX_BLOCKS }));
                    }
                }
                k @ ("endif" | "endfor" | "endblock" | "endmacro" | "endfilter") => {
                    let wanted = &k[3..];
                    match open.pop() {
                        Some((name, _)) if name == wanted => {}
                        Some((name, line)) => {
                            let expected = format!("end{name}");
                            let kind = ProblemKind::Unbalanced {
                                found: name,
                                expected,
                            };
                            found.push((line, kind));
                            open.clear();
                            break;
                        }
                        None => {
                            let kind = ProblemKind::Unbalanced {
                                found: k.to_owned(),
                                expected: wanted.to_owned(),
                            };
                            found.push((tag.line, kind));
                            break;
                        }
                    }
                }
                _ => {}
            }
        }
        if let Some((name, line)) = open.pop() {
            let expected = format!("end{name}");
            found.push((
                line,
                ProblemKind::Unbalanced {
                    found: name,
                    expected,
                },
            ));
        }
        for (line, kind) in found {
            self.report(line, kind);
        }
    }
}

/// Length of a tag's inside; text in quotes does not end it.
fn end_of_tag(inner: &str, closing: &str) -> Option<usize> {
    if closing == "#}" {
        return inner.find(closing);
    }
    let mut quote = None;
    for (at, c) in inner.char_indices() {
        match quote {
            Some(q) if c == q => quote = None,
            Some(_) => {}
            None if matches!(c, '"' | '\'' | '`') => quote = Some(c),
            None if inner[at..].starts_with(closing) => return Some(at),
            // The next tag begins before this one has ended.
            None if inner[at..].starts_with("{{") || inner[at..].starts_with("{%") => return None,
            None => {}
        }
    }
    None
}

/// Offset of the `{% endraw %}` tag.
fn end_of_raw(text: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(found) = text[at..].find("{%") {
        let start = at + found;
        let words = text[start + 2..].trim_start_matches('-').trim_start();
        if words.starts_with("endraw") {
            return Some(start);
        }
        at = start + 2;
    }
    None
}

fn bracket_depth(inner: &str) -> usize {
    let (mut depth, mut deepest, mut quote) = (0usize, 0, None);
    for c in inner.chars() {
        match (quote, c) {
            (Some(q), c) if c == q => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'' | '`') => quote = Some(c),
            (None, '(' | '[') => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            (None, ')' | ']') => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}
