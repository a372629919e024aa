//! Records found by their marks: separators, line ends and quotes, many bytes at a time.
//!
//! All these bytes lie below 0x2D but for `;`, and no byte below 0x30 nor 0x3A–0x3F occurs
//! inside a character of several bytes, so that UTF-8 and GB 18030 are searched alike. What is
//! found here is what csv-core finds; a quote that is not plainly set is left to it.

use wide::u8x16;

/// Every separator but `;`, every line end and the quote lie below this byte; digits, letters
/// and characters of several bytes do not.
const ABOVE_MARKS: u8 = 0x2d;

/// Where in a buffer separators, line ends and quotes may stand, from the first on.
#[derive(Debug)]
pub struct Marks {
    separator: u8,
    /// Room for places, of which the first `count` are some.
    room: Vec<u32>,
    count: usize,
    /// How many of these have been passed.
    passed: usize,
}

/// So many places in a piece of the buffer are most often all there are.
const USUAL: usize = 8;

/// What begins at some place of a buffer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// A record that ends before this place, its line end (the CR of CRLF) included.
    Record(usize),
    /// A record that does not end in the buffer.
    Unfinished,
    /// A record with quotes in the middle of fields, doubled or with line ends between them,
    /// or with more fields than were allowed.
    Odd,
}

impl Marks {
    /// Of text with this separator, of which nothing was looked at.
    pub fn new(separator: u8) -> Self {
        Marks {
            separator,
            room: Vec::new(),
            count: 0,
            passed: 0,
        }
    }

    /// Looks through a buffer, which may have no more than 4 GiB.
    pub fn find(&mut self, buffer: &[u8]) {
        (self.passed, self.count) = (0, 0);
        let (pieces, rest) = buffer.as_chunks::<64>();
        let mut base = 0u32;
        for piece in pieces {
            let marks = marks_of(piece, self.separator);
            self.add(base, marks);
            base += 64;
        }
        let mut marks = 0;
        for (byte, bit) in rest.iter().zip(0..) {
            let is_mark = *byte < ABOVE_MARKS || *byte == self.separator;
            marks |= u64::from(is_mark) << bit;
        }
        self.add(base, marks);
    }

    /// Adds the places of a piece of the buffer, a bit each, that begins at `base`.
    #[inline]
    fn add(&mut self, base: u32, mut marks: u64) {
        let count = marks.count_ones() as usize;
        if self.room.len() < self.count + 64 {
            self.room.resize((self.count + 64) * 2, 0);
        }
        let room = &mut self.room[self.count..][..64];
        let (usual, more) = room.split_at_mut(USUAL);
        // Always as many, whether there are so many or not: the processor need not guess.
        for place in usual {
            *place = base + marks.trailing_zeros();
            marks &= marks.wrapping_sub(1);
        }
        for place in more {
            if marks == 0 {
                break;
            }
            *place = base + marks.trailing_zeros();
            marks &= marks - 1;
        }
        self.count += count;
    }

    fn places(&self) -> &[u32] {
        &self.room[..self.count]
    }

    /// The end of what is known to hold whole characters: behind the last mark.
    pub fn last(&self) -> usize {
        self.places().last().map_or(0, |place| *place as usize + 1)
    }

    /// Finds the record that begins at `start`, with where its fields begin and end, counted
    /// from there; at most `most` of them. `start` never goes back within one buffer.
    pub fn split(
        &mut self,
        buffer: &[u8],
        start: usize,
        most: usize,
        fields: &mut Vec<(u32, u32)>,
    ) -> Found {
        let places = &self.room[self.passed..self.count];
        let before = places.iter().position(|place| *place as usize >= start);
        let Some(before) = before else {
            return Found::Unfinished;
        };
        self.passed += before;
        let places = &places[before..];
        let start = start as u32;
        // As many fields as the record before it, and not a quote: most are like that.
        if let Some(end) = unquoted(places, buffer, start, self.separator, fields) {
            self.passed += fields.len();
            return Found::Record(end);
        }
        fields.clear();
        let mut field = start;
        let mut at = 0;
        while let Some(&place) = places.get(at) {
            at += 1;
            let Some(&byte) = buffer.get(place as usize) else {
                return Found::Unfinished;
            };
            let mut span = (field - start, place - start);
            let mut end = (place, byte);
            if byte == b'"' {
                if place != field {
                    return Found::Odd;
                }
                match closing(&places[at..], buffer) {
                    Closing::At(close) => {
                        at += close + 2;
                        end = (places[at - 1], buffer[places[at - 1] as usize]);
                        span = (place + 1 - start, end.0 - 1 - start);
                    }
                    Closing::Unfinished => return Found::Unfinished,
                    Closing::Odd => return Found::Odd,
                }
            }
            let is_line_end = matches!(end.1, b'\n' | b'\r');
            if !is_line_end && end.1 != self.separator {
                if byte == b'"' {
                    return Found::Odd;
                }
                continue;
            }
            if fields.len() == most {
                return Found::Odd;
            }
            fields.push(span);
            field = end.0 + 1;
            if is_line_end {
                self.passed += at;
                return Found::Record(field as usize);
            }
        }
        Found::Unfinished
    }
}

/// Finds where the fields of a record are, if it has as many of them as there is room for, and
/// no other marks; and where it ends.
#[inline]
fn unquoted(
    places: &[u32],
    buffer: &[u8],
    start: u32,
    separator: u8,
    fields: &mut [(u32, u32)],
) -> Option<usize> {
    let places = places.get(..fields.len())?;
    let (last, others) = places.split_last()?;
    let end = *last as usize;
    if !matches!(buffer.get(end), Some(b'\n' | b'\r')) {
        return None;
    }
    let mut other = 0;
    let mut field = 0;
    for (span, place) in fields.iter_mut().zip(places) {
        *span = (field, place - start);
        field = place - start + 1;
    }
    for place in others {
        other |= buffer.get(*place as usize)? ^ separator;
    }
    (other == 0).then_some(end + 1)
}

/// Where an open quote is closed.
enum Closing {
    /// At the mark of this number; the mark after it follows at once.
    At(usize),
    Unfinished,
    Odd,
}

fn closing(places: &[u32], buffer: &[u8]) -> Closing {
    for (number, place) in places.iter().enumerate() {
        match buffer.get(*place as usize) {
            Some(b'"') => {
                let behind = *place as usize + 1;
                return match places.get(number + 1) {
                    Some(next) if *next as usize == behind => Closing::At(number),
                    _ if behind >= buffer.len() => Closing::Unfinished,
                    _ => Closing::Odd,
                };
            }
            Some(b'\n' | b'\r') => return Closing::Odd,
            _ => {}
        }
    }
    Closing::Unfinished
}

/// A bit for each byte that may be a mark.
fn marks_of(block: &[u8; 64], separator: u8) -> u64 {
    let (limit, separator) = (u8x16::splat(ABOVE_MARKS - 1), u8x16::splat(separator));
    let (parts, _) = block.as_chunks::<16>();
    let numbered = parts.iter().zip((0..64).step_by(16));
    numbered.fold(0, |all, (part, place)| {
        let part = u8x16::new(*part);
        let marks = part.min(limit).simd_eq(part) | part.simd_eq(separator);
        all | u64::from(marks.to_bitmask()) << place
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_is_found_wherever_it_stands() {
        for separator in [b',', b';', b'\t', 0x1f] {
            for length in [0, 1, 63, 64, 65, 200] {
                for byte in 0..=255 {
                    let mut buffer = vec![0xe5; length];
                    for at in (0..length).step_by(7) {
                        buffer[at] = byte;
                    }
                    let mut marks = Marks::new(separator);
                    marks.find(&buffer);
                    let is_mark = |b: &u8| *b < ABOVE_MARKS || *b == separator;
                    let places = buffer.iter().zip(0u32..).filter(|(b, _)| is_mark(b));
                    let places: Vec<u32> = places.map(|(_, at)| at).collect();
                    assert_eq!(marks.places(), places, "{byte:#x} in {length}");
                }
            }
        }
    }

    #[test]
    fn quotes_that_are_not_plainly_set_are_left_to_others() {
        for (text, found) in [
            ("a,b\nc", Found::Record(4)),
            ("a,b\r\n", Found::Record(4)),
            ("\"a,b\",\"\"\n", Found::Record(9)),
            ("\"a,b\",\"\"", Found::Unfinished),
            ("\"a", Found::Unfinished),
            ("a", Found::Unfinished),
            ("\"a\"b\n", Found::Odd),
            ("\"a\" ,b\n", Found::Odd),
            ("\"a\"\"b\"\n", Found::Odd),
            ("a\"b\n", Found::Odd),
            ("\"a\nb\"\n", Found::Odd),
        ] {
            let mut marks = Marks::new(b',');
            marks.find(text.as_bytes());
            let mut fields = Vec::new();
            let is = marks.split(text.as_bytes(), 0, 9, &mut fields);
            assert_eq!(is, found, "{text:?}");
        }
    }
}
