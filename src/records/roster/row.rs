//! The cells of one row of a roster.

use super::unit_cell::{UnitOfRow, WhoseUnit};
use super::{Caches, quick};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::records::cache::Cache;
use crate::records::columns::Columns;
use crate::records::reading::finding;
use crate::records::rules::Rules;
use crate::records::rulings::{Concerned, Rulings};
use crate::records::units::Units;
use crate::source::{Cell, Record};
use crate::vocabulary::{
    Class, Doubt, Post, Reading, RosterField as F, Title, UnitType, Vocabulary, YesNo, mask,
    normalise, numbers,
};

/// Reads the cells of one row.
pub(super) struct RowReader<'a> {
    pub(super) record: &'a Record,
    pub(super) columns: &'a Columns<F>,
    pub(super) vocabulary: &'a Vocabulary,
    pub(super) rules: &'a Rules,
    pub(super) rulings: &'a Rulings,
    pub(super) who: Concerned<'a>,
    pub(super) diagnostics: &'a mut Diagnostics,
}

impl<'a> RowReader<'a> {
    pub(super) fn cell(&self, field: F) -> Cell<'a> {
        // What rows are remembered by would not be all that they say.
        debug_assert!(quick::tells(field), "{field:?}");
        match self.columns.position(field) {
            Some(position) => self.record.cell(position),
            None => Cell::EMPTY,
        }
    }

    pub(super) fn bytes(&self, field: F) -> &'a [u8] {
        self.cell(field).bytes
    }

    pub(super) fn text(&self, field: F) -> std::borrow::Cow<'a, str> {
        self.cell(field).text()
    }

    pub(super) fn found_at(&mut self, field: F, finding: Diagnostic) {
        self.found_by(field, finding.code, || Some(finding));
    }

    /// Reports what `make` makes, if anybody will see it: rows with the same finding may be
    /// millions.
    pub(super) fn found_by(
        &mut self,
        field: F,
        code: Code,
        make: impl FnOnce() -> Option<Diagnostic>,
    ) {
        if self.diagnostics.is_full_for(code) {
            return;
        }
        let Some(finding) = make() else {
            return;
        };
        let text = match field {
            // A number with a slip in it is no run of digits, and still somebody's number.
            F::IdentityNumber => mask::mask(&self.text(field)).into(),
            _ => self.text(field),
        };
        if self.is_settled(finding.code, field) {
            return;
        }
        let finding = finding.at(self.columns.at(self.record, field));
        let finding = match text.is_empty() {
            true => finding,
            false => finding.value(&text),
        };
        self.diagnostics.push(finding);
    }

    /// Whether the bureau has decided that a finding about a cell needs no more saying.
    pub(super) fn is_settled(&self, code: Code, field: F) -> bool {
        if self.rulings.is_empty() {
            return false;
        }
        let text = self.text(field);
        let value = normalise::cell(&text);
        self.rulings
            .accepts(self.who, code, field_name(field), &value)
    }

    pub(super) fn found(&mut self, field: F, code: Code) {
        self.found_by(field, code, || Some(Diagnostic::new(code)));
    }

    /// A person in post whose class is not known is counted under 不详: worth a line, if
    /// no cell that could tell is filled. A filled one has its own finding, and so has a
    /// file without any such column.
    pub(super) fn missing(&mut self, fields: &[F], unknown: bool) {
        let there = fields.iter().copied().find(|f| self.columns.has(*f));
        if let (true, Some(field)) = (unknown, there)
            && fields.iter().all(|f| normalise::is_empty(&self.text(*f)))
        {
            let finding = Diagnostic::new(Code::ValueMissing).fact("field", field_name(field));
            self.found_at(field, finding);
        }
    }

    /// A class read from a column that no figure of the list needs: what is in no class is
    /// a warning.
    pub(super) fn class<T: Class>(
        &mut self,
        field: F,
        cache: &mut Cache<Reading<T>>,
        read: impl FnOnce(&Vocabulary, &str) -> Reading<T>,
    ) -> Option<T> {
        let raw = self.cell(field);
        if raw.bytes.is_empty() {
            return None;
        }
        let vocabulary = self.vocabulary;
        let reading = cache.get(raw, |text| read(vocabulary, text));
        self.judge(field, reading, Code::ValueUnlisted)
    }

    pub(super) fn judge<T: Class>(
        &mut self,
        field: F,
        reading: Reading<T>,
        unclassified: Code,
    ) -> Option<T> {
        if matches!(reading, Reading::Unclassified | Reading::Doubtful(..)) {
            let text = self.text(field);
            let name = field_name(field);
            let vocabulary = self.vocabulary;
            let code = match reading {
                Reading::Doubtful(..) => Code::ValueDoubtful,
                _ => unclassified,
            };
            self.found_by(field, code, || {
                finding(reading, &text, name, unclassified, vocabulary)
            });
        }
        reading.class()
    }

    pub(super) fn unit(&mut self, caches: &mut Caches, file_unit: &str, units: &mut Units) -> u32 {
        let whose = WhoseUnit {
            cell: self.cell(F::Unit),
            file_unit,
            vocabulary: self.vocabulary,
        };
        let found = whose.find(caches, units);
        let unit = found.unit();
        match found {
            UnitOfRow::Own(_) => {
                caches.unit_above = Some(unit);
                if units.entry(unit).is_some_and(|entry| entry.odd) {
                    self.found_at(F::Unit, Diagnostic::new(Code::UnitOdd));
                }
            }
            UnitOfRow::Above(_) | UnitOfRow::File(_) if self.columns.has(F::Unit) => {
                let above = matches!(found, UnitOfRow::Above(_));
                let name = units.entry(unit).filter(|_| above);
                let finding = Diagnostic::new(Code::UnitMissing)
                    .fact("unit", name.map_or(file_unit, |entry| &entry.name))
                    .fact("above", if above { "yes" } else { "" });
                self.found_at(F::Unit, finding);
            }
            UnitOfRow::Above(_) | UnitOfRow::File(_) => {}
        }
        unit
    }

    pub(super) fn unit_type(&mut self, caches: &mut Caches) -> Option<UnitType> {
        let raw = self.cell(F::UnitType);
        if raw.bytes.is_empty() {
            return None;
        }
        let vocabulary = self.vocabulary;
        let reading = caches.unit_type.get(raw, |text| vocabulary.unit_type(text));
        self.judge(F::UnitType, reading, Code::UnitTypeUnlisted)
    }

    pub(super) fn heads(&mut self) -> u64 {
        if !self.columns.has(F::People) {
            return 1;
        }
        match numbers::parse_count(&self.text(F::People)) {
            Ok(heads) => heads,
            Err(_) => {
                self.found(F::People, Code::NumberUnreadable);
                1
            }
        }
    }

    pub(super) fn post(&mut self, caches: &mut Caches) -> (Post, bool) {
        let vocabulary = self.vocabulary;
        let reading = caches
            .post
            .get(self.cell(F::Post), |text| vocabulary.post(text));
        let written = self.judge(F::Post, reading, Code::PostUnclassified);
        let double = self.double_post(caches) || reading.doubt() == Some(Doubt::DoubleRole);
        let post = match written {
            Some(Post::Management) if double && self.rules.double_post_professional => {
                Post::Professional
            }
            Some(post) => post,
            None => Post::Unknown,
        };
        (post, double)
    }

    fn double_post(&mut self, caches: &mut Caches) -> bool {
        let read = |v: &Vocabulary, raw: &str| v.yes_no(raw);
        let answer = self.class(F::DoubleRole, &mut caches.double_post, read);
        answer == Some(YesNo::Yes)
    }

    pub(super) fn title_field(&self) -> F {
        title_field(self.rules, self.columns)
    }

    pub(super) fn title(&mut self, caches: &mut Caches, post: Post) -> Title {
        let field = self.title_field();
        let (vocabulary, basis) = (self.vocabulary, self.rules.title_basis);
        let worker = post == Post::Worker;
        // The same words mean a title or a worker's grade, by the post.
        let cache = &mut caches.title[usize::from(worker)];
        let reading = cache.get(self.cell(field), |text| {
            vocabulary.title(text, worker, basis)
        });
        // A manager's 院长 or 科员 under 职称 says that there is no title, and is no matter.
        let reading = match reading {
            Reading::Doubtful(title, Doubt::NotATitle) if post != Post::Professional => {
                Reading::Class(title)
            }
            reading => reading,
        };
        self.judge(field, reading, Code::TitleUnclassified)
            .unwrap_or(Title::Unknown)
    }
}

/// The title column that counts: 聘 or 评 by the configuration, the other where the file
/// has no such column.
pub(super) fn title_field(rules: &Rules, columns: &Columns<F>) -> F {
    use crate::vocabulary::TitleBasis as B;
    let (first, second) = match rules.title_basis {
        B::Appointed => (F::Title, F::TitleQualified),
        B::Qualified => (F::TitleQualified, F::Title),
    };
    match columns.has(first) {
        true => first,
        false => second,
    }
}

pub(super) fn field_name(field: F) -> &'static str {
    crate::vocabulary::Field::name(field)
}
