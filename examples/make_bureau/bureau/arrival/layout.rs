//! A list of people as a sheet: title, header, people, totals, signatures.

use super::cells::cells;
use super::planted::{Place, Planted};
use super::row::Row;
use super::sheet::{Cell, Merged, Sheet};
use super::spec::{SheetSpec, Specs};
use anyhow::Result;

/// Lays out the people of a list and notes where each fault lands.
pub fn lay_out(
    rows: &[Row],
    spec: &SheetSpec,
    specs: &Specs,
    place: &Place,
    planted: &mut Planted,
) -> Result<Sheet> {
    let mut sheet = Sheet::new(&spec.name);
    for (i, line) in spec.above.iter().enumerate() {
        sheet.push_text(&[line]);
        if i == 0 && spec.wide_title {
            sheet.merged.push(Merged {
                lines: (0, 0),
                columns: (0, spec.columns.len() - 1),
            });
        }
    }
    header(spec, &mut sheet);
    if !spec.columns.iter().any(|(column, _)| column == "单位") {
        planted.add(place, None, "unit-from-file", "");
    }
    let mut rows: Vec<&Row> = rows.iter().collect();
    if !spec.subtotals.is_empty() {
        rows.sort_by_key(|row| (row.guest, row.get(&spec.subtotals).to_owned()));
    }
    let mut part = 0;
    let mut first_of_unit = None;
    for (nth, row) in rows.iter().enumerate() {
        if spec.repeat_header > 0 && nth > 0 && nth.is_multiple_of(spec.repeat_header) {
            put_header(spec, &mut sheet);
        }
        let mut line = cells(row, nth, spec, specs)?;
        unit_cell(spec, &mut line, &mut first_of_unit, sheet.lines.len());
        let number = sheet.push(line);
        part += 1;
        planted.row(row, place, number, spec);
        let group = |row: &Row| (row.guest, row.get(&spec.subtotals).to_owned());
        let ends = rows
            .get(nth + 1)
            .is_none_or(|next| group(next) != group(row));
        if !spec.subtotals.is_empty() && ends {
            close_unit(spec, &mut sheet, &mut first_of_unit);
            sheet.push_text(&["小计", &format!("{part}人")]);
            part = 0;
        }
    }
    close_unit(spec, &mut sheet, &mut first_of_unit);
    if spec.total {
        let written = rows.len() as i32 + spec.total_off;
        let number = sheet.push_text(&["合计", &format!("{written}人")]);
        if spec.total_off != 0 {
            planted.add(place, Some(number), "total-differs", "");
        }
    }
    for line in &spec.below {
        let parts: Vec<&str> = line.split('|').collect();
        sheet.push_text(&parts);
    }
    Ok(sheet)
}

/// Adds the header, groups merged.
fn header(spec: &SheetSpec, sheet: &mut Sheet) {
    let first = sheet.lines.len();
    put_header(spec, sheet);
    let two = sheet.lines.len() - first == 2;
    let mut column = 0;
    while two && column < spec.columns.len() {
        let group = spec.columns[column]
            .1
            .split_once('|')
            .map(|(group, _)| group);
        let alike = |(_, name): &&(String, String)| {
            group.is_some() && name.split_once('|').map(|(group, _)| group) == group
        };
        let width = spec.columns[column..].iter().take_while(alike).count();
        let (lines, columns) = match group {
            Some(_) => ((first, first), (column, column + width - 1)),
            None => ((first, first + 1), (column, column)),
        };
        if lines.0 != lines.1 || columns.0 != columns.1 {
            sheet.merged.push(Merged { lines, columns });
        }
        column += width.max(1);
    }
}

fn put_header(spec: &SheetSpec, sheet: &mut Sheet) {
    let names = || spec.columns.iter().map(|(_, name)| name.as_str());
    if names().any(|name| name.contains('|')) {
        let mut above = "";
        let groups = names().map(|name| {
            let group = name.split_once('|').map_or(name, |(group, _)| group);
            let again = group == above;
            above = group;
            if again { "" } else { group }
        });
        let groups: Vec<&str> = groups.collect();
        sheet.push_text(&groups);
        let own = names().map(|name| name.split_once('|').map_or("", |(_, own)| own));
        let own: Vec<&str> = own.collect();
        sheet.push_text(&own);
    } else {
        let names: Vec<&str> = names().collect();
        sheet.push_text(&names);
    }
}

/// The cell of the unit: in every row, or in the first and implied below.
fn unit_cell(spec: &SheetSpec, line: &mut [Cell], first: &mut Option<usize>, here: usize) {
    let Some(column) = unit_column(spec) else {
        return;
    };
    let was_open = first.is_some();
    first.get_or_insert(here);
    match spec.unit_cells.as_str() {
        "ditto" if was_open => line[column] = Cell::from("同上"),
        "merged" if was_open => line[column] = Cell::EMPTY,
        _ => {}
    }
}

/// Merges the cells of the unit down to the last line.
fn close_unit(spec: &SheetSpec, sheet: &mut Sheet, first: &mut Option<usize>) {
    if let (Some(column), Some(top)) = (unit_column(spec), first.take()) {
        let bottom = sheet.lines.len() - 1;
        if spec.unit_cells == "merged" && bottom > top {
            sheet.merged.push(Merged {
                lines: (top, bottom),
                columns: (column, column),
            });
        }
    }
}

fn unit_column(spec: &SheetSpec) -> Option<usize> {
    spec.columns.iter().position(|(column, _)| column == "单位")
}
