//! Clean tables polluted at random: the program never panics, and no figure changes without
//! a finding that names the place.
//!
//! The cases are drawn from fixed seeds. A case is *silent* when the figures are not those of
//! the clean table and no finding names the polluted line or one beside it. Of each kind of
//! pollution the test says how many cases were silent; a kind that the reader can tell must
//! have none. `cargo test --test pollute -- --nocapture` prints the numbers.

mod support;

use std::path::PathBuf;
use support::{AS_OF, Random, talentsum};
use talentsum::diagnostic::Kept;
use talentsum::figures::{Form, Scope, UnitFigures, listing};
use talentsum::gather::{Readers, gather};
use talentsum::project::{Project, Selection};

/// How many cases are tried of each kind.
const CASES: u64 = 200;

const ROSTER: &str = "\
工号,姓名,性别,身份证号,出生日期,学历,学习方式,职称,岗位类别,双肩挑,单位,单位类型,入职日期,离职日期
A01,\"张,三\",男,42998119850307001X,1985-03-07,大学本科,函授,主治医师,专业技术,否,栖川市人民医院,市直,2008-07-01,
A02,李四,女,42998119901112002X,1990-11-12,大专,全日制,护师,专业技术,否,栖川市人民医院,市直,2012-07-01,
A03,王五,男,429981197001010039,1970-01-01,硕士研究生,全日制,副主任医师,管理,是,\"栖川市人民医院\",市直,1995-07-01,
A04,赵六,女,429981197612310049,1976-12-31,中专,全日制,无,工勤技能,否,栖川市人民医院,市直,1998-07-01,
A05,\"钱\"\"七\"\"\",女,429981199506150060,1995-06-15,大学本科,全日制,护士,专业技术,否,栖川市白湴乡卫生院,乡镇,2018-07-01,
A06,孙八,男,429981198808080075,1988-08-08,大专,自考,医师,专业技术,否,栖川市白湴乡卫生院,乡镇,2010-07-01,2024-03-01
A07,\"周\n九\",男,429981197905200070,1979-05-20,大学本科,函授,无,管理,否,栖川市卫生健康局,局机关,2001-07-01,
A08,吴十,女,429981200002290081,2000-02-29,大学本科,全日制,医师,专业技术,否,栖川市白湴乡卫生院,乡镇,2023-07-01,
";

const LOG: &str = "\
日期,类别,名称,单位,单位类型,地点,级别,学历,岗位数,报名人数,参考人数,人数,人次,场次,数量
2024-03-08,外出招聘,\"武汉, 春季\",栖川市卫生健康局,局机关,武汉,,,,,,,,1,
2024-03-11,公开招聘,招聘公告,栖川市卫生健康局,局机关,,,,68,1046,,,,,
2024-05-18,公开招聘,招聘笔试,栖川市卫生健康局,局机关,,,,,,645,,,,
2024-05-22,公开招聘,招聘录用,栖川市卫生健康局,局机关,,,大学本科,,,,43,,,
2024-04-01,进修,\"呼吸\n专业\",栖川市人民医院,市直,省城,,,,,,20,20,,
2024-04-02,进修,全科,\"栖川市白湴乡卫生院\",乡镇,市里,,,,,,4,4,,
2024-06-01,科研获奖,科技进步奖,栖川市人民医院,市直,,地市级,,,,,,,,3
2024-06-02,义诊,义诊,栖川市人民医院,市直,,,,,,,,80,1,
";

/// Which of the two tables is polluted.
#[derive(Clone, Copy)]
enum Target {
    Roster,
    Log,
}

impl Target {
    fn clean(self) -> &'static str {
        match self {
            Target::Roster => ROSTER,
            Target::Log => LOG,
        }
    }
}

/// A polluted table and the line (from 1) on which it was; `None` for the header, where a
/// fault shows in any row.
struct Polluted {
    bytes: Vec<u8>,
    line: Option<u64>,
}

/// One way of spoiling a table; `None` where it cannot be done at this place.
type Pollution = fn(&str, &mut Random) -> Option<Polluted>;

fn line_at(text: &str, position: usize) -> Option<u64> {
    let ends = text.as_bytes()[..position].iter().filter(|b| **b == b'\n');
    Some(1 + ends.count() as u64).filter(|line| *line > 1)
}

/// Whether a position lies inside a quoted cell, where a delimiter is text.
fn is_quoted(text: &str, position: usize) -> bool {
    text[..position].matches('"').count() % 2 == 1
}

/// Any position between two characters.
fn position(text: &str, random: &mut Random) -> usize {
    let at = random.below(text.len() as u64 + 1) as usize;
    (at..=text.len())
        .find(|p| text.is_char_boundary(*p))
        .unwrap_or(0)
}

fn inserted(text: &str, random: &mut Random, piece: &[u8]) -> Option<Polluted> {
    inserted_at(text, position(text, random), piece)
}

fn inserted_at(text: &str, at: usize, piece: &[u8]) -> Option<Polluted> {
    let bytes = [&text.as_bytes()[..at], piece, &text.as_bytes()[at..]].concat();
    Some(Polluted {
        bytes,
        line: line_at(text, at),
    })
}

/// Without one of the places where `piece` stands.
fn deleted(text: &str, random: &mut Random, piece: char) -> Option<Polluted> {
    let places: Vec<usize> = text.match_indices(piece).map(|(at, _)| at).collect();
    let at = *random.pick(&places);
    let mut rest = text.to_owned();
    rest.remove(at);
    Some(Polluted {
        bytes: rest.into_bytes(),
        line: line_at(text, at),
    })
}

/// The records with their lines; the first is the header.
fn records(text: &str) -> Vec<(u64, Vec<String>)> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    let rows: Vec<Vec<String>> = reader.deserialize().map(Result::unwrap).collect();
    let mut line = 1;
    let mut placed = Vec::new();
    for row in rows {
        let height = 1 + row
            .iter()
            .map(|c| c.matches('\n').count() as u64)
            .sum::<u64>();
        placed.push((line, row));
        line += height;
    }
    placed
}

fn written(records: &[(u64, Vec<String>)]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for (_, record) in records {
        writer.write_record(record).unwrap();
    }
    writer.into_inner().unwrap()
}

fn is_date(header: &str) -> bool {
    header.ends_with("日期")
}

/// Free text that nothing can be told by: a person's, a place's or a policy's name.
fn is_free(header: &str) -> bool {
    ["工号", "姓名", "单位", "名称", "地点"].contains(&header)
}

fn is_number(header: &str) -> bool {
    header.ends_with('数') || ["人次", "场次", "数量"].contains(&header)
}

/// Whether a cell in the wrong one of two columns can be told by what it says.
fn differ_in_kind(a: &str, b: &str) -> bool {
    let same = [is_date, is_free, is_number]
        .iter()
        .any(|is| is(a) && is(b));
    !same && a != b
}

/// Two columns of different kinds.
fn two_columns(header: &[String], random: &mut Random) -> Option<(usize, usize)> {
    let (a, b) = (random.index(header.len()), random.index(header.len()));
    differ_in_kind(&header[a], &header[b]).then_some((a, b))
}

fn swapped_cells(
    text: &str,
    random: &mut Random,
    among: fn(&str, &str) -> bool,
) -> Option<Polluted> {
    let mut records = records(text);
    let header = records[0].1.clone();
    let (a, b) = (random.index(header.len()), random.index(header.len()));
    let row = 1 + random.index(records.len() - 1);
    records[row].1.swap(a, b);
    (a != b && among(&header[a], &header[b])).then(|| Polluted {
        line: Some(records[row].0),
        bytes: written(&records),
    })
}

/// Whether a finding's line is the polluted one or beside it, or either is the whole table's.
fn near(found: Option<u64>, polluted: Option<u64>) -> bool {
    match (found, polluted) {
        (Some(found), Some(polluted)) => found.abs_diff(polluted) <= 1,
        _ => true,
    }
}

/// What the program makes of a polluted table.
enum Outcome {
    /// The figures are right all the same.
    Harmless,
    /// A finding names the line or one beside it, or the whole file.
    Told,
    /// The figures are wrong and nothing says where.
    Silent,
}

/// Where a finding is: file and line.
type Found = (PathBuf, Option<u64>);

/// The program's own answer, kept ready for many cases.
struct Bench {
    folder: tempfile::TempDir,
    readers: std::cell::RefCell<Readers>,
    clean: String,
}

impl Bench {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("roster.csv"), ROSTER).unwrap();
        std::fs::write(folder.path().join("log.csv"), LOG).unwrap();
        let project = Project::open(&selection(&folder)).unwrap();
        let mut bench = Bench {
            readers: Readers::new(&project).unwrap().into(),
            clean: String::new(),
            folder,
        };
        let (clean, findings) = bench.answer().expect("the clean tables can be read");
        assert!(
            findings.is_empty(),
            "the clean tables have findings: {findings:?}"
        );
        bench.clean = clean;
        bench
    }

    fn path(&self, target: Target) -> PathBuf {
        self.folder.path().join(match target {
            Target::Roster => "roster.csv",
            Target::Log => "log.csv",
        })
    }

    /// All figures, of the units too, and the places of all findings; `None` for a failure,
    /// which names its file.
    fn answer(&self) -> Option<(String, Vec<Found>)> {
        let project = Project::open(&selection(&self.folder)).unwrap();
        let gathered = gather(&project, &mut self.readers.borrow_mut(), Kept::All).ok()?;
        let figures = gathered.figures(&project, UnitFigures::Made);
        let mut answer = listing::json(&figures);
        for unit in &figures.units {
            let scope = Scope::Unit(unit.name.clone());
            for figure in figures.whole() {
                let text = figures
                    .get(&scope, &figure.id)
                    .and_then(|f| f.text(Form::Text));
                answer.push_str(&format!("{} {} {text:?}\n", unit.name, figure.id));
            }
        }
        let findings = gathered.diagnostics.sorted();
        let place = |d: &&talentsum::diagnostic::Diagnostic| {
            let file = d.place.file.clone().unwrap_or_default();
            (PathBuf::from(file), d.place.line)
        };
        Some((answer, findings.iter().map(place).collect()))
    }

    fn outcome(&self, target: Target, polluted: &Polluted) -> Outcome {
        let path = self.path(target);
        std::fs::write(&path, &polluted.bytes).unwrap();
        let answer = self.answer();
        std::fs::write(&path, target.clean()).unwrap();
        let Some((figures, findings)) = answer else {
            return Outcome::Told;
        };
        let told = findings
            .iter()
            .any(|(file, line)| *file == path && near(*line, polluted.line));
        match (figures == self.clean, told) {
            (true, _) => Outcome::Harmless,
            (false, true) => Outcome::Told,
            (false, false) => Outcome::Silent,
        }
    }
}

fn selection(folder: &tempfile::TempDir) -> Selection {
    Selection {
        year: 2024,
        as_of: Some(AS_OF),
        rosters: vec![folder.path().join("roster.csv")],
        activities: vec![folder.path().join("log.csv")],
        ..Selection::default()
    }
}

/// Tries one kind of pollution on both tables; gives the number of silent cases and some of
/// them to look at.
fn try_out(name: &str, pollution: Pollution) -> (u64, Vec<String>) {
    let bench = Bench::new();
    let (mut tried, mut harmless, mut silent) = (0, 0, 0);
    let mut seen = Vec::new();
    for seed in 0..CASES {
        let target = if seed % 3 == 2 {
            Target::Log
        } else {
            Target::Roster
        };
        let mut random = Random::new(seed);
        let Some(polluted) = pollution(target.clean(), &mut random) else {
            continue;
        };
        tried += 1;
        match bench.outcome(target, &polluted) {
            Outcome::Harmless => harmless += 1,
            Outcome::Told => {}
            Outcome::Silent => {
                silent += 1;
                let text = String::from_utf8_lossy(&polluted.bytes).into_owned();
                let near = polluted.line.unwrap_or(1).saturating_sub(2) as usize;
                let lines: Vec<&str> = text.lines().skip(near).take(3).collect();
                seen.push(format!(
                    "seed {seed}, line {:?}:\n{}",
                    polluted.line,
                    lines.join("\n")
                ));
            }
        }
    }
    println!("{name}: {tried} cases, {harmless} harmless, {silent} silent");
    seen.truncate(3);
    (silent, seen)
}

/// A kind that the reader can tell.
fn never_silent(name: &str, pollution: Pollution) {
    let (silent, seen) = try_out(name, pollution);
    assert_eq!(silent, 0, "{name}:\n{}", seen.join("\n\n"));
}

#[test]
fn a_delimiter_too_many() {
    never_silent("delimiter too many", |text, random| {
        let at = position(text, random);
        (!is_quoted(text, at)).then_some(())?;
        inserted_at(text, at, b",")
    });
}

#[test]
fn a_delimiter_too_few() {
    never_silent("delimiter too few", |text, random| {
        deleted(text, random, ',')
    });
}

#[test]
fn a_quote_too_many() {
    never_silent("quote too many", |text, random| {
        inserted(text, random, b"\"")
    });
}

#[test]
fn a_quote_too_few() {
    never_silent("quote too few", |text, random| deleted(text, random, '"'));
}

#[test]
fn a_line_end_too_many() {
    never_silent("line end too many", |text, random| {
        let end = random.pick(&["\n", "\r\n", "\r"]).as_bytes();
        let at = position(text, random);
        (!is_quoted(text, at)).then_some(())?;
        inserted_at(text, at, end)
    });
}

#[test]
fn a_line_end_too_few() {
    never_silent("line end too few", |text, random| {
        deleted(text, random, '\n')
    });
}

#[test]
fn a_byte_that_is_no_utf_8() {
    never_silent("byte that is no UTF-8", |text, random| {
        let byte = 0x80 + random.below(0x80) as u8;
        inserted(text, random, &[byte])
    });
}

#[test]
fn cells_of_different_kinds_swapped_in_a_row() {
    never_silent("cells swapped", |text, random| {
        swapped_cells(text, random, differ_in_kind)
    });
}

#[test]
fn headers_of_columns_of_different_kinds_swapped() {
    never_silent("headers swapped", |text, random| {
        let mut records = records(text);
        let (a, b) = two_columns(&records[0].1, random)?;
        records[0].1.swap(a, b);
        Some(Polluted {
            bytes: written(&records),
            line: None,
        })
    });
}

#[test]
fn a_header_repeated_among_the_rows() {
    never_silent("header repeated", |text, random| {
        let mut records = records(text);
        let row = 1 + random.index(records.len() - 1);
        let header = records[0].clone();
        let line = Some(records[row].0);
        records.insert(row, header);
        Some(Polluted {
            bytes: written(&records),
            line,
        })
    });
}

#[test]
fn a_column_named_like_another() {
    never_silent("column named twice", |text, random| {
        let mut records = records(text);
        let (a, b) = two_columns(&records[0].1, random)?;
        records[0].1[a] = records[0].1[b].clone();
        Some(Polluted {
            bytes: written(&records),
            line: None,
        })
    });
}

#[test]
fn a_person_twice() {
    never_silent("person twice", |text, random| {
        let mut records = records(text);
        // The person who has left counts in neither row; an event may well happen twice.
        if records[0].1[0] != "工号" {
            return None;
        }
        let row = 1 + random.index(records.len() - 1);
        let twin = records[row].clone();
        records.push(twin);
        let line = records.iter().rev().nth(1).map(|r| r.0 + 1);
        Some(Polluted {
            bytes: written(&records),
            line,
        })
    });
}

#[test]
fn a_person_without_identity_number_twice() {
    never_silent("person without identity number twice", |text, random| {
        let mut records = records(text);
        let column = records[0].1.iter().position(|h| h == "身份证号")?;
        let row = 1 + random.index(records.len() - 1);
        records[row].1[column].clear();
        let twin = records[row].clone();
        records.push(twin);
        let line = records.iter().rev().nth(1).map(|r| r.0 + 1);
        Some(Polluted {
            bytes: written(&records),
            line,
        })
    });
}

#[test]
fn a_file_cut_inside_a_record() {
    never_silent("cut", |text, random| {
        let at = random.below(text.len() as u64) as usize;
        // Up to the last delimiter, what is left is no whole record.
        let line_start = text.as_bytes()[..at]
            .iter()
            .rposition(|b| *b == b'\n')
            .map_or(0, |p| p + 1);
        let rest = &text.as_bytes()[line_start..];
        let end = rest.iter().position(|b| *b == b'\n').unwrap_or(rest.len());
        let last = rest[..end].iter().rposition(|b| *b == b',')?;
        // A header cut short may leave a table without rows, which a log can be.
        let inside = line_start > 0 && at > line_start && at <= line_start + last;
        inside.then(|| Polluted {
            bytes: text.as_bytes()[..at].to_vec(),
            line: line_at(text, at),
        })
    });
}

/// What nobody could tell from the table alone, counted so that a change is seen.
#[test]
fn what_cannot_be_told_is_known() {
    let (cells, _) = try_out("cells of one kind swapped", |text, random| {
        swapped_cells(text, random, |a, b| !differ_in_kind(a, b))
    });
    let (cut, _) = try_out("cut in or after the last cell of a row", |text, random| {
        let ends: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
        let end = *random.pick(&ends);
        let last = text[..end].rfind(',').map_or(0, |p| p + 1);
        let at = last + random.index(end - last + 1);
        Some(Polluted {
            bytes: text.as_bytes().get(..at)?.to_vec(),
            line: line_at(text, last),
        })
    });
    let (digit, _) = try_out("digit changed", |text, random| {
        let digits: Vec<usize> = text
            .match_indices(|c: char| c.is_ascii_digit())
            .map(|d| d.0)
            .collect();
        let at = *random.pick(&digits);
        let mut bytes = text.as_bytes().to_vec();
        bytes[at] = b'0' + random.below(10) as u8;
        Some(Polluted {
            bytes,
            line: line_at(text, at),
        })
    });
    let (header, _) = try_out("cut inside the header", |text, random| {
        let at = 1 + random.index(text.find('\n')? - 1);
        Some(Polluted {
            bytes: text.as_bytes()[..at].to_vec(),
            line: None,
        })
    });
    let silent = cells + cut + digit + header;
    assert!(
        silent > 0,
        "nothing is silent any more: move these kinds up"
    );
}

#[test]
fn bytes_at_random_never_panic_and_end_with_a_known_exit_code() {
    let bench = Bench::new();
    let soup: &[&[u8]] = &[
        b",",
        b"\"",
        b"\n",
        b"\r",
        b"\r\n",
        b"\xff",
        b"\xef\xbb\xbf",
        b"\0",
        b"1",
        b"2024-01-01",
        "学历".as_bytes(),
        "职称".as_bytes(),
        "岗位类别".as_bytes(),
        "出生日期".as_bytes(),
        "本科".as_bytes(),
        "合计".as_bytes(),
        "审核人：".as_bytes(),
        "日期".as_bytes(),
        "类别".as_bytes(),
        "进修".as_bytes(),
        "人次".as_bytes(),
        "１".as_bytes(),
        "人数".as_bytes(),
        "99999999999999999999".as_bytes(),
    ];
    for seed in 0..CASES {
        let mut random = Random::new(seed);
        let length = random.index(120);
        let bytes: Vec<u8> = (0..length)
            .flat_map(|_| match random.below(12) {
                0 => vec![random.below(256) as u8],
                _ => random.pick(soup).to_vec(),
            })
            .collect();
        for target in [Target::Roster, Target::Log] {
            bench.outcome(
                target,
                &Polluted {
                    bytes: bytes.clone(),
                    line: None,
                },
            );
        }
        if seed % 10 == 0 {
            std::fs::write(bench.path(Target::Roster), &bytes).unwrap();
            for command in ["check", "figures", "report"] {
                let arguments = [
                    command,
                    "--year",
                    "2024",
                    "--roster",
                    "roster.csv",
                    "-o",
                    "-",
                ];
                let code = talentsum(bench.folder.path(), &arguments).status.code();
                assert!(
                    matches!(code, Some(0..=2)),
                    "seed {seed}, {command}: {code:?}"
                );
            }
            std::fs::write(bench.path(Target::Roster), ROSTER).unwrap();
        }
    }
}
