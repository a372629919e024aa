//! Sections: the upright page, and the page on its side.

use super::layout::*;
use docx_rs::{
    DocGrid, DocGridType, Docx, PageMargin, PageOrientationType, PageSize, SectionProperty,
};

/// Page and grid of a section (GB/T 9704-2012, 5.1 and 5.2). On its side the page is the
/// upright one turned: the binding edge comes to the top (8, 横排表格).
pub fn section(landscape: bool) -> SectionProperty {
    let (size, margin) = page(landscape);
    let grid = DocGrid::with_empty()
        .grid_type(DocGridType::Lines)
        .line_pitch(LINE as usize);
    SectionProperty::new()
        .page_size(size)
        .page_margin(margin)
        .doc_grid(grid)
}

fn page(landscape: bool) -> (PageSize, PageMargin) {
    let margin = PageMargin::new().header(851).gutter(0);
    match landscape {
        false => (
            PageSize::new().size(PAGE_WIDTH, PAGE_HEIGHT),
            margin
                .top(TOP)
                .right(RIGHT)
                .bottom(BOTTOM)
                .left(LEFT)
                .footer(FOOTER),
        ),
        true => (
            PageSize::new()
                .size(PAGE_HEIGHT, PAGE_WIDTH)
                .orient(PageOrientationType::Landscape),
            margin
                .top(LEFT)
                .right(TOP)
                .bottom(RIGHT)
                .left(BOTTOM)
                .footer(RIGHT - (BOTTOM - FOOTER)),
        ),
    }
}

/// Gives the last section of the file its page; its footers are already there.
pub fn size_last(docx: &mut Docx, section: SectionProperty) {
    let target = &mut docx.document.section_property;
    target.page_size = section.page_size;
    target.page_margin = section.page_margin;
    target.doc_grid = section.doc_grid;
}
