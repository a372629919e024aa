use super::super::{Doubt, Education, Reading, StudyMode};
use super::vocabulary;
use Education::*;
use Reading::{Class, Doubtful, Empty, Unclassified};

fn all_are(expected: Education, cells: &str) {
    let vocabulary = vocabulary();
    for cell in cells.split(" | ") {
        assert_eq!(vocabulary.education(cell, None), Class(expected), "{cell}");
    }
}

#[test]
fn doctors_are_graduated_doctoral_students() {
    all_are(
        Doctor,
        "博士 | 博士研究生 | 博士研究生毕业 | 研究生学历，医学博士 | 八年制 | \
         博士研究生学历 | 研究生/医学博士 | 研究生（博士） | 研究生学历医学博士 | \
         11 | 博士 研究生 | 博士研究生/医学博士",
    );
}

#[test]
fn masters_are_graduated_masters_students() {
    all_are(
        Master,
        "硕士 | 硕士研究生 | 硕士研究生毕业 | 全日制硕士研究生 | 研究生/医学硕士 | \
         5+3 | 5＋3 | 七年制 | 本硕连读 | 研究生学历、医学硕士学位 | \
         研究生 医学硕士 | 研究生　医学硕士 | 硕士研究生学历 | 14 | \
         在职硕士研究生 | 非全日制硕士研究生 | 研究生（硕士研究生） | 研究生(医学硕士)",
    );
}

#[test]
fn a_postgraduate_of_unknown_kind_is_never_a_master() {
    all_are(
        PostgraduateUnspecified,
        "研究生 | 研究生学历 | 研究生班 | 中央党校研究生 | 省委党校研究生 | \
         研究生毕业 | 10 | 17 | 非全日制研究生 | 中央党校研究生/法学硕士 | \
         函授研究生",
    );
}

#[test]
fn the_degree_column_tells_the_kind_of_a_plain_postgraduate() {
    let vocabulary = vocabulary();
    for degree in [
        "硕士",
        "医学硕士",
        "硕士学位",
        "310",
        "公共卫生硕士专业学位",
        "学士/硕士",
    ] {
        assert_eq!(
            vocabulary.education("研究生", Some(degree)),
            Class(Master),
            "{degree}"
        );
    }
    assert_eq!(
        vocabulary.education("研究生学历", Some("医学博士")),
        Class(Doctor)
    );
    assert_eq!(vocabulary.education("10", Some("210")), Class(Doctor));
    for degree in ["", "学士", "无", "看不清", "3"] {
        assert_eq!(
            vocabulary.education("研究生", Some(degree)),
            Class(PostgraduateUnspecified),
            "{degree}"
        );
    }
    for cell in ["中央党校研究生", "研究生班", "省委党校研究生"] {
        assert_eq!(
            vocabulary.education(cell, Some("硕士")),
            Class(PostgraduateUnspecified),
            "{cell}"
        );
    }
    let in_service = vocabulary.education("在职研究生", Some("硕士"));
    assert_eq!(
        in_service,
        Doubtful(PostgraduateUnspecified, Doubt::DegreeCourseOnly)
    );
    let bracketed = vocabulary.education("研究生(在职)", None);
    assert_eq!(bracketed, in_service);
}

#[test]
fn a_degree_never_raises_an_undergraduate() {
    let vocabulary = vocabulary();
    assert_eq!(
        vocabulary.education("大学本科", Some("医学硕士")),
        Class(Bachelor)
    );
    assert_eq!(
        vocabulary.education("本科/硕士", None),
        Doubtful(Bachelor, Doubt::TwoClasses)
    );
}

#[test]
fn undergraduates_of_every_way_of_study_are_bachelors() {
    all_are(
        Bachelor,
        "本科 | 大本 | 大学 | 大学本科 | 大学学历 | 大学本科毕业 | 本科学历 | \
         全日制本科 | 函授本科 | 自考本科 | 电大本科 | 国开本科 | 网络本科 | \
         成教本科 | 专升本 | 专接本 | 高职本科 | 大普 | 中央党校大学 | \
         第二学士学位 | 大学学历、医学学士 | 大学/公共管理硕士 | 大学／公共管理硕士 | \
         大学，公共管理硕士 | 大学；公共管理硕士 | 大学 公共管理硕士 | \
         大学公共管理硕士 | 大学学历医学学士 | 本科（函授） | 大 学 本 科 | \
         大学(本科) | 本科/医学学士 | 本科/无 | 20 | 21 | 28 | \
         大学本科(临床医学) | 全日制大学本科学历 | 非全日制本科 | 大学本科/学士 | \
         大专、本科 | 第一学历本科",
    );
}

#[test]
fn junior_college_graduates_are_college() {
    all_are(
        College,
        "大专 | 专科 | 大学专科 | 大专学历 | 大学专科毕业 | 高职 | 高职高专 | \
         五年一贯制 | 在职大专 | 中央党校大专 | 30 | 31 | 大专(成教) | \
         中专/大专",
    );
}

#[test]
fn secondary_schools_of_every_name_are_one_class() {
    all_are(
        Secondary,
        "中专 | 中等专科 | 中技 | 技校 | 技工学校 | 职高 | 职业高中 | 中职 | \
         卫校 | 中师 | 高中 | 普通高中 | 中专毕业 | 40 | 41 | 44 | \
         47 | 60 | 61 | 中专及高中 | 函授中专",
    );
}

#[test]
fn junior_high_school_and_lower_is_below() {
    all_are(
        Below,
        "初中 | 初中及以下 | 小学 | 无学历 | 70 | 71 | 73 | 80 | \
         81 | 83 | 初中毕业 | 初中文化",
    );
}

#[test]
fn what_is_not_a_graduation_is_unknown_and_doubtful() {
    let vocabulary = vocabulary();
    let cells = "在读 | 硕士在读 | 在读研究生 | 本科在读 | 本科(在读) | 本科 在读 | \
         结业 | 肄业 | 大专肄业 | 研究生结业 | 12 | 13 | 15 | 18 | \
         22 | 33 | 49 | 62 | 在读博士生";
    for cell in cells.split(" | ") {
        assert_eq!(
            vocabulary.education(cell, None),
            Doubtful(Unknown, Doubt::Unfinished),
            "{cell}"
        );
    }
    let in_brackets = vocabulary.education("大专(在读本科)", None);
    assert_eq!(in_brackets, Doubtful(College, Doubt::Unfinished));
    let completed = vocabulary.education("本科，硕士在读", None);
    assert_eq!(completed, Doubtful(Bachelor, Doubt::Unfinished));
}

#[test]
fn a_word_for_two_classes_is_unknown() {
    let vocabulary = vocabulary();
    for cell in ["高中及以下", "大专及以下", "本科及以上"] {
        assert_eq!(
            vocabulary.education(cell, None),
            Doubtful(Unknown, Doubt::TwoClasses),
            "{cell}"
        );
    }
    assert_eq!(vocabulary.education("90", None), Class(Unknown));
    assert_eq!(vocabulary.education("其他", None), Class(Unknown));
}

#[test]
fn a_postdoctoral_fellow_is_a_doctor_and_doubtful() {
    let reading = vocabulary().education("博士后", None);
    assert_eq!(reading, Doubtful(Doctor, Doubt::PostDoctorate));
}

#[test]
fn a_degree_alone_is_doubtful() {
    let vocabulary = vocabulary();
    let reading = vocabulary.education("医学硕士", None);
    assert_eq!(reading, Doubtful(Master, Doubt::DegreeNotEducation));
    assert_eq!(
        vocabulary.education("学士", None),
        Doubtful(Bachelor, Doubt::DegreeNotEducation)
    );
}

#[test]
fn what_says_nothing_is_empty() {
    let vocabulary = vocabulary();
    for cell in [
        "", "/", "-", "—", "--", "无", "空", "未知", "不详", "待查", "None", "?",
    ] {
        assert_eq!(vocabulary.education(cell, Some("硕士")), Empty, "{cell}");
    }
}

#[test]
fn what_is_in_no_class_is_not_guessed() {
    let vocabulary = vocabulary();
    for cell in [
        "大学生",
        "6",
        "8",
        "1",
        "99",
        "本科生在校",
        "大学城",
        "硕",
        "本科(未核实)",
        "张三",
        "非本科",
        "无硕士学位",
        "全日制",
        "大学本科以上学历优先",
        "研究生院",
        &"本科".repeat(500),
    ] {
        assert_eq!(vocabulary.education(cell, None), Unclassified, "{cell}");
    }
}

#[test]
fn the_cell_itself_may_say_how_it_was_acquired() {
    let vocabulary = vocabulary();
    for cell in [
        "全日制本科",
        "全日制硕士研究生",
        "硕士研究生(全日制)",
        "统招本科",
        "全日制 硕士研究生",
        "在职大专、全日制本科",
    ] {
        assert_eq!(
            vocabulary.education_mode(cell),
            Some(StudyMode::FullTime),
            "{cell}"
        );
    }
    let cells = "函授本科 | 自考本科 | 电大本科 | 网络本科 | 成教本科 | 在职大专 | \
         中央党校大学 | 中央党校研究生 | 脱产大专 | 非全日制研究生 | 在职研究生 | \
         本科（函授） | 本科 函授 | 全日制大专，函授本科";
    for cell in cells.split(" | ") {
        assert_eq!(
            vocabulary.education_mode(cell),
            Some(StudyMode::PartTime),
            "{cell}"
        );
    }
    for cell in ["本科", "专升本", "硕士", "全日制大专、本科", ""] {
        assert_eq!(vocabulary.education_mode(cell), None, "{cell}");
    }
}

#[test]
fn the_study_mode_column_knows_that_release_from_work_is_not_full_time() {
    let vocabulary = vocabulary();
    for cell in ["全日制", "全日制教育", "统招", "全日制本科"] {
        assert_eq!(
            vocabulary.study_mode(cell),
            Class(StudyMode::FullTime),
            "{cell}"
        );
    }
    let cells = "非全日制 | 在职 | 函授 | 自考 | 自学考试 | 电大 | 网络教育 | 成教 | \
         脱产 | 党校 | 业余 | 函授本科";
    for cell in cells.split(" | ") {
        assert_eq!(
            vocabulary.study_mode(cell),
            Class(StudyMode::PartTime),
            "{cell}"
        );
    }
    assert_eq!(vocabulary.study_mode("专升本"), Empty);
    assert_eq!(vocabulary.study_mode("其他方式"), Unclassified);
}
