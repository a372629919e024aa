//! The people: every roster read once, every row counted.

use super::homes::AwayPeople;
use super::note::{FileNote, Held};
use super::open::{Step, Taken, each_table};
use super::roll::Collector;
use super::same_names::SameNames;
use super::scouts::{Batch, LONG, Scouts};
use super::sums::{self, SumRows};
use super::totals::{RosterTotals, differs};
use super::twice::Identities;
use super::{Gathered, Readers, counted_twice, same_file};
use crate::diagnostic::{Diagnostics, Kept};
use crate::failure::Failure;
use crate::project::Project;
use crate::project::discover::Kind;
use crate::records::dimension::{Dim, InPost, Values, told_by_rows, value_of};
use crate::records::person::Person;
use crate::records::roster::{RosterReader, Sinks};
use crate::records::units::Units;
use crate::source::table::PlainRows;
use crate::source::{Called, Meaning, Record};
use crate::vocabulary::{RosterField, normalise};
use std::collections::BTreeMap;
use std::thread::Scope;

/// One row of a roster.
pub struct Seen<'a> {
    /// Its file.
    pub file: &'a str,
    /// Its sheet in a workbook.
    pub sheet: Option<&'a str>,
    /// Position among the tables of all rosters.
    pub table: usize,
    /// Line on which the record starts.
    pub line: u64,
    /// The row as it is written.
    pub record: &'a Record,
    /// Which column of it is which.
    pub reader: &'a RosterReader<'a>,
    /// The row, classified.
    pub person: &'a Person,
    /// Which dates the table has columns for.
    pub dated: Dated,
    /// Values of dimensions, with their labels.
    pub values: &'a Values,
    /// The directory of units.
    pub units: &'a Units,
}

/// Which dates of people a roster has columns for.
#[derive(Debug, Clone, Copy)]
pub struct Dated {
    /// 入职日期.
    pub joined: bool,
    /// 离职日期.
    pub left: bool,
}

/// Reads all rosters into the tally.
///
/// # Errors
/// When a file cannot be read.
pub fn read(project: &Project, readers: &Readers, gathered: &mut Gathered) -> Result<(), Failure> {
    let mut identities = Identities::default();
    let mut away = AwayPeople::default();
    let by_rows = told_by_rows();
    let mut told = by_rows.map(|_| false);
    let tally = &mut gathered.tally;
    let (rosters, columns) = (&mut tally.rosters, &mut tally.roster_columns);
    let (people, in_post) = (&mut tally.people, &mut tally.in_post);
    let (flows, classes) = (&mut gathered.flows, &mut gathered.classes);
    let keeps_people = readers.keeps_people;
    let mut collector = keeps_people.then(|| Collector::new(project, &readers.vocabulary));
    let mut sinks = Sinks {
        values: &mut gathered.values,
        units: &mut tally.units,
        diagnostics: &mut gathered.diagnostics,
    };
    let notes = each_person(
        project,
        readers,
        &mut sinks,
        |reader| {
            *rosters += 1;
            columns.extend(reader.fields());
        },
        |seen| {
            people.add(seen.person, seen.values);
            // Whoever does not count changes no figure, not even from unknown to 0.
            if seen.person.values[Dim::InPost as usize] == value_of(InPost::Yes) {
                for (told, (dim, unknown, _)) in told.iter_mut().zip(&by_rows) {
                    *told |= seen.person.values[*dim as usize] != *unknown;
                }
            }
            flows.add(seen);
            classes.add(seen.table, seen.person);
            away.add(seen);
            if let Some(collector) = &mut collector {
                collector.add(seen);
            }
            let verdict = seen.person.values[Dim::InPost as usize];
            if let Some(heads) = in_post.get_mut(verdict as usize) {
                *heads += seen.person.heads;
            }
            if let Some(identity) = seen.person.identity {
                identities.add(&identity, seen.person.unit, seen.table, seen.line);
            }
        },
    )?;
    gathered.roll = collector.map(|collector| collector.finish(&tally.units));
    let told = told.iter().zip(by_rows).filter(|(told, _)| **told);
    tally
        .roster_columns
        .extend(told.map(|(_, (_, _, column))| column));
    away.find(identities.numbers());
    let mut same_names = match identities.has_unnumbered() {
        true => SameNames::new(&notes),
        false => SameNames::default(),
    };
    let asks_for_partners = identities.asks_for_partners();
    if away.asks() || asks_for_partners || same_names.asks() {
        let mut sinks = Sinks {
            values: &mut gathered.values.clone(),
            units: &mut tally.units.clone(),
            diagnostics: &mut Diagnostics::new(BTreeMap::new(), Kept::Some),
        };
        each_person(
            project,
            readers,
            &mut sinks,
            |reader| {
                if asks_for_partners {
                    reader.name_everybody();
                }
            },
            |seen| {
                away.look_at(seen);
                same_names.look_at(seen);
                if let Some(identity) = seen.person.identity.filter(|_| asks_for_partners) {
                    identities.partner(&identity, seen.person.unit, seen.table, seen.line);
                }
            },
        )?;
    }
    let total: u64 = notes.iter().map(|note| note.rows).sum();
    tally.rows.roster += total;
    tally.rows.usable += total;
    identities.report(&notes, &mut gathered.diagnostics);
    same_file::report(project, &notes, &mut gathered.diagnostics);
    counted_twice::report(&notes, readers, &tally.units, &mut gathered.diagnostics);
    same_names.report(&notes, &tally.units, &mut gathered.diagnostics);
    away.report(&notes, readers, &tally.units, &mut gathered.diagnostics);
    sums::report_whole(&notes, &tally.units, &mut gathered.diagnostics);
    gathered.manifest.extend(notes);
    Ok(())
}

/// Goes over all rosters once more; findings were reported the first time.
///
/// # Errors
/// When a file cannot be read.
pub fn again(
    project: &Project,
    readers: &Readers,
    gathered: &mut Gathered,
    each: impl FnMut(&Seen<'_>),
) -> Result<(), Failure> {
    let mut sinks = Sinks {
        values: &mut gathered.values,
        units: &mut gathered.tally.units,
        diagnostics: &mut Diagnostics::default(),
    };
    each_person(project, readers, &mut sinks, |_| {}, each)?;
    Ok(())
}

/// Goes over all rows of all rosters; `opened_by` sees every table's reader, `each`
/// every person. The notes stand in the order of the tables' positions.
pub(super) fn each_person(
    project: &Project,
    readers: &Readers,
    sinks: &mut Sinks<'_>,
    mut opened_by: impl FnMut(&mut RosterReader<'_>),
    mut each: impl FnMut(&Seen<'_>),
) -> Result<Vec<FileNote>, Failure> {
    let known = |header: &str| readers.vocabulary.roster_field(header).is_some();
    let meaning = Meaning {
        known: &known,
        essential: &|header| {
            matches!(
                readers.vocabulary.roster_field(header),
                Some(
                    RosterField::Education
                        | RosterField::Title
                        | RosterField::TitleQualified
                        | RosterField::Post
                )
            )
        },
        named: Some(&|header| match readers.vocabulary.roster_field(header)? {
            RosterField::Name => Some(Called::Person),
            RosterField::Unit => Some(Called::Unit),
            _ => None,
        }),
        ditto: normalise::ditto_words(),
    };
    readers.rulings.begin();
    let mut notes: Vec<FileNote> = Vec::new();
    for file in project.files(Kind::Roster) {
        let (values, units) = (&mut *sinks.values, &mut *sinks.units);
        let mut table = notes.len();
        let of_file = each_table(file, meaning, sinks.diagnostics, |opened, diagnostics| {
            let heading = opened.heading();
            let mut reader = RosterReader::new(
                &heading,
                &readers.vocabulary,
                &readers.rules,
                &readers.rulings,
                diagnostics,
            );
            opened_by(&mut reader);
            let dated = Dated {
                joined: reader.columns().has(RosterField::Joined),
                left: reader.columns().has(RosterField::Left),
            };
            let counts = reader.columns().has(RosterField::People);
            let place = opened.place();
            let mut rows = Rows {
                totals: RosterTotals::new(reader.columns()),
                held: Held::default(),
                sums: SumRows::default(),
                reader,
                counts,
                file: heading.file,
                sheet: heading.sheet.as_deref(),
                table,
                dated,
                values: &mut *values,
                units: &mut *units,
                each: &mut each,
            };
            let at = |line| differs(place.on_line(line));
            let plain = opened.table.plain_rows().clone();
            let note = std::thread::scope(|scope| {
                let mut taken = 0;
                let mut scouts: Option<Scouts> = None;
                let step = |step: Step<'_>, diagnostics: &mut Diagnostics| {
                    let is_settled = matches!(step, Step::Settle);
                    match (step, &mut scouts) {
                        (Step::Total(record), _) => {
                            diagnostics.extend(rows.totals.compare(record, at));
                            return Taken::default();
                        }
                        (Step::Row(record), Some(scouts)) => {
                            scouts.add(record, || diagnostics.full());
                        }
                        (Step::Row(record), None) => {
                            taken += 1;
                            if taken == LONG {
                                scouts = rows.scouts(scope, &plain);
                            }
                            let data = u64::from(rows.read(record, diagnostics));
                            return Taken {
                                blocks: scouts.is_some(),
                                ..Taken::rows(data)
                            };
                        }
                        (Step::Block(block), Some(scouts)) => {
                            scouts.add_block(block, diagnostics.full());
                        }
                        (Step::Block(_) | Step::Settle, _) => {}
                    }
                    let back = |scouts| rows.take_back(scouts, is_settled, diagnostics);
                    scouts.as_mut().map(back).unwrap_or_default()
                };
                opened.steps(&known, diagnostics, step)
            });
            let Rows {
                reader, held, sums, ..
            } = rows;
            table += 1;
            reader.finish(units, diagnostics);
            sums.report(&place, units, diagnostics);
            Ok(note?.holding(held, units))
        })?;
        notes.extend(of_file);
    }
    Ok(notes)
}

/// The rows of one table, taken in one after the other.
struct Rows<'a, 'r, E> {
    reader: RosterReader<'a>,
    held: Held,
    sums: SumRows,
    totals: RosterTotals,
    /// Whether rows say for how many people they stand.
    counts: bool,
    file: &'r str,
    sheet: Option<&'r str>,
    table: usize,
    dated: Dated,
    values: &'r mut Values,
    units: &'r mut Units,
    each: &'r mut E,
}

impl<'a, E: FnMut(&Seen<'_>)> Rows<'a, '_, E> {
    /// Reads a row and takes it in; whether it is data.
    fn read(&mut self, record: &Record, diagnostics: &mut Diagnostics) -> bool {
        let mut sinks = Sinks {
            values: &mut *self.values,
            units: &mut *self.units,
            diagnostics,
        };
        let person = self.reader.read(record, &mut sinks);
        if let Some(person) = &person {
            self.see(record, person);
        }
        person.is_some()
    }

    fn see(&mut self, record: &Record, person: &Person) {
        let several = self.counts && self.reader.stands_for_several(record, person);
        self.held.add(person, several);
        if self.counts {
            self.sums.add(person, record.line());
        }
        let in_post = person.values[Dim::InPost as usize] == value_of(InPost::Yes);
        self.totals.add(person.heads, in_post);
        (self.each)(&Seen {
            file: self.file,
            sheet: self.sheet,
            table: self.table,
            line: record.line(),
            record,
            reader: &self.reader,
            person,
            dated: self.dated,
            values: &*self.values,
            units: &*self.units,
        });
    }

    /// Scouts for the rows from here on, where rows can be read ahead.
    fn scouts<'scope, 'env: 'scope>(
        &self,
        scope: &'scope Scope<'scope, 'env>,
        plain: &PlainRows,
    ) -> Option<Scouts>
    where
        'a: 'env,
    {
        let orders = self.reader.orders(self.values, self.units)?;
        Scouts::new(scope, &orders, plain, self.values, self.units)
    }

    /// Takes in what has come back from scouts, in its order: all there is, or as much as
    /// leaves them enough to do.
    fn take_back(
        &mut self,
        scouts: &mut Scouts,
        all: bool,
        diagnostics: &mut Diagnostics,
    ) -> Taken {
        let mut taken = Taken {
            blocks: true,
            ..Taken::default()
        };
        while let Some(mut batch) = scouts.back(all) {
            if let Some(last) = batch.last_of_block() {
                taken.last = Some(last.clone());
            }
            taken.unread = scouts.unread(&mut batch);
            taken.rows += self.take_in(batch, scouts, diagnostics);
            if !taken.unread.is_empty() {
                break;
            }
        }
        taken
    }

    /// Takes in rows that came back from a scout, in their order; how many are data.
    fn take_in(
        &mut self,
        mut batch: Batch,
        scouts: &mut Scouts,
        diagnostics: &mut Diagnostics,
    ) -> u64 {
        let mut data = 0;
        for (record, foreseen) in batch.rows() {
            let known = foreseen.and_then(|row| {
                let numbers = scouts.numbers();
                let is_known = numbers.translate(&mut row.person, self.values, self.units);
                is_known.then_some(row)
            });
            let Some(row) = known else {
                data += u64::from(self.read(record, diagnostics));
                continue;
            };
            let mut sinks = Sinks {
                values: &mut *self.values,
                units: &mut *self.units,
                diagnostics: &mut *diagnostics,
            };
            self.reader.take_in(row, &mut sinks);
            self.see(record, &row.person);
            data += 1;
        }
        scouts.take_back(batch);
        data
    }
}
