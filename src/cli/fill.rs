//! What `fill` is asked for.

use crate::project::Selection;
use std::path::PathBuf;

/// Options of `fill`.
#[derive(Debug, Clone)]
pub struct Fill {
    /// The workbook with tags.
    pub template: PathBuf,
    /// The data.
    pub selection: Selection,
    /// `-o`: where the filled workbook goes.
    pub output: PathBuf,
    /// `--draft`: go on with errors in the data.
    pub draft: bool,
    /// `--force`: write over a file that is there.
    pub force: bool,
}
