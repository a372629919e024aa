//! Physical lines, counted as their bytes go by.

/// Counts physical lines over any mixture of LF, CRLF and CR.
#[derive(Debug, Clone)]
pub struct LineCounter {
    /// The line that the next byte is on.
    pub line: u64,
    after_cr: bool,
    touched: bool,
}

impl Default for LineCounter {
    fn default() -> Self {
        LineCounter {
            line: 1,
            after_cr: false,
            touched: false,
        }
    }
}

impl LineCounter {
    /// Whether no byte was counted yet.
    pub fn is_untouched(&self) -> bool {
        !self.touched
    }

    /// Counts the lines that end in some bytes.
    pub fn count(&mut self, bytes: &[u8]) {
        if bytes.is_empty() {
            return;
        }
        self.touched = true;
        if !self.after_cr && memchr::memchr(b'\r', bytes).is_none() {
            self.line += memchr::memchr_iter(b'\n', bytes).count() as u64;
            return;
        }
        for position in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            let cr_before = match position.checked_sub(1) {
                Some(before) => bytes[before] == b'\r',
                None => self.after_cr,
            };
            // The LF of a CRLF ends no line of its own.
            if bytes[position] == b'\r' || !cr_before {
                self.line += 1;
            }
        }
        self.after_cr = bytes.last() == Some(&b'\r');
    }

    /// Counts the lines that end in some bytes without a CR, in which there are so many LF.
    pub fn count_ends(&mut self, bytes: &[u8], ends: u64) {
        if self.after_cr || bytes.is_empty() {
            return self.count(bytes);
        }
        self.touched = true;
        self.line += ends;
    }

    /// Counts a record without a line end inside, which `last` ends.
    pub fn count_record(&mut self, last: u8) {
        self.touched = true;
        self.line += 1;
        self.after_cr = last == b'\r';
    }
}
