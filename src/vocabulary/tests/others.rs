use super::super::{
    ActivityKind, Class as _, Degree, Dimension, Doubt, Establishment, Level, Post, Reading, Sex,
    UnitType, YesNo,
};
use super::vocabulary;
use Reading::{Class, Doubtful, Empty, Unclassified};

#[test]
fn posts_are_professional_management_or_worker() {
    let vocabulary = vocabulary();
    for (post, cells) in [
        (
            Post::Professional,
            &[
                "专业技术",
                "专技",
                "专技岗",
                "专业技术岗位",
                "卫生技术人员",
                "其他技术人员",
                "医生",
                "护士",
                "药剂",
                "医技",
                "公卫",
                "11",
                "69",
            ][..],
        ),
        (
            Post::Management,
            &[
                "管理",
                "管理岗",
                "管理岗位",
                "管理人员",
                "行政",
                "公务员",
                "参公",
                "80",
            ],
        ),
        (
            Post::Worker,
            &[
                "工勤",
                "工勤技能",
                "工勤岗",
                "工勤人员",
                "工人",
                "后勤",
                "护工",
                "90",
            ],
        ),
    ] {
        for cell in cells {
            assert_eq!(vocabulary.post(cell), Class(post), "{cell}");
        }
    }
    assert_eq!(
        vocabulary.post("管理（双肩挑）"),
        Doubtful(Post::Management, Doubt::DoubleRole)
    );
    for cell in ["在编", "编外", "1", "其他"] {
        assert_eq!(vocabulary.post(cell), Unclassified, "{cell}");
    }
    assert_eq!(vocabulary.post("/"), Empty);
}

#[test]
fn a_post_column_that_holds_establishments_is_recognised_by_its_values() {
    let vocabulary = vocabulary();
    for (cell, label) in [("在编", "事业编"), ("编外", "编外")] {
        let found = vocabulary.elsewhere(Dimension::Post, cell);
        assert!(found.contains(&(Dimension::Establishment, label)), "{cell}");
    }
}

#[test]
fn establishments_are_told_apart() {
    let vocabulary = vocabulary();
    for (class, cells) in [
        (
            Establishment::Administrative,
            &["行政编", "参公", "机关工勤"][..],
        ),
        (
            Establishment::Institution,
            &[
                "事业编",
                "在编",
                "编内",
                "全额",
                "差额",
                "自收自支",
                "实名编制",
                "事业编（全额）",
            ],
        ),
        (
            Establishment::Quota,
            &["员额", "备案制", "控制数", "人员总量", "员额备案"],
        ),
        (
            Establishment::Outside,
            &["编外", "单位合同", "劳务派遣", "临聘"],
        ),
        (
            Establishment::Programme,
            &["三支一扶", "西部计划", "公益岗"],
        ),
    ] {
        for cell in cells {
            assert_eq!(vocabulary.establishment(cell), Class(class), "{cell}");
        }
    }
    let settled = vocabulary.establishment("编外（人事代理）");
    assert_eq!(settled, Class(Establishment::Outside));
    for cell in ["聘用制", "合同制", "人事代理"] {
        let expected = Doubtful(Establishment::Unknown, Doubt::AmbiguousEstablishment);
        assert_eq!(vocabulary.establishment(cell), expected, "{cell}");
    }
}

#[test]
fn the_sex_codes_are_those_of_the_standard() {
    let vocabulary = vocabulary();
    for (cell, sex) in [
        ("男", Sex::Male),
        ("1", Sex::Male),
        ("M", Sex::Male),
        ("m", Sex::Male),
        ("女", Sex::Female),
        ("2", Sex::Female),
        ("F", Sex::Female),
        ("２", Sex::Female),
        ("0", Sex::Unknown),
        ("9", Sex::Unknown),
        ("未说明", Sex::Unknown),
    ] {
        assert_eq!(vocabulary.sex(cell), Class(sex), "{cell}");
    }
    assert_eq!(vocabulary.sex("未知"), Empty);
    assert_eq!(vocabulary.sex("3"), Unclassified);
}

#[test]
fn unit_types_stand_in_report_order() {
    let vocabulary = vocabulary();
    for (class, cells) in [
        (UnitType::Office, &["局机关"][..]),
        (
            UnitType::City,
            &["市直", "综合医院", "中医", "妇幼", "专科医院"],
        ),
        (
            UnitType::PublicHealth,
            &["公卫", "疾控", "监督", "急救", "血站"],
        ),
        (UnitType::Community, &["社区"]),
        (UnitType::Township, &["乡镇", "中心卫生院", "卫生院"]),
        (UnitType::Village, &["村卫生室"]),
        (UnitType::Private, &["民营"]),
    ] {
        for cell in cells {
            assert_eq!(vocabulary.unit_type(cell), Class(class), "{cell}");
        }
    }
    assert!(UnitType::ALL.is_sorted());
}

#[test]
fn a_units_name_tells_its_type() {
    let vocabulary = vocabulary();
    for (name, class) in [
        ("云溪市卫生健康局", UnitType::Office),
        ("市卫健局", UnitType::Office),
        ("市卫健委", UnitType::Office),
        ("云溪市青石镇中心卫生院", UnitType::Township),
        ("城南社区卫生服务中心", UnitType::Community),
        (
            "云溪市疾病预防控制中心（云溪市卫生监督所）",
            UnitType::PublicHealth,
        ),
        ("云溪市卫生健康局卫生监督所", UnitType::PublicHealth),
        ("云溪市急救中心", UnitType::PublicHealth),
        ("云溪市中心血站", UnitType::PublicHealth),
        ("云溪市人民医院", UnitType::City),
        ("云溪市妇幼保健院", UnitType::City),
        ("石桥村卫生室", UnitType::Village),
    ] {
        assert_eq!(vocabulary.unit_type_of_name(name), Some(class), "{name}");
    }
    assert_eq!(vocabulary.unit_type_of_name("云溪市卫生学校"), None);
}

#[test]
fn levels_depend_on_the_kind_of_city() {
    let county = vocabulary();
    for (cell, level) in [
        ("国家级", Level::National),
        ("省级", Level::Provincial),
        ("地市级", Level::Prefecture),
        ("本级", Level::Own),
        ("县级", Level::Own),
        ("市级", Level::Own),
        ("甲类", Level::GradeA),
        ("乙类", Level::GradeB),
    ] {
        assert_eq!(county.level(cell), Class(level), "{cell}");
    }
    let extra = super::ExtraSpellings {
        county_level_city: false,
        ..Default::default()
    };
    let prefecture = super::Vocabulary::new(&extra).expect("sound");
    assert_eq!(prefecture.level("市级"), Class(Level::Prefecture));
}

#[test]
fn activity_kinds_are_read_from_their_names_and_others_are_the_bureaus_own() {
    let vocabulary = vocabulary();
    for kind in ActivityKind::ALL {
        assert_eq!(vocabulary.activity_kind(kind.label()), Class(*kind));
    }
    assert_eq!(ActivityKind::ALL.len(), 17);
    assert_eq!(
        vocabulary.activity_kind("校园招聘"),
        Class(ActivityKind::RecruitingTrip)
    );
    assert_eq!(vocabulary.activity_kind("献血"), Unclassified);
}

#[test]
fn degrees_are_read_behind_any_discipline() {
    let vocabulary = vocabulary();
    for (cell, degree) in [
        ("博士", Degree::Doctor),
        ("医学硕士", Degree::Master),
        ("公共管理硕士专业学位", Degree::Master),
        ("学士学位", Degree::Bachelor),
        ("210", Degree::Doctor),
        ("345", Degree::Master),
        ("410", Degree::Bachelor),
        ("无学位", Degree::None),
        ("医学学士、医学硕士", Degree::Master),
    ] {
        assert_eq!(vocabulary.degree(cell), Class(degree), "{cell}");
    }
    for cell in ["1", "2", "3", "4", "硕士在读", "本科"] {
        assert_eq!(vocabulary.degree(cell), Unclassified, "{cell}");
    }
}

#[test]
fn yes_and_no() {
    let vocabulary = vocabulary();
    for cell in ["是", "√", "Y", "1"] {
        assert_eq!(vocabulary.yes_no(cell), Class(YesNo::Yes), "{cell}");
    }
    for cell in ["否", "无", "N", "0"] {
        assert_eq!(vocabulary.yes_no(cell), Class(YesNo::No), "{cell}");
    }
    assert_eq!(vocabulary.yes_no(""), Empty);
}

#[test]
fn a_slip_is_answered_with_the_nearest_spelling() {
    let vocabulary = vocabulary();
    assert_eq!(
        vocabulary.suggest(Dimension::Education, "大学生"),
        [("大学", "大学本科"), ("大专生", "大学专科")]
    );
    assert_eq!(
        vocabulary.suggest(Dimension::Title, "主治医生"),
        [("主治医师", "中级")]
    );
    assert!(
        vocabulary
            .suggest(Dimension::Education, "完全不同的一句话")
            .is_empty()
    );
}
