//! Separated text is split as the csv crate splits it when it reads one byte after the other:
//! every file of the corpus, pieces of them cut out and put together at random places, and
//! random text, handed out in pieces of random lengths. Physical lines, malformed fields and
//! fields of several lines are held against what the bytes themselves say.

mod support;

use std::io::Read;
use std::path::{Path, PathBuf};
use support::Random;
use talentsum::source::Record;
use talentsum::source::delimited::{Delimited, DelimitedError, RECORD_LIMIT};
use talentsum::source::encoding::Bytes;

/// Those of text files. The full-width comma is put in by others before text is split.
const SEPARATORS: [u8; 3] = *b",\t;";

/// A record of more fields than this is taken for one that does not end.
const MOST_FIELDS: usize = 1 << 14;

/// Hands out bytes in pieces of random lengths, of which none is longer than `most`.
struct Pieces<'a> {
    rest: &'a [u8],
    most: usize,
    random: Random,
}

impl Read for Pieces<'_> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        let length = 1 + self.random.index(self.most);
        let length = length.min(self.rest.len()).min(out.len());
        let (piece, rest) = self.rest.split_at(length);
        out[..length].copy_from_slice(piece);
        self.rest = rest;
        Ok(length)
    }
}

/// Splits the text in both ways and compares record by record; how many there are.
fn compare(text: &[u8], separator: u8, form: Bytes, most: usize, seed: u64) -> usize {
    let about = || format!("separator {separator:#x}, {form:?}, pieces of {most}, seed {seed}");
    let pieces = Pieces {
        rest: text,
        most,
        random: Random::new(seed),
    };
    let mut ours = Delimited::new(pieces, separator, form);
    let mut theirs = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text);
    let mut theirs = theirs.byte_records().map(|record| record.expect("bytes"));
    let mut record = Record::default();
    let mut lines = Lines::default();
    let mut count = 0;
    loop {
        match ours.next(&mut record) {
            Ok(true) => {
                let Some(other) = theirs.next() else {
                    panic!("a record too many, {}", about());
                };
                assert!(
                    record.fields().eq(other.iter()),
                    "{record:?} and {other:?}, {}",
                    about()
                );
                let start = other.position().expect("a position").byte();
                assert_eq!(record.line(), lines.of_record(text, start), "{}", about());
                let malformed = other.iter().position(|f| !form.is_well_formed(f));
                assert_eq!(record.malformed_field(), malformed, "{}", about());
                let is_line_end = |byte: &u8| matches!(byte, b'\n' | b'\r');
                let of_lines = other.iter().any(|f| f.iter().any(is_line_end));
                assert_eq!(record.is_of_lines(), of_lines, "{}", about());
                count += 1;
            }
            Ok(false) => {
                assert!(theirs.next().is_none(), "a record is missing, {}", about());
                return count;
            }
            // The csv crate takes what is left for the last field, or goes on with a long record.
            Err(DelimitedError::Unclosed { line }) => {
                let other = theirs.next().expect("the record left open");
                let start = other.position().expect("a position").byte();
                assert_eq!(line, lines.of_record(text, start), "{}", about());
                let is_long = other.as_slice().len() > RECORD_LIMIT || other.len() > MOST_FIELDS;
                assert!(is_long || theirs.next().is_none(), "{}", about());
                assert!(!ours.next(&mut record).expect("nothing more"));
                return count;
            }
            Err(DelimitedError::Io(error)) => panic!("{error}"),
        }
    }
}

/// Counts physical lines from the bytes.
#[derive(Default)]
struct Lines {
    at: usize,
    ended: u64,
}

impl Lines {
    /// The line of a record that begins at this byte, or behind the line ends that stand there.
    fn of_record(&mut self, text: &[u8], byte: u64) -> u64 {
        let start = usize::try_from(byte).expect("a place");
        let is_line_end = |byte: &&u8| matches!(byte, b'\n' | b'\r');
        let start = start + text[start..].iter().take_while(is_line_end).count();
        for at in self.at..start {
            let is_end = match text[at] {
                b'\n' => at == 0 || text[at - 1] != b'\r',
                byte => byte == b'\r',
            };
            self.ended += u64::from(is_end);
        }
        self.at = start;
        self.ended + 1
    }
}

fn compare_in_all_ways(text: &[u8], seed: u64) -> usize {
    let mut count = 0;
    for (number, separator) in SEPARATORS.into_iter().enumerate() {
        let form = [Bytes::Utf8, Bytes::Gb18030][(number + seed as usize) % 2];
        for most in [7, 1 << 20] {
            count += compare(text, separator, form, most, seed);
        }
    }
    count
}

/// Every file of a folder, those in folders within too, in order.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        match path.is_dir() {
            true => all.extend(files(&path)),
            false => all.push(path),
        }
    }
    all.sort();
    all
}

/// The tables of the corpus, workbooks among them: those are as good as random bytes.
fn corpus() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let read = |path: PathBuf| std::fs::read(path).expect("a file");
    files(&folder).into_iter().map(read).collect()
}

#[test]
fn every_file_of_the_corpus_is_split_as_the_csv_crate_splits_it() {
    let mut count = 0;
    for (text, seed) in corpus().iter().zip(0..) {
        count += compare_in_all_ways(text, seed);
    }
    assert!(count > 50_000, "only {count} records");
}

#[test]
fn pieces_of_the_corpus_cut_at_random_places_are_split_alike() {
    let corpus = corpus();
    let mut random = Random::new(11);
    let mut longest = 0;
    for seed in 0..24 {
        // Longer than what is held at once, but for every third.
        let enough = [700_000, 300_000, 5_000][seed as usize % 3];
        let mut text = Vec::new();
        while text.len() < enough {
            let file = &corpus[random.index(corpus.len())];
            if file.is_empty() {
                continue;
            }
            let start = random.index(file.len());
            let end = start + random.index(file.len() - start) + 1;
            // A quote that is never closed would end the comparison early; most pieces are
            // of tables that have none.
            let has_quote = memchr::memchr(b'"', &file[start..end]).is_some();
            if !has_quote || random.index(8) == 0 {
                text.extend_from_slice(&file[start..end]);
            }
        }
        for separator in SEPARATORS {
            let form = [Bytes::Utf8, Bytes::Gb18030][random.index(2)];
            let most = [100, 10_000, 1 << 20][random.index(3)];
            longest = longest.max(compare(&text, separator, form, most, seed));
        }
    }
    assert!(longest > 2_000, "only {longest} records");
}

#[test]
fn random_text_is_split_alike_wherever_it_is_cut() {
    let parts: [&[u8]; 20] = [
        b",",
        b",",
        b";",
        b"\t",
        b"|",
        b"\n",
        b"\r\n",
        b"\r",
        b"\n\n",
        b"\"",
        b"\"\"",
        b"\"",
        b"a",
        b" ",
        "张三".as_bytes(),
        b"\xd5\xc5",
        b"\xff",
        b"\x81\x30",
        b"\"b\",",
        b"\"b,c\"\r\n",
    ];
    let mut random = Random::new(5);
    for seed in 0..3_000 {
        let mut text = Vec::new();
        // Few quotes in one half of them, so that records are short.
        let kinds = [parts.len(), 9][random.index(2)];
        for _ in 0..random.index(200) {
            text.extend_from_slice(parts[random.index(kinds)]);
            text.extend(std::iter::repeat_n(
                b'x',
                random.index(70) / 60 * random.index(80),
            ));
        }
        let separator = SEPARATORS[random.index(SEPARATORS.len())];
        let form = [Bytes::Utf8, Bytes::Gb18030][random.index(2)];
        compare(&text, separator, form, 1 + random.index(50), seed);
    }
}

#[test]
fn records_longer_than_what_is_held_at_once_are_split_alike() {
    for (length, quoted) in [
        (100_000, false),
        (140_000, true),
        (300_000, false),
        (900_000, true),
    ] {
        for end in ["\n", "\r\n", "\r"] {
            let cell = "张,".repeat(length / 4);
            let cell = if quoted { format!("\"{cell}\"") } else { cell };
            let text = ["a,b", "1,2", &cell, "3,4", &cell, &cell, "5,\"6\""].join(end);
            for most in [20_000, 1 << 20] {
                assert_eq!(compare(text.as_bytes(), b';', Bytes::Utf8, most, 1), 7);
                let count = compare(text.as_bytes(), b',', Bytes::Utf8, most, 2);
                assert_eq!(count, if quoted { 7 } else { count });
            }
        }
    }
}
