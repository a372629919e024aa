//! Reading the tables in `../data`.

use super::unit::Unit;
use anyhow::{Context, Result, ensure};
use serde::de::DeserializeOwned;
use serde::de::IntoDeserializer;
use serde::de::value::Error;

/// How many of each class, in the order in which the classes choose.
pub type Quota<C> = Vec<(C, u32)>;

/// The rows of a table with named columns.
pub fn rows<T: DeserializeOwned>(text: &str) -> Result<Vec<T>> {
    csv::Reader::from_reader(text.as_bytes())
        .deserialize()
        .map(|row| Ok(row?))
        .collect()
}

/// A table with a unit in each row and a class in each column.
pub fn quotas<C: DeserializeOwned>(text: &str, units: &[Unit]) -> Result<Vec<Quota<C>>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headers = reader.headers()?.clone();
    let mut quotas = Vec::new();
    for (row, unit) in reader.records().zip(units) {
        let row = row?;
        ensure!(
            row[0] == unit.name,
            "{} where {} is due",
            &row[0],
            unit.name
        );
        let cells = headers.iter().zip(&row).skip(1);
        quotas.push(
            cells
                .map(|(name, n)| Ok((class(name)?, n.parse()?)))
                .collect::<Result<_>>()?,
        );
    }
    ensure!(quotas.len() == units.len(), "a unit has no row");
    Ok(quotas)
}

/// A class by its name.
fn class<C: DeserializeOwned>(name: &str) -> Result<C> {
    C::deserialize(IntoDeserializer::<Error>::into_deserializer(name))
        .with_context(|| name.to_string())
}
