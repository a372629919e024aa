//! Which templates and macros use which: circles, missing files, what the page reaches.
//!
//! Tera follows a circle of includes or macro calls until the stack is full, and that
//! ends the process. So circles are looked for in the tree, before anything is rendered.

use super::parsed::Parsed;
use super::problem::{NameKind, ProblemKind, TemplateProblem};
use super::walk;
use crate::nearest::nearest_name;
use std::collections::{BTreeMap, BTreeSet};
use tera::ast::{ExprVal, Node};

/// Templates and macros that use each other in one line.
const MAX_CHAIN: usize = 32;

/// A template, or a macro of a template.
type Key = (String, Option<String>);

/// The uses between templates.
pub struct Graph {
    edges: BTreeMap<Key, Vec<Key>>,
}

impl Graph {
    /// Reads the uses out of the syntax trees.
    pub fn new(templates: &BTreeMap<String, Parsed<'_>>) -> Self {
        let mut edges = BTreeMap::new();
        for (name, parsed) in templates {
            let mut body = uses(parsed, &parsed.template.ast);
            let appended = parsed.source.appended.iter();
            body.extend(appended.map(|own| (own.name.clone(), None)));
            let imported = parsed.template.imported_macro_files.iter();
            body.extend(imported.map(|(file, _)| (file.clone(), None)));
            // A template comes before its own macros, so that what they include knows its scope.
            let own = parsed.template.macros.keys();
            body.extend(own.map(|m| (name.clone(), Some(m.clone()))));
            edges.insert((name.clone(), None), body);
            for (macro_name, definition) in &parsed.template.macros {
                let key = (name.clone(), Some(macro_name.clone()));
                edges.insert(key, uses(parsed, &definition.body));
            }
        }
        Graph { edges }
    }

    /// The templates that are reached from the given ones, these included, every one
    /// after those that use it.
    pub fn reached(&self, from: &[String]) -> Vec<String> {
        let mut seen = BTreeSet::new();
        let mut order = Vec::new();
        for name in from.iter().rev() {
            self.finish(&(name.clone(), None), &mut seen, &mut order);
        }
        order.reverse();
        let templates = order
            .into_iter()
            .filter(|(_, macro_name)| macro_name.is_none());
        templates.map(|(name, _)| name).collect()
    }

    /// The templates that the given ones name, whether or not they could be parsed.
    pub fn needed(&self, from: &[String]) -> BTreeSet<String> {
        let reached = self.reached(from);
        let mut names: BTreeSet<String> = from.iter().cloned().collect();
        for (key, edges) in &self.edges {
            if reached.contains(&key.0) {
                names.extend(edges.iter().map(|(name, _)| name.clone()));
            }
        }
        names
    }

    fn finish(&self, key: &Key, seen: &mut BTreeSet<Key>, order: &mut Vec<Key>) {
        if !self.edges.contains_key(key) || !seen.insert(key.clone()) {
            return;
        }
        for next in self.edges.get(key).into_iter().flatten() {
            self.finish(next, seen, order);
        }
        order.push(key.clone());
    }

    /// The first circle there is, or a chain that is too long.
    pub fn circle(
        &self,
        templates: &BTreeMap<String, Parsed<'_>>,
        reached: &[String],
    ) -> Option<TemplateProblem> {
        let mut depth = BTreeMap::new();
        for name in reached {
            let mut path = Vec::new();
            if let Err(bad) = self.depth(&(name.clone(), None), &mut path, &mut depth) {
                let path = bad.iter().map(|key| show(key, templates)).collect();
                let kind = match bad.first() == bad.last() {
                    true => ProblemKind::Cycle { path },
                    false => ProblemKind::NestedTooDeep { limit: MAX_CHAIN },
                };
                let (name, _) = bad.first()?;
                let parsed = templates.get(name)?;
                let next = bad
                    .get(1)
                    .map(|(name, m)| m.clone().unwrap_or(name.clone()));
                let line = next.and_then(|next| parsed.line_of(&next));
                return Some(parsed.problem(line, kind));
            }
        }
        None
    }

    fn depth(
        &self,
        key: &Key,
        path: &mut Vec<Key>,
        known: &mut BTreeMap<Key, usize>,
    ) -> Result<usize, Vec<Key>> {
        if let Some(depth) = known.get(key) {
            return Ok(*depth);
        }
        if let Some(start) = path.iter().position(|k| k == key) {
            let mut circle = path[start..].to_vec();
            circle.push(key.clone());
            return Err(circle);
        }
        path.push(key.clone());
        if path.len() > MAX_CHAIN {
            return Err(path.clone());
        }
        let mut deepest = 0;
        for next in self.edges.get(key).into_iter().flatten() {
            deepest = deepest.max(1 + self.depth(next, path, known)?);
        }
        if path.len() + deepest > MAX_CHAIN {
            return Err(path.clone());
        }
        path.pop();
        known.insert(key.clone(), deepest);
        Ok(deepest)
    }
}

fn show((name, macro_name): &Key, templates: &BTreeMap<String, Parsed<'_>>) -> String {
    let shown = templates.get(name).map_or(name, |p| &p.source.shown);
    match macro_name {
        Some(m) => format!("{shown} macro {m}"),
        None => shown.clone(),
    }
}

/// What a body uses: included templates and called macros.
fn uses(parsed: &Parsed<'_>, body: &[Node]) -> Vec<Key> {
    let mut out = Vec::new();
    walk::nodes(body, &mut |node| {
        if let Node::Include(_, names, _) = node {
            out.extend(names.iter().map(|name| (name.clone(), None)));
        }
        for expr in walk::expressions(node) {
            walk::values(expr, &mut |val| {
                if let ExprVal::MacroCall(call) = val
                    && let Some(file) = namespace(parsed, &call.namespace)
                {
                    out.push((file.to_owned(), Some(call.name.clone())));
                }
            });
        }
    });
    out
}

/// The template whose macros are called by this namespace.
pub fn namespace<'a>(parsed: &'a Parsed<'_>, namespace: &str) -> Option<&'a str> {
    if namespace == "self" {
        return Some(&parsed.template.name);
    }
    let mut imports = parsed.template.imported_macro_files.iter();
    let (file, _) = imports.find(|(_, name)| name == namespace)?;
    Some(file)
}

/// Files that are included or imported and do not exist, and what talentsum does without.
pub fn missing(parsed: &Parsed<'_>, names: &BTreeSet<String>, problems: &mut Vec<TemplateProblem>) {
    let mut need = |name: &str| {
        if !names.contains(name) {
            let kind = ProblemKind::Unknown {
                what: NameKind::Template,
                name: name.to_owned(),
                nearest: nearest_name(name, names.iter().map(String::as_str)),
            };
            problems.push(parsed.problem(parsed.line_of(name), kind));
        }
    };
    for (file, _) in &parsed.template.imported_macro_files {
        need(file);
    }
    let bodies = parsed.template.macros.values().map(|m| m.body.as_slice());
    for body in bodies.chain([parsed.template.ast.as_slice()]) {
        walk::nodes(body, &mut |node| {
            if let Node::Include(_, files, _) = node {
                files.iter().for_each(|name| need(name));
            }
        });
    }
}
