//! A clean table in one of the forms in which it may arrive.

use crate::polluted::{Excuse, Polluted};
use crate::support::Random;
use crate::tables::Target;

/// A form of text file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Utf8Comma,
    /// Excel's CSV.
    GbkComma,
    Tab,
    WideComma,
    /// Excel's "Unicode text".
    Utf16Tab,
}

impl Form {
    pub const ALL: [Form; 5] = [
        Form::Utf8Comma,
        Form::GbkComma,
        Form::Tab,
        Form::WideComma,
        Form::Utf16Tab,
    ];

    pub fn delimiter(self) -> char {
        match self {
            Form::Utf8Comma | Form::GbkComma => ',',
            Form::Tab | Form::Utf16Tab => '\t',
            Form::WideComma => '，',
        }
    }

    pub fn line_end(self) -> &'static str {
        match self {
            Form::GbkComma | Form::Utf16Tab => "\r\n",
            Form::Utf8Comma | Form::Tab | Form::WideComma => "\n",
        }
    }

    pub fn coding(self) -> Coding {
        match self {
            Form::GbkComma => Coding::Gb18030,
            Form::Utf16Tab => Coding::Utf16Le,
            Form::Utf8Comma | Form::Tab | Form::WideComma => Coding::Utf8,
        }
    }

    /// A whole file of this text.
    pub fn file(self, text: &str) -> Vec<u8> {
        self.file_of(self.coding().bytes(text))
    }

    /// A whole file of these bytes.
    pub fn file_of(self, bytes: Vec<u8>) -> Vec<u8> {
        match self {
            Form::Utf16Tab => [&b"\xff\xfe"[..], &bytes].concat(),
            _ => bytes,
        }
    }
}

/// How text becomes bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coding {
    Utf8,
    Gb18030,
    Utf16Le,
    Utf16Be,
}

impl Coding {
    pub const ALL: [Coding; 4] = [
        Coding::Utf8,
        Coding::Gb18030,
        Coding::Utf16Le,
        Coding::Utf16Be,
    ];

    pub fn bytes(self, text: &str) -> Vec<u8> {
        match self {
            Coding::Utf8 => text.as_bytes().to_vec(),
            Coding::Gb18030 => encoding_rs::GB18030.encode(text).0.into_owned(),
            Coding::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            Coding::Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        }
    }
}

/// A clean table in one form.
pub struct Clean {
    pub target: Target,
    pub form: Form,
    /// Its cells, the header first.
    pub rows: Vec<Vec<String>>,
    pub text: String,
    /// Where each row begins in `text`, and at last where the text ends.
    starts: Vec<usize>,
}

impl Clean {
    pub fn new(target: Target, form: Form) -> Self {
        let mut rows = target.rows();
        // What is quoted because of a comma must be because of this form's delimiter.
        for cell in rows.iter_mut().flatten() {
            *cell = cell.replace(',', &form.delimiter().to_string());
        }
        Clean::of_rows(target, form, rows)
    }

    /// A table of these rows.
    pub fn of_rows(target: Target, form: Form, rows: Vec<Vec<String>>) -> Self {
        let (text, starts) = written(form, &rows);
        Clean {
            target,
            form,
            rows,
            text,
            starts,
        }
    }

    /// The row that a position of the text belongs to, its line end included.
    pub fn row_at(&self, position: usize) -> usize {
        let after = self.starts.partition_point(|start| *start <= position);
        after.saturating_sub(1).min(self.rows.len() - 1)
    }

    pub fn start(&self, row: usize) -> usize {
        self.starts[row]
    }

    /// Where the line end of a row begins.
    pub fn end(&self, row: usize) -> usize {
        self.starts[row + 1] - self.form.line_end().len()
    }

    /// The line (from 1) that a position of the text is on.
    pub fn line(&self, position: usize) -> u64 {
        1 + line_ends(&self.text[..position])
    }

    /// Any position between two characters.
    pub fn position(&self, random: &mut Random) -> usize {
        let at = random.below(self.text.len() as u64 + 1) as usize;
        (at..=self.text.len())
            .find(|p| self.text.is_char_boundary(*p))
            .unwrap_or(0)
    }

    /// Any row but the header.
    pub fn any_row(&self, random: &mut Random) -> usize {
        1 + random.index(self.rows.len() - 1)
    }

    /// The column of a header.
    pub fn column(&self, header: &str) -> Option<usize> {
        self.rows[0].iter().position(|name| name == header)
    }

    /// Whether a position lies inside a quoted cell, and the column of the cell.
    pub fn cell_at(&self, position: usize) -> (bool, usize) {
        let row = self.row_at(position);
        let (mut quoted, mut column) = (false, 0);
        for c in self.text[self.starts[row]..position].chars() {
            match c {
                '"' => quoted = !quoted,
                c if c == self.form.delimiter() && !quoted => column += 1,
                _ => {}
            }
        }
        (quoted, column)
    }

    /// The table with another text, the pollution being in these rows. A fault of the
    /// header shows in any row: all that can be said is that the two do not fit.
    pub fn spoilt(&self, text: String, rows: std::ops::RangeInclusive<usize>) -> Polluted {
        let bytes = self.form.file(&text);
        self.spoilt_bytes(bytes, rows, line_ends(&text))
    }

    /// The table with other bytes; `ends` is how many line ends they hold.
    pub fn spoilt_bytes(
        &self,
        bytes: Vec<u8>,
        rows: std::ops::RangeInclusive<usize>,
        ends: u64,
    ) -> Polluted {
        let last = (*rows.end()).min(self.rows.len() - 1);
        let more = ends.saturating_sub(line_ends(&self.text));
        let lines = self.line(self.start(*rows.start()))..=self.line(self.end(last)) + more;
        Polluted {
            bytes,
            lines: (*rows.start() > 0).then_some(lines),
            excuse: None,
        }
    }

    /// The table with other cells, the pollution being in one row.
    pub fn with_rows(&self, rows: &[Vec<String>], at: usize) -> Polluted {
        let (text, _) = written(self.form, rows);
        self.spoilt(text, at..=at)
    }

    /// The table with this in the place of a range of its text.
    pub fn replaced(&self, range: std::ops::Range<usize>, with: &str) -> String {
        let mut text = self.text.clone();
        text.replace_range(range, with);
        text
    }
}

impl Polluted {
    pub fn excused(self, excuse: Excuse) -> Self {
        Polluted {
            excuse: Some(excuse),
            ..self
        }
    }
}

/// How many lines end in a text, whatever by.
pub fn line_ends(text: &str) -> u64 {
    let bytes = text.as_bytes();
    let ends = (0..bytes.len()).filter(|at| match bytes[*at] {
        b'\n' => *at == 0 || bytes[at - 1] != b'\r',
        byte => byte == b'\r',
    });
    ends.count() as u64
}

/// Rows as text, with where each begins; some cells are quoted that need not be.
pub fn written(form: Form, rows: &[Vec<String>]) -> (String, Vec<usize>) {
    let (mut text, mut starts) = (String::new(), vec![0]);
    for (number, row) in rows.iter().enumerate() {
        for (column, cell) in row.iter().enumerate() {
            if column > 0 {
                text.push(form.delimiter());
            }
            let needless = number % 3 == 2 && column % 4 == 2;
            let special = |c: char| c == form.delimiter() || matches!(c, '"' | '\n' | '\r');
            match needless || cell.contains(special) {
                true => text += &format!("\"{}\"", cell.replace('"', "\"\"")),
                false => text += cell,
            }
        }
        text += form.line_end();
        starts.push(text.len());
    }
    (text, starts)
}
