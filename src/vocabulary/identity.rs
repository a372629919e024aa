//! Identity numbers (GB 11643-1999): checks without allocation, masking that never shows one whole.

use super::normalise::is_blank;
use super::sex::Sex;
use chrono::NaiveDate;
use thiserror::Error;

/// A valid identity number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Identity {
    /// Birth date (digits 7–14).
    pub birth: NaiveDate,
    /// Sex (digit 17, odd for male).
    pub sex: Sex,
    /// The first seventeen digits as one number: the same for the same person, whether the
    /// number was written with 15 or 18 characters; the check character follows from them.
    pub packed: u64,
    /// Written with 15 digits, as before 1999.
    pub old: bool,
    /// Ends in 000 although it is valid: perhaps cut off by a workbook, perhaps not.
    pub trailing_zeros: bool,
}

/// What is wrong with an identity number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Error)]
pub enum IdentityFault {
    /// Nothing is written.
    #[error("empty")]
    Empty,
    /// Neither 15 nor 18 characters.
    #[error("{0} characters")]
    Length(usize),
    /// Something other than digits and a final X.
    #[error("unexpected characters")]
    Characters,
    /// Digits 7–14 are no date.
    #[error("no birth date")]
    BirthDate,
    /// The last character does not fit the others (GB 11643, 2.1.4).
    #[error("checksum")]
    Checksum,
    /// Scientific notation, or 000 at the end with a checksum that fails: a workbook kept 15
    /// digits of it. The digits are gone and are never guessed.
    #[error("destroyed by a workbook")]
    ExcelDestroyed,
}

/// Weights of the first seventeen digits (GB 11643, 2.1.4).
const WEIGHTS: [u16; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/// Check characters by the weighted sum modulo 11.
const CHECKS: [u8; 11] = *b"10X98765432";
/// Longest run of characters that is looked at.
const ROOM: usize = 24;

/// The identity number of eighteen bytes that are one; `None` for all else, which may yet
/// be one.
pub fn of_bytes(raw: &[u8]) -> Option<Identity> {
    let number = <[u8; 18]>::try_from(raw).ok()?;
    match are_digits(&number) {
        true => eighteen(number).ok(),
        false => None,
    }
}

/// Whether all but the last character are digits.
#[inline]
fn are_digits(number: &[u8; 18]) -> bool {
    // Eight at once: all of 0x30–0x39, and so they are with six more.
    const ALL: u64 = 0x0101_0101_0101_0101;
    let is_high = |word: u64| word & (0xF0 * ALL) == 0x30 * ALL;
    let are = |word: u64| is_high(word) && is_high(word.wrapping_add(6 * ALL));
    let (words, rest) = number.as_chunks::<8>();
    words.iter().all(|word| are(u64::from_le_bytes(*word))) && rest[0].is_ascii_digit()
}

/// The number that eight digits are.
#[inline]
fn eight(digits: [u8; 8]) -> u64 {
    // The first digit is the lowest byte. Pairs of digits, then of pairs, then of these: each
    // number stands above the one that follows it, times 10, 100 and 10,000.
    let ones = u64::from_le_bytes(digits) & 0x0F0F_0F0F_0F0F_0F0F;
    let pairs = (ones.wrapping_mul(10 << 8 | 1) >> 8) & 0x00FF_00FF_00FF_00FF;
    let fours = (pairs.wrapping_mul(100 << 16 | 1) >> 16) & 0x0000_FFFF_0000_FFFF;
    fours.wrapping_mul(10_000 << 32 | 1) >> 32
}

/// Checks an identity number.
pub fn parse(raw: &str) -> Result<Identity, IdentityFault> {
    let bytes = raw.as_bytes();
    if let Ok(number) = <[u8; 18]>::try_from(bytes)
        && are_digits(&number)
    {
        return eighteen(number);
    }
    let (buffer, length) = compact(raw)?;
    let digits = buffer.get(..length).unwrap_or(&buffer);
    if is_scientific(digits) {
        return Err(IdentityFault::ExcelDestroyed);
    }
    let body = digits.split_last().map_or(digits, |(_, body)| body);
    if !body.iter().all(u8::is_ascii_digit) {
        return Err(IdentityFault::Characters);
    }
    if let Ok(number) = <[u8; 18]>::try_from(digits) {
        eighteen(number)
    } else if let Ok(number) = <[u8; 15]>::try_from(digits) {
        fifteen(number)
    } else if !digits.iter().all(|b| b.is_ascii_digit() || *b == b'X') {
        Err(IdentityFault::Characters)
    } else {
        Err(IdentityFault::Length(length))
    }
}

/// The characters without blanks, full-width ones as ASCII, x as X; what is not ASCII is a fault.
fn compact(raw: &str) -> Result<([u8; ROOM], usize), IdentityFault> {
    let mut buffer = [0u8; ROOM];
    let mut length = 0;
    let written = raw.trim_matches(|c| is_blank(c) || matches!(c, '\'' | '‘' | '’' | '`'));
    if super::normalise::is_empty(written) {
        return Err(IdentityFault::Empty);
    }
    let mut strange = false;
    for c in written.chars().filter(|c| !is_blank(*c)) {
        let ascii = ascii_of(c);
        strange |= ascii.is_none();
        if let (Some(place), Some(byte)) = (buffer.get_mut(length), ascii) {
            *place = byte;
        }
        length += 1;
    }
    if strange {
        Err(IdentityFault::Characters)
    } else if length > ROOM {
        Err(IdentityFault::Length(length))
    } else {
        Ok((buffer, length))
    }
}

fn ascii_of(c: char) -> Option<u8> {
    let c = match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0)?,
        c => c,
    };
    u8::try_from(c)
        .ok()
        .filter(u8::is_ascii)
        .map(|b| b.to_ascii_uppercase())
}

/// `4.20106E+17`.
fn is_scientific(digits: &[u8]) -> bool {
    digits.contains(&b'E')
        && digits.first().is_some_and(u8::is_ascii_digit)
        && digits
            .iter()
            .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'E' | b'+'))
}

fn eighteen(number: [u8; 18]) -> Result<Identity, IdentityFault> {
    let last = number[17].to_ascii_uppercase();
    if !(last.is_ascii_digit() || last == b'X') {
        return Err(IdentityFault::Characters);
    }
    let weighted = number.iter().zip(WEIGHTS);
    let sum: u16 = weighted
        .map(|(byte, weight)| u16::from(byte - b'0') * weight)
        .sum();
    let (words, _) = number.as_chunks::<8>();
    let sixteen = eight(words[0]) * 100_000_000 + eight(words[1]);
    let packed = sixteen * 10 + u64::from(number[16] - b'0');
    let birth = birth((sixteen / 100 % 100_000_000) as u32)?;
    let zeros = number[15..] == *b"000";
    if CHECKS[(sum % 11) as usize] != last {
        return Err(if zeros {
            IdentityFault::ExcelDestroyed
        } else {
            IdentityFault::Checksum
        });
    }
    Ok(identity(birth, packed, false, zeros))
}

/// Old numbers: 19 goes in after the sixth digit; they have no check character.
fn fifteen(number: [u8; 15]) -> Result<Identity, IdentityFault> {
    if !number[14].is_ascii_digit() {
        return Err(IdentityFault::Characters);
    }
    let mut long = [0u8; 17];
    long[..6].copy_from_slice(&number[..6]);
    long[6..8].copy_from_slice(b"19");
    long[8..].copy_from_slice(&number[6..]);
    let packed = long.iter().fold(0, |sum, b| sum * 10 + u64::from(b - b'0'));
    let born = (packed / 1000 % 100_000_000) as u32;
    Ok(identity(birth(born)?, packed, true, false))
}

fn identity(birth: NaiveDate, packed: u64, old: bool, trailing_zeros: bool) -> Identity {
    let sex = if packed % 2 == 1 {
        Sex::Male
    } else {
        Sex::Female
    };
    Identity {
        birth,
        sex,
        packed,
        old,
        trailing_zeros,
    }
}

/// The birth date of YYYYMMDD.
fn birth(number: u32) -> Result<NaiveDate, IdentityFault> {
    let year = number / 10_000;
    let date = NaiveDate::from_ymd_opt(year as i32, number / 100 % 100, number % 100);
    date.filter(|_| (1900..=2100).contains(&year))
        .ok_or(IdentityFault::BirthDate)
}

#[cfg(test)]
#[path = "identity_tests.rs"]
mod tests;
