//! Problems and omissions as messages: which wording of `locales/` and which facts.

use super::omission::{MissingFigure, Omission, OmissionKind};
use super::problem::{Construct, NameKind, ProblemKind, TemplateProblem};
use crate::figures::{Missing, Scope};
use crate::message::Message;

impl TemplateProblem {
    /// The problem in words: what is wrong, where, what was expected, what to do.
    pub fn to_message(&self) -> Message {
        let places: Vec<String> = self
            .places
            .iter()
            .take(10)
            .map(ToString::to_string)
            .collect();
        let mut places = places.join(", ");
        if self.places.len() > 10 {
            places.push_str(" …");
        }
        let message = self.kind.message().text("places", places);
        // On lines of its own, or not at all.
        let excerpt = match self.excerpt.is_empty() {
            true => String::new(),
            false => format!("\n{}", self.excerpt),
        };
        message.text("excerpt", excerpt)
    }
}

/// Words that may be missing: the fact and whether it is there.
fn near(message: Message, nearest: &Option<String>) -> Message {
    message
        .text("has-near", if nearest.is_some() { "yes" } else { "no" })
        .text("near", nearest.clone().unwrap_or_default())
}

impl ProblemKind {
    fn message(&self) -> Message {
        use ProblemKind as K;
        let m = Message::new;
        match self {
            K::ReservedCharacter => m("template-reserved-character"),
            K::UnclosedTag { opening } => m("template-unclosed-tag").text("tag", opening),
            K::Unbalanced { found, expected } => m("template-unbalanced")
                .text("found", found)
                .text("expected", expected),
            K::NestedTooDeep { limit } => m("template-nested").number("limit", *limit),
            K::BracketsTooDeep { limit } => m("template-brackets").number("limit", *limit),
            K::TagTooLong { limit } => m("template-tag-long").number("limit", *limit),
            K::Syntax { detail } => m("template-syntax").text("detail", detail),
            K::NotSupported { what } => m("template-not-supported").text("what", what),
            K::Cycle { path } => m("template-cycle").text("path", path.join(" → ")),
            K::Unknown {
                what,
                name,
                nearest,
            } => near(m(unknown(*what)).text("name", name), nearest),
            K::MissingArgument { function, argument } => m("template-missing-argument")
                .text("function", function)
                .text("argument", argument),
            K::NoShare { id } => m("template-no-share").text("id", id),
            K::NoChange { id } => m("template-no-change").text("id", id),
            K::ChangeOnly { value } => m("template-change-only").text("value", value),
            K::FigureInCondition { expression } => {
                m("template-figure-in-condition").text("expression", expression)
            }
            K::FigureChanged { expression } => {
                m("template-figure-changed").text("expression", expression)
            }
            K::PrintedData { expression } => {
                m("template-printed-data").text("expression", expression)
            }
            K::Unprintable { expression, value } => m("template-unprintable")
                .text("expression", expression)
                .text("value", value),
            K::TooManySteps => m("template-too-many-steps"),
            K::TooMuchText { limit } => m("template-too-much-text").number("limit", limit >> 20),
            K::Render { detail } => m("template-render").text("detail", detail),
            K::Markdown { construct, text } => m(markdown(*construct)).text("text", text),
            K::OpenBold { text } => m("template-open-bold").text("text", text),
            K::OpenComment => m("template-open-comment"),
            K::TableCells {
                columns,
                cells,
                text,
            } => m("template-table-cells")
                .number("columns", *columns)
                .number("cells", *cells)
                .text("text", text),
            K::EmptyTitle => m("report-title-empty"),
            K::AnnexTitle => m("template-annex-title"),
            K::Unused { nearest } => near(m("template-unused"), nearest),
            K::Internal { detail } => m("template-internal").text("detail", detail),
        }
    }
}

fn unknown(what: NameKind) -> &'static str {
    match what {
        NameKind::Figure => "template-unknown-figure",
        NameKind::Unit => "template-unknown-unit",
        NameKind::UnitType => "template-unknown-unit-type",
        NameKind::Breakdown => "template-unknown-breakdown",
        NameKind::Variable => "template-unknown-variable",
        NameKind::Function => "template-unknown-function",
        NameKind::Filter => "template-unknown-filter",
        NameKind::Test => "template-unknown-test",
        NameKind::Macro => "template-unknown-macro",
        NameKind::Template => "template-unknown-template",
        NameKind::Section => "template-unknown-section",
        NameKind::Argument => "template-unknown-argument",
    }
}

fn markdown(construct: Construct) -> &'static str {
    match construct {
        Construct::List => "template-markdown-list",
        Construct::Quote => "template-markdown-quote",
        Construct::Code => "template-markdown-code",
        Construct::Link => "template-markdown-link",
        Construct::Image => "template-markdown-image",
        Construct::Html => "template-markdown-html",
        Construct::Emphasis => "template-markdown-emphasis",
        Construct::Rule => "template-markdown-rule",
        Construct::Table => "template-markdown-table",
        Construct::Heading => "template-markdown-heading",
    }
}

impl Omission {
    /// What was left out, in words.
    pub fn to_message(&self) -> Message {
        let key = match self.kind {
            OmissionKind::Clause => "report-omitted-clause",
            OmissionKind::Sentence => "report-omitted-sentence",
            OmissionKind::Paragraph => "report-omitted-paragraph",
            OmissionKind::Heading => "report-omitted-heading",
            OmissionKind::Caption => "report-omitted-caption",
            OmissionKind::Row => "report-omitted-row",
            OmissionKind::Table => "report-omitted-table",
            OmissionKind::Chart => "report-omitted-chart",
            OmissionKind::Cells(_) => "report-omitted-cells",
        };
        let count = match self.kind {
            OmissionKind::Cells(count) => count,
            _ => 1,
        };
        let section = self.section.join(" / ");
        Message::new(key)
            .text("text", self.text.clone())
            .text("has-section", if section.is_empty() { "no" } else { "yes" })
            .text("section", section)
            .text("place", self.place.to_string())
            .number("count", count)
    }

    /// For each missing figure which data would bring the text back.
    ///
    /// Figures that the same table or column would bring back are told in one breath.
    pub fn remedies(&self) -> Vec<Message> {
        let mut told: Vec<MissingFigure> = Vec::new();
        for figure in &self.figures {
            let same = told.iter_mut().find(|other| {
                other.scope == figure.scope
                    && other.missing == figure.missing
                    && is_shared(&figure.missing)
            });
            match same {
                Some(other) => {
                    other.label.push('、');
                    other.label.push_str(&figure.label);
                }
                None => told.push(figure.clone()),
            }
        }
        told.iter().map(MissingFigure::to_message).collect()
    }
}

/// Whether the reason says nothing about one figure alone.
fn is_shared(missing: &Option<Missing>) -> bool {
    matches!(
        missing,
        Some(Missing::Roster | Missing::ActivityLog | Missing::RosterColumn(_))
    )
}

impl MissingFigure {
    /// Which data would give the figure a value.
    pub fn to_message(&self) -> Message {
        let (label, unit) = (
            self.label.clone(),
            match &self.scope {
                Scope::Whole => String::new(),
                Scope::Unit(name) | Scope::Kind(name) => name.clone(),
            },
        );
        let message = match &self.missing {
            None => Message::new("report-missing-unknown"),
            Some(Missing::Roster) => Message::new("report-missing-roster"),
            Some(Missing::ActivityLog) => Message::new("report-missing-log"),
            Some(Missing::RosterColumn(columns)) => {
                Message::new("report-missing-roster-column").text("columns", columns.join("、"))
            }
            Some(Missing::ActivityColumn {
                kinds,
                filter,
                column,
                years,
            }) => Message::new("report-missing-activity")
                .text("kinds", kinds)
                .text("has-filter", if filter.is_empty() { "no" } else { "yes" })
                .text("filter", filter)
                .text("column", column)
                .text("years", years),
            Some(Missing::Fact(id)) => Message::new("report-missing-fact").text("fact", id),
            Some(Missing::LastYear) => Message::new("report-missing-last-year"),
            Some(Missing::PeopleUnsure) => Message::new("report-missing-people"),
            Some(Missing::NotConfigured) => Message::new("report-missing-not-configured"),
            Some(Missing::Zero(id)) => Message::new("report-missing-zero").text("zero", id),
            Some(Missing::OfUnits { id, units }) => Message::new("report-missing-of-units")
                .text("fact", id)
                .text("units", units.join("、")),
            Some(Missing::Denominator(id)) => {
                Message::new("report-missing-denominator").text("denominator", id)
            }
        };
        message
            .text("id", self.id.clone())
            .text("label", label)
            .text("has-unit", if unit.is_empty() { "no" } else { "yes" })
            .text("unit", unit)
    }
}
