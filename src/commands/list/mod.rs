//! `list`: a question over the people of the rosters: how many, by what, and who.

mod csv;
mod json;
mod text;
mod xlsx;

use super::{exists, fits, read, spare_data, spare_inputs, verdict};
use crate::Console;
use crate::cli::{List, ListFormat};
use crate::diagnostic::Kept;
use crate::failure::Failure;
use crate::gather::Gathered;
use crate::message::Message;
use crate::output::{folder_of, write_file, write_stdout, write_with};
use crate::project::Project;
use crate::query::fields::Kind;
use crate::query::{Answer, Expr, Field, Fields, Question, ask, is_missing, resolve};
use crate::spreadsheet::ROWS;
use crate::vocabulary::mask::mask_all;
use std::path::Path;
use std::process::ExitCode;

/// The columns of a list where none are named; those that the question asks about follow.
const COLUMNS: &[&str] = &[
    "单位",
    "姓名",
    "性别",
    "年龄",
    "学历",
    "职称",
    "职称原文",
    "岗位",
];

/// A question with its answer, ready to be written.
struct Told<'a> {
    project: &'a Project,
    question: Question<'a>,
    answer: Answer,
}

/// Reads the data, answers the question and writes what came of it.
pub fn run(options: &List, console: &Console) -> anyhow::Result<ExitCode> {
    let output = &options.output;
    let file = output.path.as_deref().filter(|p| *p != Path::new("-"));
    if output.format == ListFormat::Xlsx && file.is_none() {
        return Err(Failure::new(Message::new("fail-list-stdout")).into());
    }
    if let Some(path) = file {
        spare_data(path)?;
    }
    fits(output, ".xlsx、.csv、.json、.txt")?;
    let (project, readers, mut gathered) = read(&options.selection, console, Kept::Some)?;
    if let Some(path) = file {
        spare_inputs(Some(path), &project)?;
        if path.is_file() && !options.force {
            return Err(exists(path).into());
        }
    }
    let rosters = gathered.manifest.iter().filter(|note| note.is_roster());
    let fields = Fields::new(&readers.vocabulary, rosters.flat_map(|note| &note.unknown));
    let asked = options.condition.as_deref();
    let resolved = asked
        .map(|asked| resolve(asked, &fields, &project, &readers, &gathered))
        .transpose()?;
    let (expr, notes) = match resolved {
        Some(resolved) => (Some(resolved.expr), resolved.notes),
        None => (None, Vec::new()),
    };
    let by = divided(options, &fields, &gathered)?;
    let columns = match options.names() {
        true => columns(options, expr.as_ref(), &fields, &gathered)?,
        false => Vec::new(),
    };
    let question = Question {
        expr: expr.as_ref(),
        all_rows: options.all_rows,
        by: by.first(),
        across: by.get(1),
        columns: &columns,
        show_ids: options.show_ids,
    };
    let answer = ask(&question, &project, &readers, &mut gathered)?;
    for note in &notes {
        console.note(note);
    }
    let told = Told {
        project: &project,
        question,
        answer,
    };
    write(&told, options, file, console)?;
    Ok(verdict(&project, &gathered, console, false))
}

/// The file gets the list of names; what there is to know about it goes to the screen.
fn write(
    told: &Told<'_>,
    options: &List,
    file: Option<&Path>,
    console: &Console,
) -> Result<(), Failure> {
    let words = &console.words;
    let head = || text::head(told, words) + &text::parts(told, words);
    let Some(path) = file else {
        let text = match options.output.format {
            ListFormat::Json => json::json(told),
            ListFormat::Csv => csv::csv(told, words),
            _ => head() + &text::people(told),
        };
        return write_stdout(text.as_bytes());
    };
    match options.output.format {
        ListFormat::Json => write_file(path, json::json(told).as_bytes())?,
        ListFormat::Table => {
            let text = head() + &text::people(told);
            write_file(path, text.as_bytes())?;
        }
        // Excel takes a file without the mark for GBK.
        ListFormat::Csv => write_file(
            path,
            format!("\u{feff}{}", csv::csv(told, words)).as_bytes(),
        )?,
        ListFormat::Xlsx => {
            let rows = told.answer.people.len().max(told.answer.parts.len());
            if rows as u64 > ROWS {
                let message = Message::new("fail-export-rows").number("rows", rows as u64);
                return Err(Failure::new(message.number("limit", ROWS)));
            }
            write_with(path, |out| {
                xlsx::write(told, words, out, Some(folder_of(path)))
            })?;
        }
    }
    write_stdout(head().as_bytes())?;
    console.note(
        &Message::new("query-written")
            .text("file", console.seen(path))
            .number("rows", told.answer.people.len() as u64),
    );
    Ok(())
}

/// By what is divided: one field, or two for a table of both.
fn divided(
    options: &List,
    fields: &Fields<'_>,
    gathered: &Gathered,
) -> Result<Vec<Field>, Failure> {
    let Some(names) = &options.by else {
        return Ok(Vec::new());
    };
    // A header of a roster may have such a sign in its name.
    if fields.find(names).is_some() {
        return Ok(vec![named(names, fields, gathered)?]);
    }
    let parts = listed(names);
    if parts.len() > 2 {
        let message = Message::new("fail-list-by").text("names", mask_all(names));
        return Err(Failure::new(message));
    }
    match parts.as_slice() {
        [] => Ok(vec![named(names, fields, gathered)?]),
        parts => (parts.iter())
            .map(|name| named(name, fields, gathered))
            .collect(),
    }
}

/// Names with commas between them, as people type them.
fn listed(names: &str) -> Vec<&str> {
    let names = names.split([',', '，', '、', ';', '；']).map(str::trim);
    names.filter(|name| !name.is_empty()).collect()
}

/// The columns that were named, or those that help to see why somebody is on the list.
fn columns(
    options: &List,
    expr: Option<&Expr>,
    fields: &Fields<'_>,
    gathered: &Gathered,
) -> Result<Vec<Field>, Failure> {
    if let Some(names) = &options.columns {
        let named = (listed(names).into_iter())
            .map(|name| named(name, fields, gathered))
            .collect::<Result<Vec<Field>, Failure>>()?;
        if !named.is_empty() {
            return Ok(named);
        }
    }
    let mut all: Vec<Field> = COLUMNS
        .iter()
        .filter_map(|name| fields.find(name))
        .collect();
    let asked = expr.into_iter().flat_map(Expr::conditions);
    all.extend(asked.map(|condition| condition.field.clone()));
    let more = [
        (options.all_rows, "是否计入"),
        (gathered.tally.roster_columns.contains("人数"), "人数"),
    ];
    let more = more.iter().filter(|(wanted, _)| *wanted);
    all.extend(more.filter_map(|(_, name)| fields.find(name)));
    let mut columns: Vec<Field> = Vec::new();
    for field in all {
        if !columns.contains(&field) && !is_missing(&field, gathered) {
            columns.push(field);
        }
    }
    Ok(columns)
}

/// The field of a name on the command line.
fn named(name: &str, fields: &Fields<'_>, gathered: &Gathered) -> Result<Field, Failure> {
    let Some(field) = fields.find(name) else {
        let message = Message::new("fail-list-field")
            .text("name", mask_all(name))
            .text("nearest", fields.nearest(name).unwrap_or_default())
            .text("known", fields.told());
        return Err(Failure::new(message));
    };
    match is_missing(&field, gathered) {
        false => Ok(field),
        true => Err(Failure::new(
            Message::new("fail-list-no-column")
                .text("field", &field.name)
                .text("columns", field.columns.join("、")),
        )),
    }
}

/// Whether a column holds numbers.
fn is_number(field: &Field) -> bool {
    matches!(field.kind, Kind::Age | Kind::Heads | Kind::Line)
}
