//! `talentsum.toml`: typed, validated, everything with a default.

mod charts;
mod fault;
mod imprint;
mod repair;
mod shares;

pub use charts::Charts;
pub use fault::ConfigError;
pub use imprint::Imprint;
pub use shares::{ShareMethod, ShareSettings};

use super::definition::{BreakdownDefinition, Definition};
use super::patterns::Pattern;
use super::problem::{ProblemDefinition, ProblemSettings};
use crate::diagnostic::{Code, Severity};
use crate::nearest::nearest_name;
use crate::source::Encoding;
use crate::vocabulary::ExtraSpellings;
use chrono::NaiveDate;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The whole configuration file.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Who reports.
    pub bureau: Bureau,
    /// Texts of the report.
    pub report: Report,
    /// Units: order, aliases, types.
    pub units: UnitSettings,
    /// Age bands.
    pub age: AgeSettings,
    /// Shares.
    pub shares: ShareSettings,
    /// Who counts, and as what.
    pub counting: Counting,
    /// The recent years.
    pub window: WindowSettings,
    /// Which files are read.
    pub input: Input,
    /// The bureau's own spellings: field → class → spellings.
    pub spellings: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    /// The bureau's own headers: field → headers.
    pub headers: BTreeMap<String, Vec<String>>,
    /// Code lists that one-digit codes come from: field → list.
    pub codes: BTreeMap<String, String>,
    /// Severities by code.
    pub severity: BTreeMap<String, SeverityName>,
    /// The bureau's own figures.
    pub figure: Vec<Definition>,
    /// The bureau's own breakdowns.
    pub breakdown: Vec<BreakdownDefinition>,
    /// Which problems are told.
    pub problems: ProblemSettings,
    /// The bureau's own problems.
    pub problem: Vec<ProblemDefinition>,
}

/// `[bureau]`
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Bureau {
    /// 单位全称, as it signs.
    pub name: String,
    /// 地名.
    pub place: String,
    /// 全市, 全县, 全区.
    pub scope_word: String,
    /// 局党组 or 局党委.
    pub party: String,
    /// Whether 市级 means the bureau's own level (a county-level city) or 地市级.
    pub county_level_city: bool,
}

impl Default for Bureau {
    fn default() -> Self {
        Bureau {
            name: "卫生健康局".to_owned(),
            place: String::new(),
            scope_word: "全市".to_owned(),
            party: "局党组".to_owned(),
            county_level_city: true,
        }
    }
}

/// `[report]`
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Report {
    /// Title; may quote figures.
    pub title: String,
    /// The whole opening paragraph, instead of the template `opening.md`; may quote figures.
    pub opening: String,
    /// The guiding thought of the opening paragraph.
    pub guidance: String,
    /// 发文机关署名; empty: the bureau's name.
    pub signature: String,
    /// 成文日期; may quote figures. Empty: none is printed.
    pub date: String,
    /// Where the charts stand.
    pub charts: Charts,
    /// 主送机关.
    pub recipient: String,
    /// 发文机关标志, the red words at the head of the first page.
    pub issuer_mark: String,
    /// 发文字号.
    pub document_number: String,
    /// 签发人 of a document to a higher authority.
    pub signatory: String,
    /// 版记, at the foot of the last page.
    pub imprint: Imprint,
    /// A Word file whose styles and page replace ours.
    pub reference: String,
    /// Last year's report as it was signed.
    pub last_report: String,
}

impl Default for Report {
    fn default() -> Self {
        Report {
            title: "{{ bureau.name }}{{ n(id=\"period.year\") }}年人才工作总结及{{ n(id=\"period.next_year\") }}年工作打算"
                .to_owned(),
            opening: String::new(),
            guidance: "以习近平新时代中国特色社会主义思想为指导".to_owned(),
            signature: String::new(),
            date: "{{ n(id=\"period.as_of\") }}".to_owned(),
            charts: Charts::default(),
            recipient: String::new(),
            issuer_mark: String::new(),
            document_number: String::new(),
            signatory: String::new(),
            imprint: Imprint::default(),
            reference: String::new(),
            last_report: String::new(),
        }
    }
}

/// `[units]`
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct UnitSettings {
    /// Order within each 单位类型.
    pub order: Vec<String>,
    /// Canonical name → other names in use.
    pub aliases: BTreeMap<String, Vec<String>>,
    /// Name → 单位类型.
    pub types: BTreeMap<String, String>,
}

/// `[age]`
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AgeSettings {
    /// Upper limits of the bands, ascending; the last band is open.
    pub limits: Option<Vec<u32>>,
    /// A set of limits by name.
    pub preset: Option<AgePreset>,
}

/// Sets of age limits in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AgePreset {
    /// 35 / 40 / 45 / 50, of talent-work summaries.
    Talent,
    /// 25岁以下, 25–34, 35–44, 45–54, 55–59, 60岁及以上, of health statistics.
    HealthStatistics,
    /// 35 / 40 / 45 / 50 / 54, of personnel statistics.
    Personnel,
}

impl AgeSettings {
    /// The upper limits in force.
    pub fn limits(&self) -> Vec<u32> {
        match (&self.limits, self.preset) {
            (Some(limits), _) => limits.clone(),
            (None, Some(AgePreset::HealthStatistics)) => vec![24, 34, 44, 54, 59],
            (None, Some(AgePreset::Personnel)) => vec![35, 40, 45, 50, 54],
            (None, Some(AgePreset::Talent) | None) => vec![35, 40, 45, 50],
        }
    }
}

/// `[counting]`
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Counting {
    /// Which title counts where a roster has both: 聘 or 评.
    pub title_basis: TitleBasisName,
    /// Whether 管理 with 双肩挑 = 是 counts as 专业技术.
    pub double_post_professional: bool,
    /// Which birth date counts where both are there and differ.
    pub birth_date: BirthDateSource,
    /// 人员状态 that count although they do not by default.
    pub count_status: Vec<String>,
    /// 人员状态 that do not count although they do by default.
    pub exclude_status: Vec<String>,
}

impl Default for Counting {
    fn default() -> Self {
        Counting {
            title_basis: TitleBasisName::Appointed,
            double_post_professional: true,
            birth_date: BirthDateSource::Roster,
            count_status: Vec::new(),
            exclude_status: Vec::new(),
        }
    }
}

/// 聘 or 评.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum TitleBasisName {
    /// 聘: the title a person is appointed to.
    #[serde(rename = "聘")]
    Appointed,
    /// 评: the title a person is qualified for.
    #[serde(rename = "评")]
    Qualified,
}

/// Which birth date counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum BirthDateSource {
    /// The roster's 出生日期.
    #[serde(rename = "出生日期")]
    Roster,
    /// The identity number's.
    #[serde(rename = "身份证号")]
    Identity,
}

/// `[window]`
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct WindowSettings {
    /// How many calendar years, the report year included, are the recent years.
    pub recent_years: u32,
}

impl Default for WindowSettings {
    fn default() -> Self {
        WindowSettings { recent_years: 5 }
    }
}

/// `[input]`
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Input {
    /// Patterns of files that are read although their name says otherwise.
    pub include: Vec<String>,
    /// Patterns of files and folders that are not read.
    pub exclude: Vec<String>,
    /// Pattern of files → the encoding its text files are in.
    pub encodings: BTreeMap<String, String>,
}

/// A severity in the configuration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SeverityName {
    /// Stops the report.
    Error,
    /// Does not.
    Warning,
}

impl Config {
    /// Reads a configuration from its text.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub fn parse(text: &str) -> Result<Self, ConfigError> {
        let config: Config = toml::from_str(text).map_err(|e| fault::of_toml(text, &e))?;
        config.validate()?;
        Ok(config)
    }

    fn validate(&self) -> Result<(), ConfigError> {
        let invalid = |setting, value: String, expected: &str| ConfigError::Invalid {
            setting,
            value,
            expected: expected.to_owned(),
        };
        let limits = self.age.limits();
        if limits.is_empty()
            || !limits.is_sorted_by(|a, b| a < b)
            || limits.len() > 20
            || limits.last().is_some_and(|last| *last > 120)
        {
            return Err(invalid(
                "age.limits",
                format!("{limits:?}"),
                "[35, 40, 45, 50]",
            ));
        }
        if self.age.limits.is_some() && self.age.preset.is_some() {
            return Err(invalid(
                "age",
                "limits + preset".to_owned(),
                "limits / preset",
            ));
        }
        if self.shares.decimals > 4 {
            return Err(invalid(
                "shares.decimals",
                self.shares.decimals.to_string(),
                "0–4",
            ));
        }
        if !(1..=50).contains(&self.window.recent_years) {
            let value = self.window.recent_years.to_string();
            return Err(invalid("window.recent_years", value, "1–50"));
        }
        for alias in self.units.aliases.values().flatten() {
            // An alias that is itself a unit would make one unit of two.
            if self.units.order.contains(alias) || self.units.aliases.contains_key(alias) {
                return Err(ConfigError::AliasIsUnit(alias.clone()));
            }
        }
        let mut aliases: Vec<&String> = self.units.aliases.values().flatten().collect();
        aliases.sort_unstable();
        if let Some(pair) = aliases.windows(2).find(|pair| pair[0] == pair[1]) {
            return Err(ConfigError::AliasTwice(pair[0].clone()));
        }
        self.severities()?;
        self.patterns()?;
        self.encodings()?;
        Ok(())
    }

    /// Severities by code.
    ///
    /// # Errors
    /// When a code does not exist.
    pub fn severities(&self) -> Result<BTreeMap<Code, Severity>, ConfigError> {
        let mut severities = BTreeMap::new();
        for (key, name) in &self.severity {
            let Some(code) = Code::from_key(key) else {
                let keys: Vec<&str> = Code::ALL.iter().map(|c| c.key()).collect();
                return Err(ConfigError::Invalid {
                    setting: "severity",
                    value: key.clone(),
                    expected: nearest_name(key, keys).unwrap_or_default(),
                });
            };
            let severity = match name {
                SeverityName::Error => Severity::Error,
                SeverityName::Warning => Severity::Warning,
            };
            severities.insert(code, severity);
        }
        Ok(severities)
    }

    /// The patterns of files: (include, exclude).
    ///
    /// # Errors
    /// When a pattern cannot be read.
    pub fn patterns(&self) -> Result<(Vec<Pattern>, Vec<Pattern>), ConfigError> {
        let set = |setting, patterns: &[String]| {
            let of = |text: &String| Pattern::new(text).ok_or_else(|| unreadable(setting, text));
            patterns.iter().map(of).collect::<Result<_, _>>()
        };
        Ok((
            set("input.include", &self.input.include)?,
            set("input.exclude", &self.input.exclude)?,
        ))
    }

    /// The encodings given by patterns of files.
    ///
    /// # Errors
    /// When a pattern cannot be read or an encoding is not known.
    pub fn encodings(&self) -> Result<Vec<(Pattern, Encoding)>, ConfigError> {
        const SETTING: &str = "input.encodings";
        let of = |(text, name): (&String, &String)| {
            let pattern = Pattern::new(text).ok_or_else(|| unreadable(SETTING, text))?;
            let names: Vec<&str> = Encoding::ALL.iter().map(|e| e.name()).collect();
            let encoding = Encoding::with_name(name).ok_or_else(|| ConfigError::Invalid {
                setting: SETTING,
                value: name.clone(),
                expected: names.join("、"),
            })?;
            Ok((pattern, encoding))
        };
        self.input.encodings.iter().map(of).collect()
    }

    /// The bureau's own spellings and headers, as the vocabulary takes them.
    pub fn extra_spellings(&self) -> ExtraSpellings {
        ExtraSpellings {
            spellings: self.spellings.clone(),
            headers: self.headers.clone(),
            codes: self.codes.clone(),
            county_level_city: self.bureau.county_level_city,
        }
    }

    /// The day the reference date falls on when none is given: 31 December.
    pub fn default_as_of(year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, 12, 31)
    }
}

/// A pattern of files that is none.
fn unreadable(setting: &'static str, pattern: &str) -> ConfigError {
    ConfigError::Invalid {
        setting,
        value: pattern.to_owned(),
        expected: "*.csv".to_owned(),
    }
}

#[cfg(test)]
mod tests;
