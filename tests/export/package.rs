//! A Word file taken apart again.

use quick_xml::Reader;
use quick_xml::events::Event;
use std::io::{Cursor, Read};

/// The parts of a package in their order, the workbooks of charts apart.
pub struct Package {
    pub parts: Vec<(String, String)>,
    pub workbooks: Vec<(String, Vec<u8>)>,
}

impl Package {
    pub fn open(bytes: &[u8]) -> Self {
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip file");
        let mut package = Package {
            parts: Vec::new(),
            workbooks: Vec::new(),
        };
        for i in 0..zip.len() {
            let mut entry = zip.by_index(i).expect("an entry");
            let name = entry.name().expect("a name").into_owned();
            let mut content = Vec::new();
            entry.read_to_end(&mut content).expect("a part");
            match name.ends_with(".xlsx") {
                true => package.workbooks.push((name, content)),
                false => {
                    let text = String::from_utf8(content).expect("UTF-8");
                    package.parts.push((name, text));
                }
            }
        }
        package
    }

    pub fn part(&self, name: &str) -> &str {
        let found = self.parts.iter().find(|(n, _)| n == name);
        &found.unwrap_or_else(|| panic!("no part {name}")).1
    }
}

/// Counts the elements of a part; anything that is not XML fails the test.
pub fn elements(name: &str, content: &str) -> usize {
    let mut reader = Reader::from_str(content);
    let mut count = 0;
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => return count,
            Ok(Event::Start(_) | Event::Empty(_)) => count += 1,
            Ok(_) => {}
            Err(error) => panic!("{name}: {error}"),
        }
    }
}

/// Name and text of every bookmark, in the order in which they begin.
pub fn bookmarks(document: &str) -> Vec<(String, String)> {
    let mut reader = Reader::from_str(document);
    let mut found: Vec<(String, String)> = Vec::new();
    let mut open: Vec<(String, usize)> = Vec::new();
    let mut in_text = false;
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Eof => break,
            Event::Empty(tag) if tag.name().as_ref() == "w:bookmarkStart" => {
                open.push((attribute(&tag, "w:id"), found.len()));
                found.push((attribute(&tag, "w:name"), String::new()));
            }
            Event::Empty(tag) if tag.name().as_ref() == "w:bookmarkEnd" => {
                let id = attribute(&tag, "w:id");
                let before = open.len();
                open.retain(|(o, _)| *o != id);
                assert_eq!(open.len(), before - 1, "bookmark {id} ends once");
            }
            Event::Start(tag) => in_text = tag.name().as_ref() == "w:t",
            Event::End(_) => in_text = false,
            Event::Text(text) if in_text => {
                for (_, index) in &open {
                    found[*index].1.push_str(&text);
                }
            }
            Event::GeneralRef(name) if in_text => {
                let text = quick_xml::escape::unescape(&format!("&{};", &*name))
                    .expect("an entity")
                    .into_owned();
                for (_, index) in &open {
                    found[*index].1.push_str(&text);
                }
            }
            _ => {}
        }
    }
    assert!(open.is_empty(), "every bookmark ends");
    found
}

/// The numbers in text that stands in no bookmark.
pub fn numbers_outside_bookmarks(document: &str) -> Vec<String> {
    let outside: String = document
        .split("<w:bookmarkStart")
        .map(|piece| {
            piece
                .split_once("<w:bookmarkEnd")
                .map_or(piece, |(_, after)| after)
        })
        .collect();
    outside
        .split("<w:t ")
        .skip(1)
        .filter_map(|text| text.split_once('>')?.1.split_once("</w:t>"))
        .flat_map(|(text, _)| text.split(|c: char| !c.is_ascii_digit()))
        .filter(|number| !number.is_empty())
        .map(str::to_owned)
        .collect()
}

fn attribute(tag: &quick_xml::events::BytesStart, name: &str) -> String {
    let found = tag.attributes().flatten().find(|a| a.key.as_ref() == name);
    found.map(|a| a.value.into_owned()).unwrap_or_default()
}
