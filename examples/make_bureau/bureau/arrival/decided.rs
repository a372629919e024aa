//! What the clerk decided: the table of rulings (裁定).

use super::row::Row;
use anyhow::Result;
use std::collections::BTreeSet;
use std::path::Path;

const COLUMNS: [&str; 11] = [
    "规则",
    "单位",
    "姓名",
    "身份证号",
    "列",
    "原值",
    "裁定",
    "改为",
    "理由",
    "裁定人",
    "裁定日期",
];

/// One decision: its cells by column.
type Decision = [String; 11];

/// All of them, in the order in which they were taken.
#[derive(Debug, Default)]
pub struct Decisions {
    list: Vec<Decision>,
    /// Those about spellings, which hold for many lines and stand once.
    spellings: BTreeSet<[String; 4]>,
}

impl Decisions {
    fn add(&mut self, cells: [&str; 9], day: &str) {
        let cells = cells.into_iter().chain(["周晓兰", day]);
        let cells: Vec<String> = cells.map(str::to_owned).collect();
        self.list.extend(Decision::try_from(cells));
    }

    /// Somebody on two lists counts at home.
    pub fn counts_at(&mut self, row: &Row, home: &str) {
        let reason = "借用人员，由编制单位上报";
        let (name, number) = (row.get("姓名"), row.masked());
        let cells = [
            "person-twice",
            home,
            name,
            &number,
            "",
            "",
            "在此计入",
            "",
            reason,
        ];
        self.add(cells, "2025-01-06");
    }

    /// Somebody has retired and does not count.
    pub fn retired(&mut self, row: &Row, reason: &str) {
        let (unit, name, number) = (row.get("单位"), row.get("姓名"), row.masked());
        let rule = "past-retirement";
        let cells = [rule, unit, name, &number, "", "", "不计入", "", reason];
        self.add(cells, "2025-01-06");
    }

    /// A cell of one person reads otherwise.
    pub fn corrected(&mut self, row: &Row, about: [&str; 3], to: &str, reason: &str) {
        let [code, column, value] = about;
        let (unit, name) = (row.get("单位"), row.get("姓名"));
        let cells = [code, unit, name, "", column, value, "更正", to, reason];
        self.add(cells, "2025-01-07");
    }

    /// A cell of one person is right as it stands.
    pub fn accepted(&mut self, row: &Row, about: [&str; 3], reason: &str) {
        let [code, column, value] = about;
        let (unit, name) = (row.get("单位"), row.get("姓名"));
        let cells = [code, unit, name, "", column, value, "认可", "", reason];
        self.add(cells, "2025-01-07");
    }

    /// A spelling stands for another, or (without one) is right: in one unit, or in all.
    pub fn spelling(&mut self, unit: &str, about: [&str; 3], to: &str, reason: &str) {
        let [code, column, value] = about;
        let key = [code, unit, column, value].map(str::to_owned);
        if self.spellings.insert(key) {
            let word = if to.is_empty() { "认可" } else { "更正" };
            let cells = [code, unit, "", "", column, value, word, to, reason];
            self.add(cells, "2025-01-07");
        }
    }

    /// Writes the table.
    pub fn write(&self, path: &Path) -> Result<()> {
        let mut writer = csv::Writer::from_writer(vec![]);
        writer.write_record(COLUMNS)?;
        for decision in &self.list {
            writer.write_record(decision)?;
        }
        let text = writer.into_inner()?;
        Ok(std::fs::write(
            path,
            [b"\xef\xbb\xbf", text.as_slice()].concat(),
        )?)
    }
}
