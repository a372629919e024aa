//! Headings and names, which stand by themselves, and the year or period in them.

use super::period;

/// Whether a heading or a name has become one of another period. `year` is that of the data.
pub fn is_other_period(was: &str, is: &str, year: i32) -> bool {
    let (was, is) = (periods(was), periods(is));
    was != is && !is.is_empty() && period::others(&was, year) != period::others(&is, year)
}

/// The one other year of which a heading or a name speaks.
pub fn spoken_year(text: &str, year: i32) -> Option<i32> {
    let periods = periods(text);
    let mut years = periods.iter().map(|name| period::year(name, year));
    let first = years.next()??;
    (first != year && years.all(|other| other == Some(first))).then_some(first)
}

fn periods(text: &str) -> Vec<String> {
    let found = period::periods(&text.chars().collect::<Vec<char>>());
    let own = found.into_iter().filter(|p| !p.is_compared);
    own.map(|p| p.name).collect()
}
