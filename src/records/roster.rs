//! A row of a roster becomes a person, or findings.

mod age_gaps;
mod by_values;
mod decided;
mod education;
mod person;
pub mod quick;
mod row;
mod scout;
mod standing;
mod unit_cell;
mod unit_name;
mod work;

use super::birth::age;
use super::cache::Cache;
use super::columns::{Columns, Heading, Names, is_example};
use super::combined::Retiring;
use super::dimension::{AGE_LIMIT, Dim, InPost, Values, unknown_after, value_of};
use super::likelihood::Known;
use super::person::{Latest, Person};
use super::rules::Rules;
use super::rulings::Rulings;
use super::units::Units;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::source::{Flaw, Record};
use crate::vocabulary::age::full_years;
use crate::vocabulary::{
    DatedStanding, Education, Establishment, Field, Post, Reading, RosterField as F, Sex, Standing,
    StandingColumn, StudyMode, Title, UnitType, Vocabulary, YesNo, entries, normalise,
};
use age_gaps::{AgeGaps, Ages};
use chrono::NaiveDate;
use row::{RowReader, title_field};
pub use scout::{Foreseen, Numbers, Orders, Scout, Words};
use unit_cell::UnitCell;
use unit_name::unit_of;

/// Reads the rows of one roster.
pub struct RosterReader<'a> {
    vocabulary: &'a Vocabulary,
    rules: &'a Rules,
    rulings: &'a Rulings,
    columns: Columns<F>,
    /// The unit's name where the file has no 单位 column.
    file_unit: String,
    /// Whether people with an identity number are known by name and birth date, too.
    names_everybody: bool,
    caches: Caches,
    ages: AgeGaps,
    /// The type of its unit that the last row gave.
    given: Option<UnitType>,
    /// The units of which the directory knows that rows read ahead stand for them.
    seen: Vec<bool>,
}

#[derive(Default)]
struct Caches {
    education: [Cache<(Reading<Education>, Option<StudyMode>)>; 4],
    study_mode: Cache<Reading<StudyMode>>,
    title: [Cache<Reading<Title>>; 4],
    post: Cache<Reading<Post>>,
    establishment: Cache<Reading<Establishment>>,
    standings: [Cache<DatedStanding>; STANDING_COLUMNS.len()],
    sex: Cache<Reading<Sex>>,
    unit_type: Cache<Reading<UnitType>>,
    unit: Cache<UnitCell>,
    /// The unit of the row above, for cells left empty by merging.
    unit_above: Option<u32>,
    double_post: Cache<Reading<YesNo>>,
    open: [Cache<u32>; 2],
    work: work::WorkCaches,
}

/// Everything rows are read into.
pub struct Sinks<'a> {
    /// Values of dimensions, with their labels.
    pub values: &'a mut Values,
    /// The directory of units.
    pub units: &'a mut Units,
    /// Findings.
    pub diagnostics: &'a mut Diagnostics,
}

/// One of these must be there for an age to be known.
const AGE_FIELDS: &[F] = &[F::BirthDate, F::IdentityNumber, F::Age];
/// Where a row may say how the person stands; the first that says somebody does not
/// count decides, else the first that says anything.
const STANDING_COLUMNS: [(F, StandingColumn); 5] = [
    (F::Status, StandingColumn::Status),
    (F::Rehired, StandingColumn::Rehired),
    (F::OnDuty, StandingColumn::OnDuty),
    (F::AbsenceReason, StandingColumn::AbsenceReason),
    (F::YearFlow, StandingColumn::YearFlow),
];
const TITLE_FIELDS: &[F] = &[F::Title, F::TitleQualified];
/// The columns of which the highest completed education counts.
pub const EDUCATION_FIELDS: [F; 4] = [
    F::Education,
    F::FullTimeEducation,
    F::PartTimeEducation,
    F::FirstEducation,
];

/// The columns that must be there: of each group one.
const NEEDED: &[&[F]] = &[&EDUCATION_FIELDS, TITLE_FIELDS, &[F::Post], AGE_FIELDS];

impl<'a> RosterReader<'a> {
    /// Binds the columns of a roster; findings about them go to `diagnostics`.
    pub fn new(
        heading: &Heading<'_>,
        vocabulary: &'a Vocabulary,
        rules: &'a Rules,
        rulings: &'a Rulings,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let established = by_values::established(heading, vocabulary);
        let holds_establishments = |header: &str| {
            let mut headers = established
                .iter()
                .map(|held| &heading.headers[held.position]);
            headers.any(|other| other == header)
        };
        let names = Names {
            field_of: &|header| match holds_establishments(header) {
                true => Some(F::Establishment),
                false => vocabulary.roster_field(header),
            },
            nearest: &|header| vocabulary.nearest_roster_header(header).map(|(f, _)| f),
        };
        let columns = Columns::bind(heading, &names, NEEDED, diagnostics);
        for held in &established {
            let header = heading.headers[held.position].trim();
            let finding = Diagnostic::new(Code::ColumnByValues)
                .at(columns.place().on_line(heading.line))
                .column(header)
                .fact("values", held.shown())
                .fact("read", F::Establishment.name());
            diagnostics.push(finding.fact("meant", F::Post.name()));
        }
        let (file_unit, by_sheet) = unit_of(heading);
        if !columns.has(F::Unit) && !rules.knows_unit(&file_unit) {
            let finding = Diagnostic::new(Code::UnitFromFile).at(columns.place().clone());
            let finding = finding.fact("sheet", if by_sheet { "yes" } else { "" });
            diagnostics.push(finding.fact("unit", &file_unit));
        }
        RosterReader {
            vocabulary,
            rules,
            rulings,
            columns,
            file_unit,
            names_everybody: false,
            caches: Caches::default(),
            ages: AgeGaps::default(),
            given: None,
            seen: Vec::new(),
        }
    }

    /// From here on people with an identity number are known by name and birth date, too.
    pub fn name_everybody(&mut self) {
        self.names_everybody = true;
    }

    /// The columns of the file.
    pub fn columns(&self) -> &Columns<F> {
        &self.columns
    }

    /// Whether a row says nothing that could be counted: a line at the foot of a form. Who
    /// has a name, or a unit and a status, counts all the same, as 不详.
    fn is_nobody(&self, record: &Record) -> bool {
        let mut positions = NEEDED
            .iter()
            .flat_map(|fields| fields.iter())
            .filter_map(|field| self.columns.position(*field))
            .peekable();
        positions.peek().is_some()
            && positions.all(|p| record.field(p).iter().all(u8::is_ascii_whitespace))
            && !self.is_named(record)
            && self.is_lone(record)
    }

    /// Whether a row has one cell filled and no more, running numbers aside. A row of a
    /// pre-aggregated roster says at least for how many it stands.
    fn is_lone(&self, record: &Record) -> bool {
        let people = self.columns.position(F::People);
        let filled = |field: &&[u8]| !field.is_empty() && !field.iter().all(u8::is_ascii_digit);
        people.is_none_or(|p| record.field(p).is_empty())
            && record.fields().filter(filled).count() <= 1
    }

    /// Whether what stands under 姓名 may be a person's name.
    fn is_named(&self, record: &Record) -> bool {
        const NO_NAMES: &[&str] = &["以下空白", "以下无", "无", "空白", "完", "制表", "填表"];
        let Some(position) = self.columns.position(F::Name) else {
            return false;
        };
        let text = record.text(position);
        let name = normalise::cell(&text);
        let length = name.chars().count();
        (2..=12).contains(&length)
            && name.chars().all(|c| c.is_alphabetic() || c == '·')
            && !NO_NAMES.contains(&name.as_ref())
            && !normalise::is_empty(&name)
    }

    /// The canonical names of the columns the file has.
    pub fn fields(&self) -> impl Iterator<Item = &'static str> {
        self.columns.fields().map(crate::vocabulary::Field::name)
    }

    /// Reads one row; `None` for the example row of a new folder, which a finding says.
    pub fn read(&mut self, record: &Record, sinks: &mut Sinks<'_>) -> Option<Person> {
        let mark = sinks.diagnostics.mark();
        if self.is_nobody(record) {
            let place = self.columns.at(record, F::Name);
            let first = (0..record.len()).find(|i| !record.field(*i).is_empty());
            let shown = first.map(|i| record.text(i)).unwrap_or_default();
            let finding = Diagnostic::new(Code::RowNobody).at(place).value(&shown);
            sinks.diagnostics.push(finding);
            return None;
        }
        let diagnostics = &mut *sinks.diagnostics;
        if is_example(&self.columns, F::StaffNumber, record, diagnostics) {
            return None;
        }
        let whose = self.whose(record);
        let who = self.concerned(record, &whose, sinks.units);
        let corrected = self.corrected(record, who);
        let record = corrected.as_ref().unwrap_or(record);
        let is_merged = |(position, flaw): &(usize, Flaw)| {
            *flaw == Flaw::Merged && self.columns.position(F::Name) == Some(*position)
        };
        let is_second_line = record.flaws().iter().any(is_merged);
        let mut row = RowReader {
            record,
            rulings: self.rulings,
            who,
            columns: &self.columns,
            vocabulary: self.vocabulary,
            rules: self.rules,
            diagnostics: sinks.diagnostics,
        };
        let caches = &mut self.caches;
        let mut values = [0u32; Dim::COUNT];

        let unit = row.unit(caches, &self.file_unit, sinks.units);
        let given_type = row.unit_type(caches);
        self.given = given_type;
        sinks.units.saw(unit, given_type);
        let entry = sinks.units.entry(unit);
        let unit_type = entry.map_or(given_type, |entry| entry.kind_of_row(given_type));
        values[Dim::UnitType as usize] = unit_type.map_or(unknown_after::<UnitType>(), value_of);

        let heads = row.heads();
        let stands = row.in_post(caches, unit, heads, sinks.units);
        values[Dim::InPost as usize] = value_of(stands.verdict);
        values[Dim::Status as usize] = stands.status.map_or(unknown_after::<Standing>(), value_of);

        let (post, double_post) = row.post(caches);
        values[Dim::Post as usize] = value_of(post);
        values[Dim::DoublePost as usize] = u32::from(!double_post);
        let title = row.title(caches, post);
        values[Dim::Title as usize] = value_of(title);
        let education = row.education(caches, sinks.values, &mut values);
        values[Dim::Establishment as usize] = row
            .class(F::Establishment, &mut caches.establishment, |v, raw| {
                v.establishment(raw)
            })
            .map_or(value_of(Establishment::Unknown), value_of);

        let birth = row.birth(heads);
        let born = birth.born(row.rules.identity_birth_first, row.rules.as_of);
        let (years, findings) = age(&birth, row.rules.identity_birth_first, row.rules.as_of);
        values[Dim::Age as usize] = years;
        let written_sex = row
            .class(F::Sex, &mut caches.sex, |v, raw| v.sex(raw))
            .filter(|s| *s != Sex::Unknown);
        let sex = written_sex.or(birth.identity.map(|i| i.sex));
        values[Dim::Sex as usize] = value_of(sex.unwrap_or(Sex::Unknown));
        let retiring = Retiring::of(sex.unwrap_or(Sex::Unknown), post, born, row.rules.as_of);
        values[Dim::Retiring as usize] = value_of(retiring);
        let work = row.work(&mut caches.work, post, stands.verdict == InPost::Yes);
        values[Dim::Occupation as usize] = value_of(work.occupation);
        values[Dim::Licence as usize] = value_of(work.licence);
        values[Dim::GeneralPractice as usize] = value_of(work.practice);
        values[Dim::Appointment as usize] = value_of(work.appointment);
        for (field, dim, cache) in [
            (F::Honours, Dim::Honours, 0),
            (F::Profession, Dim::Profession, 1),
        ] {
            let raw = row.cell(field);
            let table = &mut *sinks.values;
            values[dim as usize] = caches.open[cache].get(raw, |text| {
                let labels = match dim {
                    Dim::Honours => entries(text),
                    _ => Some(normalise::cell(text).into_owned())
                        .filter(|_| !normalise::is_empty(text))
                        .into_iter()
                        .collect(),
                };
                table.intern(dim, labels)
            });
        }

        if is_second_line {
            row.found(F::Name, Code::PersonMerged);
        }
        let counts = stands.verdict == InPost::Yes;
        if counts {
            // Whoever does not count can have any age.
            findings
                .into_iter()
                .for_each(|f| row.found_at(F::BirthDate, f));
            let professional = post == Post::Professional;
            if let (Some(written), Some(proved)) = (written_sex, birth.identity.map(|i| i.sex))
                && written != proved
                && heads == 1
            {
                row.found(F::Sex, Code::SexDiffers);
            }
            let nameless = row.bytes(F::Name).iter().all(u8::is_ascii_whitespace);
            row.missing(&[F::Name], heads == 1 && nameless);
            row.missing(&[F::Post], post == Post::Unknown);
            let title_field = row.title_field();
            row.missing(&[title_field], professional && title == Title::Unknown);
            row.missing(
                &EDUCATION_FIELDS,
                professional && education == Education::Unknown,
            );
            row.missing(AGE_FIELDS, years > AGE_LIMIT);
            if let (Some(written), Some(born), 1) = (birth.age, born, heads) {
                let ages = Ages {
                    line: record.line(),
                    unit,
                    written,
                    by_birth: full_years(born.date, row.rules.as_of),
                };
                let is_settled = || row.is_settled(Code::AgeDisagrees, F::Age);
                self.ages.add(ages, is_settled);
            }
            if heads == 1 {
                row.unlikely(&Known {
                    born,
                    age: years,
                    sex: sex.unwrap_or(Sex::Unknown),
                    post,
                    title,
                    status: stands.status,
                    joined: stands.joined,
                });
            }
        }
        let identity = (counts && heads == 1)
            .then(|| row.identity(&birth, self.names_everybody))
            .flatten();
        if let (true, Some(entry)) = (sinks.diagnostics.mark() > mark, sinks.units.entry(unit)) {
            sinks.diagnostics.of_unit(mark, &entry.name);
        }
        Some(Person {
            values,
            unit,
            heads,
            identity,
            birth: born.map(|born| born.date),
            joined: stands.joined.map(|j| j.date),
            left: stands.left.map(|l| l.date),
            latest: Latest {
                birth: born.map(|born| born.latest()),
                joined: stands.joined.map(|j| j.latest()),
                left: stands.left.map(|l| l.latest()),
            },
            home: stands.home,
        })
    }

    /// Reports what can only be said when all rows have been read.
    pub fn finish(self, units: &Units, diagnostics: &mut Diagnostics) {
        let column = self.columns.header(F::Age);
        let place = self.columns.place();
        self.ages.report(place, &column, units, diagnostics);
    }

    /// The file, and the sheet of it, that is read.
    pub fn place(&self) -> &Place {
        self.columns.place()
    }

    /// The cell of a field as it is written; empty where the file has no such column.
    pub fn text<'r>(&self, record: &'r Record, field: F) -> std::borrow::Cow<'r, str> {
        match self.columns.position(field) {
            Some(position) => record.text(position),
            None => "".into(),
        }
    }

    /// The cell under a header that means no field of ours; empty where the file has none.
    pub fn text_under<'r>(&self, record: &'r Record, header: &str) -> std::borrow::Cow<'r, str> {
        match self.columns.unknown_position(header) {
            Some(position) => record.text(position),
            None => "".into(),
        }
    }

    /// Whether a row says for how many people it stands (人数) and not who they are.
    pub fn stands_for_several(&self, record: &Record, person: &Person) -> bool {
        person.heads != 1 || normalise::is_empty(&self.text(record, F::Name))
    }

    /// The reference date.
    pub fn as_of(&self) -> NaiveDate {
        self.rules.as_of
    }

    /// The column whose title counts.
    pub fn title_field(&self) -> F {
        title_field(self.rules, &self.columns)
    }
}
