//! A small bureau, its drafts, and hands that edit them.

use super::package::bookmarks;
use super::support;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use talentsum::export::docx::{self, RecordHead};
use talentsum::figures::Figures;
use talentsum::redraft::{Draft, FigureOutcome, Redrafted};
use talentsum::report::document::Document;
use talentsum::report::{ReportTexts, compose};
use tempfile::TempDir;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The part with the text.
pub const MAIN: &str = "word/document.xml";

/// A roster: for each unit so many doctors.
pub fn roster(units: &[(&str, usize)]) -> String {
    let mut roster = "姓名,出生日期,学历,职称,岗位类别,单位,单位类型\n".to_owned();
    let mut person = 0;
    for (unit, doctors) in units {
        for _ in 0..*doctors {
            person += 1;
            let year = 1966 + person % 30;
            let title = ["主治医师", "医师", "副主任医师"][person % 3];
            roster.push_str(&format!(
                "人{person},{year}-03-01,本科,{title},专业技术,{unit},乡镇\n"
            ));
        }
    }
    roster
}

/// The bureau as it reported first.
pub const BEFORE: &[(&str, usize)] = &[("丙院", 7), ("乙院", 11), ("甲院", 23)];
/// The same after a unit has corrected its list.
pub const AFTER: &[(&str, usize)] = &[("丙院", 7), ("乙院", 16), ("甲院", 23)];

/// Figures and report of a bureau.
pub struct Made {
    pub figures: Figures,
    pub document: Document,
}

/// What the library makes of a bureau.
pub fn made(units: &[(&str, usize)]) -> Made {
    made_of(roster(units))
}

/// What it makes of a roster.
pub fn made_of(roster: String) -> Made {
    let figures = support::read(&[roster], &[]).figures;
    let texts = ReportTexts {
        title: "{{ n(id=\"period.year\") }}年人才工作总结".into(),
        signature: "示范局".into(),
        date: "{{ n(id=\"period.as_of\") }}".into(),
        path_shown: "talentsum.toml".into(),
        ..ReportTexts::default()
    };
    let variables = json!({
        "bureau": {"name": "示范局", "place": "示范市", "scope_word": "全市", "party": "局党组"},
        "report": talentsum::report::voice(None, "示范局", "局党组", "全市"),
        "texts": {"guidance": ""},
        "settings": {"title_basis": "评", "double_post_counts": true, "shares": "independent", "charts": "annex"},
    });
    let (set, problems) = support::templates(&figures);
    let mut variables = variables.as_object().unwrap().clone();
    variables.insert("problems".into(), problems);
    let composed = compose(&set, &figures, &texts, variables);
    let (document, _) = composed.unwrap_or_else(|problems| panic!("{problems:?}"));
    Made { figures, document }
}

/// The bureaus before and after, made once.
pub fn before() -> &'static Made {
    static MADE: OnceLock<Made> = OnceLock::new();
    MADE.get_or_init(|| made(BEFORE))
}

pub fn after() -> &'static Made {
    static MADE: OnceLock<Made> = OnceLock::new();
    MADE.get_or_init(|| made(AFTER))
}

pub fn head() -> RecordHead {
    RecordHead {
        year: 2024,
        as_of: support::AS_OF.to_string(),
        unit: None,
        basis: None,
    }
}

impl Made {
    /// The report as generated.
    pub fn draft(&self) -> Vec<u8> {
        docx::write(&self.document, &head()).expect("a Word file")
    }

    /// These figures brought into a draft.
    pub fn refresh(&self, draft: &[u8], force: bool) -> Redrafted {
        let draft = Draft::open(draft.to_vec()).unwrap_or_else(|e| panic!("{e}"));
        let done = draft.refresh(&self.figures, &self.document, &head(), force);
        done.expect("a Word file")
    }
}

/// A part of a package as text.
pub fn part(docx: &[u8], name: &str) -> String {
    let mut zip = ZipArchive::new(Cursor::new(docx)).expect("a zip");
    let mut text = String::new();
    let mut entry = zip.by_name(name).expect("the part");
    entry.read_to_string(&mut text).expect("UTF-8");
    text
}

/// All parts, unpacked.
pub fn parts(docx: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = ZipArchive::new(Cursor::new(docx)).expect("a zip");
    let mut parts = BTreeMap::new();
    for index in 0..zip.len() {
        let mut entry = zip.by_index(index).expect("an entry");
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).expect("its bytes");
        parts.insert(entry.name().expect("a name").into_owned(), bytes);
    }
    parts
}

/// A package of these parts.
pub fn zipped<'a>(parts: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let options = SimpleFileOptions::default();
        writer.start_file(name, options).expect("an entry");
        writer.write_all(bytes).expect("its bytes");
    }
    writer.finish().expect("a zip").into_inner()
}

/// The package with one part changed by hand.
pub fn edited(docx: &[u8], name: &str, edit: impl FnOnce(String) -> String) -> Vec<u8> {
    let mut parts = parts(docx);
    let text = edit(part(docx, name));
    parts.insert(name.to_owned(), text.into_bytes());
    zipped(parts.iter().map(|(n, b)| (n.as_str(), b.as_slice())))
}

/// The text with one thing, which must stand in it, replaced once.
pub fn replaced(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "no {from}");
    text.replacen(from, to, 1)
}

/// The bookmark of the first figure of this id in running text.
pub fn bookmark(docx: &[u8], id: &str) -> String {
    let draft = Draft::open(docx.to_vec()).expect("a draft");
    let mark = (draft.record().figures.iter()).find(|m| m.figure.id == id && m.place.is_none());
    mark.unwrap_or_else(|| panic!("no {id}")).bookmark.clone()
}

/// From the start tag of a bookmark to its end tag, both included.
pub fn stretch(xml: &str, bookmark: &str) -> std::ops::Range<usize> {
    let name = format!("w:name=\"{bookmark}\"/>");
    let at = xml.find(&name).unwrap_or_else(|| panic!("no {bookmark}"));
    let start = xml[..at].rfind('<').expect("a tag");
    let id = xml[start..].split("w:id=\"").nth(1).expect("an id");
    let id = id.split('"').next().expect("an id");
    let end = format!("<w:bookmarkEnd w:id=\"{id}\"/>");
    let stop = xml[at..].find(&end).expect("an end") + at + end.len();
    start..stop
}

/// The draft with what stands at a bookmark changed.
pub fn at(docx: &[u8], bookmark: &str, edit: impl FnOnce(&str) -> String) -> Vec<u8> {
    edited(docx, MAIN, |xml| {
        let range = stretch(&xml, bookmark);
        let inside = edit(&xml[range.clone()]);
        format!("{}{inside}{}", &xml[..range.start], &xml[range.end..])
    })
}

/// A run with these words.
pub fn run(words: &str) -> String {
    format!("<w:r><w:t>{words}</w:t></w:r>")
}

/// Text by bookmark.
pub fn texts(docx: &[u8]) -> BTreeMap<String, String> {
    bookmarks(&part(docx, MAIN)).into_iter().collect()
}

/// The text of each paragraph that is not empty.
pub fn lines(docx: &[u8]) -> Vec<String> {
    let xml = part(docx, MAIN);
    let paragraphs = xml.split("</w:p>").map(|p| {
        let texts = p.split("<w:t").skip(1).filter_map(|t| {
            let t = t.strip_prefix([' ', '>']).map(|_| t)?;
            Some(t.split_once('>')?.1.split_once("</w:t>")?.0)
        });
        texts.collect::<String>()
    });
    paragraphs.filter(|p| !p.is_empty()).collect()
}

/// What became of a bookmark's figure.
pub fn outcome<'a>(redrafted: &'a Redrafted, bookmark: &str) -> &'a FigureOutcome {
    let found = (redrafted.figures.iter()).find(|f| f.mark.bookmark == bookmark);
    found.unwrap_or_else(|| panic!("no {bookmark}"))
}

/// The XML with the text of the figures taken out: what a refresh must not touch.
pub fn outside(xml: &str, bookmarks: &[String]) -> String {
    let mut xml = xml.to_owned();
    for bookmark in bookmarks {
        if !xml.contains(&format!("w:name=\"{bookmark}\"/>")) {
            continue;
        }
        let range = stretch(&xml, bookmark);
        let mut bare = String::new();
        let mut rest = &xml[range.clone()];
        while let Some(open) = (rest.find("<w:t>").into_iter())
            .chain(rest.find("<w:t "))
            .min()
        {
            let open = rest[open..].find('>').expect("a tag") + open + 1;
            bare.push_str(&rest[..open]);
            let close = rest[open..].find("</w:t>").expect("its end") + open;
            rest = &rest[close..];
        }
        bare.push_str(rest);
        xml.replace_range(range, &bare.replace(" xml:space=\"preserve\"", ""));
    }
    xml
}

/// What a refresh must leave of a part other than the text: nothing of the record and the
/// workbooks behind charts, the look and the names of charts, and everything else.
pub fn kept(name: &str, bytes: &[u8]) -> Vec<u8> {
    if name == "customXml/item1.xml" || name.starts_with("word/embeddings/chart") {
        return Vec::new();
    }
    if !name.starts_with("word/charts/chart") {
        return bytes.to_vec();
    }
    let xml = String::from_utf8(bytes.to_vec()).expect("UTF-8");
    let (names, numbers) = xml.split_once("<c:val>").expect("numbers");
    let mut kept = format!("{names}<c:val>");
    for (index, piece) in numbers.split("<c:v>").enumerate() {
        let piece = piece.trim_start_matches(|c: char| index > 0 && c.is_ascii_digit());
        kept.push_str(piece);
    }
    kept.into_bytes()
}

/// A folder with the data of a bureau, as a clerk has it.
pub fn folder(units: &[(&str, usize)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    report_data(folder.path(), units);
    folder
}

/// Puts the data of a bureau into a folder, in the place of what was there.
pub fn report_data(folder: &Path, units: &[(&str, usize)]) {
    fs::create_dir_all(folder.join("data/2024")).expect("a folder");
    fs::write(folder.join("data/2024/花名册.csv"), roster(units)).expect("a roster");
}

/// A folder with a draft in it, whose data have been corrected since.
pub fn corrected() -> (TempDir, PathBuf) {
    let folder = folder(BEFORE);
    let arguments = ["report", "--year", "2024", "-o", "总结.docx"];
    support::printed(folder.path(), &arguments);
    report_data(folder.path(), AFTER);
    let draft = folder.path().join("总结.docx");
    (folder, draft)
}

/// What a refresh tells as JSON.
pub fn told(folder: &Path, arguments: &[&str]) -> Value {
    let all = [
        &["refresh"][..],
        arguments,
        &["--year", "2024", "--format", "json"],
    ]
    .concat();
    serde_json::from_slice(&support::printed(folder, &all)).expect("JSON")
}
