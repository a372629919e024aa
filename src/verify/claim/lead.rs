//! The words of a clause up to its number: what is counted, of whom, and what else is said.

use super::super::equal::Names;
use crate::figures::Scope;
use crate::vocabulary::change::last_year;
use chrono::Datelike;

/// What stands before a number.
#[derive(Debug, Clone)]
pub struct Lead {
    /// The figures whose name stands right before the number.
    pub ids: Vec<String>,
    /// That name.
    pub name: String,
    /// What they are said to be a part of: 干部职工中女性.
    pub bases: Vec<String>,
    /// Whether the name says by itself of what they are a part, if of anything.
    pub is_full: bool,
    /// Whether the whole name stands there and nothing else can be called so.
    pub is_long: bool,
    /// The unit that is named before it.
    pub scope: Option<Scope>,
    /// Whether everybody is named before it.
    pub is_everybody: bool,
    /// Whether everybody, the year, or all there is is named before it.
    pub is_explicit: bool,
    /// Whether 其中 stands before it.
    pub is_among: bool,
    /// Whether all the words before the name are known to change nothing.
    pub is_known: bool,
}

/// Words for everybody there is.
const EVERYBODY: &[&str] = &[
    "全市卫生健康系统",
    "全县卫生健康系统",
    "全区卫生健康系统",
    "全市卫健系统",
    "全县卫健系统",
    "全区卫健系统",
    "卫生健康系统",
    "卫健系统",
    "全系统",
    "全市",
    "全县",
    "全区",
];
/// The same in the report of one unit. In that of a bureau they are some hospital's words.
const EVERYBODY_AT_HOME: &[&str] = &[
    "全院",
    "我院",
    "本院",
    "全中心",
    "我中心",
    "本单位",
    "我单位",
];
/// Words that say that it is the number of the year, or all there is.
const EXPLICIT: &[&str] = &[
    "全年", "今年", "目前", "截至", "截止", "现有", "共有", "年末", "年底",
];
/// Words that change nothing.
const WITHOUT_WEIGHT: &[&str] = &[
    "我市", "我县", "我区", "本市", "本县", "有", "共", "计", "合计", "总计", "已", "现", "系统",
    "在册", "并", "而", "举办", "开展", "召开", "获得", "获",
];
/// Names of more characters than this are nothing else's.
const LONG: usize = 7;
/// Words that leave the name of what is counted as it is: 每千人口拥有注册护士.
const INNER: [&str; 4] = ["共有", "现有", "拥有", "有"];
/// What people are called by their sex.
const SEXES: [(&str, &str); 6] = [
    ("男性职工", "男性"),
    ("女性职工", "女性"),
    ("男职工", "男性"),
    ("女职工", "女性"),
    ("男同志", "男性"),
    ("女同志", "女性"),
];

impl Lead {
    /// Reads the clause up to a number; `None` where no figure's name ends it.
    pub fn new(names: &Names<'_>, before: &str) -> Option<Self> {
        let plain = Self::read(names, before);
        // 乡镇卫生院有专业技术人员 is the name of one figure with a word in it.
        let inner = INNER
            .iter()
            .filter(|word| before.contains(**word))
            .map(|word| before.replacen(word, "", 1))
            .filter_map(|text| Self::read(names, &text))
            .find(|lead| lead.is_long);
        match inner {
            Some(inner) if plain.as_ref().is_none_or(|plain| !plain.is_long) => Some(inner),
            _ => plain,
        }
    }

    fn read(names: &Names<'_>, before: &str) -> Option<Self> {
        let words = names.unlinked(before);
        let (words, length, ids) = match names.ending(words) {
            Some((length, ids)) => (words.to_owned(), length, ids),
            None => {
                let (from, to) = SEXES.iter().find(|(from, _)| words.ends_with(from))?;
                let words = format!("{}{to}", words.strip_suffix(from)?);
                let (length, ids) = names.ending(&words)?;
                (words, length, ids)
            }
        };
        let name = &words[words.len() - length..];
        let mut lead = Lead {
            is_full: ids.iter().all(|id| names.is_full(id, name)),
            is_long: false,
            ids: ids.into_iter().map(str::to_owned).collect(),
            name: name.to_owned(),
            bases: Vec::new(),
            scope: None,
            is_everybody: false,
            is_explicit: false,
            is_among: false,
            is_known: false,
        };
        lead.is_long = lead.is_full && name.chars().count() > LONG;
        lead.rest(names, &words[..words.len() - length]);
        Some(lead)
    }

    /// Reads the words before the name.
    fn rest(&mut self, names: &Names<'_>, words: &str) {
        let mut rest = words;
        if let Some((head, tail)) = words.rsplit_once('中')
            && !head.ends_with('其')
            && let Some((length, ids)) = names.ending(names.unlinked(head))
        {
            self.bases = ids.into_iter().map(str::to_owned).collect();
            let head = names.unlinked(head);
            let (mut before, mut after) = (&head[..head.len() - length], tail);
            self.strip(names, &mut after);
            self.strip(names, &mut before);
            self.is_known = before.is_empty() && after.is_empty();
            return;
        }
        self.strip(names, &mut rest);
        self.is_known = rest.is_empty();
    }

    /// Takes away what is known from the start.
    fn strip(&mut self, names: &Names<'_>, rest: &mut &str) {
        loop {
            if let Some(left) = everybody(names, rest) {
                (self.is_everybody, self.is_explicit) = (true, true);
                *rest = left;
            } else if let Some(left) = explicit(names, rest) {
                self.is_explicit = true;
                *rest = left;
            } else if let Some(left) = rest.strip_prefix("其中") {
                self.is_among = true;
                *rest = left;
            } else if let Some(left) = without_weight(rest) {
                *rest = left;
            } else if let (Some((unit, length)), None) =
                (names.unit_names().at(rest, 0), &self.scope)
            {
                self.scope = Some(Scope::Unit(unit.to_owned()));
                *rest = &rest[length..];
            } else {
                return;
            }
        }
    }
}

/// A text without the word for everybody at its start.
pub fn everybody<'w>(names: &Names<'_>, text: &'w str) -> Option<&'w str> {
    let at_home = match names.figures().home() {
        Scope::Whole => &[],
        _ => EVERYBODY_AT_HOME,
    };
    let mut words = EVERYBODY.iter().chain(at_home);
    words.find_map(|word| text.strip_prefix(word))
}

/// A text without the word for the year, or for all there is, at its start.
pub fn explicit<'w>(names: &Names<'_>, text: &'w str) -> Option<&'w str> {
    let figures = names.figures();
    let (year, as_of) = (figures.year, figures.as_of);
    let date = format!("{}年{}月{}日", as_of.year(), as_of.month(), as_of.day());
    let ends = ["12月31日", "底", "末", "度", ""];
    let years = [year, year - 1].map(|year| ends.map(|end| format!("{year}年{end}")));
    let mut dates = std::iter::once(date).chain(years.into_iter().flatten());
    let dated = dates.find_map(|date| text.strip_prefix(date.as_str()));
    // Of which of the two years a number is, the words between decide.
    let last = || {
        last_year()
            .iter()
            .find_map(|word| text.strip_prefix(word.as_str()))
    };
    dated
        .or_else(last)
        .or_else(|| EXPLICIT.iter().find_map(|word| text.strip_prefix(word)))
}

/// A text without a word that changes nothing at its start.
pub fn without_weight(text: &str) -> Option<&str> {
    WITHOUT_WEIGHT
        .iter()
        .find_map(|word| text.strip_prefix(word))
}
