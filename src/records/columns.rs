//! Which column of a file is which field.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::source::Record;
use crate::vocabulary::{Field, normalise};

/// The heading of one file's table.
pub struct Heading<'a> {
    /// The header's cells as they are written.
    pub headers: Vec<String>,
    /// What stands below each of them in the first rows.
    pub first_cells: Vec<Vec<String>>,
    /// The line it is on.
    pub line: u64,
    /// The file as messages show it.
    pub file: &'a str,
    /// Its sheet in a workbook.
    pub sheet: Option<String>,
}

/// What headers mean in one kind of table.
pub struct Names<'a, F> {
    /// The field that a header stands for.
    pub field_of: &'a dyn Fn(&str) -> Option<F>,
    /// The field that an unknown header may have meant.
    pub nearest: &'a dyn Fn(&str) -> Option<F>,
}

/// The columns of one file by field.
#[derive(Debug, Clone)]
pub struct Columns<F> {
    positions: Vec<(F, usize)>,
    /// The same by the field's index: every cell of every row is found through it.
    by_field: Vec<Option<usize>>,
    headers: Vec<String>,
    place: Place,
}

impl<F: Field> Columns<F> {
    /// Binds headers to fields. Where two columns mean the same field, the one with the
    /// canonical name counts, else the first, and a finding says so; another names every
    /// group of `needed` of which no field is there.
    pub fn bind(
        heading: &Heading<'_>,
        names: &Names<'_, F>,
        needed: &[&[F]],
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let place = Place {
            file: Some(heading.file.to_owned()),
            sheet: heading.sheet.clone(),
            ..Place::default()
        };
        let at_header = Place {
            line: Some(heading.line),
            ..place.clone()
        };
        let headers = &heading.headers;
        let mut positions: Vec<(F, usize)> = Vec::new();
        for (position, header) in headers.iter().enumerate() {
            let Some(field) = (names.field_of)(header) else {
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
                .at(at_header.clone())
                .column(headers[unused].clone())
                .fact("field", field.name())
                .fact("used", headers[used].trim())
                .number("used_number", used + 1)
                .fact("unused", headers[unused].trim())
                .number("unused_number", unused + 1);
            diagnostics.push(finding);
        }
        let mut by_field = vec![None; F::ALL.len()];
        for (field, position) in &positions {
            by_field[field.index()] = Some(*position);
        }
        let columns = Columns {
            positions,
            by_field,
            headers: headers.to_vec(),
            place,
        };
        for wanted in needed {
            if !wanted.iter().any(|f| columns.has(*f)) {
                diagnostics.push(columns.missing(wanted, &at_header, names));
            }
        }
        columns
    }

    /// The place of a finding about the whole file.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// The place of a finding about one cell.
    pub fn at(&self, record: &Record, field: F) -> Place {
        Place {
            line: Some(record.line()),
            column: Some(self.header(field)),
            ..self.place.clone()
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

    /// The fields the file has, with the positions of their columns.
    pub fn positions(&self) -> impl Iterator<Item = (F, usize)> {
        self.positions.iter().copied()
    }

    /// The fields the file has.
    pub fn fields(&self) -> impl Iterator<Item = F> {
        self.positions.iter().map(|(field, _)| *field)
    }

    /// The position of a header that means no field, in whatever form it is written.
    pub fn unknown_position(&self, header: &str) -> Option<usize> {
        let wanted = normalise::header(header);
        let headers = self.headers.iter().enumerate();
        let mut unknown = headers.filter(|(i, _)| !self.positions.iter().any(|(_, p)| p == i));
        unknown
            .find(|(_, header)| normalise::header(header) == wanted)
            .map(|(position, _)| position)
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

    /// The finding that a needed column is missing: one of `wanted` would do.
    fn missing(&self, wanted: &[F], at_header: &Place, names: &Names<'_, F>) -> Diagnostic {
        let wanted_names: Vec<&str> = wanted.iter().map(|f| f.name()).collect();
        let meant = |header: &&str| (names.nearest)(header).is_some_and(|f| wanted.contains(&f));
        // 岗位 is too short for a slip of 岗位类别, and yet most likely meant so.
        let part = |header: &&str| {
            let long = header.chars().count() >= 2;
            long && wanted_names
                .iter()
                .any(|n| n.contains(header) || header.contains(n))
        };
        let candidate = self.unknown_headers().find(meant);
        let candidate = candidate.or_else(|| self.unknown_headers().find(part));
        let unknown: Vec<&str> = self.unknown_headers().take(8).collect();
        let first = wanted_names.first().copied().unwrap_or_default();
        Diagnostic::new(Code::ColumnMissing)
            .at(at_header.clone())
            .column(first)
            .fact(
                "others",
                wanted_names.get(1..).unwrap_or_default().join("、"),
            )
            .fact("nearest", candidate.unwrap_or_default())
            .fact("unknown", unknown.join("、"))
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
    diagnostics: &mut Diagnostics,
) -> bool {
    let Some(position) = columns.position(mark) else {
        return false;
    };
    if !record.is(position, EXAMPLE) {
        return false;
    }
    let place = columns.at(record, mark);
    diagnostics.push(Diagnostic::new(Code::ExampleRow).at(place).value(EXAMPLE));
    true
}
