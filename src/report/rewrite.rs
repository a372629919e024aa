//! Changes to the syntax tree between checking and rendering.
//!
//! Tera prints `null` as nothing, a comparison with `null` stops it, a function in a
//! condition must return true or false, and nothing bounds its loops. The tree can be
//! changed, though: printed expressions, comparisons and arithmetic become calls of
//! functions of ours, which know the place in the template and treat `null` as a clerk
//! expects: as no.

use super::context::PROBLEMS;
use super::functions::Site;
use super::language;
use super::parsed::Parsed;
use super::set::Appended;
use serde_json::Value;
use std::borrow::Cow;
use std::collections::HashMap;
use tera::ast::{Expr, ExprVal, Forloop, FunctionCall, If, LogicExpr, LogicOperator, Node, WS};

/// The argument that tells a function from which tag it was called.
pub const AT: &str = "__at";

/// What the trees of a report's templates look into while they are rendered.
#[derive(Debug, Default)]
pub struct Kept {
    /// The tags, by number.
    pub sites: Vec<Site>,
    /// What is written out in them and never changes, by number.
    pub constants: Vec<Constant>,
}

/// Something that Tera would make anew, and copy, each time it is looked at.
#[derive(Debug, Clone, PartialEq)]
pub enum Constant {
    /// A list of words and numbers.
    List(Value),
    /// The parts of a breakdown.
    Parts(String),
}

/// The variable that holds a constant. No template can name it: a name begins with a letter
/// or `_`, and names that begin with two of these are the program's.
pub fn constant(index: usize) -> String {
    format!("__constant_{index}")
}

/// Rewrites a template's tree; every tag becomes a site.
pub fn rewrite(parsed: &mut Parsed<'_>, kept: &mut Kept) {
    let mut rewriter = Rewriter {
        lines: Vec::new(),
        next: 0,
        site: 0,
        kept,
        is_ours: matches!(parsed.template, Cow::Borrowed(_)),
    };
    for tag in parsed.tags.iter() {
        let place = parsed.place(Some(tag.line));
        rewriter.lines.push(Site {
            place,
            expression: tag.inner.clone(),
        });
    }
    let template = parsed.template.to_mut();
    let mut ast = std::mem::take(&mut template.ast);
    rewriter.body(&mut ast);
    rewriter.tick(&mut ast);
    append(&mut ast, &parsed.source.appended);
    // Tera keeps a copy of every macro beside the tree, and it is the copy that runs.
    for node in &ast {
        if let Node::MacroDefinition(_, definition, _) = node {
            let macros = &mut template.macros;
            macros.insert(definition.name.clone(), definition.clone());
        }
    }
    template.ast = ast;
}

/// The texts at the end of a template: those of problems in the order in which the report
/// has them, then the others.
fn append(ast: &mut Vec<Node>, appended: &[Appended]) {
    let include = |own: &Appended| {
        let file = Node::Include(WS::default(), vec![own.name.clone()], false);
        [Node::Text("\n\n".into()), file]
    };
    let chosen = appended.iter().filter_map(|own| {
        let problem = own.problem.clone()?;
        let is_it = ExprVal::Logic(LogicExpr {
            lhs: Box::new(Expr::new(ExprVal::Ident("problem.id".to_owned()))),
            rhs: Box::new(Expr::new(ExprVal::String(problem))),
            operator: LogicOperator::Eq,
        });
        Some((WS::default(), Expr::new(is_it), include(own).to_vec()))
    });
    let conditions: Vec<_> = chosen.collect();
    if !conditions.is_empty() {
        let choice = If {
            conditions,
            otherwise: None,
        };
        let each = Forloop {
            key: None,
            value: "problem".to_owned(),
            container: Expr::new(ExprVal::Ident(PROBLEMS.to_owned())),
            body: vec![Node::If(choice, WS::default())],
            empty_body: None,
        };
        ast.push(Node::Forloop(WS::default(), each, WS::default()));
    }
    let others = appended.iter().filter(|own| own.problem.is_none());
    ast.extend(others.flat_map(include));
}

struct Rewriter<'a> {
    lines: Vec<Site>,
    next: usize,
    site: usize,
    kept: &'a mut Kept,
    /// Whether it is one of the program's own templates, of which it is known what they do.
    is_ours: bool,
}

impl Rewriter<'_> {
    fn tag(&mut self) {
        let site = self.lines.get(self.next).cloned().unwrap_or_default();
        self.next += 1;
        self.site = self.kept.sites.len();
        self.kept.sites.push(site);
    }

    fn body(&mut self, nodes: &mut [Node]) {
        for node in nodes {
            self.node(node);
        }
    }

    fn node(&mut self, node: &mut Node) {
        match node {
            Node::VariableBlock(_, expr) => {
                self.tag();
                self.expr(expr);
                if !prints_itself(expr) {
                    let value = take(expr);
                    *expr = self.call("__print", [("value", value)]);
                }
            }
            Node::Set(_, set) => {
                self.tag();
                self.expr(&mut set.value);
            }
            Node::If(node, _) => {
                for (_, condition, body) in &mut node.conditions {
                    self.tag();
                    self.condition(condition);
                    self.body(body);
                }
                if let Some((_, body)) = &mut node.otherwise {
                    self.body(body);
                }
            }
            Node::Forloop(_, node, _) => {
                self.tag();
                self.expr(&mut node.container);
                self.body(&mut node.body);
                self.tick(&mut node.body);
                if let Some(body) = &mut node.empty_body {
                    self.body(body);
                }
            }
            Node::MacroDefinition(_, node, _) => {
                self.tag();
                self.body(&mut node.body);
                self.tick(&mut node.body);
            }
            Node::Include(..) | Node::ImportMacro(..) => self.tag(),
            // Refused by the check; nothing is rendered then.
            Node::Super | Node::Extends(..) | Node::Block(..) | Node::FilterSection(..) => {}
            Node::Text(_) | Node::Raw(..) | Node::Comment(..) => {}
            Node::Break(_) | Node::Continue(_) => {}
        }
    }

    fn call<const N: usize>(&self, name: &str, args: [(&str, Expr); N]) -> Expr {
        let mut map: HashMap<String, Expr> = HashMap::with_capacity(N + 1);
        map.extend(args.map(|(name, value)| (name.to_owned(), value)));
        let site = i64::try_from(self.site).unwrap_or(i64::MAX);
        map.insert(AT.into(), Expr::new(ExprVal::Int(site)));
        Expr::new(ExprVal::FunctionCall(FunctionCall {
            name: name.to_owned(),
            args: map,
        }))
    }

    fn expr(&mut self, expr: &mut Expr) {
        self.val(&mut expr.val);
        for filter in &mut expr.filters {
            filter.args.values_mut().for_each(|arg| self.expr(arg));
        }
        self.defaults(expr);
    }

    /// Tera heeds `default` only as the first filter of a variable.
    fn defaults(&mut self, expr: &mut Expr) {
        let is_variable = matches!(expr.val, ExprVal::Ident(_));
        let later = |(i, f): (usize, &FunctionCall)| f.name == "default" && (i > 0 || !is_variable);
        while let Some(at) = expr.filters.iter().enumerate().position(later) {
            let mut rest = expr.filters.split_off(at);
            let default = rest.remove(0).args.remove("value");
            let default = default.unwrap_or_else(|| Expr::new(ExprVal::String(String::new())));
            let value = Expr {
                val: std::mem::replace(&mut expr.val, ExprVal::Bool(false)),
                negated: false,
                filters: std::mem::take(&mut expr.filters),
            };
            let call = self.call("__default", [("value", value), ("default", default)]);
            expr.val = call.val;
            expr.filters = rest;
        }
    }

    fn val(&mut self, val: &mut ExprVal) {
        let new = match val {
            ExprVal::Math(math) => {
                self.expr(&mut math.lhs);
                self.expr(&mut math.rhs);
                let op = math.operator.to_string();
                let (lhs, rhs) = (take(&mut math.lhs), take(&mut math.rhs));
                self.binary("__math", op, lhs, rhs)
            }
            ExprVal::Logic(logic) => match logic.operator {
                LogicOperator::And | LogicOperator::Or => {
                    self.condition(&mut logic.lhs);
                    self.condition(&mut logic.rhs);
                    return;
                }
                _ => {
                    self.expr(&mut logic.lhs);
                    self.expr(&mut logic.rhs);
                    let op = logic.operator.to_string();
                    let (lhs, rhs) = (take(&mut logic.lhs), take(&mut logic.rhs));
                    self.binary("__compare", op, lhs, rhs)
                }
            },
            ExprVal::StringConcat(concat) => {
                let mut values = std::mem::take(&mut concat.values);
                values.iter_mut().for_each(|val| self.val(val));
                let values = values.into_iter().map(Expr::new).collect();
                let values = Expr::new(ExprVal::Array(values));
                self.call("__concat", [("values", values)]).val
            }
            ExprVal::In(test) => {
                self.expr(&mut test.lhs);
                self.expr(&mut test.rhs);
                return;
            }
            ExprVal::Test(test) => {
                return test.args.iter_mut().for_each(|arg| self.expr(arg));
            }
            ExprVal::Array(items) => match items.iter().map(literal).collect() {
                Some(items) => self.constant(Constant::List(Value::Array(items))),
                None => return items.iter_mut().for_each(|item| self.expr(item)),
            },
            ExprVal::MacroCall(call) => {
                return call.args.values_mut().for_each(|arg| self.expr(arg));
            }
            ExprVal::FunctionCall(call) => {
                if let Some(parts) = parts_of(call) {
                    *val = self.constant(Constant::Parts(parts));
                    return;
                }
                call.args.values_mut().for_each(|arg| self.expr(arg));
                let site = i64::try_from(self.site).unwrap_or(i64::MAX);
                call.args.insert(AT.into(), Expr::new(ExprVal::Int(site)));
                return;
            }
            _ => return,
        };
        *val = new;
    }

    /// Counts the steps of a body. Of our own templates it is known that they come to an end.
    fn tick(&self, body: &mut Vec<Node>) {
        if !self.is_ours {
            let tick = counted(body);
            body.insert(0, tick);
        }
    }

    fn constant(&mut self, constant: Constant) -> ExprVal {
        let constants = &mut self.kept.constants;
        let known = constants.iter().position(|known| *known == constant);
        let index = known.unwrap_or_else(|| {
            constants.push(constant);
            constants.len() - 1
        });
        ExprVal::Ident(self::constant(index))
    }

    fn binary(&self, name: &str, op: String, lhs: Expr, rhs: Expr) -> ExprVal {
        let op = Expr::new(ExprVal::String(op));
        self.call(name, [("op", op), ("lhs", lhs), ("rhs", rhs)])
            .val
    }

    /// An expression that decides something.
    fn condition(&mut self, expr: &mut Expr) {
        if self.is_ours && compares_words(expr) {
            return;
        }
        self.expr(expr);
        self.truth(expr);
    }

    /// Makes a condition of an expression: whatever it is, it becomes true or false.
    fn truth(&mut self, expr: &mut Expr) {
        let is_condition = match &expr.val {
            ExprVal::Logic(_) | ExprVal::In(_) | ExprVal::Test(_) | ExprVal::Bool(_) => true,
            ExprVal::FunctionCall(call) => DECIDING.contains(&call.name.as_str()),
            _ => false,
        };
        if is_condition && expr.filters.is_empty() {
            return;
        }
        if let (ExprVal::FunctionCall(call), true) = (&mut expr.val, expr.filters.is_empty())
            && call.name == "v"
        {
            // Both in one call, with the same arguments.
            call.name = "__holds".to_owned();
            return;
        }
        let negated = std::mem::replace(&mut expr.negated, false);
        let value = take(expr);
        *expr = self.call("__truth", [("value", value)]);
        expr.negated = negated;
    }
}

/// Functions that return true or false and nothing else.
const DECIDING: &[&str] = &["__compare", "unless_zero"];

/// Makes a comparison of words with words one that Tera itself can do; whether it is one.
/// The fields of a list's elements hold no marks and no numbers that are words elsewhere,
/// of which Tera knows nothing.
fn compares_words(expr: &mut Expr) -> bool {
    let is_plain = |e: &Expr| !e.negated && e.filters.is_empty();
    let is_words = |e: &Expr| is_plain(e) && matches!(e.val, ExprVal::String(_));
    let is_field = |e: &Expr| match &e.val {
        ExprVal::Ident(path) => is_plain(e) && path.contains('.'),
        _ => false,
    };
    let ExprVal::Logic(logic) = &mut expr.val else {
        return false;
    };
    if !expr.filters.is_empty() || !is_field(&logic.lhs) {
        return false;
    }
    match logic.operator {
        LogicOperator::Eq => is_words(&logic.rhs) || is_field(&logic.rhs),
        LogicOperator::NotEq if is_words(&logic.rhs) => {
            // Tera calls null no other than a number.
            logic.operator = LogicOperator::Eq;
            expr.negated = !expr.negated;
            true
        }
        _ => false,
    }
}

/// What is written out as a word or a whole number.
fn literal(expr: &Expr) -> Option<Value> {
    match &expr.val {
        _ if expr.negated || !expr.filters.is_empty() => None,
        ExprVal::String(words) => Some(Value::from(words.as_str())),
        ExprVal::Int(number) => Some(Value::from(*number)),
        _ => None,
    }
}

/// The breakdown whose parts are asked for, where it is written out.
fn parts_of(call: &FunctionCall) -> Option<String> {
    match (call.name.as_str(), call.args.len()) {
        ("parts", 1) => Some(literal(call.args.get("of")?)?.as_str()?.to_owned()),
        _ => None,
    }
}

/// The expression, with a stand-in left in its place.
fn take(expr: &mut Expr) -> Expr {
    std::mem::replace(expr, Expr::new(ExprVal::Bool(false)))
}

/// Whether what is printed is made by a function that returns marked or escaped text.
fn prints_itself(expr: &Expr) -> bool {
    let own = match &expr.val {
        ExprVal::MacroCall(_) => true,
        ExprVal::FunctionCall(call) => {
            let name = call.name.as_str();
            language::PRINTING.contains(&name) || matches!(name, "item" | "chart")
        }
        _ => false,
    };
    own && expr.filters.is_empty() && !expr.negated
}

/// A node that counts one step and the text this body writes.
fn counted(body: &[Node]) -> Node {
    let written: usize = body
        .iter()
        .map(|node| match node {
            Node::Text(s) | Node::Raw(_, s, _) => s.len(),
            _ => 0,
        })
        .sum();
    let cost = i64::try_from(written).unwrap_or(i64::MAX);
    let args = HashMap::from([("cost".to_owned(), Expr::new(ExprVal::Int(cost)))]);
    let name = "__tick".to_owned();
    let call = ExprVal::FunctionCall(FunctionCall { name, args });
    Node::VariableBlock(WS::default(), Expr::new(call))
}
