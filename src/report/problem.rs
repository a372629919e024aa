//! What can be wrong with a template, as facts.

/// Where in the templates something stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    /// The file as the user knows it.
    pub file: String,
    /// The line, counted from 1.
    pub line: Option<usize>,
}

impl Place {
    /// A place in a file whose line is known.
    pub fn at(file: impl Into<String>, line: usize) -> Self {
        Place {
            file: file.into(),
            line: Some(line),
        }
    }

    /// A file as a whole.
    pub fn file(file: impl Into<String>) -> Self {
        Place {
            file: file.into(),
            line: None,
        }
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}", self.file),
            None => f.write_str(&self.file),
        }
    }
}

/// One thing wrong with the templates, with every place where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateProblem {
    /// What is wrong.
    pub kind: ProblemKind,
    /// Where; never empty, in the order of reading.
    pub places: Vec<Place>,
    /// The lines around the first place, numbered; empty when there is nothing to show.
    pub excerpt: String,
}

/// The kinds of names a template can get wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameKind {
    /// A figure id.
    Figure,
    /// A unit of the bureau.
    Unit,
    /// A 单位类型.
    UnitType,
    /// The name given to `parts(of=…)`.
    Breakdown,
    /// A variable or a field of one.
    Variable,
    /// A function.
    Function,
    /// A filter after `|`.
    Filter,
    /// A test after `is`.
    Test,
    /// A macro, with its namespace.
    Macro,
    /// A file that is included or imported.
    Template,
    /// A section for which the bureau has own paragraphs.
    Section,
    /// The name of an argument.
    Argument,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// A code point that is kept for marks.
    ReservedCharacter,
    /// `{{`, `{%` or `{#` without its end.
    UnclosedTag { opening: String },
    /// A block tag such as `if` without its end tag, or the other way round.
    Unbalanced { found: String, expected: String },
    /// Tags nested in each other beyond all sense.
    NestedTooDeep { limit: usize },
    /// Brackets nested in each other inside one tag.
    BracketsTooDeep { limit: usize },
    /// A tag of thousands of characters.
    TagTooLong { limit: usize },
    /// The template engine does not understand a tag.
    Syntax { detail: String },
    /// Something the template engine has and talentsum does without.
    NotSupported { what: String },
    /// Templates or macros that use each other in a circle.
    Cycle { path: Vec<String> },
    /// A name nobody has defined.
    Unknown {
        what: NameKind,
        name: String,
        nearest: Option<String>,
    },
    /// A function without an argument it needs.
    MissingArgument { function: String, argument: String },
    /// A share of a figure that has no denominator.
    NoShare { id: String },
    /// The change of what is no number.
    NoChange { id: String },
    /// `change(only=…)` with a word it does not know.
    ChangeOnly { value: String },
    /// A printed figure used for comparing.
    FigureInCondition { expression: String },
    /// A printed figure changed by a filter or by arithmetic.
    FigureChanged { expression: String },
    /// A number or name from the data printed without its identity.
    PrintedData { expression: String },
    /// An expression that has no value, a list or an object.
    Unprintable { expression: String, value: String },
    /// More steps than any report needs.
    TooManySteps,
    /// More text than any report needs.
    TooMuchText { limit: usize },
    /// The template engine stopped.
    Render { detail: String },
    /// Markdown beyond what a report may hold.
    Markdown { construct: Construct, text: String },
    /// `**` that is not closed.
    OpenBold { text: String },
    /// `<!--` that is not closed.
    OpenComment,
    /// A table row with more cells than the table has columns.
    TableCells {
        columns: usize,
        cells: usize,
        text: String,
    },
    /// The title has no text, or a figure in it is null.
    EmptyTitle,
    /// An annex that does not begin with a `#` heading.
    AnnexTitle,
    /// A file in the project's template folder that nothing includes.
    Unused { nearest: Option<String> },
    /// A mistake of the program.
    Internal { detail: String },
}

/// Markdown that a report may not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Construct {
    /// A list with bullets or numbers.
    List,
    /// A quoted block.
    Quote,
    /// A code block or code in a line.
    Code,
    /// A link.
    Link,
    /// An image.
    Image,
    /// HTML.
    Html,
    /// Slanted type, by a single `*` or `_`.
    Emphasis,
    /// A horizontal rule, or a heading made by underlining.
    Rule,
    /// A table whose header and rule differ in columns.
    Table,
    /// A heading below the fourth level.
    Heading,
}

impl TemplateProblem {
    /// A problem at one place.
    pub fn new(kind: ProblemKind, place: Place) -> Self {
        TemplateProblem {
            kind,
            places: vec![place],
            excerpt: String::new(),
        }
    }

    /// Adds the lines of the source around the first place.
    pub fn with_source(mut self, source: &str) -> Self {
        if let Some(line) = self.places.first().and_then(|place| place.line) {
            self.excerpt = excerpt(source, line);
        }
        self
    }
}

impl ProblemKind {
    /// The rendered words by which the place in the source can be found.
    pub fn words(&self) -> Option<&str> {
        match self {
            ProblemKind::Markdown { text, .. }
            | ProblemKind::OpenBold { text }
            | ProblemKind::TableCells { text, .. }
            | ProblemKind::FigureChanged { expression: text } => Some(text),
            ProblemKind::OpenComment => Some("<!--"),
            _ => None,
        }
    }
}

/// The line with its neighbours, numbered, the line itself marked.
pub fn excerpt(source: &str, line: usize) -> String {
    const WIDTH: usize = 100;
    let mut out = String::new();
    for (i, text) in source.lines().enumerate() {
        let number = i + 1;
        if number + 1 < line {
            continue;
        }
        if number > line + 1 {
            break;
        }
        let mark = if number == line { '>' } else { ' ' };
        let mut shown: String = text.chars().take(WIDTH).collect();
        if text.chars().nth(WIDTH).is_some() {
            shown.push('…');
        }
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&format!("{mark} {number:>3} | {shown}"));
    }
    out
}

/// Puts the same problem at several places together and sorts by place.
pub fn gather(problems: Vec<TemplateProblem>) -> Vec<TemplateProblem> {
    let mut out: Vec<TemplateProblem> = Vec::new();
    for problem in problems {
        match out.iter_mut().find(|p| p.kind == problem.kind) {
            Some(known) => {
                for place in problem.places {
                    if !known.places.contains(&place) {
                        known.places.push(place);
                    }
                }
            }
            None => out.push(problem),
        }
    }
    out
}
