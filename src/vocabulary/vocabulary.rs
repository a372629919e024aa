//! The vocabulary as a whole: every spelling of every field, the bureau's own included.

use super::codes::CodeLists;
use super::degree_reader::DegreeReader;
use super::education_reader::EducationReader;
use super::fields::{ActivityField, FactField, RosterField, RulingField};
use super::headers::{HeaderFile, HeaderTable};
use super::mode_reader::ModeReader;
use super::normalise::key;
use super::occupation::OccupationReader;
use super::own;
use super::spelling::{SpellingTable, read_toml};
use super::subject::Subjects;
use super::title_reader::TitleReader;
use super::trouble::VocabularyError;
use super::unit_type::NameRules;
use super::*;
use crate::nearest::all_nearest;

/// All spellings, parsed once and read from everywhere.
#[derive(Debug, Clone)]
pub struct Vocabulary {
    pub(super) educations: EducationReader,
    pub(super) titles: TitleReader,
    pub(super) posts: SpellingTable<Post>,
    pub(super) establishments: SpellingTable<Establishment>,
    pub(super) standings: SpellingTable<Standing>,
    pub(super) year_flows: SpellingTable<Standing>,
    pub(super) leavings: SpellingTable<Leaving>,
    pub(super) sexes: SpellingTable<Sex>,
    pub(super) unit_types: SpellingTable<UnitType>,
    pub(super) levels: SpellingTable<Level>,
    pub(super) activity_kinds: SpellingTable<ActivityKind>,
    pub(super) occupations: OccupationReader,
    answers: SpellingTable<YesNo>,
    certificates: SpellingTable<YesNo>,
    unit_names: NameRules,
    pub(super) roster: HeaderTable<RosterField>,
    pub(super) activities: HeaderTable<ActivityField>,
    pub(super) facts: HeaderTable<FactField>,
    rulings: HeaderTable<RulingField>,
}

/// Reads an embedded table of spellings.
macro_rules! table {
    ($file:literal) => {
        SpellingTable::from_toml($file, include_str!(concat!("tables/", $file)))
    };
}

/// A section `[parts]` of an embedded table.
#[derive(serde::Deserialize)]
struct WithParts<P> {
    parts: P,
}

impl Vocabulary {
    /// Builds the vocabulary from the embedded tables and the bureau's own additions.
    pub fn new(extra: &ExtraSpellings) -> Result<Self, VocabularyError> {
        let education_file = include_str!("tables/education.toml");
        let title_file = include_str!("tables/title.toml");
        let subjects = Subjects::embedded()?;
        let education_parts: WithParts<_> = read_toml("education.toml", education_file)?;
        let degree_parts: WithParts<_> = read_toml("education.toml", education_file)?;
        let headers = HeaderFile::embedded()?;
        let notes = &headers.notes.words;
        let mut vocabulary = Vocabulary {
            educations: EducationReader {
                table: table!("education.toml")?,
                parts: education_parts.parts,
                degrees: DegreeReader {
                    table: table!("degree.toml")?,
                    parts: degree_parts.parts,
                },
                modes: ModeReader {
                    table: table!("study_mode.toml")?,
                    words: read_toml("study_mode.toml", include_str!("tables/study_mode.toml"))?,
                },
                subjects: subjects.clone(),
            },
            titles: TitleReader {
                table: table!("title.toml")?,
                words: read_toml("title.toml", title_file)?,
                subjects,
            },
            posts: table!("post.toml")?,
            establishments: table!("establishment.toml")?,
            standings: table!("standing.toml")?,
            year_flows: table!("standing.toml")?,
            leavings: table!("leaving.toml")?,
            sexes: table!("sex.toml")?,
            unit_types: table!("unit_type.toml")?,
            levels: table!("level.toml")?,
            activity_kinds: table!("activity_kind.toml")?,
            occupations: OccupationReader::embedded()?,
            answers: table!("yes_no.toml")?,
            certificates: table!("certificate.toml")?,
            unit_names: NameRules::embedded()?,
            roster: HeaderTable::new(&headers.roster, notes)?,
            activities: HeaderTable::new(&headers.activities, notes)?,
            facts: HeaderTable::new(&headers.facts, notes)?,
            rulings: HeaderTable::new(&headers.rulings, notes)?,
        };
        vocabulary.add_codes(extra)?;
        let city = match extra.county_level_city {
            true => Level::Own,
            false => Level::Prefecture,
        };
        for word in ["市级", "市"] {
            vocabulary.levels.add_code(word, city, None);
        }
        own::add(&mut vocabulary, extra)?;
        Ok(vocabulary)
    }

    fn add_codes(&mut self, extra: &ExtraSpellings) -> Result<(), VocabularyError> {
        let lists = CodeLists::embedded()?;
        own::check_code_fields(extra)?;
        let chosen = |field: &str| extra.codes.get(field).map(String::as_str);
        lists.add_to(&mut self.educations.table, "学历", chosen("学历"))?;
        lists.add_to(&mut self.educations.degrees.table, "学位", chosen("学位"))?;
        lists.add_to(&mut self.titles.table, "职称", chosen("职称"))?;
        lists.add_to(&mut self.posts, "岗位类别", chosen("岗位类别"))?;
        lists.add_to(&mut self.establishments, "编制", chosen("编制"))?;
        lists.add_to(&mut self.year_flows, "年内人员流动情况", None)
    }

    /// The highest completed education that a cell says; `raw_degree` is the cell of 学位,
    /// which tells the kind of a 研究生.
    pub fn education(&self, raw_education: &str, raw_degree: Option<&str>) -> Reading<Education> {
        self.education_cell(raw_education, raw_degree).education
    }

    /// Like [`Self::education`], with the study mode that the cell itself says.
    pub fn education_cell(&self, raw_education: &str, raw_degree: Option<&str>) -> EducationCell {
        let degree = raw_degree.and_then(|raw| self.degree(raw).class());
        self.educations.read(raw_education, degree)
    }

    /// Whether an education cell itself says full-time or part-time (函授本科, 全日制硕士研究生).
    pub fn education_mode(&self, raw: &str) -> Option<StudyMode> {
        self.educations.read(raw, None).mode
    }

    /// The degree.
    pub fn degree(&self, raw: &str) -> Reading<Degree> {
        self.educations.degrees.read(raw)
    }

    /// The study mode in a column of its own.
    pub fn study_mode(&self, raw: &str) -> Reading<StudyMode> {
        self.educations.modes.read(raw)
    }

    /// The level of a title. `is_worker`: the person holds a worker's post, where 技师 is a
    /// worker's grade. `basis` says which side of 副高(待聘) counts.
    pub fn title(&self, raw: &str, is_worker: bool, basis: TitleBasis) -> Reading<Title> {
        self.titles.read(raw, is_worker, basis)
    }

    /// The kind of post.
    pub fn post(&self, raw: &str) -> Reading<Post> {
        self.posts.read_parts(raw)
    }

    /// The establishment.
    pub fn establishment(&self, raw: &str) -> Reading<Establishment> {
        self.establishments.read_parts(raw)
    }

    /// Where somebody stands, as the given column says it.
    pub fn standing(&self, raw: &str, column: StandingColumn) -> Reading<Standing> {
        match (column, self.yes_no(raw).class()) {
            (StandingColumn::OnDuty, Some(YesNo::Yes)) => return Reading::Class(Standing::InPost),
            (StandingColumn::OnDuty, Some(YesNo::No)) => return Reading::Class(Standing::OffDuty),
            (StandingColumn::Rehired, Some(YesNo::Yes)) => {
                return Reading::Class(Standing::Rehired);
            }
            // Not rehired says nothing about where the person stands.
            (StandingColumn::Rehired, Some(YesNo::No)) => return Reading::Empty,
            _ => {}
        }
        let table = match column {
            StandingColumn::YearFlow => &self.year_flows,
            _ => &self.standings,
        };
        match (column, table.read_parts(raw)) {
            // Why one of the unit's own people is away: lent, studying, in training elsewhere.
            (StandingColumn::AbsenceReason, Reading::Doubtful(standing, _)) => {
                Reading::Class(standing)
            }
            (StandingColumn::AbsenceReason, Reading::Class(Standing::Trainee)) => {
                Reading::Class(Standing::SentToTraining)
            }
            (_, reading) => reading,
        }
    }

    /// Whether somebody counts as staff, and since when or until when: the words of a cell may
    /// have a date beside them (退休（2024年6月）).
    pub fn dated_standing(&self, raw: &str, column: StandingColumn) -> DatedStanding {
        let standing = self.standing(raw, column);
        let parted = dated_standing::part(raw).filter(|_| standing.is_unclassified());
        let dated = parted.and_then(|parted| {
            let standing = self.standing(&parted.words, column);
            standing.class()?;
            let dated_standing::Parted { date, until, .. } = parted;
            let date = Some(Beside { date, until });
            Some(DatedStanding { standing, date })
        });
        dated.unwrap_or(DatedStanding {
            standing,
            date: None,
        })
    }

    /// Why somebody has left; a date beside the words (2024年6月退休) does no harm.
    pub fn leaving(&self, raw: &str) -> Reading<Leaving> {
        match self.leavings.read_parts(raw) {
            Reading::Unclassified => match dated_standing::part(raw) {
                Some(parted) => self.leavings.read_parts(&parted.words),
                None => Reading::Unclassified,
            },
            reading => reading,
        }
    }

    /// The sex.
    pub fn sex(&self, raw: &str) -> Reading<Sex> {
        self.sexes.read(raw)
    }

    /// The kind of a unit, in a column of its own.
    pub fn unit_type(&self, raw: &str) -> Reading<UnitType> {
        self.unit_types.read_parts(raw)
    }

    /// The kind of a unit that its name tells.
    pub fn unit_type_of_name(&self, unit_name: &str) -> Option<UnitType> {
        self.unit_names.read(unit_name)
    }

    /// The level of an award, an honour or a specialty.
    pub fn level(&self, raw: &str) -> Reading<Level> {
        self.levels.read(raw)
    }

    /// The kind of an activity; a kind of the bureau's own is unclassified.
    pub fn activity_kind(&self, raw: &str) -> Reading<ActivityKind> {
        self.activity_kinds.read(raw)
    }

    /// 是 or 否. Nothing written and 无 read as [`Reading::Empty`] and 否.
    pub fn yes_no(&self, raw: &str) -> Reading<YesNo> {
        self.answers.read(raw)
    }

    /// What a professional works as.
    pub fn occupation(&self, raw: &str) -> Reading<Occupation> {
        self.occupations.table.read_parts(raw)
    }

    /// What a professional works as by the series of the title.
    pub fn occupation_of_title(&self, raw: &str) -> Option<Occupation> {
        self.occupations.of_title(raw)
    }

    /// What somebody is licensed to practise as.
    pub fn licence(&self, raw: &str) -> Reading<Licence> {
        self.occupations.licences.read_parts(raw)
    }

    /// Whether there is a certificate, or a registration, that may be named instead of 是.
    pub fn certificate(&self, raw: &str) -> Reading<YesNo> {
        self.certificates.read_parts(raw)
    }

    /// The roster column that a header stands for.
    pub fn roster_field(&self, header: &str) -> Option<RosterField> {
        self.roster.field(header)
    }

    /// The activity-log column that a header stands for.
    pub fn activity_field(&self, header: &str) -> Option<ActivityField> {
        self.activities.field(header)
    }

    /// The facts column that a header stands for.
    pub fn fact_field(&self, header: &str) -> Option<FactField> {
        self.facts.field(header)
    }

    /// The column of a table of rulings that a header stands for.
    pub fn ruling_field(&self, header: &str) -> Option<RulingField> {
        self.rulings.field(header)
    }

    /// The roster column whose spelling is nearest to an unknown header, when near enough.
    pub fn nearest_roster_header(&self, header: &str) -> Option<(RosterField, &str)> {
        self.roster.nearest(header)
    }

    /// The activity-log column whose spelling is nearest to an unknown header.
    pub fn nearest_activity_header(&self, header: &str) -> Option<(ActivityField, &str)> {
        self.activities.nearest(header)
    }

    /// The facts column whose spelling is nearest to an unknown header.
    pub fn nearest_fact_header(&self, header: &str) -> Option<(FactField, &str)> {
        self.facts.nearest(header)
    }

    /// The column of a table of rulings whose spelling is nearest to an unknown header.
    pub fn nearest_ruling_header(&self, header: &str) -> Option<(RulingField, &str)> {
        self.rulings.nearest(header)
    }

    /// For an unclassified value: the nearest spelling of each class that may have been meant,
    /// when near enough to be a slip.
    pub fn suggest(&self, dimension: Dimension, raw: &str) -> Vec<(&str, &'static str)> {
        all_nearest(&key(raw), self.spellings(dimension))
    }

    /// The dimensions other than `not` in which a value is a known spelling: 在编 under
    /// 人员类别 belongs to 编制. The values decide what such a column holds, not its header.
    pub fn elsewhere(&self, not: Dimension, raw: &str) -> Vec<(Dimension, &'static str)> {
        let key = key(raw);
        let known = |d: &Dimension| {
            let mut spellings = self.spellings(*d);
            spellings
                .find(|(word, _)| *word == key)
                .map(|(_, label)| (*d, label))
        };
        // Why people leave is said in the words of 人员状态; the column that is needed is that.
        let other = |d: &&Dimension| **d != not && **d != Dimension::Leaving;
        let others = Dimension::ALL.iter().filter(other);
        others.filter_map(known).collect()
    }

    fn spellings(&self, of: Dimension) -> Box<dyn Iterator<Item = (&str, &'static str)> + '_> {
        match of {
            Dimension::Education => Box::new(self.educations.table.spellings()),
            Dimension::Degree => Box::new(self.educations.degrees.table.spellings()),
            Dimension::StudyMode => Box::new(self.educations.modes.table.spellings()),
            Dimension::Title => Box::new(self.titles.table.spellings()),
            Dimension::Post => Box::new(self.posts.spellings()),
            Dimension::Establishment => Box::new(self.establishments.spellings()),
            Dimension::Standing => Box::new(self.standings.spellings()),
            Dimension::Leaving => Box::new(self.leavings.spellings()),
            Dimension::Sex => Box::new(self.sexes.spellings()),
            Dimension::UnitType => Box::new(self.unit_types.spellings()),
            Dimension::Level => Box::new(self.levels.spellings()),
            Dimension::ActivityKind => Box::new(self.activity_kinds.spellings()),
            Dimension::Occupation => Box::new(self.occupations.table.spellings()),
            Dimension::Licence => Box::new(self.occupations.licences.spellings()),
        }
    }
}
