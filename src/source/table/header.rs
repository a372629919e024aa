//! The header found among the first records, by what its cells say.

use crate::source::record::{Quoting, Record};

/// A header.
#[derive(Debug)]
pub struct Header {
    /// How many records stand above it.
    pub above: usize,
    /// The records it is made of: one, or two under each other.
    pub rows: Vec<Record>,
    /// What each column is called.
    pub names: Vec<String>,
    /// How many of the names are known.
    pub score: usize,
}

impl Header {
    /// The line it starts on.
    pub fn line(&self) -> u64 {
        self.rows.first().map_or(1, Record::line)
    }

    /// How well its quotes are set.
    pub fn quoting(&self) -> Quoting {
        let all = self.rows.iter().map(Record::quoting);
        all.max().unwrap_or_default()
    }

    /// Whether a record is this header once more, or one of its rows; blanks inside a cell
    /// make no difference.
    pub fn is_repeated_by(&self, record: &Record) -> bool {
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        let same = |row: &Record| {
            let mut cells = (0..row.len()).map(|i| (row.text(i), record.text(i)));
            row.len() == record.len() && cells.all(|(own, other)| bare(&own) == bare(&other))
        };
        self.rows.iter().any(same)
    }

    /// Whether a record above the header fills most of its columns, as rows do: titles and
    /// notes fill few, and what they say of the table stands behind labels.
    pub fn looks_like_row(&self, record: &Record) -> bool {
        let filled = |cells: &mut dyn Iterator<Item = bool>| cells.filter(|filled| *filled).count();
        let named = filled(&mut self.names.iter().map(|name| !name.trim().is_empty()));
        let texts = texts(record);
        let own = filled(&mut texts.iter().map(|text| !text.trim().is_empty()));
        let labels = texts.iter().any(|text| text.trim().ends_with(['：', ':']));
        // The upper row of a header says what the lower one does where cells are merged.
        let same = texts.iter().filter(|text| self.names.contains(text));
        let is_header = same.filter(|text| !text.trim().is_empty()).count() >= 2;
        let is_full = own >= 4 && own * 3 >= named * 2;
        record.len() == self.names.len() && is_full && !labels && !is_header
    }
}

/// The header: the first record of which `known` recognises two cells and half of all that
/// are filled, or the one below it if that has more; else the one of the first records with
/// the most. Two records together, where groups stand above (学历 over 全日制 and 在职), if
/// together they say more than either.
pub fn find(first: &[Record], known: &dyn Fn(&str) -> bool) -> Option<Header> {
    let cells: Vec<Vec<String>> = first
        .iter()
        .map(|record| without_labels(texts(record), known))
        .collect();
    let score = |names: &[String]| names.iter().filter(|name| known(name)).count();
    let mut best: Option<(usize, usize)> = None;
    let mut settled = false;
    for (index, names) in cells.iter().enumerate() {
        if first[index].malformed_field().is_some() {
            continue;
        }
        let own = score(names);
        let filled = names.iter().filter(|name| !name.trim().is_empty()).count();
        let was_settled = settled;
        let is_better = own > best.map_or(0, |(_, score)| score);
        if is_better {
            // What is below such a record is data, but for a second line of the header.
            settled = own >= 2 && own * 2 >= filled;
            best = Some((index, own));
        }
        if was_settled {
            break;
        }
    }
    let (index, own) = best?;
    let together = [index.checked_sub(1), Some(index)]
        .into_iter()
        .flatten()
        .filter_map(|upper| {
            let both = (cells.get(upper)?, cells.get(upper + 1)?);
            let sound = [upper, upper + 1].map(|i| first[i].malformed_field().is_none());
            let names = under_groups(both.0, both.1, known).filter(|_| sound == [true; 2])?;
            let together = score(&names);
            let lower = &cells[upper + 1];
            // A lower row that only fills in below the names of the upper one is no person.
            let fills_in = upper == index && score(lower) > 0 && is_beside(&cells[upper], lower);
            let more = together > own || (together == own && fills_in);
            more.then_some((upper, names, together))
        })
        .max_by_key(|(_, _, score)| *score);
    Some(match together {
        Some((upper, names, score)) => Header {
            above: upper,
            rows: first[upper..upper + 2].to_vec(),
            names,
            score,
        },
        None => Header {
            above: index,
            rows: vec![first[index].clone()],
            names: texts(&first[index]),
            score: own,
        },
    })
}

/// The cells of a record as text.
pub fn texts(record: &Record) -> Vec<String> {
    (0..record.len())
        .map(|i| record.text(i).into_owned())
        .collect()
}

/// The cells without those that are a label beside what it is about (`单位名称：` and then
/// the name): these name no column.
fn without_labels(mut cells: Vec<String>, known: &dyn Fn(&str) -> bool) -> Vec<String> {
    let ends = |cell: &str| cell.trim().ends_with(['：', ':']);
    for at in 0..cells.len() {
        let beside = cells[at + 1..].iter().find(|cell| !cell.trim().is_empty());
        let says = |cell: &String| !ends(cell) && !known(cell);
        if ends(&cells[at]) && beside.is_some_and(says) {
            cells[at].clear();
        }
    }
    cells
}

/// Whether of the columns that the upper row names the lower one leaves half or more alone.
fn is_beside(upper: &[String], lower: &[String]) -> bool {
    let filled = |cell: &&String| !cell.trim().is_empty();
    let named = upper.iter().filter(filled).count();
    let both = upper.iter().zip(lower);
    let both = both.filter(|(above, below)| filled(above) && filled(below));
    both.count() * 2 <= named
}

/// The names of columns from two rows of a header. A group stands over the columns to its
/// right as long as these have nothing above but something below.
fn under_groups(
    upper: &[String],
    lower: &[String],
    known: &dyn Fn(&str) -> bool,
) -> Option<Vec<String>> {
    if upper.len() != lower.len() {
        return None;
    }
    // Of two rows of which one stands beside the other, a cell over one column only that
    // says nothing about it is a value: 青溪医院 over 姓名.
    let is_value = |at: usize| {
        let (above, below) = (upper[at].trim(), lower[at].trim());
        let alone = upper.get(at + 1).is_none_or(|next| !next.trim().is_empty());
        let unlike = above != below && !known(above) && known(below);
        let whole = [format!("{below}{above}"), format!("{above}{below}")];
        !above.is_empty() && alone && unlike && !whole.iter().any(|name| known(name))
    };
    if (0..upper.len()).any(is_value) {
        return None;
    }
    let mut group = "";
    let names = upper.iter().zip(lower).map(|(above, below)| {
        let (above, below) = (above.trim(), below.trim());
        if !above.is_empty() || below.is_empty() {
            group = above;
        }
        match (group, below) {
            (_, "") => above.to_owned(),
            ("", own) => own.to_owned(),
            (group, own) if group == own => own.to_owned(),
            (_, own) if known(own) => own.to_owned(),
            (group, own) => {
                let whole = [format!("{own}{group}"), format!("{group}{own}")];
                match whole.iter().find(|name| known(name)) {
                    Some(name) => name.clone(),
                    None => whole[1].clone(),
                }
            }
        }
    });
    Some(names.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(upper: &str, lower: &str) -> Vec<String> {
        let known =
            |name: &str| ["姓名", "学历", "全日制学历", "在职学历", "职称", "学位"].contains(&name);
        let cells = |line: &str| line.split(',').map(str::to_owned).collect::<Vec<_>>();
        under_groups(&cells(upper), &cells(lower), &known).unwrap()
    }

    #[test]
    fn a_group_stands_over_the_columns_to_its_right() {
        assert_eq!(
            names("姓名,学历,,职称,", ",全日制,在职,,"),
            ["姓名", "全日制学历", "在职学历", "职称", ""]
        );
    }

    #[test]
    fn a_name_known_by_itself_needs_no_group_and_an_unknown_one_keeps_it() {
        assert_eq!(names("姓名,学历,", ",学历,学位"), ["姓名", "学历", "学位"]);
        assert_eq!(
            names("基本情况,,职称", "姓名,学位,聘任时间"),
            ["姓名", "学位", "职称聘任时间"]
        );
    }

    #[test]
    fn cells_merged_downwards_say_the_same_twice() {
        assert_eq!(
            names("姓名,学历,学历", "姓名,全日制,在职"),
            ["姓名", "全日制学历", "在职学历"]
        );
    }
}
