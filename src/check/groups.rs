//! Findings gathered as somebody would put them right: by table, by code, and what says
//! the same of several rows only once.

use crate::diagnostic::{Code, Diagnostic, Severity};
use std::collections::{BTreeMap, HashMap};

/// The findings of one table, errors first, then in the order of codes.
pub struct TableFindings<'a> {
    /// Its file; `None` for what is about no one file.
    pub file: Option<&'a str>,
    /// Its sheet, in a workbook.
    pub sheet: Option<&'a str>,
    /// The findings by code.
    pub codes: BTreeMap<(Severity, Code), Vec<Group<'a>>>,
}

impl TableFindings<'_> {
    /// How many findings of a code.
    pub fn total(&self, severity: Severity, code: Code) -> usize {
        let groups = self.codes.get(&(severity, code));
        groups
            .into_iter()
            .flatten()
            .map(|group| group.lines.len())
            .sum()
    }

    /// How many findings are this grave.
    pub fn count(&self, severity: Severity) -> usize {
        let codes = self.codes.keys().filter(|(s, _)| *s == severity);
        codes
            .map(|(severity, code)| self.total(*severity, *code))
            .sum()
    }
}

/// Findings of one table that say the same: same code, column, value and facts.
pub struct Group<'a> {
    /// The first of them.
    pub first: &'a Diagnostic,
    /// Their lines, ascending; `None` for the whole file.
    pub lines: Vec<Option<u64>>,
}

/// Whether findings of a code are about a spelling: whoever settles it settles it for all
/// rows at once.
pub fn is_spelling(code: Code) -> bool {
    matches!(
        code,
        Code::EducationUnclassified
            | Code::TitleUnclassified
            | Code::PostUnclassified
            | Code::ValueUnlisted
            | Code::ValueDoubtful
            | Code::StatusUnclear
            | Code::UnitTypeUnlisted
            | Code::LevelUnlisted
            | Code::KindUnlisted
    )
}

/// Findings sorted by file and line, gathered; tables stand in the order of their first
/// finding.
pub fn gathered<'a>(sorted: &[&'a Diagnostic]) -> Vec<TableFindings<'a>> {
    let mut tables: Vec<TableFindings<'a>> = Vec::new();
    let mut known_tables: HashMap<(Option<&str>, Option<&str>), usize> = HashMap::new();
    let mut known_groups: HashMap<(usize, Severity, Code, Says<'a>), usize> = HashMap::new();
    for finding in sorted.iter().copied() {
        let place = &finding.place;
        let (file, sheet) = (place.file.as_deref(), place.sheet.as_deref());
        let table = *known_tables.entry((file, sheet)).or_insert_with(|| {
            tables.push(TableFindings {
                file,
                sheet,
                codes: BTreeMap::new(),
            });
            tables.len() - 1
        });
        let key = (finding.severity, finding.code);
        let groups = tables[table].codes.entry(key).or_default();
        let says = (table, finding.severity, finding.code, says(finding));
        let group = *known_groups.entry(says).or_insert_with(|| {
            groups.push(Group {
                first: finding,
                lines: Vec::new(),
            });
            groups.len() - 1
        });
        groups[group].lines.push(place.line);
    }
    tables
}

/// Whether what is said of a value is the same whatever it is.
fn is_of_any_value(code: Code) -> bool {
    matches!(
        code,
        Code::IdentityFaulty | Code::IdentityUnreadable | Code::PastRetirement
    )
}

type Says<'a> = (Option<&'a str>, Option<&'a str>, String);

fn says(finding: &Diagnostic) -> Says<'_> {
    (
        finding.place.column.as_deref(),
        finding
            .value
            .as_deref()
            .filter(|_| !is_of_any_value(finding.code)),
        format!("{:?}", finding.message.args),
    )
}
