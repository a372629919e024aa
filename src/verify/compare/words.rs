//! Words round a figure that a person has changed.

use super::Comparing;
use crate::export::docx::record::FigureMark;
use crate::figures::{FigureRef, Form, Printed};
use crate::redraft::{Context, FoundFigure};
use crate::verify::findings::Reworded;
use crate::vocabulary::mask::mask_text;

impl Comparing<'_> {
    /// What a person has made of the words round a figure, and the sentence as it stands.
    pub(super) fn words(
        &self,
        mark: &FigureMark,
        found: &FoundFigure,
    ) -> Option<(Reworded, String)> {
        let wording = found.wording.as_ref()?;
        let year = self.figures.year;
        let change = wording.change(year);
        let is_of_no_year = change == Context::OtherPeriod && mark.figure.is_name();
        if change == Context::Same || is_of_no_year {
            return None;
        }
        let spoken = wording.year(year).filter(|spoken| *spoken != year);
        let [was, is] = wording.sentences();
        let words = self.reworded(mark, change, was.to_owned(), spoken);
        Some((words, mask_text(is).into_owned()))
    }

    /// Words that were changed, with what the figure was in the other year of which they
    /// speak now, if of one.
    pub(super) fn reworded(
        &self,
        mark: &FigureMark,
        change: Context,
        was: String,
        year: Option<i32>,
    ) -> Reworded {
        let form = match mark.figure.form {
            Form::Text => Some(Form::Last),
            Form::Share => Some(Form::LastShare),
            _ => None,
        };
        let form = form.filter(|_| year == Some(self.figures.year - 1));
        let data = form.and_then(|form| {
            let last = FigureRef {
                form,
                ..mark.figure.clone()
            };
            match self.figures.print(&last) {
                Ok(Printed::Text(text)) => Some(text),
                _ => None,
            }
        });
        Reworded {
            change,
            was,
            year,
            data,
        }
    }
}
