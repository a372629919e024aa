//! The measures of the page. Lengths are in twips (1/20 pt; 56.69 to a millimetre), font
//! sizes in half points, as WordprocessingML has them.

/// A4 width, 210 mm (GB/T 9704-2012, 5.1.1).
pub const PAGE_WIDTH: u32 = 11906;
/// A4 height, 297 mm (5.1.1).
pub const PAGE_HEIGHT: u32 = 16838;
/// 天头, 37 mm (5.2.1).
pub const TOP: i32 = 2098;
/// Below the text: 297 − 37 − 225 mm (5.2.1).
pub const BOTTOM: i32 = 1984;
/// 订口, 28 mm (5.2.1).
pub const LEFT: i32 = 1587;
/// Right of the text: 210 − 28 − 156 mm (5.2.1).
pub const RIGHT: i32 = 1474;
/// From the page's lower edge to the foot of the page number, whose dashes so lie 7 mm
/// below the text (7.5).
pub const FOOTER: i32 = 1433;
/// Width of the text, 156 mm (5.2.1).
pub const TEXT_WIDTH: i32 = 8845;
/// Width of the text on a page that lies on its side: the 225 mm of the upright page.
pub const TEXT_WIDTH_LANDSCAPE: i32 = 12756;
/// One of 22 lines on 225 mm (5.2.3).
pub const LINE: i32 = 579;
/// Between characters, so that 28 of them fill 156 mm (5.2.3). With −5 they would, too, but
/// then LibreOffice loses marks that hang at the end of a full line (docs/layout.md).
pub const CHARACTER_SPACING: i32 = -6;
/// One character of 3号 with its spacing: the 字 in which the standard gives indents.
pub const CHARACTER: i32 = 314;
/// First line of a paragraph: two characters (7.3.3). Word takes the characters; the
/// twips are for programs that do not know `firstLineChars`.
pub const FIRST_LINE: i32 = 640;

/// From the upper edge of the text to that of 发文机关标志, 35 mm (7.2.4).
pub const ISSUER_MARK_BELOW: u32 = 1984;
/// The largest 发文机关标志, 62 pt in half points; a long name is smaller.
pub const ISSUER_MARK_MOST: usize = 124;
/// From the line of 发文字号 to the rule, so that it is 4 mm below the characters (7.2.7).
pub const HEAD_RULE_BELOW: &str = "67";
/// The colour of 发文机关标志 and of the rule below 发文字号.
pub const RED: &str = "FF0000";

/// 2号, 22 pt: the title (7.3.1).
pub const SIZE_2: usize = 44;
/// 3号, 16 pt: the text (5.2.2).
pub const SIZE_3: usize = 32;
/// 4号, 14 pt: page numbers (7.5).
pub const SIZE_4: usize = 28;
/// 5号, 10.5 pt: tables and notes.
pub const SIZE_5: usize = 21;
/// 小5号, 9 pt: wide tables.
pub const SIZE_SMALL_5: usize = 18;

/// The title (7.3.1).
pub const XIAOBIAOSONG: &str = "方正小标宋简体";
/// The text, third and fourth headings (5.2.2, 7.3.3).
pub const FANGSONG: &str = "仿宋_GB2312";
/// First headings, 附件 (7.3.3, 7.3.7).
pub const HEITI: &str = "黑体";
/// Second headings (7.3.3).
pub const KAITI: &str = "楷体_GB2312";
/// Page numbers (7.5), tables and notes.
pub const SONGTI: &str = "宋体";
