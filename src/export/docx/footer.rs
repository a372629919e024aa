//! Page numbers: `— 1 —` in 4号 半角宋体, at the right of odd pages and the left of even
//! ones, each one character in (GB/T 9704-2012, 7.5).

use super::body::run;
use super::layout::SIZE_4;
use docx_rs::{AlignmentType, FieldCharType, Footer, InstrPAGE, InstrText, Paragraph, Run};

/// One character of 4号, in twips.
const ONE_CHARACTER: i32 = SIZE_4 as i32 * 10;

/// The footer of odd pages.
pub fn odd() -> Footer {
    let number = numbered(AlignmentType::Right);
    Footer::new().add_paragraph(number.indent(None, None, Some(ONE_CHARACTER), None))
}

/// The footer of even pages.
pub fn even() -> Footer {
    let number = numbered(AlignmentType::Left);
    Footer::new().add_paragraph(number.indent(Some(ONE_CHARACTER), None, None, None))
}

/// The field in five runs: WPS shows nothing for a field that stands in a single run.
fn numbered(align: AlignmentType) -> Paragraph {
    let field = |kind| run().add_field_char(kind, false);
    [
        run().add_text("— "),
        field(FieldCharType::Begin),
        run().add_instr_text(InstrText::PAGE(InstrPAGE::new())),
        field(FieldCharType::Separate),
        run().add_text("1"),
        field(FieldCharType::End),
        run().add_text(" —"),
    ]
    .into_iter()
    .fold(
        Paragraph::new().style("Footer").align(align),
        |p: Paragraph, r: Run| p.add_run(r),
    )
}
