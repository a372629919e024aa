//! The merged roster: every row of every roster once more, with its classes, its file and
//! its line. What the figures count can be counted again from it.

use super::rosters::{Seen, again};
use super::{Gathered, Readers};
use crate::failure::Failure;
use crate::project::Project;
use crate::records::dimension::{Dim, InPost, Values};
use crate::records::roster::EDUCATION_FIELDS;
use crate::vocabulary::mask::{mask, mask_all, mask_beside_birth};
use crate::vocabulary::{Class, RosterField as F, dates, normalise};

/// A column of the merged roster.
pub struct MergedColumn {
    /// Its heading.
    pub heading: &'static str,
    /// How wide it is in a workbook.
    pub width: f64,
    /// Whether it holds numbers.
    pub number: bool,
    from: From,
}

/// Where a cell comes from.
#[derive(Clone, Copy)]
enum From {
    File,
    Sheet,
    Line,
    Unit,
    Class(Dim),
    Written(F),
    /// Every column of education that is filled.
    Education,
    /// The title as it is written, in the column that counts.
    Title,
    Identity,
    Birth,
    Date(F),
    Counted,
    Heads,
}

const fn column(heading: &'static str, width: f64, from: From) -> MergedColumn {
    MergedColumn {
        heading,
        width,
        number: matches!(from, From::Line | From::Heads | From::Class(Dim::Age)),
        from,
    }
}

/// The columns, in order.
pub const COLUMNS: &[MergedColumn] = &[
    column("文件", 24.0, From::File),
    column("工作表", 10.0, From::Sheet),
    column("行号", 7.0, From::Line),
    column("单位", 24.0, From::Unit),
    column("单位类型", 10.0, From::Class(Dim::UnitType)),
    column("姓名", 10.0, From::Written(F::Name)),
    column("性别", 6.0, From::Class(Dim::Sex)),
    column("身份证号", 20.0, From::Identity),
    column("出生日期", 11.0, From::Birth),
    column("年龄", 6.0, From::Class(Dim::Age)),
    column("学历", 14.0, From::Class(Dim::Education)),
    column("学历原文", 16.0, From::Education),
    column("学位", 12.0, From::Written(F::Degree)),
    column("学习方式", 10.0, From::Class(Dim::StudyMode)),
    column("职称", 10.0, From::Class(Dim::Title)),
    column("职称原文", 16.0, From::Title),
    column("岗位", 10.0, From::Class(Dim::Post)),
    column("岗位原文", 12.0, From::Written(F::Post)),
    column("双肩挑", 8.0, From::Class(Dim::DoublePost)),
    column("编制", 10.0, From::Class(Dim::Establishment)),
    column("人员状态", 10.0, From::Class(Dim::Status)),
    column("是否计入", 10.0, From::Counted),
    column("人数", 6.0, From::Heads),
    column("入职日期", 11.0, From::Date(F::Joined)),
    column("离职日期", 11.0, From::Date(F::Left)),
];

/// Goes over all rosters once more; `each` sees the cells of every row.
///
/// # Errors
/// When a file cannot be read.
pub fn merged(
    project: &Project,
    readers: &Readers,
    gathered: &mut Gathered,
    mut each: impl FnMut(&[String]),
) -> Result<(), Failure> {
    let mut cells: Vec<String> = vec![String::new(); COLUMNS.len()];
    again(project, readers, gathered, |seen| {
        for (cell, column) in cells.iter_mut().zip(COLUMNS) {
            *cell = text(seen, column.from);
        }
        each(&cells);
    })
}

fn text(seen: &Seen<'_>, from: From) -> String {
    let place = seen.reader.place();
    let written = |field| mask_all(seen.reader.text(seen.record, field).trim());
    match from {
        From::File => place.file.clone().unwrap_or_default(),
        From::Sheet => place.sheet.clone().unwrap_or_default(),
        From::Line => seen.line.to_string(),
        From::Unit => {
            let unit = seen.units.entry(seen.person.unit);
            unit.map(|unit| unit.name.clone()).unwrap_or_default()
        }
        From::Class(dim) => label(seen.values, dim, seen.person.values[dim as usize]),
        From::Written(field) => written(field),
        From::Education => {
            let mut all: Vec<String> = EDUCATION_FIELDS.map(written).to_vec();
            all.retain(|text| !text.is_empty());
            all.dedup();
            all.join("；")
        }
        From::Title => written(seen.reader.title_field()),
        From::Identity => {
            let raw = seen.reader.text(seen.record, F::IdentityNumber);
            match normalise::is_empty(&raw) {
                true => String::new(),
                false if seen.person.birth.is_some() => mask_beside_birth(&raw),
                false => mask(&raw),
            }
        }
        From::Birth => {
            let birth = seen.person.birth;
            birth.map(|date| date.to_string()).unwrap_or_default()
        }
        From::Date(field) => {
            let raw = seen.reader.text(seen.record, field);
            match dates::parse(&raw) {
                Ok(date) => date.date.to_string(),
                Err(_) => written(field),
            }
        }
        From::Counted => {
            let verdict = seen.person.values[Dim::InPost as usize];
            match label(seen.values, Dim::InPost, verdict) {
                label if label == InPost::Yes.label() => "是".to_owned(),
                why => why,
            }
        }
        From::Heads => seen.person.heads.to_string(),
    }
}

/// The first label of a value is its own; the others are of groups.
fn label(values: &Values, dim: Dim, value: u32) -> String {
    values
        .labels(dim, value)
        .first()
        .cloned()
        .unwrap_or_default()
}
