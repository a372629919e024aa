//! Documents to write: one with everything in it, a plain one, an empty one.

use talentsum::figures::{FigureRef, Form, Scope};
use talentsum::report::document::*;

/// Text that breaks careless writers: markup of XML and Markdown, control characters,
/// characters beyond the first plane.
pub const NASTY: &str = "“甲”<乙>&丙 👩‍⚕️𠮷\u{0}\u{7} a_b*c|d";

pub fn empty() -> Document {
    Document::default()
}

pub fn plain() -> Document {
    Document {
        title: vec![t("标题")],
        body: vec![p(vec![t("正文"), f("staff.total", "1")])],
        ..empty()
    }
}

pub fn one_figure(text: &str) -> Document {
    Document {
        body: vec![p(vec![f("staff.total", text)])],
        ..empty()
    }
}

/// Tables without rows, columns or headings, with short rows, and one after the other.
pub fn odd_tables() -> Document {
    let table = |header: Vec<Vec<Cell>>, rows: Vec<Vec<Cell>>| {
        Block::Table(Table {
            id: "odd".into(),
            caption: vec![],
            columns: columns(&[Align::Left, Align::Right]),
            header,
            rows,
        })
    };
    let row = || vec![vec![t("甲")], vec![t("1")]];
    let no_columns = Table {
        columns: vec![],
        ..small()
    };
    Document {
        body: vec![
            table(vec![], vec![]),
            Block::Table(no_columns),
            table(vec![row()], vec![]),
            table(vec![], vec![row(), vec![]]),
            table(vec![row(), vec![vec![t("乙")]]], vec![row()]),
        ],
        ..empty()
    }
}

/// Number of figures in [`document`].
pub fn figures() -> usize {
    let document = document();
    let blocks = |blocks: &[Block]| -> usize { blocks.iter().map(in_block).sum() };
    // The title of an annex stands in the attachment list, too.
    let annexes: usize = document
        .annexes
        .iter()
        .map(|a| 2 * in_inlines(&a.title) + blocks(&a.blocks))
        .sum();
    in_inlines(&document.title)
        + blocks(&document.body)
        + in_inlines(&document.closing.signature)
        + in_inlines(&document.closing.date)
        + annexes
}

fn in_block(block: &Block) -> usize {
    match block {
        Block::Heading(h) => in_inlines(&h.content),
        Block::Paragraph(content) | Block::Note(content) => in_inlines(content),
        Block::Turn { .. } => 0,
        // The numbers of a chart stand in no text.
        Block::Chart(chart) => in_inlines(&chart.caption),
        Block::Table(table) => {
            let cells = table.header.iter().chain(&table.rows).flatten();
            in_inlines(&table.caption) + cells.map(|c| in_inlines(c)).sum::<usize>()
        }
    }
}

fn in_inlines(content: &[Inline]) -> usize {
    content
        .iter()
        .filter(|i| matches!(i, Inline::Figure { .. }))
        .count()
}

/// Every kind of block, two pages of text, an upright, a landscape and again an upright annex.
pub fn document() -> Document {
    Document {
        properties: Properties {
            title: "示例市卫生健康局2024年人才工作总结".into(),
            organisation: "示例市卫生健康局".into(),
            subject: "人才工作 <总结> & 打算".into(),
        },
        title: vec![
            t("示例市卫生健康局"),
            f("report.year", "2024"),
            t("年人才工作总结及"),
            f("report.next_year", "2025"),
            t("年工作打算"),
        ],
        body: body(),
        closing: Closing {
            signature: vec![f("report.organisation", "示例市卫生健康局")],
            date: vec![f("report.date", "2025年1月10日")],
        },
        annexes: vec![
            Annex {
                title: vec![
                    f("report.year", "2024"),
                    t("年卫生健康系统人才队伍基本情况统计表"),
                ],
                landscape: false,
                blocks: vec![Block::Table(staff()), note()],
            },
            Annex {
                title: vec![t("各单位人才队伍情况一览表")],
                landscape: true,
                blocks: vec![Block::Table(long()), note()],
            },
            Annex {
                title: vec![t("名词解释")],
                landscape: false,
                blocks: vec![p(vec![t("高级职称包括正高级、副高级。")])],
            },
        ],
        ..empty()
    }
}

fn body() -> Vec<Block> {
    let opening = "2024年，在市委、市政府的坚强领导下，全系统坚持以习近平新时代中国特色社会主义思想为指导，\
                   认真贯彻党管人才原则，围绕“人才强卫”主线，扎实推进卫生健康人才队伍建设——现将有关情况报告如下。";
    let mut body = vec![p(vec![t(opening)]), h(1, "一、", "基本情况")];
    body.push(p(vec![
        t("截至"),
        f("report.as_of", "2024年12月31日"),
        t("，全系统共有在职人员"),
        f("staff.total", "3120"),
        t("人，其中专业技术人员"),
        f("staff.professional", "2641"),
        t("人，占"),
        Inline::Figure {
            figure: FigureRef {
                id: "staff.professional".into(),
                scope: Scope::Whole,
                form: Form::Share,
            },
            text: "84.6%".into(),
            strong: false,
        },
        t("；35岁以下"),
        f("staff.age.band1", "980"),
        t("人。"),
    ]));
    body.push(Block::Table(small()));
    body.extend([
        h(1, "二、", "主要做法及取得的成效"),
        h(2, "（一）", "引才与培养并重，队伍结构持续优化"),
        h(3, "1.", "公开招聘"),
        h(4, "（1）", "外出招聘"),
    ]);
    for measure in [
        "一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是",
    ] {
        body.push(p(vec![
            Inline::Text {
                text: format!("{measure}赴高校开展专场招聘。"),
                strong: true,
            },
            t("先后到"),
            f("recruitment.trip_places", "宜昌、武汉、恩施"),
            t("等地高校开展专场招聘，计划招聘岗位"),
            f("recruitment.posts", "126"),
            t("个，达成意向"),
            f("recruitment.agreed", "98"),
            t("人，实际到岗"),
            f("recruitment.hired", "87"),
            t("人，较上年增加12人，进一步充实了基层医疗卫生机构力量。"),
        ]));
    }
    body.push(p(vec![t("特殊字符："), f("nasty", NASTY), t(NASTY)]));
    body
}

fn note() -> Block {
    Block::Note(vec![t(
        "注：统计范围为全系统在职人员；双肩挑人员计入专业技术人员，各项比例分别四舍五入。",
    )])
}

fn small() -> Table {
    let row = |name: &str, n: &str, share: &str| {
        vec![vec![t(name)], vec![f("s", n)], vec![f("s", share)]]
    };
    Table {
        id: "education".into(),
        caption: vec![t("表1 学历结构")],
        columns: columns(&[Align::Left, Align::Right, Align::Right]),
        header: vec![vec![
            vec![t("学历")],
            vec![t("人数（人）")],
            vec![t("占比（%）")],
        ]],
        rows: vec![
            row("研究生", "212", "6.8"),
            row("大学本科", "1850", "59.3"),
            row("大学专科及以下", "1058", "33.9"),
        ],
    }
}

/// Twelve columns on an upright page: small type.
fn staff() -> Table {
    let names = [
        "单位",
        "总数",
        "管理",
        "专技",
        "工勤",
        "研究生",
        "本科",
        "专科",
        "正高",
        "副高",
        "中级",
        "初级",
    ];
    let rows = (1..=45).map(|i| {
        let name = vec![f("unit.name", &format!("示例市第{i}人民医院（医共体）"))];
        let numbers = (1..names.len()).map(|c| vec![unit(i, &(i * c * 7).to_string())]);
        std::iter::once(name).chain(numbers).collect()
    });
    let mut aligns = vec![Align::Right; names.len()];
    aligns[0] = Align::Left;
    Table {
        id: "staff".into(),
        caption: vec![],
        columns: columns(&aligns),
        header: vec![names.iter().map(|n| vec![t(n)]).collect()],
        rows: rows.collect(),
    }
}

/// 300 rows under a heading of two rows with merged cells.
fn long() -> Table {
    let header = [
        ["单位", "学历", "", "", "职称", "职称", "备注"],
        ["", "研究生", "本科", "专科", "高级", "中级", ""],
    ];
    let rows = (1..=300).map(|i| {
        let mut row = vec![vec![f("unit.name", &format!("示例镇{i}卫生院"))]];
        row.extend((1..=5).map(|c| vec![unit(i, &(i * c).to_string())]));
        row.push(vec![t(if i % 50 == 0 { NASTY } else { "" })]);
        row
    });
    let mut aligns = vec![Align::Right; 7];
    aligns[0] = Align::Left;
    aligns[6] = Align::Center;
    Table {
        id: "long".into(),
        caption: vec![t("各单位学历和职称情况（单位：人）")],
        columns: columns(&aligns),
        header: header
            .iter()
            .map(|row| row.iter().map(|n| vec![t(n)]).collect())
            .collect(),
        rows: rows.collect(),
    }
}

pub fn columns(aligns: &[Align]) -> Vec<Column> {
    aligns.iter().map(|&align| Column { align }).collect()
}

pub fn t(text: &str) -> Inline {
    Inline::text(text)
}

pub fn f(id: &str, text: &str) -> Inline {
    Inline::Figure {
        figure: FigureRef::whole(id),
        text: text.to_owned(),
        strong: false,
    }
}

fn unit(number: usize, text: &str) -> Inline {
    Inline::Figure {
        figure: FigureRef {
            id: "staff.total".into(),
            scope: Scope::Unit(format!("示例镇{number}卫生院")),
            form: Form::Text,
        },
        text: text.to_owned(),
        strong: false,
    }
}

pub fn p(content: Vec<Inline>) -> Block {
    Block::Paragraph(content)
}

pub fn h(level: u8, number: &str, words: &str) -> Block {
    Block::Heading(Heading {
        level,
        number: number.to_owned(),
        content: vec![t(words)],
    })
}
