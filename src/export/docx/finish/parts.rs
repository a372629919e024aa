//! The parts that are the same in every file: settings, font table, theme.

use super::WORD;
use crate::export::docx::layout::{FANGSONG, HEITI, KAITI, SONGTI, XIAOBIAOSONG};
use crate::export::docx::xml::Element;

/// `word/theme/theme1.xml`. Without a theme, charts lose their colours.
pub const THEME: &str = include_str!("theme1.xml");

/// `word/settings.xml`. No `updateFields`: it makes Word ask a frightening question.
///
/// `differ`: odd and even pages have their own footers; `mirrored`: their margins change
/// sides.
pub fn settings(differ: bool, mirrored: bool) -> String {
    let val = |name: &str, value: &str| Element::new(name).with("w:val", value);
    // Otherwise Word opens the file in a mode of its past, and says so in the title bar.
    let mode = val("w:compatSetting", "15")
        .with("w:name", "compatibilityMode")
        .with("w:uri", "http://schemas.microsoft.com/office/word");
    let compat = [
        "w:spaceForUL",
        "w:balanceSingleByteDoubleByteWidth",
        "w:doNotLeaveBackslashAlone",
        "w:ulTrailSpace",
        "w:useFELayout",
    ]
    .iter()
    .fold(Element::new("w:compat"), |c, name| {
        c.child(Element::new(name))
    })
    .child(mode);
    let slots = [
        ("bg1", "light1"),
        ("t1", "dark1"),
        ("bg2", "light2"),
        ("t2", "dark2"),
        ("accent1", "accent1"),
        ("accent2", "accent2"),
        ("accent3", "accent3"),
        ("accent4", "accent4"),
        ("accent5", "accent5"),
        ("accent6", "accent6"),
        ("hyperlink", "hyperlink"),
        ("followedHyperlink", "followedHyperlink"),
    ];
    let colours = slots
        .iter()
        .fold(Element::new("w:clrSchemeMapping"), |map, (slot, colour)| {
            map.with(&format!("w:{slot}"), colour)
        });
    let mut settings = Element::new("w:settings")
        .with("xmlns:w", WORD)
        .child(Element::new("w:zoom").with("w:percent", "100"));
    if mirrored {
        settings.push(Element::new("w:mirrorMargins"));
    }
    settings.push(val("w:defaultTabStop", "420"));
    if differ {
        // Page numbers at the outer side of odd and even pages (GB/T 9704-2012, 7.5).
        settings.push(Element::new("w:evenAndOddHeaders"));
    }
    settings
        .child(val("w:characterSpacingControl", "compressPunctuation"))
        .child(compat)
        .child(val("w:themeFontLang", "en-US").with("w:eastAsia", "zh-CN"))
        .child(colours)
        .child(val("w:decimalSymbol", "."))
        .child(val("w:listSeparator", ","))
        .to_document()
}

/// `word/fontTable.xml`: which font to take where the official one is not installed.
pub fn font_table() -> String {
    let fonts = [
        (FANGSONG, "仿宋"),
        (XIAOBIAOSONG, "宋体"),
        (HEITI, "SimHei"),
        (KAITI, "楷体"),
        (SONGTI, "SimSun"),
    ];
    let mut root = Element::new("w:fonts").with("xmlns:w", WORD);
    for (name, other) in fonts {
        let val = |element: &str, value: &str| Element::new(element).with("w:val", value);
        root.push(
            Element::new("w:font")
                .with("w:name", name)
                .child(val("w:altName", other))
                // 134, simplified Chinese.
                .child(val("w:charset", "86"))
                .child(val("w:family", "auto"))
                .child(val("w:pitch", "default")),
        );
    }
    root.to_document()
}
