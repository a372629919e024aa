use super::super::{Doubt, Reading, Title, TitleBasis, Vocabulary};
use super::vocabulary;
use Reading::{Class, Doubtful, Empty, Unclassified};
use Title::*;

fn read(vocabulary: &Vocabulary, cell: &str) -> Reading<Title> {
    vocabulary.title(cell, false, TitleBasis::Appointed)
}

fn all_are(expected: Title, cells: &str) {
    let vocabulary = vocabulary();
    for cell in cells.split(" | ") {
        assert_eq!(read(&vocabulary, cell), Class(expected), "{cell}");
    }
}

#[test]
fn full_seniors_are_recognised() {
    all_are(
        FullSenior,
        "主任医师 | 主任中医师 | 主任药师 | 主任中药师 | 主任护师 | 主任技师 | \
         教授 | 研究员 | 正高级会计师 | 正高级经济师 | 正高级工程师 | 教授级高工 | \
         正高 | 正高级 | 专技一级 | 专技二级 | 专技三级 | 专技四级 | \
         院长、主任医师 | 主任医师(二级) | 正高三级 | 主任医师、教授 | 231 | 011 | 内科主任医师 | \
         主任医师（内科） | 主任检验师 | 主 任 医 师 | 院长 主任医师 | \
         党委书记/主任医师 | 主任医师(院长) | 正高级职称",
    );
}

#[test]
fn associate_seniors_are_recognised() {
    all_are(
        AssociateSenior,
        "副主任医师 | 副主任中医师 | 副主任药师 | 副主任中药师 | 副主任护师 | \
         副主任技师 | 副教授 | 副研究员 | 副研究馆员 | 高级工程师 | 高级会计师 | \
         高级统计师 | 高级经济师 | 高级政工师 | 高级讲师 | 副高 | 副高级 | \
         基层副高 | 专技五级 | 专技六级 | 专技七级 | 专业技术七级 | 专技7级 | \
         专业技术岗位七级 | 252 | 082 | 副主任医师、副教授 | \
         中医外科副主任医师 | 高级(副高) | 科主任、副主任医师 | 副主任护师，护士长",
    );
}

#[test]
fn senior_without_rank_is_neither_full_nor_associate() {
    all_are(SeniorUnspecified, "高级 | 高级职称 | 高职");
}

#[test]
fn intermediates_are_recognised() {
    all_are(
        Intermediate,
        "主治医师 | 主治（主管）医师 | 主治中医师 | 主管医师 | 主管药师 | \
         主管中药师 | 主管护师 | 主管技师 | 主管检验师 | 讲师 | 工程师 | \
         会计师 | 经济师 | 统计师 | 政工师 | 助理研究员 | 中级 | \
         护理学(中级) | 专技八级 | 专技九级 | 专技十级 | 专业技术八级 | 233 | \
         083 | 护理学（主管护师） | 内科学主治医师 | 中级职称 | 护士长、主管护师 | \
         中级(护理学) | 讲师(高校) | 主管护师 护士长 | 科主任 主治医师 | \
         主治医师（中级）",
    );
}

#[test]
fn assistants_are_recognised() {
    all_are(
        Assistant,
        "医师 | 住院医师 | 中医师 | 药师 | 中药师 | 药剂师 | 护师 | 技师 | \
         检验师 | 康复治疗师 | 心理治疗师 | 助理会计师 | 助理工程师 | 助教 | \
         初级 | 初级(师) | 专技十一级 | 专技十二级 | 234 | 014 | \
         初级（师） | 药学(师) | 初级护师 | 专业技术十二级",
    );
}

#[test]
fn staff_titles_are_recognised() {
    all_are(
        Staff,
        "医士 | 中医士 | 药士 | 药剂士 | 护士 | 技士 | 检验士 | 助产士 | \
         技术员 | 会计员 | 初级(士) | 员级 | 药学(士) | 专技十三级 | \
         255 | 初级护士 | 药学（士） | 护士(初级) | 初级(护士)",
    );
}

#[test]
fn no_title_is_a_class_of_its_own() {
    all_are(None, "无 | 无职称 | 暂无 | 未定级 | 未评 | 见习期 | 待聘");
}

#[test]
fn nothing_written_is_empty_but_wu_is_not() {
    let vocabulary = vocabulary();
    for cell in ["", "/", "-", "—", "--", "空", "未知", "待查", "None", "?"] {
        assert_eq!(read(&vocabulary, cell), Empty, "{cell}");
    }
    assert_eq!(read(&vocabulary, "无"), Class(None));
}

#[test]
fn appointment_counts_the_lower_and_qualification_the_higher() {
    let vocabulary = vocabulary();
    let qualified = |cell| vocabulary.title(cell, false, TitleBasis::Qualified);
    for (cell, appointed, passed) in [
        ("副高(待聘)", None, AssociateSenior),
        ("副高（待聘）", None, AssociateSenior),
        ("副高、待聘", None, AssociateSenior),
        ("主管护师(未聘)", None, Intermediate),
        ("中级(聘初级)", Assistant, Intermediate),
        ("主管护师（副高待聘）", Intermediate, AssociateSenior),
        ("副主任护师（聘主管护师）", Intermediate, AssociateSenior),
        ("主治医师(已聘)", Intermediate, Intermediate),
    ] {
        assert_eq!(read(&vocabulary, cell), Class(appointed), "{cell} 聘");
        assert_eq!(qualified(cell), Class(passed), "{cell} 评");
    }
    let mere = "主治医师任职资格";
    assert_eq!(
        read(&vocabulary, mere),
        Doubtful(Intermediate, Doubt::QualifiedOnly)
    );
    assert_eq!(qualified(mere), Class(Intermediate));
}

#[test]
fn workers_grades_are_no_titles() {
    let vocabulary = vocabulary();
    for cell in ["高级技师", "高级工", "中级工", "初级工", "技师"] {
        let worker = vocabulary.title(cell, true, TitleBasis::Appointed);
        assert_eq!(worker, Class(None), "{cell}");
    }
    for cell in ["高级技师", "高级工", "中级工", "初级工"] {
        assert_eq!(
            read(&vocabulary, cell),
            Doubtful(None, Doubt::NotATitle),
            "{cell}"
        );
    }
    assert_eq!(read(&vocabulary, "技师"), Class(Assistant));
    let nurse = vocabulary.title("主管护师", true, TitleBasis::Appointed);
    assert_eq!(nurse, Class(Intermediate));
}

#[test]
fn posts_and_grades_of_officials_are_no_titles() {
    let vocabulary = vocabulary();
    let cells = "护士长 | 科主任 | 院长 | 书记 | 科员 | 四级调研员 | 管理七级 | \
         八级职员 | 副院长 | 内科主任 | 一级主任科员 | 院长、书记 | 管理岗8级";
    for cell in cells.split(" | ") {
        assert_eq!(
            read(&vocabulary, cell),
            Doubtful(None, Doubt::NotATitle),
            "{cell}"
        );
    }
}

#[test]
fn licences_are_qualifications() {
    let vocabulary = vocabulary();
    for (cell, title) in [
        ("执业医师", Assistant),
        ("执业助理医师", Staff),
        ("护士执业", Staff),
        ("临床执业医师", Assistant),
    ] {
        assert_eq!(
            read(&vocabulary, cell),
            Doubtful(title, Doubt::QualificationNotTitle),
            "{cell}"
        );
    }
    assert_eq!(read(&vocabulary, "执业医师、主治医师"), Class(Intermediate));
}

#[test]
fn words_of_both_junior_levels_and_differing_titles_are_doubtful() {
    let vocabulary = vocabulary();
    assert_eq!(
        read(&vocabulary, "药师(士)"),
        Doubtful(Assistant, Doubt::TwoClasses)
    );
    assert_eq!(
        read(&vocabulary, "主治医师、副教授"),
        Doubtful(AssociateSenior, Doubt::TwoClasses)
    );
}

#[test]
fn a_word_inside_another_is_never_taken_for_it() {
    let vocabulary = vocabulary();
    let cells = "主任 | 副主任 | 主管 | 高级护师 | 副主治医师 | 名誉教授级 | \
         前主任医师 | 3 | 5 | 1 | 240 | 230 | 主任医生 | 高级工程 | \
         主任医师(主治医师) | 主任医师(七级) | 医师七级 | 内科七级 | 大学本科 | 在编 | 摄影师 | 助理 | 非主任医师 | \
         副副主任医师 | 拟主任医师 | 内一科副主任 医师";
    for cell in cells.split(" | ") {
        let reading = read(&vocabulary, cell);
        assert!(
            reading == Unclassified || cell == "助理",
            "{cell}: {reading:?}"
        );
    }
}
