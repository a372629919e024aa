//! Numbers that count headings, items and clauses: 三、, （三）, 三是. A report numbers them
//! afresh; a draft that people have worked in is left to them, and they are told.

use super::split::Sentence;

/// The digits of such numbers.
const DIGITS: &str = "一二三四五六七八九十";

/// Whether what is numbered is not the same when the one sentence takes the place of the
/// other; `None` where there is none. One that has `moved` keeps its words, not its number.
pub fn changes(old: Option<&Sentence>, new: Option<&Sentence>, moved: bool) -> bool {
    match (old, new) {
        (Some(old), Some(new)) if !moved => items(&old.words()) != items(&new.words()),
        _ => {
            let mut any = old.into_iter().chain(new);
            any.any(|one| one.is_heading || !items(&one.words()).is_empty())
        }
    }
}

/// The items that a sentence counts: `一是`, `二是` at the beginning of a clause, and
/// `（一）` or `1.` at its own.
fn items(words: &str) -> Vec<String> {
    let ends = ['。', '；', '，', '：', '、', '！', '？'];
    let clauses = words.split(ends).map(str::trim_start);
    let mut items: Vec<String> = clauses
        .filter_map(|clause| {
            let rest = clause.trim_start_matches(|c| DIGITS.contains(c));
            let number = &clause[..clause.len() - rest.len()];
            let is_item = !number.is_empty() && rest.starts_with('是');
            is_item.then(|| number.to_owned())
        })
        .collect();
    let is_digit = |c: char| c.is_ascii_digit() || DIGITS.contains(c);
    let start = words.trim_start();
    let opened = start.strip_prefix(['（', '(']);
    let rest = opened.unwrap_or(start);
    let after = rest.trim_start_matches(is_digit);
    let ends: &[char] = match opened {
        Some(_) => &['）', ')'],
        None => &['、', '.', '．'],
    };
    // 3.5个百分点 counts nothing.
    let is_fraction = |after: &str| after[1..].starts_with(|c: char| c.is_ascii_digit());
    if after.len() < rest.len() && after.starts_with(ends) {
        let is_number = opened.is_none() && after.starts_with('.') && is_fraction(after);
        if !is_number {
            items.insert(0, rest[..rest.len() - after.len()].to_owned());
        }
    }
    items
}

#[cfg(test)]
mod tests {
    use super::super::split::Piece;
    use super::*;

    fn sentence(words: &str, is_heading: bool) -> Sentence {
        Sentence {
            section: String::new(),
            is_heading,
            pieces: vec![Piece::Words(words.to_owned())],
        }
    }

    #[test]
    fn a_heading_or_an_item_that_comes_or_goes_moves_the_numbers_after_it() {
        let heading = sentence("乡镇卫生院情况", true);
        let item = sentence("（三）医师偏少，占3.5%。", false);
        let clauses = sentence("一是学历偏低；二是年龄偏大。", false);
        let plain = sentence("其中正高级3人，统一是县管，3.5个百分点。", false);
        for numbered in [&heading, &item, &clauses] {
            assert!(changes(Some(numbered), None, false), "{numbered:?}");
            assert!(changes(None, Some(numbered), false), "{numbered:?}");
            assert!(changes(Some(numbered), Some(numbered), true));
        }
        assert!(!changes(Some(&plain), None, false));
        assert!(!changes(
            Some(&sentence("3.5个百分点。", false)),
            None,
            false
        ));
    }

    #[test]
    fn a_sentence_worded_otherwise_moves_numbers_only_if_its_items_are_others() {
        let two = sentence("一是学历偏低；二是年龄偏大。", false);
        let three = sentence("一是学历偏低；二是年龄偏大；三是缺编。", false);
        let other = sentence("一是职称偏低；二是年龄偏大。", false);
        assert!(changes(Some(&two), Some(&three), false));
        assert!(!changes(Some(&two), Some(&other), false));
    }
}
