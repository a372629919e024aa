//! The same person in post in two rows: an error that names both places.

use super::{FileNote, file_place};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};

/// Fingerprints of people in post, with their places.
#[derive(Debug, Default)]
pub struct Identities {
    /// Fingerprint, table, line. Sorting a list at the end is faster and smaller than a
    /// set kept along the way.
    seen: Vec<(u64, u32, u32)>,
}

impl Identities {
    /// Notes a person in post.
    pub fn add(&mut self, identity: u64, table: usize, line: u64) {
        let table = u32::try_from(table).unwrap_or(u32::MAX);
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        self.seen.push((identity, table, line));
    }

    /// Reports every row after the first of one person; `tables` are those of all rosters.
    pub fn report(mut self, tables: &[FileNote], diagnostics: &mut Diagnostics) {
        self.seen.sort_unstable();
        let mut found: Vec<((u32, u32), (u32, u32))> = self
            .seen
            .chunk_by(|a, b| a.0 == b.0)
            .flat_map(|rows| {
                let first = (rows[0].1, rows[0].2);
                rows[1..].iter().map(move |r| ((r.1, r.2), first))
            })
            .collect();
        found.sort_unstable();
        let name = |table: u32| tables.get(table as usize);
        for ((table, line), (other_table, other_line)) in found {
            let (Some(table), Some(other)) = (name(table), name(other_table)) else {
                continue;
            };
            let place = |table: &FileNote, line: u32| Place {
                line: Some(line.into()),
                sheet: table.sheet.clone(),
                ..file_place(&table.file)
            };
            let finding = Diagnostic::new(Code::PersonTwice).at(place(table, line));
            diagnostics.push(finding.and_at(place(other, other_line)));
        }
    }
}
