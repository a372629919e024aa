//! The commands that answer other people's questions: `list` and `fill`.

use super::Surface;
use clap::builder::ValueParser;
use clap::{Arg, Command};

impl Surface<'_> {
    pub(super) fn list(&self) -> Command {
        let words = self.words;
        let named = |name: &'static str, value: &'static str, help: &'static str| {
            Arg::new(name)
                .long(name)
                .value_name(words.text(value))
                .help(words.text(help))
        };
        self.on_data("list", "cli-list", "")
            .arg(named("where", "cli-value-condition", "cli-list-where"))
            .arg(named("by", "cli-value-field", "cli-list-by"))
            .arg(named("columns", "cli-value-fields", "cli-list-columns"))
            .arg(
                self.flag("count", "cli-list-count")
                    .conflicts_with("columns"),
            )
            .arg(self.flag("all-rows", "cli-list-all-rows"))
            .arg(self.flag("show-ids", "cli-list-show-ids"))
            .arg(self.format(&["table", "csv", "xlsx", "json"], "cli-list-format"))
            .arg(self.output("cli-output"))
            .arg(self.flag("force", "cli-report-force"))
            .after_help(words.text("cli-list-after"))
    }

    pub(super) fn fill(&self) -> Command {
        let words = self.words;
        let (file, path) = (
            words.text("cli-value-template"),
            words.text("cli-value-path"),
        );
        self.on_data("fill", "cli-fill", &format!("-o <{path}> <{file}>"))
            .arg(
                Arg::new("template")
                    .value_name(file)
                    .required(true)
                    .value_parser(ValueParser::path_buf())
                    .help_heading(words.text("cli-heading-arguments"))
                    .help(words.text("cli-fill-template")),
            )
            .arg(self.output("cli-fill-output").required(true))
            .arg(self.flag("draft", "cli-fill-draft"))
            .arg(self.flag("force", "cli-report-force"))
            .after_help(words.text("cli-fill-after"))
    }
}
