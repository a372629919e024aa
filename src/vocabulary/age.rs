//! 周岁: full years of age.

use chrono::{Datelike, NaiveDate};

/// Full years of age at a date, the birthday itself included. Born on 29 February, one grows
/// older on 1 March of a common year, as Excel's DATEDIF has it, by which clerks check.
pub fn full_years(birth: NaiveDate, at: NaiveDate) -> i32 {
    let before_birthday = (at.month(), at.day()) < (birth.month(), birth.day());
    at.year() - birth.year() - i32::from(before_birthday)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a date")
    }

    #[test]
    fn the_birthday_itself_counts() {
        assert_eq!(full_years(day(1989, 12, 31), day(2024, 12, 31)), 35);
        assert_eq!(full_years(day(1989, 12, 31), day(2024, 12, 30)), 34);
        assert_eq!(full_years(day(2024, 12, 31), day(2024, 12, 31)), 0);
    }

    #[test]
    fn leap_day_children_grow_older_on_the_first_of_march() {
        let birth = day(2000, 2, 29);
        assert_eq!(full_years(birth, day(2001, 2, 28)), 0);
        assert_eq!(full_years(birth, day(2001, 3, 1)), 1);
        assert_eq!(full_years(birth, day(2004, 2, 29)), 4);
    }

    #[test]
    fn before_birth_the_age_is_negative() {
        assert_eq!(full_years(day(2025, 1, 1), day(2024, 12, 31)), -1);
    }
}
