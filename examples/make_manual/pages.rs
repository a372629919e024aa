//! The command line as manual pages and as completions.

use clap::Command;
use clap_complete::Shell;
use talentsum::cli::surface;
use talentsum::i18n::{Language, Words};

/// Where shells look for the pages of a language.
const LANGUAGES: [(Language, &str); 2] = [(Language::En, "man"), (Language::Zh, "man/zh_CN")];

/// The shells, and what the file is called that each completes by.
const SHELLS: [(Shell, &str); 4] = [
    (Shell::Bash, "talentsum.bash"),
    (Shell::Zsh, "_talentsum"),
    (Shell::Fish, "talentsum.fish"),
    (Shell::PowerShell, "talentsum.ps1"),
];

/// Every file: its path, and what is in it.
pub fn all() -> std::io::Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    for (language, folder) in LANGUAGES {
        let mut command = built(language);
        files.push((format!("{folder}/man1/talentsum.1"), page(&command)?));
        for sub in command.get_subcommands_mut() {
            let name = format!("talentsum-{}", sub.get_name());
            let sub = sub.clone().name(name.clone()).display_name(name.clone());
            files.push((format!("{folder}/man1/{name}.1"), page(&sub)?));
        }
    }
    for (shell, name) in SHELLS {
        let mut bytes = Vec::new();
        // Completions show their help in English: shells do not ask for a language.
        clap_complete::generate(shell, &mut built(Language::En), "talentsum", &mut bytes);
        files.push((format!("completions/{name}"), bytes));
    }
    Ok(files)
}

fn built(language: Language) -> Command {
    let mut command = surface::command(&Words::new(language));
    command.build();
    command
}

fn page(command: &Command) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut bytes)?;
    Ok(bytes)
}
