//! A question understood: every field known, every value a class, a limit or a text.

use super::fields::{Field, Kind};
use super::limits::Limits;
use super::words::Op;
use crate::records::dimension::Dim;
use chrono::NaiveDate;

/// A question understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expr {
    /// All must hold.
    All(Vec<Expr>),
    /// One must hold.
    Any(Vec<Expr>),
    /// It must not hold.
    Not(Box<Expr>),
    /// One condition.
    One(Box<Condition>),
}

/// One condition on one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// The field.
    pub field: Field,
    /// What is asked of it.
    pub op: Op,
    /// What must hold.
    pub test: Test,
    /// The values as they were understood.
    pub values: Vec<String>,
    /// The classes that these are, where it is not plain.
    pub classes: Vec<String>,
}

/// What must hold of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// It bears one of these labels.
    Labels(Vec<String>),
    /// It stands so to a class of this rank.
    Rank(u32, u32),
    /// It stands so to one of these numbers.
    Numbers(Vec<Limits<u64>>),
    /// It stands so to one of these dates.
    Dates(Vec<Limits<NaiveDate>>),
    /// It is one of these texts, folded.
    Texts(Vec<String>),
    /// It holds one of these texts, folded.
    Contains(Vec<String>),
    /// Nothing is known.
    Empty,
}

impl Expr {
    /// All conditions in order.
    pub fn conditions(&self) -> Vec<&Condition> {
        match self {
            Expr::All(parts) | Expr::Any(parts) => {
                parts.iter().flat_map(Expr::conditions).collect()
            }
            Expr::Not(expr) => expr.conditions(),
            Expr::One(condition) => vec![condition],
        }
    }

    /// Whether it asks who counts itself, so that nobody is to be left out before.
    pub fn asks_who_counts(&self) -> bool {
        let asks = |c: &&Condition| c.field.kind == Kind::Class(Dim::InPost);
        self.conditions().iter().any(asks)
    }

    /// The question as it was understood.
    pub fn shown(&self) -> String {
        let joined = |parts: &[Expr], sign: &str| {
            let shown = |part: &Expr| match part {
                Expr::All(_) | Expr::Any(_) => format!("({})", part.shown()),
                _ => part.shown(),
            };
            parts.iter().map(shown).collect::<Vec<_>>().join(sign)
        };
        match self {
            Expr::All(parts) => joined(parts, " 且 "),
            Expr::Any(parts) => joined(parts, " 或 "),
            Expr::Not(expr) => format!("非({})", expr.shown()),
            Expr::One(condition) => condition.shown(),
        }
    }
}

impl Condition {
    /// The condition as it was understood.
    pub fn shown(&self) -> String {
        let values = self.values.join("、");
        format!("{}{}{values}", self.field.name, self.op.sign())
    }
}
