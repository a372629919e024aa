//! Files that are no draft, or that were made to do harm: refused with the reason, at once.

use super::bench::*;
use super::support::{Random, talentsum};
use std::io::{Cursor, Write};
use std::ops::Range;
use std::sync::OnceLock;
use std::time::{Duration, Instant};
use talentsum::redraft::{BareDraft, Change, Draft, DraftError};
use talentsum::verify::{Doubt, Paper, by_text, verify};
use tempfile::TempDir;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Why a file is refused; it must not take long to find out. The commands refuse it, too.
fn refused(bytes: Vec<u8>) -> DraftError {
    let begun = Instant::now();
    let error = Draft::open(bytes.clone()).err().expect("no draft");
    assert!(begun.elapsed() < Duration::from_secs(10), "{error}");
    commands_refuse(&bytes, &error);
    error
}

/// Both commands that read drafts end with exit code 2 and a message that names the file;
/// `verify` also reads text, and Word files whose record is gone or cannot be read.
fn commands_refuse(bytes: &[u8], error: &DraftError) {
    static FOLDER: OnceLock<TempDir> = OnceLock::new();
    let folder = FOLDER.get_or_init(|| folder(BEFORE)).path();
    let draft = tempfile::Builder::new().suffix(".docx").tempfile_in(folder);
    let draft = draft.expect("a file");
    std::fs::write(draft.path(), bytes).expect("its bytes");
    let name = draft.path().file_name().expect("a name").to_string_lossy();
    let is_read = match error {
        DraftError::Markdown | DraftError::NoRecord | DraftError::BadRecord(_) => true,
        // A record that is made to do harm is never looked into, and that is told.
        DraftError::TooLarge(detail) => detail.starts_with("customXml/"),
        _ => false,
    };
    for command in ["refresh", "verify"] {
        let output = talentsum(folder, &[command, &name, "--year", "2024"]);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!said.contains("panicked"), "{command}, {error}: {said}");
        if command == "verify" && is_read {
            assert!(
                matches!(output.status.code(), Some(0 | 1)),
                "{error}: {said}"
            );
            continue;
        }
        assert_eq!(output.status.code(), Some(2), "{command}, {error}: {said}");
        assert!(said.contains(&*name), "{command}, {error}: {said}");
    }
}

/// The draft with a part more.
fn with_part(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut parts = parts(&before().draft());
    parts.insert(name.to_owned(), bytes.to_vec());
    zipped(parts.iter().map(|(n, b)| (n.as_str(), b.as_slice())))
}

/// The draft with its text begun differently.
fn beginning(words: &str) -> Vec<u8> {
    edited(&before().draft(), MAIN, |xml| {
        let (head, rest) = xml.split_once("?>").expect("a declaration");
        format!("{head}?>{words}{rest}")
    })
}

fn container(stream: &str) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a container");
    let mut written = file.create_stream(stream).expect("a stream");
    written.write_all(&[7; 5000]).expect("its bytes");
    drop(written);
    file.flush().expect("a container");
    file.into_inner().into_inner()
}

#[test]
fn what_is_no_word_file_is_told_apart() {
    assert_eq!(refused(Vec::new()), DraftError::NotWord);
    assert_eq!(refused(vec![0, 1, 2, 3]), DraftError::NotWord);
    assert_eq!(
        refused(b"<html><body>1</body></html>".to_vec()),
        DraftError::NotWord
    );
    let markdown = "# 2024年总结\n\n共有干部职工41人。\n".repeat(500);
    assert_eq!(refused(markdown.into_bytes()), DraftError::Markdown);
    assert_eq!(
        refused(container("/EncryptedPackage")),
        DraftError::Protected
    );
    assert_eq!(refused(container("/WordDocument")), DraftError::OldWord);
    assert_eq!(refused(container("/Workbook")), DraftError::OldExcel);
    assert_eq!(refused(zipped([("a.txt", &b"1"[..])])), DraftError::NotWord);
    let draft = before().draft();
    let as_what = |kind: &str| {
        edited(&draft, "[Content_Types].xml", |types| {
            replaced(&types, "wordprocessingml.document.main+xml", kind)
        })
    };
    assert_eq!(
        refused(as_what("spreadsheetml.sheet.main+xml")),
        DraftError::NotWord
    );
    let macros = edited(&draft, "[Content_Types].xml", |types| {
        let from =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
        replaced(
            &types,
            from,
            "application/vnd.ms-word.document.macroEnabled.main+xml",
        )
    });
    assert_eq!(refused(macros), DraftError::Macros);
}

#[test]
fn a_draft_without_a_usable_record_is_refused() {
    let draft = before().draft();
    let mut without = parts(&draft);
    without.remove("customXml/item1.xml");
    let without = zipped(without.iter().map(|(n, b)| (n.as_str(), b.as_slice())));
    assert_eq!(refused(without), DraftError::NoRecord);
    let record = |from: &str, to: &str| {
        edited(&draft, "customXml/item1.xml", |xml| {
            replaced(&xml, from, to)
        })
    };
    let later = refused(record("urn:talentsum:record:1", "urn:talentsum:record:2"));
    assert!(matches!(later, DraftError::BadRecord(_)), "{later}");
    let broken = refused(record(" form=\"text\"", ""));
    assert!(matches!(broken, DraftError::BadRecord(_)), "{broken}");
}

#[test]
fn names_that_lead_out_of_the_package_are_refused() {
    for name in [
        "../../evil.xml",
        "/etc/passwd",
        "word/../../x",
        "C:/x.xml",
        "word\\x.xml",
    ] {
        let error = refused(with_part(name, b"x"));
        assert!(matches!(error, DraftError::Unsafe(_)), "{name}: {error}");
    }
}

#[test]
fn a_bomb_is_refused_before_it_is_unpacked() {
    let error = refused(with_part("word/media/image1.png", &vec![0; 40 << 20]));
    assert!(matches!(error, DraftError::TooLarge(_)), "{error}");
    // A gigabyte, packed a thousand times smaller.
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts(&before().draft()) {
        writer
            .start_file(name, SimpleFileOptions::default())
            .expect("an entry");
        writer.write_all(&bytes).expect("its bytes");
    }
    writer
        .start_file("word/huge.xml", SimpleFileOptions::default())
        .expect("an entry");
    let block = vec![b' '; 1 << 20];
    for _ in 0..128 {
        writer.write_all(&block).expect("its bytes");
    }
    let error = refused(writer.finish().expect("a zip").into_inner());
    assert!(matches!(error, DraftError::TooLarge(_)), "{error}");
    let many: Vec<String> = (0..5000).map(|i| format!("word/media/{i}.bin")).collect();
    let error = refused(zipped(many.iter().map(|n| (n.as_str(), &b"1"[..]))));
    assert!(matches!(error, DraftError::TooLarge(_)), "{error}");
}

#[test]
fn a_lie_about_the_size_is_found_out() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts(&before().draft()) {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        writer.start_file(name, options).expect("an entry");
        writer.write_all(&bytes).expect("its bytes");
    }
    let mut bytes = writer.finish().expect("a zip").into_inner();
    // The uncompressed sizes in the directory at the end are made 1.
    let heads: Vec<usize> = (0..bytes.len() - 4)
        .filter(|i| bytes[*i..].starts_with(b"PK\x01\x02"))
        .collect();
    for head in heads {
        bytes[head + 24..head + 28].copy_from_slice(&1u32.to_le_bytes());
    }
    // Whatever it says of itself, it is either read rightly or refused.
    let begun = Instant::now();
    let _ = Draft::open(bytes);
    assert!(begun.elapsed() < Duration::from_secs(10));
}

#[test]
fn entities_and_endless_nesting_are_refused() {
    let entities = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>";
    let error = refused(beginning(entities));
    assert!(matches!(error, DraftError::Unsafe(_)), "{error}");
    let draft = before().draft();
    let record = edited(&draft, "customXml/item1.xml", |xml| {
        format!("{entities}{xml}")
    });
    assert!(matches!(refused(record), DraftError::Unsafe(_)));
    let deep = |name: &str, before: &str| {
        edited(&draft, name, |xml| {
            let (open, close) = ("<x>".repeat(100_000), "</x>".repeat(100_000));
            replaced(&xml, before, &format!("{open}{close}{before}"))
        })
    };
    for file in [
        deep(MAIN, "</w:body>"),
        deep("customXml/item1.xml", "</record>"),
    ] {
        assert!(matches!(refused(file), DraftError::TooLarge(_)));
    }
}

#[test]
fn a_damaged_file_is_refused() {
    let draft = before().draft();
    let truncated = refused(draft[..draft.len() / 2].to_vec());
    assert!(matches!(truncated, DraftError::Damaged(_)), "{truncated}");
    // One byte of a picture is another.
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts(&draft) {
        writer.start_file(name, options).expect("an entry");
        writer.write_all(&bytes).expect("its bytes");
    }
    let mut bytes = writer.finish().expect("a zip").into_inner();
    let at = bytes
        .windows(9)
        .position(|w| w == b"<a:theme ")
        .expect("the theme");
    bytes[at + 3] = b'T';
    assert!(matches!(refused(bytes), DraftError::Damaged(_)));
    for broken in ["</w:body>", "<w:p>", "&bogus;"] {
        let error = refused(edited(&draft, MAIN, |xml| {
            replaced(&xml, "</w:t>", &format!("{broken}</w:t>"))
        }));
        assert!(matches!(error, DraftError::Damaged(_)), "{broken}: {error}");
    }
}

/// Whatever can be read is refreshed and verified.
fn read_all(bytes: Vec<u8>) {
    let made = after();
    if let Ok(draft) = Draft::open(bytes.clone()) {
        let _ = draft.refresh(&made.figures, &made.document, &head(), true);
    }
    let bare = BareDraft::open(bytes.clone());
    if let Ok(paper) = Paper::open(bytes, false) {
        verify(&paper, &made.figures, &made.document);
        let Ok(bare) = bare else {
            return;
        };
        let fault = |line, whole: &Range<usize>, numbers: &[Range<usize>]| {
            let can = numbers.iter().all(|number| bare.can_write(line, number));
            let is_plain = bare.plain(line, whole).is_ok();
            (!(can && is_plain)).then_some(Doubt::NotPlain)
        };
        let found = by_text(&paper, &made.figures, &made.document, &fault);
        let changes = found.figures.iter().map(|figure| Change {
            line: figure.line,
            range: figure.range.clone(),
            with: figure.data.clone(),
        });
        let _ = bare.with(&changes.collect::<Vec<_>>());
    }
}

#[test]
fn no_damage_makes_it_panic() {
    let draft = before().draft();
    let packed: Vec<Vec<u8>> = vec![draft.clone(), edited(&draft, MAIN, |xml| xml)];
    for seed in 0..150 {
        let mut random = Random::new(seed);
        let mut bytes = random.pick(&packed).clone();
        for _ in 0..1 + random.index(8) {
            let at = random.index(bytes.len());
            match random.index(3) {
                0 => bytes[at] ^= 1 << random.index(8),
                1 => drop(bytes.remove(at)),
                _ => bytes.truncate(at.max(4)),
            }
        }
        read_all(bytes);
    }
    // The same within the text and the record, where no checksum stands in the way.
    for seed in 0..100 {
        let mut random = Random::new(5000 + seed);
        let name = *random.pick(&[MAIN, "customXml/item1.xml", "[Content_Types].xml"]);
        let mut parts = parts(&draft);
        let bytes = parts.get_mut(name).expect("the part");
        for _ in 0..1 + random.index(6) {
            let at = random.index(bytes.len());
            let byte = *random.pick(b"<>/\"&;=1 \xffw:");
            match random.index(3) {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                _ => drop(bytes.drain(at..(at + random.index(40)).min(bytes.len()))),
            }
        }
        let bytes = zipped(parts.iter().map(|(n, b)| (n.as_str(), b.as_slice())));
        read_all(bytes);
    }
}
