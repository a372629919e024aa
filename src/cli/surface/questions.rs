//! The commands that answer other people's questions: `list` and `fill`, and the options of
//! `changes --people`.

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

    /// The options of `changes --people`, which reads the data of two years.
    pub(super) fn people(&self) -> [Arg; 5] {
        let words = self.words;
        let of_people = |arg: Arg| arg.requires("people");
        [
            self.flag("people", "cli-changes-people"),
            of_people(
                Arg::new("as-of")
                    .long("as-of")
                    .value_name(words.text("cli-value-date"))
                    .value_parser(super::date)
                    .help(words.text("cli-changes-as-of")),
            ),
            of_people(
                Arg::new("config")
                    .long("config")
                    .value_name(words.text("cli-value-file"))
                    .value_parser(ValueParser::path_buf())
                    .help(words.text("cli-config")),
            ),
            of_people(self.output("cli-changes-output")),
            of_people(self.flag("force", "cli-report-force")),
        ]
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
