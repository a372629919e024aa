//! The workbook as a whole: which sheets, which texts, and the figures put in.

use super::cells::{Cell, cells};
use super::strings::{Item, items};
use super::tag::{Tag, TagFault, may_hold, may_hold_anywhere, tags};
use super::{percent, write};
use crate::figures::{FigureRef, Figures, Form, Missing, Printed, Value};
use crate::redraft::book::{recalculated, sheets};
use crate::redraft::markup::{malformed, text};
use crate::redraft::splice::{Edit, apply};
use crate::redraft::{DraftError, Office, Package};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A cell of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The sheet's name.
    pub sheet: String,
    /// The cell's name: `B2`.
    pub cell: String,
}

/// A workbook with tags in its cells.
pub struct Template {
    package: Package,
    strings: Option<(String, Vec<Item>)>,
    per_cent: BTreeSet<usize>,
    /// Names and parts of the sheets, in order.
    sheets: Vec<(String, String)>,
}

/// The text of a cell, and its item with the part that this stands in, where it has one.
type Held<'s> = (String, Option<(Item, &'s str)>);

/// What came of it.
pub struct Filled {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many tags were replaced.
    pub written: usize,
    /// Tags whose figures nothing in the data says; their cells are blank.
    pub missing: Vec<(Place, FigureRef, Option<Missing>)>,
    /// Parts that hold braces outside any cell: text boxes, charts, headers.
    pub elsewhere: Vec<String>,
}

/// A tag that cannot be filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfilled {
    /// Where it stands.
    pub place: Place,
    /// What is in its braces, or the text of the cell.
    pub tag: String,
    /// Why.
    pub fault: TagFault,
}

impl Template {
    /// Opens a workbook.
    ///
    /// # Errors
    /// When it is none, is damaged, protected, has macros, or is larger than any.
    pub fn open(bytes: Vec<u8>) -> Result<Self, DraftError> {
        let package = Package::open_as(bytes, Office::Excel)?;
        let parts: BTreeMap<&str, &[u8]> = package.parts().collect();
        let targets = package.targets()?;
        let of_kind = |ending: &str| {
            let mut all = targets.values().filter(|(kind, _)| kind.ends_with(ending));
            all.next()
                .map(|(_, part)| part.clone())
                .filter(|part| parts.contains_key(part.as_str()))
        };
        let source = |part: &str| text(part, parts.get(part).copied().unwrap_or_default());
        let strings = match of_kind("/sharedStrings") {
            Some(part) => Some((part.clone(), items(&part, source(&part)?, "si")?)),
            None => None,
        };
        let per_cent = match of_kind("/styles") {
            Some(part) => percent::styles(&part, source(&part)?)?,
            None => BTreeSet::new(),
        };
        let sheets = sheets(&package)?;
        Ok(Template {
            strings,
            per_cent,
            sheets,
            package,
        })
    }

    fn source(&self, part: &str) -> Result<&str, DraftError> {
        let mut parts = self.package.parts();
        let found = parts.find(|(name, _)| *name == part);
        text(part, found.map_or(&[][..], |(_, content)| content))
    }

    /// Puts the figures in. `Ok(Err(…))`: the tags that cannot be filled in, all of them.
    ///
    /// # Errors
    /// When a part is not well-formed, or the file cannot be put together.
    pub fn fill(&self, figures: &Figures) -> Result<Result<Filled, Vec<Unfilled>>, DraftError> {
        let mut filled = Filled {
            bytes: Vec::new(),
            written: 0,
            missing: Vec::new(),
            elsewhere: Vec::new(),
        };
        let mut faults = Vec::new();
        let mut by_part = Vec::new();
        for (name, part) in &self.sheets {
            let source = self.source(part)?;
            let sheet = cells(part, source)?;
            let mut edits = Vec::new();
            for cell in sheet.texts {
                let place = Place {
                    sheet: name.clone(),
                    cell: cell.name.clone(),
                };
                let Some((text, item)) = self.text(part, source, &cell)? else {
                    continue;
                };
                let item = item.as_ref();
                match self.cell(figures, &text, source, &cell, item, &place, &mut filled) {
                    Ok(Some(with)) => edits.push(Edit {
                        at: cell.element.clone(),
                        with,
                    }),
                    Ok(None) => {}
                    Err(found) => faults.extend(found),
                }
            }
            by_part.push((part, source, edits, sheet.results));
        }
        // Excel takes a table for damaged whose headings are not as it has them.
        let tables = self
            .package
            .parts()
            .filter(|(name, content)| name.starts_with("xl/tables/") && may_hold_anywhere(content));
        faults.extend(tables.map(|(name, _)| Unfilled {
            place: Place {
                sheet: name.to_owned(),
                cell: String::new(),
            },
            tag: String::new(),
            fault: TagFault::Table,
        }));
        if !faults.is_empty() {
            return Ok(Err(faults));
        }
        let mut changed = BTreeMap::new();
        let is_any = by_part.iter().any(|(_, _, edits, _)| !edits.is_empty());
        for (part, source, mut edits, results) in by_part.into_iter().filter(|_| is_any) {
            // Not every program recalculates because a workbook asks for it, and an old
            // result would pass for a new one.
            edits.extend(results.into_iter().map(|at| Edit {
                at,
                with: String::new(),
            }));
            if !edits.is_empty() {
                changed.insert(part.clone(), apply(source.as_bytes(), edits));
            }
        }
        filled.elsewhere = self.elsewhere(&changed);
        let book = self.package.main();
        let source = self.source(book)?;
        if !changed.is_empty()
            && let Some(edit) = recalculated(book, source)?
        {
            changed.insert(book.to_owned(), apply(source.as_bytes(), vec![edit]));
        }
        let bytes = self.package.with(&changed);
        filled.bytes = bytes.map_err(|e| DraftError::Damaged(e.to_string()))?;
        Ok(Ok(filled))
    }

    /// The text of a cell, with its item where it has one.
    fn text<'s>(
        &'s self,
        part: &str,
        source: &'s str,
        cell: &Cell,
    ) -> Result<Option<Held<'s>>, DraftError> {
        let value = || cell.value.clone().map(|at| &source[at]);
        let (item, of) = match cell.kind.as_str() {
            "s" => {
                let Some((strings, items)) = &self.strings else {
                    return Ok(None);
                };
                let number = value().and_then(|v| v.trim().parse::<usize>().ok());
                let item = number.and_then(|number| items.get(number));
                let Some(item) = item else {
                    return Err(malformed(part, format!("{}: no such string", cell.name)));
                };
                (item.clone(), self.source(strings)?)
            }
            "inlineStr" => {
                let within = &source[cell.element.clone()];
                let found = items(part, within, "is")?.into_iter().next();
                match found {
                    Some(item) => (item, within),
                    None => return Ok(None),
                }
            }
            _ => {
                let formula = cell.calculates.clone().map(|at| &source[at]);
                let mut texts = formula.into_iter().chain(value());
                let text = texts.find(|text| may_hold(text));
                return Ok(text.map(|text| (text.to_owned(), None)));
            }
        };
        let text = item.text(of);
        Ok(may_hold(&text).then_some((text, Some((item, of)))))
    }

    /// What takes the place of a cell with tags; `None` where it has none.
    #[allow(clippy::too_many_arguments)] // All of it is about one cell.
    fn cell(
        &self,
        figures: &Figures,
        text: &str,
        source: &str,
        cell: &Cell,
        item: Option<&(Item, &str)>,
        place: &Place,
        filled: &mut Filled,
    ) -> Result<Option<String>, Vec<Unfilled>> {
        let fault = |tag: &str, fault: TagFault| Unfilled {
            place: place.clone(),
            tag: tag.to_owned(),
            fault,
        };
        let found = tags(text).map_err(|e| vec![fault(text, e)])?;
        if found.is_empty() {
            return Ok(None);
        }
        if cell.formula {
            return Err(vec![fault(text, TagFault::Formula)]);
        }
        let mut wanted: Vec<(Tag, FigureRef)> = Vec::new();
        let mut faults = Vec::new();
        for tag in found {
            match tag.figure(figures) {
                Ok(figure) => wanted.push((tag, figure)),
                Err(e) => faults.push(fault(&tag.inside, e)),
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let tag = &source[cell.tag.clone()];
        let mut texts: Vec<(Range<usize>, String)> = Vec::new();
        let mut is_blank = false;
        for (tag, figure) in &wanted {
            match figures.print(figure) {
                Ok(Printed::Text(text)) => texts.push((tag.at.clone(), text)),
                other => {
                    let missing = match other {
                        Ok(Printed::Null(missing)) => missing,
                        _ => None,
                    };
                    filled
                        .missing
                        .push((place.clone(), figure.clone(), missing));
                    is_blank = true;
                }
            }
        }
        if is_blank {
            return Ok(Some(write::blank(tag)));
        }
        filled.written += wanted.len();
        let whole = match wanted.as_slice() {
            [(only, figure)] if text.trim() == &text[only.at.clone()] => Some(figure),
            _ => None,
        };
        let number = whole.and_then(|figure| self.number(figures, figure, cell.style));
        Ok(Some(match (number, item) {
            (Some(number), _) => write::number(tag, number),
            (None, Some((item, of))) => write::text(tag, &item.with(of, &texts)),
            (None, None) => write::plain(tag, text),
        }))
    }

    /// The number of a figure: a share as the cell shows it.
    fn number(&self, figures: &Figures, figure: &FigureRef, style: usize) -> Option<Decimal> {
        let found = figures.get(&figure.scope, &figure.id)?;
        match figure.form {
            Form::Share if self.per_cent.contains(&style) => {
                found.share.map(|share| share / Decimal::ONE_HUNDRED)
            }
            Form::Share => found.share,
            Form::Text => match found.value {
                Value::Number(number) => Some(number),
                _ => None,
            },
            _ => None,
        }
    }

    /// The parts with braces that are in no cell.
    fn elsewhere(&self, changed: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
        let strings = self.strings.as_ref().map(|(part, _)| part.as_str());
        let parts = self
            .package
            .parts()
            .filter(|(name, _)| Some(*name) != strings);
        let holds = |(name, content): &(&str, &[u8])| {
            let content = changed.get(*name).map_or(*content, Vec::as_slice);
            name.starts_with("xl/") && may_hold_anywhere(content)
        };
        parts
            .filter(holds)
            .map(|(name, _)| name.to_owned())
            .collect()
    }
}
