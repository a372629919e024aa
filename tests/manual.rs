//! The manual pages and completions that a release carries.

#[path = "../examples/make_manual/pages.rs"]
mod pages;

use talentsum::cli::surface;
use talentsum::i18n::{Language, Words};

fn text<'a>(files: &'a [(String, Vec<u8>)], path: &str) -> &'a str {
    let found = files.iter().find(|(name, _)| name == path);
    let (_, bytes) = found.unwrap_or_else(|| panic!("no {path}"));
    std::str::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn every_command_has_a_page_in_both_languages_with_all_its_options() {
    let files = pages::all().expect("pages");
    for (language, folder) in [(Language::En, "man"), (Language::Zh, "man/zh_CN")] {
        let command = surface::command(&Words::new(language));
        for sub in command.get_subcommands() {
            let page = text(
                &files,
                &format!("{folder}/man1/talentsum-{}.1", sub.get_name()),
            );
            for option in sub.get_arguments().filter_map(clap::Arg::get_long) {
                let written = option.replace('-', "\\-");
                assert!(page.contains(&written), "{}: --{option}", sub.get_name());
            }
            let about = sub.get_about().expect("what it does").to_string();
            let begins: String = about.chars().take_while(|c| c.is_alphanumeric()).collect();
            assert!(page.contains(&begins), "{}: {begins}", sub.get_name());
        }
    }
}

#[test]
fn every_shell_completes_every_command() {
    let files = pages::all().expect("pages");
    let command = surface::command(&Words::new(Language::En));
    for name in [
        "talentsum.bash",
        "_talentsum",
        "talentsum.fish",
        "talentsum.ps1",
    ] {
        let script = text(&files, &format!("completions/{name}"));
        for sub in command.get_subcommands() {
            assert!(
                script.contains(sub.get_name()),
                "{name}: {}",
                sub.get_name()
            );
        }
    }
}

#[test]
fn the_pages_are_the_same_each_time() {
    assert_eq!(pages::all().expect("pages"), pages::all().expect("pages"));
}
