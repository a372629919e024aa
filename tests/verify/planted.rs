//! One fault after another, planted in the drafts of the example bureau: each must be
//! found, as what it is, and nothing else said.

use super::bench::{MAIN, at, bookmark, edited, replaced, run};
use super::sample::*;
use talentsum::verify::Outcome;

/// What is typed over what, and what must be said of it; in Markdown, which has no record
/// of what was generated, `hand-edited` is `differs`.
pub const PLANTED: &[(&str, &str, &[&str])] = &[
    // Figures edited: counts, shares, dates, years, places, names.
    (
        "干部职工4225人",
        "干部职工4252人",
        &["hand-edited staff.total 4252≠4225"],
    ),
    (
        "占干部职工总数的57.6%",
        "占干部职工总数的56.7%",
        &[
            "hand-edited staff.establishment.inside 56.7%≠57.6%",
            "share 2432人 56.7%→57.6%",
        ],
    ),
    (
        "员额备案人员294人",
        "员额备案人员249人",
        &[
            "hand-edited staff.establishment.quota 249≠294",
            "share 249人 7.0%→5.9%",
        ],
    ),
    (
        "大学本科1798人，占48.9%",
        "大学本科1798人，占49%",
        &["hand-edited professional.education.bachelor 49%≠48.9%"],
    ),
    (
        "截至2024年12月31日，全市",
        "截至2024年11月30日，全市",
        &[
            "hand-edited period.as_of 2024年11月30日≠2024年12月31日",
            "other-period staff.total 4225≠4225",
            "other-period staff.institutions 4163≠4163",
        ],
    ),
    (
        "招聘地点为南昌、武汉",
        "招聘地点为上海、武汉",
        &[
            "hand-edited recruitment.trip_places 上海、武汉、西安、郑州、长沙≠南昌、武汉、西安、郑州、长沙",
        ],
    ),
    (
        "2023年至2024年进修和培训",
        "2022年至2024年进修和培训",
        &[
            "hand-edited period.recent_first 2022≠2023",
            "other-period training.recent.person_times 11770≠11770",
        ],
    ),
    (
        "《栖川市乡镇卫生院骨干人才培养方案》",
        "《栖川市乡镇卫生院人才培养方案》",
        &[
            "hand-edited policies.names 《栖川市卫生健康系统高层次人才引进办法》《栖川市卫生健康系统专业技术人员进修管理规定》《栖川市市管专家和学科带头人管理办法》《栖川市乡镇卫生院人才培养方案》《栖川市公立医院备案制人员管理细则》≠《栖川市卫生健康系统高层次人才引进办法》《栖川市卫生健康系统专业技术人员进修管理规定》《栖川市市管专家和学科带头人管理办法》《栖川市乡镇卫生院骨干人才培养方案》《栖川市公立医院备案制人员管理细则》",
        ],
    ),
    (
        "共有1437人报名",
        "共有1347人报名",
        &["hand-edited recruitment.applicants 1347≠1437"],
    ),
    (
        "其中栖川市人民医院42人次",
        "其中栖川市人民医院24人次",
        &["hand-edited study.further.person_times 24≠42"],
    ),
    (
        "其中栖川市人民医院42人次",
        "其中栖川市中医医院42人次",
        &["hand-edited unit.name 栖川市中医医院≠栖川市人民医院"],
    ),
    (
        "学科带头人每人每月1000元",
        "学科带头人每人每月2000元",
        &["hand-edited allowance.discipline_leader 2000≠1000"],
    ),
    (
        "占专业技术人员的97.4%",
        "占专业技术人员的94.7%",
        &[
            "hand-edited training.continuing.persons 94.7%≠97.4%",
            "share 3580人 94.7%→97.4%",
        ],
    ),
    (
        "低于全市卫生健康系统12.9%",
        "低于全市卫生健康系统19.2%",
        &["hand-edited professional.title.senior 19.2%≠12.9%"],
    ),
    (
        "不少于2024年的112人",
        "不少于2024年的122人",
        &["hand-edited recruitment.on_duty 122≠112"],
    ),
    (
        "2025年，我局将",
        "2026年，我局将",
        &["hand-edited period.next_year 2026≠2025"],
    ),
    (
        "局2024年人才工作总结",
        "局2023年人才工作总结",
        &["hand-edited period.year 2023≠2024"],
    ),
    // Digits typed beside a figure make another number.
    (
        "全年开展义诊74场次",
        "全年开展义诊174场次",
        &["hand-edited clinics.sessions 174≠74"],
    ),
    (
        "全年开展义诊74场次",
        "全年开展义诊740场次",
        &["hand-edited clinics.sessions 740≠74"],
    ),
    (
        "全年引进人才29人，其中",
        "全年引进人才2.9万人，其中",
        &["hand-edited introduction.year 2.9万≠29"],
    ),
    // The same number in another form is the same.
    ("干部职工4225人", "干部职工4,225人", &[]),
    ("干部职工4225人", "干部职工４２２５人", &[]),
    // But for a share with more decimals than its count gives.
    ("占48.9%", "占48.90%", &["share 1798人 48.90%→48.91%"]),
    // Numbers typed by hand.
    (
        "现将有关情况报告如下。",
        "现将有关情况报告如下。全年投入专项资金320万元。",
        &["number 320万元"],
    ),
    (
        "专业技术人员是队伍的主体。",
        "专业技术人员是队伍的主体。另有返聘专家37人。",
        &["number 37人"],
    ),
    (
        "专业技术人员是队伍的主体。",
        "专业技术人员是队伍的主体。全系统4225名干部职工人人有责。",
        &["number 4225名=staff.total"],
    ),
    (
        "专业技术人员是队伍的主体。",
        "专业技术人员是队伍的主体。高级职称占12.9%。",
        &["number 12.9%=professional.title.senior"],
    ),
    (
        "专业技术人员是队伍的主体。",
        "专业技术人员是队伍的主体。目前共有专业技术人员3500人。",
        &["number 3500人~staff.professional"],
    ),
    (
        "专业技术人员是队伍的主体。",
        "专业技术人员是队伍的主体。2020年共有专业技术人员3500人。",
        &["number 3500人"],
    ),
    (
        "专业技术人员是队伍的主体。",
        "专业技术人员是队伍的主体。目前共有专业技术人员三千五百人。",
        &["number 三千五百人"],
    ),
    (
        "专业技术人员是队伍的主体。",
        "专业技术人员是队伍的主体。比上年提高2.3个百分点。",
        &["number 2.3个百分点"],
    ),
    (
        "专业技术人员是队伍的主体。",
        "专业技术人员是队伍的主体。每个科室配备3—5人。",
        &["number 3—5人"],
    ),
    (
        "专业技术人员是队伍的主体。",
        "专业技术人员是队伍的主体。服务群众1.2万人次。",
        &["number 1.2万人次"],
    ),
    (
        "专业技术人员是队伍的主体。",
        "专业技术人员是队伍的主体。义诊受益０．５６万人次。",
        &["number ０．５６万人次=clinics.beneficiaries"],
    ),
    (
        "专业技术人员是队伍的主体。",
        "专业技术人员是队伍的主体。编内人员增长百分之四点三。",
        &["number 百分之四点三"],
    ),
    (
        "专业技术人员是队伍的主体。",
        "专业技术人员是队伍的主体。栖川市人民医院有专业技术人员1232人。",
        &["number 1232人=staff.professional"],
    ),
    (
        "（一）拓宽引才渠道",
        "（一）拓宽12条引才渠道",
        &["number 12条"],
    ),
    // Shares that do not follow from the counts beside them.
    (
        "专业技术人员是队伍的主体。",
        "专业技术人员是队伍的主体。大学本科1200人，占46.2%。",
        &[
            "share 1200人 46.2%→?",
            "number 1200人~professional.education.bachelor",
            "number 46.2%",
        ],
    ),
    (
        "专业技术人员是队伍的主体。",
        "专业技术人员是队伍的主体。外聘人员211人，占干部职工总数的6.0%。",
        &[
            "share 211人 6.0%→5.0%",
            "number 211人=staff.management",
            "number 6.0%",
        ],
    ),
    (
        "专业技术人员是队伍的主体。",
        "专业技术人员是队伍的主体。另有300人外聘，其中护士120人，占45%。",
        &[
            "share 120人 45%→40%",
            "number 300人",
            "number 120人",
            "number 45%",
        ],
    ),
    // A share that does follow is only typed by hand.
    (
        "专业技术人员是队伍的主体。",
        "专业技术人员是队伍的主体。另有300人外聘，其中护士120人，占40%。",
        &["number 300人", "number 120人", "number 40%"],
    ),
    (
        "专业技术人员是队伍的主体。",
        "专业技术人员是队伍的主体。外聘人员260人，约占干部职工总数的6%。",
        &["number 260人", "number 6%"],
    ),
    // What is no quantity is not raised.
    (
        "专业技术人员是队伍的主体。",
        "专业技术人员是队伍的主体。按照〔2024〕12号文件第3条和附件2，2023—2025年、3月5日和“1+3”行动（一）（1）、120急救中心照此办理。",
        &[],
    ),
    // Words changed around figures: those that stayed are still compared.
    ("现将有关情况报告如下。", "现将情况汇报如下。", &[]),
];

/// The same, where the formats tell differently: without a record the figures of a clause
/// that somebody has changed cannot be placed, and are only equal.
const IN_WORD: &[(&str, &str, &[&str])] = &[
    // A number of the template's own words.
    (
        "按年龄分，35岁及以下",
        "按年龄分，34岁及以下",
        &["number 34岁"],
    ),
    (
        "编外人员1499人，占35.5%。",
        "合同制等编外人员1499人，占35.5%。",
        &[],
    ),
    (
        "管理人员211人，占5.0%",
        "栖川市中医医院管理人员211人，占5.0%",
        &[],
    ),
];
const IN_MARKDOWN: &[(&str, &str, &[&str])] = &[
    (
        "按年龄分，35岁及以下",
        "按年龄分，34岁及以下",
        &[
            "number 34岁",
            "number 1712人=staff.age.band1",
            "number 40.5%=staff.age.band1",
        ],
    ),
    (
        "编外人员1499人，占35.5%。",
        "合同制等编外人员1499人，占35.5%。",
        &[
            "number 1499人=staff.establishment.outside",
            "number 35.5%=staff.establishment.outside",
        ],
    ),
    // What is said of a unit is not held against the whole bureau's figures, nor what
    // stands beside it in the sentence.
    (
        "管理人员211人，占5.0%",
        "栖川市中医医院管理人员200人，占5.0%",
        &[
            "share 200人 5.0%→?",
            "number 3676人=staff.professional",
            "number 87.0%=staff.professional",
            "number 200人~staff.management",
            "number 5.0%=staff.management",
            "number 338人=staff.workers",
            "number 8.0%=staff.workers",
        ],
    ),
];

/// What is said of the same where nothing tells what was generated: of the numbers after
/// another year only the year differs.
fn without_record(said: &[&str]) -> Vec<String> {
    let said = said.iter().filter(|said| !said.starts_with("other-period"));
    said.map(|said| said.replace("hand-edited", "differs"))
        .collect()
}

pub fn wrong(draft: &Draft, planted: &[(&str, &str, &[&str])]) -> Vec<String> {
    let made = example();
    let mut wrong = Vec::new();
    for (from, to, said) in planted {
        let found = short(&draft.typed(from, to).verify(made));
        let said: Vec<String> = match draft {
            Draft::Word(_) => said.iter().map(|said| (*said).to_owned()).collect(),
            _ => without_record(said),
        };
        if found != said {
            wrong.push(format!("{from} → {to}:\n  said {found:?}\n  must {said:?}"));
        }
    }
    wrong
}

#[test]
fn each_fault_planted_in_a_word_draft_is_found_as_what_it_is_and_nothing_else_is_said() {
    let draft = Draft::word(example());
    let wrong = [wrong(&draft, PLANTED), wrong(&draft, IN_WORD)].concat();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_fault_planted_in_a_markdown_draft_is_found_as_what_it_is_and_nothing_else_is_said() {
    let draft = Draft::markdown(example());
    let wrong = [wrong(&draft, PLANTED), wrong(&draft, IN_MARKDOWN)].concat();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_fault_planted_in_a_draft_without_its_record_is_found_by_the_words() {
    let Draft::Word(bytes) = Draft::word(example()) else {
        unreachable!()
    };
    let without = edited(&bytes, "customXml/item1.xml", |_| {
        "<other xmlns=\"urn:other\"/>".into()
    });
    let draft = Draft::Word(without);
    assert_eq!(short(&draft.verify(example())), [""; 0]);
    let made = example();
    for (from, to, said) in PLANTED.iter().take(8) {
        let found = short(&draft.typed(from, to).verify(made));
        assert_eq!(found, without_record(said), "{from} → {to}");
    }
}

/// The Word draft with something done to the bookmark of a figure in running text.
fn at_figure(id: &str, edit: impl FnOnce(&str) -> String) -> Vec<String> {
    let Draft::Word(bytes) = Draft::word(example()) else {
        unreachable!()
    };
    let edited = at(&bytes, &bookmark(&bytes, id), edit);
    short(&Draft::Word(edited).verify(example()))
}

#[test]
fn a_number_typed_anew_without_its_bookmark_is_found_by_its_sentence() {
    assert_eq!(
        at_figure("staff.total", |_| run("4225")),
        ["retyped staff.total 4225"]
    );
    assert_eq!(
        at_figure("staff.total", |_| run("4252")),
        ["hand-edited staff.total 4252≠4225"]
    );
}

#[test]
fn a_number_in_a_tracked_change_or_with_a_field_in_it_is_told() {
    let author = "w:id=\"900\" w:author=\"甲\" w:date=\"2025-01-01T00:00:00Z\"";
    let inserted = |inside: &str| {
        let change = format!("<w:ins {author}>{}</w:ins><w:bookmarkEnd", run("0"));
        replaced(inside, "<w:bookmarkEnd", &change)
    };
    assert_eq!(
        at_figure("staff.total", inserted),
        ["tracked staff.total 42250≠4225"]
    );
    let field = |inside: &str| {
        let field = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:bookmarkEnd";
        replaced(inside, "<w:bookmarkEnd", field)
    };
    assert_eq!(
        at_figure("staff.total", field),
        ["unclear staff.total 4225≠4225"]
    );
}

#[test]
fn a_sentence_that_somebody_has_deleted_is_no_fault() {
    for draft in [Draft::word(example()), Draft::markdown(example())] {
        let sentence = "按年龄分，35岁及以下1712人，占40.5%；36—40岁779人；41—45岁566人；46—50岁503人；51岁及以上659人，占15.6%。各年龄段中，35岁及以下人员最多。";
        let verified = match &draft {
            Draft::Markdown(_) | Draft::Plain(_) => draft.typed(sentence, "").verify(example()),
            Draft::Word(bytes) => {
                let gone = edited(bytes, MAIN, |xml| {
                    let at = xml.find(">按年龄分，35岁").expect("the sentence");
                    let start = xml[..at].rfind("<w:p ").expect("its paragraph");
                    let end = xml[at..].find("</w:p>").expect("its end") + at + "</w:p>".len();
                    format!("{}{}", &xml[..start], &xml[end..])
                });
                Draft::Word(gone).verify(example())
            }
        };
        assert_eq!(short(&verified), [""; 0]);
        let gone = verified
            .figures
            .iter()
            .filter(|f| f.outcome == Outcome::Gone);
        assert_eq!(gone.count(), 7);
        assert!(!verified.is_wrong());
    }
}

#[test]
fn a_draft_of_other_data_differs_in_what_those_say_otherwise() {
    // The report of last year's data, held against this year's.
    let draft = Draft::word(year_before());
    let verified = draft.verify(example());
    let total = verified
        .figures
        .iter()
        .find(|f| f.figure.id == "staff.total");
    let total = total.expect("the total");
    assert_eq!(total.outcome, Outcome::Differs);
    assert_eq!(total.data.as_deref(), Some("4225"));
    assert_ne!(total.text.as_deref(), Some("4225"));
    assert!(
        verified
            .figures
            .iter()
            .all(|f| f.outcome != Outcome::HandEdited)
    );
    assert_eq!(verified.shares.len(), 0);
    let differs = |verified: &talentsum::verify::Verified, id: &str| {
        let found = verified.figures.iter().find(|f| f.figure.id == id);
        found.is_some_and(|f| f.outcome == Outcome::Differs)
    };
    let by_words = Draft::markdown(year_before()).verify(example());
    for id in [
        "period.year",
        "staff.total",
        "staff.professional",
        "recruitment.trips",
    ] {
        assert!(differs(&by_words, id), "{id}");
    }
    // Where a share is the same by chance nothing tells that its count is only old.
    assert_eq!(by_words.shares.len(), 1);
}

#[test]
fn cells_of_tables_are_compared_and_rows_put_in_by_hand_are_told() {
    let Draft::Word(bytes) = Draft::word(example()) else {
        unreachable!()
    };
    let made = example();
    let draft = talentsum::redraft::Draft::open(bytes.clone()).expect("a draft");
    let cell = draft.record().figures.iter().find(|mark| {
        mark.figure.id == "staff.professional" && mark.text == "1232" && mark.place.is_some()
    });
    let cell = cell.expect("the hospital").bookmark.clone();
    let edited_cell = at(&bytes, &cell, |inside| replaced(inside, "1232", "1322"));
    let verified = Draft::Word(edited_cell).verify(made);
    assert_eq!(
        short(&verified),
        ["hand-edited staff.professional 1322≠1232"]
    );
    let found = verified
        .figures
        .iter()
        .find(|f| f.outcome == Outcome::HandEdited);
    let context = &found.expect("the cell").context;
    assert!(context.contains("栖川市人民医院 / 专业技术"), "{context}");
    let with_row = edited(&bytes, MAIN, |xml| {
        let table = xml.find("<w:tbl>").expect("a table");
        let at = xml[table..].find("</w:tbl>").expect("its end") + table;
        let cell = |text: &str| format!("<w:tc><w:p>{}</w:p></w:tc>", run(text));
        format!(
            "{}<w:tr>{}{}</w:tr>{}",
            &xml[..at],
            cell("某民营医院"),
            cell("86"),
            &xml[at..]
        )
    });
    let verified = Draft::Word(with_row).verify(made);
    assert_eq!(short(&verified), ["number 86"]);
    assert_eq!(verified.numbers[0].context, "某民营医院 / 86");
    let Draft::Markdown(text) = Draft::markdown(made) else {
        unreachable!()
    };
    let row = text
        .lines()
        .find(|line| line.starts_with("| 栖川市人民医院 "))
        .expect("the row");
    let changed = row.replacen("1232", "1322", 1);
    let verified = Draft::Markdown(text.replacen(row, &changed, 1)).verify(made);
    assert_eq!(short(&verified), ["differs staff.professional 1322≠1232"]);
    let verified =
        Draft::Markdown(text.replacen(row, &format!("{row}\n| 某民营医院 | 86 |"), 1)).verify(made);
    assert_eq!(short(&verified), ["number 86"]);
}

#[test]
fn bars_of_charts_are_compared() {
    let Draft::Word(bytes) = Draft::word(example()) else {
        unreachable!()
    };
    let changed = edited(&bytes, "word/charts/chart1.xml", |xml| {
        replaced(&xml, "<c:v>1798</c:v>", "<c:v>1978</c:v>")
    });
    let found = short(&Draft::Word(changed).verify(example()));
    assert_eq!(
        found,
        ["hand-edited professional.education.bachelor 1978≠1798"]
    );
}

#[test]
fn an_identity_number_in_a_draft_is_masked() {
    let person = "420106190001011234";
    let to = format!("专业技术人员是队伍的主体。张某（{person}）等12人获奖。");
    let draft = Draft::word(example()).typed("专业技术人员是队伍的主体。", &to);
    let verified = draft.verify(example());
    assert_eq!(short(&verified), ["number 12人"]);
    let context = &verified.numbers[0].context;
    assert!(
        context.contains("********") && !context.contains(person),
        "{context}"
    );
}
