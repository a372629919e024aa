use super::*;

/// The figure stands between braces, others between brackets.
fn around(text: &str) -> Around {
    let mut line = String::new();
    let (mut at, mut others) = (0..0, Vec::new());
    let mut start = 0;
    for c in text.chars() {
        match c {
            '{' | '[' => start = line.len(),
            '}' => at = start..line.len(),
            ']' => others.push(start..line.len()),
            c => line.push(c),
        }
    }
    Around::new(&line, at, &others)
}

fn judged(then: &str, now: &str) -> Context {
    judge(&around(then), &around(now), 2024)
}

#[test]
fn words_elsewhere_blanks_stars_and_empty_words_are_nothing() {
    for (then, now) in [
        ("共有干部职工{41}人，其中", "**现有** 干部职工{41}人，其中"),
        (
            "甲工作有序。全年培训{5}人次。",
            "乙工作不错。全年培训{5}人次。",
        ),
        (
            "一是开展甲，全年培训{5}人次，成效好",
            "一是抓好乙，全年培训{5}人次，成效大",
        ),
        ("按甲分，共{41}人", "- 按甲分，共<b>{41}</b><!-- 核实 -->人"),
        ("按甲分，共{41}人", "> 1. 按甲分，共{41}人"),
        ("按甲分，共{41}人", "按甲\u{200b}分，共{41}人"),
        ("研究生[3]人，占{3.5%}", "研究生[4]人，占{3.5%}"),
        // The same change in other words.
        ("录用[124]人，{比上年增加7人}", "录用[124]人，{比去年多7人}"),
        ("录用[124]人，比上年多{7}人", "录用[124]人，比去年多{7}人"),
        // Typed anew, without a bookmark.
        (
            "编内人员[2432]人，占总数的{57.6%}",
            "编内人员2,433人，占总数的{57.6%}",
        ),
        (
            "共[41]人，[比上年增加4人，增长1.5%]，占{57.6%}",
            "共[41]人，比上年增加4人，增长1.5%，占{57.6%}",
        ),
    ] {
        assert_eq!(judged(then, now), Context::Same, "{then} → {now}");
    }
}

#[test]
fn another_noun_or_number_beside_the_figure_is_told() {
    for (then, now) in [
        (
            "按学历分，专业技术人员中研究生{128}人",
            "按学历分，临床医生中研究生{128}人",
        ),
        (
            "专业技术人员中，高级职称[476]人，占{12.9%}",
            "临床医生中，高级职称[476]人，占{12.9%}",
        ),
        (
            "专业技术人员中研究生[1]人，占[2%]；本科{3}人",
            "医生中研究生[1]人，占[2%]；本科{3}人",
        ),
        ("高级职称[476]人，占{12.9%}", "高级教师[476]人，占{12.9%}"),
        ("35岁及以下{1712}人", "40岁及以下{1712}人"),
        (
            "35岁及以下[1712]人，占{40.5%}",
            "40岁及以下[1712]人，占{40.5%}",
        ),
        ("全年培训{5}人次", "培训{5}人次"),
        (
            "专业技术人员[9]人，占总数的{87%}",
            "专业技术人员[9]人，比上年增加20人，占总数的{87%}",
        ),
        ("共有干部职工{41}人", "共有干部职工近{41}人"),
        ("培训{806}人", "培训{806}人次"),
    ] {
        assert_eq!(judged(then, now), Context::Reworded, "{then} → {now}");
    }
}

#[test]
fn another_year_or_period_is_another_figure() {
    for (then, now) in [
        ("高于2024年的{12.9%}", "高于2023年的{12.9%}"),
        ("高于[2024]年的{12.9%}", "高于二〇二三年的{12.9%}"),
        (
            "[2024]年计划招聘[158]人，录用{124}人",
            "2023年计划招聘[158]人，录用{124}人",
        ),
        ("全年进修{164}人次", "去年进修{164}人次"),
        ("全年进修{164}人次", "上半年进修{164}人次"),
        ("录用{124}人", "比上年多录用{124}人"),
        (
            "截至[2024年12月31日]，共有{41}人",
            "截至2024年6月30日，共有{41}人",
        ),
        ("[2023]年至[2024]年累计{11}人次", "[2024]年累计{11}人次"),
        ("2020—2024年累计{11}人次", "2021—2024年累计{11}人次"),
        ("近3年累计{11}人次", "近5年累计{11}人次"),
    ] {
        assert_eq!(judged(then, now), Context::OtherPeriod, "{then} → {now}");
    }
}

#[test]
fn the_year_of_the_data_by_another_name_is_only_told() {
    for (then, now) in [
        ("全年进修{164}人次", "2024年进修{164}人次"),
        ("[2024]年计划招聘{158}人", "今年计划招聘{158}人"),
        ("截至[2024年12月31日]，共有{41}人", "2024年底，共有{41}人"),
        ("[2024]年计划招聘{158}人", "计划招聘{158}人"),
    ] {
        assert_eq!(judged(then, now), Context::Reworded, "{then} → {now}");
    }
    let (then, now) = (around("全年进修{164}人次"), around("2024年进修{164}人次"));
    assert_eq!(judge(&then, &now, 2025), Context::OtherPeriod);
}

#[test]
fn a_year_is_not_judged_by_its_words() {
    assert_eq!(
        judged("{2024}年人才工作", "{2024}年卫生人才工作"),
        Context::Same
    );
    assert_eq!(
        judged("截至{2024年12月31日}，共", "到{2024年12月31日}，共"),
        Context::Same
    );
}

#[test]
fn whatever_stands_there_is_read() {
    for text in [
        "{5}",
        "，{5}，",
        "。{5}.",
        "1,3{5}",
        "年{5}年",
        "{}",
        "中中中中{5}",
    ] {
        assert_eq!(judged(text, text), Context::Same, "{text}");
    }
}

#[test]
fn a_change_since_last_year_is_of_the_year_that_its_sentence_speaks_of() {
    for (then, now, expected) in [
        (
            "全年培训[5940]人次，{比上年增加524人次，增长9.5%}。",
            "2023年培训[5940]人次，{比上年增加524人次，增长9.5%}。",
            Context::OtherPeriod,
        ),
        (
            "截至2024年12月31日，共有[4225]人，{比上年增加64人，增长1.5%}。",
            "截至2023年12月31日，共有[4225]人，{比上年增加64人，增长1.5%}。",
            Context::OtherPeriod,
        ),
        (
            "全年培训[5940]人次，{与上年持平}。",
            "2023年培训[5940]人次，{与上年持平}。",
            Context::OtherPeriod,
        ),
        (
            "全年培训[5940]人次，{比上年增加524人次}。",
            "全年共培训[5940]人次，{比上年增加524人次}。",
            Context::Same,
        ),
    ] {
        assert_eq!(judged(then, now), expected, "{then} → {now}");
    }
}
