//! What a figure is once it has been counted: identity, value, share, text.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::ops::Deref;
use std::sync::Arc;

/// What a figure is, whosever it is: what the catalogue says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meaning {
    /// Its id in the catalogue, e.g. `staff.professional`.
    pub id: String,
    /// What it is called in Chinese, e.g. `专业技术人员`.
    pub label: String,
    /// Unit of count (`人`, `人次`, `个` …); `None` for texts.
    pub unit: Option<String>,
    /// Id of the denominator.
    pub share_of: Option<String>,
}

/// One figure of one scope, ready to print. Thousands of units have each of them, so that
/// what is the same of all is there once.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// What it is.
    pub meaning: Arc<Meaning>,
    /// The counted value.
    pub value: Value,
    /// Share of `share_of` in per cent, already rounded; `None` when either number is
    /// null, the denominator is 0, or the figure has no denominator.
    pub share: Option<Decimal>,
    /// Why the value is null, so that a message can say what would bring it back.
    pub missing: Option<Arc<Missing>>,
}

impl Deref for Figure {
    type Target = Meaning;

    fn deref(&self) -> &Meaning {
        &self.meaning
    }
}

/// The value of a figure.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Not known: nothing in the data says it. Never printed.
    Null,
    /// A count, sum, mean or fact.
    Number(Decimal),
    /// So many to one, printed as `1:1.26`.
    Ratio(Decimal),
    /// Months, places, names, in the order in which they are printed.
    List(Vec<String>),
    /// A calendar date; ISO in JSON, 2024年12月31日 in text.
    Date(NaiveDate),
}

/// Which data would give a null figure a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// No roster was read at all.
    Roster,
    /// No roster has any of these columns (canonical field names).
    RosterColumn(Vec<String>),
    /// No activity log of the years asked for was read.
    ActivityLog,
    /// No activity row of this kind and filter fills the column.
    ActivityColumn {
        /// The 类别 asked for, joined by 、.
        kinds: String,
        /// Further conditions in words (级别 省级 …); empty when none.
        filter: String,
        /// The column that would have to be filled.
        column: String,
        /// The calendar years looked at.
        years: String,
    },
    /// No facts table has a row with this 编号.
    Fact(String),
    /// The figure does not exist under this configuration (a fifth age band of four).
    NotConfigured,
    /// The share's denominator is null or 0.
    Denominator(String),
    /// Last year's data do not have it, or there are none: nothing anybody need supply.
    LastYear,
    /// Some people of the two years cannot be told from each other.
    PeopleUnsure,
    /// What it is divided by is 0.
    Zero(String),
    /// Some units have people and not this number, or this number and no people, so that
    /// what is computed unit by unit is not known of the whole.
    OfUnits {
        /// The figure that is missing of them.
        id: String,
        /// The units.
        units: Vec<String>,
    },
}

/// Whose figure: the whole bureau's, one unit's, or that of the units of one type.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scope {
    /// All units together.
    Whole,
    /// One unit, by its canonical name.
    Unit(String),
    /// The units of one 单位类型 together, by its name.
    Kind(String),
}

/// Which piece of a figure is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Form {
    /// The value: `2641`, `宜昌、武汉`, `2024年12月31日`.
    Text,
    /// The share with its sign: `84.6%`.
    Share,
    /// Last year's value.
    Last,
    /// Last year's share with its sign.
    LastShare,
    /// Last year's value as last year's report printed it, where that is another.
    Published,
    /// The change since last year as a number, for tables: `64`, `-14`.
    Difference,
    /// The change since last year in words: `比上年增加64人，增长1.5%`, `与上年持平`.
    Change,
    /// The same without the per cent.
    ChangeNumber,
    /// The same without the number.
    ChangePercent,
    /// The change of the share: `比上年提高0.5个百分点`, `与上年持平`.
    ShareChange,
}

impl Form {
    /// All forms.
    pub const ALL: [Form; 10] = [
        Form::Text,
        Form::Share,
        Form::Last,
        Form::LastShare,
        Form::Published,
        Form::Difference,
        Form::Change,
        Form::ChangeNumber,
        Form::ChangePercent,
        Form::ShareChange,
    ];

    /// Its name in records, in JSON and in the wordings.
    pub fn key(self) -> &'static str {
        match self {
            Form::Text => "text",
            Form::Share => "share",
            Form::Last => "last",
            Form::LastShare => "last-share",
            Form::Published => "published",
            Form::Difference => "difference",
            Form::Change => "change",
            Form::ChangeNumber => "change-number",
            Form::ChangePercent => "change-percent",
            Form::ShareChange => "share-change",
        }
    }

    /// The form of this name.
    pub fn from_key(key: &str) -> Option<Self> {
        Form::ALL.into_iter().find(|form| form.key() == key)
    }

    /// Whether it says something of last year. Without last year's data such a piece is
    /// nothing that is missing: a report without a last year says not a word about it.
    pub fn is_of_last_year(self) -> bool {
        !matches!(self, Form::Text | Form::Share)
    }

    /// Whether it says in words what became of the figure.
    pub fn is_in_words(self) -> bool {
        use Form::{Change, ChangeNumber, ChangePercent, ShareChange};
        matches!(self, Change | ChangeNumber | ChangePercent | ShareChange)
    }

    /// Whether it is a share or a change of one, which only figures with a denominator have.
    pub fn is_of_share(self) -> bool {
        matches!(self, Form::Share | Form::LastShare | Form::ShareChange)
    }
}

/// The identity of a printed figure: what a bookmark in the Word file stands for.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FigureRef {
    /// The catalogue id.
    pub id: String,
    /// Whose figure.
    pub scope: Scope,
    /// Which piece of it.
    pub form: Form,
}

impl FigureRef {
    /// The value of a figure of the whole bureau.
    pub fn whole(id: impl Into<String>) -> Self {
        FigureRef {
            id: id.into(),
            scope: Scope::Whole,
            form: Form::Text,
        }
    }

    /// Whether it is what a unit is called or of which type it is: that is of no year.
    pub fn is_name(&self) -> bool {
        matches!(self.id.as_str(), super::UNIT_NAME | super::UNIT_TYPE)
    }
}

impl Figure {
    /// The text of one piece of the figure, or `None` where it is null. What is said of last
    /// year is not the figure's to tell: [`super::Figures::print`] does.
    pub fn text(&self, form: Form) -> Option<String> {
        match form {
            _ if form.is_of_last_year() => None,
            Form::Share => self.share.map(|s| format!("{s}%")),
            _ => match &self.value {
                Value::Null => None,
                Value::Number(n) => Some(n.to_string()),
                Value::Ratio(n) => Some(format!("1:{n}")),
                Value::List(items) if items.is_empty() => None,
                Value::List(items) => Some(enumerate(items)),
                Value::Date(d) => Some(d.format("%Y年%-m月%-d日").to_string()),
            },
        }
    }
}

/// Puts the items of a list in one line. Between titles in book marks, or words in
/// quotation marks, stands no 、 (GB/T 15834-2011, 4.5.3.5).
fn enumerate(items: &[String]) -> String {
    let mut out = String::new();
    for item in items {
        let marks = (out.chars().next_back(), item.chars().next());
        let needs_none = matches!(marks, (Some('》'), Some('《')) | (Some('”'), Some('“')));
        if !out.is_empty() && !needs_none {
            out.push('、');
        }
        out.push_str(item);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::enumerate;

    fn joined(items: &[&str]) -> String {
        let items: Vec<String> = items.iter().map(|item| (*item).to_owned()).collect();
        enumerate(&items)
    }

    #[test]
    fn places_are_parted_by_enumeration_commas() {
        assert_eq!(joined(&["宜昌", "武汉"]), "宜昌、武汉");
        assert_eq!(joined(&["宜昌"]), "宜昌");
    }

    #[test]
    fn titles_and_quotations_in_a_row_need_none() {
        assert_eq!(joined(&["《甲》", "《乙》"]), "《甲》《乙》");
        assert_eq!(joined(&["“甲”", "“乙”"]), "“甲”“乙”");
        assert_eq!(
            joined(&["《甲》", "乙", "《丙》（试行）", "《丁》"]),
            "《甲》、乙、《丙》（试行）、《丁》"
        );
    }
}
