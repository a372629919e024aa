//! A Word file whose looks ours takes over: its styles, its page, its fonts, its headers
//! and footers. Of its text nothing is read.
//!
//! - [`archive`]: the file taken apart, whatever is wrong with it.
//! - [`styles`]: our styles found among its own by their names.
//! - [`page`]: size, margins and grid.
//! - [`edges`]: headers and footers with their pictures.

mod archive;
mod edges;
mod page;
mod styles;

use super::finish::WORD;
use super::measure::Measures;
use super::xml::Element;
use archive::Archive;
pub use edges::Edges;
pub use page::{PageEdges, PageSetup};
use std::collections::BTreeSet;
pub use styles::Adopted;

/// Why a file cannot serve as a reference.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReferenceError {
    /// No Word file at all, or one of another kind (a workbook, a text).
    #[error("not a Word file")]
    NotWord,
    /// A Word file of before 2007 (.doc).
    #[error("a Word file of before 2007")]
    OldFormat,
    /// It has a password.
    #[error("the file has a password")]
    Encrypted,
    /// Saved as "Strict Open XML", whose names are others.
    #[error("a file in strict Open XML")]
    Strict,
    /// A part that is not there or cannot be read.
    #[error("the part {0} is missing or damaged")]
    Damaged(String),
}

/// What a reference file brings along.
#[derive(Debug, Clone)]
pub struct Reference {
    styles: Element,
    /// `word/theme/theme1.xml`, where it has one that stands alone.
    pub theme: Option<String>,
    /// `word/fontTable.xml`, without fonts that lie in the file.
    pub font_table: Option<String>,
    /// Size, margins and grid.
    pub page: PageSetup,
    /// Headers and footers.
    pub edges: Edges,
}

impl Reference {
    /// Reads a reference file.
    ///
    /// # Errors
    /// When it is no Word file, or one that cannot be read.
    pub fn read(bytes: &[u8]) -> Result<Self, ReferenceError> {
        let mut archive = Archive::open(bytes)?;
        let main = archive.main_part()?;
        let document = archive.tree(&main)?;
        let parts = archive.relationships(&main)?;
        let named = |kind: &str| parts.iter().find(|r| r.kind == kind && !r.external);
        let Some(styles) = named("styles") else {
            return Err(ReferenceError::Damaged("word/styles.xml".to_owned()));
        };
        let mut styles = archive.tree(&styles.target)?;
        if styles.name != "w:styles" || styles.attribute("xmlns:w").as_deref() != Some(WORD) {
            return Err(ReferenceError::Damaged("word/styles.xml".to_owned()));
        }
        // Our headings bring their numbers along, and lists are not taken over.
        edges::strip(&mut styles, &["w:numPr"]);
        let theme = match named("theme") {
            Some(theme) if archive.relationships(&theme.target)?.is_empty() => {
                Some(archive.tree(&theme.target)?.to_document())
            }
            _ => None,
        };
        let font_table = match named("fontTable") {
            Some(fonts) => {
                let mut fonts = archive.tree(&fonts.target)?;
                edges::strip(
                    &mut fonts,
                    &[
                        "w:embedRegular",
                        "w:embedBold",
                        "w:embedItalic",
                        "w:embedBoldItalic",
                    ],
                );
                Some(fonts.to_document())
            }
            None => None,
        };
        let settings = match named("settings") {
            Some(settings) => Some(archive.tree(&settings.target)?),
            None => None,
        };
        let section = page::last_section(&document);
        let edges = edges::read(&mut archive, section, &parts, settings.as_ref())?;
        Ok(Reference {
            styles,
            theme,
            font_table,
            page: PageSetup::of(section),
            edges,
        })
    }

    /// Whether headers or footers of it were left out.
    pub fn left_out(&self) -> bool {
        self.edges.left_out
    }

    /// Whether pages on their side have the number at the edge of the upright page: not
    /// with footers of its own, nor where every page is wide.
    pub fn has_sideways_numbers(&self) -> bool {
        !self.edges.has_footers() && !self.page.lies()
    }

    /// What indents and tables are reckoned by in its styles and on its page.
    pub fn measures(&self) -> Measures {
        let (text, text_landscape) = self.page.widths();
        Measures {
            left: self.page.left(),
            text,
            text_landscape,
            character: styles::character(&self.styles),
            title_is_ours: !styles::has_paragraph(&self.styles, "Title"),
        }
    }

    /// Its styles, with ours added where a document uses one that it does not have.
    pub fn adopt(&self, ours: &[Element], used: &BTreeSet<String>) -> Adopted {
        styles::adopt(&self.styles, ours, used)
    }
}
