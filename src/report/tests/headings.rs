//! Headings and their numbers.

use super::{page, text};
use crate::report::OmissionKind;

#[test]
fn headings_are_numbered_by_level() {
    assert_eq!(
        text(
            "# 甲\n好。\n## 乙\n好。\n##丙\n### 丁\n#### 戊\n好。\n#### 庚\n好。\n### 辛\n好。\n# 己\n好。"
        ),
        "一、甲\n好。\n（一）乙\n好。\n（二）丙\n1.丁\n（1）戊\n好。\n（2）庚\n好。\n2.辛\n好。\n二、己\n好。"
    );
}

#[test]
fn a_heading_with_nothing_under_it_goes_and_numbers_close_up() {
    assert_eq!(
        text("# 甲\n\n共⟨x⟩人。\n\n# 乙\n\n## 丙\n\n共⟨y⟩人。\n\n## 丁\n\n好。\n\n## 戊\n\n好。"),
        "一、乙\n（一）丁\n好。\n（二）戊\n好。"
    );
}

#[test]
fn a_heading_leaves_out_its_own_clause() {
    let (text, omissions) = page("# 引进，共⟨x⟩人\n\n好。");
    assert_eq!(text, "一、引进\n好。");
    assert_eq!(omissions[0].kind, OmissionKind::Heading);
}

#[test]
fn a_heading_without_a_sister_has_no_number_unless_it_is_of_the_first_level() {
    assert_eq!(
        text("# 甲\n## 乙\n好。\n# 丙\n## 丁\n好。\n## 戊\n好。"),
        "一、甲\n乙\n好。\n二、丙\n（一）丁\n好。\n（二）戊\n好。"
    );
}
