//! Names and ids for the bookmarks of new rows.

use super::draft::Draft;

/// Names and ids for new bookmarks, none of which is taken.
pub struct Names {
    id: i64,
    name: usize,
}

impl Names {
    /// Of what a draft has and its record knows.
    pub fn new(draft: &Draft) -> Self {
        let number = |name: &str| name.strip_prefix("ts_")?.parse::<usize>().ok();
        let scans = draft.parts.iter().map(|part| &part.scan);
        let in_file = scans
            .clone()
            .flat_map(|s| s.spots.keys())
            .map(String::as_str);
        let known = draft
            .record
            .figures
            .iter()
            .map(|mark| mark.bookmark.as_str());
        Names {
            id: scans.map(|scan| scan.last_id).max().unwrap_or(0),
            name: in_file.chain(known).filter_map(number).max().unwrap_or(0),
        }
    }

    /// The next name and id.
    pub fn next(&mut self) -> (String, i64) {
        self.id = self.id.saturating_add(1);
        self.name += 1;
        (format!("ts_{:04}", self.name), self.id)
    }
}
