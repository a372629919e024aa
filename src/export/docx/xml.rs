//! A small XML tree: enough to put children into order and to write parts by hand.
//!
//! Names and text are kept as they stand in the source, escapes included, so that reading
//! and writing back changes nothing. They are short, and a report has tens of
//! thousands of them: up to 23 bytes a [`SmolStr`] needs no memory of its own.

use quick_xml::Reader;
use quick_xml::escape::{escape, unescape};
use quick_xml::events::{BytesStart, Event};
use smol_str::SmolStr;
use std::fmt::{Display, Write as _};
use std::io::{self, Write};

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Bytes of a document that are sent on together.
const PIECE: usize = 1 << 16;

/// Deeper than any file of Word; much deeper would exhaust the stack on the way out.
const DEPTH: usize = 500;

/// One element with its attributes and children.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// Name with its prefix, `w:pPr`.
    pub name: SmolStr,
    /// Names and escaped values.
    attributes: Vec<(SmolStr, SmolStr)>,
    /// Elements and text, in order.
    pub children: Vec<Node>,
}

/// Adds to a list that most often stays a list of one: a vector would make room for four,
/// and the table of some thousand units has millions of elements.
fn append<T>(list: &mut Vec<T>, item: T) {
    if list.capacity() == 0 {
        list.reserve_exact(1);
    }
    list.push(item);
}

/// A child of an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// An element.
    Element(Element),
    /// Text, escaped as in the source.
    Text(SmolStr),
    /// Elements as they will stand in the file: a tree of them would take many times the
    /// memory. Nothing looks into them but what is made for them.
    Written(String),
}

impl Element {
    /// An empty element.
    pub fn new(name: &str) -> Self {
        Element {
            name: SmolStr::new(name),
            attributes: Vec::new(),
            children: Vec::new(),
        }
    }

    /// Adds an attribute; `value` is plain text.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.set(name, value);
        self
    }

    /// Adds a child element.
    pub fn child(mut self, child: Element) -> Self {
        self.push(child);
        self
    }

    /// Adds text; `text` is plain.
    pub fn text(mut self, text: &str) -> Self {
        append(&mut self.children, Node::Text(SmolStr::new(escape(text))));
        self
    }

    /// Adds a child element at the end.
    pub fn push(&mut self, child: Element) {
        append(&mut self.children, Node::Element(child));
    }

    /// Adds finished elements at the end.
    pub fn push_written(&mut self, elements: String) {
        append(&mut self.children, Node::Written(elements));
    }

    /// Sets an attribute, in place where it is already there; `value` is plain text.
    pub fn set(&mut self, name: &str, value: &str) {
        let value = SmolStr::new(escape(value));
        match self.attributes.iter_mut().find(|(n, _)| n == name) {
            Some((_, old)) => *old = value,
            None => append(&mut self.attributes, (SmolStr::new(name), value)),
        }
    }

    /// Takes an attribute away.
    pub fn remove(&mut self, name: &str) {
        self.attributes.retain(|(n, _)| n != name);
    }

    /// The plain text of an attribute.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let (_, value) = self.attributes.iter().find(|(n, _)| n == name)?;
        unescape(value).ok().map(|v| v.into_owned())
    }

    /// Names and escaped values of all attributes.
    pub fn attributes(&self) -> impl Iterator<Item = (&str, &str)> {
        self.attributes
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
    }

    /// The child elements.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) | Node::Written(_) => None,
        })
    }

    /// The child elements, to be changed.
    pub fn elements_mut(&mut self) -> impl Iterator<Item = &mut Element> {
        self.children.iter_mut().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) | Node::Written(_) => None,
        })
    }

    /// The element as a whole XML document, UTF-8.
    pub fn to_document(&self) -> String {
        let mut out = String::from(DECLARATION);
        self.write(&mut out, &mut |_| {});
        out
    }

    /// The same, piece by piece: the table of some thousand units is long.
    ///
    /// # Errors
    /// Those of what it is sent to.
    pub fn send(&self, to: &mut impl Write) -> io::Result<()> {
        let mut out = String::with_capacity(PIECE + PIECE / 4);
        out.push_str(DECLARATION);
        let mut sent = Ok(());
        self.write(&mut out, &mut |out: &mut String| {
            if out.len() >= PIECE {
                if sent.is_ok() {
                    sent = to.write_all(out.as_bytes());
                }
                out.clear();
            }
        });
        sent?;
        to.write_all(out.as_bytes())?;
        to.flush()
    }

    /// Writes the element; after each that it holds, what is there is offered.
    fn write(&self, out: &mut String, offer: &mut impl FnMut(&mut String)) {
        out.push('<');
        out.push_str(&self.name);
        for (name, value) in &self.attributes {
            for piece in [" ", name, "=\"", value, "\""] {
                out.push_str(piece);
            }
        }
        if self.children.is_empty() {
            return out.push_str("/>");
        }
        out.push('>');
        for child in &self.children {
            match child {
                Node::Element(element) => element.write(out, offer),
                Node::Text(text) => out.push_str(text),
                Node::Written(elements) => out.push_str(elements),
            }
            offer(out);
        }
        for piece in ["</", &self.name, ">"] {
            out.push_str(piece);
        }
    }
}

/// Writes a document as it goes, without a tree.
pub struct Pen {
    out: String,
    /// Whether the last tag can still get attributes.
    is_open: bool,
}

impl Pen {
    /// An empty document.
    pub fn new() -> Self {
        Pen {
            out: DECLARATION.to_owned(),
            is_open: false,
        }
    }

    /// Begins an element.
    pub fn begin(&mut self, name: &str) -> &mut Self {
        self.close();
        self.out.push('<');
        self.out.push_str(name);
        self.is_open = true;
        self
    }

    /// Adds an attribute to the element just begun; `value` is plain text.
    pub fn with(&mut self, name: &str, value: &str) -> &mut Self {
        let value = escape(value);
        for piece in [" ", name, "=\"", &value, "\""] {
            self.out.push_str(piece);
        }
        self
    }

    /// Adds a number as an attribute.
    pub fn number(&mut self, name: &str, value: impl Display) -> &mut Self {
        // Nothing goes wrong when a String is written to.
        let _ = write!(self.out, " {name}=\"{value}\"");
        self
    }

    /// Ends the element of this name, the last one begun and not ended.
    pub fn end(&mut self, name: &str) {
        match std::mem::take(&mut self.is_open) {
            true => self.out.push_str("/>"),
            false => {
                for piece in ["</", name, ">"] {
                    self.out.push_str(piece);
                }
            }
        }
    }

    /// The document.
    pub fn document(self) -> String {
        self.out
    }

    fn close(&mut self) {
        if std::mem::take(&mut self.is_open) {
            self.out.push('>');
        }
    }
}

/// Reads a document into a tree. Comments and processing instructions are dropped; the
/// error says in plain words what is not well-formed.
pub fn parse(bytes: &[u8]) -> Result<Element, String> {
    let text = std::str::from_utf8(bytes).map_err(|e| e.to_string())?;
    let mut reader = Reader::from_str(text);
    // The outermost entry is not an element: it only gathers the root.
    let mut open = vec![Element::new("")];
    loop {
        match reader.read_event().map_err(|e| e.to_string())? {
            Event::Start(_) if open.len() > DEPTH => return Err("too deep".to_owned()),
            Event::Start(tag) => open.push(element(&tag)?),
            Event::Empty(tag) => add(&mut open, Node::Element(element(&tag)?)),
            Event::End(_) => {
                let closed = open.pop().ok_or("an end tag too many")?;
                add(&mut open, Node::Element(closed));
            }
            Event::Text(text) => add(&mut open, Node::Text(SmolStr::new(&*text))),
            Event::CData(data) => add(&mut open, Node::Text(SmolStr::new(escape(&*data)))),
            Event::GeneralRef(name) => add(
                &mut open,
                Node::Text(smol_str::format_smolstr!("&{};", &*name)),
            ),
            // Entities of its own would be lost; no part of a Word file has any.
            Event::DocType(_) => return Err("a document type".to_owned()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::Eof => break,
        }
    }
    if open.len() != 1 {
        return Err("the file ends inside an element".to_owned());
    }
    let gathered = open.pop().map(|e| e.children).unwrap_or_default();
    let root = gathered.into_iter().find_map(|node| match node {
        Node::Element(element) => Some(element),
        Node::Text(_) | Node::Written(_) => None,
    });
    root.ok_or_else(|| "no element at all".to_owned())
}

fn add(open: &mut [Element], node: Node) {
    if let Some(parent) = open.last_mut() {
        append(&mut parent.children, node);
    }
}

fn element(tag: &BytesStart) -> Result<Element, String> {
    let mut element = Element::new(tag.name().as_ref());
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|e| e.to_string())?;
        let name = SmolStr::new(attribute.key.as_ref());
        // Written back between double quotes, whatever they were.
        let value = match attribute.value.contains('"') {
            true => SmolStr::new(attribute.value.replace('"', "&quot;")),
            false => SmolStr::new(&*attribute.value),
        };
        append(&mut element.attributes, (name, value));
    }
    Ok(element)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_and_writing_back_changes_nothing() {
        let source =
            "<w:p a=\"&lt;1&gt;\"><w:t xml:space=\"preserve\"> 甲 &amp; 乙&#x20;</w:t><w:r/></w:p>";
        let tree = parse(source.as_bytes()).expect("well-formed");
        let written = tree.to_document();
        assert_eq!(written.split_once('\n').map(|(_, rest)| rest), Some(source));
    }

    #[test]
    fn what_is_not_xml_is_an_error_and_not_a_panic() {
        let deep = "<a>".repeat(100_000);
        let document_type = "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>";
        for broken in [
            "",
            "<a>",
            "<a></b>",
            "</a>",
            "text",
            "<a b></a>",
            &deep,
            document_type,
        ] {
            assert!(parse(broken.as_bytes()).is_err(), "{broken}");
        }
        assert!(parse(&[0xff, 0xfe]).is_err());
    }

    #[test]
    fn quotes_in_quotes_of_the_other_kind_stay_what_they_are() {
        let tree = parse(b"<a b='say \"1\"'/>").expect("well-formed");
        assert_eq!(tree.attribute("b").as_deref(), Some("say \"1\""));
        assert!(tree.to_document().ends_with("<a b=\"say &quot;1&quot;\"/>"));
    }

    #[test]
    fn attributes_are_escaped_on_the_way_in_and_plain_on_the_way_out() {
        let element = Element::new("a").with("b", "<\"&'>");
        let read = parse(element.to_document().as_bytes()).expect("well-formed");
        assert_eq!(read.attribute("b").as_deref(), Some("<\"&'>"));
    }
}
