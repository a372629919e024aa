//! The facts table (指标): numbers that are known, not counted.

use super::table;
use anyhow::Result;
use std::path::Path;

/// Writes the year's rows of `facts.csv`, without the year.
pub fn write(folder: &Path, year: i32) -> Result<()> {
    let mut writer = csv::Writer::from_path(folder.join("指标.csv"))?;
    writer.write_record(["编号", "指标", "数值", "计量单位", "机构", "说明"])?;
    let rows: Vec<Vec<String>> = table::rows(include_str!("../data/facts.csv"))?;
    for row in rows.iter().filter(|row| row[0] == year.to_string()) {
        writer.write_record(&row[1..])?;
    }
    Ok(writer.flush()?)
}
