//! Figures of occupation, licence, general practice, appointment and retirement over random
//! rosters: their parts make up their wholes, and nobody counts twice.

mod support;

use support::{Counted, Random, read};

const OCCUPATIONS: &[&str] = &[
    "执业医师",
    "执业助理医师",
    "注册护士",
    "药师(士)",
    "检验技师(士)",
    "影像技师(士)",
    "其他卫生技术人员",
    "其他技术人员",
    "心血管内科",
    "管理人员",
    "",
    "/",
    "11",
    "护士",
];
const TITLES: &[&str] = &[
    "主任医师",
    "副主任护师",
    "主管药师",
    "技师",
    "中级",
    "初级(士)",
    "无",
    "",
    "高级工程师",
    "主治医师、讲师",
    "护理学（中级）",
    "副高(待聘)",
    "高级",
];
const POSTS: &[&str] = &["专业技术", "管理", "工勤技能", "护士", "", "医师"];
const BIRTHS: &[&str] = &[
    "1950-01-01",
    "1964-06-15",
    "1964-07-01",
    "1968年",
    "1969-05-31",
    "1974.06",
    "1979-12-31",
    "1990-02-03",
    "",
    "2001-09-09",
];
const ANSWERS: &[&str] = &["是", "否", "", "转岗培训", "无", "已取得", "待查", "看情况"];
const LICENCES: &[&str] = &[
    "执业医师",
    "执业助理医师",
    "护士执业证",
    "无",
    "",
    "执业药师",
    "旧证",
];

/// A roster with a random choice of columns.
fn roster(random: &mut Random) -> String {
    let optional: [(&str, &[&str]); 7] = [
        ("专业类别", OCCUPATIONS),
        ("专业技术资格", TITLES),
        ("执业资格", LICENCES),
        ("是否注册为全科医学专业", ANSWERS),
        ("全科医生合格证", ANSWERS),
        ("性别", &["男", "女", "", "1", "2", "未说明"]),
        ("单位类型", &["市直", "乡镇", "社区", "", "民营"]),
    ];
    let mut columns: Vec<(&str, &[&str])> = vec![
        ("学历", &["大学本科", "大专", "硕士研究生"]),
        ("职称", TITLES),
        ("岗位类别", POSTS),
        ("出生日期", BIRTHS),
        ("单位", &["示例市人民医院", "示例镇卫生院", "甲门诊部"]),
    ];
    columns.extend(optional.into_iter().filter(|_| random.below(3) > 0));
    let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
    let mut table = format!("{}\n", names.join(","));
    for _ in 0..random.below(60) + 1 {
        let cells: Vec<&str> = columns
            .iter()
            .map(|(_, values)| *random.pick(values))
            .collect();
        table.push_str(&format!("{}\n", cells.join(",")));
    }
    table
}

/// The sum of figures that are all known or all null.
fn sum(counted: &Counted, ids: &[&str]) -> Option<u64> {
    let numbers: Vec<Option<u64>> = ids.iter().map(|id| counted.number(id)).collect();
    let known = numbers.iter().flatten().count();
    assert!(known == 0 || known == ids.len(), "{ids:?}: {numbers:?}");
    numbers.into_iter().sum()
}

#[test]
fn the_parts_make_up_their_wholes_and_nobody_counts_twice() {
    for seed in 0..150 {
        let mut random = Random::new(seed);
        let rosters: Vec<String> = (0..=random.below(2)).map(|_| roster(&mut random)).collect();
        let counted = read(&rosters, &[]);
        let (total, professional) = (
            counted.people("staff.total"),
            counted.people("staff.professional"),
        );
        let is = |ids: &[&str], whole: u64| {
            let parts = sum(&counted, ids);
            assert!(
                parts.is_none_or(|n| n == whole),
                "{seed}: {ids:?} {parts:?} {whole}"
            );
        };
        let health = [
            "health.doctors",
            "health.nurses",
            "health.pharmacists",
            "health.laboratory",
            "health.imaging",
            "health.technicians_other",
            "health.other",
        ];
        is(
            &[
                &health[..],
                &[
                    "professional.other_technical",
                    "professional.occupation_unknown",
                ],
            ]
            .concat(),
            professional,
        );
        if let Some(all) = counted.number("health.total") {
            is(&health, all);
        }
        is(
            &[
                "staff.retirement.beyond",
                "staff.retirement.soon",
                "staff.retirement.later",
                "staff.retirement.unknown",
            ],
            total,
        );
        is(&["staff.male", "staff.female", "staff.sex_unknown"], total);
        if let Some(all) = counted.number("health.general_practitioners") {
            is(
                &[
                    "health.general_practitioners.registered",
                    "health.general_practitioners.certified",
                ],
                all,
            );
            assert!(Some(all) <= counted.number("health.doctors"), "{seed}");
        }
        if let Some(waiting) = sum(
            &counted,
            &[
                "professional.title.waiting",
                "professional.title.waiting_unknown",
            ],
        ) {
            assert!(waiting <= professional, "{seed}");
        }
        for (of, whole) in [
            ("staff", total),
            ("professional", professional),
            ("senior", counted.people("professional.title.senior")),
        ] {
            let types = [
                "局机关",
                "市直",
                "公卫",
                "社区",
                "乡镇",
                "村卫生室",
                "民营",
                "unknown",
            ];
            let ids = types.map(|part| format!("{of}.unit_type.{part}"));
            is(&ids.each_ref().map(String::as_str), whole);
        }
    }
}
