//! Bytes that are not in the file's encoding.

use crate::bench::in_all_forms;
use crate::form::{Clean, Coding, line_ends};
use crate::polluted::Excuse;
use crate::support::Random;

const CASES: u64 = 60;

/// An encoding other than the file's.
fn another(clean: &Clean, random: &mut Random) -> Coding {
    let others: Vec<Coding> = Coding::ALL
        .into_iter()
        .filter(|coding| *coding != clean.form.coding())
        .collect();
    *random.pick(&others)
}

/// The file with a range of its text in another encoding.
fn partly(clean: &Clean, range: std::ops::Range<usize>, coding: Coding) -> Vec<u8> {
    let own = clean.form.coding();
    clean.form.file_of(
        [
            own.bytes(&clean.text[..range.start]),
            coding.bytes(&clean.text[range.clone()]),
            own.bytes(&clean.text[range.end..]),
        ]
        .concat(),
    )
}

#[test]
fn the_whole_file_in_another_encoding() {
    in_all_forms("another encoding", CASES / 5, None, |clean, random| {
        let coding = another(clean, random);
        let mark = ["", "\u{feff}"][random.index(2)];
        let mut polluted = clean.spoilt(String::new(), 0..=0);
        polluted.bytes = coding.bytes(&format!("{mark}{}", clean.text));
        Some(polluted)
    });
}

#[test]
fn a_record_in_another_encoding() {
    in_all_forms(
        "record in another encoding",
        CASES,
        None,
        |clean, random| {
            let row = clean.any_row(random);
            let coding = another(clean, random);
            let end = *random.pick(&[clean.end(row), clean.start(row + 1)]);
            let bytes = partly(clean, clean.start(row)..end, coding);
            Some(clean.spoilt_bytes(bytes, row..=row, line_ends(&clean.text)))
        },
    );
}

#[test]
fn a_cell_in_another_encoding() {
    let excuse = Some(Excuse::AnotherValue);
    in_all_forms(
        "cell in another encoding",
        2 * CASES,
        excuse,
        |clean, random| {
            let at = clean.position(random);
            let row = clean.row_at(at);
            let column = clean.cell_at(at.min(clean.end(row))).1;
            let within =
                |p: &usize| clean.text.is_char_boundary(*p) && clean.cell_at(*p).1 == column;
            let places: Vec<usize> = (clean.start(row)..=clean.end(row)).filter(within).collect();
            let mut range = *places.first()?..*places.last()?;
            let delimiter = clean.form.delimiter().len_utf8();
            if clean.text[range.clone()].starts_with(clean.form.delimiter()) {
                range.start += delimiter;
            }
            let coding = another(clean, random);
            let bytes = partly(clean, range, coding);
            let polluted = clean.spoilt_bytes(bytes, row..=row, line_ends(&clean.text));
            // A column that is not needed may be called anything, and so may a place: two
            // characters in UTF-16 can be four letters.
            let free = row == 0 || ["地点", "名称"].contains(&clean.rows[0][column].as_str());
            Some(match free {
                true => polluted.excused(Excuse::AnotherValue),
                false => polluted,
            })
        },
    );
}

#[test]
fn a_byte_too_many() {
    in_all_forms("byte too many", CASES, None, |clean, random| {
        let at = clean.position(random);
        let row = clean.row_at(at);
        let own = clean.form.coding();
        let byte = [0x80 + random.below(0x80) as u8];
        let bytes = [
            &own.bytes(&clean.text[..at])[..],
            &byte,
            &own.bytes(&clean.text[at..]),
        ]
        .concat();
        Some(clean.spoilt_bytes(clean.form.file_of(bytes), row..=row, line_ends(&clean.text)))
    });
}

#[test]
fn a_byte_too_few() {
    in_all_forms("byte too few", CASES, None, |clean, random| {
        let own = clean.form.coding();
        let row = clean.any_row(random);
        let before = own.bytes(&clean.text[..clean.start(row)]).len();
        let length = own
            .bytes(&clean.text[clean.start(row)..clean.end(row)])
            .len();
        let mut bytes = own.bytes(&clean.text);
        let at = before + random.index(length);
        // A digit less is one value for another.
        (!bytes[at].is_ascii()).then(|| bytes.remove(at))?;
        Some(clean.spoilt_bytes(clean.form.file_of(bytes), row..=row, line_ends(&clean.text)))
    });
}
