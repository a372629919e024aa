//! The rows of a long table read on several threads at once, and taken in in their order.
//!
//! Rows are handed out in batches, each to one scout in turn, and come back in the same
//! turn. What a scout could not say of a row is read in order, as all rows of short tables
//! are: so the number of threads changes nothing of what comes out. Where a piece of the file
//! most likely holds nothing but rows of data, the scout gets that and splits it itself; if
//! it holds anything else, it comes back as it is.

use crate::records::dimension::Values;
use crate::records::roster::{Foreseen, Numbers, Orders, Words};
use crate::records::rulings::Rulings;
use crate::records::units::Units;
use crate::source::Record;
use crate::source::delimited::{Block, BlockRecords};
use crate::source::table::PlainRows;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{Scope, available_parallelism};

/// From this row on a table is a long one. That nothing depends on it but time, tests show: in
/// their builds it is lower, so that they need no large tables.
pub const LONG: u64 = if cfg!(debug_assertions) {
    2_000
} else {
    20_000
};

/// Rows in a batch; fewer in tests, so that there are several.
const BATCH: usize = if cfg!(debug_assertions) { 128 } else { 1024 };

/// Batches that a scout has before it at most.
const WAITING: usize = 2;

/// More threads than this are of no use: the rows are counted on one.
const MOST: usize = 8;

/// Some rows in a row.
#[derive(Default)]
pub struct Batch {
    /// Room for rows.
    rows: Vec<Record>,
    filled: usize,
    /// What the rows are to be split from, or were.
    block: Option<Block>,
    /// Whether it holds anything but plain rows of data, and so was not read.
    is_unread: bool,
    /// The codes of findings of which no place is kept any more.
    full: u128,
    foreseen: Vec<Option<Foreseen>>,
    words: Words,
}

impl Batch {
    /// The rows, each with what a scout says of it.
    pub fn rows(&mut self) -> impl Iterator<Item = (&Record, Option<&mut Foreseen>)> {
        let foreseen = self.foreseen.iter_mut().map(Option::as_mut);
        let foreseen = foreseen.chain(std::iter::repeat_with(|| None));
        self.rows[..self.filled].iter().zip(foreseen)
    }

    /// The last row of a block.
    pub fn last_of_block(&self) -> Option<&Record> {
        let last = self.rows[..self.filled].last();
        last.filter(|_| self.block.is_some())
    }

    fn add(&mut self, record: &Record) {
        match self.rows.get_mut(self.filled) {
            Some(room) => room.copy_from(record),
            None => self.rows.push(record.clone()),
        }
        self.filled += 1;
    }
}

/// A scout on its thread.
struct Thread {
    to: Sender<Batch>,
    from: Receiver<Batch>,
    numbers: Numbers,
}

/// All scouts of one table.
pub struct Scouts {
    threads: Vec<Thread>,
    /// How many batches were handed out, and how many came back.
    sent: usize,
    back: usize,
    current: Batch,
    spare: Vec<Batch>,
}

impl Scouts {
    /// As many as the machine has use for; `None` where that is none.
    pub fn new<'scope, 'env: 'scope>(
        scope: &'scope Scope<'scope, 'env>,
        orders: &Orders<'env>,
        plain: &PlainRows,
        values: &Values,
        units: &Units,
    ) -> Option<Self> {
        let count = available_parallelism().map_or(1, usize::from).min(MOST);
        if count < 2 {
            return None;
        }
        let thread = |_| {
            let (to, batches) = channel::<Batch>();
            let (read, from) = channel();
            let (orders, plain) = (orders.clone(), plain.clone());
            scope.spawn(move || read_all(orders, &plain, &batches, &read));
            Thread {
                to,
                from,
                numbers: Numbers::new(values, units),
            }
        };
        Some(Scouts {
            threads: (0..count).map(thread).collect(),
            sent: 0,
            back: 0,
            current: Batch::default(),
            spare: Vec::new(),
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

    fn send(&mut self, full: u128) {
        let next = self.spare.pop().unwrap_or_default();
        let mut batch = std::mem::replace(&mut self.current, next);
        batch.full = full;
        let turn = self.sent % self.threads.len();
        // A thread that is gone has panicked, which the scope tells at its end.
        let _ = self.threads[turn].to.send(batch);
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
        let next = self.spare.pop().unwrap_or_default();
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

    /// Takes back the room of a batch.
    pub fn take_back(&mut self, mut batch: Batch) {
        batch.filled = 0;
        batch.foreseen.clear();
        (batch.block, batch.is_unread) = (None, false);
        self.spare.push(batch);
    }
}

fn read_all(
    orders: Orders<'_>,
    plain: &PlainRows,
    batches: &Receiver<Batch>,
    read: &Sender<Batch>,
) {
    let rulings = Rulings::default();
    let mut scout = orders.scout(&rulings);
    let mut records = None;
    for mut batch in batches {
        if let Some(block) = &mut batch.block {
            let records = records.get_or_insert_with(|| BlockRecords::like(block));
            let holds = |record: &Record| plain.holds(record);
            let count = records.split(block, &mut batch.rows, holds);
            (batch.filled, batch.is_unread) = (count.unwrap_or(0), count.is_none());
        }
        let rows = &batch.rows[..batch.filled];
        let foreseen = rows.iter().map(|row| scout.read(row, batch.full));
        batch.foreseen.extend(foreseen);
        batch.words = scout.words();
        if read.send(batch).is_err() {
            return;
        }
    }
}
