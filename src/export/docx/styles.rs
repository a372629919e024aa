//! The styles, as a table: one line a style, all of it from GB/T 9704-2012.
//!
//! Written without `docx-rs`, whose Normal cannot be changed and whose styles know no
//! indents in characters.

use super::layout::*;
use super::xml::Element;
use std::sync::LazyLock;

/// One paragraph style.
struct Style {
    /// The id that paragraphs name. Built-in names keep their English ids.
    id: &'static str,
    /// The name; Word shows `heading 1` as 标题 1 in a Chinese surface.
    name: &'static str,
    font: &'static str,
    /// Half points.
    size: usize,
    align: &'static str,
    lines: Lines,
    /// Room above the paragraph in twips.
    before: &'static str,
    /// Two characters in on the first line.
    indented: bool,
    /// Place in the outline, from 0.
    outline: Option<u8>,
    /// On the same page as what follows.
    keep_next: bool,
    /// All its lines on one page.
    keep_lines: bool,
    bold: bool,
    /// In red, as the head of a document is.
    red: bool,
    /// A rule below, as wide as the text: eighths of a point.
    rule: Option<&'static str>,
}

/// Line spacing of a style.
#[derive(PartialEq)]
enum Lines {
    /// 22 lines a page, on the grid (5.2.3).
    Grid,
    /// As high as the type, off the grid: tables, notes, footers. Not exact, so that a rare
    /// character from another font is never cut off.
    Single,
    /// As [`Lines::Grid`], but off the grid, on which LibreOffice gives 2号 two lines.
    Title,
    /// One point: for paragraphs that only end a section.
    None,
}

const PLAIN: Style = Style {
    id: "Normal",
    name: "Normal",
    font: FANGSONG,
    size: SIZE_3,
    align: "both",
    lines: Lines::Grid,
    before: "0",
    indented: false,
    outline: None,
    keep_next: false,
    keep_lines: false,
    bold: false,
    red: false,
    rule: None,
};

const HEADING: Style = Style {
    indented: true,
    keep_next: true,
    ..PLAIN
};

const TABLE: Style = Style {
    font: SONGTI,
    size: SIZE_5,
    lines: Lines::Single,
    ..PLAIN
};

#[rustfmt::skip]
const STYLES: [Style; 27] = [
    PLAIN,
    // 7.2.4: 推荐使用小标宋体字, 颜色为红色; the size follows the length of the name.
    Style { id: "IssuerMark", name: "发文机关标志", font: XIAOBIAOSONG, size: ISSUER_MARK_MOST, lines: Lines::Title, align: "center", keep_next: true, red: true, ..PLAIN },
    // 7.2.5: 居中; of a document to a higher authority 居左空一字.
    Style { id: "DocumentNumber", name: "发文字号", align: "center", keep_next: true, ..PLAIN },
    // 7.2.7: 发文字号之下4 mm处居中印一条与版心等宽的红色分隔线.
    Style { id: "HeadRule", name: "版头分隔线", size: 2, lines: Lines::None, before: HEAD_RULE_BELOW, align: "center", keep_next: true, red: true, rule: Some("12"), ..TABLE },
    // 7.3.2: 居左顶格, 回行时仍顶格.
    Style { id: "Recipient", name: "主送机关", align: "left", keep_next: true, ..PLAIN },
    // 7.4.2, 7.4.3: 4号仿宋.
    Style { id: "Imprint", name: "版记", font: FANGSONG, size: SIZE_4, ..TABLE },
    // 7.3.1: 2号小标宋体字, 居中.
    Style { id: "Title", name: "Title", font: XIAOBIAOSONG, size: SIZE_2, lines: Lines::Title, align: "center", keep_next: true, ..PLAIN },
    // 7.3.3: 每个自然段左空二字.
    Style { id: "BodyText", name: "Body Text", indented: true, ..PLAIN },
    // 7.3.3: 第一层用黑体字、第二层用楷体字、第三层和第四层用仿宋体字.
    Style { id: "Heading1", name: "heading 1", font: HEITI, outline: Some(0), ..HEADING },
    Style { id: "Heading2", name: "heading 2", font: KAITI, outline: Some(1), ..HEADING },
    Style { id: "Heading3", name: "heading 3", outline: Some(2), ..HEADING },
    Style { id: "Heading4", name: "heading 4", outline: Some(3), ..HEADING },
    // 7.3.4: 附件说明 stands two characters in, by indents of its own.
    Style { id: "AttachmentList", name: "附件说明", ..PLAIN },
    // 7.3.5: 署名、成文日期.
    Style { id: "Signature", name: "Signature", align: "right", keep_next: true, ..PLAIN },
    Style { id: "Date", name: "Date", align: "right", ..PLAIN },
    // 7.3.7: "附件"二字用3号黑体字顶格, 附件标题居中, 格式同正文.
    Style { id: "AnnexLabel", name: "附件", font: HEITI, align: "left", keep_next: true, ..PLAIN },
    Style { id: "AnnexTitle", name: "附件标题", font: XIAOBIAOSONG, size: SIZE_2, lines: Lines::Title, align: "center", outline: Some(0), keep_next: true, ..PLAIN },
    // Tables are not in the standard: the next smaller sizes, on lines of their own.
    Style { id: "Caption", name: "caption", font: HEITI, size: SIZE_4, align: "center", keep_next: true, ..PLAIN },
    Style { id: "Chart", name: "图", align: "center", keep_next: true, before: "240", ..TABLE },
    Style { id: "ChartCaption", name: "图题", font: HEITI, size: SIZE_4, align: "center", ..PLAIN },
    Style { id: "TableHead", name: "表头", align: "center", bold: true, ..TABLE },
    Style { id: "TableText", name: "表格文字", align: "left", ..TABLE },
    Style { id: "TableHeadSmall", name: "表头小", size: SIZE_SMALL_5, align: "center", bold: true, ..TABLE },
    Style { id: "TableTextSmall", name: "表格文字小", size: SIZE_SMALL_5, align: "left", ..TABLE },
    Style { id: "Note", name: "注", before: "100", indented: true, keep_lines: true, ..TABLE },
    // 7.5: 4号半角宋体阿拉伯数字.
    Style { id: "Footer", name: "footer", size: SIZE_4, align: "left", ..TABLE },
    Style { id: "SectionEnd", name: "分节", size: 2, lines: Lines::None, ..TABLE },
];

/// `word/styles.xml`.
pub fn part() -> String {
    // The same in every file of a run.
    static PART: LazyLock<String> = LazyLock::new(|| {
        let mut root = Element::new("w:styles")
            .with("xmlns:w", super::finish::WORD)
            .child(defaults());
        for style in all() {
            root.push(style);
        }
        root.to_document()
    });
    PART.clone()
}

/// Every style, those before others that they are based on.
pub fn all() -> Vec<Element> {
    let mut styles: Vec<Element> = STYLES.iter().map(Style::element).collect();
    styles.extend([
        base(
            "character",
            "DefaultParagraphFont",
            "Default Paragraph Font",
        ),
        table_normal(),
        table_grid(),
        imprint(),
        signatory(),
        base("numbering", "NoList", "No List"),
    ]);
    styles
}

impl Style {
    fn element(&self) -> Element {
        let mut style = Element::new("w:style").with("w:type", "paragraph");
        let normal = self.id == "Normal";
        if normal {
            style.set("w:default", "1");
        } else if !self.name.is_ascii() {
            style.set("w:customStyle", "1");
        }
        style.set("w:styleId", self.id);
        style.push(val("w:name", self.name));
        if !normal {
            style.push(val("w:basedOn", "Normal"));
        }
        if self.outline.is_some() {
            style.push(val("w:next", "BodyText"));
        }
        style.push(Element::new("w:qFormat"));
        style.child(self.paragraph()).child(self.run())
    }

    fn paragraph(&self) -> Element {
        let mut paragraph = Element::new("w:pPr");
        if self.keep_next {
            paragraph.push(Element::new("w:keepNext"));
        }
        if self.keep_lines {
            paragraph.push(Element::new("w:keepLines"));
        }
        if self.lines == Lines::Grid {
            // Every page has its 22 lines, also where a paragraph's first or last is alone.
            paragraph.push(val("w:widowControl", "0"));
        }
        if let Some(width) = self.rule {
            let line = val("w:bottom", "single")
                .with("w:sz", width)
                .with("w:space", "0")
                .with("w:color", if self.red { RED } else { "auto" });
            paragraph.push(Element::new("w:pBdr").child(line));
        }
        if self.lines != Lines::Grid {
            paragraph.push(val("w:snapToGrid", "0"));
        }
        let (line, rule) = match self.lines {
            Lines::Grid | Lines::Title => (LINE, "exact"),
            Lines::Single => (240, "auto"),
            Lines::None => (20, "exact"),
        };
        paragraph.push(
            Element::new("w:spacing")
                .with("w:before", self.before)
                .with("w:after", "0")
                .with("w:line", &line.to_string())
                .with("w:lineRule", rule),
        );
        if self.indented {
            let twips = FIRST_LINE * self.size as i32 / SIZE_3 as i32;
            paragraph.push(
                Element::new("w:ind")
                    .with("w:firstLineChars", "200")
                    .with("w:firstLine", &twips.to_string()),
            );
        }
        paragraph.push(val("w:jc", self.align));
        if let Some(level) = self.outline {
            paragraph.push(val("w:outlineLvl", &level.to_string()));
        }
        paragraph
    }

    fn run(&self) -> Element {
        let mut run = Element::new("w:rPr").child(fonts(self.font));
        if self.bold {
            run.push(Element::new("w:b"));
        }
        if self.red {
            run.push(val("w:color", RED));
        }
        let spacing = match self.lines {
            Lines::Grid | Lines::Title => CHARACTER_SPACING,
            Lines::Single | Lines::None => 0,
        };
        run.push(val("w:spacing", &spacing.to_string()));
        let size = self.size.to_string();
        run.child(val("w:sz", &size)).child(val("w:szCs", &size))
    }
}

/// East Asian font always set; digits in the same font, as is done in official documents.
fn fonts(font: &str) -> Element {
    Element::new("w:rFonts")
        .with("w:ascii", font)
        .with("w:hAnsi", font)
        .with("w:eastAsia", font)
}

fn val(name: &str, value: &str) -> Element {
    Element::new(name).with("w:val", value)
}

fn defaults() -> Element {
    let language = Element::new("w:lang")
        .with("w:val", "en-US")
        .with("w:eastAsia", "zh-CN");
    let run = Element::new("w:rPr").child(fonts(FANGSONG)).child(language);
    Element::new("w:docDefaults")
        .child(Element::new("w:rPrDefault").child(run))
        .child(Element::new("w:pPrDefault"))
}

fn base(kind: &str, id: &str, name: &str) -> Element {
    Element::new("w:style")
        .with("w:type", kind)
        .with("w:default", "1")
        .with("w:styleId", id)
        .child(val("w:name", name))
        .child(val("w:uiPriority", "99"))
        .child(Element::new("w:semiHidden"))
        .child(Element::new("w:unhideWhenUsed"))
}

fn table_normal() -> Element {
    let side =
        |name: &str, width: &str| Element::new(name).with("w:w", width).with("w:type", "dxa");
    let margins = Element::new("w:tblCellMar")
        .child(side("w:top", "0"))
        .child(side("w:left", "108"))
        .child(side("w:bottom", "0"))
        .child(side("w:right", "108"));
    base("table", "TableNormal", "Normal Table").child(
        Element::new("w:tblPr")
            .child(side("w:tblInd", "0"))
            .child(margins),
    )
}

fn table_grid() -> Element {
    let sides = [
        ("w:top", "4"),
        ("w:left", "4"),
        ("w:bottom", "4"),
        ("w:right", "4"),
        ("w:insideH", "4"),
        ("w:insideV", "4"),
    ];
    ruled_table("TableGrid", "Table Grid", &sides)
}

/// 7.4.1: the first and the last rule 0.35 mm, that between them 0.25 mm.
fn imprint() -> Element {
    let sides = [("w:top", "8"), ("w:bottom", "8"), ("w:insideH", "6")];
    let mut style = ruled_table("ImprintTable", "版记表", &sides);
    style.set("w:customStyle", "1");
    style
}

/// A table style with rules, their widths in eighths of a point.
fn ruled_table(id: &str, name: &str, sides: &[(&str, &str)]) -> Element {
    let borders = Element::new("w:tblBorders");
    let borders = sides.iter().fold(borders, |borders, (side, width)| {
        let rule = val(side, "single").with("w:sz", width);
        borders.child(rule.with("w:space", "0").with("w:color", "auto"))
    });
    Element::new("w:style")
        .with("w:type", "table")
        .with("w:styleId", id)
        .child(val("w:name", name))
        .child(val("w:basedOn", "TableNormal"))
        .child(Element::new("w:tblPr").child(borders))
}

/// 7.2.6: 签发人姓名用3号楷体字.
fn signatory() -> Element {
    Element::new("w:style")
        .with("w:type", "character")
        .with("w:customStyle", "1")
        .with("w:styleId", "Signatory")
        .child(val("w:name", "签发人"))
        .child(val("w:basedOn", "DefaultParagraphFont"))
        .child(Element::new("w:rPr").child(fonts(KAITI)))
}
