//! Operators and connectives as people write them, in signs, Chinese and English.

/// What is asked of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Op {
    /// Is one of the values.
    Is,
    /// Is none of them.
    IsNot,
    /// Is less, lower, earlier.
    Less,
    /// Is not more.
    AtMost,
    /// Is more, higher, later.
    More,
    /// Is not less.
    AtLeast,
    /// Holds one of the values within it.
    Has,
    /// Holds none of them.
    Lacks,
    /// Nothing is written, or it is not known.
    Empty,
    /// Something is known.
    Filled,
}

impl Op {
    /// Its sign.
    pub fn sign(self) -> &'static str {
        match self {
            Op::Is => "=",
            Op::IsNot => "≠",
            Op::Less => "<",
            Op::AtMost => "≤",
            Op::More => ">",
            Op::AtLeast => "≥",
            Op::Has => "~",
            Op::Lacks => "不含",
            Op::Empty => "为空",
            Op::Filled => "不为空",
        }
    }

    /// Whether values follow it.
    pub fn takes_values(self) -> bool {
        !matches!(self, Op::Empty | Op::Filled)
    }

    /// Whether it compares by size.
    pub fn is_order(self) -> bool {
        matches!(self, Op::Less | Op::AtMost | Op::More | Op::AtLeast)
    }
}

/// All spellings; a longer one before every other that it begins with.
pub const OPERATORS: &[(&str, Op)] = &[
    ("is not empty", Op::Filled),
    ("is not null", Op::Filled),
    ("not empty", Op::Filled),
    ("is empty", Op::Empty),
    ("is null", Op::Empty),
    ("not contains", Op::Lacks),
    ("contains", Op::Has),
    ("is not", Op::IsNot),
    ("not in", Op::IsNot),
    ("is", Op::Is),
    ("in", Op::Is),
    ("不为空", Op::Filled),
    ("不是空", Op::Filled),
    ("非空", Op::Filled),
    ("有值", Op::Filled),
    ("为空", Op::Empty),
    ("是空的", Op::Empty),
    ("空着", Op::Empty),
    ("没有填", Op::Empty),
    ("没填", Op::Empty),
    ("大于或等于", Op::AtLeast),
    ("大于等于", Op::AtLeast),
    ("小于或等于", Op::AtMost),
    ("小于等于", Op::AtMost),
    ("不小于", Op::AtLeast),
    ("不低于", Op::AtLeast),
    ("不少于", Op::AtLeast),
    ("不早于", Op::AtLeast),
    ("至少", Op::AtLeast),
    ("不大于", Op::AtMost),
    ("不高于", Op::AtMost),
    ("不超过", Op::AtMost),
    ("不多于", Op::AtMost),
    ("不晚于", Op::AtMost),
    ("至多", Op::AtMost),
    ("最多", Op::AtMost),
    ("最少", Op::AtLeast),
    ("大于", Op::More),
    ("高于", Op::More),
    ("超过", Op::More),
    ("晚于", Op::More),
    ("小于", Op::Less),
    ("低于", Op::Less),
    ("不足", Op::Less),
    ("不满", Op::Less),
    ("未满", Op::Less),
    ("早于", Op::Less),
    ("不包含", Op::Lacks),
    ("不包括", Op::Lacks),
    ("不含有", Op::Lacks),
    ("不含", Op::Lacks),
    ("包含", Op::Has),
    ("包括", Op::Has),
    ("含有", Op::Has),
    ("含", Op::Has),
    ("不等于", Op::IsNot),
    ("不属于", Op::IsNot),
    ("不是", Op::IsNot),
    ("不为", Op::IsNot),
    ("等于", Op::Is),
    ("属于", Op::Is),
    ("是", Op::Is),
    ("为", Op::Is),
    (">=", Op::AtLeast),
    ("=>", Op::AtLeast),
    ("≥", Op::AtLeast),
    ("≧", Op::AtLeast),
    ("<=", Op::AtMost),
    ("=<", Op::AtMost),
    ("≤", Op::AtMost),
    ("≦", Op::AtMost),
    ("<>", Op::IsNot),
    ("!=", Op::IsNot),
    ("≠", Op::IsNot),
    ("!~", Op::Lacks),
    ("==", Op::Is),
    ("=", Op::Is),
    (":", Op::Is),
    (">", Op::More),
    ("<", Op::Less),
    ("~", Op::Has),
];

/// Both must hold.
pub const AND: &[&str] = &["并且", "而且", "且", "&&", "&", ",", ";", "and"];
/// One must hold.
pub const OR: &[&str] = &["或者", "或", "||", "or"];
/// It must not hold.
pub const NOT: &[&str] = &["非", "!", "not"];
/// What parts several values.
pub const LISTED: &[&str] = &["、", "|"];

/// The word of the list that a text begins with: Latin words in any case, and whole.
pub fn begins<'w>(text: &str, words: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    words.into_iter().find(|word| {
        let Some(start) = text.get(..word.len()) else {
            return false;
        };
        let is_latin = word.chars().all(|c| c.is_ascii_alphabetic() || c == ' ');
        let goes_on = |c: char| c.is_ascii_alphanumeric() || c == '_';
        start.eq_ignore_ascii_case(word) && !(is_latin && text[word.len()..].starts_with(goes_on))
    })
}

/// The operator that a text begins with, and how long it is written.
pub fn operator(text: &str) -> Option<(usize, Op)> {
    let word = begins(text, OPERATORS.iter().map(|(word, _)| *word))?;
    let (_, op) = OPERATORS.iter().find(|(w, _)| *w == word)?;
    Some((word.len(), *op))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_spelling_of_an_operator_is_found() {
        for (position, (word, op)) in OPERATORS.iter().enumerate() {
            assert_eq!(operator(word), Some((word.len(), *op)), "{word}");
            let hidden = OPERATORS[..position]
                .iter()
                .find(|(w, _)| word.starts_with(w));
            assert_eq!(hidden, None, "{word}");
        }
    }

    #[test]
    fn latin_words_are_whole() {
        assert_eq!(begins("order", OR.iter().copied()), None);
        assert_eq!(begins("OR 甲", OR.iter().copied()), Some("or"));
        assert_eq!(begins("|", OR.iter().copied()), None);
    }
}
