//! The people: every roster read once, every row counted.

use super::aside::Account;
use super::flows::Dated;
use super::homes::AwayPeople;
use super::ledger::{Entry, Ledger};
use super::note::{FileNote, Held};
use super::open::{Step, Taken, each_table};
use super::roll::Collector;
use super::same_names::SameNames;
use super::scouts::{Batch, Coming, LONG, Scouts};
use super::sums::{self, SumRows};
use super::totals::{RosterTotals, differs};
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
use crate::vocabulary::{RosterField, Vocabulary, normalise};
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
    vocabulary: &'r Vocabulary,
    each: &'r mut E,
}

impl<'a, E: Each> Rows<'a, '_, E> {
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
        self.each.see(&Seen {
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
        &mut self,
        scope: &'scope Scope<'scope, 'env>,
        plain: &PlainRows,
    ) -> Option<Scouts>
    where
        'a: 'env,
    {
        let orders = self.reader.orders(self.values, self.units)?;
        let (table, dated) = (self.table, self.dated);
        let each = &mut *self.each;
        let account = || {
            let ledger = each.ledger()?.aside(table);
            Some(Account {
                ledger,
                table,
                dated,
            })
        };
        Scouts::new(scope, &orders, plain, self.values, self.units, account)
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
        for Coming {
            record,
            foreseen,
            behind,
        } in batch.coming()
        {
            self.go_on_behind(behind, scouts);
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
        self.go_on_behind(batch.behind(), scouts);
        let (kept, counting) = batch.kept();
        self.totals.add_rows(kept, counting);
        scouts.take_back(batch);
        data + kept
    }

    /// Goes on behind a row of a unit, in a scout's number, that nobody sees.
    fn go_on_behind(&mut self, unit: Option<u32>, scouts: &mut Scouts) {
        if let Some(unit) = unit {
            let numbers = scouts.numbers();
            let unit = numbers.number(unit, self.units, self.vocabulary);
            self.reader.go_on_behind(unit);
        }
    }

    /// Adds what scouts have added up.
    fn settle(&mut self, scouts: Scouts, diagnostics: &mut Diagnostics) {
        for (aside, numbers) in scouts.finish() {
            for (code, count) in aside.found.iter().filter(|(_, count)| *count > 0) {
                diagnostics.count_more(*code, *count);
            }
            let types: Vec<_> = aside.types().filter(|(.., rows)| *rows > 0).collect();
            let mut here = Vec::new();
            for unit in aside.held.numbers() {
                let number = numbers.number(unit, self.units, self.vocabulary);
                let unit = unit as usize;
                here.resize(here.len().max(unit + 1), u32::MAX);
                here[unit] = number;
            }
            self.held.absorb(&aside.held, &here);
            for (unit, given, rows) in types {
                self.units.saw_more(here[unit as usize], given, rows);
            }
            let values = &mut *self.values;
            let value = |dim, value| numbers.value(dim, value, values);
            if let Some(ledger) = self.each.ledger() {
                ledger.absorb(aside.ledger, self.table, &here, value);
            }
        }
    }
}
