//! Any bytes as a workbook: opened, and every sheet read to its end. Rows rise and are all as
//! wide as the sheet.
#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use std::cell::LazyCell;
use talentsum::source::Record;
use talentsum::source::workbook::Workbook;
use talentsum_fuzz::{Scratch, mutate_part};

thread_local! {
    static FILE: LazyCell<Scratch> = LazyCell::new(|| Scratch::new("book.xlsx"));
}

fuzz_target!(|data: &[u8]| {
    FILE.with(|file| {
        let Ok(mut book) = Workbook::open(file.holding(data)) else {
            return;
        };
        let mut record = Record::default();
        for index in 0..book.sheets().len() {
            let Ok(mut rows) = book.rows(index) else {
                continue;
            };
            let mut line = 0;
            while rows.next(&mut record) {
                assert!(record.line() > line);
                line = record.line();
                assert_eq!(record.len(), rows.width());
                assert!(rows.merged().iter().all(|column| *column < rows.width()));
            }
        }
    });
});

fuzz_mutator!(|data: &mut [u8], size: usize, limit: usize, seed: u32| {
    let changed = match seed % 8 {
        0 => None,
        _ => mutate_part(data, size, limit, seed / 8),
    };
    changed.unwrap_or_else(|| libfuzzer_sys::fuzzer_mutate(data, size, limit))
});
