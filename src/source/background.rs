//! Records split on a thread of their own, and handed out in their order.

use super::delimited::{Delimited, DelimitedError};
use super::record::Record;
use std::io::Read;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::JoinHandle;

/// Records in a batch.
const BATCH: usize = 512;

/// Batches that wait at most.
const WAITING: usize = 4;

/// Records one after the other, and what comes behind them: more, the end or an error.
#[derive(Default)]
struct Batch {
    records: Vec<Record>,
    filled: usize,
    end: Option<Result<(), DelimitedError>>,
}

/// Records from another thread.
pub struct Background {
    /// Taken when the records are no longer wanted.
    filled: Option<Receiver<Batch>>,
    /// Room that can be used again.
    room: SyncSender<Batch>,
    current: Batch,
    /// The next record of it.
    at: usize,
    thread: Option<JoinHandle<()>>,
}

impl Background {
    /// Goes on with these records on a thread of its own.
    pub fn new<R: Read + Send + 'static>(records: Delimited<R>) -> Self {
        let (to, filled) = sync_channel(WAITING);
        let (room, back) = sync_channel(WAITING + 2);
        let thread = std::thread::spawn(move || split(records, &to, &back));
        Background {
            filled: Some(filled),
            room,
            current: Batch::default(),
            at: 0,
            thread: Some(thread),
        }
    }

    /// Reads the next record; `false` at the end.
    ///
    /// # Errors
    /// As those of the records themselves.
    pub fn next(&mut self, record: &mut Record) -> Result<bool, DelimitedError> {
        loop {
            if self.at < self.current.filled {
                std::mem::swap(record, &mut self.current.records[self.at]);
                self.at += 1;
                return Ok(true);
            }
            match self.current.end.take() {
                Some(Err(error)) => {
                    self.current.end = Some(Ok(()));
                    return Err(error);
                }
                Some(Ok(())) => {
                    self.current.end = Some(Ok(()));
                    return Ok(false);
                }
                None => {}
            }
            let next = self.filled.as_ref().map(Receiver::recv);
            let Some(Ok(next)) = next else {
                // Without an end the thread is gone: what it died of must not be lost.
                if let Some(Err(panic)) = self.thread.take().map(JoinHandle::join) {
                    std::panic::resume_unwind(panic);
                }
                return Ok(false);
            };
            let used = std::mem::replace(&mut self.current, next);
            self.at = 0;
            // Room that nobody takes back is let go.
            let _ = self.room.try_send(used);
        }
    }
}

fn split<R: Read>(mut records: Delimited<R>, to: &SyncSender<Batch>, back: &Receiver<Batch>) {
    loop {
        let mut batch = back.try_recv().unwrap_or_default();
        batch.records.resize_with(BATCH, Record::default);
        batch.filled = 0;
        for record in &mut batch.records {
            match records.next(record) {
                Ok(true) => batch.filled += 1,
                Ok(false) => batch.end = Some(Ok(())),
                Err(error) => batch.end = Some(Err(error)),
            }
            if batch.end.is_some() {
                break;
            }
        }
        let is_last = batch.end.is_some();
        if to.send(batch).is_err() || is_last {
            return;
        }
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        self.filled = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
