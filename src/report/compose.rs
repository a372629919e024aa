//! From the templates to the document: the whole way in one place.

use super::document::{Document, Properties};
use super::graph::Graph;
use super::markdown::RawBlock;
use super::omission::Omission;
use super::parsed::{self, Parsed};
use super::prepared::Prepared;
use super::problem::{NameKind, Place, ProblemKind, TemplateProblem};
use super::render;
use super::set::{self, PAGE, Source, TemplateSet};
use crate::figures::Figures;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

pub(super) const TITLE: &str = "title";
pub(super) const SIGNATURE: &str = "signature";
pub(super) const DATE: &str = "date";
pub(super) const ISSUER_MARK: &str = "issuer_mark";
pub(super) const DOCUMENT_NUMBER: &str = "document_number";
pub(super) const SIGNATORY: &str = "signatory";
pub(super) const RECIPIENT: &str = "recipient";
pub(super) const COPY_TO: &str = "imprint.copy_to";
pub(super) const OFFICE: &str = "imprint.office";
pub(super) const PRINTED: &str = "imprint.date";

/// The texts of a report that stand in the configuration. They are templates too.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ReportTexts {
    /// The title.
    pub title: String,
    /// 发文机关署名; empty for none.
    pub signature: String,
    /// 成文日期; empty for none.
    pub date: String,
    /// 发文机关标志; empty for none.
    pub issuer_mark: String,
    /// 发文字号; empty for none.
    pub document_number: String,
    /// 签发人; empty for none.
    pub signatory: String,
    /// 主送机关; empty for none.
    pub recipient: String,
    /// 抄送机关; empty for none.
    pub copy_to: String,
    /// 印发机关; empty for none.
    pub office: String,
    /// 印发日期; empty for none.
    pub printed: String,
    /// The file they come from, as messages show it.
    pub path_shown: String,
    /// The document's properties; without a title there, the title is taken.
    pub properties: Properties,
}

impl ReportTexts {
    /// The texts by their keys in the configuration, in the order of the document.
    pub(super) fn by_key(&self) -> [(&'static str, &str); 10] {
        [
            (ISSUER_MARK, &self.issuer_mark),
            (DOCUMENT_NUMBER, &self.document_number),
            (SIGNATORY, &self.signatory),
            (TITLE, &self.title),
            (RECIPIENT, &self.recipient),
            (SIGNATURE, &self.signature),
            (DATE, &self.date),
            (COPY_TO, &self.copy_to),
            (OFFICE, &self.office),
            (PRINTED, &self.printed),
        ]
    }
}

pub(super) type Problems = Vec<TemplateProblem>;
pub(super) type Composed = (Document, Vec<Omission>);

/// Writes the report. Whatever is wrong with the templates is told at once.
pub fn compose(
    set: &TemplateSet,
    figures: &Figures,
    texts: &ReportTexts,
    variables: Map<String, Value>,
) -> Result<Composed, Problems> {
    let prepared = Prepared::new(set, figures, texts, variables.clone())?;
    prepared.write(set, figures, texts, variables)
}

/// The project's own templates that nothing includes: most likely misspelt names.
pub fn unused(set: &TemplateSet) -> Vec<TemplateProblem> {
    let work = || {
        let (parsed, _) = parse(&set.sources);
        let names: BTreeSet<&str> = set.sources.iter().map(|s| s.name.as_str()).collect();
        let reached = Graph::new(&parsed).reached(&roots(set));
        let unused = set.sources.iter().filter(|source| {
            // A note for readers of the folder is no template.
            let is_note = set::key(&source.name).eq_ignore_ascii_case("readme");
            source.own
                && !is_note
                && parsed.contains_key(&source.name)
                && !reached.contains(&source.name)
        });
        let told = unused.map(|source| {
            let others = names.iter().copied().filter(|name| *name != source.name);
            let nearest = crate::nearest::nearest_name(&source.name, others);
            let place = Place::file(source.shown.clone());
            TemplateProblem::new(ProblemKind::Unused { nearest }, place)
        });
        told.collect()
    };
    render::with_stack(work).unwrap_or_else(|problem| vec![*problem])
}

pub(super) type Failed = BTreeMap<String, Problems>;

pub(super) fn parse(sources: &[Source]) -> (BTreeMap<String, Parsed<'_>>, Failed) {
    let mut templates = BTreeMap::new();
    let mut failed = BTreeMap::new();
    for source in sources {
        match parsed::parse(source) {
            Ok(parsed) => drop(templates.insert(source.name.clone(), parsed)),
            Err(problems) => drop(failed.insert(source.name.clone(), problems)),
        }
    }
    (templates, failed)
}

/// Everything that is rendered by itself, in the order of the document.
pub(super) fn roots(set: &TemplateSet) -> Vec<String> {
    let head = [
        ISSUER_MARK,
        DOCUMENT_NUMBER,
        SIGNATORY,
        TITLE,
        RECIPIENT,
        PAGE,
    ];
    let annexes = set.annexes().map(|source| source.name.clone());
    let closing = [SIGNATURE, DATE, COPY_TO, OFFICE, PRINTED];
    let head = head.map(str::to_owned).into_iter();
    head.chain(annexes)
        .chain(closing.map(str::to_owned))
        .collect()
}

/// The problems of the templates that the report needs and Tera does not understand.
pub(super) fn failed_problems(failed: &mut Failed, uses: &Graph, roots: &[String]) -> Problems {
    let needed = uses.needed(roots);
    let found = needed.iter().filter_map(|name| failed.remove(name));
    found.flatten().collect()
}

/// Own paragraphs for a section that the page does not include.
pub(super) fn unplaced(sources: &[Source], reached: &[String], failed: &Failed) -> Problems {
    let mut problems = Vec::new();
    for source in sources {
        if reached.contains(&source.name) || failed.contains_key(&source.name) {
            continue;
        }
        let appended = |s: &&Source| s.own && source.appended.iter().any(|a| a.name == s.name);
        for own in sources.iter().filter(appended) {
            let name = set::key(&source.name).to_owned();
            let kind = ProblemKind::Unknown {
                what: NameKind::Section,
                name,
                nearest: None,
            };
            let place = Place::file(own.shown.clone());
            problems.push(TemplateProblem::new(kind, place));
        }
    }
    problems
}

/// The blocks of each rendered template.
pub(super) type Rendered = BTreeMap<String, Vec<RawBlock>>;
