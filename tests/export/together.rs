//! Everything that is optional at once: red head, recipient, imprint, charts, pages on their
//! side, and a reference document. What each part does alone is tested with the part.

use super::package::{self, Package};
use super::{charts, head, official, reference};
use talentsum::export::docx::{Record, Reference, write, write_like};
use talentsum::report::document::{Annex, Block, Closing, Document};

/// Charts in the text and the annexes, which lie on their side, stand and lie again, between
/// a red head and an imprint.
pub fn everything() -> Document {
    let frame = official::upward();
    let charts = charts::document();
    let annexes = charts.annexes.into_iter().chain([Annex {
        landscape: true,
        blocks: vec![Block::Table(official::wide(20, 40))],
        ..frame.annexes[0].clone()
    }]);
    Document {
        annexes: annexes.collect(),
        closing: Closing {
            ..frame.closing.clone()
        },
        body: charts.body,
        ..frame
    }
}

/// The same with our looks, with a reference that leaves the footers to us, and with one
/// that has headers and footers of its own.
pub fn files() -> Vec<(&'static str, Vec<u8>)> {
    let like = |bytes: &[u8]| {
        let reference = Reference::read(bytes).expect("a reference");
        let written = write_like(&everything(), &head(), &reference);
        written.expect("a Word file").0
    };
    let ours = write(&everything(), &head()).expect("a Word file");
    vec![
        ("our-looks", ours),
        ("our-footers", like(&reference::without_footers(&[]))),
        ("their-footers", like(&reference::bureaus_own())),
    ]
}

#[test]
fn everything_at_once_is_all_there() {
    for (name, bytes) in files() {
        let package = Package::open(&bytes);
        for (part, content) in &package.parts {
            package::elements(part, content);
        }
        let text = package.part("word/document.xml");
        for style in ["IssuerMark", "Signatory", "Recipient", "Imprint"] {
            assert!(text.contains(&format!("\"{style}\"")), "{name}: {style}");
        }
        let sections: Vec<bool> = text
            .split("<w:sectPr")
            .skip(1)
            .map(|section| section.contains("landscape"))
            .collect();
        // The imprint is never on a page on its side.
        assert_eq!(sections, [false, true, false, true, false], "{name}");
        let sideways = package.parts.iter().any(|(n, _)| n == "word/footer3.xml");
        assert_eq!(sideways, name != "their-footers", "{name}");
        let record = Record::from_xml(package.part("customXml/item1.xml").as_bytes());
        let record = record.expect("a record");
        assert_eq!(package.workbooks.len(), record.charts.len(), "{name}");
        assert!(
            record.charts.len() >= 3 && record.tables.len() == 3,
            "{name}"
        );
        let marks = package::bookmarks(text);
        for figure in &record.figures {
            let pair = (figure.bookmark.clone(), figure.text.clone());
            assert!(marks.contains(&pair), "{name}: {pair:?}");
        }
    }
}

#[test]
fn everything_at_once_gives_the_same_bytes_in_every_thread() {
    let alone = files();
    let threads: Vec<_> = (0..4)
        .map(|_| std::thread::spawn(|| [files(), files()]))
        .collect();
    for thread in threads {
        for made in thread.join().expect("a thread") {
            for ((name, first), (_, again)) in alone.iter().zip(&made) {
                assert!(first == again, "{name}");
            }
        }
    }
}
