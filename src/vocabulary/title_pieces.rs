//! The pieces of a title cell put together: which title counts, by 聘 or by 评.

use super::reading::{Doubt, Reading};
use super::title::{Title, TitleBasis};

/// One piece of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece {
    /// A title, by 聘 and by 评; the two differ in 副高(待聘) and 中级(聘初级).
    Title(Sides),
    /// The name of a post, or a worker's grade.
    NotATitle,
    /// 待聘 beside a title.
    Unappointed,
    Nothing,
}

/// A title by 聘 and by 评.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sides {
    pub appointed: Title,
    pub qualified: Title,
    pub doubt: Option<Doubt>,
}

impl Sides {
    pub fn both(title: Title, doubt: Option<Doubt>) -> Self {
        Sides {
            appointed: title,
            qualified: title,
            doubt,
        }
    }

    /// Passed, but not said to be appointed.
    pub fn qualified_only(self) -> Self {
        Sides {
            doubt: self.doubt.or(Some(Doubt::QualifiedOnly)),
            ..self
        }
    }
}

/// Puts the pieces together: a title wins over a post beside it; of several titles that
/// differ, the highest counts and somebody should look.
pub(super) fn settle(pieces: &[Piece], basis: TitleBasis) -> Reading<Title> {
    let unappointed = pieces.contains(&Piece::Unappointed);
    let mut titles: Vec<(Title, Option<Doubt>)> = Vec::new();
    for piece in pieces {
        if let Piece::Title(sides) = piece {
            titles.push(match basis {
                TitleBasis::Qualified => {
                    let doubt = sides.doubt.filter(|d| *d != Doubt::QualifiedOnly);
                    (sides.qualified, doubt)
                }
                TitleBasis::Appointed if unappointed => (Title::None, None),
                TitleBasis::Appointed => (sides.appointed, sides.doubt),
            });
        }
    }
    // A licence or a mere qualification says nothing where a title stands beside it.
    if titles
        .iter()
        .any(|(title, doubt)| doubt.is_none() && *title != Title::None)
    {
        titles.retain(|(_, doubt)| doubt.is_none());
    }
    let Some(&(highest, doubt)) = titles.iter().max_by_key(|(title, _)| *title) else {
        return if unappointed {
            Reading::Class(Title::None)
        } else if pieces.contains(&Piece::NotATitle) {
            Reading::Doubtful(Title::None, Doubt::NotATitle)
        } else {
            Reading::Unclassified
        };
    };
    let differ = titles.iter().any(|(title, _)| *title != highest);
    Reading::of(highest, doubt.or(differ.then_some(Doubt::TwoClasses)))
}
