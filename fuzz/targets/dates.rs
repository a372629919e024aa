//! Any text as a date: what is read lies in the known years and is read again from its ISO form.
#![no_main]

use chrono::Datelike;
use libfuzzer_sys::fuzz_target;
use talentsum::vocabulary::dates::{self, Precision};

fuzz_target!(|text: &str| {
    let Ok(read) = dates::parse(text) else {
        return;
    };
    assert!((1900..=2100).contains(&read.date.year()));
    match read.precision {
        Precision::Year => assert_eq!((read.date.month(), read.date.day()), (1, 1)),
        Precision::Month => assert_eq!(read.date.day(), 1),
        Precision::Day => {}
    }
    let again = dates::parse(&read.date.to_string()).expect("its ISO form is a date");
    assert_eq!(again.date, read.date);
    assert_eq!(again.precision, Precision::Day);
});
