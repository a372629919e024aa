//! Markdown drafts: found again by their words, between the words that people have left.

use super::bench::*;
use super::support::{self, printed, talentsum};
use proptest::prelude::*;
use serde_json::json;
use std::fs;
use talentsum::export::markdown::{self, Piece, Record};
use talentsum::redraft::{MarkdownDraft, Outcome, Renewed};

fn record(made: &Made) -> Record {
    Record::new(
        2024,
        support::AS_OF.to_string(),
        markdown::pieces(&made.document),
    )
}

/// Figures brought into a text that was generated from others.
fn refreshed(was: &Made, text: &str, is: &Made, force: bool) -> Renewed {
    let draft = MarkdownDraft::open(text.as_bytes().to_vec(), record(was)).expect("UTF-8");
    draft.refresh(&is.figures, &is.document, force)
}

fn text(renewed: &Renewed) -> String {
    String::from_utf8(renewed.redrafted.bytes.clone()).expect("UTF-8")
}

fn outcomes(renewed: &Renewed, outcome: Outcome) -> Vec<(&str, Option<&str>)> {
    let figures = renewed.redrafted.figures.iter();
    let figures = figures.filter(|f| f.outcome == outcome);
    let told = figures.map(|f| (f.mark.figure.id.as_str(), f.text.as_deref()));
    told.collect()
}

/// A stretch of the report's text with the total in it, which is 41 before and 46 after.
const TOTAL: &str = "共有干部职工41人";

#[test]
fn without_new_data_no_byte_changes_whatever_the_line_ends() {
    let plain = markdown::write(&before().document);
    for text in [
        plain.clone(),
        plain.replace('\n', "\r\n"),
        format!("\u{feff}{plain}"),
    ] {
        let renewed = refreshed(before(), &text, before(), false);
        assert_eq!(self::text(&renewed), text);
        let all = renewed.redrafted.figures.iter();
        assert!(all.clone().count() > 50);
        let mut others = all.filter(|f| f.outcome != Outcome::Unchanged);
        assert_eq!(others.next(), None);
        assert_eq!(renewed.record, record(before()));
    }
}

#[test]
fn an_untouched_text_with_other_data_reads_as_their_report() {
    let renewed = refreshed(
        before(),
        &markdown::write(&before().document),
        after(),
        false,
    );
    let without_blanks = |text: &str| text.replace([' ', '-'], "");
    let fresh = markdown::write(&after().document);
    assert_eq!(without_blanks(&text(&renewed)), without_blanks(&fresh));
    // And back again, from the record that was written then.
    let draft = MarkdownDraft::open(renewed.redrafted.bytes, renewed.record).expect("UTF-8");
    let back = draft.refresh(&before().figures, &before().document, false);
    assert_eq!(text(&back), markdown::write(&before().document));
}

#[test]
fn a_number_between_changed_words_is_set_and_the_words_stay() {
    let plain = markdown::write(&before().document);
    let edited = replaced(&plain, "共有干部职工41人", "**现有**干部职工41人（含借调）");
    let renewed = refreshed(before(), &edited, after(), false);
    assert!(text(&renewed).contains("**现有**干部职工46人（含借调）"));
}

#[test]
fn a_number_typed_by_hand_stays_unless_forced() {
    let edited = replaced(
        &markdown::write(&before().document),
        TOTAL,
        "共有干部职工40人",
    );
    let renewed = refreshed(before(), &edited, after(), false);
    assert!(text(&renewed).contains("共有干部职工40人"));
    assert_eq!(
        outcomes(&renewed, Outcome::HandEdited),
        [("staff.total", Some("40"))]
    );
    // Still a person's number after the next round.
    let draft = MarkdownDraft::open(renewed.redrafted.bytes, renewed.record).expect("UTF-8");
    let again = draft.refresh(&before().figures, &before().document, false);
    assert_eq!(
        outcomes(&again, Outcome::HandEdited),
        [("staff.total", Some("40"))]
    );
    let forced = refreshed(before(), &edited, after(), true);
    assert!(text(&forced).contains("共有干部职工46人"));
}

#[test]
fn a_number_typed_by_hand_that_the_data_now_have_agrees() {
    let edited = replaced(
        &markdown::write(&before().document),
        TOTAL,
        "共有干部职工46人",
    );
    let renewed = refreshed(before(), &edited, after(), false);
    assert_eq!(
        outcomes(&renewed, Outcome::Agrees),
        [("staff.total", Some("46"))]
    );
}

#[test]
fn a_digit_typed_beside_a_number_makes_it_another() {
    for typed in [
        "共有干部职工141人",
        "共有干部职工41.5人",
        "共有干部职工41余人",
    ] {
        let edited = replaced(&markdown::write(&before().document), TOTAL, typed);
        let renewed = refreshed(before(), &edited, after(), false);
        assert!(text(&renewed).contains(typed), "{typed}");
    }
}

#[test]
fn a_deleted_number_is_told_and_a_deleted_paragraph_too() {
    let plain = markdown::write(&before().document);
    let edited = replaced(&plain, TOTAL, "共有干部职工若干");
    let edited: Vec<&str> = edited
        .lines()
        .filter(|l| !l.starts_with("按学历分"))
        .collect();
    let renewed = refreshed(before(), &edited.join("\n"), after(), false);
    let gone = outcomes(&renewed, Outcome::Gone);
    assert!(
        gone.iter()
            .any(|(id, _)| id.starts_with("professional.education")),
        "{gone:?}"
    );
    let total = renewed
        .redrafted
        .figures
        .iter()
        .find(|f| f.mark.figure.id == "staff.total");
    assert_ne!(total.expect("the total").outcome, Outcome::Set);
    assert!(text(&renewed).contains("共有干部职工若干"));
}

#[test]
fn a_sentence_that_stands_twice_is_not_guessed_at() {
    let plain = markdown::write(&before().document);
    let line = plain.lines().find(|l| l.contains(TOTAL)).expect("the line");
    let edited = replaced(&plain, line, &format!("{line}\n\n{line}"));
    let renewed = refreshed(before(), &edited, after(), false);
    assert!(outcomes(&renewed, Outcome::Unclear).contains(&("staff.total", Some("41"))));
    assert_eq!(text(&renewed).matches(TOTAL).count(), 2);
}

#[test]
fn a_paragraph_that_was_moved_is_found() {
    let plain = markdown::write(&before().document);
    let line = plain.lines().find(|l| l.contains(TOTAL)).expect("the line");
    let without = replaced(&plain, &format!("{line}\n\n"), "");
    let edited = format!("{without}\n{line}\n");
    let renewed = refreshed(before(), &edited, after(), false);
    let fresh = replaced(line, "41人", "46人");
    assert!(
        text(&renewed).ends_with(&format!("\n{fresh}\n")),
        "{}",
        text(&renewed)
    );
}

#[test]
fn a_row_is_found_by_its_name_and_a_number_typed_into_it_stays() {
    let plain = markdown::write(&before().document);
    let row = plain
        .lines()
        .find(|l| l.starts_with("| 乙院"))
        .expect("a row");
    let typed = replaced(row, "11", "99");
    let renewed = refreshed(before(), &replaced(&plain, row, &typed), after(), false);
    let by_hand = outcomes(&renewed, Outcome::HandEdited);
    assert_eq!(by_hand, [("staff.total", Some("99"))]);
    let rows: Vec<String> = text(&renewed).lines().map(str::to_owned).collect();
    let row = rows
        .iter()
        .find(|l| l.starts_with("| 乙院"))
        .expect("a row");
    assert!(row.contains(" 99 ") && row.contains(" 16 "), "{row}");
}

#[test]
fn rows_that_come_or_go_are_told() {
    let more = made(&[("丙院", 7), ("乙院", 11), ("甲院", 23), ("丁院", 3)]);
    let renewed = refreshed(before(), &markdown::write(&before().document), &more, false);
    let tables = &renewed.redrafted.tables;
    assert!(tables.iter().any(|t| t.missing == ["丁院"]), "{tables:?}");
    let renewed = refreshed(&more, &markdown::write(&more.document), before(), false);
    let tables = &renewed.redrafted.tables;
    assert!(tables.iter().any(|t| t.surplus == ["丁院"]), "{tables:?}");
}

/// Through the program: the record is written beside, found for a renamed draft, and kept
/// up; nothing that a person has written is lost.
#[test]
fn the_program_refreshes_a_text_that_was_renamed_and_edited() {
    let folder = folder(BEFORE);
    let path = |name: &str| folder.path().join(name);
    printed(
        folder.path(),
        &["report", "--year", "2024", "-o", "总结.md"],
    );
    assert!(path("总结.md.talentsum.json").exists());
    let plain = fs::read_to_string(path("总结.md")).expect("the report");
    fs::write(path("改.md"), replaced(&plain, "共有", "一共有")).expect("a draft");
    report_data(folder.path(), AFTER);
    let told = told(folder.path(), &["改.md"]);
    assert_eq!(told["written"], "改（更新）.md");
    assert_eq!(told["outcomes"]["hand-edited"], 0);
    assert!(told["figures"][0]["line"].is_number());
    let done = fs::read_to_string(path("改（更新）.md")).expect("the draft");
    assert!(done.contains("一共有干部职工46人"));
    assert!(path("改（更新）.md.talentsum.json").exists());
    // The report itself has not been worked in: it may be written anew. The draft has.
    printed(
        folder.path(),
        &["report", "--year", "2024", "-o", "总结.md"],
    );
    let refused = support::talentsum(
        folder.path(),
        &["report", "--year", "2024", "-o", "改（更新）.md"],
    );
    assert_eq!(refused.status.code(), Some(2));
    let said = String::from_utf8_lossy(&refused.stderr);
    assert!(said.contains("talentsum refresh"), "{said}");
}

#[test]
fn a_text_without_a_record_is_refused_with_the_reason() {
    let folder = folder(BEFORE);
    fs::write(folder.path().join("孤.md"), "共有干部职工41人。\n").expect("a draft");
    let refused = support::talentsum(folder.path(), &["refresh", "孤.md", "--year", "2024"]);
    assert_eq!(refused.status.code(), Some(2));
    let said = String::from_utf8_lossy(&refused.stderr);
    assert!(said.contains("孤.md.talentsum.json"), "{said}");
}

/// A piece of an edited text: words, or the figure of this number.
#[derive(Debug, Clone)]
enum Part {
    Words(String),
    Figure(usize),
}

/// What a person does to the words.
#[derive(Debug, Clone)]
enum Deed {
    /// Puts words into a stretch of words.
    Insert(prop::sample::Index, prop::sample::Index, &'static str),
    /// Takes characters out of it.
    Remove(prop::sample::Index, prop::sample::Index, usize),
}

fn deed() -> impl Strategy<Value = Deed> {
    let words = prop::sample::select(vec![
        "甚",
        "（略）",
        "其中",
        "41",
        "人，占",
        "。",
        "3.5%",
        "\n\n",
    ]);
    let index = any::<prop::sample::Index>;
    prop_oneof![
        (index(), index(), words).prop_map(|(piece, at, words)| Deed::Insert(piece, at, words)),
        (index(), index(), 1..9usize).prop_map(|(piece, at, count)| Deed::Remove(piece, at, count)),
    ]
}

fn edited(deeds: &[Deed]) -> Vec<Part> {
    let pieces = markdown::pieces(&before().document);
    let parts = pieces
        .iter()
        .enumerate()
        .map(|(number, piece)| match piece {
            Piece::Words(words) => Part::Words(words.clone()),
            _ => Part::Figure(number),
        });
    let mut parts: Vec<Part> = parts.collect();
    let words: Vec<usize> = (0..parts.len())
        .filter(|part| matches!(parts[*part], Part::Words(_)))
        .collect();
    for deed in deeds {
        let (piece, at) = match deed {
            Deed::Insert(piece, at, _) | Deed::Remove(piece, at, _) => (piece, at),
        };
        let Part::Words(text) = &mut parts[*piece.get(&words)] else {
            continue;
        };
        let mut chars: Vec<char> = text.chars().collect();
        let at = at.index(chars.len() + 1);
        match deed {
            Deed::Insert(_, _, words) => drop(chars.splice(at..at, words.chars())),
            Deed::Remove(_, _, count) => drop(chars.drain(at..(at + count).min(chars.len()))),
        }
        *text = chars.into_iter().collect();
    }
    parts
}

/// Whether a text is these parts, each figure either as it was or as it is now; the
/// largest number of figures as they are now.
fn reads(text: &str, parts: &[Part], old: &[Piece], new: &[String]) -> bool {
    let mut ends = vec![0usize];
    for part in parts {
        let mut next = Vec::new();
        for end in &ends {
            let choices: Vec<&str> = match part {
                Part::Words(words) => vec![words],
                Part::Figure(number) => vec![old[*number].raw(), &new[*number]],
            };
            for choice in choices {
                if text[*end..].starts_with(choice) {
                    next.push(end + choice.len());
                }
            }
        }
        next.sort_unstable();
        next.dedup();
        ends = next;
    }
    ends.contains(&text.len())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn whatever_is_done_to_the_words_they_stay_and_no_number_gets_another_ones_place(
        deeds in prop::collection::vec(deed(), 1..12)
    ) {
        let old = markdown::pieces(&before().document);
        let parts = edited(&deeds);
        let text: String = parts.iter().map(|part| match part {
            Part::Words(words) => words.as_str(),
            Part::Figure(number) => old[*number].raw(),
        }).collect();
        let fresh = markdown::pieces(&after().document);
        let of = |piece: &Piece| match piece {
            Piece::Words(words) => words.clone(),
            Piece::Figure { figure, .. } => {
                let same = fresh.iter().find(|p| matches!(p, Piece::Figure { figure: f, .. } if f == figure));
                let Piece::Figure { text, .. } = same.unwrap_or(piece) else {
                return String::new();
            };
                if piece.raw().starts_with("**") { format!("**{text}**") } else { text.clone() }
            }
            Piece::Bar { figure, .. } => {
                let same = fresh.iter().find(|p| matches!(p, Piece::Bar { figure: f, .. } if f == figure));
                same.unwrap_or(piece).raw().to_owned()
            }
        };
        let new: Vec<String> = old.iter().map(of).collect();
        let renewed = refreshed(before(), &text, after(), false);
        let done = self::text(&renewed);
        prop_assert!(reads(&done, &parts, &old, &new), "{text}\n=====\n{done}");
        // Most figures are far from what was done.
        let changed = outcomes(&renewed, Outcome::Set).len();
        let all = outcomes(&refreshed(before(), &markdown::write(&before().document), after(), false), Outcome::Set).len();
        prop_assert!(changed * 2 > all, "{changed} of {all}");
    }
}

#[test]
fn a_record_whose_figure_reaches_out_of_its_cell_is_no_end_of_the_program() {
    let folder = folder(BEFORE);
    let table = "| 单位 | 数 | 丙 |\n| --- | --- | --- |\n| 甲 | ";
    let draft = format!("{table}5|中");
    let record = json!({
        "schema": 1, "generator": "talentsum", "year": 2024, "as_of": "2024-12-31",
        "pieces": [table, {"id": "staff.total", "form": "text", "raw": "5|9"}, " |\n"],
    });
    fs::write(folder.path().join("稿.md"), &draft).expect("a file");
    fs::write(
        folder.path().join("稿.md.talentsum.json"),
        record.to_string(),
    )
    .expect("a file");
    let output = talentsum(
        folder.path(),
        &["refresh", "稿.md", "--year", "2024", "-o", "-"],
    );
    assert!(matches!(output.status.code(), Some(0 | 2)), "{output:?}");
}
