//! From the identity of a printed figure to its text: the one place where names are looked up.

use super::{Figure, FigureRef, Figures, Form, Missing, Scope};
use crate::nearest::all_nearest;

/// The id under which a unit's name is printed, so that the name too has an identity.
pub const UNIT_NAME: &str = "unit.name";
/// The id under which a unit's 单位类型 is printed.
pub const UNIT_TYPE: &str = "unit.type";

/// What an existing figure prints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Printed {
    /// Its text, never empty.
    Text(String),
    /// Nothing, because nothing in the data says it.
    Null(Option<Missing>),
}

/// Why an identity leads nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotFound {
    /// The catalogue has no such id.
    Id,
    /// The bureau has no such unit.
    Unit,
    /// The bureau has no units of this type.
    Kind,
    /// The figure has no denominator, so no share.
    NoShare,
    /// The figure is no number, so it cannot have changed by one.
    NoChange,
}

impl Figures {
    /// What the figure of this identity prints.
    pub fn print(&self, figure: &FigureRef) -> Result<Printed, NotFound> {
        if let Scope::Unit(name) = &figure.scope
            && self.unit(name).is_none()
        {
            return Err(NotFound::Unit);
        }
        if let Scope::Kind(name) = &figure.scope
            && !self.kinds.iter().any(|kind| kind.name == *name)
        {
            return Err(NotFound::Kind);
        }
        if matches!(figure.id.as_str(), UNIT_NAME | UNIT_TYPE) {
            return self.print_unit(figure);
        }
        if !self.knows(&figure.id) {
            return Err(NotFound::Id);
        }
        let Some(found) = self.get(&figure.scope, &figure.id) else {
            return Err(NotFound::Unit);
        };
        if figure.form.is_of_last_year() {
            return self.print_compared(figure, found);
        }
        if let Some(text) = found.text(figure.form).filter(|text| !text.is_empty()) {
            return Ok(Printed::Text(text));
        }
        let why = || found.missing.as_deref().cloned();
        match (figure.form, &found.share_of) {
            (Form::Share, None) => Err(NotFound::NoShare),
            (Form::Share, Some(base)) => Ok(Printed::Null(Some(
                // A figure that is itself missing is named before its denominator.
                why().unwrap_or_else(|| Missing::Denominator(base.clone())),
            ))),
            _ => Ok(Printed::Null(why())),
        }
    }

    /// What the figure of this id is called; `None` when there is none.
    pub fn label(&self, id: &str) -> Option<String> {
        match id {
            UNIT_NAME => Some("单位名称".into()),
            UNIT_TYPE => Some("单位类型".into()),
            _ => Some(self.get(&Scope::Whole, id)?.label.clone()),
        }
    }

    /// What the figure of this id is called where people read it; `None` when there is none.
    pub fn told_label(&self, id: &str) -> Option<String> {
        match self.get(&Scope::Whole, id) {
            Some(figure) => Some(self.told(figure)),
            None => self.label(id),
        }
    }

    /// What a figure is called where people read it: a band of ages with its limits, which
    /// its label does not have.
    pub fn told(&self, figure: &Figure) -> String {
        let mut parts = self.breakdowns.values().flatten();
        match parts.find(|part| part.id == figure.id) {
            // A label with a number in it stands for words that the settings decide.
            Some(part) if figure.label.contains(|c: char| c.is_ascii_digit()) => {
                format!("{}（{}）", figure.label, part.label)
            }
            _ => figure.label.clone(),
        }
    }

    /// The units that may be meant by a name that none has: those that differ by a slip,
    /// then those with the name in theirs; at most five.
    pub fn nearest_units(&self, name: &str) -> Vec<&str> {
        let names = || self.units.iter().map(|unit| unit.name.as_str());
        let slips = all_nearest(name, names().map(|name| (name, name)));
        let mut near: Vec<&str> = slips.into_iter().map(|(name, _)| name).collect();
        for other in names() {
            let part = other.contains(name) || name.contains(other);
            if !name.is_empty() && part && !near.contains(&other) {
                near.push(other);
            }
        }
        near.truncate(5);
        near
    }

    fn print_unit(&self, figure: &FigureRef) -> Result<Printed, NotFound> {
        match figure.form {
            Form::Text => {}
            form if form.is_of_share() => return Err(NotFound::NoShare),
            _ => return Err(NotFound::NoChange),
        }
        let name = match &figure.scope {
            Scope::Unit(name) => name,
            Scope::Kind(kind) if figure.id == UNIT_TYPE => return Ok(Printed::Text(kind.clone())),
            Scope::Kind(_) | Scope::Whole => return Err(NotFound::Unit),
        };
        let unit = self.unit(name).ok_or(NotFound::Unit)?;
        let text = match figure.id.as_str() {
            UNIT_NAME => Some(unit.name.clone()),
            _ => unit.kind.clone(),
        };
        Ok(match text.filter(|text| !text.is_empty()) {
            Some(text) => Printed::Text(text),
            None => Printed::Null(Some(Missing::RosterColumn(vec!["单位类型".into()]))),
        })
    }
}
