//! Numbers that somebody has typed beside the name of a figure: what differs is told, and
//! what is right, or of something else, is not.

use super::support::{bureau, talentsum};
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
        format!(
            "{} {figure} {}",
            text(&number["text"]),
            text(&named["text"])
        )
    });
    said.collect()
}

/// What is said of sentences, a paragraph each, typed into Markdown and written alone into a
/// plain text: differences, doubts, and the exit code.
fn said_of(sentences: &[&str]) -> [(Vec<String>, Vec<String>, Option<i32>); 2] {
    let text = sentences.join("\n\n");
    let typed = format!("{AFTER}\n\n{text}");
    [plain(&text), told("总结.md", &[(AFTER, &typed)])]
        .map(|(code, told)| (claims(&told, "differs"), claims(&told, "doubtful"), code))
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
    ("全市女性超过九成。", &["超过九成 staff.female 71.0%"]),
    (
        "高级职称占专业技术人员的两成以上。",
        &["两成以上 professional.title.senior 12.9%"],
    ),
    (
        "全市专业技术人员不足半数。",
        &["不足半数 staff.professional 87.0%"],
    ),
    (
        "中级职称476人。",
        &["476人 professional.title.intermediate 1021"],
    ),
    (
        "全市男职工3000人，女职工1225人。",
        &["3000人 staff.male 1225", "1225人 staff.female 3000"],
    ),
    (
        "男性3000人、女性1225人。",
        &["3000人 staff.male 1225", "1225人 staff.female 3000"],
    ),
    (
        "全市卫生健康系统现有干部职工4119人。",
        &["4119人 staff.total 4225"],
    ),
    (
        "截至2024年底，全市共有专业技术人员3500人。",
        &["3500人 staff.professional 3676"],
    ),
    (
        "每千人口注册护士2.61人。",
        &["2.61人 population.nurses_per_thousand 2.16"],
    ),
    (
        "全市每千人口拥有注册护士2.61人。",
        &["2.61人 population.nurses_per_thousand 2.16"],
    ),
    ("全年举办学术讲座64场次。", &["64场次 training.lectures 46"]),
    ("全年录用142人。", &["142人 recruitment.hired 124"]),
    (
        "人民医院有专业技术人员1332人。",
        &["1332人 staff.professional栖川市人民医院 1232"],
    ),
    (
        "栖川市人民医院共有干部职工1400人，其中专业技术人员1132人。",
        &[
            "1400人 staff.total栖川市人民医院 1318",
            "1132人 staff.professional栖川市人民医院 1232",
        ],
    ),
    (
        "乡镇卫生院有专业技术人员1096人。",
        &["1096人 township.professional 1069"],
    ),
    (
        "高级职称占专业技术人员的13.9%。",
        &["13.9% professional.title.senior 12.9%"],
    ),
    (
        "2023年末，全市共有干部职工1234人。",
        &["1234人 staff.total 4161"],
    ),
    (
        "全市医护比1∶1.62。",
        &["1∶1.62 health.doctor_nurse_ratio 1:1.26"],
    ),
];

#[test]
fn a_number_whose_own_words_name_another_figure_differs() {
    let sentences: Vec<&str> = WRONG.iter().map(|(sentence, _)| *sentence).collect();
    let expected: Vec<&str> = WRONG.iter().flat_map(|(_, said)| *said).copied().collect();
    for (wrong, doubtful, code) in said_of(&sentences) {
        assert_eq!(wrong, expected);
        assert_eq!((doubtful.as_slice(), code), (&[][..], Some(1)));
    }
    // In a paragraph of a Word file, too.
    let typed = format!("{AFTER}全市男职工3000人，女职工1225人。");
    let (code, told) = told("总结.docx", &[(AFTER, &typed)]);
    let swapped = ["3000人 staff.male 1225", "1225人 staff.female 3000"];
    assert_eq!(
        (claims(&told, "differs").as_slice(), code),
        (&swapped.map(str::to_owned)[..], Some(1))
    );
}

/// Sentences whose numbers are most likely not those of the figure that they name.
const DOUBTFUL: &[(&str, &[&str])] = &[
    ("女性近五成。", &["近五成 staff.female 71.0%"]),
    ("录用率9.6%。", &["9.6% recruitment.hired 124"]),
    ("专业技术人员3500人。", &["3500人 staff.professional 3676"]),
    (
        "大学本科1898人。",
        &["1898人 professional.education.bachelor 1798"],
    ),
    (
        "高级职称占13.9%。",
        &["13.9% professional.title.senior 12.9%"],
    ),
    (
        "医护比1：1.62。",
        &["1：1.62 health.doctor_nurse_ratio 1:1.26"],
    ),
    (
        "大家同心协力，全市共有专业技术人员3667人。",
        &["3667人 staff.professional 3676"],
    ),
];

#[test]
fn a_number_that_most_likely_is_not_that_of_the_figure_it_names_is_to_be_looked_at() {
    let sentences: Vec<&str> = DOUBTFUL.iter().map(|(sentence, _)| *sentence).collect();
    let expected: Vec<&str> = DOUBTFUL
        .iter()
        .flat_map(|(_, said)| *said)
        .copied()
        .collect();
    for (wrong, doubtful, code) in said_of(&sentences) {
        assert_eq!(doubtful, expected);
        assert_eq!((wrong.as_slice(), code), (&[][..], Some(0)));
    }
}

/// True sentences of a person's own.
const TRUE: &[&str] = &[
    "女性占比超过七成，男性不足三成。",
    "全市女性近八成，专业技术人员八成以上，专业技术人员超半数。",
    "医师队伍中，女性超过四成；护理人员中女性超过九成。",
    "全市高级职称超过一成，近两成职工在乡镇。",
    "会上过半代表发言，调查中女性不足半数。",
    "2015年，全市专业技术人员不足半数。",
    "力争全市高级职称超过两成。",
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
    "今年共有120名专业技术人员晋升职称，其中高级职称32人、中级职称58人、初级职称30人。",
    "全年开展义诊74场次，其中市中医医院组织义诊9场次。",
    "各医院全年举办学术讲座40场次。",
    "乡镇卫生院举办学术讲座3场次。",
    "市中医医院全年举办学术讲座8场次。",
    "全市乡村医生806人参加培训，全年培训乡村医生2期。",
    "全年录用124人，其中医师60人，护理人员40人，药师6人。",
    "新录用人员124人，女性90人，男性34人。",
    "全年录用124人中，大学本科78人，大学专科39人，男性41人。",
    "引进人才29人，研究生12人。",
    "参加进修的164人次中，中级职称80人，高级职称21人。",
    "学科带头人46人，男性30人，女性16人。",
    "全市有市管专家11人，学科带头人46人，市级劳模3人。",
    "急救中心现有干部职工38人，医师12人，护理人员14人。",
    "今年退休17人，高级职称9人。",
    "全市卫生健康系统党员612人，女性210人。",
    "全市卫生健康系统共有党员612人，其中女性210人，大学本科400人。",
    "2024年，全市卫生健康系统有编外人员1499人，其中护理人员820人。",
    "全市有乡村医生806人，女性312人。",
    "全市共有执业（助理）医师1268人，其中女性570人，高级职称310人。",
    "注册护士1604人，男性41人。",
    "按照省卫健委要求，公立医院编外人员不得超过500人。",
    "卫生技术人员3489人中医师1268人、护理人员1604人。",
    "市直医疗单位有专业技术人员2291人，高级职称375人，占16.4%。",
    "社区卫生服务中心现有专业技术人员164人，高级职称11人。",
    "全市35岁以下专业技术人员中，中级职称180人。",
    "我局机关现有管理人员43人，工勤人员5人。",
    "全市现有民营医院6家，专业技术人员210人，高级职称24人。",
    "截至6月底，全市共有干部职工4190人。",
    "截至2024年11月30日，全市共有专业技术人员3660人。",
    "截至目前，累计录用386人。",
    "一季度录用20人，二季度录用42人。",
    "上半年全市共有专业技术人员3650人。",
    "“十三五”末，全市共有专业技术人员3120人，高级职称300人。",
    "五年来，全市高级职称由300人增加到476人。",
    "五年来专业技术人员增加556人。",
    "专业技术人员比2019年增加556人，高级职称增加176人。",
    "到2030年，专业技术人员达到4200人，高级职称达到650人。",
    "高级职称岗位核定600个，已聘476人。",
    "医师、护士、药师三类人员3068人。",
    "职工总数4225人，在编人员2432人，聘用人员1499人。",
    "医疗卫生单位在职职工4163人，专业技术人员3676人。",
    "每名医师日均担负诊疗人次7.2人次。",
    "每千人口医师1.71人。",
    "每千人口执业（助理）医师1.71人，全国平均3.04人。",
    "2023年每千人口注册护士2.11人。",
    "专家组由高级职称5人、中级职称3人组成。",
    "组成高级职称5人、中级职称3人的专家组。",
    "专家组共8人，高级职称5人，中级职称3人。",
    "成立宣讲团，成员20人，高级职称12人，中级职称8人。",
    "举办培训班3期，培训专业技术人员210人。",
    "组织义诊12场次，受益群众900人次。",
    "义诊12场次，受益群众900人次。",
    "国际护士节期间，义诊12场次。",
    "学术讲座6场次。",
    "全市共有一级专业学科27个，二级专业学科61个，临床科室86个。",
    "人民医院有临床科室32个。",
    "人民医院临床科室32个，学科带头人20人。",
    "我市每万人口全科医生2.3人。",
    "全市共有医师1268人，护理人员1604人，医护比为1:1.26。",
    "护理人员与医师之比为1.26:1。",
    "床护比1:0.52。",
    "开考比例1:3，计划招聘岗位96个。",
    "录用比例为1:11.6。",
    "录用率达8.6%，到岗率90.3%。",
    "职称通过率62%，参训率97.4%。",
    "人才流失率0.5%，离职率4.8%。",
    "参加考试人数884人，录用率14.0%。",
    "本科以上学历占52.4%。",
    "女职工占七成，共3000人。",
    "全市女性占71.0%，男性占29.0%。",
    "专业技术人员占87.0%，其中女性占73.5%。",
    "编外人员占比35.5%，同比下降0.3个百分点。",
    "高级职称占比12.9%，人民医院高级职称占比17.0%。",
    "人民医院高级职称占比17.0%。",
    "高级职称占比由12.5%提高到12.9%。",
    "省内同类城市高级职称占专业技术人员的15.1%。",
    "县级医院高级职称占专业技术人员的比例为15.1%。",
    "45岁以下的高级职称占高级职称总数的30.2%。",
    "按学历分，研究生占3.5%，本科占48.9%，专科占37.2%。",
    "按岗位分，全市医师岗位中高级职称310人。",
    "人才津贴每人每月800元，全年发放津贴120万元。",
    "考察学习12人次。",
    "全年录用124人，护理人员40人，女性占60%，男性占40.0%。",
    "全年录用124人，女性81人，男性43人。",
    "人民医院临床科室32个，学科带头人29人。",
    "全年引进人才29人，高级职称9人，中级职称12人。",
    "全年引进人才29人。其中高级职称9人，中级职称12人。",
    "全年进修164人次。高级职称9人，中级职称12人。",
    "全年举办各类竞赛。参赛专业技术人员230人，高级职称12人。",
    "2024年，选派进修。专业技术人员164人次，覆盖26家单位。",
    "共有专业技术人员35人，为该中心总人数的80%。",
    "县域医共体共有专业技术人员1500人。",
    "医共体总院共有专业技术人员1500人，高级职称200人。",
    "东部片区现有专业技术人员600人，高级职称70人。",
    "山区现有专业技术人员300人。",
    "偏远乡镇共有专业技术人员220人，高级职称8人。",
    "公立医院现有编外人员900人。",
    "目前，参训专业技术人员210人。",
    "目前，已有专业技术人员210人完成培训。",
    "目前，专业技术人员210人完成培训。",
    "全市已有专业技术人员210人完成培训，占5.7%。",
    "全市共有专业技术人员210人获得表彰。",
    "全市共有高级职称30人、中级职称50人参加对口支援。",
    "全市共有高级职称30人、中级职称50人下沉基层。",
    "全市现有高级职称30人次下沉基层。",
    "全市男性1225人，女性3000人；专业技术人员中男性900人，女性2776人。",
    "全市专业技术人员3676人，男性900人，女性2776人。",
    "专业技术人员3676人，其中男性900人、女性2776人。",
    "按性别分，专业技术人员中男性900人，女性2776人。",
    "按年龄分，高级职称中35岁及以下12人。",
    "管理人员211人，其中男性120人。",
    "高级职称476人，其中女性210人，男性266人；中级职称1021人，其中女性710人，男性311人。",
    "编外人员1499人，女性1200人，男性299人。",
    "全市编外人员1499人，大学本科700人，大学专科600人。",
    "全市共有医师1268人，女性500人，男性768人，高级职称300人。",
];

#[test]
fn nothing_is_said_of_true_sentences() {
    for (wrong, doubtful, code) in said_of(TRUE) {
        assert_eq!((wrong, doubtful), (vec![], vec![]));
        assert_eq!(code, Some(0));
    }
    let (code, told) = told(
        "总结.docx",
        &[(AFTER, &format!("{AFTER}{}", TRUE[..12].concat()))],
    );
    let said = (claims(&told, "differs"), claims(&told, "doubtful"));
    assert_eq!((said, code), ((vec![], vec![]), Some(0)));
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
