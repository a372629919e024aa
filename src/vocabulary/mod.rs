//! Vocabulary: from what people write to what it means. Strings in, classes out; no files,
//! no rows, no words for users.
//!
//! The spellings are tables beside the code (`tables/*.toml`), embedded, parsed once into a
//! [`Vocabulary`] and extended by the bureau's own ([`ExtraSpellings`]), which win. Cells are
//! matched as whole words after [`normalise`]; what is in no class is never guessed.
//!
//! | word | what it is |
//! |---|---|
//! | [`Reading`] | how a cell was understood: empty, a class, a doubtful class, unclassified |
//! | [`Doubt`] | why somebody should look at a reading |
//! | [`Class`] | what all classifications share: all classes, labels, groups |
//! | [`Dimension`] | a classified field by its name |
//! | [`Education`], [`Degree`], [`StudyMode`] | 学历, 学位, 学习方式 |
//! | [`Title`], [`TitleBasis`] | 职称, and whether 聘 or 评 counts |
//! | [`Post`], [`Establishment`] | 岗位类别, 编制 |
//! | [`Standing`], [`StandingColumn`] | 人员状态: who counts, who has gone |
//! | [`Leaving`] | 离职原因 |
//! | [`Sex`], [`YesNo`] | 性别, 是否 |
//! | [`UnitType`], [`Level`], [`ActivityKind`] | 单位类型, 级别, 类别 |
//! | [`RosterField`], [`ActivityField`], [`FactField`] | the columns of the three tables |
//! | [`dates`], [`numbers`], [`age`] | dates, counts and amounts, full years |
//! | [`change`] | what became of a number since the year before |
//! | [`Retirement`] | the statutory retirement age |
//! | [`entries`] | the entries of a cell that lists several (称号) |
//! | [`identity`], [`mask`] | identity numbers: checked, and never shown whole |

pub mod age;
pub mod change;
pub mod dates;
pub mod identity;
pub mod mask;
pub mod normalise;
pub mod numbers;

mod activity_kind;
mod class;
mod codes;
mod dated_standing;
mod degree;
mod degree_reader;
mod dimension;
mod education;
mod education_pieces;
mod education_reader;
mod establishment;
mod extra;
mod fields;
mod headers;
mod leaving;
mod level;
mod mode_reader;
mod occupation;
mod own;
mod pieces;
mod post;
mod reading;
mod retirement;
mod sex;
mod spelling;
mod standing;
mod study_mode;
mod subject;
mod title;
mod title_pieces;
mod title_reader;
mod trouble;
mod unit_type;
#[allow(clippy::module_inception)] // The room is named after what it is about, the type too.
mod vocabulary;
mod yes_no;

#[cfg(test)]
mod tests;

pub use activity_kind::ActivityKind;
pub use class::Class;
pub use degree::Degree;
pub use dimension::Dimension;
pub use education::Education;
pub use education_pieces::EducationCell;
pub use establishment::Establishment;
pub use extra::ExtraSpellings;
pub use fields::{ActivityField, FactField, Field, RosterField, RulingField};
pub use leaving::Leaving;
pub use level::Level;
pub use occupation::{Licence, Occupation};
pub use pieces::entries;
pub use post::Post;
pub use reading::{Doubt, Reading};
pub use retirement::Retirement;
pub use sex::Sex;
pub use standing::{Beside, DatedStanding, Standing, StandingColumn};
pub use study_mode::StudyMode;
pub use title::{Title, TitleBasis};
pub use trouble::VocabularyError;
pub use unit_type::UnitType;
pub use vocabulary::Vocabulary;
pub use yes_no::YesNo;
