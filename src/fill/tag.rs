//! Tags: `{{staff.total}}`, `{{staff.total:share}}`, `{{staff.total@栖川市人民医院}}`.

use crate::figures::{FigureRef, Figures, Form, NotFound, Printed, Scope};
use crate::nearest::nearest_name;
use quick_xml::escape::unescape;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// A tag in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// Where it stands, braces included, in bytes.
    pub at: Range<usize>,
    /// What is in the braces.
    pub inside: String,
}

/// What is wrong with a tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TagFault {
    /// No figure has this id.
    Figure {
        /// The figures that may be meant, each with its label, the likeliest first.
        meant: Vec<String>,
    },
    /// The bureau has no such unit or type of units.
    Unit {
        /// As written.
        name: String,
        /// The nearest name.
        nearest: Option<String>,
    },
    /// The figure has no share.
    NoShare,
    /// What stands behind `:` is not `share`.
    Form {
        /// As written.
        form: String,
    },
    /// Opened and not closed.
    Open,
    /// It stands in a formula.
    Formula,
    /// It is the heading of a column of a table, whose name the table keeps elsewhere.
    Table,
}

/// Braces of either width.
const OPEN: &[&str] = &["{{", "｛｛"];
const CLOSE: &[&str] = &["}}", "｝｝"];

/// Whether a tag may stand in a text.
pub fn may_hold(text: &str) -> bool {
    OPEN.iter().any(|open| text.contains(open))
}

/// Whether a part of a package holds a tag anywhere: in a text, whatever runs it is parted
/// into, or in an attribute, in whatever form its characters are written.
pub fn may_hold_anywhere(part: &[u8]) -> bool {
    let Ok(source) = std::str::from_utf8(part) else {
        return false;
    };
    let plain = |text: &str| unescape(text).map_or_else(|_| text.to_owned(), Into::into);
    if may_hold(&plain(source)) {
        return true;
    }
    let mut is_tag = false;
    let text: String = (source.chars())
        .filter(|c| {
            let is_text = !is_tag && *c != '<';
            is_tag = (is_tag && *c != '>') || *c == '<';
            is_text
        })
        .collect();
    may_hold(&plain(&text))
}

/// The tags of a text, in order.
///
/// # Errors
/// When one is not closed.
pub fn tags(text: &str) -> Result<Vec<Tag>, TagFault> {
    let mut tags = Vec::new();
    let mut at = 0;
    let first = |text: &str, marks: &[&str]| {
        let found = marks
            .iter()
            .filter_map(|m| text.find(m).map(|p| (p, m.len())));
        found.min()
    };
    while let Some((start, open)) = first(&text[at..], OPEN) {
        let inner = at + start + open;
        let (length, close) = first(&text[inner..], CLOSE).ok_or(TagFault::Open)?;
        tags.push(Tag {
            at: at + start..inner + length + close,
            inside: text[inner..inner + length].trim().to_owned(),
        });
        at = inner + length + close;
    }
    Ok(tags)
}

impl Tag {
    /// The figure that it names.
    ///
    /// # Errors
    /// When there is none.
    pub fn figure(&self, figures: &Figures) -> Result<FigureRef, TagFault> {
        let folded: String = self.inside.nfkc().collect();
        let (mut id, mut form, mut whose) = (folded.as_str(), None, None);
        if let Some((before, _)) = folded.split_once([':', '@']) {
            id = before;
            for (mark, part) in marked(&folded[before.len()..]) {
                match mark {
                    ':' => form = Some(part),
                    _ => whose = Some(part),
                }
            }
        }
        let id = id.trim();
        if !figures.knows(id) {
            let meant = figures.like(id).into_iter();
            return Err(TagFault::Figure {
                meant: meant.map(|figure| figures.offered(figure)).collect(),
            });
        }
        let form = match form.map(str::trim) {
            None => Form::Text,
            Some("share" | "占比") => Form::Share,
            Some(form) => {
                return Err(TagFault::Form {
                    form: form.to_owned(),
                });
            }
        };
        let scope = match whose.map(str::trim) {
            None => Scope::Whole,
            Some(name) => scope(name, figures)?,
        };
        let figure = FigureRef {
            id: id.to_owned(),
            scope,
            form,
        };
        match figures.print(&figure) {
            Err(NotFound::NoShare) => Err(TagFault::NoShare),
            Err(_) => Err(TagFault::Figure { meant: Vec::new() }),
            Ok(Printed::Text(_) | Printed::Null(_)) => Ok(figure),
        }
    }
}

/// What stands behind each `:` and `@`.
fn marked(rest: &str) -> Vec<(char, &str)> {
    let starts: Vec<usize> = rest.match_indices([':', '@']).map(|(at, _)| at).collect();
    let ends = starts.iter().skip(1).copied().chain([rest.len()]);
    let parts = starts.iter().zip(ends).map(|(start, end)| {
        let mark = if rest[*start..].starts_with(':') {
            ':'
        } else {
            '@'
        };
        (mark, &rest[start + 1..end])
    });
    parts.collect()
}

/// The unit of this name, or the units of this type.
fn scope(name: &str, figures: &Figures) -> Result<Scope, TagFault> {
    let folded = |name: &str| -> String { name.nfkc().filter(|c| !c.is_whitespace()).collect() };
    let wanted = folded(name);
    let units = figures.units.iter().map(|unit| &unit.name);
    if let Some(unit) = units.clone().find(|unit| folded(unit) == wanted) {
        return Ok(Scope::Unit(unit.clone()));
    }
    let kinds = figures.kinds.iter().map(|kind| &kind.name);
    if let Some(kind) = kinds.clone().find(|kind| folded(kind) == wanted) {
        return Ok(Scope::Kind(kind.clone()));
    }
    Err(TagFault::Unit {
        name: name.to_owned(),
        nearest: nearest_name(name, units.chain(kinds).map(String::as_str)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_found_with_what_is_around_them() {
        let inside = |text: &str| -> Vec<String> {
            let tags = tags(text).unwrap();
            tags.into_iter().map(|tag| tag.inside).collect()
        };
        assert_eq!(inside("{{ staff.total }}"), ["staff.total"]);
        assert_eq!(inside("共{{a}}人，占{{a:share}}"), ["a", "a:share"]);
        assert_eq!(inside("｛｛staff.total｝｝"), ["staff.total"]);
        assert!(inside("{a}").is_empty());
        assert_eq!(tags("{{staff.total}"), Err(TagFault::Open));
    }

    #[test]
    fn a_tag_in_a_part_is_seen_in_either_width_parted_into_runs_and_in_an_attribute() {
        for part in [
            "<a:t>{{staff.total}}</a:t>",
            "<a:t>｛｛staff.total｝｝</a:t>",
            "<a:t>{</a:t></a:r><a:r><a:t>{staff.total}}</a:t>",
            "<tableColumn name=\"｛｛staff.total｝｝\"/>",
            "<tableColumn name=\"&#xFF5B;&#65371;staff.total｝｝\"/>",
        ] {
            assert!(may_hold_anywhere(part.as_bytes()), "{part}");
        }
        for part in ["<a:t>{a}</a:t>", "<a b=\"{1}\"/>", ""] {
            assert!(!may_hold_anywhere(part.as_bytes()), "{part}");
        }
    }

    #[test]
    fn form_and_unit_stand_in_either_order() {
        assert_eq!(marked(":share@甲院"), [(':', "share"), ('@', "甲院")]);
        assert_eq!(marked("@甲院:share"), [('@', "甲院"), (':', "share")]);
        assert!(marked("").is_empty());
    }
}
