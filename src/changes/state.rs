//! What a record says of the data.

use super::{FigureChange, Head};
use crate::basis::{Basis, DataFile, Standing, without_few};
use crate::export::docx::{self, RecordHead};
use crate::export::markdown::{self, Piece};
use crate::export::text::clean;
use crate::figures::catalogue::{Additions, EMBEDDED};
use crate::figures::{Catalogue, FigureRef, Form, Scope};

/// What stands in a table for a figure without data.
const DASH: &str = "—";

/// The data as they were when a record was written, or as they are now.
#[derive(Debug, Clone)]
pub struct State {
    /// What was counted for.
    pub head: Head,
    /// Every figure of the whole bureau, or those that were printed.
    pub(super) figures: Vec<Standing>,
    /// The files; `None` in a record of an older version, which has the printed figures
    /// only.
    pub(super) files: Option<Vec<DataFile>>,
}

impl State {
    /// What the record of a Word file says.
    pub fn of_word(record: &docx::Record) -> Self {
        let head = head(record.head.year, &record.head.as_of, &record.generator);
        match &record.head.basis {
            Some(basis) => State::of_basis(head, basis),
            None => {
                let texts = record.figures.iter().map(|mark| (&mark.figure, &mark.text));
                let points = record.charts.iter().flat_map(|chart| &chart.points);
                let points = points.map(|point| (&point.figure, &point.text));
                State::of_printed(head, texts.chain(points))
            }
        }
    }

    /// What the record beside a Markdown file says.
    pub fn of_markdown(record: &markdown::Record) -> Self {
        let head = head(record.year, &record.as_of, &record.generator);
        match &record.basis {
            Some(basis) => State::of_basis(head, basis),
            None => {
                let printed = record.pieces.iter().filter_map(|piece| match piece {
                    Piece::Figure { figure, text, .. } => Some((figure, text)),
                    Piece::Words(_) | Piece::Bar { .. } => None,
                });
                State::of_printed(head, printed)
            }
        }
    }

    /// The data as they are now.
    pub fn now(record: &RecordHead) -> Self {
        State::of_word(&docx::Record::new(record))
    }

    fn of_basis(head: Head, basis: &Basis) -> Self {
        // A record keeps texts as they can be printed; nothing else differs by that.
        let cleaned = |text: &Option<String>| text.as_deref().map(clean);
        let figures = basis.figures.iter().map(|figure| Standing {
            id: figure.id.clone(),
            label: clean(&figure.label),
            text: cleaned(&figure.text),
            share: cleaned(&figure.share),
        });
        // Records of before have files with few rows one by one.
        let mut files = without_few(basis.files.clone());
        for file in &mut files {
            file.name = clean(&file.name);
            for table in &mut file.tables {
                table.sheet = cleaned(&table.sheet);
                let counts = table.classes.iter_mut().flat_map(|of| &mut of.counts);
                counts.for_each(|(class, _)| *class = clean(class));
            }
        }
        State {
            head,
            figures: figures.collect(),
            files: Some(files),
        }
    }

    fn of_printed<'a>(
        head: Head,
        printed: impl Iterator<Item = (&'a FigureRef, &'a String)>,
    ) -> Self {
        let mut figures: Vec<Standing> = Vec::new();
        for (figure, text) in printed.filter(|(figure, _)| figure.scope == Scope::Whole) {
            // What is said of last year follows from the figures of the two years.
            if text == DASH || figure.form.is_of_last_year() {
                continue;
            }
            let at = figures.iter().position(|known| known.id == figure.id);
            let at = at.unwrap_or_else(|| {
                figures.push(Standing {
                    id: figure.id.clone(),
                    label: String::new(),
                    text: None,
                    share: None,
                });
                figures.len() - 1
            });
            let piece = match figure.form {
                Form::Share => &mut figures[at].share,
                _ => &mut figures[at].text,
            };
            piece.get_or_insert_with(|| text.clone());
        }
        State {
            head,
            figures,
            files: None,
        }
    }

    /// What it says of a figure: its text, or that there were no data; `None` where it says
    /// nothing.
    pub(super) fn says(&self, id: &str, form: Form) -> Option<Option<String>> {
        let figure = self.figures.iter().find(|figure| figure.id == id);
        let text = figure.and_then(|figure| match form {
            Form::Share => figure.share.clone(),
            _ => figure.text.clone(),
        });
        (text.is_some() || self.files.is_some()).then_some(text)
    }

    pub(super) fn label(&self, id: &str) -> Option<String> {
        let figure = self.figures.iter().find(|figure| figure.id == id)?;
        Some(figure.label.clone()).filter(|label| !label.is_empty())
    }
}

fn head(year: i32, as_of: &str, generator: &str) -> Head {
    Head {
        year,
        as_of: as_of.to_owned(),
        generator: generator.to_owned(),
    }
}

/// Gives figures that neither record has a name for the program's own.
pub(super) fn name(figures: &mut [FigureChange]) {
    let mut nameless = figures.iter_mut().filter(|figure| figure.label.is_empty());
    let Some(first) = nameless.next() else {
        return;
    };
    let none = Additions {
        figures: &[],
        breakdowns: &[],
        age_limits: &[],
        facts: &[],
    };
    let Ok(catalogue) = Catalogue::build(EMBEDDED, &none) else {
        return;
    };
    for figure in std::iter::once(first).chain(nameless) {
        let entry = catalogue.get(&figure.id);
        figure.label = entry.map(|entry| entry.label.clone()).unwrap_or_default();
    }
}
