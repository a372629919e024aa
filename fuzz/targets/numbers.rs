//! Any text as a number: a count is the same as a decimal number, and is read again from its
//! digits.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rust_decimal::Decimal;
use talentsum::vocabulary::numbers;

fuzz_target!(|text: &str| {
    let decimal = numbers::parse_decimal(text);
    if let Ok(number) = decimal {
        let again = numbers::parse_decimal(&number.to_string());
        assert_eq!(again, Ok(number), "{text:?}");
        // Sums of very many of them must stay within range.
        assert!(number.abs() <= Decimal::from(10_000_000_000_000_i64));
    }
    if let Ok(count) = numbers::parse_count(text) {
        assert_eq!(decimal, Ok(Decimal::from(count)), "{text:?}");
        assert_eq!(numbers::parse_count(&count.to_string()), Ok(count));
    }
});
