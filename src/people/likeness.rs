//! When two rows are of one person.

use super::entry::Entry;

/// Whether both have valid numbers, and these are two.
pub fn conflict(one: &Entry, other: &Entry) -> bool {
    matches!((one.valid(), other.valid()), (Some(one), Some(other)) if one != other)
}

/// Whether something beside the name says that two rows of one unit are one person's.
fn shares_a_trace(one: &Entry, other: &Entry) -> bool {
    let staff_number = one.staff_number != 0 && one.staff_number == other.staff_number;
    staff_number || (one.joined.is_some() && one.joined == other.joined)
}

/// The same faulty number, or another document's, and the same name or birth.
pub fn by_written_number(one: &Entry, other: &Entry) -> bool {
    one.number == other.number
        && ((one.name != 0 && one.name == other.name) || one.born.agrees(other.born))
}

/// One name and unit, and the birth as far as it is written of both.
pub fn by_birth(one: &Entry, other: &Entry) -> bool {
    !conflict(one, other) && one.born.agrees(other.born)
}

/// One name and unit, the birth unknown of one, and 工号 or 入职日期 the same.
pub fn by_trace(one: &Entry, other: &Entry) -> bool {
    !conflict(one, other) && !one.born.contradicts(other.born) && shares_a_trace(one, other)
}

/// Of two rows with one name: whether they may be of one person.
pub fn may_be_one(one: &Entry, other: &Entry, same_unit: bool) -> bool {
    if conflict(one, other) {
        // A number may have been put right; elsewhere it is another person of that name.
        return same_unit && one.born.is_whole() && one.born == other.born;
    }
    match one.born.contradicts(other.born) {
        // A birth may have been put right.
        true => same_unit && shares_a_trace(one, other),
        false => true,
    }
}
