//! Every name a template uses, looked up before anything is rendered, so that all the
//! wrong ones are told at once.

use super::language;
use super::parsed::Parsed;
use super::problem::{NameKind, ProblemKind, TemplateProblem};
use super::shape::{Scope, Shape};
use crate::figures::Figures;
use crate::nearest::nearest_name;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use tera::ast::{Forloop, Node};

/// What a checked name may be.
pub struct Facts<'a> {
    /// The catalogue, units, breakdowns.
    pub figures: &'a Figures,
    /// The variables.
    pub context: &'a Map<String, Value>,
    /// All templates that could be parsed.
    pub templates: &'a BTreeMap<String, Parsed<'a>>,
}

/// What the templates that include a template have bound, by its name.
pub type Inherited<'a> = BTreeMap<String, BTreeMap<String, Shape<'a>>>;

/// Checks one template. Templates come after those that include them, so that
/// `inherited` is complete.
pub fn check<'a>(
    facts: &'a Facts<'a>,
    parsed: &'a Parsed<'a>,
    inherited: &mut Inherited<'a>,
) -> Vec<TemplateProblem> {
    let outer = inherited.get(&parsed.template.name).cloned();
    let mut checker = Checker {
        facts,
        parsed,
        inherited,
        scope: Scope::new(facts.context, outer.unwrap_or_default()),
        problems: Vec::new(),
        tags: parsed.tags.iter().map(|tag| tag.line).collect(),
        line: None,
        expression: String::new(),
        next: 0,
    };
    checker.body(&parsed.template.ast);
    for own in &parsed.source.appended {
        checker.include(&own.name);
    }
    checker.problems
}

pub(super) struct Checker<'a, 'b> {
    pub facts: &'a Facts<'a>,
    pub parsed: &'a Parsed<'a>,
    inherited: &'b mut Inherited<'a>,
    pub scope: Scope<'a>,
    problems: Vec<TemplateProblem>,
    tags: Vec<usize>,
    next: usize,
    line: Option<usize>,
    /// The inside of the tag being checked, for messages.
    pub expression: String,
}

impl<'a> Checker<'a, '_> {
    pub fn report(&mut self, kind: ProblemKind) {
        self.problems.push(self.parsed.problem(self.line, kind));
    }

    pub fn unknown(&mut self, what: NameKind, name: &str, nearest: Option<String>) {
        let name = name.to_owned();
        self.report(ProblemKind::Unknown {
            what,
            name,
            nearest,
        });
    }

    pub fn not_supported(&mut self, what: &str) {
        let what = what.to_owned();
        self.report(ProblemKind::NotSupported { what });
    }

    /// Moves to the next tag that has a node: the tree and the scan run in step.
    fn tag(&mut self) {
        self.line = self.tags.get(self.next).copied();
        let tag = self.parsed.tags.get(self.next);
        self.expression = tag.map(|tag| tag.inner.clone()).unwrap_or_default();
        self.next += 1;
    }

    fn body(&mut self, nodes: &'a [Node]) {
        for node in nodes {
            self.node(node);
        }
    }

    fn node(&mut self, node: &'a Node) {
        match node {
            Node::Text(_) | Node::Raw(..) | Node::Comment(..) => {}
            Node::Break(_) | Node::Continue(_) => {}
            Node::VariableBlock(_, expr) => {
                self.tag();
                self.printed(expr);
            }
            Node::Set(_, set) => {
                self.tag();
                let shape = self.value(&set.value);
                match set.global {
                    true => self.scope.bind_global(&set.key, shape),
                    false => self.scope.bind(&set.key, shape),
                }
            }
            Node::Include(_, names, _) => {
                self.tag();
                names.iter().for_each(|name| self.include(name));
            }
            Node::ImportMacro(..) => self.tag(),
            Node::If(node, _) => {
                for (_, condition, body) in &node.conditions {
                    self.tag();
                    self.condition(condition);
                    self.body(body);
                }
                if let Some((_, body)) = &node.otherwise {
                    self.body(body);
                }
            }
            Node::Forloop(_, node, _) => self.for_loop(node),
            Node::MacroDefinition(_, node, _) => {
                self.tag();
                let args = node.args.keys().map(|k| (k.clone(), Shape::Any)).collect();
                let scope = Scope::new(self.facts.context, args);
                let outer = std::mem::replace(&mut self.scope, scope);
                self.body(&node.body);
                self.scope = outer;
            }
            Node::Super => {
                self.tag();
                self.not_supported("super()");
            }
            Node::Extends(..) => {
                self.tag();
                self.not_supported("{% extends %}");
            }
            Node::Block(_, node, _) => {
                self.tag();
                self.not_supported("{% block %}");
                self.body(&node.body);
            }
            Node::FilterSection(_, node, _) => {
                self.tag();
                self.not_supported("{% filter %}");
                self.body(&node.body);
            }
        }
    }

    fn include(&mut self, name: &str) {
        let known = self.inherited.entry(name.to_owned()).or_default();
        for (name, shape) in self.scope.bound() {
            let bound = known.entry(name).or_insert(shape);
            if *bound != shape {
                *bound = Shape::Any;
            }
        }
    }

    fn for_loop(&mut self, node: &'a Forloop) {
        self.tag();
        let (key, value) = self.value(&node.container).element();
        self.scope.push();
        self.scope.bind("loop", Shape::loop_variable());
        if let Some(name) = &node.key {
            self.scope.bind(name, key);
        }
        self.scope.bind(&node.value, value);
        self.body(&node.body);
        self.scope.pop();
        if let Some(body) = &node.empty_body {
            self.body(body);
        }
    }

    /// The candidate nearest to an unknown figure id.
    pub fn nearest_figure(&self, id: &str) -> Option<String> {
        let all = self.facts.figures.whole().iter().map(|f| f.id.as_str());
        nearest_name(
            id,
            all.chain([crate::figures::UNIT_NAME, crate::figures::UNIT_TYPE]),
        )
    }

    /// The function of this name, or a problem.
    pub fn function(&mut self, name: &str) -> Option<&'static language::Function> {
        let found = language::find(name);
        if found.is_none() {
            let names = language::FUNCTIONS.iter().map(|f| f.name);
            self.unknown(NameKind::Function, name, nearest_name(name, names));
        }
        found
    }
}
