//! What people do to a Markdown draft: columns, stars, marks, copies, and words that make
//! a number that of something else.

use super::bench::*;
use super::support;
use std::fmt::Write;
use talentsum::export::markdown::{self, Piece, Record};
use talentsum::figures::{FigureRef, Form, Scope};
use talentsum::redraft::{Context, FigureOutcome, MarkdownDraft, Outcome, Renewed};

fn plain() -> String {
    markdown::write(&before().document)
}

fn record() -> Record {
    let pieces = markdown::pieces(&before().document);
    Record::new(2024, support::AS_OF.to_string(), pieces)
}

/// The figures of the later data brought into a text that was made of the report.
fn refreshed(text: &str) -> (String, Renewed) {
    let draft = MarkdownDraft::open(text.as_bytes().to_vec(), record()).expect("UTF-8");
    let renewed = draft.refresh(&after().figures, &after().document, false);
    let done = String::from_utf8(renewed.redrafted.bytes.clone()).expect("UTF-8");
    (done, renewed)
}

fn of(renewed: &Renewed, outcome: Outcome) -> Vec<&FigureOutcome> {
    let figures = renewed.redrafted.figures.iter();
    figures.filter(|figure| figure.outcome == outcome).collect()
}

/// The figures whose words were changed so, with their new texts.
fn told(renewed: &Renewed, change: Context) -> Vec<(&str, &str)> {
    let figures = renewed.redrafted.figures.iter();
    let told = figures.filter(|f| f.words.as_ref().is_some_and(|w| w.change == change));
    let told = told.map(|f| (f.mark.figure.id.as_str(), f.new.as_deref().unwrap_or("")));
    told.collect()
}

/// Changes the cells of the table of all units.
fn columns(text: &str, edit: impl Fn(&mut Vec<String>)) -> String {
    let mut out = String::new();
    let mut is_in = false;
    for line in text.lines() {
        is_in = line.starts_with("| 单位") || (is_in && line.starts_with('|'));
        match is_in {
            true => {
                let line = line.trim_matches('|');
                let mut cells: Vec<String> =
                    line.split('|').map(|cell| cell.trim().to_owned()).collect();
                edit(&mut cells);
                let _ = writeln!(out, "| {} |", cells.join(" | "));
            }
            false => out.push_str(&format!("{line}\n")),
        }
    }
    out
}

/// The cells of a row of that table.
fn row(text: &str, name: &str) -> Vec<String> {
    let line = text.lines().skip_while(|l| !l.starts_with("| 单位"));
    let mut lines = line.filter(|l| l.trim_matches(['|', ' ', '*']).starts_with(name));
    let line = lines.next().unwrap_or_else(|| panic!("no {name}"));
    let line = line.trim_matches('|').split('|');
    line.map(|cell| cell.trim().to_owned()).collect()
}

/// The table as the later report has it, its columns changed likewise.
fn as_if_fresh(done: &str, edit: impl Fn(&mut Vec<String>)) {
    let fresh = columns(&markdown::write(&after().document), edit);
    for name in ["单位", "合计", "丙院", "乙院", "甲院"] {
        assert_eq!(row(done, name), row(&fresh, name));
    }
}

#[test]
fn columns_that_were_swapped_still_get_their_own_numbers() {
    let swap = |cells: &mut Vec<String>| cells.swap(1, 3);
    as_if_fresh(&refreshed(&columns(&plain(), swap)).0, swap);
    let names_last = |cells: &mut Vec<String>| cells.rotate_left(1);
    let edited = columns(&plain(), names_last).replace("| 合计 |", "| 合计|");
    let (_, renewed) = refreshed(&edited);
    assert_eq!(of(&renewed, Outcome::Gone), [] as [&FigureOutcome; 0]);
}

#[test]
fn a_column_that_was_put_in_moves_no_number() {
    let insert = |cells: &mut Vec<String>| {
        let is_rule = cells[1].ends_with('-') || cells[1].ends_with(':');
        cells.insert(0, if is_rule { "---" } else { "9" }.to_owned());
    };
    let put = |cells: &mut Vec<String>| {
        let is_rule = cells[1].ends_with('-') || cells[1].ends_with(':');
        cells.insert(1, if is_rule { "---" } else { "11" }.to_owned());
    };
    let edited = columns(&plain(), put);
    as_if_fresh(&refreshed(&edited).0, put);
    // A column of running numbers before the names.
    let edited = columns(&plain(), insert).replace("| 9 | 单位", "| 序号 | 单位");
    let (done, renewed) = refreshed(&edited);
    assert!(
        done.lines().any(|l| l.starts_with("| 9 | 乙院 | 16 |")),
        "{done}"
    );
    assert_eq!(of(&renewed, Outcome::Gone), [] as [&FigureOutcome; 0]);
}

#[test]
fn a_column_that_was_deleted_is_told_by_its_heading_and_the_others_are_set() {
    let delete = |cells: &mut Vec<String>| drop(cells.remove(2));
    let (done, renewed) = refreshed(&columns(&plain(), delete));
    as_if_fresh(&done, delete);
    let gone = of(&renewed, Outcome::Gone);
    let contexts: Vec<&str> = gone.iter().map(|f| f.context.as_str()).collect();
    assert_eq!(
        contexts,
        [
            "合计 / 岗位：专业技术",
            "丙院 / 岗位：专业技术",
            "乙院 / 岗位：专业技术",
            "甲院 / 岗位：专业技术"
        ]
    );
}

#[test]
fn a_column_whose_heading_was_changed_keeps_its_numbers() {
    let edited = plain().replace("岗位：专业技术", "岗位：医生");
    let (done, renewed) = refreshed(&edited);
    assert_eq!(row(&done, "乙院")[2], "11");
    assert_eq!(of(&renewed, Outcome::Gone).len(), 4);
    // The same heading twice is none.
    let edited = columns(&plain(), |cells| cells.push(cells[2].clone()));
    let (done, renewed) = refreshed(&edited);
    assert_eq!(row(&done, "乙院")[2], "11");
    assert_eq!(of(&renewed, Outcome::Unclear).len(), 4);
}

#[test]
fn a_number_in_the_wrong_column_is_one_of_the_persons() {
    // Only the headings were swapped.
    let edited = columns(&plain(), |cells| {
        if cells[0] == "单位" {
            cells.swap(1, 4);
        }
    });
    let (done, renewed) = refreshed(&edited);
    assert_eq!(row(&done, "乙院")[1], "11");
    assert_eq!(row(&done, "乙院")[4], "0");
    assert_eq!(of(&renewed, Outcome::HandEdited).len(), 8);
}

#[test]
fn stars_in_cells_and_sentences_stay_as_they_stand() {
    let edited = columns(&plain(), |cells| match cells[0].as_str() {
        "乙院" => {
            cells[1] = "**11**".to_owned();
            cells[2] = "*11*".to_owned();
            cells[6] = "`11`".to_owned();
        }
        "**合计**" => cells[0] = "合计".to_owned(),
        "甲院" => cells[0] = "**甲院**".to_owned(),
        _ => {}
    });
    let edited = replaced(&edited, "共有干部职工41人", "共有干部职工**41**人");
    let edited = replaced(&edited, "大学本科41人", "<b>大学本科</b> `41` 人");
    let edited = replaced(&edited, "占34.1%；中级", "占**34.1**%；中级");
    let (done, renewed) = refreshed(&edited);
    assert!(done.contains("共有干部职工**46**人"), "{done}");
    assert!(done.contains("<b>大学本科</b> `46` 人"), "{done}");
    let row = row(&done, "乙院");
    assert_eq!([&row[1], &row[2], &row[6]], ["**16**", "*16*", "`16`"]);
    assert!(done.contains("占**32.6**%；中级"), "{done}");
    for outcome in [Outcome::Gone, Outcome::Unclear, Outcome::HandEdited] {
        assert_eq!(of(&renewed, outcome), [] as [&FigureOutcome; 0]);
    }
    assert_eq!(told(&renewed, Context::Reworded), []);
}

#[test]
fn a_mark_of_half_width_after_a_number_is_no_part_of_it() {
    let edited = plain()
        .replace('，', ",")
        .replace('。', ".")
        .replace('；', ";");
    let (done, renewed) = refreshed(&edited);
    assert!(done.contains("占干部职工总数的100.0%."), "{done}");
    assert!(done.contains("共有干部职工46人."), "{done}");
    for outcome in [Outcome::Gone, Outcome::Unclear, Outcome::HandEdited] {
        assert_eq!(of(&renewed, outcome), [] as [&FigureOutcome; 0]);
    }
}

#[test]
fn a_sentence_left_whole_between_two_edits_is_found() {
    let edited = replaced(
        &plain(),
        "按岗位分，专业技术人员41人，占干部职工总数的100.0%。专业技术人员是队伍的主体。\n",
        "今年共有41人参加了培训，另有41人报名。\n\n专业技术人员是队伍的主体。\n",
    );
    let edited = replaced(
        &edited,
        "。大学本科及以上学历人员超过半数。",
        "。\n\n共41人。",
    );
    let (done, renewed) = refreshed(&edited);
    assert!(
        done.contains("专业技术人员中大学本科46人，占100.0%；大学专科0人"),
        "{done}"
    );
    assert!(done.contains("共有41人参加了培训，另有41人报名"), "{done}");
    assert!(done.contains("\n共41人。"), "{done}");
    let unclear = of(&renewed, Outcome::Unclear).into_iter();
    let mut unclear = unclear.filter(|f| f.mark.figure.id != "staff.professional");
    assert_eq!(unclear.next(), None);
}

#[test]
fn of_a_paragraph_and_its_changed_copy_the_paragraph_gets_the_new_number() {
    let line = plain();
    let line = line.lines().find(|l| l.contains("共有干部职工41人"));
    let line = line.expect("the line");
    let copy = line.replace("全市", "全省");
    for edited in [format!("{line}\n\n{copy}"), format!("{copy}\n\n{line}")] {
        let (done, _) = refreshed(&replaced(&plain(), line, &edited));
        assert!(done.contains(&line.replace("41", "46")), "{done}");
        assert!(done.contains(&copy), "{done}");
    }
}

#[test]
fn a_number_made_that_of_another_year_is_not_set() {
    for (from, to) in [
        ("截至2024年6月30日，", "截至2023年6月30日，"),
        ("共有干部职工41人", "上年末共有干部职工41人"),
    ] {
        let (done, renewed) = refreshed(&replaced(&plain(), from, to));
        assert!(
            done.contains(to) && done.contains("共有干部职工41人"),
            "{done}"
        );
        assert_eq!(
            told(&renewed, Context::OtherPeriod),
            [("staff.total", "46")]
        );
        assert_eq!(of(&renewed, Outcome::OtherPeriod).len(), 1);
    }
}

#[test]
fn a_number_between_other_words_is_set_and_told_with_both_sentences() {
    let edited = replaced(
        &plain(),
        "专业技术人员中高级职称14人",
        "临床医生中高级职称14人",
    );
    let (done, renewed) = refreshed(&edited);
    assert!(done.contains("临床医生中高级职称15人"), "{done}");
    let told = told(&renewed, Context::Reworded);
    assert!(
        told.contains(&("professional.title.senior", "15")),
        "{told:?}"
    );
    let figures = renewed.redrafted.figures.iter();
    let mut words = figures.filter_map(|f| Some((f.words.as_ref()?, f)));
    let (words, figure) = words.next().expect("one that is told");
    assert!(
        words.was.contains("专业技术人员中高级职称14人"),
        "{}",
        words.was
    );
    assert!(
        figure.context.contains("临床医生中高级职称14人"),
        "{}",
        figure.context
    );
}

#[test]
fn a_row_that_was_copied_is_the_one_that_is_still_as_it_was() {
    let text = plain();
    let line = text
        .lines()
        .find(|l| l.starts_with("| 乙院"))
        .expect("a row");
    let copy = line.replacen("11", "99", 1);
    let (done, renewed) = refreshed(&replaced(&text, line, &format!("{copy}\n{line}")));
    assert!(done.contains(&copy), "{done}");
    assert_eq!(of(&renewed, Outcome::Unclear), [] as [&FigureOutcome; 0]);
    let (done, renewed) = refreshed(&replaced(&text, line, &format!("{line}\n{line}")));
    assert_eq!(done.matches(line).count(), 2, "{done}");
    // Its name is a figure, too.
    assert_eq!(of(&renewed, Outcome::Unclear).len(), 20);
}

#[test]
fn a_table_that_was_copied_is_not_guessed_at() {
    let text = plain();
    let start = text.find("| 单位").expect("the table");
    let end = start + text[start..].find("\n\n").expect("its end");
    let table = &text[start..end];
    let edited = replaced(&text, table, &format!("{table}\n\n{table}"));
    let (done, renewed) = refreshed(&edited);
    assert_eq!(done.matches(table).count(), 2);
    // Nineteen columns of numbers and the names of three units.
    assert_eq!(of(&renewed, Outcome::Unclear).len(), 4 * 19 + 3);
}

/// A record of so many sentences and rows, each with a figure of its own.
fn large(count: usize) -> (String, Record) {
    let mut pieces = vec![Piece::Words("# 题\n\n".to_owned())];
    let mut text = pieces[0].raw().to_owned();
    for number in 0..count {
        let figure = FigureRef {
            id: "staff.total".to_owned(),
            scope: Scope::Unit(format!("第{number}院")),
            form: Form::Text,
        };
        let words = format!("第{number}院共有干部职工");
        text.push_str(&format!("{words}41人，**其中**有{number}人。\n\n"));
        pieces.push(Piece::Words(words));
        let (raw, text) = ("41".to_owned(), "41".to_owned());
        pieces.push(Piece::Figure { figure, text, raw });
        pieces.push(Piece::Words(format!("人，其中{number}人。\n\n")));
    }
    (text, Record::new(2024, support::AS_OF.to_string(), pieces))
}

/// With a search through the text for each figure this takes minutes.
#[test]
fn ten_thousand_figures_between_changed_words_are_found() {
    let (text, record) = large(10_000);
    let draft = MarkdownDraft::open(text.clone().into_bytes(), record).expect("UTF-8");
    let renewed = draft.refresh(&after().figures, &after().document, false);
    let no_data = of(&renewed, Outcome::NoData).len();
    assert_eq!(no_data, 10_000);
    assert_eq!(renewed.redrafted.bytes, text.into_bytes());
}

#[test]
fn a_row_and_a_column_under_new_names_are_told_in_a_line_each() {
    let (folder, draft) = corrected();
    let arguments = ["report", "--year", "2024", "-o", "总结.md"];
    report_data(folder.path(), BEFORE);
    support::printed(folder.path(), &arguments);
    let path = draft.with_extension("md");
    let text = std::fs::read_to_string(&path).expect("the draft");
    let text = replaced(&text, "| 乙院 ", "| 乙县人民医院 ");
    std::fs::write(&path, replaced(&text, " 合计 |", " 在职人数 |")).expect("a file");
    report_data(folder.path(), AFTER);
    let arguments = ["refresh", "总结.md", "--year", "2024", "--lang", "zh"];
    let said = support::printed(folder.path(), &arguments);
    let said = String::from_utf8(said).expect("UTF-8");
    for line in ["“乙院”这一行", "“合计”这一列"] {
        assert_eq!(said.matches(line).count(), 1, "{line}: {said}");
    }
}
