//! A finding about the data: which rule, how grave, where, and the facts.
//!
//! A diagnostic carries no words. Its wording stands in `locales/` under
//! `diag-<code>` (what is wrong) and `diag-<code>.help` (what to do); its page in
//! `docs/diagnostics.md`. Tests hold both against [`Code::ALL`].

mod code;
mod foresight;

pub use code::Code;
pub use foresight::Foresight;

use crate::message::Message;
use std::collections::{BTreeMap, BTreeSet};

/// How grave a finding is: an error stops the report, a warning does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// A figure may be wrong because of it.
    Error,
    /// Worth a look.
    Warning,
}

impl Severity {
    /// The word used in JSON, CSV and the configuration.
    pub fn key(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

/// Where a finding is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// The file as the user knows it: relative to the project folder, `/` between folders.
    pub file: Option<String>,
    /// Physical line on which the record starts, or the sheet's row number; from 1.
    pub line: Option<u64>,
    /// Sheet of a workbook.
    pub sheet: Option<String>,
    /// Column by its header.
    pub column: Option<String>,
    /// The unit that the row stands for or names, by its canonical name.
    pub unit: Option<String>,
}

impl Place {
    /// The same file and sheet, on a line.
    pub fn on_line(&self, line: u64) -> Place {
        Place {
            line: Some(line),
            ..self.clone()
        }
    }
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which rule.
    pub code: Code,
    /// How grave, after the configuration has had its say.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// The other place that it is about, where there are two.
    pub other: Option<Place>,
    /// The value found, identity numbers masked.
    pub value: Option<String>,
    /// The facts of its wording; the key is [`Code::key`] with the prefix `diag-`.
    pub message: Message,
}

impl Diagnostic {
    /// A finding without place, value or facts yet.
    pub fn new(code: Code) -> Self {
        Diagnostic {
            code,
            severity: code.default_severity(),
            place: Place::default(),
            other: None,
            value: None,
            message: Message::new(code.message_key()),
        }
    }

    /// Makes it a warning, whatever the default of its code.
    pub fn mild(mut self) -> Self {
        self.severity = Severity::Warning;
        self
    }

    /// Sets the place.
    pub fn at(mut self, place: Place) -> Self {
        self.place = place;
        self
    }

    /// Sets the other place that it is about; its wording has `other_file`, the sheet
    /// in brackets behind it, and `other_line`.
    pub fn and_at(mut self, other: Place) -> Self {
        let file = other.file.clone().unwrap_or_default();
        let table = match &other.sheet {
            Some(sheet) => format!("{file}[{sheet}]"),
            None => file,
        };
        self = self
            .fact("other_file", table)
            .number("other_line", other.line.unwrap_or_default());
        self.other = Some(other);
        self
    }

    /// Sets the column by its header.
    pub fn column(mut self, header: impl Into<String>) -> Self {
        self.place.column = Some(header.into());
        self
    }

    /// Sets the value found. Any identity number in it is masked, and a value of more
    /// than 60 characters is cut: an error message is no place for a whole record.
    pub fn value(mut self, value: &str) -> Self {
        let masked = crate::vocabulary::mask::mask_all(value);
        let mut shown: String = masked.chars().take(60).collect();
        if masked.chars().nth(60).is_some() {
            shown.push('…');
        }
        self.value = Some(shown);
        self
    }

    /// Adds a fact in words; identity numbers in it are masked.
    pub fn fact(mut self, name: &'static str, value: impl AsRef<str>) -> Self {
        let masked = crate::vocabulary::mask::mask_all(value.as_ref());
        self.message = self.message.text(name, masked);
        self
    }

    /// Adds a number.
    pub fn number(mut self, name: &'static str, value: impl TryInto<i64>) -> Self {
        self.message = self.message.number(name, value);
        self
    }
}

/// Gathers findings on the way of the data.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    totals: BTreeMap<(Severity, Code), u64>,
    severities: BTreeMap<Code, Severity>,
    kept: Kept,
    /// The files of those kept that have no limit, by code.
    seen: BTreeSet<(Code, Option<String>)>,
    /// The file that is being read, and the codes of which one in it is kept.
    reading: Option<(String, u128)>,
    /// Nothing is gathered, but what there would be to gather is told.
    foresight: Option<Foresight>,
}

/// How many findings of one code are kept with their places. The totals stay exact
/// beyond it: a file of fifteen million wrong rows must not fill the memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kept {
    /// As many as anybody could look through, for `check`.
    #[default]
    All,
    /// Some errors, for commands that only say that there are findings.
    Some,
    /// All errors, for a draft that is written in spite of them.
    Doubts,
    /// All errors and some warnings, where each error stops what is its own.
    Errors,
}

/// Codes that other checks look up, lest they tell the same once more.
const LOOKED_UP: [Code; 2] = [Code::FilesOverlap, Code::UnitsAlike];

impl Kept {
    /// How many; of what has no limit nobody will see more than how many there are, and one
    /// in each file is kept, by which the files have their order.
    fn limit(self, severity: Severity, code: Code) -> Option<u64> {
        match (self, severity) {
            (Kept::All, _) | (Kept::Errors | Kept::Doubts, Severity::Error) => Some(1_000_000),
            (Kept::Some, Severity::Error) | (Kept::Errors, Severity::Warning) => Some(1_000),
            (Kept::Some | Kept::Doubts, Severity::Warning) => {
                LOOKED_UP.contains(&code).then_some(1_000)
            }
        }
    }
}

impl Diagnostics {
    /// An empty collection in which the configuration has changed some severities.
    pub fn new(severities: BTreeMap<Code, Severity>, kept: Kept) -> Self {
        Diagnostics {
            severities,
            kept,
            ..Self::default()
        }
    }

    /// Counts one more finding of a code whose places are no longer kept; `false` when
    /// this one is still to be made and pushed. It saves making what nobody will see.
    pub fn is_full_for(&mut self, code: Code) -> bool {
        if let Some(foresight) = &mut self.foresight {
            foresight.count(code);
            return true;
        }
        let severity = self.severity(code);
        let total = self.totals.get(&(severity, code)).copied();
        let is_full = total.is_some_and(|total| self.is_full(severity, code, total));
        if is_full {
            self.count_more(code, 1);
        }
        is_full
    }

    fn is_full(&self, severity: Severity, code: Code, total: u64) -> bool {
        match self.kept.limit(severity, code) {
            Some(limit) => total >= limit,
            None => (self.reading.as_ref()).is_some_and(|(_, codes)| codes & code.bit() != 0),
        }
    }

    /// Says which file is being read from here on, or that none is.
    pub fn read_file(&mut self, file: Option<&str>) {
        self.reading = file.map(|file| (file.to_owned(), 0));
    }

    /// Counts more findings of a code whose places are no longer kept.
    pub fn count_more(&mut self, code: Code, more: u64) {
        *self.totals.entry((self.severity(code), code)).or_default() += more;
    }

    /// The severity of a code, as the configuration has it.
    fn severity(&self, code: Code) -> Severity {
        let changed = self.severities.get(&code).copied();
        changed.unwrap_or(code.default_severity())
    }

    /// Takes a finding in.
    pub fn push(&mut self, mut diagnostic: Diagnostic) {
        if let Some(foresight) = &mut self.foresight {
            foresight.count(diagnostic.code);
            foresight.is_open = true;
            return;
        }
        // A header can hold an identity number where the columns have slipped.
        if let Some(column) = &mut diagnostic.place.column {
            *column = crate::vocabulary::mask::mask_text(column).into_owned();
        }
        if let Some(severity) = self.severities.get(&diagnostic.code) {
            diagnostic.severity = *severity;
        }
        let total = self
            .totals
            .entry((diagnostic.severity, diagnostic.code))
            .or_default();
        *total += 1;
        let is_kept = match self.kept.limit(diagnostic.severity, diagnostic.code) {
            Some(limit) => *total <= limit,
            None => {
                let file = diagnostic.place.file.clone();
                if let Some((reading, codes)) = &mut self.reading
                    && file.as_ref() == Some(reading)
                {
                    *codes |= diagnostic.code.bit();
                }
                self.seen.insert((diagnostic.code, file))
            }
        };
        if is_kept {
            self.list.push(diagnostic);
        }
    }

    /// A collection that gathers nothing and only tells what there would be to gather.
    pub fn foreseeing() -> Self {
        Diagnostics {
            foresight: Some(Foresight::default()),
            ..Self::default()
        }
    }

    /// What there would have been to gather, where that is all that is told.
    pub fn foresight(&mut self) -> Option<&mut Foresight> {
        self.foresight.as_mut()
    }

    /// The codes whose places are no longer kept, a bit for each by its position in
    /// [`Code::ALL`]. While a file is read they only become more.
    pub fn full(&self) -> u128 {
        let full = self.totals.iter().filter(|(key, total)| {
            let code = key.1;
            let severity = self.severity(code);
            key.0 == severity && self.is_full(severity, code, **total)
        });
        full.fold(0, |bits, ((_, code), _)| bits | code.bit())
    }

    /// How many findings are kept so far: a mark for [`Diagnostics::of_unit`].
    pub fn mark(&self) -> usize {
        self.list.len()
    }

    /// Says of the findings since a mark which unit they are about, unless they know.
    pub fn of_unit(&mut self, since: usize, unit: &str) {
        for finding in self.list.iter_mut().skip(since) {
            finding.place.unit.get_or_insert_with(|| unit.to_owned());
        }
    }

    /// Completes the places of the findings kept, the other ones too.
    pub fn complete(&mut self, mut each: impl FnMut(Code, &mut Place)) {
        for finding in &mut self.list {
            each(finding.code, &mut finding.place);
            if let Some(other) = &mut finding.other {
                each(finding.code, other);
            }
        }
    }

    /// The findings kept, as they came.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }

    /// Takes a finding in, if there is one.
    pub fn extend(&mut self, diagnostic: Option<Diagnostic>) {
        if let Some(diagnostic) = diagnostic {
            self.push(diagnostic);
        }
    }

    /// How many errors, those no longer kept included.
    pub fn errors(&self) -> u64 {
        self.count(Severity::Error)
    }

    /// How many warnings, those no longer kept included.
    pub fn warnings(&self) -> u64 {
        self.count(Severity::Warning)
    }

    fn count(&self, severity: Severity) -> u64 {
        self.totals
            .iter()
            .filter(|((s, _), _)| *s == severity)
            .map(|(_, n)| n)
            .sum()
    }

    /// True totals by severity and code.
    pub fn totals(&self) -> &BTreeMap<(Severity, Code), u64> {
        &self.totals
    }

    /// The findings kept, sorted by file (in reading order), line, then code.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut order: BTreeMap<&Option<String>, usize> = BTreeMap::new();
        for d in &self.list {
            let next = order.len();
            order.entry(&d.place.file).or_insert(next);
        }
        let mut sorted: Vec<&Diagnostic> = self.list.iter().collect();
        sorted.sort_by_key(|d| (order[&d.place.file], d.place.line, d.code));
        sorted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn warnings_that_nobody_sees_are_counted_and_errors_are_kept() {
        for (kept, errors, warnings) in [
            (Kept::All, 1_500, 1_500),
            (Kept::Errors, 1_500, 1_000),
            (Kept::Doubts, 1_500, 1),
            (Kept::Some, 1_000, 1),
        ] {
            let mut found = Diagnostics::new(BTreeMap::new(), kept);
            for _ in 0..1_500 {
                found.push(Diagnostic::new(Code::EducationUnclassified));
                found.push(Diagnostic::new(Code::EducationUnclassified).mild());
            }
            let of = |severity| found.iter().filter(|d| d.severity == severity).count();
            let seen = (of(Severity::Error), of(Severity::Warning));
            assert_eq!(seen, (errors, warnings), "{kept:?}");
            assert_eq!((found.errors(), found.warnings()), (1_500, 1_500));
        }
    }

    #[test]
    fn files_keep_their_order_whatever_is_kept_of_them() {
        let file = |name: &str| Place {
            file: Some(name.to_owned()),
            ..Place::default()
        };
        let mut found = Diagnostics::new(BTreeMap::new(), Kept::Doubts);
        for name in ["second", "first"] {
            found.read_file(Some(name));
            for _ in 0..3 {
                if !found.is_full_for(Code::UnitsAlike) {
                    found.push(Diagnostic::new(Code::AgeDisagrees).at(file(name)));
                }
            }
            assert!(found.is_full_for(Code::AgeDisagrees));
        }
        found.read_file(None);
        assert!(!found.is_full_for(Code::AgeDisagrees));
        for name in ["first", "second"] {
            found.push(Diagnostic::new(Code::EducationUnclassified).at(file(name)));
        }
        let files: Vec<_> = found
            .sorted()
            .iter()
            .map(|d| d.place.file.clone())
            .collect();
        assert_eq!(
            files,
            ["second", "second", "first", "first"].map(|f| Some(f.to_owned()))
        );
        assert_eq!(found.warnings(), 8);
    }
}
