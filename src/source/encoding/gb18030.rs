//! Which bytes are text in GB 18030 (GB 18030-2022, 5).

use wide::u8x16;

/// How many bytes are looked at together.
const TOGETHER: usize = 64;

/// Every other bit, from the lowest on.
const EVEN: u64 = 0x5555_5555_5555_5555;

/// How many bytes from the first on are characters of GB 18030.
pub(super) fn prefix(bytes: &[u8]) -> usize {
    let mut at = 0;
    loop {
        let mut until = at + 1;
        while let Some(some) = bytes.get(at..).and_then(|rest| rest.first_chunk()) {
            let length = common(some);
            until = at + TOGETHER;
            at += length;
            if length == 0 {
                break;
            }
        }
        // What is less common, character by character.
        until = until.max(at + 1);
        while at < until {
            match length(&bytes[at..]) {
                0 => return at,
                length => at += length,
            }
        }
    }
}

/// How many bytes are nothing but ASCII and characters of GB 2312, both bytes 0xA1–0xFE: all of
/// them, or all but half a character; 0 where there is anything else.
#[inline]
fn common(bytes: &[u8; TOGETHER]) -> usize {
    let (high, wide) = high_and_wide(bytes);
    if high != wide {
        return 0;
    }
    // Bytes that are not ASCII stand in runs; one of whole characters has an even length. A
    // run's first bit added to it carries to the bit behind its end.
    let firsts = high & !(high << 1);
    let behind = |firsts: u64| high.wrapping_add(firsts) & !high;
    let (of_even, of_odd) = (behind(firsts & EVEN), behind(firsts & !EVEN));
    if of_even & !EVEN | of_odd & EVEN != 0 {
        return 0;
    }
    // A run at the end may go on.
    TOGETHER - (high.leading_ones() % 2) as usize
}

/// A bit for each byte that is not ASCII, and for each of 0xA1–0xFE.
#[inline]
fn high_and_wide(bytes: &[u8; TOGETHER]) -> (u64, u64) {
    let splat = u8x16::splat;
    let (parts, _) = bytes.as_chunks::<16>();
    let numbered = parts.iter().zip((0..TOGETHER).step_by(16));
    numbered.fold((0, 0), |(high, wide), (part, place)| {
        let part = u8x16::new(*part);
        let is_high = part.max(splat(0x80)).simd_eq(part);
        let is_wide = part.max(splat(0xa1)).min(splat(0xfe)).simd_eq(part);
        let bits = |is: u8x16| u64::from(is.to_bitmask()) << place;
        (high | bits(is_high), wide | bits(is_wide))
    })
}

/// How many bytes the character has that GB 18030 text begins with; 0 when it is none.
fn length(bytes: &[u8]) -> usize {
    match bytes {
        [0x00..=0x7f, ..] => 1,
        [0x81..=0xfe, 0x40..=0x7e | 0x80..=0xfe, ..] => 2,
        [0x81..=0xfe, 0x30..=0x39, 0x81..=0xfe, 0x30..=0x39, ..] => {
            // Not every combination of four stands for a character; the table knows.
            let (_, malformed) = encoding_rs::GB18030.decode_without_bom_handling(&bytes[..4]);
            if malformed { 0 } else { 4 }
        }
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn text_in_gb18030_ends_with_the_first_byte_that_is_none(
            text in "[a0,；张㐀𠀀]{0,40}[a0,；张主任医师]{0,150}[a丂狛张]{0,90}[；张主任]{0,150}",
            wrong in 0usize..900,
            byte: u8,
        ) {
            let mut bytes = encoding_rs::GB18030.encode(&text).0.into_owned();
            if let Some(place) = bytes.get_mut(wrong) {
                *place = byte;
            }
            let mut at = 0;
            while at < bytes.len() && length(&bytes[at..]) > 0 {
                at += length(&bytes[at..]);
            }
            proptest::prop_assert_eq!(prefix(&bytes), at);
        }
    }
}
