//! The commands and options, with their help in the user's language.

mod questions;
mod report;
mod sql;

use crate::i18n::Words;
use chrono::NaiveDate;
use clap::builder::{PossibleValuesParser, ValueParser};
use clap::{Arg, ArgAction, Command, value_parser};

/// Options that every command takes stand after its own.
const COMMON: usize = 100;

/// Names of encodings; GB 18030 holds the two others of its line.
const ENCODINGS: &[&str] = &["utf-8", "gb18030", "gbk", "gb2312", "utf-16le", "utf-16be"];

/// The whole command line.
pub fn command(words: &Words) -> Command {
    let surface = Surface { words };
    surface
        .styled(Command::new("talentsum"))
        .version(env!("CARGO_PKG_VERSION"))
        .about(words.text("cli-about"))
        .override_usage(surface.usage(
            "talentsum",
            &format!("<{}>", words.text("cli-value-command")),
        ))
        .after_help(words.text("cli-after"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(words.text("cli-heading-commands"))
        .subcommand_value_name(words.text("cli-value-command"))
        .disable_version_flag(true)
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(words.text("cli-version")),
        )
        .subcommand(surface.report())
        .subcommand(surface.check())
        .subcommand(surface.figures())
        .subcommand(surface.explain())
        .subcommand(surface.refresh())
        .subcommand(surface.verify())
        .subcommand(surface.changes())
        .subcommand(surface.list())
        .subcommand(surface.fill())
        .subcommand(surface.export())
        .subcommand(surface.sql())
        .subcommand(surface.init())
}

struct Surface<'a> {
    words: &'a Words,
}

impl Surface<'_> {
    /// Headings, help option and the options that every command takes.
    fn styled(&self, command: Command) -> Command {
        let words = self.words;
        command
            .help_template(self.template())
            .disable_help_flag(true)
            .next_help_heading(words.text("cli-heading-options"))
            .arg(self.help())
            .arg(
                Arg::new("start")
                    .display_order(COMMON)
                    .short('C')
                    .value_name(words.text("cli-value-dir"))
                    .value_parser(ValueParser::path_buf())
                    .action(ArgAction::Append)
                    .global(true)
                    .help(words.text("cli-start")),
            )
            .arg(
                Arg::new("lang")
                    .display_order(COMMON + 1)
                    .long("lang")
                    .value_name("zh|en")
                    .value_parser(PossibleValuesParser::new(["zh", "en"]))
                    .hide_possible_values(true)
                    .global(true)
                    .help(words.text("cli-lang")),
            )
            .arg(
                Arg::new("quiet")
                    .display_order(COMMON + 2)
                    .short('q')
                    .long("quiet")
                    .action(ArgAction::SetTrue)
                    .conflicts_with("verbose")
                    .global(true)
                    .help(words.text("cli-quiet")),
            )
            .arg(
                Arg::new("verbose")
                    .display_order(COMMON + 3)
                    .short('v')
                    .long("verbose")
                    .action(ArgAction::SetTrue)
                    .global(true)
                    .help(words.text("cli-verbose")),
            )
    }

    /// The page of help; clap's own has English headings.
    fn template(&self) -> String {
        format!(
            "{{about-with-newline}}\n{}{{usage}}\n\n{{all-args}}{{after-help}}",
            self.words.text("cli-heading-usage")
        )
    }

    fn help(&self) -> Arg {
        Arg::new("help")
            .short('h')
            .long("help")
            .action(ArgAction::Help)
            .display_order(COMMON + 4)
            .help(self.words.text("cli-help"))
    }

    /// The line after 用法：; clap's own says [OPTIONS].
    fn usage(&self, name: &str, rest: &str) -> String {
        format!("{name} {} {rest}", self.words.text("cli-usage-options"))
    }

    fn sub(&self, name: &'static str, about: &'static str, usage: &str) -> Command {
        // The options above are global: a subcommand inherits them, and needs only its
        // own help option and headings.
        let words = self.words;
        Command::new(name)
            .about(words.text(about))
            .override_usage(
                self.usage(&format!("talentsum {name}"), usage)
                    .trim_end()
                    .to_owned(),
            )
            .help_template(self.template())
            .disable_help_flag(true)
            .disable_version_flag(true)
            .next_help_heading(words.text("cli-heading-options"))
            .arg(self.help())
    }

    /// A command about a year.
    fn on_year(&self, name: &'static str, about: &'static str, usage: &str) -> Command {
        let words = self.words;
        let year = format!("--year <{}>", words.text("cli-value-year"));
        self.sub(name, about, &format!("{year} {usage}"))
            .arg(
                Arg::new("year")
                    .long("year")
                    .value_name(words.text("cli-value-year"))
                    .required(true)
                    .value_parser(value_parser!(i32).range(1949..=2199))
                    .help(words.text("cli-year")),
            )
            .arg(
                Arg::new("as-of")
                    .long("as-of")
                    .value_name(words.text("cli-value-date"))
                    .value_parser(date)
                    .help(words.text("cli-as-of")),
            )
    }

    /// A command that reads the data of a year.
    fn on_data(&self, name: &'static str, about: &'static str, usage: &str) -> Command {
        let words = self.words;
        let file = |name: &'static str, help: &'static str| {
            Arg::new(name)
                .long(name)
                .value_name(words.text("cli-value-file"))
                .value_parser(ValueParser::path_buf())
                .action(ArgAction::Append)
                .help(words.text(help))
        };
        self.on_year(name, about, usage)
            .arg(file("roster", "cli-roster"))
            .arg(file("activities", "cli-activities"))
            .arg(file("facts", "cli-facts"))
            .arg(file("rulings", "cli-rulings"))
            .arg(file("config", "cli-config").action(ArgAction::Set))
            .arg(
                Arg::new("encoding")
                    .long("encoding")
                    .value_name("utf-8|gb18030|utf-16le|utf-16be")
                    .value_parser(PossibleValuesParser::new(ENCODINGS))
                    .ignore_case(true)
                    .hide_possible_values(true)
                    .help(words.text("cli-encoding")),
            )
    }

    fn format(&self, values: &'static [&'static str], help: &'static str) -> Arg {
        Arg::new("format")
            .long("format")
            .value_name(values.join("|"))
            .value_parser(PossibleValuesParser::new(values))
            .hide_possible_values(true)
            .help(self.words.text(help))
    }

    fn output(&self, help: &'static str) -> Arg {
        Arg::new("output")
            .short('o')
            .long("output")
            .value_name(self.words.text("cli-value-path"))
            .value_parser(ValueParser::path_buf())
            .help(self.words.text(help))
    }

    fn flag(&self, name: &'static str, help: &'static str) -> Arg {
        Arg::new(name)
            .long(name)
            .action(ArgAction::SetTrue)
            .help(self.words.text(help))
    }

    fn check(&self) -> Command {
        self.on_data("check", "cli-check", "")
            .arg(self.format(&["text", "json", "csv"], "cli-check-format"))
            .arg(self.output("cli-output"))
            .arg(self.flag("all", "cli-check-all"))
            .arg(
                Arg::new("by")
                    .long("by")
                    .num_args(2)
                    .value_names(["unit".to_owned(), self.words.text("cli-value-dir")])
                    .value_parser(ValueParser::path_buf())
                    .help(self.words.text("cli-check-by")),
            )
            .arg(
                Arg::new("suggest-rulings")
                    .long("suggest-rulings")
                    .value_name(self.words.text("cli-value-file"))
                    .value_parser(ValueParser::path_buf())
                    .help(self.words.text("cli-check-suggest")),
            )
            .arg(self.flag("force", "cli-check-force").requires("by"))
            .after_help(self.words.text("cli-check-after"))
    }

    fn figures(&self) -> Command {
        self.on_data("figures", "cli-figures", "")
            .arg(self.format(&["table", "json", "csv"], "cli-figures-format"))
            .arg(self.output("cli-output"))
    }

    fn explain(&self) -> Command {
        let words = self.words;
        self.on_data(
            "explain",
            "cli-explain",
            &format!("<{}>", words.text("cli-value-figure")),
        )
        .arg(
            Arg::new("figure")
                .value_name(words.text("cli-value-figure"))
                .required(true)
                .help_heading(words.text("cli-heading-arguments"))
                .help(words.text("cli-explain-figure")),
        )
        .arg(
            Arg::new("in")
                .long("in")
                .value_name(words.text("cli-value-draft"))
                .value_parser(ValueParser::path_buf())
                .help(words.text("cli-explain-in")),
        )
        .arg(
            Arg::new("unit")
                .long("unit")
                .value_name(words.text("cli-value-unit"))
                .help(words.text("cli-explain-unit")),
        )
        .arg(
            Arg::new("rows")
                .long("rows")
                .value_name(words.text("cli-value-number"))
                .value_parser(value_parser!(usize))
                .help(words.text("cli-explain-rows")),
        )
        .arg(self.format(&["text", "json"], "cli-explain-format"))
        .after_help(words.text("cli-explain-after"))
    }

    fn refresh(&self) -> Command {
        let words = self.words;
        let file = words.text("cli-value-draft");
        self.on_data("refresh", "cli-refresh", &format!("<{file}>"))
            .arg(
                Arg::new("file")
                    .value_name(file)
                    .required(true)
                    .value_parser(ValueParser::path_buf())
                    .help_heading(words.text("cli-heading-arguments"))
                    .help(words.text("cli-refresh-file")),
            )
            .mut_arg("as-of", |arg| arg.help(words.text("cli-refresh-as-of")))
            .arg(
                Arg::new("record")
                    .long("record")
                    .value_name(words.text("cli-value-file"))
                    .value_parser(ValueParser::path_buf())
                    .help(words.text("cli-refresh-record")),
            )
            .arg(self.output("cli-refresh-output"))
            .arg(self.flag("dry-run", "cli-refresh-dry-run"))
            .arg(self.flag("by-text", "cli-refresh-by-text"))
            .arg(self.flag("draft", "cli-refresh-draft"))
            .arg(self.flag("overwrite", "cli-refresh-overwrite"))
            .arg(self.flag("force", "cli-refresh-force"))
            .arg(self.format(&["text", "json"], "cli-refresh-format"))
            .after_help(words.text("cli-refresh-after"))
    }

    fn verify(&self) -> Command {
        let words = self.words;
        let file = words.text("cli-value-draft");
        self.on_data("verify", "cli-verify", &format!("<{file}>"))
            .arg(
                Arg::new("file")
                    .value_name(file)
                    .required(true)
                    .value_parser(ValueParser::path_buf())
                    .help_heading(words.text("cli-heading-arguments"))
                    .help(words.text("cli-verify-file")),
            )
            .mut_arg("as-of", |arg| arg.help(words.text("cli-verify-as-of")))
            .arg(self.format(&["text", "json"], "cli-verify-format"))
            .after_help(words.text("cli-verify-after"))
    }

    /// Two records are compared; what there may be to compare besides is an option here.
    fn changes(&self) -> Command {
        let words = self.words;
        let (old, new) = (words.text("cli-value-old"), words.text("cli-value-new"));
        let draft = |name: &'static str, value: &str, order: usize, help: &'static str| {
            Arg::new(name)
                .display_order(order)
                .value_name(value.to_owned())
                .required(true)
                .value_parser(ValueParser::path_buf())
                .help_heading(words.text("cli-heading-arguments"))
                .help(words.text(help))
        };
        self.sub("changes", "cli-changes", &format!("<{old}> <{new}>"))
            .arg(draft("old", &old, 1, "cli-changes-old"))
            .arg(draft("new", &new, 2, "cli-changes-new"))
            .args(self.people())
            .arg(self.format(&["text", "json", "csv", "xlsx"], "cli-changes-format"))
            .after_help(words.text("cli-changes-after"))
    }

    fn export(&self) -> Command {
        let words = self.words;
        self.on_data("export", "cli-export", "roster")
            .arg(
                Arg::new("what")
                    .value_name("roster")
                    .required(true)
                    .value_parser(PossibleValuesParser::new(["roster"]))
                    .hide_possible_values(true)
                    .help_heading(words.text("cli-heading-arguments"))
                    .help(words.text("cli-export-what")),
            )
            .arg(self.format(&["csv", "xlsx"], "cli-export-format"))
            .arg(self.output("cli-output"))
            .arg(self.flag("force", "cli-report-force"))
            .override_usage(self.usage(
                "talentsum export roster",
                &format!("--year <{}>", words.text("cli-value-year")),
            ))
            .after_help(words.text("cli-export-after"))
    }

    fn init(&self) -> Command {
        let words = self.words;
        self.sub(
            "init",
            "cli-init",
            &format!("<{}>", words.text("cli-value-dir")),
        )
        .arg(
            Arg::new("directory")
                .value_name(words.text("cli-value-dir"))
                .required(true)
                .value_parser(ValueParser::path_buf())
                .help_heading(words.text("cli-heading-arguments"))
                .help(words.text("cli-init-directory")),
        )
    }
}

fn date(text: &str) -> Result<NaiveDate, chrono::ParseError> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d")
}
