//! The record → XML.

use super::{LinePiece, NAMESPACE, Record, basis};
use crate::export::docx::xml::{Element, Node};
use crate::export::text::clean;
use crate::figures::{FigureRef, Scope};

/// One element a fact; everything in attributes, so that white space cannot be lost.
pub fn to_xml(record: &Record) -> String {
    let mut root = Element::new("record")
        .with("xmlns", NAMESPACE)
        .with("generator", &record.generator)
        .with("year", &record.head.year.to_string())
        .with("as-of", &record.head.as_of);
    if let Some(unit) = &record.head.unit {
        root = root.with("unit", &clean(unit));
    }
    if let Some(body) = record.body {
        root = root.with("body", &body.to_string());
    }
    if let Some(refreshed) = record.refreshed {
        root = root.with("refreshed", &refreshed.to_string());
    }
    for mark in &record.figures {
        let figure = Element::new("figure").with("bookmark", &mark.bookmark);
        let mut figure = identified(figure, &mark.figure).with("text", &mark.text);
        if let Some(place) = &mark.place {
            figure = figure
                .with("table", &place.table)
                .with("row", &place.row.to_string())
                .with("column", &place.column.to_string());
        }
        root.push(figure);
    }
    for mark in &record.tables {
        let mut table = Element::new("table")
            .with("bookmark", &mark.bookmark)
            .with("id", &mark.id)
            .with("header-rows", &mark.header_rows.to_string())
            .with("rows", &mark.rows.to_string())
            .with("columns", &mark.columns.to_string());
        if let Some(words) = &mark.words {
            for heading in &words.headings {
                let cell = Element::new("heading")
                    .with("row", &heading.row.to_string())
                    .with("column", &heading.column.to_string())
                    .with("columns", &heading.columns.to_string());
                table.push(with_pieces(cell, &heading.pieces));
            }
            for name in &words.names {
                table.push(with_pieces(Element::new("name"), name));
            }
        }
        root.push(table);
    }
    for mark in &record.charts {
        let mut chart = Element::new("chart")
            .with("bookmark", &mark.bookmark)
            .with("id", &mark.id)
            .with("part", &mark.part);
        for point in &mark.points {
            let element = identified(Element::new("point"), &point.figure);
            chart.push(
                element
                    .with("text", &point.text)
                    .with("label", &point.label),
            );
        }
        root.push(chart);
    }
    for mark in record.lines.iter().flatten() {
        let kind = if mark.is_heading { "heading" } else { "text" };
        let line = Element::new("line").with("kind", kind);
        root.push(with_pieces(line, &mark.pieces));
    }
    for literal in &record.literals {
        root.push(Element::new("literal").with("text", literal));
    }
    for (figure, text) in record.earlier.all() {
        let earlier = identified(Element::new("earlier"), figure);
        root.push(earlier.with("text", text));
    }
    root.children.extend(
        record
            .head
            .basis
            .iter()
            .map(basis::write)
            .map(Node::Element),
    );
    root.to_document()
}

fn with_pieces(mut element: Element, pieces: &[LinePiece]) -> Element {
    for piece in pieces {
        element.push(match piece {
            LinePiece::Words(text) => Element::new("words").with("text", text),
            LinePiece::Figure(name) => Element::new("at").with("bookmark", name),
        });
    }
    element
}

fn identified(element: Element, figure: &FigureRef) -> Element {
    let element = element.with("id", &figure.id);
    let element = match &figure.scope {
        Scope::Whole => element.with("scope", "whole"),
        Scope::Unit(name) => element.with("scope", "unit").with("unit", name),
        Scope::Kind(name) => element.with("scope", "unit-type").with("unit-type", name),
    };
    element.with("form", figure.form.key())
}
