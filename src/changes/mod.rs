//! Two records compared: which figures changed, and why as far as the data can tell.
//!
//! - [`state`]: what a record says of the data. [`files`]: which files are the same, and
//!   what moved in the others.

mod files;
mod state;
#[cfg(test)]
mod tests;

pub use files::{ClassChange, FileChange, FileStatus, TableChange};
pub use state::State;

use crate::basis::LAST;
use crate::figures::Form;
use std::collections::BTreeSet;

/// What changed between two states of the data.
#[derive(Debug, Clone)]
pub struct Changes {
    /// For which year and date, and by which program, the earlier one was counted.
    pub old: Head,
    /// The same of the later one.
    pub new: Head,
    /// The figures that changed, in the order of the later catalogue; those that are no
    /// longer in it last.
    pub figures: Vec<FigureChange>,
    /// The files; `None` where one of the two does not say what it was counted from.
    pub files: Option<Files>,
}

/// What was counted for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The report year.
    pub year: i32,
    /// The reference date, ISO.
    pub as_of: String,
    /// The program: `talentsum 0.1.0`.
    pub generator: String,
}

/// A figure that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureChange {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// Its value.
    pub text: Values,
    /// Its share.
    pub share: Values,
}

/// A text before and after; `None` without data. Both are `None` where one of the records
/// does not say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Values {
    /// Before.
    pub old: Option<String>,
    /// After.
    pub new: Option<String>,
}

impl FigureChange {
    /// Whether it is a figure as last year's data give it.
    pub fn is_of_last_year(&self) -> bool {
        self.id.starts_with(LAST)
    }
}

impl Values {
    /// Whether the two differ.
    pub fn differ(&self) -> bool {
        self.old != self.new
    }
}

/// What became of the files.
#[derive(Debug, Clone, Default)]
pub struct Files {
    /// Those of which there is something to say, in the order of the later reading; those
    /// that are gone last.
    pub changed: Vec<FileChange>,
    /// How many are the same to the byte, and were counted the same.
    pub unchanged: usize,
}

impl Files {
    /// How many can have changed a figure.
    pub fn involved(&self) -> usize {
        let can = |file: &&FileChange| file.status.can_matter();
        self.changed.iter().filter(can).count()
    }
}

impl Changes {
    /// Compares two states.
    pub fn between(old: &State, new: &State) -> Self {
        let files = match (&old.files, &new.files) {
            (Some(before), Some(after)) => {
                let years = (old.head.year, new.head.year);
                Some(files::compare(before, after, years))
            }
            _ => None,
        };
        Changes {
            old: old.head.clone(),
            new: new.head.clone(),
            figures: figures(old, new),
            files,
        }
    }

    /// Whether there is nothing to tell.
    pub fn is_nothing(&self) -> bool {
        let same_files = (self.files.as_ref()).is_none_or(|files| files.involved() == 0);
        self.figures.is_empty() && same_files && self.old.is_same_time(&self.new)
    }
}

impl Head {
    /// Whether both were counted for one year and date.
    pub fn is_same_time(&self, other: &Head) -> bool {
        self.year == other.year && self.as_of == other.as_of
    }
}

fn figures(old: &State, new: &State) -> Vec<FigureChange> {
    let mut seen = BTreeSet::new();
    let all = new.figures.iter().chain(&old.figures);
    let all = all.filter(|figure| seen.insert(figure.id.as_str()));
    let changes = all.map(|figure| {
        let id = figure.id.as_str();
        let values = |form| match (old.says(id, form), new.says(id, form)) {
            (Some(old), Some(new)) => Values { old, new },
            _ => Values::default(),
        };
        FigureChange {
            id: id.to_owned(),
            label: (new.label(id).or_else(|| old.label(id))).unwrap_or_default(),
            text: values(Form::Text),
            share: values(Form::Share),
        }
    });
    let changed = changes.filter(|change| change.text.differ() || change.share.differ());
    let mut changed: Vec<FigureChange> = changed.collect();
    state::name(&mut changed);
    changed
}
