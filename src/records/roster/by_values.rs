//! Columns whose header may mean two things: what stands in them decides.

use crate::records::columns::Heading;
use crate::vocabulary::{Establishment, Field, Reading, RosterField as F, Vocabulary};
use std::collections::BTreeSet;

/// A column that is called like one of posts and holds establishments.
pub(super) struct Established {
    /// Its position.
    pub(super) position: usize,
    /// What it holds, a few of it.
    pub(super) values: BTreeSet<String>,
}

/// The columns under a header such as 人员类别 that hold 在编 and 编外 and no kind of post.
/// One that is called 岗位类别 itself means nothing else.
pub(super) fn established(heading: &Heading<'_>, vocabulary: &Vocabulary) -> Vec<Established> {
    let is_post = |(_, header): &(usize, &String)| {
        vocabulary.roster_field(header) == Some(F::Post) && header.trim() != F::Post.name()
    };
    let columns = heading.headers.iter().enumerate().filter(is_post);
    let found = columns.filter_map(|(position, _)| {
        let cells = heading.first_cells.get(position)?;
        let mut values = BTreeSet::new();
        for cell in cells {
            let establishment = vocabulary.establishment(cell);
            match (vocabulary.post(cell), establishment) {
                (Reading::Empty, _) => {}
                (Reading::Unclassified, Reading::Unclassified | Reading::Empty) => {}
                (Reading::Unclassified, _) => {
                    values.insert(cell.trim().to_owned());
                }
                // 参公 is both, and says nothing here.
                (_, reading) if is_known(reading) => {}
                _ => return None,
            }
        }
        (!values.is_empty()).then_some(Established { position, values })
    });
    found.collect()
}

fn is_known(reading: Reading<Establishment>) -> bool {
    reading
        .class()
        .is_some_and(|class| class != Establishment::Unknown)
}

impl Established {
    /// A few of the values, for a finding.
    pub(super) fn shown(&self) -> String {
        let few: Vec<&str> = self.values.iter().take(3).map(String::as_str).collect();
        few.join("、")
    }
}
