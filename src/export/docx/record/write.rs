//! The record → XML.

use super::{NAMESPACE, Record};
use crate::export::docx::xml::Element;
use crate::figures::{Form, Scope};

/// One element a fact; everything in attributes, so that white space cannot be lost.
pub fn to_xml(record: &Record) -> String {
    let mut root = Element::new("record")
        .with("xmlns", NAMESPACE)
        .with("generator", &record.generator)
        .with("year", &record.head.year.to_string())
        .with("as-of", &record.head.as_of);
    if let Some(body) = record.body {
        root = root.with("body", &body.to_string());
    }
    if let Some(refreshed) = record.refreshed {
        root = root.with("refreshed", &refreshed.to_string());
    }
    for mark in &record.figures {
        let mut figure = Element::new("figure")
            .with("bookmark", &mark.bookmark)
            .with("id", &mark.figure.id);
        figure = match &mark.figure.scope {
            Scope::Whole => figure.with("scope", "whole"),
            Scope::Unit(name) => figure.with("scope", "unit").with("unit", name),
        };
        let form = match mark.figure.form {
            Form::Text => "text",
            Form::Share => "share",
        };
        figure = figure.with("form", form).with("text", &mark.text);
        if let Some(place) = &mark.place {
            figure = figure
                .with("table", &place.table)
                .with("row", &place.row.to_string())
                .with("column", &place.column.to_string());
        }
        root.push(figure);
    }
    for mark in &record.tables {
        root.push(
            Element::new("table")
                .with("bookmark", &mark.bookmark)
                .with("id", &mark.id)
                .with("header-rows", &mark.header_rows.to_string())
                .with("rows", &mark.rows.to_string())
                .with("columns", &mark.columns.to_string()),
        );
    }
    for literal in &record.literals {
        root.push(Element::new("literal").with("text", literal));
    }
    root.to_document()
}
