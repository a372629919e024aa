//! The record → XML.

use super::{LinePiece, NAMESPACE, Record, basis};
use crate::export::docx::xml::Pen;
use crate::export::text::clean;
use crate::figures::{FigureRef, Scope};

/// One element a fact; everything in attributes, so that white space cannot be lost.
pub fn to_xml(record: &Record, body: Option<u32>) -> String {
    let mut pen = Pen::new();
    pen.begin("record")
        .with("xmlns", NAMESPACE)
        .with("generator", &record.generator)
        .number("year", record.head.year)
        .with("as-of", &record.head.as_of);
    if let Some(unit) = &record.head.unit {
        pen.with("unit", &clean(unit));
    }
    if let Some(body) = body {
        pen.number("body", body);
    }
    if let Some(refreshed) = record.refreshed {
        pen.number("refreshed", refreshed);
    }
    for mark in &record.figures {
        pen.begin("figure").with("bookmark", &mark.bookmark);
        identify(&mut pen, &mark.figure);
        pen.with("text", &mark.text);
        if let Some(place) = &mark.place {
            pen.with("table", &place.table)
                .number("row", place.row)
                .number("column", place.column);
        }
        pen.end("figure");
    }
    for mark in &record.tables {
        pen.begin("table")
            .with("bookmark", &mark.bookmark)
            .with("id", &mark.id)
            .number("header-rows", mark.header_rows)
            .number("rows", mark.rows)
            .number("columns", mark.columns);
        if let Some(words) = &mark.words {
            for heading in &words.headings {
                pen.begin("heading")
                    .number("row", heading.row)
                    .number("column", heading.column)
                    .number("columns", heading.columns);
                pieces(&mut pen, &heading.pieces);
                pen.end("heading");
            }
            for name in &words.names {
                pen.begin("name");
                pieces(&mut pen, name);
                pen.end("name");
            }
        }
        pen.end("table");
    }
    for mark in &record.charts {
        pen.begin("chart")
            .with("bookmark", &mark.bookmark)
            .with("id", &mark.id)
            .with("part", &mark.part);
        for point in &mark.points {
            pen.begin("point");
            identify(&mut pen, &point.figure);
            pen.with("text", &point.text).with("label", &point.label);
            pen.end("point");
        }
        pen.end("chart");
    }
    for mark in record.lines.iter().flatten() {
        let kind = if mark.is_heading { "heading" } else { "text" };
        pen.begin("line").with("kind", kind);
        pieces(&mut pen, &mark.pieces);
        pen.end("line");
    }
    for literal in &record.literals {
        pen.begin("literal").with("text", literal).end("literal");
    }
    for (figure, text) in record.earlier.all() {
        pen.begin("earlier");
        identify(&mut pen, figure);
        pen.with("text", text).end("earlier");
    }
    if let Some(basis) = &record.head.basis {
        basis::write(basis, &mut pen);
    }
    pen.end("record");
    pen.document()
}

fn pieces(pen: &mut Pen, pieces: &[LinePiece]) {
    for piece in pieces {
        match piece {
            LinePiece::Words(text) => pen.begin("words").with("text", text).end("words"),
            LinePiece::Figure(name) => pen.begin("at").with("bookmark", name).end("at"),
        }
    }
}

fn identify(pen: &mut Pen, figure: &FigureRef) {
    pen.with("id", &figure.id);
    match &figure.scope {
        Scope::Whole => pen.with("scope", "whole"),
        Scope::Unit(name) => pen.with("scope", "unit").with("unit", name),
        Scope::Kind(name) => pen.with("scope", "unit-type").with("unit-type", name),
    };
    pen.with("form", figure.form.key());
}
