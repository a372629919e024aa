//! The command that all others are for: `report`.

use super::Surface;
use crate::cli::Years;
use clap::builder::{PossibleValuesParser, ValueParser};
use clap::{Arg, ArgAction, Command};

impl Surface<'_> {
    pub(super) fn report(&self) -> Command {
        let words = self.words;
        self.on_data("report", "cli-report", "")
            .mut_arg("year", |arg| {
                arg.value_parser(Years::parse)
                    .help(words.text("cli-report-year"))
            })
            .arg(self.format(&["docx", "md"], "cli-report-format"))
            .arg(self.output("cli-report-output"))
            .arg(
                Arg::new("reference")
                    .long("reference")
                    .value_name(words.text("cli-value-file"))
                    .value_parser(ValueParser::path_buf())
                    .help(words.text("cli-report-reference")),
            )
            .arg(
                Arg::new("by")
                    .long("by")
                    .value_name("unit")
                    .value_parser(PossibleValuesParser::new(["unit"]))
                    .hide_possible_values(true)
                    .requires("output")
                    .help(words.text("cli-report-by")),
            )
            .arg(
                Arg::new("unit")
                    .long("unit")
                    .value_name(words.text("cli-value-unit"))
                    .action(ArgAction::Append)
                    .requires("by")
                    .help(words.text("cli-report-unit")),
            )
            .arg(
                Arg::new("summary")
                    .long("summary")
                    .value_name("text|json")
                    .value_parser(PossibleValuesParser::new(["text", "json"]))
                    .hide_possible_values(true)
                    .help(words.text("cli-report-summary")),
            )
            .arg(self.flag("draft", "cli-report-draft"))
            .arg(self.flag("force", "cli-report-force"))
            .after_help(words.text("cli-report-after"))
    }
}
