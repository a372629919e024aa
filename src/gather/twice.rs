//! The same person in post in two rows: an error that names both places.

use super::file_place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};

/// Fingerprints of people in post, with their places.
#[derive(Debug, Default)]
pub struct Identities {
    /// Fingerprint, file, line. Sorting a list at the end is faster and smaller than a
    /// set kept along the way.
    seen: Vec<(u64, u32, u32)>,
}

impl Identities {
    /// Notes a person in post.
    pub fn add(&mut self, identity: u64, file: usize, line: u64) {
        let file = u32::try_from(file).unwrap_or(u32::MAX);
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        self.seen.push((identity, file, line));
    }

    /// Reports every row after the first of one person.
    pub fn report(mut self, files: &[&str], diagnostics: &mut Diagnostics) {
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
        let name = |file: u32| files.get(file as usize).copied().unwrap_or_default();
        for ((file, line), (other_file, other_line)) in found {
            let place = Place {
                line: Some(line.into()),
                ..file_place(name(file))
            };
            diagnostics.push(
                Diagnostic::new(Code::PersonTwice)
                    .at(place)
                    .fact("other_file", name(other_file))
                    .number("other_line", other_line),
            );
        }
    }
}
