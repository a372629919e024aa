//! A row of a roster becomes a person, or findings.

mod education;
mod row;

use super::birth::age;
use super::cache::Cache;
use super::columns::{Columns, Heading, Names, is_example};
use super::dimension::{AGE_LIMIT, Dim, InPost, Values, unknown_after, value_of};
use super::person::Person;
use super::rules::Rules;
use super::rulings::{Concerned, Rulings, Whose};
use super::units::Units;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::source::Record;
use crate::vocabulary::{
    Education, Establishment, Field, Post, Reading, RosterField as F, Sex, Standing,
    StandingColumn, StudyMode, Title, UnitType, Vocabulary, YesNo, entries, normalise,
};
use row::{RowReader, title_field};

/// Reads the rows of one roster.
pub struct RosterReader<'a> {
    vocabulary: &'a Vocabulary,
    rules: &'a Rules,
    rulings: &'a Rulings,
    columns: Columns<F>,
    /// The unit's name where the file has no 单位 column.
    file_unit: String,
    caches: Caches,
}

/// What a cell of 单位 says.
#[derive(Debug, Clone, Copy)]
enum UnitCell {
    /// Nothing, or 同上 with no row above.
    Empty,
    /// A unit, by its number in the directory.
    Unit(u32),
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
    unit: Cache<UnitCell>,
    /// The unit of the row above, for cells left empty by merging.
    unit_above: Option<u32>,
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
/// The columns of which the highest completed education counts.
pub const EDUCATION_FIELDS: [F; 4] = [
    F::Education,
    F::FullTimeEducation,
    F::PartTimeEducation,
    F::FirstEducation,
];

impl<'a> RosterReader<'a> {
    /// Binds the columns of a roster; findings about them go to `diagnostics`.
    pub fn new(
        heading: &Heading<'_>,
        vocabulary: &'a Vocabulary,
        rules: &'a Rules,
        rulings: &'a Rulings,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let names = Names {
            field_of: &|header| vocabulary.roster_field(header),
            nearest: &|header| vocabulary.nearest_roster_header(header).map(|(f, _)| f),
        };
        let columns = Columns::bind(
            heading,
            &names,
            &[&EDUCATION_FIELDS, TITLE_FIELDS, &[F::Post], AGE_FIELDS],
            diagnostics,
        );
        let file_unit = unit_of(heading);
        if !columns.has(F::Unit) {
            let finding = Diagnostic::new(Code::UnitFromFile).at(columns.place().clone());
            diagnostics.push(finding.fact("unit", &file_unit));
        }
        RosterReader {
            vocabulary,
            rules,
            rulings,
            columns,
            file_unit,
            caches: Caches::default(),
        }
    }

    /// Whether a row says nothing that could be counted: a line at the foot of a form. Who
    /// has a name, or a unit and a status, counts all the same, as 不详.
    fn is_nobody(&self, record: &Record) -> bool {
        const NEEDED: &[&[F]] = &[&EDUCATION_FIELDS, TITLE_FIELDS, &[F::Post], AGE_FIELDS];
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

    /// Whose a row is, as far as decisions ask.
    fn whose(&self, record: &Record) -> Whose {
        let key = |field: F| {
            let text = record.text(self.columns.position(field)?);
            (!normalise::is_empty(&text)).then(|| normalise::cell(&text).into_owned())
        };
        match self.rulings.are_about_people() {
            false => Whose::default(),
            true => Whose {
                name: key(F::Name),
                identity: key(F::IdentityNumber).map(|number| number.to_uppercase()),
            },
        }
    }

    /// The decisions that concern a row.
    fn concerned<'w>(&self, record: &Record, whose: &'w Whose, units: &mut Units) -> Concerned<'w>
    where
        'a: 'w,
    {
        if self.rulings.is_empty() {
            return Concerned::default();
        }
        let text = self.columns.position(F::Unit).map(|p| record.text(p));
        let own = text.filter(|text| !normalise::is_empty(text) && !normalise::is_ditto(text));
        let unit = match (own, self.caches.unit_above) {
            (Some(own), _) => units.number(&own, self.vocabulary),
            (None, Some(above)) => above,
            (None, None) => units.number(&self.file_unit, self.vocabulary),
        };
        self.rulings.concerning(whose, unit)
    }

    /// The row with the values that were decided on in the place of those written; `None`
    /// where nothing was decided.
    fn corrected(&self, record: &Record, who: Concerned<'_>) -> Option<Record> {
        if self.rulings.is_empty() {
            return None;
        }
        let mut corrected: Option<Record> = None;
        for (field, position) in self.columns.positions() {
            let text = record.text(position);
            let value = normalise::cell(&text);
            if let Some(decided) = self.rulings.correction(who, field.name(), &value) {
                let row = corrected.get_or_insert_with(|| record.clone());
                row.set_text(position, decided);
            }
        }
        corrected
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
        let written_sex = row
            .class(F::Sex, &mut caches.sex, |v, raw| v.sex(raw))
            .filter(|s| *s != Sex::Unknown);
        let sex = written_sex.or(birth.identity.map(|i| i.sex));
        values[Dim::Sex as usize] = value_of(sex.unwrap_or(Sex::Unknown));
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

        let counts = verdict == InPost::Yes;
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
        }
        let identity = (counts && heads == 1)
            .then(|| row.identity(&birth, unit))
            .flatten();
        if let (true, Some(entry)) = (sinks.diagnostics.mark() > mark, sinks.units.entry(unit)) {
            sinks.diagnostics.of_unit(mark, &entry.name);
        }
        Some(Person {
            values,
            unit,
            heads,
            identity,
            birth: birth.counted(self.rules.identity_birth_first, self.rules.as_of),
        })
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

    /// The column whose title counts.
    pub fn title_field(&self) -> F {
        title_field(self.rules, &self.columns)
    }
}

/// The unit a table stands for where it has no 单位 column: its sheet's name if that can be
/// a unit's, else the file's.
fn unit_of(heading: &Heading<'_>) -> String {
    let of_sheet = heading.sheet.as_deref().filter(|sheet| {
        let rest = NO_UNITS
            .iter()
            .fold(sheet.to_lowercase(), |rest, word| rest.replace(word, ""));
        rest.chars().any(char::is_alphabetic)
    });
    match of_sheet {
        Some(sheet) => unit_of_name(sheet),
        None => {
            let name = heading.file.rsplit('/').next().unwrap_or(heading.file);
            unit_of_name(name.rsplit_once('.').map_or(name, |(stem, _)| stem))
        }
    }
}

/// Words of which names of sheets are made that name no unit.
const NO_UNITS: &[&str] = &[
    "sheet",
    "工作表",
    "花名册",
    "名册",
    "名单",
    "登记",
    "统计",
    "一览",
    "信息",
    "情况",
    "基本",
    "人员",
    "职工",
    "员工",
    "卫生",
    "专业",
    "技术",
    "全部",
    "全体",
    "全院",
    "本院",
    "本单位",
    "在职",
    "在岗",
    "在编",
    "编内",
    "编外",
    "备案",
    "合同",
    "聘用",
    "临聘",
    "派遣",
    "医生",
    "医师",
    "护士",
    "护理",
    "医护",
    "药剂",
    "医技",
    "行政",
    "后勤",
    "专技",
    "管理",
    "工勤",
    "年",
    "月",
    "表",
];

/// A name without the words that say what kind of table it is.
fn unit_of_name(name: &str) -> String {
    let mut unit = name.to_owned();
    for word in ["人员花名册", "职工花名册", "花名册", "名册", "roster"] {
        unit = unit.replace(word, "");
    }
    let unit = unit.trim_matches(|c: char| {
        c.is_whitespace() || c.is_ascii_digit() || "-_—.()（）年".contains(c)
    });
    match unit.is_empty() {
        true => name.to_owned(),
        false => unit.to_owned(),
    }
}
