//! The rows of a long table read on several threads at once, and taken in in their order.
//!
//! Rows are handed out in batches, each to one scout in turn, and come back in the same
//! turn. What a scout could not say of a row is read in order, as all rows of short tables
//! are: so the number of threads changes nothing of what comes out. Where a piece of the file
//! most likely holds nothing but rows of data, the scout gets that and splits it itself; if
//! it holds anything else, it comes back as it is.
//!
//! Rows that are like others are most of a table, and adding them up needs no order. A scout
//! does so itself, with [sums of its own](super::aside), once all rows before them are known
//! to be data.

use super::aside::{Account, Aside, Sums};
use crate::records::dimension::Values;
use crate::records::roster::quick::Quick;
use crate::records::roster::{Foreseen, Numbers, Orders, Scout, Words};
use crate::records::rulings::Rulings;
use crate::records::units::Units;
use crate::source::delimited::{Block, BlockRecords};
use crate::source::table::PlainRows;
use crate::source::{RawRow, Record};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{Scope, available_parallelism};

/// From this row on a table is a long one. That nothing depends on it but time, tests show: in
/// their builds it is lower, so that they need no large tables.
pub const LONG: u64 = if cfg!(debug_assertions) { 2_000 } else { 3_000 };

/// Rows in a batch; fewer in tests, so that there are several.
const BATCH: usize = if cfg!(debug_assertions) { 128 } else { 1024 };

/// Batches that a scout has before it at most: enough to go on with while whoever reads the
/// file waits for a processor.
const WAITING: usize = 6;

/// More threads than this are of no use: the rows are counted on one.
const MOST: usize = 8;

/// Some rows in a row.
#[derive(Default)]
pub struct Batch {
    /// Room for rows: those that were handed out, or those of a block that are taken in in
    /// their order.
    rows: Vec<Record>,
    filled: usize,
    /// What the rows are to be split from, or were.
    block: Option<Block>,
    /// The last row of it.
    last: Record,
    /// Whether it was read.
    is_read: bool,
    /// Whether it is a block that holds anything but plain rows of data, and so was not read.
    is_unread: bool,
    /// The codes of findings of which no place is kept any more.
    full: u128,
    /// The rows that are to be taken in in their order.
    ordered: Vec<Ordered>,
    /// The others.
    quick: Vec<Quick>,
    /// How many of these count.
    counting: u64,
    /// The unit of the last row, in the scout's numbers, if that is one of the others.
    behind: Option<u32>,
    words: Words,
}

/// A row that is to be taken in in its order.
struct Ordered {
    row: usize,
    foreseen: Option<Foreseen>,
    /// The unit of the row before, in the scout's numbers, if that is added up by the scout.
    behind: Option<u32>,
}

/// A row that is to be taken in in its order, with what a scout says of it.
pub struct Coming<'a> {
    /// The row.
    pub record: &'a Record,
    /// What a scout says of it.
    pub foreseen: Option<&'a mut Foreseen>,
    /// The unit of the row before, in the scout's numbers, if the scout keeps that row.
    pub behind: Option<u32>,
}

impl Batch {
    /// The rows to be taken in, in their order.
    pub fn coming(&mut self) -> impl Iterator<Item = Coming<'_>> {
        let rows = &self.rows;
        let unread = 0..if self.is_read { 0 } else { self.filled };
        let unread = unread.map(|row| Coming {
            record: &rows[row],
            foreseen: None,
            behind: None,
        });
        let ordered = self.ordered.iter_mut().map(|ordered| Coming {
            record: &rows[ordered.row],
            foreseen: ordered.foreseen.as_mut(),
            behind: ordered.behind,
        });
        ordered.chain(unread)
    }

    /// How many rows the scout adds up itself, and how many of these count.
    pub fn kept(&self) -> (u64, u64) {
        (self.quick.len() as u64, self.counting)
    }

    /// The unit of the last row, in the scout's numbers, if the scout keeps that row.
    pub fn behind(&self) -> Option<u32> {
        self.behind
    }

    /// The last row of a block.
    pub fn last_of_block(&self) -> Option<&Record> {
        let has_rows = !self.ordered.is_empty() || !self.quick.is_empty();
        (self.block.is_some() && has_rows).then_some(&self.last)
    }

    fn add(&mut self, record: &Record) {
        match self.rows.get_mut(self.filled) {
            Some(room) => room.copy_from(record),
            None => self.rows.push(record.clone()),
        }
        self.filled += 1;
    }

    fn clear(&mut self) {
        self.filled = 0;
        self.block = None;
        (self.is_read, self.is_unread) = (false, false);
        self.ordered.clear();
        self.quick.clear();
        (self.counting, self.behind) = (0, None);
    }
}

/// What a scout is to do.
enum Task {
    /// Read these rows.
    Read(Batch),
    /// Add up what it has read.
    AddUp(Batch),
}

/// A scout on its thread.
struct Thread {
    to: Sender<Task>,
    from: Receiver<Batch>,
    /// Its sums, at the end.
    aside: Receiver<Sums>,
    numbers: Numbers,
}

/// All scouts of one table.
pub struct Scouts {
    threads: Vec<Thread>,
    /// How many batches were handed out, and how many came back.
    sent: usize,
    back: usize,
    current: Batch,
    /// Room for more.
    spare: Receiver<Batch>,
    done: Sender<Batch>,
}

impl Scouts {
    /// As many as the machine has use for; `None` where that is none. `account` opens the
    /// sums of one, if scouts are to add up rows.
    pub fn new<'scope, 'env: 'scope>(
        scope: &'scope Scope<'scope, 'env>,
        orders: &Orders<'env>,
        plain: &PlainRows,
        values: &Values,
        units: &Units,
        mut account: impl FnMut() -> Option<Account>,
    ) -> Option<Self> {
        let count = available_parallelism().map_or(1, usize::from).min(MOST);
        if count < 2 {
            return None;
        }
        let (done, spare) = channel();
        let thread = |_| {
            let (to, tasks) = channel();
            let (read, from) = channel();
            let (sums, aside) = channel();
            let (orders, plain, done) = (orders.clone(), plain.clone(), done.clone());
            let account = account();
            scope.spawn(move || {
                let rulings = Rulings::default();
                let mut worker = Worker::new(orders.scout(&rulings), &plain, account);
                // What is sent may no longer be wanted: room, and at an error all.
                for task in tasks {
                    match task {
                        Task::Read(mut batch) => {
                            worker.read(&mut batch);
                            let _ = read.send(batch);
                        }
                        Task::AddUp(mut batch) => {
                            worker.add_up(&batch.quick);
                            batch.clear();
                            let _ = done.send(batch);
                        }
                    }
                }
                if let Some(aside) = worker.aside {
                    let _ = sums.send(aside.finish());
                }
            });
            Thread {
                to,
                from,
                aside,
                numbers: Numbers::new(values, units),
            }
        };
        Some(Scouts {
            threads: (0..count).map(thread).collect(),
            sent: 0,
            back: 0,
            current: Batch::default(),
            spare,
            done,
        })
    }

    /// Hands out a row. `full` gives the codes of which no place is kept any more.
    pub fn add(&mut self, record: &Record, full: impl FnOnce() -> u128) {
        self.current.add(record);
        if self.current.filled == BATCH {
            self.send(full());
        }
    }

    /// Hands out a block, behind all rows before it.
    pub fn add_block(&mut self, block: Block, full: u128) {
        if self.current.filled > 0 {
            self.send(full);
        }
        self.current.block = Some(block);
        self.send(full);
    }

    fn room(&self) -> Batch {
        self.spare.try_recv().unwrap_or_default()
    }

    fn send(&mut self, full: u128) {
        let next = self.room();
        let mut batch = std::mem::replace(&mut self.current, next);
        batch.full = full;
        let turn = self.sent % self.threads.len();
        // A thread that is gone has panicked, which the scope tells at its end.
        let _ = self.threads[turn].to.send(Task::Read(batch));
        self.sent += 1;
    }

    /// The next batch of what was handed out, if it has to come back now: because there are
    /// too many, or (`all`) because each has to, the last rows unread. What it returns is to
    /// be taken in at once.
    pub fn back(&mut self, all: bool) -> Option<Batch> {
        let out = self.sent - self.back;
        if out > self.threads.len() * WAITING || (all && out > 0) {
            return self.next();
        }
        if !all || self.current.filled == 0 {
            return None;
        }
        let next = self.room();
        Some(std::mem::replace(&mut self.current, next))
    }

    /// The block of a batch that was not read, and all blocks behind it.
    pub fn unread(&mut self, batch: &mut Batch) -> Vec<Block> {
        if !batch.is_unread {
            return Vec::new();
        }
        let mut blocks: Vec<Block> = batch.block.take().into_iter().collect();
        // No rows are handed out behind a block before it is back.
        while self.back < self.sent
            && let Some(mut later) = self.next()
        {
            blocks.extend(later.block.take());
            later.clear();
            self.take_back(later);
        }
        blocks
    }

    fn next(&mut self) -> Option<Batch> {
        let turn = self.back % self.threads.len();
        self.back += 1;
        let mut batch = self.threads[turn].from.recv().ok()?;
        self.threads[turn]
            .numbers
            .learn(std::mem::take(&mut batch.words));
        Some(batch)
    }

    /// The numbers of the scout of the batch that came back last.
    pub fn numbers(&mut self) -> &mut Numbers {
        let turn = self.back.saturating_sub(1) % self.threads.len();
        &mut self.threads[turn].numbers
    }

    /// Takes back the batch that came back last: its scout adds up what it has kept of it.
    pub fn take_back(&mut self, mut batch: Batch) {
        // Whoever does not take it is gone.
        if batch.quick.is_empty() {
            batch.clear();
            let _ = self.done.send(batch);
        } else {
            let turn = self.back.saturating_sub(1) % self.threads.len();
            let _ = self.threads[turn].to.send(Task::AddUp(batch));
        }
    }

    /// The sums of all scouts, each with its numbers of units and values.
    pub fn finish(self) -> impl Iterator<Item = (Sums, Numbers)> {
        let threads = self.threads.into_iter();
        threads.filter_map(|thread| {
            drop(thread.to);
            Some((thread.aside.recv().ok()?, thread.numbers))
        })
    }
}

/// What a scout has on its thread.
struct Worker<'a> {
    scout: Scout<'a>,
    plain: &'a PlainRows,
    records: Option<BlockRecords>,
    aside: Option<Aside>,
    /// The columns to be looked at in rows that are like others; none where no rows are
    /// added up.
    others: Option<Vec<usize>>,
}

impl<'a> Worker<'a> {
    fn new(scout: Scout<'a>, plain: &'a PlainRows, account: Option<Account>) -> Self {
        let others = scout.others(plain.width()).filter(|_| account.is_some());
        Worker {
            scout,
            plain,
            records: None,
            aside: account.map(Aside::new),
            others,
        }
    }

    fn add_up(&mut self, rows: &[Quick]) {
        if let Some(aside) = &mut self.aside {
            aside.add(rows, &self.scout);
        }
    }

    fn read(&mut self, batch: &mut Batch) {
        match batch.block.take() {
            Some(block) => self.read_block(block, batch),
            None => {
                batch.is_read = true;
                for row in 0..batch.filled {
                    let record = std::mem::take(&mut batch.rows[row]);
                    let raw = RawRow::of(&record);
                    if let Some(raw) = raw.as_ref().filter(|_| self.others.is_some()) {
                        self.scout.look_at(std::slice::from_ref(raw));
                    }
                    if !raw.is_some_and(|raw| self.keep(0, &raw, batch)) {
                        self.order(row, &record, batch);
                    }
                    batch.rows[row] = record;
                }
            }
        }
        batch.words = self.scout.words();
    }

    fn read_block(&mut self, mut block: Block, batch: &mut Batch) {
        let records = self.records.take();
        let mut records = records.unwrap_or_else(|| BlockRecords::like(&block));
        let mut last = std::mem::take(&mut batch.last);
        let is_whole = records.split(&mut block, &mut last, |rows| {
            if self.others.is_some() {
                self.scout.look_at(rows);
            }
            let mut rows = rows.iter().enumerate();
            rows.all(|(at, raw)| self.keep(at, raw, batch) || self.order_raw(raw, batch))
        });
        if !is_whole {
            batch.clear();
        }
        (batch.is_unread, batch.last) = (!is_whole, last);
        batch.is_read = is_whole;
        batch.block = Some(block);
        self.records = Some(records);
    }

    /// Reads a row of a block that is to be taken in in its order, if it is data.
    fn order_raw(&mut self, raw: &RawRow<'_>, batch: &mut Batch) -> bool {
        let at = batch.filled;
        if at == batch.rows.len() {
            batch.rows.push(Record::default());
        }
        let mut record = std::mem::take(&mut batch.rows[at]);
        raw.copy_to(&mut record);
        let holds = self.plain.holds(&record);
        if holds {
            batch.filled += 1;
            self.order(at, &record, batch);
        }
        batch.rows[at] = record;
        holds
    }

    /// Keeps a row to add it up, if it is like others; `at` is its number among those that
    /// were looked at together.
    fn keep(&mut self, at: usize, raw: &RawRow<'_>, batch: &mut Batch) -> bool {
        let Some(others) = &self.others else {
            return false;
        };
        let Some(quick) = self.scout.like(at, raw.line(), batch.full) else {
            return false;
        };
        if !self.plain.holds_others(raw, others) {
            return false;
        }
        batch.counting += u64::from(quick.counts);
        batch.behind = Some(quick.unit);
        batch.quick.push(quick);
        true
    }

    /// Reads a row that is to be taken in in its order.
    fn order(&mut self, row: usize, record: &Record, batch: &mut Batch) {
        let foreseen = self.scout.read(record, batch.full);
        if let (Some(read), Some(raw)) = (&foreseen, RawRow::of(record))
            && self.others.is_some()
            && self.plain.vouches(record)
        {
            self.scout.remember(&raw, read);
        }
        batch.ordered.push(Ordered {
            row,
            foreseen,
            behind: batch.behind.take(),
        });
    }
}
