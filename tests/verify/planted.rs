//! One fault after another, planted in the drafts of the example bureau: each must be
//! found, as what it is, and nothing else said.

use super::bench::edited;
use super::sample::*;
use super::shares::SHARES;

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
        &["number 三千五百人~staff.professional"],
    ),
    (
        "专业技术人员是队伍的主体。",
        "专业技术人员是队伍的主体。全系统四千二百二十五名干部职工人人有责。",
        &["number 四千二百二十五名=staff.total"],
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
    ("干部职工4225人", "干部职工四千二百二十五人", &[]),
    (
        "干部职工4225人",
        "干部职工四千二百五十二人",
        &["hand-edited staff.total 四千二百五十二≠4225"],
    ),
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
    // Nobody has touched the numbers, but the total between them is another.
    (
        "高级职称476人，占12.9%，其中",
        "高级职称476人，占总人数的12.9%，其中",
        &["share 476人 12.9%→11.3%"],
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
    let wrong = [PLANTED, SHARES, IN_WORD].map(|planted| wrong(&draft, planted));
    let wrong = wrong.concat();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_fault_planted_in_a_markdown_draft_is_found_as_what_it_is_and_nothing_else_is_said() {
    let draft = Draft::markdown(example());
    let wrong = [PLANTED, SHARES, IN_MARKDOWN].map(|planted| wrong(&draft, planted));
    let wrong = wrong.concat();
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
