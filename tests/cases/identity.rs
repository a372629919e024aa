//! No identity number may stand whole in anything the program puts out.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

/// Digits in a row that may be an identity number.
const RUN: usize = 15;

/// The numbers of the inputs that some output shows whole, with their digits masked.
pub fn leaks<'a>(
    inputs: impl Iterator<Item = &'a Vec<u8>>,
    outputs: impl Iterator<Item = &'a Vec<u8>>,
) -> Vec<String> {
    let numbers: BTreeSet<String> = inputs.flat_map(|bytes| runs(&plain(bytes))).collect();
    if numbers.is_empty() {
        return Vec::new();
    }
    let said: Vec<String> = outputs.map(|bytes| plain(&contents(bytes))).collect();
    numbers
        .iter()
        .filter(|number| said.iter().any(|text| text.contains(number.as_str())))
        .map(|number| format!("shows {}… whole", &number[..6]))
        .collect()
}

/// The text with full-width digits as ASCII, and without what digits are grouped by.
fn plain(bytes: &[u8]) -> String {
    use unicode_normalization::UnicodeNormalization;
    String::from_utf8_lossy(bytes)
        .nfkc()
        .filter(|c| !matches!(c, ' ' | '-' | '\u{200b}'))
        .collect()
}

fn runs(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_ascii_digit() && c != '.')
        // What stands behind a point is a fraction.
        .map(|run| run.split('.').next().unwrap_or_default())
        .filter(|run| run.len() >= RUN)
        .map(str::to_owned)
        .collect()
}

/// What is in a Word file, or the bytes themselves.
fn contents(bytes: &[u8]) -> Vec<u8> {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        return bytes.to_vec();
    };
    let mut all = Vec::new();
    for i in 0..archive.len() {
        archive.by_index(i).unwrap().read_to_end(&mut all).unwrap();
    }
    all
}

#[test]
fn a_number_shown_whole_is_found_however_it_is_grouped() {
    let input = "姓名,身份证号\n甲,429981198503011234\n".as_bytes().to_vec();
    let leaks = |said: &str| {
        leaks(
            [&input].into_iter(),
            [&said.as_bytes().to_vec()].into_iter(),
        )
    };
    assert_eq!(leaks("429981 19850301 1234").len(), 1);
    assert_eq!(leaks("４２９９８１１９８５０３０１１２３４").len(), 1);
    assert!(leaks("429981********1234").is_empty());
}
