//! Which class is the higher.

use super::fields::Kind;
use crate::records::dimension::Dim;
use crate::vocabulary::{Class, Degree, Education, Title};

/// Where a class stands: a range where it is not said which of several it is. `None`: not
/// known, or of a field without order.
pub fn rank(kind: Kind, label: &str) -> Option<(u32, u32)> {
    match kind {
        Kind::Class(Dim::Title) => {
            let unspecified = (Title::AssociateSenior, Title::FullSenior);
            let rank = |title: Title| match title {
                Title::Unknown => None,
                title => below(Title::ALL, title),
            };
            ranked(
                Title::with_label(label)?,
                Title::SeniorUnspecified,
                unspecified,
                rank,
            )
        }
        Kind::Class(Dim::Education | Dim::FullTimeEducation) => {
            let unspecified = (Education::Master, Education::Doctor);
            let rank = |education: Education| match education {
                Education::Unknown => None,
                education => below(Education::ALL, education),
            };
            let class = Education::with_label(label)?;
            ranked(class, Education::PostgraduateUnspecified, unspecified, rank)
        }
        Kind::Degree => {
            let rank = below(Degree::ALL, Degree::with_label(label)?)?;
            Some((rank, rank))
        }
        _ => None,
    }
}

/// Whether the classes of a field have an order.
pub fn is_ranked(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Degree | Kind::Class(Dim::Title | Dim::Education | Dim::FullTimeEducation)
    )
}

fn ranked<C: Class>(
    class: C,
    unspecified: C,
    (lowest, highest): (C, C),
    rank: impl Fn(C) -> Option<u32>,
) -> Option<(u32, u32)> {
    match class == unspecified {
        true => Some((rank(lowest)?, rank(highest)?)),
        false => rank(class).map(|rank| (rank, rank)),
    }
}

/// How many classes stand below in the list, which begins with the highest.
fn below<C: Class>(all: &[C], class: C) -> Option<u32> {
    let position = all.iter().position(|c| *c == class)?;
    u32::try_from(all.len() - position).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_senior_title_of_unknown_rank_lies_between_the_two() {
        let title = |label| rank(Kind::Class(Dim::Title), label).unwrap();
        let (lowest, highest) = title("高级（级别不明）");
        assert_eq!(lowest, title("副高级").0);
        assert_eq!(highest, title("正高级").0);
        assert!(title("中级").1 < lowest && title("无").1 < title("士级").0);
        assert_eq!(rank(Kind::Class(Dim::Title), "不详"), None);
    }
}
