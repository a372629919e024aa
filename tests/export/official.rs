//! Documents to measure and to validate: everything on, full pages of text, odd names.

use super::sample::{NASTY, columns, empty, f, h, p, t};
use talentsum::report::document::*;

/// Pages of running text without a digit, so that full lines are full of characters.
pub fn text(paragraphs: usize) -> Vec<Block> {
    let words = "全系统坚持以习近平新时代中国特色社会主义思想为指导认真贯彻党管人才原则围绕主线扎实推进\
                 卫生健康人才队伍建设把引进培养使用和保障作为相互衔接的整体工作来安排着力使人员数量与服务需要相适应";
    let words: Vec<char> = words.chars().collect();
    let paragraph = |number: usize| {
        let mut text = String::new();
        for clause in 0..6 + number % 5 {
            let length = 7 + (number * 5 + clause * 3) % 11;
            let from = (number * 13 + clause * 17) % words.len();
            text.extend(words.iter().cycle().skip(from).take(length));
            text.push(['，', '、', '；', '，', '。'][(number + clause) % 5]);
        }
        p(vec![t(&format!(
            "{}。",
            text.trim_end_matches(['，', '、', '；', '。'])
        ))])
    };
    (0..paragraphs).map(paragraph).collect()
}

/// Every part of an official document, optional ones too.
pub fn official() -> Document {
    let mut body = vec![p(vec![t("首页正文一段。")]), h(1, "一、", "第一层标题")];
    body.extend(text(24));
    body.push(h(2, "（一）", "第二层标题"));
    body.extend(text(2));
    body.push(h(3, "1.", "第三层标题"));
    body.push(h(4, "（1）", "第四层标题"));
    body.extend(text(8));
    Document {
        properties: Properties {
            title: "人才工作总结".into(),
            organisation: "示例市卫生健康局".into(),
            subject: "年度人才工作总结".into(),
        },
        masthead: Masthead {
            issuer_mark: vec![f("bureau", "示例市卫生健康局"), t("文件")],
            document_number: vec![t("示卫发〔2025〕1号")],
            signatory: vec![],
        },
        title: vec![t("示例市卫生健康局"), f("y", "2024"), t("年人才工作总结")],
        recipient: vec![t("市委组织部、市人力资源和社会保障局：")],
        body,
        closing: Closing {
            signature: vec![t("示例市卫生健康局")],
            date: vec![f("d", "2025年1月10日")],
        },
        annexes: vec![
            Annex {
                title: vec![t("人才队伍基本情况统计表")],
                landscape: true,
                blocks: vec![Block::Table(wide(12, 60))],
            },
            Annex {
                title: vec![t("名词解释")],
                landscape: false,
                blocks: text(3),
            },
        ],
        imprint: Imprint {
            copy_to: vec![t(
                "市委办公室，市政府办公室，市人大常委会教科文卫工作委员会，市政协文化卫生体育工作委员会。",
            )],
            office: vec![t("示例市卫生健康局办公室")],
            date: vec![t("2025年1月12日印发")],
        },
    }
}

/// To a higher authority: number at the left, signatory at the right; all annexes on
/// their side, so that the imprint gets an upright page.
pub fn upward() -> Document {
    let mut document = official();
    document.masthead.signatory = vec![t("张三")];
    document.annexes.truncate(1);
    document
}

/// A table of so many columns and rows.
pub fn wide(width: usize, rows: usize) -> Table {
    let mut aligns = vec![Align::Right; width];
    aligns[0] = Align::Left;
    let row = |r: usize| {
        let name = std::iter::once(vec![f("unit", &format!("示例市第{r}医院"))]);
        let cells = (1..width).map(|c| vec![f("n", &(r * c).to_string())]);
        name.chain(cells).collect()
    };
    let header = (0..width).map(|c| vec![t(&format!("第{c}列"))]).collect();
    Table {
        id: format!("wide-{width}-{rows}"),
        caption: vec![],
        columns: columns(&aligns),
        header: vec![header],
        rows: (1..=rows).map(row).collect(),
    }
}

fn with_table(table: Table, landscape: bool) -> Document {
    Document {
        title: vec![t("标题")],
        annexes: vec![Annex {
            title: vec![t("统计表")],
            landscape,
            blocks: vec![Block::Table(table)],
        }],
        ..empty()
    }
}

/// Names that no form was made for, everywhere a name can stand.
fn odd_names() -> Document {
    let names = [
        "长".repeat(200),
        "W".repeat(200),
        NASTY.to_owned(),
        "<w:p>&amp;\"'\u{1}\u{b}\u{1f}\u{fffe}".to_owned(),
        "👩‍⚕️🏥".to_owned(),
        "𠮷𠀋𪚥卫生院".to_owned(),
        " ".to_owned(),
    ];
    let mut table = wide(4, names.len());
    for (row, name) in table.rows.iter_mut().zip(&names) {
        row[0] = vec![f("unit", name)];
        row[3] = vec![t(name)];
    }
    let mut document = official();
    document.body = names
        .iter()
        .map(|name| p(vec![t(name), f("u", name)]))
        .collect();
    document.annexes.push(Annex {
        title: vec![f("unit", &names[0])],
        landscape: false,
        blocks: vec![Block::Table(table)],
    });
    document.title = vec![f("unit", &names[0])];
    document.masthead.issuer_mark = vec![t(&names[0])];
    document.recipient = vec![t(&names[1])];
    document.imprint.copy_to = vec![t(&names[2])];
    document.imprint.office = vec![t(&names[0])];
    document.closing.signature = vec![t(&names[0])];
    document
}

/// Every document that validators look at, by name.
pub fn all() -> Vec<(&'static str, Document)> {
    use super::sample;
    let imprint_only = Document {
        imprint: official().imprint,
        ..empty()
    };
    vec![
        ("empty", empty()),
        ("odd", sample::odd_tables()),
        ("plain", sample::plain()),
        ("sample", sample::document()),
        ("official", official()),
        ("upward", upward()),
        ("odd-names", odd_names()),
        ("sixty-classes", with_table(wide(60, 5), true)),
        ("three-thousand-rows", with_table(wide(6, 3000), false)),
        ("imprint-only", imprint_only),
    ]
}
