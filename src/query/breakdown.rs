//! How those who satisfy a question are divided by a field.

use super::fields::{Field, Kind};
use super::truth::{Dated, Row};
use crate::figures::catalogue::age_bands;
use crate::records::dimension::{Dim, UNKNOWN};
use crate::tally::Test;
use chrono::Datelike;
use std::collections::{BTreeMap, HashMap};

/// What stands where nothing is written.
const NOTHING: &str = "（空）";

/// Counters by the values of a field.
pub struct Breakdown<'a> {
    field: &'a Field,
    bands: Vec<(String, Dim, Test)>,
    /// Positions of units in report order, by their numbers.
    units: &'a HashMap<u32, usize>,
    /// By place in the order, then by name.
    counts: BTreeMap<(u64, String), u64>,
}

impl<'a> Breakdown<'a> {
    /// Counters at zero.
    pub fn new(field: &'a Field, age_limits: &[u32], units: &'a HashMap<u32, usize>) -> Self {
        Breakdown {
            field,
            bands: age_bands(age_limits),
            units,
            counts: BTreeMap::new(),
        }
    }

    /// Counts a row: once under each of its entries.
    pub fn add(&mut self, row: &Row<'_>) {
        let heads = row.seen.person.heads;
        for part in self.parts(row) {
            *self.counts.entry(part).or_default() += heads;
        }
    }

    /// Parts and counts: classes, units, ages and years in their order, other words by how
    /// many have them.
    pub fn finish(self) -> Vec<(String, u64)> {
        let mut parts: Vec<((u64, String), u64)> = self.counts.into_iter().collect();
        if matches!(self.field.kind, Kind::Open(_) | Kind::Text) {
            // What is not written stands at the end.
            parts.sort_by(|a, b| (a.0.0, b.1, &a.0.1).cmp(&(b.0.0, a.1, &b.0.1)));
        }
        parts
            .into_iter()
            .map(|((_, part), count)| (part, count))
            .collect()
    }

    /// The entries of a row, each with its place in the order.
    pub(super) fn parts(&self, row: &Row<'_>) -> Vec<(u64, String)> {
        let unknown = || vec![(u64::MAX, UNKNOWN.to_owned())];
        match self.field.kind {
            Kind::Class(Dim::FullTimeEducation) | Kind::Open(_) => {
                let labels = row.labels(self.field);
                match labels.is_empty() {
                    true => vec![(u64::MAX, NOTHING.to_owned())],
                    false => labels.into_iter().map(|label| (0, label)).collect(),
                }
            }
            Kind::Class(dim) => {
                let place = u64::from(row.seen.person.values[dim as usize]);
                let label = row.labels(self.field).into_iter().next();
                vec![(place, label.unwrap_or_default())]
            }
            Kind::Degree => {
                let label = row
                    .labels(self.field)
                    .into_iter()
                    .next()
                    .unwrap_or_default();
                let rank = super::rank::rank(Kind::Degree, &label);
                vec![(
                    rank.map_or(u64::MAX, |(rank, _)| 100 - u64::from(rank)),
                    label,
                )]
            }
            Kind::Age => {
                let labels = row.number(self.field).map(|age| vec![age.to_string()]);
                let labels = labels.unwrap_or_else(|| vec![UNKNOWN.to_owned()]);
                let mut bands = (0u64..).zip(&self.bands);
                let band = bands.find(|(_, (_, _, test))| test.holds(&labels));
                band.map_or_else(unknown, |(place, (name, ..))| vec![(place, name.clone())])
            }
            Kind::Heads | Kind::Line => match row.number(self.field) {
                Some(number) => vec![(number, number.to_string())],
                None => unknown(),
            },
            Kind::Birth | Kind::Joined | Kind::Left | Kind::Date(_) => match row.date(self.field) {
                // However little is written, the year is.
                Dated::Within(date, _) => {
                    let year = date.year();
                    vec![(u64::try_from(year).unwrap_or_default(), format!("{year}年"))]
                }
                Dated::Never => vec![(u64::MAX, NOTHING.to_owned())],
                Dated::Unknown => unknown(),
            },
            Kind::Unit => {
                let place = self.units.get(&row.seen.person.unit);
                let place = place.map_or(u64::MAX, |place| *place as u64);
                vec![(place, row.cell(self.field, false))]
            }
            Kind::Text => match row.cell(self.field, false) {
                text if text.is_empty() => vec![(u64::MAX, NOTHING.to_owned())],
                text => vec![(0, text)],
            },
        }
    }
}
