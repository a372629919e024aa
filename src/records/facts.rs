//! A row of a facts table becomes a number that is known, or findings.

use super::columns::{Columns, Heading, Names, is_example};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::source::Record;
use crate::vocabulary::mask::mask_text;
use crate::vocabulary::{FactField as F, Field as _, Vocabulary, normalise, numbers};
use rust_decimal::Decimal;

/// A number that is known, not counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// 编号.
    pub id: String,
    /// 指标, if filled.
    pub label: Option<String>,
    /// 计量单位, if filled.
    pub unit: Option<String>,
    /// 数值.
    pub value: Decimal,
    /// 机构 as it is written, where the number is one unit's.
    pub institution: Option<String>,
    /// Where 机构 stands.
    pub institution_place: Place,
    /// Where it stands.
    pub place: Place,
}

/// Whether a figure can have this id: ids go into the records of documents, into templates
/// and scripts, so no blanks and no quotes; and an identity number is never one.
pub fn is_id(id: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-');
    !id.is_empty() && id.chars().all(plain) && mask_text(id) == id
}

/// Reads the rows of one facts table.
pub struct FactReader {
    columns: Columns<F>,
}

impl FactReader {
    /// Binds the columns of a facts table; findings about them go to `diagnostics`.
    pub fn new(
        heading: &Heading<'_>,
        vocabulary: &Vocabulary,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        // Beside a column 计量单位 one that is called 单位 says whose the number is.
        let names_both = heading.headers.iter().any(|h| h.trim() == F::Unit.name());
        let names = Names {
            field_of: &|header| match names_both && normalise::header(header) == "单位" {
                true => Some(F::Institution),
                false => vocabulary.fact_field(header),
            },
            nearest: &|header| vocabulary.nearest_fact_header(header).map(|(f, _)| f),
        };
        let columns = Columns::bind(heading, &names, &[&[F::Id], &[F::Value]], diagnostics);
        FactReader { columns }
    }

    /// Whether a row is the example row of a new folder, which a finding says.
    pub fn is_example(&self, record: &Record, diagnostics: &mut Diagnostics) -> bool {
        is_example(&self.columns, F::Remarks, record, diagnostics)
    }

    /// Reads one row; `None` when it gives no number, for which a finding says why. `named`
    /// says which unit is meant by a name.
    pub fn read(
        &self,
        record: &Record,
        named: &mut dyn FnMut(&str) -> Option<String>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Fact> {
        let cell = |field: F| {
            let text = self.columns.position(field).map(|p| record.text(p))?;
            let text = text.trim();
            (!normalise::is_empty(text)).then(|| text.to_owned())
        };
        let place = |field: F| self.columns.at(record, field);
        let mut found = |code: Code, field: F| {
            let mut at = place(field);
            at.unit = cell(F::Institution).and_then(|name| named(&name));
            Diagnostic::new(code).at(at)
        };
        let (id, value) = (cell(F::Id), cell(F::Value));
        let (Some(id), Some(text)) = (&id, &value) else {
            let empty = if id.is_none() { F::Id } else { F::Value };
            if self.columns.has(F::Id) && self.columns.has(F::Value) {
                let finding = found(Code::FactIncomplete, empty);
                let what = id.or(value).unwrap_or_default();
                diagnostics.push(finding.fact("what", what));
            }
            return None;
        };
        let Ok(value) = numbers::parse_decimal(text) else {
            let finding = found(Code::NumberUnreadable, F::Value);
            diagnostics.push(finding.value(text).fact("field", "数值"));
            return None;
        };
        let id = normalise::cell(id).into_owned();
        if !is_id(&id) {
            let finding = found(Code::FactId, F::Id);
            diagnostics.push(finding.value(&id));
            return None;
        }
        let shown = |field: F| cell(field).map(|text| mask_text(&text).into_owned());
        Some(Fact {
            id,
            label: shown(F::Label),
            unit: shown(F::Unit),
            value,
            institution: cell(F::Institution),
            institution_place: place(F::Institution),
            place: place(F::Value),
        })
    }
}
