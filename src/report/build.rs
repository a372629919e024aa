//! The rendered texts become the document.

use super::assemble::{Assembler, Text};
use super::audit;
use super::compose::*;
use super::document::{Annex, Block, Closing, Document, Imprint, Inline, Masthead, plain_text};
use super::markdown::RawBlock;
use super::marker::Use;
use super::omission::OmissionKind;
use super::problem::{Place, ProblemKind, TemplateProblem};
use super::set::{self, PAGE, TemplateSet};

/// Title, body, annexes and closing lines.
pub(super) fn build(
    set: &TemplateSet,
    texts: &ReportTexts,
    rendered: &Rendered,
    uses: &[Use],
) -> Result<Composed, Problems> {
    let mut assembler = Assembler::new(uses);
    let mut problems = Vec::new();
    let blocks = |name: &str| rendered.get(name).cloned().unwrap_or_default();
    let text = |name, place: String, shift| Text {
        name,
        place: Place::file(place),
        shift,
    };
    let config = |key: &str| text("config", format!("{} ({key})", texts.path_shown), 0);
    let line = |assembler: &mut Assembler<'_>, key: &str| {
        let pieces = blocks(key).into_iter().flat_map(RawBlock::into_pieces);
        assembler.line(&config(key), &[], pieces.collect(), OmissionKind::Clause)
    };
    let title = line(&mut assembler, TITLE);
    if title.is_empty() || !assembler.omissions.is_empty() {
        let place = Place::file(format!("{} ({TITLE})", texts.path_shown));
        problems.push(TemplateProblem::new(ProblemKind::EmptyTitle, place));
    }
    let masthead = Masthead {
        issuer_mark: line(&mut assembler, ISSUER_MARK),
        document_number: line(&mut assembler, DOCUMENT_NUMBER),
        signatory: line(&mut assembler, SIGNATORY),
    };
    let recipient = ended(line(&mut assembler, RECIPIENT), "：");
    let mut page = blocks(PAGE);
    // The text itself always stands upright.
    page.retain(|block| !matches!(block, RawBlock::Turn(_)));
    let body = assembler.blocks(&text("body", PAGE.into(), 0), page);
    let mut annexes = Vec::new();
    for source in set.annexes() {
        let text = text(set::key(&source.name), source.shown.clone(), 1);
        match annex(&mut assembler, &text, blocks(&source.name)) {
            Ok(annex) => annexes.extend(annex),
            Err(kind) => {
                let place = Place::at(source.shown.clone(), 1);
                problems.push(TemplateProblem::new(kind, place));
            }
        }
    }
    let closing = Closing {
        signature: line(&mut assembler, SIGNATURE),
        date: line(&mut assembler, DATE),
    };
    let imprint = Imprint {
        copy_to: ended(line(&mut assembler, COPY_TO), "。"),
        office: line(&mut assembler, OFFICE),
        date: ended(line(&mut assembler, PRINTED), "印发"),
    };
    let mut properties = texts.properties.clone();
    if properties.title.is_empty() {
        properties.title = plain_text(&title);
    }
    let document = Document {
        properties,
        masthead,
        title,
        recipient,
        body,
        closing,
        annexes,
        imprint,
    };
    if let Some(hole) = audit::audit(&document) {
        let kind = ProblemKind::Render { detail: hole };
        problems.push(TemplateProblem::new(kind, Place::file(PAGE)));
    }
    match problems.is_empty() {
        true => Ok((document, assembler.omissions)),
        false => Err(problems),
    }
}

/// The line with the words that the standard wants at its end.
fn ended(mut line: Vec<Inline>, end: &str) -> Vec<Inline> {
    let text = plain_text(&line);
    if !text.is_empty() && !text.ends_with(end) {
        // A colon of another keyboard, or a mark that is none for this place.
        if let Some(Inline::Text { text, .. }) = line.last_mut() {
            let bare = text
                .trim_end_matches([':', '：', '。', '；', '.', ';'])
                .len();
            text.truncate(bare);
        }
        line.retain(|inline| !inline.as_str().is_empty());
        line.push(Inline::text(end));
    }
    line
}

/// An annex; none where nothing is left of it.
fn annex(
    assembler: &mut Assembler<'_>,
    text: &Text<'_>,
    mut raw: Vec<RawBlock>,
) -> Result<Option<Annex>, ProblemKind> {
    if raw.iter().all(|b| matches!(b, RawBlock::Turn(_))) {
        return Ok(None);
    }
    // A turn beside the title, before or after it, is for the title's page.
    let mut landscape = false;
    let mut at = 0;
    while at < raw.len() {
        match raw[at] {
            RawBlock::Turn(sideways) => {
                landscape = sideways;
                raw.remove(at);
            }
            _ if at == 0 => at = 1,
            _ => break,
        }
    }
    if !matches!(raw.first(), Some(RawBlock::Heading(1, _))) {
        return Err(ProblemKind::AnnexTitle);
    }
    let title = raw.remove(0).into_pieces();
    let title: Vec<Inline> = assembler.line(text, &[], title, OmissionKind::Heading);
    let blocks = assembler.blocks(text, raw);
    let says = |block: &Block| !matches!(block, Block::Turn { .. });
    Ok(
        (blocks.iter().any(says) && !title.is_empty()).then_some(Annex {
            title,
            landscape,
            blocks,
        }),
    )
}
