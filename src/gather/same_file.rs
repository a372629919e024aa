//! The same roster twice under two names: told by its bytes, whatever its rows say.

use super::file_place;
use super::note::FileNote;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::project::Project;
use crate::project::discover::{InputFile, Kind};

/// Reports rosters that are equal to the byte, unless their people have told already.
pub fn report(project: &Project, notes: &[FileNote], diagnostics: &mut Diagnostics) {
    let files: Vec<&InputFile> = project.files(Kind::Roster).collect();
    let size = |file: &InputFile| std::fs::metadata(&file.path).map_or(0, |data| data.len());
    let mut by_size: Vec<(u64, usize)> = files.iter().map(|f| size(f)).zip(0..).collect();
    by_size.sort_unstable();
    for same in by_size.chunk_by(|a, b| a.0 == b.0) {
        for (at, (size, later)) in same.iter().enumerate().skip(1) {
            let earlier = same[..at].iter().find(|(_, earlier)| {
                *size > 0
                    && std::fs::read(&files[*earlier].path).ok()
                        == std::fs::read(&files[*later].path).ok()
            });
            if let Some((_, earlier)) = earlier {
                push(files[*earlier], files[*later], notes, diagnostics);
            }
        }
    }
}

fn push(first: &InputFile, second: &InputFile, notes: &[FileNote], diagnostics: &mut Diagnostics) {
    let (there, here) = (file_place(&first.shown), file_place(&second.shown));
    let told = diagnostics.iter().any(|finding| {
        let other = finding.other.as_ref().and_then(|other| other.file.as_ref());
        finding.code == Code::FilesOverlap
            && finding.place.file == here.file
            && other == there.file.as_ref()
    });
    if told {
        return;
    }
    let of_file = notes.iter().filter(|note| note.file == second.shown);
    let people: u64 = of_file.map(|note| note.people).sum();
    let finding = Diagnostic::new(Code::FilesOverlap).at(here).and_at(there);
    let finding = finding.number("common", people).number("people", people);
    diagnostics.push(finding.number("other_people", people));
}
