//! Templates that were read, checked and rewritten: once for all reports of a run, which
//! differ in their figures only.

use super::compose::{
    Composed, Problems, Rendered, ReportTexts, failed_problems, parse, roots, unplaced,
};
use super::functions::{self, Site, State};
use super::graph::{self, Graph};
use super::marker::Use;
use super::parsed::Parsed;
use super::problem::{NameKind, Place, ProblemKind, TemplateProblem};
use super::rewrite::Kept;
use super::set::{PAGE, Source, TemplateSet};
use super::{build, check, context, language, locate, markdown, render, rewrite};
use crate::figures::Figures;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use tera::Tera;

/// Templates, ready to be filled.
pub struct Prepared {
    /// All texts, those of the configuration last.
    sources: Vec<Source>,
    /// Where each of them begins.
    places: BTreeMap<String, Place>,
    sites: Arc<Vec<Site>>,
    tera: Tera,
    /// What is the same for all reports of a run, as often as reports are written at a time.
    common: context::Pool,
}

impl Prepared {
    /// Reads and checks the templates; what is wrong with them is told at once. The figures
    /// and variables say what there is to name: those of the first report do for all.
    ///
    /// # Errors
    /// What is wrong with the templates.
    pub fn new(
        set: &TemplateSet,
        figures: &Figures,
        texts: &ReportTexts,
        variables: Map<String, Value>,
    ) -> Result<Self, Problems> {
        let mut sources = set.sources.clone();
        for (key, text) in texts.by_key() {
            sources.push(Source {
                name: key.to_owned(),
                shown: format!("{} ({key})", texts.path_shown),
                text: text.trim().to_owned(),
                own: false,
                appended: Vec::new(),
            });
        }
        let work = || prepare(set, &sources, figures, variables);
        let result = render::with_stack(work).unwrap_or_else(|problem| Err(vec![*problem]));
        match result {
            Ok((tera, places, kept)) => Ok(Prepared {
                sources,
                places,
                sites: Arc::new(kept.sites),
                tera,
                common: context::Pool::new(kept.constants),
            }),
            Err(problems) => Err(locate::finish(problems, &sources)),
        }
    }

    /// Whether these are the texts of the configuration that it was made with.
    pub fn fits(&self, texts: &ReportTexts) -> bool {
        let texts = texts.by_key();
        let own = self.sources.len().checked_sub(texts.len());
        let own = own.and_then(|at| self.sources.get(at..)).unwrap_or(&[]);
        let same = |(source, (_, text)): (&Source, &(&str, &str))| source.text == text.trim();
        own.len() == texts.len() && own.iter().zip(&texts).all(same)
    }

    /// Fills the templates with the figures of one report.
    ///
    /// # Errors
    /// What comes up when they are filled.
    pub fn write(
        &self,
        set: &TemplateSet,
        figures: &Figures,
        texts: &ReportTexts,
        variables: Map<String, Value>,
    ) -> Result<Composed, Problems> {
        let work = || {
            let (rendered, uses) = self.render(set, figures, variables)?;
            build::build(set, texts, &rendered, &uses)
        };
        let result = render::with_stack(work).unwrap_or_else(|problem| Err(vec![*problem]));
        result.map_err(|problems| locate::finish(problems, &self.sources))
    }

    fn render(
        &self,
        set: &TemplateSet,
        figures: &Figures,
        variables: Map<String, Value>,
    ) -> Result<(Rendered, Vec<Use>), Problems> {
        let mut problems = reserved(&variables);
        if !problems.is_empty() {
            return Err(problems);
        }
        let context = self.common.fill(variables, figures);
        let state = Arc::new(State::new(figures.clone(), Arc::clone(&self.sites)));
        let mut written = Vec::new();
        functions::with(&state, || {
            for name in roots(set) {
                let place = self.places.get(&name).cloned().unwrap_or_default();
                match render::render(&self.tera, &name, &place, &context.context, &state) {
                    Ok(text) => written.push((name, place, text)),
                    Err(found) => problems.extend(found),
                }
            }
        });
        self.common.give_back(context);
        let (uses, found) = state.finish();
        problems.extend(found);
        if !problems.is_empty() {
            return Err(problems);
        }
        let mut rendered = Rendered::new();
        for (name, place, text) in written {
            match markdown::parse(&text, &uses) {
                Ok(blocks) => drop(rendered.insert(name, blocks)),
                Err(kinds) => {
                    let told = kinds
                        .into_iter()
                        .map(|kind| TemplateProblem::new(kind, place.clone()));
                    problems.extend(told);
                }
            }
        }
        match problems.is_empty() {
            true => Ok((rendered, uses)),
            false => Err(problems),
        }
    }
}

/// Variables with characters in them that are kept for marks.
fn reserved(variables: &Map<String, Value>) -> Problems {
    let found = variables.iter().filter_map(|(key, value)| {
        let path = context::reserved(key, value)?;
        let place = Place::file(path);
        Some(TemplateProblem::new(ProblemKind::ReservedCharacter, place))
    });
    found.collect()
}

type Made = (Tera, BTreeMap<String, Place>, Kept);

fn prepare(
    set: &TemplateSet,
    sources: &[Source],
    figures: &Figures,
    variables: Map<String, Value>,
) -> Result<Made, Problems> {
    let mut problems = set.problems().to_vec();
    problems.extend(reserved(&variables));
    let context = context::build(variables, figures);
    let (mut templates, mut failed) = parse(sources);
    let names: BTreeSet<String> = sources.iter().map(|s| s.name.clone()).collect();
    let uses = Graph::new(&templates);
    let mut reached = uses.reached(&roots(set));
    problems.extend(failed_problems(&mut failed, &uses, &roots(set)));
    problems.extend(unplaced(sources, &reached, &failed));
    for name in &reached {
        if let Some(parsed) = templates.get(name) {
            graph::missing(parsed, &names, &mut problems);
        }
    }
    if !names.contains(PAGE) {
        let kind = ProblemKind::Unknown {
            what: NameKind::Template,
            name: PAGE.to_owned(),
            nearest: None,
        };
        problems.push(TemplateProblem::new(kind, Place::file(PAGE)));
    }
    match uses.circle(&templates, &reached) {
        Some(circle) => problems.push(circle),
        None => {
            let facts = check::Facts {
                figures,
                context: &context,
                templates: &templates,
            };
            let mut inherited = check::Inherited::new();
            for parsed in reached.iter().filter_map(|name| templates.get(name)) {
                problems.extend(check::check(&facts, parsed, &mut inherited));
            }
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    reached.retain(|name| templates.contains_key(name));
    Ok(rewritten(&mut templates, &reached))
}

/// The templates as the renderer needs them.
fn rewritten(templates: &mut BTreeMap<String, Parsed<'_>>, reached: &[String]) -> Made {
    let mut kept = Kept::default();
    let mut tera = Tera::default();
    tera.autoescape_on(Vec::new());
    tera.filters
        .retain(|name, _| language::FILTERS.contains(&name.as_str()));
    tera.testers
        .retain(|name, _| language::TESTS.contains(&name.as_str()));
    let mut places = BTreeMap::new();
    for name in reached {
        if let Some(mut parsed) = templates.remove(name) {
            rewrite::rewrite(&mut parsed, &mut kept);
            places.insert(name.clone(), parsed.place(None));
            let template = parsed.template.into_owned();
            tera.templates.insert(name.clone(), template);
        }
    }
    functions::register(&mut tera);
    (tera, places, kept)
}
