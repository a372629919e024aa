//! A row of a roster becomes a person, or findings.

use super::birth::{BirthFacts, age};
use super::cache::Cache;
use super::columns::{Columns, is_example, missing_column};
use super::dimension::{AGE_LIMIT, Dim, InPost, Values, unknown_after, value_of};
use super::in_post::{Standings, in_post};
use super::person::Person;
use super::reading::finding;
use super::rules::Rules;
use super::units::Units;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::source::Record;
use crate::vocabulary::{
    Class, Doubt, Education, Establishment, Post, Reading, RosterField as F, Sex, Standing,
    StandingColumn, StudyMode, Title, UnitType, Vocabulary, YesNo, dates, entries, identity,
    normalise, numbers,
};
use chrono::NaiveDate;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Reads the rows of one roster.
pub struct RosterReader<'a> {
    vocabulary: &'a Vocabulary,
    rules: &'a Rules,
    columns: Columns<F>,
    place: Place,
    /// The unit's name where the file has no 单位 column.
    file_unit: String,
    caches: Caches,
}

#[derive(Default)]
struct Caches {
    education: [Cache<(Reading<Education>, Option<StudyMode>)>; 4],
    study_mode: Cache<Reading<StudyMode>>,
    title: [Cache<Reading<Title>>; 4],
    post: Cache<Reading<Post>>,
    establishment: Cache<Reading<Establishment>>,
    standings: [Cache<Reading<Standing>>; STANDING_COLUMNS.len()],
    sex: Cache<Reading<Sex>>,
    unit_type: Cache<Reading<UnitType>>,
    unit: Cache<Option<u32>>,
    double_post: Cache<Reading<YesNo>>,
    open: [Cache<u32>; 2],
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
const EDUCATION_FIELDS: [F; 4] = [
    F::Education,
    F::FullTimeEducation,
    F::PartTimeEducation,
    F::FirstEducation,
];

impl<'a> RosterReader<'a> {
    /// Binds the columns of a roster; findings about them go to `diagnostics`.
    pub fn new(
        headers: &[String],
        header_line: u64,
        file: &str,
        vocabulary: &'a Vocabulary,
        rules: &'a Rules,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let place = Place {
            file: Some(file.to_owned()),
            ..Place::default()
        };
        let at_header = Place {
            line: Some(header_line),
            ..place.clone()
        };
        let field_of = |header: &str| vocabulary.roster_field(header);
        let columns = Columns::bind(headers, &field_of, &at_header, diagnostics);
        let needed: [&[F]; 4] = [&EDUCATION_FIELDS, TITLE_FIELDS, &[F::Post], AGE_FIELDS];
        for fields in needed {
            if !fields.iter().any(|f| columns.has(*f)) {
                let nearest =
                    |header: &str| vocabulary.nearest_roster_header(header).map(|(f, _)| f);
                diagnostics.push(missing_column(&columns, fields, &at_header, &nearest));
            }
        }
        let file_unit = unit_of_file(file);
        if !columns.has(F::Unit) {
            let finding = Diagnostic::new(Code::UnitFromFile).at(place.clone());
            diagnostics.push(finding.fact("unit", &file_unit));
        }
        RosterReader {
            vocabulary,
            rules,
            columns,
            place,
            file_unit,
            caches: Caches::default(),
        }
    }

    /// The canonical names of the columns the file has.
    pub fn fields(&self) -> impl Iterator<Item = &'static str> {
        self.columns.fields().map(crate::vocabulary::Field::name)
    }

    /// Reads one row; `None` for the example row of a new folder, which a finding says.
    pub fn read(&mut self, record: &Record, sinks: &mut Sinks<'_>) -> Option<Person> {
        let diagnostics = &mut *sinks.diagnostics;
        if is_example(
            &self.columns,
            F::StaffNumber,
            record,
            &self.place,
            diagnostics,
        ) {
            return None;
        }
        let mut row = RowReader {
            record,
            columns: &self.columns,
            place: &self.place,
            vocabulary: self.vocabulary,
            rules: self.rules,
            diagnostics: sinks.diagnostics,
        };
        let caches = &mut self.caches;
        let mut values = [0u32; Dim::COUNT];

        let unit = row.unit(caches, &self.file_unit, sinks.units);
        let given_type = row.unit_type(caches);
        sinks.units.saw(unit, given_type);
        let entry = sinks.units.entry(unit);
        let unit_type = entry
            .and_then(|u| u.configured)
            .or(given_type)
            .or_else(|| entry.and_then(|u| u.by_name));
        values[Dim::UnitType as usize] = unit_type.map_or(unknown_after::<UnitType>(), value_of);

        let heads = row.heads();
        let (verdict, status) = row.in_post(caches, unit, sinks.units);
        values[Dim::InPost as usize] = value_of(verdict);
        values[Dim::Status as usize] = status.map_or(unknown_after::<Standing>(), value_of);

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
        let (years, findings) = age(&birth, row.rules.identity_birth_first, row.rules.as_of);
        values[Dim::Age as usize] = years;
        let sex = row
            .class(F::Sex, &mut caches.sex, |v, raw| v.sex(raw))
            .filter(|s| *s != Sex::Unknown)
            .or(birth.identity.map(|i| i.sex));
        values[Dim::Sex as usize] = value_of(sex.unwrap_or(Sex::Unknown));
        for (field, dim, cache) in [
            (F::Honours, Dim::Honours, 0),
            (F::Profession, Dim::Profession, 1),
        ] {
            let raw = row.bytes(field);
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

        let counts = verdict == InPost::Yes;
        if counts {
            // Whoever does not count can have any age.
            findings
                .into_iter()
                .for_each(|f| row.found_at(F::BirthDate, f));
            let professional = post == Post::Professional;
            row.missing(&[F::Post], post == Post::Unknown);
            row.missing(TITLE_FIELDS, professional && title == Title::Unknown);
            row.missing(
                &EDUCATION_FIELDS,
                professional && education == Education::Unknown,
            );
            row.missing(AGE_FIELDS, years > AGE_LIMIT);
        }
        let identity = (counts && heads == 1)
            .then(|| row.identity(&birth, unit))
            .flatten();
        Some(Person {
            values,
            unit,
            heads,
            identity,
        })
    }
}

/// Reads the cells of one row.
struct RowReader<'a> {
    record: &'a Record,
    columns: &'a Columns<F>,
    place: &'a Place,
    vocabulary: &'a Vocabulary,
    rules: &'a Rules,
    diagnostics: &'a mut Diagnostics,
}

impl<'a> RowReader<'a> {
    fn bytes(&self, field: F) -> &'a [u8] {
        match self.columns.position(field) {
            Some(position) => self.record.field(position),
            None => &[],
        }
    }

    fn text(&self, field: F) -> std::borrow::Cow<'a, str> {
        match self.columns.position(field) {
            Some(position) => self.record.text(position),
            None => "".into(),
        }
    }

    fn found_at(&mut self, field: F, finding: Diagnostic) {
        if self.diagnostics.is_full_for(finding.code) {
            return;
        }
        let place = Place {
            line: Some(self.record.line()),
            column: Some(self.columns.header(field)),
            ..self.place.clone()
        };
        let text = self.text(field);
        let finding = finding.at(place);
        let finding = match text.is_empty() {
            true => finding,
            false => finding.value(&text),
        };
        self.diagnostics.push(finding);
    }

    fn found(&mut self, field: F, code: Code) {
        self.found_at(field, Diagnostic::new(code));
    }

    /// A person in post whose class is not known is counted under 不详: worth a line, if
    /// no cell that could tell is filled. A filled one has its own finding, and so has a
    /// file without any such column.
    fn missing(&mut self, fields: &[F], unknown: bool) {
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
    fn class<T: Class>(
        &mut self,
        field: F,
        cache: &mut Cache<Reading<T>>,
        read: impl FnOnce(&Vocabulary, &str) -> Reading<T>,
    ) -> Option<T> {
        let raw = self.bytes(field);
        if raw.is_empty() {
            return None;
        }
        let vocabulary = self.vocabulary;
        let reading = cache.get(raw, |text| read(vocabulary, text));
        self.judge(field, reading, Code::ValueUnlisted)
    }

    fn judge<T: Class>(&mut self, field: F, reading: Reading<T>, unclassified: Code) -> Option<T> {
        if matches!(reading, Reading::Unclassified | Reading::Doubtful(..)) {
            let text = self.text(field);
            let name = field_name(field);
            if let Some(found) = finding(reading, &text, name, unclassified, self.vocabulary) {
                self.found_at(field, found);
            }
        }
        reading.class()
    }

    fn unit(&mut self, caches: &mut Caches, file_unit: &str, units: &mut Units) -> u32 {
        if let Some(unit) = self.named_unit(F::Unit, caches, units) {
            return unit;
        }
        if self.columns.has(F::Unit) {
            let finding = Diagnostic::new(Code::UnitMissing).fact("unit", file_unit);
            self.found_at(F::Unit, finding);
        }
        units.number(file_unit, self.vocabulary)
    }

    /// The unit that a cell names; `None` when it is empty or says so.
    fn named_unit(&self, field: F, caches: &mut Caches, units: &mut Units) -> Option<u32> {
        let raw = self.bytes(field);
        let vocabulary = self.vocabulary;
        if raw.is_empty() {
            return None;
        }
        caches.unit.get(raw, |text| {
            (!normalise::is_empty(text)).then(|| units.number(text, vocabulary))
        })
    }

    fn unit_type(&mut self, caches: &mut Caches) -> Option<UnitType> {
        let raw = self.bytes(F::UnitType);
        if raw.is_empty() {
            return None;
        }
        let vocabulary = self.vocabulary;
        let reading = caches.unit_type.get(raw, |text| vocabulary.unit_type(text));
        self.judge(F::UnitType, reading, Code::UnitTypeUnlisted)
    }

    fn heads(&mut self) -> u64 {
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

    fn in_post(
        &mut self,
        caches: &mut Caches,
        unit: u32,
        units: &mut Units,
    ) -> (InPost, Option<Standing>) {
        let (field, status) = self.standing(caches);
        let home = self.named_unit(F::EstablishmentUnit, caches, units);
        let elsewhere = home.is_some_and(|home| home != unit);
        let row = Standings {
            status,
            status_counts: status.class().is_none_or(|s| self.rules.counts(s)),
            elsewhere,
            joined: self.date(F::Joined).map(|(date, _)| date),
            left: self.date(F::Left).map(|(date, _)| date),
        };
        let (verdict, findings) = in_post(&row, self.rules.as_of);
        for code in findings {
            let field = match code {
                Code::LeftBeforeJoining => F::Left,
                Code::JoinedLater => F::Joined,
                _ => field,
            };
            self.found(field, code);
        }
        (verdict, status.class())
    }

    fn standing(&mut self, caches: &mut Caches) -> (F, Reading<Standing>) {
        let vocabulary = self.vocabulary;
        let mut first = (F::Status, Reading::Empty);
        for (i, (field, column)) in STANDING_COLUMNS.into_iter().enumerate() {
            let raw = self.bytes(field);
            if raw.is_empty() {
                continue;
            }
            let reading = caches.standings[i].get(raw, |text| vocabulary.standing(text, column));
            if reading.class().is_some_and(|s| !self.rules.counts(s)) {
                return (field, reading);
            }
            if first.1 == Reading::Empty {
                first = (field, reading);
            }
        }
        first
    }

    fn post(&mut self, caches: &mut Caches) -> (Post, bool) {
        let vocabulary = self.vocabulary;
        let reading = caches
            .post
            .get(self.bytes(F::Post), |text| vocabulary.post(text));
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

    fn title(&mut self, caches: &mut Caches, post: Post) -> Title {
        use crate::vocabulary::TitleBasis as B;
        let (first, second) = match self.rules.title_basis {
            B::Appointed => (F::Title, F::TitleQualified),
            B::Qualified => (F::TitleQualified, F::Title),
        };
        let field = if self.columns.has(first) {
            first
        } else {
            second
        };
        let (vocabulary, basis) = (self.vocabulary, self.rules.title_basis);
        let worker = post == Post::Worker;
        // The same words mean a title or a worker's grade, by the post.
        let cache = &mut caches.title[usize::from(worker)];
        let reading = cache.get(self.bytes(field), |text| {
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

    fn education(
        &mut self,
        caches: &mut Caches,
        table: &mut Values,
        values: &mut [u32; Dim::COUNT],
    ) -> Education {
        let vocabulary = self.vocabulary;
        let mut highest = Education::Unknown;
        let mut read = [None; 4];
        let mut doubts: Vec<(F, Reading<Education>)> = Vec::new();
        for (i, field) in EDUCATION_FIELDS.into_iter().enumerate() {
            let raw = self.bytes(field);
            if raw.is_empty() {
                continue;
            }
            // The degree column belongs to the highest education and tells the kind of a
            // 研究生 only; so the spelling alone decides unless it is one.
            let (reading, mode) = caches.education[i].get(raw, |text| {
                (
                    vocabulary.education(text, None),
                    vocabulary.education_mode(text),
                )
            });
            let reading = match reading.class() {
                Some(Education::PostgraduateUnspecified) if i == 0 => {
                    vocabulary.education(&self.text(field), Some(&self.text(F::Degree)))
                }
                _ => reading,
            };
            if reading.doubt().is_some() || reading.is_unclassified() {
                doubts.push((field, reading));
            }
            if let Some(class) = reading.class() {
                highest = highest.max(class);
                read[i] = Some((class, mode));
            }
        }
        for (field, reading) in doubts {
            // A course not finished does not matter beside a completed education.
            let harmless = reading.doubt() == Some(Doubt::Unfinished) && highest.is_known();
            if !harmless {
                self.judge(field, reading, Code::EducationUnclassified);
            }
        }
        values[Dim::Education as usize] = value_of(highest);
        let mode = self
            .class(F::StudyMode, &mut caches.study_mode, |v, raw| {
                v.study_mode(raw)
            })
            .or(read[0].and_then(|(_, mode)| mode));
        values[Dim::StudyMode as usize] = mode.map_or(unknown_after::<StudyMode>(), value_of);
        let mut full_time: Vec<String> = Vec::new();
        if let Some((class, _)) = read[0].filter(|_| mode == Some(StudyMode::FullTime)) {
            full_time.push(class.label().to_owned());
        }
        if let Some((class, _)) = read[1] {
            let label = class.label().to_owned();
            if !full_time.contains(&label) {
                full_time.push(label);
            }
        }
        values[Dim::FullTimeEducation as usize] = match full_time.is_empty() {
            true => 0,
            false => table.intern(Dim::FullTimeEducation, full_time),
        };
        highest
    }

    /// A date and whether it is written to the day; `None` when empty or unreadable.
    fn date(&mut self, field: F) -> Option<(NaiveDate, bool)> {
        let raw = self.bytes(field);
        if raw.is_empty() {
            return None;
        }
        let text = String::from_utf8_lossy(raw);
        match dates::parse(&text) {
            Ok(date) => {
                if date.precision == dates::Precision::Year {
                    self.found(field, Code::MonthMissing);
                }
                Some((date.date, date.precision == dates::Precision::Day))
            }
            Err(_) if normalise::is_empty(&text) => None,
            Err(_) => {
                let finding = Diagnostic::new(Code::DateUnreadable);
                self.found_at(field, finding.fact("field", field_name(field)));
                None
            }
        }
    }

    fn birth(&mut self, heads: u64) -> BirthFacts {
        let written = self.date(F::BirthDate);
        let raw = self.text(F::IdentityNumber);
        let identity = match raw.is_empty() {
            true => None,
            // Several people have no identity number of their own.
            false if heads != 1 => None,
            false => match identity::parse(&raw) {
                Ok(identity) => {
                    if identity.trailing_zeros {
                        self.found(F::IdentityNumber, Code::IdentityZeros);
                    }
                    Some(identity)
                }
                Err(_) if normalise::is_empty(&raw) => None,
                Err(fault) => {
                    let has_age = self.columns.has(F::Age) && !self.bytes(F::Age).is_empty();
                    let needed = written.is_none() && !has_age;
                    let code = match needed {
                        true => Code::IdentityUnreadable,
                        false => Code::IdentityFaulty,
                    };
                    let finding = Diagnostic::new(code).fact("fault", fault_key(fault));
                    self.found_at(F::IdentityNumber, finding);
                    None
                }
            },
        };
        let age = self.text(F::Age);
        let age = match age.is_empty() || normalise::is_empty(&age) {
            true => None,
            false => match numbers::parse_count(&age) {
                Ok(age) => u32::try_from(age).ok(),
                Err(_) => {
                    self.found(F::Age, Code::NumberUnreadable);
                    None
                }
            },
        };
        BirthFacts {
            written: written.map(|(date, _)| date),
            written_to_the_day: written.is_some_and(|(_, to_the_day)| to_the_day),
            identity,
            age,
        }
    }

    /// The identity number where it is valid; else name, birth date and unit together.
    fn identity(&self, birth: &BirthFacts, unit: u32) -> Option<u64> {
        const BY_NAME: u64 = 1 << 63;
        if let Some(identity) = birth.identity {
            return Some(identity.packed & !BY_NAME);
        }
        let name = self.text(F::Name);
        let name = normalise::cell(&name);
        let born = birth.written?;
        if normalise::is_empty(&name) {
            return None;
        }
        let mut hasher = DefaultHasher::new();
        (name.as_ref(), born, unit).hash(&mut hasher);
        Some(hasher.finish() | BY_NAME)
    }
}

/// The fault's name in the files of wordings.
fn fault_key(fault: identity::IdentityFault) -> &'static str {
    use identity::IdentityFault as I;
    match fault {
        I::Empty => "empty",
        I::Length(_) => "length",
        I::Characters => "characters",
        I::BirthDate => "birth-date",
        I::Checksum => "checksum",
        I::ExcelDestroyed => "excel-destroyed",
    }
}

fn field_name(field: F) -> &'static str {
    crate::vocabulary::Field::name(field)
}

/// The unit a file stands for: its name without folders, ending and the words that say
/// what kind of table it is.
fn unit_of_file(file: &str) -> String {
    let name = file.rsplit('/').next().unwrap_or(file);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let mut unit = stem.to_owned();
    for word in ["人员花名册", "职工花名册", "花名册", "名册", "roster"] {
        unit = unit.replace(word, "");
    }
    let unit = unit.trim_matches(|c: char| {
        c.is_whitespace() || c.is_ascii_digit() || "-_—.()（）年".contains(c)
    });
    match unit.is_empty() {
        true => stem.to_owned(),
        false => unit.to_owned(),
    }
}
