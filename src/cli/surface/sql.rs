//! The command for data that stands in a database: `sql`.

use super::Surface;
use crate::aggregate::dialect::Dialect;
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command};

impl Surface<'_> {
    pub(super) fn sql(&self) -> Command {
        let words = self.words;
        let (table, column) = (
            words.text("cli-value-table"),
            words.text("cli-value-column"),
        );
        let dialects: Vec<&str> = Dialect::ALL.iter().map(|(name, _)| *name).collect();
        let usage = format!("--from <{table}> --column <{column}>…");
        self.on_year("sql", "cli-sql", &usage)
            .arg(
                Arg::new("from")
                    .long("from")
                    .value_name(table)
                    .required(true)
                    .help(words.text("cli-sql-from")),
            )
            .arg(
                Arg::new("column")
                    .long("column")
                    .value_name(column)
                    .required(true)
                    .action(ArgAction::Append)
                    .help(words.text("cli-sql-column")),
            )
            .arg(
                Arg::new("dialect")
                    .long("dialect")
                    .value_name(dialects.join("|"))
                    .value_parser(PossibleValuesParser::new(dialects))
                    .hide_possible_values(true)
                    .default_value("duckdb")
                    .hide_default_value(true)
                    .help(words.text("cli-sql-dialect")),
            )
            .after_help(words.text("cli-sql-after"))
    }
}
