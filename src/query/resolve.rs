//! Names become fields, values become classes, numbers, dates and units: or a fault that
//! says what there is.

use super::classes::{self, Meaning};
use super::expr::{Condition, Expr, Test};
use super::fault::{Fault, Kind as FaultKind};
use super::fields::{Field, Fields, Kind, written};
use super::folded::Folded;
use super::plain::{dates, numbers, text, unordered};
use super::rank::{is_ranked, rank};
use super::syntax::{Raw, Spanned, parse};
use super::unit::unit;
use super::words::Op;
use crate::failure::Failure;
use crate::gather::{Gathered, Readers};
use crate::message::Message;
use crate::nearest::nearest_name;
use crate::project::Project;
use crate::records::dimension::{Dim, Values};
use crate::vocabulary::mask::mask_all;
use crate::vocabulary::normalise;

/// So many entries a message shows.
const SHOWN: usize = 40;

/// A question understood, and what is worth saying about it.
pub struct Resolved {
    /// The question.
    pub expr: Expr,
    /// Values that nobody has.
    pub notes: Vec<Message>,
}

/// Understands a question about the people that were read.
///
/// # Errors
/// What cannot be understood, with its place and what there is.
pub fn resolve(
    question: &str,
    fields: &Fields<'_>,
    project: &Project,
    readers: &Readers,
    gathered: &Gathered,
) -> Result<Resolved, Failure> {
    let folded = Folded::new(question);
    let mut context = Context {
        fields,
        project,
        readers,
        gathered,
        notes: Vec::new(),
    };
    let expr = parse(&folded.text, &fields.names()).and_then(|raw| context.expr(raw));
    match expr {
        Ok(expr) => Ok(Resolved {
            expr,
            notes: context.notes,
        }),
        Err(fault) => Err(Failure::new(fault.to_message(
            question,
            |name| fields.nearest(name),
            &fields.told(),
        ))),
    }
}

/// Whether no roster has any of the columns that give a field.
pub fn is_missing(field: &Field, gathered: &Gathered) -> bool {
    let there = &gathered.tally.roster_columns;
    !field.columns.is_empty() && !field.columns.iter().any(|c| there.contains(c))
}

struct Context<'a> {
    fields: &'a Fields<'a>,
    project: &'a Project,
    readers: &'a Readers,
    gathered: &'a Gathered,
    notes: Vec<Message>,
}

/// What was understood, or what is wrong.
pub(super) type Understood<T> = Result<T, Fault>;

impl Context<'_> {
    fn expr(&mut self, raw: Raw) -> Understood<Expr> {
        let mut all = |parts: Vec<Raw>| -> Understood<Vec<Expr>> {
            parts.into_iter().map(|part| self.expr(part)).collect()
        };
        Ok(match raw {
            Raw::All(parts) => Expr::All(all(parts)?),
            Raw::Any(parts) => Expr::Any(all(parts)?),
            Raw::Not(raw) => Expr::Not(Box::new(self.expr(*raw)?)),
            Raw::One { field, op, values } => {
                Expr::One(Box::new(self.condition(&field, &op, &values)?))
            }
        })
    }

    fn condition(
        &mut self,
        named: &Spanned<String>,
        op: &Spanned<Op>,
        values: &[Spanned<String>],
    ) -> Understood<Condition> {
        let Some(field) = self.fields.find(&named.it) else {
            let name = named.it.clone();
            return Err(Fault::new(named.at.clone(), FaultKind::Field { name }));
        };
        if is_missing(&field, self.gathered) {
            let message = Message::new("fail-where-no-column").text("field", &field.name);
            let message = message.text("columns", field.columns.join("、"));
            return Err(Fault::meaning(named.at.clone(), message));
        }
        let is_empty = |v: &Spanned<String>| ["", "空", "empty", "null"].contains(&v.it.trim());
        let empty = match op.it {
            Op::Empty => Some(Op::Empty),
            Op::Filled => Some(Op::Filled),
            Op::Is if values.iter().all(is_empty) => Some(Op::Empty),
            Op::IsNot if values.iter().all(is_empty) => Some(Op::Filled),
            _ => None,
        };
        if let Some(op) = empty {
            return Ok(Condition {
                field,
                op,
                test: Test::Empty,
                values: Vec::new(),
                classes: Vec::new(),
            });
        }
        if op.it.is_order() && values.len() > 1 {
            return Err(Fault::meaning(
                op.at.clone(),
                Message::new("fail-where-one-value"),
            ));
        }
        match field.kind {
            Kind::Class(_) | Kind::Degree => self.class(field, op, values),
            Kind::Age | Kind::Heads | Kind::Line => numbers(field, op, values),
            Kind::Birth | Kind::Joined | Kind::Left | Kind::Date(_) => dates(field, op, values),
            Kind::Unit => unit(field, op, values, self.project, self.gathered),
            Kind::Open(dim) => self.open(field, dim, op, values),
            Kind::Text => text(field, op, values),
        }
    }

    fn class(
        &self,
        field: Field,
        op: &Spanned<Op>,
        values: &[Spanned<String>],
    ) -> Understood<Condition> {
        let table = &self.gathered.values;
        let vocabulary = &self.readers.vocabulary;
        if op.it.is_order() && !is_ranked(field.kind) {
            return Err(unordered(&field, op));
        }
        let is_within = matches!(op.it, Op::Has | Op::Lacks);
        let mut labels = Vec::new();
        for value in values {
            if field.kind == Kind::Class(Dim::InPost)
                && ["否", "no", "不计入", "不在职"].contains(&value.it.trim())
            {
                let counted = |label: &String| label != "在职";
                labels.extend(
                    classes::labels(field.kind, table)
                        .into_iter()
                        .filter(counted),
                );
                continue;
            }
            match classes::meaning(field.kind, &value.it, table, vocabulary) {
                Meaning::Label(label) => labels.push(label),
                // What is no class as a whole may be a part of what is written.
                _ if is_within => {
                    let dim = match field.kind {
                        Kind::Class(dim) => written(dim),
                        _ => None,
                    };
                    return text(dim.unwrap_or(field), op, values);
                }
                meaning => return Err(self.no_class(&field, value, meaning)),
            }
        }
        let op = match op.it {
            Op::Has => Op::Is,
            Op::Lacks => Op::IsNot,
            op => op,
        };
        let test = match op.is_order() {
            true => {
                let ranks = members(field.kind, &labels, table);
                let ranks: Vec<(u32, u32)> = ranks
                    .iter()
                    .filter_map(|label| rank(field.kind, label))
                    .collect();
                let limits = ranks
                    .iter()
                    .map(|r| r.0)
                    .min()
                    .zip(ranks.iter().map(|r| r.1).max());
                let Some((lowest, highest)) = limits else {
                    let message = Message::new("fail-where-no-rank").text("field", &field.name);
                    let value = labels.join("、");
                    let at = values.first().map_or(0..0, |v| v.at.clone());
                    return Err(Fault::meaning(at, message.text("value", value)));
                };
                Test::Rank(lowest, highest)
            }
            false => Test::Labels(labels.clone()),
        };
        let classes = match &test {
            Test::Rank(lowest, highest) => {
                let all = classes::labels(field.kind, table).into_iter();
                let holds = |label: &String| {
                    let rank = rank(field.kind, label);
                    rank.is_some_and(|rank| {
                        super::truth::stands(op, rank, (*lowest, *highest)) == Some(true)
                    })
                };
                all.filter(holds).collect()
            }
            _ => members(field.kind, &labels, table),
        };
        let classes = if classes == labels {
            Vec::new()
        } else {
            classes
        };
        Ok(Condition {
            field,
            op,
            test,
            values: labels,
            classes,
        })
    }

    fn no_class(&self, field: &Field, value: &Spanned<String>, meaning: Meaning) -> Fault {
        let table = &self.gathered.values;
        let known = classes::labels(field.kind, table).join("、");
        let message = match meaning {
            Meaning::Narrower(class) => {
                let written = match field.kind {
                    Kind::Class(dim) => written(dim),
                    _ => None,
                };
                let written = written.map(|w| w.name).unwrap_or_default();
                Message::new("fail-where-narrower")
                    .text("class", class)
                    .text("written", written)
            }
            _ => {
                let vocabulary = &self.readers.vocabulary;
                let near = classes::nearest(field.kind, &value.it, table, vocabulary);
                Message::new("fail-where-value").text("nearest", near.unwrap_or_default())
            }
        };
        let message = message.text("field", &field.name).text("known", known);
        Fault::meaning(value.at.clone(), message.text("value", mask_all(&value.it)))
    }

    fn open(
        &mut self,
        field: Field,
        dim: Dim,
        op: &Spanned<Op>,
        values: &[Spanned<String>],
    ) -> Understood<Condition> {
        if matches!(op.it, Op::Has | Op::Lacks) || op.it.is_order() {
            return text(field, op, values);
        }
        let mut there = entries(&self.gathered.values, dim);
        let mut labels = Vec::new();
        for value in values {
            let label = normalise::cell(&value.it).into_owned();
            if !there.contains(&label) {
                let near = nearest_name(&label, there.iter().map(String::as_str));
                there.truncate(SHOWN);
                self.notes.push(
                    Message::new("query-nobody-has")
                        .text("field", &field.name)
                        .text("value", mask_all(&label))
                        .text("nearest", near.unwrap_or_default())
                        .text("known", there.join("、")),
                );
            }
            labels.push(label);
        }
        Ok(Condition {
            field,
            op: op.it,
            test: Test::Labels(labels.clone()),
            values: labels,
            classes: Vec::new(),
        })
    }
}

/// The entries that the data have, in order.
fn entries(values: &Values, dim: Dim) -> Vec<String> {
    let all = (0..values.count(dim)).filter_map(|value| u32::try_from(value).ok());
    let mut all: Vec<String> = all.flat_map(|v| values.labels(dim, v).to_vec()).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The classes that some labels mean: those of a group one by one.
fn members(kind: Kind, labels: &[String], values: &Values) -> Vec<String> {
    let Kind::Class(dim) = kind else {
        return labels.to_vec();
    };
    let all = (0..values.count(dim)).filter_map(|value| u32::try_from(value).ok());
    let bears = |all: &[String]| all.iter().any(|label| labels.contains(label));
    let mut members: Vec<String> = all
        .map(|value| values.labels(dim, value))
        .filter(|of_value| bears(of_value))
        .filter_map(|of_value| of_value.first().cloned())
        .collect();
    if dim == Dim::FullTimeEducation {
        // Its values are sets of classes that the rows bring; the groups are those of 学历.
        let education = Kind::Class(Dim::Education);
        members = self::members(education, labels, values);
    }
    members
}
