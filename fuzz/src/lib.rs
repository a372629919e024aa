//! What the targets share.

use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use unicode_normalization::UnicodeNormalization;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// A file that every run writes anew. `TMPDIR` says where; memory is a good place.
pub struct Scratch {
    _folder: tempfile::TempDir,
    path: PathBuf,
}

impl Scratch {
    /// A file of this name in a folder of its own.
    pub fn new(name: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        Scratch {
            path: folder.path().join(name),
            _folder: folder,
        }
    }

    /// The file, holding these bytes.
    pub fn holding(&self, bytes: &[u8]) -> &Path {
        std::fs::write(&self.path, bytes).expect("a file");
        &self.path
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// Runs of fifteen digits and more, full-width ones as ASCII: what no output shows.
pub fn long_runs(text: &str) -> Vec<String> {
    let plain: String = text.nfkc().collect();
    plain
        .split(|c: char| !c.is_ascii_digit())
        .filter(|run| run.len() >= 15)
        .map(str::to_owned)
        .collect()
}

/// Mutates a zip container one part at a time, with the checksums made anew: else hardly any
/// change would get past them. Gives the new size; `None` when the bytes are no such thing.
pub fn mutate_part(data: &mut [u8], size: usize, limit: usize, seed: u32) -> Option<usize> {
    let mut archive = ZipArchive::new(Cursor::new(&data[..size])).ok()?;
    let count = archive.len();
    if count == 0 {
        return None;
    }
    let chosen = seed as usize % count;
    let mut packed = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for index in 0..count {
        let mut part = archive.by_index(index).ok()?;
        let mut bytes = Vec::new();
        let name = part.name().ok()?.into_owned();
        part.by_ref().take(1 << 20).read_to_end(&mut bytes).ok()?;
        if index == chosen {
            let length = bytes.len();
            bytes.resize(length * 2 + 64, 0);
            let room = bytes.len();
            let now = libfuzzer_sys::fuzzer_mutate(&mut bytes, length, room);
            bytes.truncate(now);
        }
        packed.start_file(name, options).ok()?;
        packed.write_all(&bytes).ok()?;
    }
    let packed = packed.finish().ok()?.into_inner();
    (packed.len() <= limit).then(|| {
        data[..packed.len()].copy_from_slice(&packed);
        packed.len()
    })
}
