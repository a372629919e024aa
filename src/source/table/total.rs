//! Rows of totals: what they are called, and how far up they reach.

use crate::source::encoding::Bytes;
use crate::source::record::Record;

/// How far up a row of totals reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// 小计: back to the last total of any kind.
    Part,
    /// 合计, 共计, 共: the whole table, or one of the lists pasted together in it.
    List,
    /// 总计: the whole table.
    Table,
    /// 其中：女: some of the people above, of whom a total says more.
    Within,
}

/// What rows of totals are called.
const WORDS: &[(&str, Reach)] = &[
    ("小计", Reach::Part),
    ("合计", Reach::List),
    ("共计", Reach::List),
    ("共", Reach::List),
    ("总计", Reach::Table),
    ("总计数", Reach::Table),
    ("汇总", Reach::List),
    ("计数", Reach::List),
];

/// What a spreadsheet writes behind the name of a group: nobody's name ends with it.
const OF_GROUPS: &[&str] = &["汇总", "计数"];

/// What stands before some of the people of a total.
const WITHIN: &str = "其中";

/// Whose names a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Called {
    /// People's.
    Person,
    /// Units'.
    Unit,
}

/// Whose names a column holds, by its header.
pub type Naming<'a> = &'a dyn Fn(&str) -> Option<Called>;

/// Names of people have up to four characters.
const LONGER_THAN_NAMES: usize = 5;

/// What a row of totals says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Total {
    /// The word.
    pub word: &'static str,
    /// How far up it reaches.
    pub reach: Reach,
    /// What stands behind the word in its own cell: `：12人`.
    pub rest: String,
    /// Whether something stands before the word: 甲医院小计 is about some of the rows only.
    pub of_some: bool,
    /// The position of the cell.
    pub position: usize,
}

/// Reads a row whose first filled cell is 合计, 小计 or 总计, alone or with a number
/// (`合计：12人`, `共12人`), or ends with it; else the first other cell that is.
pub fn total(record: &Record) -> Option<Total> {
    let filled = (0..record.len()).filter(|i| !record.field(*i).is_empty());
    filled
        .filter_map(|position| of_cell(&record.text(position), position))
        .next()
}

/// Whether the first filled cell says that a row is one of totals.
pub fn begins_as_total(record: &Record) -> bool {
    let mut all = (0..record.len()).map(|i| record.text(i));
    let first = all.find(|text| !text.trim().is_empty());
    first.is_some_and(|text| of_cell(&text, 0).is_some())
}

/// Whether a cell that holds somebody's or a unit's name is a total's instead: nobody is
/// called 合计. Somebody may be called 王小计, and so that is a name.
pub fn is_no_name(text: &str) -> bool {
    let is_of_group = |total: &Total| OF_GROUPS.contains(&total.word);
    of_cell(text, 0).is_some_and(|total| !total.of_some || is_of_group(&total))
}

/// Whether a cell that holds a unit's name is a total's instead: no unit is called 甲院合计.
pub fn is_no_unit(text: &str) -> bool {
    of_cell(text, 0).is_some()
}

/// Whether a cell says that its row is one of totals, where nothing else is said: 县医院小计,
/// too.
pub fn is_total(text: &str) -> bool {
    let longer = || text.chars().filter(|c| !c.is_whitespace()).count() >= LONGER_THAN_NAMES;
    is_no_name(text) || (of_cell(text, 0).is_some() && longer())
}

fn of_cell(text: &str, position: usize) -> Option<Total> {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if bare.starts_with(WITHIN) {
        return Some(Total {
            word: WITHIN,
            reach: Reach::Within,
            rest: String::new(),
            of_some: false,
            position,
        });
    }
    WORDS.iter().find_map(|(word, reach)| {
        let total = |rest: &str, of_some| Total {
            word,
            reach: *reach,
            rest: rest.to_owned(),
            of_some,
            position,
        };
        let is_word = *word != "共";
        match bare.strip_prefix(word) {
            Some("") if is_word => return Some(total("", false)),
            Some(rest) => {
                let rest = rest.trim_start_matches([':', '：']);
                let number = rest.trim_end_matches(['人', '名', '。']);
                let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
                let counted = !number.is_empty() && number.chars().all(is_digit);
                if counted || (is_word && rest.is_empty()) {
                    return Some(total(rest.trim_end_matches('。'), false));
                }
            }
            None => {}
        }
        (is_word && bare.ends_with(word)).then(|| Total {
            // What is said of a group ends where the group does.
            reach: match OF_GROUPS.contains(word) {
                true => Reach::Part,
                false => *reach,
            },
            ..total("", true)
        })
    })
}

/// How a cell begins or ends that may say so, in the bytes of a table: decoding is for
/// those few.
#[derive(Debug, Clone)]
pub struct TotalMarks {
    /// How many bytes a Chinese character has.
    width: usize,
    /// The characters a cell may begin with, each as one number. A blank is looked for apart.
    begins: [u32; 8],
    /// The last characters of what a cell may end with.
    last: [u32; 3],
    ends: Vec<Vec<u8>>,
}

impl TotalMarks {
    /// Those of a table whose bytes stand for text in this way.
    pub fn new(form: Bytes) -> Self {
        let bytes = |text: &str| form.of(text).into_owned();
        let number = |text| number(&bytes(text));
        TotalMarks {
            width: bytes("计").len(),
            begins: ["小", "合", "共", "总", "汇", "计", "其", "\u{3000}"].map(number),
            last: ["计", "总", "数"].map(number),
            ends: ["计", "汇总", "计数"].map(bytes).to_vec(),
        }
    }

    /// Whether a cell may be one.
    pub fn may_begin_or_end(&self, cell: &[u8]) -> bool {
        if cell.first() == Some(&b' ') {
            return true;
        }
        let Some((first, last)) = self.outermost(cell) else {
            return false;
        };
        self.begins.contains(&first)
            || (self.last.contains(&last) && self.ends.iter().any(|end| cell.ends_with(end)))
    }

    /// The first and the last character of a cell, if these are Chinese.
    fn outermost(&self, cell: &[u8]) -> Option<(u32, u32)> {
        match self.width {
            2 => Some((
                number(cell.first_chunk::<2>()?),
                number(cell.last_chunk::<2>()?),
            )),
            3 => Some((
                number(cell.first_chunk::<3>()?),
                number(cell.last_chunk::<3>()?),
            )),
            _ => None,
        }
    }
}

/// Some bytes as one number.
fn number(bytes: &[u8]) -> u32 {
    bytes
        .iter()
        .fold(0, |all, byte| all << 8 | u32::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_total_is_its_word_with_or_without_a_number_and_nothing_else() {
        for (text, expected) in [
            ("合计", true),
            (" 合 计 ", true),
            ("总计：", true),
            ("合计：12人", true),
            ("共12名。", true),
            ("小计１２", true),
            ("县医院 汇总", true),
            ("甲院 计数", true),
            ("总计数", true),
            ("其中：女", true),
            ("甲医院小计", true),
            ("王小计", false),
            ("共", false),
            ("共青团", false),
            ("合计生", false),
            ("小计划", false),
            ("会计", false),
            ("", false),
        ] {
            assert_eq!(is_total(text), expected, "{text}");
            assert_eq!(is_no_name(text), expected && text != "甲医院小计", "{text}");
        }
        assert!(is_no_unit("甲院合计") && !is_no_unit("县会计事务所"));
    }
}
