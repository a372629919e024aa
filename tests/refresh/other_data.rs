//! A draft refreshed with quite other data reads as a fresh report for them, wherever both
//! have the same sentences: running text and tables, Word and Markdown.

use super::bench::*;
use super::support::{self, Random};
use std::collections::{BTreeMap, BTreeSet};
use talentsum::export::markdown::{self, Record};
use talentsum::redraft::{MarkdownDraft, Redrafted, TableChange};
use talentsum::verify::Paper;

const ROUNDS: u64 = 12;

/// A bureau at random: some of these units, each with its own people.
fn bureau(random: &mut Random) -> Made {
    let mut roster = "姓名,性别,出生日期,学历,职称,岗位类别,编制,单位,单位类型\n".to_owned();
    let units = [
        ("市一院", "市直"),
        ("市中医院", "市直"),
        ("甲镇卫生院", "乡镇"),
        ("乙镇卫生院", "乡镇"),
        ("丙镇卫生院", "乡镇"),
        ("疾控中心", "公卫"),
    ];
    let mut person = 0;
    for (unit, kind) in units {
        if random.index(4) == 0 && person > 0 {
            continue;
        }
        for _ in 0..1 + random.index(30) {
            person += 1;
            let year = 1965 + random.index(36);
            let education = random.pick(&["博士研究生", "硕士研究生", "本科", "大专", "中专", ""]);
            let title = random.pick(&["主任医师", "副主任医师", "主治医师", "医师", "护士", "无"]);
            let post = random.pick(&["专业技术", "专业技术", "专业技术", "管理", "工勤"]);
            let sex = random.pick(&["男", "女"]);
            let staff = random.pick(&["在编", "编外"]);
            roster.push_str(&format!(
                "人{person},{sex},{year}-03-01,{education},{title},{post},{staff},{unit},{kind}\n"
            ));
        }
    }
    made_of(roster)
}

/// What a reader sees: the sentences, and the rows of the tables.
#[derive(Debug)]
struct Read {
    sentences: BTreeSet<String>,
    rows: BTreeSet<String>,
}

fn read(bytes: &[u8], is_markdown: bool) -> Read {
    let paper = Paper::open(bytes.to_vec(), is_markdown).unwrap_or_else(|e| panic!("{e}"));
    let mut sentences = BTreeSet::new();
    let mut rows: BTreeMap<(usize, usize), Vec<String>> = BTreeMap::new();
    for line in paper.lines.iter().filter(|line| !line.aside) {
        match line.cell {
            Some((table, row, _)) => rows
                .entry((table, row))
                .or_default()
                .push(line.text.clone()),
            None => {
                let pieces = line.text.split_inclusive(['。', '！', '？']);
                sentences.extend(pieces.map(|piece| unnumbered(piece).to_owned()));
            }
        }
    }
    Read {
        sentences,
        rows: rows.into_values().map(|cells| cells.join("|")).collect(),
    }
}

/// A sentence, or a heading without its own number: that is not a figure.
fn unnumbered(sentence: &str) -> &str {
    let is_count = |c: char| "（）一二三四五六七八九十、".contains(c);
    sentence.trim().trim_start_matches(is_count)
}

/// The words of a sentence, whatever its numbers.
fn words(sentence: &str) -> String {
    unnumbered(sentence).replace(|c: char| c.is_ascii_digit() || c == '.', "")
}

/// What is told is the whole difference between the refreshed draft and a fresh report.
fn compare(done: &Redrafted, fresh: &Read, now: &Read, what: &str) {
    let changes = done.sentences.as_deref().expect("a record of this version");
    let told = |texts: Vec<&Option<String>>| -> BTreeSet<String> {
        let texts = texts.into_iter().flatten();
        texts.map(|text| words(text)).collect()
    };
    let new = told(changes.iter().map(|change| &change.new).collect());
    let old = told(changes.iter().map(|change| &change.text).collect());
    for sentence in fresh.sentences.difference(&now.sentences) {
        assert!(new.contains(&words(sentence)), "{what}: lacks “{sentence}”");
    }
    for sentence in now.sentences.difference(&fresh.sentences) {
        assert!(old.contains(&words(sentence)), "{what}: has “{sentence}”");
    }
    let is_told = |row: &String, names: fn(&TableChange) -> &Vec<String>| {
        let name = row.split('|').next().unwrap_or_default();
        let mut tables = done.tables.iter();
        tables.any(|table| names(table).iter().any(|told| told == name))
    };
    for row in fresh.rows.difference(&now.rows) {
        assert!(
            is_told(row, |table| &table.missing),
            "{what}: lacks the row {row}: {:?}",
            now.rows
        );
    }
    for row in now.rows.difference(&fresh.rows) {
        assert!(
            is_told(row, |table| &table.surplus),
            "{what}: has the row {row}"
        );
    }
    let shared = fresh.sentences.intersection(&now.sentences).count();
    assert!(shared > 20, "{what}: {shared} sentences");
}

#[test]
fn a_word_draft_with_quite_other_data_reads_as_their_report() {
    for seed in 0..ROUNDS {
        let mut random = Random::new(seed);
        let (was, is) = (bureau(&mut random), bureau(&mut random));
        let done = is.refresh(&was.draft(), false);
        let fresh = read(&is.draft(), false);
        compare(
            &done,
            &fresh,
            &read(&done.bytes, false),
            &format!("seed {seed}"),
        );
    }
}

#[test]
fn a_markdown_draft_with_quite_other_data_reads_as_their_report() {
    for seed in 0..ROUNDS {
        let mut random = Random::new(100 + seed);
        let (was, is) = (bureau(&mut random), bureau(&mut random));
        let pieces = markdown::pieces(&was.document);
        let record = Record::new(2024, support::AS_OF.to_string(), pieces);
        let text = markdown::write(&was.document).into_bytes();
        let draft = MarkdownDraft::open(text, record).expect("UTF-8");
        let done = draft.refresh(&is.figures, &is.document, false).redrafted;
        let fresh = read(markdown::write(&is.document).as_bytes(), true);
        compare(
            &done,
            &fresh,
            &read(&done.bytes, true),
            &format!("seed {seed}"),
        );
    }
}
