use super::super::{ActivityField, FactField, Field, RosterField};
use super::vocabulary;

#[test]
fn every_header_of_a_roster_finds_its_column() {
    let vocabulary = vocabulary();
    for (name, headers) in [
        ("工号", "工号 员工号 人员编号 编号"),
        ("姓名", "姓名 真实姓名 员工姓名 职工姓名 名字"),
        ("性别", "性别 性别代码"),
        ("出生日期", "出生日期 出生年月 出生时间 生日 出生年月（岁）"),
        (
            "身份证号",
            "身份证号 身份证号码 身份证 身份证件号码 证件号码 公民身份号码 居民身份证号码",
        ),
        ("学历", "学历 最高学历 文化程度 学历代码 所得学历"),
        ("全日制学历", "全日制学历"),
        ("在职学历", "在职学历"),
        ("第一学历", "第一学历"),
        ("学习方式", "学习方式 学历类别 培养方式 教育类别"),
        ("学位", "学位 最高学位 学位代码 所得学位"),
        (
            "职称",
            "职称 职称名称 职称级别 专业技术职务 聘任专业技术职务 专业技术职务(聘) 专业技术职务（聘）代码 现聘职称 最高职称",
        ),
        (
            "专业技术资格",
            "专业技术资格(评) 专业技术资格（评）代码 专业技术职务任职资格",
        ),
        (
            "岗位类别",
            "岗位类别 岗位类型 人员类别 工种 从事专业类别 从事专业类别代码 用工岗位",
        ),
        (
            "编制",
            "编制 编制情况 编制性质 编制类型 用工性质 合同形式 聘用形式 人员性质 人员身份",
        ),
        ("人员状态", "人员状态 在职状态 当前状态"),
        ("是否在岗", "是否在岗"),
        ("不在岗原因", "不在岗原因"),
        ("年内人员流动情况", "年内人员流动情况"),
        ("是否返聘", "是否返聘"),
        (
            "单位",
            "单位 单位名称 单位全称 工作单位 实际工作单位 机构名称 所属单位",
        ),
        ("编制单位", "编制单位 编制所在单位"),
        ("单位类型", "单位类型 机构类型 机构类别 单位性质"),
        (
            "入职日期",
            "入职日期 入职时间 来院时间 来院工作时间 进入本单位时间 入现单位时间",
        ),
        ("离职日期", "离职日期 离职时间 调出时间 流出时间 退休时间"),
        ("参加工作时间", "参加工作时间 参加工作日期(YYYYMMDD)"),
    ] {
        for header in headers.split(' ') {
            let found = vocabulary.roster_field(header).map(Field::name);
            assert_eq!(found, Some(name), "{header}");
        }
    }
}

#[test]
fn every_header_of_an_activity_log_finds_its_column() {
    let vocabulary = vocabulary();
    for (name, headers) in [
        ("日期", "日期 时间 开始日期"),
        ("类别", "类别 活动类别 项目"),
        ("名称", "名称 活动名称 内容 主题"),
        ("单位", "单位 主办单位 选派单位"),
        ("地点", "地点 进修单位 接收单位"),
        ("级别", "级别"),
        ("人数", "人数 参加人数 录用人数"),
        ("人次", "人次 参训人次"),
        ("场次", "场次 期数"),
        ("数量", "数量 项数"),
        ("金额", "金额 经费 经费(元)"),
    ] {
        for header in headers.split(' ') {
            let found = vocabulary.activity_field(header).map(Field::name);
            assert_eq!(found, Some(name), "{header}");
        }
    }
    // Ten thousand times as much is not the same column.
    assert_eq!(vocabulary.activity_field("金额(万元)"), None);
}

#[test]
fn the_contracts_columns_are_all_known_by_their_own_names() {
    let vocabulary = vocabulary();
    for name in "工号 姓名 性别 身份证号 出生日期 学历 学位 学习方式 职称 岗位类别 双肩挑 专业类别 编制 人员状态 单位 编制单位 单位类型 称号 参加工作时间 入职日期 离职日期 离职原因 年龄 人数".split(' ') {
        assert_eq!(vocabulary.roster_field(name), RosterField::with_name(name), "{name}");
        assert!(RosterField::with_name(name).is_some(), "{name}");
    }
    for name in "日期 类别 名称 单位 单位类型 地点 级别 学历 岗位数 计划人数 报名人数 参考人数 人数 到岗人数 人次 场次 数量 金额 备注".split(' ') {
        assert_eq!(vocabulary.activity_field(name), ActivityField::with_name(name), "{name}");
        assert!(ActivityField::with_name(name).is_some(), "{name}");
    }
    for name in "编号 指标 数值 计量单位 说明".split(' ') {
        assert_eq!(
            vocabulary.fact_field(name),
            FactField::with_name(name),
            "{name}"
        );
        assert!(FactField::with_name(name).is_some(), "{name}");
    }
}

#[test]
fn brackets_blanks_and_line_breaks_do_not_matter() {
    let vocabulary = vocabulary();
    for header in [
        "出生\n年月",
        " 出 生 日 期 ",
        "*出生日期",
        "出生日期（必填）",
        "出生年月(岁)",
        "\u{feff}出生日期",
        "出生日期：",
    ] {
        assert_eq!(
            vocabulary.roster_field(header),
            Some(RosterField::BirthDate),
            "{header:?}"
        );
    }
    assert_eq!(
        vocabulary.roster_field("专业技术职务\n（聘）"),
        Some(RosterField::Title)
    );
}

#[test]
fn what_is_no_column_is_none_and_a_slip_finds_its_neighbour() {
    let vocabulary = vocabulary();
    for header in ["调入/调出时间", "序号", "民族", "", "备用", "职务"] {
        assert_eq!(vocabulary.roster_field(header), None, "{header}");
    }
    let nearest = vocabulary.nearest_roster_header("身份证号吗");
    assert_eq!(nearest.map(|n| n.0), Some(RosterField::IdentityNumber));
    assert_eq!(vocabulary.nearest_roster_header("民族"), None);
}
