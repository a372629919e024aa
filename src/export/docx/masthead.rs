//! 版头: the red words at the head of the first page, the number below them, the rule
//! (GB/T 9704-2012, 7.2).

use super::body::{Writer, run};
use super::layout::*;
use crate::report::document::{Inline, Masthead, plain_text};
use docx_rs::{AlignmentType, LineSpacing, LineSpacingType, Paragraph, Run, Tab, TabValueType};
use unicode_width::UnicodeWidthStr;

/// A smaller head would no longer be one (half points).
const LEAST: usize = SIZE_2;

/// Writes the head; nothing where there is none.
pub fn write(writer: &mut Writer, masthead: &Masthead) {
    if masthead.is_empty() {
        return;
    }
    if !masthead.issuer_mark.is_empty() {
        issuer_mark(writer, &masthead.issuer_mark);
        // 编排在发文机关标志下空二行位置.
        writer.empty_line();
        writer.empty_line();
    }
    if !masthead.document_number.is_empty() || !masthead.signatory.is_empty() {
        number_and_signatory(writer, masthead);
    }
    if !masthead.issuer_mark.is_empty() {
        writer.add(Paragraph::new().style("HeadRule"));
        // 标题编排于红色分隔线下空二行位置.
        writer.empty_line();
        writer.empty_line();
    }
}

/// In one line, as large as it may be; its characters begin 35 mm below the edge.
fn issuer_mark(writer: &mut Writer, mark: &[Inline]) {
    let size = mark_size(&plain_text(mark), writer.measures.text);
    // Exactly as high as the type: nothing above the characters adds to the 35 mm.
    let spacing = LineSpacing::new()
        .before(ISSUER_MARK_BELOW)
        .line_rule(LineSpacingType::Exact)
        .line(size as i32 * 10);
    let paragraph = Paragraph::new().style("IssuerMark").line_spacing(spacing);
    let paragraph = writer.dressed(paragraph, mark, None, |run| run.size(size));
    writer.add(paragraph);
}

/// Half points at which the mark fills the line at most.
fn mark_size(text: &str, available: i32) -> usize {
    let characters = text.width().div_ceil(2).max(1);
    let fitting = available.max(0) as usize / (10 * characters);
    fitting.clamp(LEAST, ISSUER_MARK_MOST)
}

/// The number in the middle; with a signatory the number at the left and the name at the
/// right, each one character in (7.2.5, 7.2.6).
fn number_and_signatory(writer: &mut Writer, masthead: &Masthead) {
    let mut paragraph = Paragraph::new().style("DocumentNumber");
    if !masthead.signatory.is_empty() {
        let character = writer.measures.character;
        let edge = (writer.measures.text - character).max(0) as usize;
        paragraph = paragraph
            .align(AlignmentType::Left)
            .indent(Some(character), None, None, None)
            .add_tab(Tab::new().val(TabValueType::Right).pos(edge));
    }
    paragraph = writer.inlines(paragraph, &masthead.document_number, None);
    if !masthead.signatory.is_empty() {
        let label = writer.words("签发人：");
        paragraph = paragraph.add_run(run().add_tab()).add_run(label);
        let name = |run: Run| run.style("Signatory");
        paragraph = writer.dressed(paragraph, &masthead.signatory, None, name);
    }
    writer.add(paragraph);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_is_set_smaller_and_never_too_small() {
        assert_eq!(mark_size("某局文件", 8845), ISSUER_MARK_MOST);
        assert_eq!(mark_size(&"局".repeat(12), 8845), 73);
        assert_eq!(mark_size(&"局".repeat(200), 8845), LEAST);
    }
}
