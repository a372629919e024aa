//! Walking Tera's syntax tree.

use tera::ast::{Expr, ExprVal, FunctionCall, Node};

/// Calls `visit` for the value of this expression and of everything inside it.
pub fn values<'a>(expr: &'a Expr, visit: &mut dyn FnMut(&'a ExprVal)) {
    inner_values(&expr.val, visit);
    for filter in &expr.filters {
        argument_values(filter, visit);
    }
}

fn inner_values<'a>(val: &'a ExprVal, visit: &mut dyn FnMut(&'a ExprVal)) {
    visit(val);
    match val {
        ExprVal::Math(m) => {
            values(&m.lhs, visit);
            values(&m.rhs, visit);
        }
        ExprVal::Logic(l) => {
            values(&l.lhs, visit);
            values(&l.rhs, visit);
        }
        ExprVal::In(i) => {
            values(&i.lhs, visit);
            values(&i.rhs, visit);
        }
        ExprVal::Test(test) => test.args.iter().for_each(|e| values(e, visit)),
        ExprVal::Array(items) => items.iter().for_each(|e| values(e, visit)),
        ExprVal::MacroCall(call) => call.args.values().for_each(|e| values(e, visit)),
        ExprVal::FunctionCall(call) => argument_values(call, visit),
        ExprVal::StringConcat(parts) => parts.values.iter().for_each(|v| inner_values(v, visit)),
        ExprVal::String(_)
        | ExprVal::Int(_)
        | ExprVal::Float(_)
        | ExprVal::Bool(_)
        | ExprVal::Ident(_) => {}
    }
}

fn argument_values<'a>(call: &'a FunctionCall, visit: &mut dyn FnMut(&'a ExprVal)) {
    call.args.values().for_each(|e| values(e, visit));
}

/// Calls `visit` for every node, depth first; bodies of macros are left out, because
/// they run where they are called.
pub fn nodes<'a>(body: &'a [Node], visit: &mut dyn FnMut(&'a Node)) {
    for node in body {
        visit(node);
        for body in bodies(node) {
            nodes(body, visit);
        }
    }
}

fn bodies(node: &Node) -> Vec<&[Node]> {
    match node {
        Node::If(node, _) => {
            let conditions = node.conditions.iter().map(|(_, _, body)| body.as_slice());
            let otherwise = node.otherwise.iter().map(|(_, body)| body.as_slice());
            conditions.chain(otherwise).collect()
        }
        Node::Forloop(_, node, _) => std::iter::once(node.body.as_slice())
            .chain(node.empty_body.as_deref())
            .collect(),
        Node::FilterSection(_, node, _) => vec![&node.body],
        Node::Block(_, node, _) => vec![&node.body],
        _ => Vec::new(),
    }
}

/// The expressions that stand in this node's own tags.
pub fn expressions(node: &Node) -> Vec<&Expr> {
    match node {
        Node::VariableBlock(_, expr) => vec![expr],
        Node::Set(_, set) => vec![&set.value],
        Node::Forloop(_, node, _) => vec![&node.container],
        Node::If(node, _) => node.conditions.iter().map(|(_, expr, _)| expr).collect(),
        Node::FilterSection(_, node, _) => node.filter.args.values().collect(),
        _ => Vec::new(),
    }
}
