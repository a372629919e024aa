//! What the configuration and the command line decide about reading rows.

use crate::nearest::nearest_name;
use crate::project::config::{BirthDateSource, Config, ConfigError, TitleBasisName};
use crate::vocabulary::{Class, Standing, TitleBasis, UnitType, normalise};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// The rules by which rows are read.
#[derive(Debug, Clone)]
pub struct Rules {
    /// The reference date.
    pub as_of: NaiveDate,
    /// Which title counts where a roster has both.
    pub title_basis: TitleBasis,
    /// Whether 管理 with 双肩挑 = 是 counts as 专业技术.
    pub double_post_professional: bool,
    /// Whether the identity number's birth date counts before 出生日期.
    pub identity_birth_first: bool,
    /// 人员状态 that count although they do not by default.
    pub also_counting: Vec<Standing>,
    /// 人员状态 that do not count although they do by default.
    pub not_counting: Vec<Standing>,
    /// Names of units that the configuration has, normalised: other names of theirs, too.
    units: BTreeSet<String>,
}

impl Rules {
    /// The rules of a configuration.
    ///
    /// # Errors
    /// When it names a 人员状态 that does not exist.
    pub fn new(config: &Config, as_of: NaiveDate) -> Result<Self, ConfigError> {
        let counting = &config.counting;
        let standings = |setting, names: &[String]| {
            names
                .iter()
                .map(|name| class::<Standing>(setting, name))
                .collect::<Result<Vec<_>, _>>()
        };
        Ok(Rules {
            as_of,
            title_basis: match counting.title_basis {
                TitleBasisName::Appointed => TitleBasis::Appointed,
                TitleBasisName::Qualified => TitleBasis::Qualified,
            },
            double_post_professional: counting.double_post_professional,
            identity_birth_first: counting.birth_date == BirthDateSource::Identity,
            also_counting: standings("counting.count_status", &counting.count_status)?,
            not_counting: standings("counting.exclude_status", &counting.exclude_status)?,
            units: configured_names(config),
        })
    }

    /// Whether the configuration has a unit of this name: nobody need be asked about it.
    pub fn knows_unit(&self, name: &str) -> bool {
        self.units.contains(normalise::cell(name).as_ref())
    }

    /// Whether somebody of this 人员状态 counts as staff.
    pub fn counts(&self, standing: Standing) -> bool {
        !self.not_counting.contains(&standing)
            && (standing.counts() || self.also_counting.contains(&standing))
    }
}

fn configured_names(config: &Config) -> BTreeSet<String> {
    let units = &config.units;
    let names = units.order.iter().chain(units.types.keys());
    let names = names.chain(units.aliases.keys());
    let names = names.chain(units.aliases.values().flatten());
    names
        .map(|name| normalise::cell(name).into_owned())
        .collect()
}

/// The types that the configuration gives units.
///
/// # Errors
/// When it names a type that does not exist.
pub fn configured_types(config: &Config) -> Result<Vec<(String, UnitType)>, ConfigError> {
    config
        .units
        .types
        .iter()
        .map(|(unit, kind)| Ok((unit.clone(), class("units.types", kind)?)))
        .collect()
}

fn class<C: Class>(setting: &'static str, name: &str) -> Result<C, ConfigError> {
    C::with_label(name).ok_or_else(|| {
        let labels: Vec<&str> = C::ALL.iter().map(|c| c.label()).collect();
        ConfigError::Invalid {
            setting,
            value: name.to_owned(),
            expected: nearest_name(name, labels.iter().copied())
                .unwrap_or_else(|| labels.join("、")),
        }
    })
}
