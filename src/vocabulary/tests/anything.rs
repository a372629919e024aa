//! Whatever is written, nothing panics and no identity number is shown.

use super::super::{
    Dimension, StandingColumn, TitleBasis, dates, identity, mask, normalise, numbers,
};
use super::vocabulary;
use proptest::prelude::*;

/// Cells made of the pieces that real cells are made of, in any order.
fn cells() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "研究生",
        "大学",
        "本科",
        "硕士",
        "医学",
        "学位",
        "在读",
        "函授",
        "主任",
        "副",
        "医师",
        "待聘",
        "聘",
        "中级",
        "院长",
        "护理学",
        "(",
        ")",
        "（",
        "）",
        "/",
        "、",
        "，",
        " ",
        "\u{3000}",
        "\n",
        "1",
        "8",
        "专技",
        "级",
        "X",
        "E+",
        ".",
        "-",
        "年",
        "月",
        "岁",
        "\u{200b}",
        "１",
        "約",
        "万",
        "420106",
        "19850301",
        "🙂",
    ]);
    prop::collection::vec(words, 0..12).prop_map(|words| words.concat())
}

proptest! {
    #[test]
    fn nothing_panics(cell in prop_oneof![cells(), any::<String>()], other in cells()) {
        // Built once per case would dominate the test.
        thread_local!(static VOCABULARY: super::Vocabulary = vocabulary());
        VOCABULARY.with(|v| {
            let education = v.education(&cell, Some(&other));
            prop_assert!(education.class().is_none() || !normalise::is_empty(&cell));
            v.education_mode(&cell);
            v.degree(&cell);
            v.study_mode(&cell);
            for basis in [TitleBasis::Appointed, TitleBasis::Qualified] {
                v.title(&cell, false, basis);
                v.title(&cell, true, basis);
            }
            v.post(&cell);
            v.establishment(&cell);
            v.standing(&cell, StandingColumn::Status);
            v.unit_type(&cell);
            v.unit_type_of_name(&cell);
            v.roster_field(&cell);
            v.nearest_roster_header(&cell);
            v.suggest(Dimension::Title, &cell);
            let _ = (dates::parse(&cell), identity::parse(&cell), numbers::parse_count(&cell));
            Ok(())
        })?;
    }

    #[test]
    fn no_run_of_fifteen_digits_survives_masking(text in prop_oneof![cells(), "[0-9Xx０-９ -]{0,40}"]) {
        for shown in [mask::mask_all(&text), mask::mask(&text)] {
            let mut run = 0;
            for c in normalise::cell(&shown).chars() {
                run = if c.is_ascii_digit() || c == 'X' || c == 'x' { run + 1 } else { 0 };
                // Blanks between groups are gone here: only the groups of an identity number count.
                prop_assert!(run < 15 || shown.contains([' ', '\u{3000}', '\n']), "{text:?} shows {shown:?}");
            }
        }
    }

    #[test]
    fn a_plain_date_is_read_the_same_on_both_paths(year in 1900..=2100i32, month in 1..=12u32, day in 1..=28u32) {
        let plain = dates::parse(&format!("{year:04}-{month:02}-{day:02}"));
        let slow = dates::parse(&format!("{year}年{month}月{day}日"));
        prop_assert!(plain.is_ok());
        prop_assert_eq!(plain, slow);
    }
}

#[test]
fn a_vocabulary_can_be_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<super::Vocabulary>();
}
