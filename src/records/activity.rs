//! One event of an activity log, classified.

use crate::vocabulary::entries;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// What an activity can be filtered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ActivityDim {
    /// 类别.
    Kind,
    /// 学历.
    Education,
    /// 级别.
    Level,
    /// 单位类型: given in the row, or known of the unit.
    UnitType,
    /// 单位, by its canonical name.
    Unit,
}

impl ActivityDim {
    /// All of them; `dim as usize` is the position here.
    pub const ALL: &'static [ActivityDim] = &[
        ActivityDim::Kind,
        ActivityDim::Education,
        ActivityDim::Level,
        ActivityDim::UnitType,
        ActivityDim::Unit,
    ];

    /// Its name in filters.
    pub fn name(self) -> &'static str {
        match self {
            ActivityDim::Kind => "类别",
            ActivityDim::Education => "学历",
            ActivityDim::Level => "级别",
            ActivityDim::UnitType => "单位类型",
            ActivityDim::Unit => "单位",
        }
    }

    /// The dimension of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|d| d.name() == name)
    }
}

macro_rules! columns {
    ($($variant:ident = $name:literal $number:literal;)*) => {
        /// A column of the log that is added up or listed.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[allow(missing_docs, reason = "the names are the headers")]
        pub enum Column { $($variant,)* }

        impl Column {
            /// All of them; `column as usize` is the position here.
            pub const ALL: &'static [Column] = &[$(Column::$variant,)*];

            /// Its canonical header.
            pub fn name(self) -> &'static str {
                match self { $(Column::$variant => $name,)* }
            }

            /// Whether it holds numbers.
            pub fn is_number(self) -> bool {
                match self { $(Column::$variant => $number,)* }
            }

            /// The column of this name.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|c| c.name() == name)
            }
        }
    };
}

columns! {
    Posts = "岗位数" true;
    Planned = "计划人数" true;
    Applicants = "报名人数" true;
    Examinees = "参考人数" true;
    Persons = "人数" true;
    OnDuty = "到岗人数" true;
    PersonTimes = "人次" true;
    Sessions = "场次" true;
    Quantity = "数量" true;
    Amount = "金额" true;
    Name = "名称" false;
    Venue = "地点" false;
}

impl Column {
    /// Whether its numbers must be whole; only 金额 may have decimals.
    pub fn is_count(self) -> bool {
        self.is_number() && self != Column::Amount
    }
}

/// An event with its classes, numbers and texts.
#[derive(Debug, Clone)]
pub struct Activity {
    /// 日期.
    pub date: NaiveDate,
    /// The labels it bears in each dimension, by `dim as usize`.
    pub labels: Vec<Vec<String>>,
    /// The numbers its row fills, by `column as usize`.
    pub numbers: Vec<Option<Decimal>>,
    /// The texts its row fills, by `column as usize`.
    pub texts: Vec<Option<String>>,
    /// The unit's number in the directory, if the row names one.
    pub unit: Option<u32>,
}

impl Activity {
    /// What a text column names: a cell of places may name several, a name is one whatever
    /// marks are in it.
    pub fn entries(&self, column: Column) -> Vec<String> {
        let text = self.texts[column as usize].as_deref().unwrap_or_default();
        match column {
            Column::Venue => entries(text),
            _ if text.is_empty() => Vec::new(),
            _ => vec![text.to_owned()],
        }
    }

    /// Whether its row fills a column.
    pub fn fills(&self, column: Column) -> bool {
        self.numbers[column as usize].is_some() || self.texts[column as usize].is_some()
    }
}
