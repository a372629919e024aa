//! How well the quotes of a record are set.

use crate::source::record::Quoting;

/// Follows the quotes of one record as csv-core reads them, to know how well they are set,
/// and at the end of the file whether one is still open.
#[derive(Debug)]
pub struct QuoteState {
    state: Quote,
    /// How well they are set so far.
    pub quoting: Quoting,
    separator: u8,
}

#[derive(Debug, Default, Clone, Copy, PartialEq)]
enum Quote {
    #[default]
    FieldStart,
    Plain,
    Inside,
    /// A quote inside a quoted field: it closes, unless another follows.
    MayClose,
    /// Blanks after a closing quote.
    Closed,
}

impl QuoteState {
    /// At the beginning of a record.
    pub fn new(separator: u8) -> Self {
        QuoteState {
            state: Quote::default(),
            quoting: Quoting::default(),
            separator,
        }
    }

    /// Follows some bytes.
    pub fn follow(&mut self, bytes: &[u8]) {
        let plain = matches!(self.state, Quote::FieldStart | Quote::Plain);
        if plain && memchr::memchr(b'"', bytes).is_none() {
            // No quote in sight: only the kind of the last byte matters.
            if let Some(last) = bytes.last() {
                self.state = self.after(Quote::Plain, *last);
            }
            return;
        }
        for byte in bytes {
            let next = self.after(self.state, *byte);
            match (self.state, next) {
                // Text after a closing quote: that quote was not meant to close, or the one
                // before it not to open, and the field may hold several rows.
                (Quote::MayClose | Quote::Closed, Quote::Plain) => self.quoting = Quoting::Broken,
                (Quote::Plain, Quote::Plain) if *byte == b'"' => {
                    self.quoting = self.quoting.max(Quoting::Stray);
                }
                _ => {}
            }
            self.state = next;
        }
    }

    fn after(&self, state: Quote, byte: u8) -> Quote {
        match (state, byte) {
            (Quote::Inside, b'"') => Quote::MayClose,
            (Quote::Inside, _) => Quote::Inside,
            (Quote::MayClose, b'"') => Quote::Inside,
            (Quote::FieldStart, b'"') => Quote::Inside,
            (_, b'\n' | b'\r') => Quote::FieldStart,
            (_, byte) if byte == self.separator => Quote::FieldStart,
            (Quote::MayClose | Quote::Closed, b' ' | b'\t') => Quote::Closed,
            _ => Quote::Plain,
        }
    }

    /// Whether a quoted field is open.
    pub fn open(&self) -> bool {
        self.state == Quote::Inside
    }
}
