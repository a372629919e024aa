//! What the figures of a draft read before the data were corrected. A record keeps it, so
//! that an old number which somebody has typed or copied is still known for what it is
//! when no figure reads so any more.

use crate::figures::FigureRef;

/// At most so many texts are kept of a figure: the latest.
const KEPT: usize = 5;

/// Figures with texts that they had and have no more, in the order in which they lost them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Earlier(Vec<(FigureRef, String)>);

impl Earlier {
    /// One more, as a record has it.
    pub fn push(&mut self, figure: FigureRef, text: String) {
        self.0.push((figure, text));
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = (&FigureRef, &str)> {
        self.0.iter().map(|(figure, text)| (figure, text.as_str()))
    }

    /// A figure reads `new` from now on, where it read `old`. What it reads again is no
    /// earlier text of it.
    pub fn replaced(&mut self, figure: &FigureRef, old: &str, new: &str) {
        self.0
            .retain(|(of, text)| of != figure || (text != new && text != old));
        if old == new {
            return;
        }
        self.push(figure.clone(), old.to_owned());
        let of_it = self.0.iter().filter(|(of, _)| of == figure).count();
        if of_it > KEPT
            && let Some(first) = self.0.iter().position(|(of, _)| of == figure)
        {
            self.0.remove(first);
        }
    }

    /// Forgets everything: of another year, no number is the same that was corrected.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(earlier: &Earlier) -> Vec<&str> {
        earlier.all().map(|(_, text)| text).collect()
    }

    #[test]
    fn a_text_that_a_figure_has_again_is_no_earlier_one() {
        let figure = FigureRef::whole("staff.total");
        let mut earlier = Earlier::default();
        earlier.replaced(&figure, "41", "46");
        earlier.replaced(&FigureRef::whole("staff.medical"), "4", "5");
        // The same in another place of the draft.
        earlier.replaced(&figure, "41", "46");
        assert_eq!(texts(&earlier), ["4", "41"]);
        earlier.replaced(&figure, "46", "41");
        assert_eq!(texts(&earlier), ["4", "46"]);
        earlier.replaced(&figure, "41", "41");
        assert_eq!(texts(&earlier), ["4", "46"]);
    }

    #[test]
    fn only_the_latest_are_kept() {
        let figure = FigureRef::whole("staff.total");
        let mut earlier = Earlier::default();
        for value in 0..9 {
            earlier.replaced(&figure, &value.to_string(), &(value + 1).to_string());
        }
        assert_eq!(texts(&earlier), ["4", "5", "6", "7", "8"]);
    }
}
