//! What the documentation says is so: its examples are run, its tables compared.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use talentsum::project::config::Config;

fn page(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// The fenced blocks of a page in order: language and text.
fn blocks(page: &str) -> Vec<(String, String)> {
    let mut blocks = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        if let Some(language) = line.strip_prefix("```") {
            let text: Vec<&str> = lines.by_ref().take_while(|l| *l != "```").collect();
            blocks.push((language.to_owned(), text.join("\n")));
        }
    }
    blocks
}

/// A copy of the example bureau that an example may change.
fn bureau() -> tempfile::TempDir {
    copy_of("examples/bureau", &["", "data/2023", "data/2024"])
}

fn copy_of(example: &str, folders: &[&str]) -> tempfile::TempDir {
    let copy = tempfile::tempdir().unwrap();
    let original = Path::new(env!("CARGO_MANIFEST_DIR")).join(example);
    for folder in folders {
        let to = copy.path().join(folder);
        fs::create_dir_all(&to).unwrap();
        for entry in fs::read_dir(original.join(folder)).unwrap() {
            let entry = entry.unwrap();
            if entry.path().is_file() {
                fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
            }
        }
    }
    copy
}

fn talentsum(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_talentsum"))
        .args(["--lang", "zh", "-C"])
        .arg(folder)
        .args(arguments)
        .args(["--year", "2024"])
        .output()
        .unwrap()
}

fn words(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Each template of the page stands in a file of own paragraphs, between lines that say
/// where it begins and ends; one report prints them all.
#[test]
fn every_template_example_prints_what_the_page_says() {
    let page = page("docs/templates.md");
    let blocks = blocks(&page);
    let folder = bureau();
    let settings = folder.path().join("talentsum.toml");
    let mut configuration = fs::read_to_string(&settings).unwrap();
    for (_, text) in blocks.iter().filter(|(language, _)| language == "toml") {
        configuration.push_str(&format!("\n{text}\n"));
    }
    fs::write(&settings, configuration).unwrap();
    let own = folder.path().join("data/2024/基本情况.md");
    let (mut printed, mut refused) = (Vec::new(), Vec::new());
    for pair in blocks.windows(2).filter(|pair| pair[0].0 == "jinja") {
        let (template, result) = (&pair[0].1, &pair[1].1);
        assert_eq!(pair[1].0, "text", "no result for {template}");
        match result.starts_with("错误：") {
            true => refused.push((template, result)),
            false => printed.push((template, result)),
        }
    }
    assert!(printed.len() > 10 && refused.len() > 2);

    let between = |i: usize| format!("——第{i}例——");
    let text: Vec<String> = (printed.iter().enumerate())
        .map(|(i, (template, _))| format!("{}\n\n{template}\n\n", between(i)))
        .collect();
    fs::write(&own, text.concat() + &between(printed.len())).unwrap();
    let output = talentsum(folder.path(), &["report", "--format", "md", "-o", "-"]);
    assert!(output.status.success(), "{}", words(&output.stderr));
    let report = words(&output.stdout);
    for (i, (template, result)) in printed.iter().enumerate() {
        let from = report.split_once(&between(i)).unwrap().1;
        let found = from.split_once(&between(i + 1)).unwrap().0;
        assert_eq!(found.trim(), result.trim(), "{template}");
    }

    for (template, result) in refused {
        fs::write(&own, template).unwrap();
        let output = talentsum(folder.path(), &["report", "-o", "-"]);
        assert_eq!(output.status.code(), Some(2), "{template}");
        let said = words(&output.stderr);
        for line in result.lines() {
            assert!(said.contains(line), "{template}\n{said}");
        }
    }
}

#[test]
fn every_configuration_example_gives_the_figures_the_page_says() {
    let page = page("docs/configuration.md");
    let blocks = blocks(&page);
    let folder = bureau();
    for (i, (language, text)) in blocks.iter().enumerate() {
        if language != "toml" {
            continue;
        }
        fs::write(folder.path().join("talentsum.toml"), text).unwrap();
        let output = talentsum(folder.path(), &["figures", "--format", "csv"]);
        assert!(output.status.success(), "{text}\n{}", words(&output.stderr));
        let figures = words(&output.stdout);
        if let Some((_, wanted)) = blocks.get(i + 1).filter(|(language, _)| language == "csv") {
            for line in wanted.lines() {
                assert!(
                    figures.lines().any(|l| l == line),
                    "{line}\n{text}\n{figures}"
                );
            }
        }
    }
}

/// The keys that exist in a table, which serde names when it meets one that does not.
fn keys_in_code(table: &str) -> BTreeSet<String> {
    let error = toml::from_str::<Config>(&format!("{table}\nno_such_key = 1\n")).unwrap_err();
    let message = error.message();
    let (_, expected) = message.split_once("expected").unwrap();
    let quoted = expected.split('`').skip(1).step_by(2);
    quoted.map(str::to_owned).collect()
}

/// The keys in the first column of the first table of a section.
fn keys_on_page(page: &str, heading: &str) -> BTreeSet<String> {
    let (_, section) = page
        .split_once(&format!("## `{heading}`\n"))
        .unwrap_or_else(|| panic!("no section {heading}"));
    let rows = section.lines().skip_while(|l| !l.starts_with("| 键 |"));
    rows.skip(2)
        .take_while(|l| l.starts_with('|'))
        .filter_map(|l| l.split('`').nth(1))
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_configuration_page_names_every_key_and_no_other() {
    let page = page("docs/configuration.md");
    for table in keys_in_code("") {
        let heading = match table.as_str() {
            "figure" | "breakdown" | "problem" => format!("[[{table}]]"),
            "spellings" => "[spellings.\"字段\"]".to_owned(),
            _ => format!("[{table}]"),
        };
        assert!(page.contains(&format!("## `{heading}`\n")), "{heading}");
        // These hold names of the bureau's own.
        if !["headers", "spellings", "codes", "severity"].contains(&table.as_str()) {
            let keys = keys_in_code(&heading);
            assert_eq!(keys_on_page(&page, &heading), keys, "{heading}");
        }
    }
}

#[test]
fn links_between_the_pages_lead_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut pages: Vec<PathBuf> = vec![
        root.join("README.md"),
        root.join("CHANGELOG.md"),
        root.join("templates/README.md"),
    ];
    for entry in fs::read_dir(root.join("docs")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|e| e == "md") {
            pages.push(path);
        }
    }
    for page in pages {
        let text = fs::read_to_string(&page).unwrap();
        for target in text.split("](").skip(1).filter_map(|t| t.split(')').next()) {
            let file = target.split('#').next().unwrap_or_default();
            if file.is_empty() || file.contains("://") {
                continue;
            }
            let path = page.parent().unwrap().join(file);
            assert!(path.exists(), "{}: {target}", page.display());
        }
    }
}

#[test]
fn the_readme_has_its_two_commands() {
    let page = page("README.md");
    let commands: Vec<String> = blocks(&page).into_iter().map(|(_, text)| text).collect();
    for command in [
        "cargo run --release -- -C examples/bureau report --year 2024",
        "cargo test",
    ] {
        let stands = |text: &String| text.lines().any(|line| line == command);
        assert!(commands.iter().any(stands), "{command}");
    }
}

/// The commands of the section run one after the other; what stands below one is in what it
/// prints.
#[test]
fn the_readme_tidies_up_the_lists_as_they_arrive() {
    let page = page("README.md");
    let (_, section) = page.split_once("### 把收上来的表整理成可用的数据").unwrap();
    let (section, _) = section.split_once("\n### ").unwrap();
    let folders = ["", "data/2023", "data/2024", "decisions"];
    let folder = copy_of("examples/arrival", &folders);
    let mut printed = String::new();
    let (mut run, mut compared) = (0, 0);
    for (language, text) in blocks(section) {
        for line in text.lines() {
            let words_of: Vec<&str> = line.split(' ').collect();
            match (language.as_str(), words_of.as_slice()) {
                ("text", _) => {
                    // …… stands for something left out.
                    let parts: Vec<&str> = line.split("……").collect();
                    let says = |l: &str| {
                        let rest = parts
                            .iter()
                            .try_fold(l, |rest, part| Some(rest.split_once(part)?.1));
                        l.starts_with(parts[0]) && rest.is_some_and(str::is_empty)
                    };
                    let stands = printed.lines().any(|l| says(l.trim()));
                    assert!(stands, "{line}\n{printed}");
                    compared += 1;
                }
                (_, ["cp", from, to]) => {
                    fs::copy(folder.path().join(from), folder.path().join(to)).unwrap();
                }
                (_, ["talentsum", rest @ ..]) => {
                    let rest: Vec<&str> = rest
                        .iter()
                        .filter(|word| !["--year", "2024"].contains(*word))
                        .copied()
                        .collect();
                    let output = talentsum(folder.path(), &rest);
                    assert_ne!(output.status.code(), Some(2), "{line}");
                    printed = words(&output.stdout);
                    run += 1;
                }
                other => panic!("{other:?}"),
            }
        }
    }
    assert!(run >= 5 && compared >= 6, "{run} {compared}");
}
