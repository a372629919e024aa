//! What somebody works as: doctors, nurses, pharmacists, technicians, and who else.

use super::class::{Class, classes};
use super::normalise::key;
use super::pieces::by_marks;
use super::reading::Reading;
use super::spelling::{SpellingTable, read_toml};
use super::trouble::VocabularyError;
use serde::Deserialize;

/// The kinds of work of professionals, as health statistics part them
/// (国家卫生统计调查制度, 卫生人力: 从事专业类别).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Occupation {
    /// Doctors, licensed or assistants; not those still without a licence (见习).
    Doctor,
    /// Nurses and midwives.
    Nurse,
    /// Pharmacists of western and Chinese medicine.
    Pharmacist,
    /// Laboratory technicians.
    Laboratory,
    /// Imaging technicians.
    Imaging,
    /// Other technicians, and those of whom nobody says which.
    Technician,
    /// Other health professionals: 卫生监督员, 见习医师 and the like.
    OtherHealth,
    /// Professionals of other trades: accountants, engineers.
    Other,
    /// Not known.
    Unknown,
}

impl Class for Occupation {
    // The column, which is what somebody has spellings of.
    const FIELD: &'static str = "专业类别";
    const ALL: &'static [Self] = &[
        Occupation::Doctor,
        Occupation::Nurse,
        Occupation::Pharmacist,
        Occupation::Laboratory,
        Occupation::Imaging,
        Occupation::Technician,
        Occupation::OtherHealth,
        Occupation::Other,
        Occupation::Unknown,
    ];

    fn label(self) -> &'static str {
        match self {
            Occupation::Doctor => "医",
            Occupation::Nurse => "护",
            Occupation::Pharmacist => "药",
            Occupation::Laboratory => "检验",
            Occupation::Imaging => "影像",
            Occupation::Technician => "其他医技",
            Occupation::OtherHealth => "其他卫技",
            Occupation::Other => "其他技术",
            Occupation::Unknown => "不详",
        }
    }

    fn groups(self) -> &'static [&'static str] {
        match self {
            Occupation::Laboratory | Occupation::Imaging | Occupation::Technician => {
                &["技", "卫生技术"]
            }
            Occupation::Doctor
            | Occupation::Nurse
            | Occupation::Pharmacist
            | Occupation::OtherHealth => &["卫生技术"],
            Occupation::Other | Occupation::Unknown => &[],
        }
    }
}

classes! {
    /// What somebody is licensed to practise as, as far as counting asks.
    Licence of "执业资格" {
        /// 执业医师.
        Physician = "执业医师" in "执业（助理）医师",
        /// 执业助理医师.
        Assistant = "执业助理医师" in "执业（助理）医师",
        /// 注册护士, midwives among them.
        Nurse = "注册护士",
        /// Neither doctor nor nurse by what is written.
        Neither = "无关",
        /// Not known.
        Unknown = "不详",
    }
}

/// Reads what somebody works as.
#[derive(Debug, Clone)]
pub(crate) struct OccupationReader {
    pub table: SpellingTable<Occupation>,
    pub licences: SpellingTable<Licence>,
    titles: Vec<(String, Occupation)>,
}

#[derive(Deserialize)]
struct TitleEndings {
    title: Vec<Ending>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ending {
    class: String,
    endings: Vec<String>,
}

impl OccupationReader {
    /// Reads the embedded tables.
    pub fn embedded() -> Result<Self, VocabularyError> {
        const FILE: &str = "occupation.toml";
        let text = include_str!("tables/occupation.toml");
        let file: TitleEndings = read_toml(FILE, text)?;
        let mut titles = Vec::new();
        for row in file.title {
            let class = Occupation::with_label(&row.class);
            let class = class.ok_or_else(|| VocabularyError::Table {
                file: FILE,
                message: format!("{} is no class", row.class),
            })?;
            titles.extend(row.endings.iter().map(|ending| (key(ending), class)));
        }
        Ok(OccupationReader {
            table: SpellingTable::from_toml(FILE, text)?,
            licences: SpellingTable::from_toml(
                "licence.toml",
                include_str!("tables/licence.toml"),
            )?,
            titles,
        })
    }

    /// The occupation that a title's series says: 主管护师 is a nurse. `None` where the cell
    /// has no series (中级), or two. A title of a health series counts before one of another
    /// trade (主任医师、教授), and 检验 beside 技师 says which technician.
    pub fn of_title(&self, raw: &str) -> Option<Occupation> {
        let apart = raw.replace(['(', ')', '（', '）', '[', ']', '【', '】', ' ', '　'], "/");
        let pieces = by_marks(&apart);
        let found = pieces.into_iter().filter_map(|p| self.of_piece(&key(p)));
        let mut found: Vec<Occupation> = found.collect();
        for general in [Occupation::Other, Occupation::Technician] {
            if found.iter().any(|exact| *exact != general) {
                found.retain(|exact| *exact != general);
            }
        }
        let first = *found.first()?;
        found.iter().all(|o| *o == first).then_some(first)
    }

    fn of_piece(&self, piece: &str) -> Option<Occupation> {
        const ENDINGS: [&str; 6] = ["资格证书", "资格证", "任职资格", "资格", "职务", "职称"];
        let bare = ENDINGS.iter().find_map(|e| piece.strip_suffix(e));
        let bare = bare.unwrap_or(piece);
        let ends = |(ending, _): &&(String, Occupation)| bare.ends_with(ending.as_str());
        // The longest ending decides: 兽医师 is no 医师.
        let longest = self.titles.iter().filter(ends).max_by_key(|(e, _)| e.len());
        let of_title = longest.map(|(_, occupation)| *occupation);
        of_title.or_else(|| match self.table.get(bare)? {
            Reading::Class(Occupation::Unknown) => None,
            reading => reading.class(),
        })
    }
}
