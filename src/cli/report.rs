//! What `report` is asked for.

use crate::project::Selection;
use clap::ArgMatches;
use std::path::PathBuf;

/// Options of `report`.
#[derive(Debug, Clone)]
pub struct Report {
    /// The data; its year is the first of `years`.
    pub selection: Selection,
    /// `--year`: one year, or all from the first to the last.
    pub years: Years,
    /// `--format`.
    pub format: Option<ReportFormat>,
    /// `-o`.
    pub output: Option<PathBuf>,
    /// `--reference`: a Word file whose looks the report takes over.
    pub reference: Option<PathBuf>,
    /// `--by unit`: a report for each unit, beside the one for the whole.
    pub by_unit: bool,
    /// `--unit`: for these units only.
    pub units: Vec<String>,
    /// `--summary json`: what became of each report, on standard output.
    pub summary: bool,
    /// `--draft`: go on with errors in the data.
    pub draft: bool,
    /// `--force`: write over a file that is there.
    pub force: bool,
}

/// Formats of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportFormat {
    /// Word.
    Docx,
    /// Markdown.
    Markdown,
}

impl ReportFormat {
    /// The ending of a file's name.
    pub fn ending(self) -> &'static str {
        match self {
            ReportFormat::Docx => "docx",
            ReportFormat::Markdown => "md",
        }
    }
}

/// Years in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Years {
    /// The first.
    pub first: i32,
    /// The last; the same for one year.
    pub last: i32,
}

impl Years {
    /// `2024`, or `2020..2024`, both included.
    ///
    /// # Errors
    /// When it is neither, or not between 1949 and 2199.
    pub fn parse(text: &str) -> Result<Self, String> {
        let year = |text: &str| match text.parse::<i32>() {
            Ok(year) if (1949..=2199).contains(&year) => Ok(year),
            Ok(year) => Err(format!("{year} is not in 1949..=2199")),
            Err(error) => Err(error.to_string()),
        };
        let (first, last) = text.split_once("..").unwrap_or((text, text));
        // Who writes programs may write 2020..=2024.
        let last = last.strip_prefix('=').unwrap_or(last);
        let (first, last) = (year(first)?, year(last)?);
        match first <= last {
            true => Ok(Years { first, last }),
            false => Err(format!("{first} is after {last}")),
        }
    }

    /// Whether there is more than one.
    pub fn are_several(self) -> bool {
        self.first < self.last
    }

    /// All of them.
    pub fn all(self) -> std::ops::RangeInclusive<i32> {
        self.first..=self.last
    }
}

impl Report {
    /// What the arguments ask for; `None` without a year, which clap has refused before.
    pub(super) fn from_matches(sub: &ArgMatches, mut selection: Selection) -> Option<Self> {
        let years = *sub.get_one::<Years>("year")?;
        selection.year = years.first;
        let named = |name: &str| sub.get_one::<String>(name).map(String::as_str);
        Some(Report {
            selection,
            years,
            format: named("format").map(|f| match f {
                "md" => ReportFormat::Markdown,
                _ => ReportFormat::Docx,
            }),
            output: sub.get_one("output").cloned(),
            reference: sub.get_one("reference").cloned(),
            by_unit: named("by").is_some(),
            units: (sub.get_many("unit"))
                .map(|units| units.cloned().collect())
                .unwrap_or_default(),
            summary: named("summary") == Some("json"),
            draft: sub.get_flag("draft"),
            force: sub.get_flag("force"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Years;

    #[test]
    fn years_are_one_or_all_between_two() {
        let years = |text| Years::parse(text).map(|y| (y.first, y.last));
        assert_eq!(years("2024"), Ok((2024, 2024)));
        assert_eq!(years("2020..2024"), Ok((2020, 2024)));
        assert_eq!(years("2020..=2024"), Ok((2020, 2024)));
        for wrong in [
            "",
            "2024..",
            "..2024",
            "2024..2020",
            "24",
            "2020-2024",
            "一",
        ] {
            assert!(years(wrong).is_err(), "{wrong}");
        }
    }
}
