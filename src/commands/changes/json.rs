//! What changed, as JSON.

use crate::changes::{Changes, FigureChange, FileChange, Head, TableChange};
use serde_json::{Value, json};

/// The result of `changes`; docs/changes.md has every field.
pub fn render(changes: &Changes, names: &(String, String)) -> String {
    let mut value = value(changes);
    value["old"]["file"] = names.0.as_str().into();
    value["new"]["file"] = names.1.as_str().into();
    let mut whole = json!({ "schema": 1 });
    if let (Value::Object(whole), Value::Object(value)) = (&mut whole, value) {
        whole.extend(value);
    }
    crate::json::pretty(&whole)
}

/// The list of changes.
pub fn value(changes: &Changes) -> Value {
    let files = changes.files.as_ref();
    json!({
        "old": head(&changes.old),
        "new": head(&changes.new),
        "figures": changes.figures.iter().map(figure).collect::<Vec<_>>(),
        "files": files.map(|files| files.changed.iter().map(file).collect::<Vec<_>>()),
        "unchanged_files": files.map(|files| files.unchanged),
    })
}

fn head(head: &Head) -> Value {
    json!({
        "year": head.year,
        "as_of": head.as_of,
        "generator": head.generator,
    })
}

fn figure(figure: &FigureChange) -> Value {
    json!({
        "id": figure.id,
        "label": figure.label,
        "old": figure.text.old,
        "new": figure.text.new,
        "old_share": figure.share.old,
        "new_share": figure.share.new,
    })
}

fn file(file: &FileChange) -> Value {
    json!({
        "file": file.name,
        "was": file.was,
        "kind": file.kind,
        "status": file.status.key(),
        "small_files": file.small.map(|(old, new)| json!({ "old": old, "new": new })),
        "tables": file.tables.iter().map(table).collect::<Vec<_>>(),
    })
}

fn table(table: &TableChange) -> Value {
    let both = |(old, new): (Option<u64>, Option<u64>)| json!({ "old": old, "new": new });
    let classes = table.classes.iter().map(|class| {
        json!({
            "dimension": class.of,
            "class": class.class,
            "old": class.old,
            "new": class.new,
        })
    });
    json!({
        "sheet": table.sheet,
        "rows": both(table.rows),
        "people": both(table.people),
        "classes": classes.collect::<Vec<_>>(),
    })
}
