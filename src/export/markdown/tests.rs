use super::*;
use crate::figures::FigureRef;
use crate::report::document::{Align, Closing, Column, Heading, Table};

fn figure(text: &str) -> Inline {
    Inline::Figure {
        figure: FigureRef::whole("staff.total"),
        text: text.to_owned(),
        strong: false,
    }
}

fn strong(text: &str) -> Inline {
    Inline::Text {
        text: text.to_owned(),
        strong: true,
    }
}

fn document(body: Vec<Block>, annexes: Vec<Annex>) -> Document {
    Document {
        title: vec![Inline::text("人才工作总结")],
        body,
        closing: Closing {
            signature: vec![Inline::text("示例市卫生健康局")],
            date: vec![figure("2025年1月10日")],
        },
        annexes,
        ..Document::default()
    }
}

fn annex(title: &str, blocks: Vec<Block>) -> Annex {
    Annex {
        title: vec![Inline::text(title)],
        landscape: false,
        blocks,
    }
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(vec![Inline::text(text)])
}

#[test]
fn the_parts_stand_in_the_order_of_the_printed_page() {
    let heading = |level, number: &str| {
        Block::Heading(Heading {
            level,
            number: number.to_owned(),
            content: vec![Inline::text("基本情况")],
        })
    };
    let body = vec![
        heading(1, "一、"),
        heading(2, "（一）"),
        heading(3, "1."),
        Block::Paragraph(vec![
            Inline::text("全系统"),
            figure("3120"),
            Inline::text("人。"),
        ]),
    ];
    let annexes = vec![
        annex(
            "统计表",
            vec![Block::Note(vec![Inline::text("注：截至年底。")])],
        ),
        annex("活动表", vec![]),
    ];
    assert_eq!(
        write(&document(body, annexes)),
        "# 人才工作总结\n\n\
         ## 一、基本情况\n\n\
         ### （一）基本情况\n\n\
         #### 1.基本情况\n\n\
         全系统3120人。\n\n\
         附件：1.统计表\\\n2.活动表\n\n\
         示例市卫生健康局\n\n\
         2025年1月10日\n\n\
         ---\n\n\
         ## 附件1：统计表\n\n\
         注：截至年底。\n\n\
         ---\n\n\
         ## 附件2：活动表\n"
    );
}

#[test]
fn a_single_annex_has_no_number() {
    let text = write(&document(vec![], vec![annex("统计表", vec![])]));
    assert!(text.contains("附件：统计表\n"));
    assert!(text.contains("## 附件：统计表\n"));
}

#[test]
fn tables_read_well_as_raw_text() {
    let cell = |text: &str| vec![Inline::text(text)];
    let column = |align| Column { align };
    let table = Table {
        id: "t".into(),
        caption: cell("表1 学历（人）"),
        columns: vec![
            column(Align::Left),
            column(Align::Right),
            column(Align::Center),
        ],
        header: vec![
            vec![cell("单位"), cell("学历"), cell("学历")],
            vec![cell(""), cell("硕士"), cell("有|无")],
        ],
        rows: vec![
            vec![cell("第一人民医院"), vec![figure("12")], cell("√")],
            vec![cell("疾控"), vec![figure("2641")]],
        ],
    };
    let text = write(&document(vec![Block::Table(table)], vec![]));
    let expected = "\
**表1 学历（人）**

| 单位         | 学历：硕士 | 学历：有\\|无 |
| ------------ | ---------: | :----------: |
| 第一人民医院 |         12 |      √       |
| 疾控         |       2641 |              |
";
    assert!(text.contains(expected), "{text}");
}

#[test]
fn bold_neighbours_share_their_stars_and_spaces_stay_outside() {
    let content = vec![strong("一是 "), strong("引才 "), figure("5"), strong(" 人")];
    let text = write(&document(vec![Block::Paragraph(content)], vec![]));
    assert!(text.contains("**一是 引才** 5 **人**"), "{text}");
}

/// What a Markdown reader makes of our text must be the text itself.
#[test]
fn nasty_text_comes_back_as_it_was_through_a_markdown_reader() {
    for nasty in [
        "*甲* _乙_ **丙** `丁` ~~戊~~",
        "<b>粗</b> &lt; &#35; a < b & c",
        "[链接](https://example.org) ![图](x) [^1]",
        "# 标题",
        "- 列表",
        "1. 列表",
        "> 引用",
        "---",
        "===",
        "+",
        "\\* 反斜杠 \\甲 \\",
        "甲|乙|丙",
        "👩‍⚕️𠮷 “引号”——破折号",
        "snake_case _x_ a_ _b",
        "```rust",
        "***",
        "-- -",
        "10) 甲",
        "    缩进",
    ] {
        let text = write(&document(vec![paragraph(nasty)], vec![]));
        assert_eq!(read_paragraph(&text), nasty.trim(), "{text}");
    }
}

#[test]
fn a_bold_sentence_before_chinese_text_is_bold_and_not_starred() {
    let content = vec![
        Inline::text("先"),
        strong("“一是”引才。"),
        Inline::text("先后到"),
    ];
    let text = write(&document(vec![Block::Paragraph(content)], vec![]));
    assert!(text.contains("先“**一是”引才**。先后到"), "{text}");
    assert_eq!(read_paragraph(&text), "先“一是”引才。先后到");
}

/// The text of the first paragraph after the title; markup other than bold fails the test.
fn read_paragraph(markdown: &str) -> String {
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    let mut inside = false;
    let mut text = String::new();
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::Paragraph) => inside = true,
            Event::End(TagEnd::Paragraph) => break,
            Event::Text(t) if inside => text.push_str(&t),
            Event::Start(Tag::Strong) | Event::End(TagEnd::Strong) if inside => {}
            other if inside => panic!("markup {other:?} in {markdown}"),
            _ => {}
        }
    }
    text
}

proptest::proptest! {
    /// The same for text made of nothing but markup.
    #[test]
    fn any_text_comes_back_through_a_markdown_reader(
        nasty in r##"[-*_`~<>&#\\+.|!()=:1a甲 "'\[\]]{1,12}"##
    ) {
        proptest::prop_assume!(!nasty.trim().is_empty());
        let text = write(&document(vec![paragraph(&nasty)], vec![]));
        proptest::prop_assert_eq!(read_paragraph(&text), nasty.trim(), "{}", text);
    }

    /// And for bold text between other text.
    #[test]
    fn bold_text_comes_back_through_a_markdown_reader(
        nasty in r##"[-*_`~<&#\\+.|甲a1。“”！ ]{1,8}"##,
        before in "[-+#甲。a1 ]{0,2}",
        after in "[甲。a ]{0,2}",
    ) {
        let content = vec![Inline::text(&*before), strong(&nasty), Inline::text(&*after)];
        let expected = format!("{before}{nasty}{after}");
        proptest::prop_assume!(!expected.trim().is_empty());
        let text = write(&document(vec![Block::Paragraph(content)], vec![]));
        proptest::prop_assert_eq!(read_paragraph(&text), expected.trim(), "{}", text);
    }
}
