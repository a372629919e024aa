//! Numbers that somebody has typed beside the name of a figure: what differs is told, and
//! what is right, or of something else, is not.

use super::support::{bureau, in_repository, talentsum};
use super::words::told;
use serde_json::Value;
use std::fs;

/// After these words of the report something is typed.
const AFTER: &str = "专业技术人员是队伍的主体。";

/// Each number that is said to be another than the figure it names, with the figure.
fn claims(told: &Value, of: &str) -> Vec<String> {
    let numbers = told["numbers"].as_array().expect("numbers").iter();
    let found = numbers.filter(|number| number["claim"] == of);
    let said = found.map(|number| {
        let text = |value: &Value| value.as_str().unwrap_or("?").to_owned();
        let named = &number["named"];
        let unit = named["unit"].as_str().unwrap_or_default();
        let figure = format!("{}{unit}", text(&named["id"]));
        format!("{} {figure} {}", text(&number["text"]), text(&named["text"]))
    });
    said.collect()
}

/// What is said of a sentence typed into a Word file and into Markdown, and written alone
/// into a plain text: differences, doubts, and the exit code.
fn said_of(sentence: &str) -> [(Vec<String>, Vec<String>, Option<i32>); 3] {
    let typed = format!("{AFTER}{sentence}");
    ["总结.docx", "总结.md", "总结.txt"].map(|name| {
        let (code, told) = match name.ends_with("txt") {
            true => plain(sentence),
            false => told(name, &[(AFTER, &typed)]),
        };
        (claims(&told, "differs"), claims(&told, "doubtful"), code)
    })
}

fn plain(sentence: &str) -> (Option<i32>, Value) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("发言.txt");
    fs::write(&path, format!("{sentence}\n")).expect("a file");
    let path = path.to_str().expect("a path");
    let verify = ["verify", path, "--year", "2024", "--format", "json"];
    let output = talentsum(&bureau(), &verify);
    let told = serde_json::from_slice(&output.stdout).expect("JSON");
    (output.status.code(), told)
}

/// Sentences whose numbers are surely not those of the figure that they name.
const WRONG: &[(&str, &[&str])] = &[
    ("中级职称476人。", &["476人 professional.title.intermediate 1021"]),
    (
        "全市男职工3000人，女职工1225人。",
        &["3000人 staff.male 1225", "1225人 staff.female 3000"],
    ),
    (
        "男性3000人、女性1225人。",
        &["3000人 staff.male 1225", "1225人 staff.female 3000"],
    ),
    ("全市卫生健康系统现有干部职工4119人。", &["4119人 staff.total 4225"]),
    ("截至2024年底，全市共有专业技术人员3500人。", &["3500人 staff.professional 3676"]),
    ("每千人口注册护士2.61人。", &["2.61人 population.nurses_per_thousand 2.16"]),
    ("全市每千人口拥有注册护士2.61人。", &["2.61人 population.nurses_per_thousand 2.16"]),
    ("全年举办学术讲座64场次。", &["64场次 training.lectures 46"]),
    ("全年录用142人。", &["142人 recruitment.hired 124"]),
    ("人民医院有专业技术人员1332人。", &["1332人 staff.professional栖川市人民医院 1232"]),
    (
        "栖川市人民医院共有干部职工1400人，其中专业技术人员1132人。",
        &["1400人 staff.total栖川市人民医院 1318", "1132人 staff.professional栖川市人民医院 1232"],
    ),
    ("乡镇卫生院有专业技术人员1096人。", &["1096人 township.professional 1069"]),
    ("高级职称占专业技术人员的13.9%。", &["13.9% professional.title.senior 12.9%"]),
    ("2023年末，全市共有干部职工1234人。", &["1234人 staff.total 4161"]),
    ("全市医护比1∶1.62。", &["1∶1.62 health.doctor_nurse_ratio 1:1.26"]),
];

#[test]
fn a_number_whose_own_words_name_another_figure_differs() {
    for (sentence, expected) in WRONG {
        for (wrong, doubtful, code) in said_of(sentence) {
            assert_eq!((wrong, code), (expected.iter().map(|s| (*s).to_owned()).collect(), Some(1)), "{sentence}");
            assert_eq!(doubtful, [""; 0], "{sentence}");
        }
    }
}

/// Sentences whose numbers are most likely not those of the figure that they name.
const DOUBTFUL: &[(&str, &[&str])] = &[
    ("录用率9.6%。", &["9.6% recruitment.hired 124"]),
    ("专业技术人员3500人。", &["3500人 staff.professional 3676"]),
    ("大学本科1898人。", &["1898人 professional.education.bachelor 1798"]),
    ("高级职称占13.9%。", &["13.9% professional.title.senior 12.9%"]),
    ("医护比1：1.62。", &["1：1.62 health.doctor_nurse_ratio 1:1.26"]),
    ("大家同心协力，全市共有专业技术人员3667人。", &["3667人 staff.professional 3676"]),
];

#[test]
fn a_number_that_most_likely_is_not_that_of_the_figure_it_names_is_to_be_looked_at() {
    for (sentence, expected) in DOUBTFUL {
        for (wrong, doubtful, code) in said_of(sentence) {
            assert_eq!(wrong, [""; 0], "{sentence}");
            assert_eq!((doubtful, code), (expected.iter().map(|s| (*s).to_owned()).collect(), Some(0)), "{sentence}");
        }
    }
}

/// True sentences of a person's own.
const TRUE: &[&str] = &[
    "中级职称1021人，高级职称476人。",
    "全市男职工1225人，女职工3000人。",
    "人民医院有专业技术人员1232人。",
    "市人民医院有专业技术人员1232人，比第二人民医院多。",
    "全年进修164人次，其中人民医院42人次。",
    "人民医院进修42人次。",
    "省人民医院有专业技术人员5120人，与我市结成对口支援关系。",
    "武汉市人民医院专业技术人员1231人。",
    "医护比1∶1.26，医护比约为1:1.3，医护比1：1.26。",
    "全省医护比1∶1.18。",
    "每千人口注册护士2.16人，低于全省3.56人的水平。",
    "按规划，到2025年每千人口注册护士达到3.8人。",
    "2020年，全市共有干部职工4019人。",
    "2023年末，全市共有干部职工4161人，专业技术人员3596人。",
    "力争专业技术人员达到3800人。",
    "计划三年内引进高级职称30人。",
    "组织专业技术人员120人赴武汉进修。",
    "选派专业技术人员35人，分三批参加省级培训。",
    "内科有专业技术人员52人，外科有专业技术人员47人。",
    "其中女专业技术人员2650人。",
    "新增专业技术人员80人，新增中级职称58人。",
    "35岁及以下专业技术人员1658人。",
    "近3年累计录用386人。",
    "5月录用62人，9月录用62人。",
    "根据卫人发〔2024〕12号文件，干部职工400余人参加了义诊。",
    "6月18日举办学术讲座2场次，专业技术人员220人参加。",
    "全市约有专业技术人员3700人，干部职工超过4200人。",
    "专业技术人员3600余人。",
    "高级职称占专业技术人员的12.9%，占干部职工总数的11.3%。",
    "录用率8.6%。",
    "中医医院现有高级职称人数居全市第二位。",
    "专业技术人员岗位上限3900个，核定编制2942个。",
    "与周边县市相比，我市高级职称占比低1.8个百分点。",
    "党员专业技术人员612人，占专业技术人员的16.6%。",
    "评选表彰优秀专业技术人员30人。",
    "外聘专家37人，高级职称35人。",
    "返聘退休高级职称12人，每周坐诊两次。",
    "人民医院和中医医院共有专业技术人员1700人。",
    "全市卫生健康系统共有干部职工4225人，其中乡镇卫生院1293人。",
    "慰问一线干部职工350人次，发放慰问金7万元。",
];

#[test]
fn nothing_is_said_of_true_sentences() {
    for sentence in TRUE {
        for (wrong, doubtful, code) in said_of(sentence) {
            assert_eq!((wrong, doubtful, code), (vec![], vec![], Some(0)), "{sentence}");
        }
    }
}

/// Paragraphs and headings that make a sentence one of something else.
const ELSEWHERE: &[&str] = &[
    "市中医院建于1958年，是一所二级医院。共有专业技术人员389人，高级职称62人。",
    "2019年，我市启动人才工程。当时共有专业技术人员3200人。",
    "五、2025年工作思路\n\n（一）引才\n\n全年录用150人，引进人才40人。",
    "（二）第三人民医院\n\n现有专业技术人员389人。",
    "市口腔医院：\n专业技术人员38人\n高级职称6人",
    "市口腔医院成立于上世纪八十年代，是一所公立医院，\n现有专业技术人员38人。",
];

#[test]
fn what_stands_before_a_sentence_may_say_of_whom_it_is() {
    for text in ELSEWHERE {
        let (code, told) = plain(text);
        let said = (claims(&told, "differs"), claims(&told, "doubtful"));
        assert_eq!((said, code), ((vec![], vec![]), Some(0)), "{text}");
    }
}
