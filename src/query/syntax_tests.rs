use super::*;

fn parsed(text: &str) -> Result<String, Fault> {
    let names = [
        "年龄",
        "age",
        "学历",
        "职称",
        "单位",
        "单位类型",
        "是否计入",
    ];
    let names: Vec<String> = names.map(str::to_owned).to_vec();
    parse(text, &names).map(|raw| shown(&raw))
}

fn shown(raw: &Raw) -> String {
    let all = |parts: &[Raw], sign| {
        let parts: Vec<String> = parts.iter().map(shown).collect();
        format!("({})", parts.join(sign))
    };
    match raw {
        Raw::All(parts) => all(parts, " & "),
        Raw::Any(parts) => all(parts, " | "),
        Raw::Not(raw) => format!("!{}", shown(raw)),
        Raw::One { field, op, values } => {
            let values: Vec<&str> = values.iter().map(|v| v.it.as_str()).collect();
            format!("{}{}{}", field.it, op.it.sign(), values.join("/"))
        }
    }
}

#[test]
fn signs_chinese_and_english_say_the_same() {
    for text in [
        "年龄<=45 and 职称>=副高级 and 单位~人民医院",
        "年龄<=45且职称>=副高级且单位~人民医院",
        "年龄不超过45,职称不低于副高级,单位含人民医院",
        "年龄 <= 45 && 职称 至少 '副高级' 并且 单位 contains “人民医院”",
    ] {
        assert_eq!(
            parsed(text).unwrap(),
            "(年龄≤45 & 职称≥副高级 & 单位~人民医院)",
            "{text}"
        );
    }
}

#[test]
fn and_binds_closer_than_or_and_brackets_bind_closest() {
    assert_eq!(
        parsed("年龄<35 或 年龄>55 且 学历=硕士").unwrap(),
        "(年龄<35 | (年龄>55 & 学历=硕士))"
    );
    assert_eq!(
        parsed("(年龄<35 or 年龄>55) and not 学历=硕士").unwrap(),
        "((年龄<35 | 年龄>55) & !学历=硕士)"
    );
}

#[test]
fn several_values_stand_in_a_list() {
    for text in [
        "学历=硕士、博士",
        "学历 是 硕士|博士",
        "学历 in (硕士, 博士)",
        "学历属于[硕士、博士]",
    ] {
        assert_eq!(parsed(text).unwrap(), "学历=硕士/博士", "{text}");
    }
    assert_eq!(
        parsed("学历=硕士||学历=博士").unwrap(),
        "(学历=硕士 | 学历=博士)"
    );
}

#[test]
fn the_longest_name_behind_which_an_operator_stands_is_the_field() {
    assert_eq!(parsed("单位类型是乡镇").unwrap(), "单位类型=乡镇");
    assert_eq!(parsed("是否计入=是").unwrap(), "是否计入=是");
    assert_eq!(parsed("学历为空").unwrap(), "学历为空");
    assert_eq!(parsed("学历不为空").unwrap(), "学历不为空");
    assert_eq!(parsed("AGE >= 50").unwrap(), "AGE≥50");
}

#[test]
fn brackets_within_a_value_belong_to_it() {
    assert_eq!(
        parsed("单位=人民医院(东院) 且 年龄<30").unwrap(),
        "(单位=人民医院(东院) & 年龄<30)"
    );
    assert_eq!(
        parsed("(单位=人民医院(东院))").unwrap(),
        "单位=人民医院(东院)"
    );
}

#[test]
fn a_fault_has_its_place() {
    let fault = |text: &str| {
        let fault = parsed(text).unwrap_err();
        (text[fault.at.clone()].to_owned(), fault.kind)
    };
    let field = |name: &str| Kind::Field {
        name: name.to_owned(),
    };
    assert_eq!(
        fault("年龄<45 且 职务>=副高"),
        ("职务".into(), field("职务"))
    );
    assert_eq!(fault("职务是副高").1, field("职务"));
    assert_eq!(fault("年龄<45 职称=副高"), ("职称".into(), Kind::Rest));
    assert_eq!(fault("(年龄<45"), ("(".into(), Kind::Opening));
    assert_eq!(fault("年龄<45)"), (")".into(), Kind::Closing));
    assert_eq!(fault("年龄<"), ("<".into(), Kind::Value));
    assert_eq!(fault("单位='人民"), ("'人民".into(), Kind::Quote));
    assert_eq!(fault("年龄<45 且 ").1, Kind::Missing);
    assert_eq!(fault("").1, Kind::Missing);
    let operator = Kind::Operator {
        field: "年龄".into(),
    };
    assert_eq!(fault("年龄 45"), ("年龄".into(), operator));
    assert_eq!(fault("学历=硕士 或 博士"), ("博士".into(), field("博士")));
    assert_eq!(fault(&"(".repeat(80)).1, Kind::Deep);
}
