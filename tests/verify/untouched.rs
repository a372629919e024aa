//! Drafts as generated: nothing may be said of them.

use super::bench::{before, made};
use super::sample::*;
use super::support::{Random, bureau, in_repository, talentsum};
use talentsum::verify::Outcome;

#[test]
fn nothing_is_said_of_an_untouched_draft_of_the_example_bureau() {
    for made in [example(), year_before()] {
        for draft in [Draft::word(made), Draft::markdown(made)] {
            let verified = draft.verify(made);
            assert_eq!(short(&verified), [""; 0]);
            let gone = verified
                .figures
                .iter()
                .filter(|f| f.outcome == Outcome::Gone);
            assert_eq!(gone.count(), 0);
            assert!(verified.figures.len() > 500);
            assert!(!verified.is_wrong());
        }
    }
}

#[test]
fn nothing_is_said_of_an_untouched_draft_of_a_tiny_bureau_without_activities() {
    for made in [
        before(),
        &made(&[("甲院", 1)]),
        &made(&[("甲院", 2), ("乙院", 1)]),
    ] {
        for draft in [Draft::word(made), Draft::markdown(made)] {
            assert_eq!(short(&draft.verify(made)), [""; 0]);
        }
    }
}

#[test]
fn nothing_is_said_by_the_program_of_what_it_has_written() {
    let folder = tempfile::tempdir().expect("a folder");
    for project in [bureau(), in_repository("examples/arrival")] {
        for name in ["总结.docx", "总结.md"] {
            let path = folder.path().join(name);
            let path = path.to_str().expect("a path");
            let report = ["report", "--year", "2024", "--draft", "--force", "-o", path];
            let written = talentsum(&project, &report);
            let code = written.status.code();
            assert!(code.is_some_and(|code| code < 2), "{written:?}");
            let output = talentsum(&project, &["verify", path, "--year", "2024"]);
            let text = String::from_utf8_lossy(&output.stdout).into_owned();
            // Errors in the data give 1, whatever the draft says.
            assert_eq!(output.status.code(), code, "{text}");
            let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
            let has_errors = text.contains("is not to be relied on");
            assert_eq!(has_errors, code == Some(1), "{text}");
            assert_eq!(lines.len(), 3 + usize::from(has_errors), "{text}");
            assert!(text.contains("Nothing was found that differs"), "{text}");
        }
    }
}

#[test]
fn any_text_is_read_to_its_end() {
    const WORDS: &[&str] = &[
        "1",
        "2024",
        "年",
        "、",
        "，",
        "。",
        "（",
        "）",
        "占",
        "46.2%",
        "％",
        "人",
        "万",
        "3—5",
        "《",
        "》",
        "百分之",
        "三十",
        "人",
        "４２",
        ",123",
        ".",
        "|",
        "\t",
        "\n",
        "-",
        "号",
        "其中",
        "甲院",
        "专业技术人员",
        "的",
        "比例",
        "A",
        "＋",
        "𠮷",
        "\u{feff}",
        " ",
    ];
    let made = before();
    let Draft::Markdown(text) = Draft::markdown(made) else {
        unreachable!()
    };
    for seed in 0..300 {
        let mut random = Random::new(seed);
        let mut text: Vec<char> = text.chars().take(2000).collect();
        for _ in 0..40 {
            let at = random.index(text.len());
            let until = (at + random.index(4)).min(text.len());
            let new = random.pick(WORDS).chars().collect::<Vec<char>>();
            text.splice(at..until, new);
        }
        let text: String = text.into_iter().collect();
        for draft in [Draft::Markdown(text.clone()), Draft::Plain(text)] {
            draft.verify(made);
        }
    }
}
