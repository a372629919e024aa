//! Text on its way from the document into a run, of `docx-rs` or of a table's cell.

/// Text on its way into a run.
pub struct Piece {
    /// What it says.
    pub text: String,
    /// Whether in bold.
    pub strong: bool,
    /// Id and name of the bookmark around a figure.
    pub bookmark: Option<(usize, String)>,
}

/// The whole numbers and decimals in a text, `35` and `84.6`.
pub fn numbers(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_ascii_digit() && c != '.')
        .map(|number| number.trim_matches('.'))
        .filter(|number| !number.is_empty())
        .map(str::to_owned)
}
