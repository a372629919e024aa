//! The templates of a report: the embedded ones, the project's own, the bureau's paragraphs.

use super::problem::{NameKind, Place, ProblemKind, TemplateProblem};

/// The page from which everything else is included.
pub const PAGE: &str = "report.md";
const SECTIONS: &str = "sections/";
const ANNEXES: &str = "annex/";

/// A template of the project, which wins over the embedded one of the same name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateFile {
    /// Its name among the templates, `sections/1-overview.md`, with `/` on every system.
    pub name: String,
    /// Its path as messages show it.
    pub path_shown: String,
    /// Its text.
    pub source: String,
}

/// Paragraphs of the bureau's own that follow a section of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnParagraphs {
    /// The section: its file name without ending (`2-1-attract`) or its heading's words.
    pub section: String,
    /// The path as messages show it.
    pub path_shown: String,
    /// The text, a template like any other.
    pub source: String,
}

/// What the data show, as a text that follows a section of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundText {
    /// The problem it tells of, where each report says which of them it tells: it stands
    /// then where the variable `problems` has that one. `None`: it stands there always.
    pub problem: Option<String>,
    /// The text and its section.
    pub text: OwnParagraphs,
}

/// A text at the end of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Appended {
    /// The template's name.
    pub name: String,
    /// The problem without which it is not there.
    pub problem: Option<String>,
}

/// One template as it will be parsed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Source {
    pub name: String,
    pub shown: String,
    pub text: String,
    /// Whether the project brought it (rather than the program).
    pub own: bool,
    /// The templates whose text follows at this one's end.
    pub appended: Vec<Appended>,
}

/// A section of the report as a bureau can name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// File name without folder and ending.
    pub key: String,
    /// The words of its first heading.
    pub title: String,
}

/// All templates of a report.
#[derive(Debug, Clone, Default)]
pub struct TemplateSet {
    pub(super) sources: Vec<Source>,
    problems: Vec<TemplateProblem>,
}

impl TemplateSet {
    /// Puts the templates together: the sections, after them what the data shows (`found`),
    /// and then the bureau's own paragraphs. What is wrong with them is told by
    /// [`compose`](super::compose), all at once.
    pub fn load(
        embedded: &[(&str, &str)],
        overrides: Vec<TemplateFile>,
        found: Vec<FoundText>,
        own_paragraphs: Vec<OwnParagraphs>,
    ) -> Self {
        let mut set = TemplateSet::default();
        for (name, text) in embedded {
            set.put(source(name, name, text, false));
        }
        for file in overrides {
            set.put(source(&file.name, &file.path_shown, &file.source, true));
        }
        for found in found {
            // A bureau's own page may do without the section.
            if let Some(section) = set.section(&found.text.section) {
                set.follow(section, found.text, false, found.problem);
            }
        }
        for own in own_paragraphs {
            set.append(own);
        }
        // Annexes stand in the order of their names, whatever the order of the files.
        set.sources.sort_by(|a, b| a.name.cmp(&b.name));
        set
    }

    /// The sections there are, with their headings, in the order of their names.
    pub fn sections(&self) -> Vec<Section> {
        let sections = self.sources.iter().filter(|s| s.name.starts_with(SECTIONS));
        sections
            .map(|s| Section {
                key: key(&s.name).to_owned(),
                title: heading(&s.text).unwrap_or_default(),
            })
            .collect()
    }

    /// Whether a template in it is the project's.
    pub fn has_own(&self) -> bool {
        self.sources.iter().any(|source| source.own)
    }

    /// The annexes' templates in order.
    pub(super) fn annexes(&self) -> impl Iterator<Item = &Source> {
        let named = |s: &&Source| s.name.starts_with(ANNEXES) && s.name.ends_with(".md");
        self.sources.iter().filter(named)
    }

    pub(super) fn problems(&self) -> &[TemplateProblem] {
        &self.problems
    }

    fn put(&mut self, source: Source) {
        match self.sources.iter_mut().find(|s| s.name == source.name) {
            Some(known) => *known = source,
            None => self.sources.push(source),
        }
    }

    /// The section that is called so, by its file or by its heading.
    fn section(&self, name: &str) -> Option<usize> {
        let wanted = bare(name);
        self.sources.iter().position(|s| {
            s.name.starts_with(SECTIONS)
                && (key(&s.name) == name
                    || heading(&s.text).is_some_and(|title| bare(&title) == wanted))
        })
    }

    fn append(&mut self, own: OwnParagraphs) {
        if let Some(section) = self.section(&own.section) {
            self.follow(section, own, true, None);
            return;
        }
        let titles: Vec<Section> = self.sections();
        let names = titles
            .iter()
            .flat_map(|s| [s.title.as_str(), s.key.as_str()]);
        let kind = ProblemKind::Unknown {
            what: NameKind::Section,
            nearest: crate::nearest::nearest_name(&own.section, names),
            name: own.section,
        };
        let place = Place::file(own.path_shown);
        self.problems.push(TemplateProblem::new(kind, place));
    }

    fn follow(&mut self, section: usize, text: OwnParagraphs, own: bool, problem: Option<String>) {
        let section = &mut self.sources[section];
        let name = format!("own/{}/{}", key(&section.name), section.appended.len());
        section.appended.push(Appended {
            name: name.clone(),
            problem,
        });
        self.put(source(&name, &text.path_shown, &text.source, own));
    }
}

fn source(name: &str, shown: &str, text: &str, own: bool) -> Source {
    Source {
        name: name.to_owned(),
        shown: shown.to_owned(),
        text: text.strip_prefix('\u{FEFF}').unwrap_or(text).to_owned(),
        own,
        appended: Vec::new(),
    }
}

/// `sections/2-1-attract.md` → `2-1-attract`.
pub(super) fn key(name: &str) -> &str {
    let file = name.rsplit('/').next().unwrap_or(name);
    file.strip_suffix(".md").unwrap_or(file)
}

/// The words of a template's first heading.
fn heading(text: &str) -> Option<String> {
    let line = text.lines().map(str::trim).find(|l| l.starts_with('#'))?;
    Some(line.trim_start_matches('#').trim().to_owned())
}

/// A title without blanks, to compare by.
fn bare(title: &str) -> String {
    title.chars().filter(|c| !c.is_whitespace()).collect()
}
