//! The people: every roster read once, every row counted.

use super::flows::Dated;
use super::homes::AwayPeople;
use super::ledger::{Entry, Ledger};
use super::note::{FileNote, Held};
use super::open::{Step, Taken, each_table};
use super::roll::Collector;
use super::rows::Rows;
use super::same_names::SameNames;
use super::scouts::{LONG, Scouts};
use super::sums::{self, SumRows};
use super::totals::{RosterTotals, differs};
use super::{Gathered, Readers, counted_twice, same_file};
use crate::diagnostic::{Diagnostics, Kept};
use crate::failure::Failure;
use crate::project::Project;
use crate::project::discover::Kind;
use crate::records::dimension::{Values, told_by_rows};
use crate::records::person::Person;
use crate::records::roster::{RosterReader, Sinks};
use crate::records::units::Units;
use crate::source::{Called, Meaning, Record};
use crate::vocabulary::{RosterField, normalise};
use std::collections::BTreeMap;

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

/// What becomes of the rows.
pub(super) trait Each {
    /// Sees a row.
    fn see(&mut self, seen: &Seen<'_>);

    /// Where rows of a table can be added up that nobody has to see; `None` where each has
    /// to be seen.
    fn ledger(&mut self) -> Option<&mut Ledger> {
        None
    }
}

impl<F: FnMut(&Seen<'_>)> Each for F {
    fn see(&mut self, seen: &Seen<'_>) {
        self(seen);
    }
}

/// Counts all rows.
struct Count<'a> {
    ledger: Ledger,
    away: AwayPeople,
    collector: Option<Collector<'a>>,
}

impl Each for Count<'_> {
    fn see(&mut self, seen: &Seen<'_>) {
        let entry = Entry {
            person: seen.person,
            table: seen.table,
            line: seen.line,
            dated: seen.dated,
        };
        self.ledger.add(&entry, seen.values);
        self.away.add(seen);
        if let Some(collector) = &mut self.collector {
            collector.add(seen);
        }
    }

    fn ledger(&mut self) -> Option<&mut Ledger> {
        // People are collected one by one.
        self.collector.is_none().then_some(&mut self.ledger)
    }
}

/// Reads all rosters into the tally.
///
/// # Errors
/// When a file cannot be read.
pub fn read(project: &Project, readers: &Readers, gathered: &mut Gathered) -> Result<(), Failure> {
    let tally = &mut gathered.tally;
    let (rosters, columns) = (&mut tally.rosters, &mut tally.roster_columns);
    let keeps_people = readers.keeps_people;
    let collector = keeps_people.then(|| Collector::new(project, &readers.vocabulary));
    let (flows, classes) = (gathered.flows.clone(), gathered.classes.clone());
    let mut count = Count {
        ledger: Ledger::new(tally.people.clone(), flows, classes),
        away: AwayPeople::default(),
        collector,
    };
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
        &mut count,
    )?;
    let Count {
        ledger,
        mut away,
        collector,
    } = count;
    let mut identities = ledger.identities;
    (tally.people, tally.in_post) = (ledger.people, ledger.in_post);
    (gathered.flows, gathered.classes) = (ledger.flows, ledger.classes);
    gathered.roll = collector.map(|collector| collector.finish(&tally.units));
    let told = ledger.told.iter().zip(told_by_rows());
    let told = told.filter(|(told, _)| **told);
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
            &mut |seen: &Seen<'_>| {
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
    mut each: impl FnMut(&Seen<'_>),
) -> Result<(), Failure> {
    let mut sinks = Sinks {
        values: &mut gathered.values,
        units: &mut gathered.tally.units,
        diagnostics: &mut Diagnostics::default(),
    };
    each_person(project, readers, &mut sinks, |_| {}, &mut each)?;
    Ok(())
}

/// Goes over all rows of all rosters; `opened_by` sees every table's reader, `each`
/// every person. The notes stand in the order of the tables' positions.
pub(super) fn each_person(
    project: &Project,
    readers: &Readers,
    sinks: &mut Sinks<'_>,
    mut opened_by: impl FnMut(&mut RosterReader<'_>),
    each: &mut impl Each,
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
                vocabulary: &readers.vocabulary,
                each: &mut *each,
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
                let note = opened.steps(&known, diagnostics, step);
                if let Some(scouts) = scouts {
                    rows.settle(scouts, diagnostics);
                }
                note
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
