//! The rows of a long table read on several threads at once, and taken in in their order.
//!
//! Rows are handed out in batches, each to one scout in turn, and come back in the same
//! turn. What a scout could not say of a row is read in order, as all rows of short tables
//! are: so the number of threads changes nothing of what comes out.

use crate::records::dimension::Values;
use crate::records::roster::{Foreseen, Numbers, Orders, Words};
use crate::records::rulings::Rulings;
use crate::records::units::Units;
use crate::source::Record;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{Scope, available_parallelism};

/// From this row on a table is a long one.
pub const LONG: u64 = 20_000;

/// Rows in a batch.
const BATCH: usize = 1024;

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
    /// The codes of findings of which no place is kept any more.
    full: u128,
    foreseen: Vec<Option<Foreseen>>,
    words: Words,
}

impl Batch {
    /// The rows, each with what a scout says of it.
    pub fn rows(&mut self) -> impl Iterator<Item = (&Record, Option<Foreseen>)> {
        let foreseen = self.foreseen.drain(..).chain(std::iter::repeat(None));
        self.rows[..self.filled].iter().zip(foreseen)
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
            let orders = orders.clone();
            scope.spawn(move || read_all(orders, &batches, &read));
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

    /// Hands out a row. `full` gives the codes of which no place is kept any more. What it
    /// returns is to be [taken in](Self::take_in) at once.
    pub fn add(&mut self, record: &Record, full: impl FnOnce() -> u128) -> Option<Batch> {
        self.current.add(record);
        if self.current.filled < BATCH {
            return None;
        }
        let next = self.spare.pop().unwrap_or_default();
        let mut batch = std::mem::replace(&mut self.current, next);
        batch.full = full();
        let turn = self.sent % self.threads.len();
        // A thread that is gone has panicked, which the scope tells at its end.
        let _ = self.threads[turn].to.send(batch);
        self.sent += 1;
        match self.sent - self.back > self.threads.len() * WAITING {
            true => self.next(),
            false => None,
        }
    }

    /// The next batch of what was handed out, the last rows of all unread; `None` when all
    /// have come back.
    pub fn settle(&mut self) -> Option<Batch> {
        if self.back < self.sent {
            return self.next();
        }
        let next = self.spare.pop().unwrap_or_default();
        let rest = std::mem::replace(&mut self.current, next);
        (rest.filled > 0).then_some(rest)
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
        self.spare.push(batch);
    }
}

fn read_all(orders: Orders<'_>, batches: &Receiver<Batch>, read: &Sender<Batch>) {
    let rulings = Rulings::default();
    let mut scout = orders.scout(&rulings);
    for mut batch in batches {
        let rows = &batch.rows[..batch.filled];
        let foreseen = rows.iter().map(|row| scout.read(row, batch.full));
        batch.foreseen.extend(foreseen);
        batch.words = scout.words();
        if read.send(batch).is_err() {
            return;
        }
    }
}
