//! Which column of a file is which field.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::source::Record;
use crate::vocabulary::Field;

/// The columns of one file by field.
#[derive(Debug, Clone)]
pub struct Columns<F> {
    positions: Vec<(F, usize)>,
    /// The same by the field's index: every cell of every row is found through it.
    by_field: Vec<Option<usize>>,
    headers: Vec<String>,
}

impl<F: Field> Columns<F> {
    /// Binds headers to fields. Where two columns mean the same field, the one with the
    /// canonical name counts, else the first, and a finding says so.
    pub fn bind(
        headers: &[String],
        field_of: &dyn Fn(&str) -> Option<F>,
        place: &Place,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut positions: Vec<(F, usize)> = Vec::new();
        for (position, header) in headers.iter().enumerate() {
            let Some(field) = field_of(header) else {
                continue;
            };
            let Some(bound) = positions.iter_mut().find(|(f, _)| *f == field) else {
                positions.push((field, position));
                continue;
            };
            let first = bound.1;
            if header.trim() == field.name() && headers[first].trim() != field.name() {
                bound.1 = position;
            }
            let (used, unused) = match bound.1 == position {
                true => (position, first),
                false => (first, position),
            };
            let finding = Diagnostic::new(Code::ColumnTwice)
                .at(place.clone())
                .column(headers[unused].clone())
                .fact("field", field.name())
                .fact("used", headers[used].trim())
                .fact("unused", headers[unused].trim());
            diagnostics.push(finding);
        }
        let mut by_field = vec![None; F::ALL.len()];
        for (field, position) in &positions {
            by_field[field.index()] = Some(*position);
        }
        Columns {
            positions,
            by_field,
            headers: headers.to_vec(),
        }
    }

    /// The position of a field's column.
    pub fn position(&self, field: F) -> Option<usize> {
        self.by_field[field.index()]
    }

    /// Whether the file has a field.
    pub fn has(&self, field: F) -> bool {
        self.position(field).is_some()
    }

    /// The header of a field's column as it is written, else its canonical name.
    pub fn header(&self, field: F) -> String {
        match self.position(field).and_then(|p| self.headers.get(p)) {
            Some(header) => header.trim().to_owned(),
            None => field.name().to_owned(),
        }
    }

    /// The fields the file has.
    pub fn fields(&self) -> impl Iterator<Item = F> {
        self.positions.iter().map(|(field, _)| *field)
    }

    /// Headers that mean no field.
    pub fn unknown_headers(&self) -> impl Iterator<Item = &str> {
        self.headers
            .iter()
            .enumerate()
            .filter(|(i, _)| !self.positions.iter().any(|(_, p)| p == i))
            .map(|(_, header)| header.trim())
            .filter(|header| !header.is_empty())
    }
}

/// What an example row of `init` says of itself in its column for numbers or remarks.
const EXAMPLE: &str = "示例行";

/// Whether a row is the example row of a table made by `init`, by what its column `mark`
/// says; a finding says so. It is nobody's data and is not counted.
pub fn is_example<F: Field>(
    columns: &Columns<F>,
    mark: F,
    record: &Record,
    place: &Place,
    diagnostics: &mut Diagnostics,
) -> bool {
    let Some(position) = columns.position(mark) else {
        return false;
    };
    if record.field(position) != EXAMPLE.as_bytes() {
        return false;
    }
    let place = Place {
        line: Some(record.line()),
        column: Some(columns.header(mark)),
        ..place.clone()
    };
    diagnostics.push(Diagnostic::new(Code::ExampleRow).at(place).value(EXAMPLE));
    true
}

/// The finding that a needed column is missing: `wanted` are the fields of which one would
/// do, `nearest` suggests for an unknown header what it may have meant.
pub fn missing_column<F: Field>(
    columns: &Columns<F>,
    wanted: &[F],
    place: &Place,
    nearest: &dyn Fn(&str) -> Option<F>,
) -> Diagnostic {
    let names: Vec<&str> = wanted.iter().map(|f| f.name()).collect();
    let candidate = columns
        .unknown_headers()
        .find(|header| nearest(header).is_some_and(|f| wanted.contains(&f)));
    let unknown: Vec<&str> = columns.unknown_headers().take(8).collect();
    Diagnostic::new(Code::ColumnMissing)
        .at(place.clone())
        .column(names[0])
        .fact("columns", names.join("、"))
        .fact("nearest", candidate.unwrap_or_default())
        .fact("unknown", unknown.join("、"))
}
