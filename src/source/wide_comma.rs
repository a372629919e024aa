//! Text parted by full-width commas (`，`), as people type it: read as if parted by a
//! character that no text holds, because the splitter knows separators of one byte only.

use super::record::Record;
use std::io::Read;

/// What stands for a full-width comma: U+001F, the unit separator of ASCII.
pub const SEPARATOR: u8 = 0x1f;

/// `，` in UTF-8.
const COMMA: [u8; 3] = [0xef, 0xbc, 0x8c];

/// UTF-8 text with every full-width comma replaced by [`SEPARATOR`].
pub struct WideCommas<R> {
    input: R,
    /// Bytes of a comma that may have begun at the end of what was read before.
    held: usize,
    /// Bytes held back that turned out to be something else, still to be handed out.
    ready: Vec<u8>,
}

impl<R: Read> WideCommas<R> {
    /// Reads from UTF-8.
    pub fn new(input: R) -> Self {
        WideCommas {
            input,
            held: 0,
            ready: Vec::new(),
        }
    }
}

impl<R: Read> Read for WideCommas<R> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        while self.ready.is_empty() {
            let mut chunk = [0; 1 << 13];
            let count = self.input.read(&mut chunk)?;
            for &byte in &chunk[..count] {
                if byte == COMMA[self.held] {
                    self.held += 1;
                    if self.held == COMMA.len() {
                        self.ready.push(SEPARATOR);
                        self.held = 0;
                    }
                    continue;
                }
                self.ready.extend_from_slice(&COMMA[..self.held]);
                // No byte of the comma but its first begins one.
                self.held = usize::from(byte == COMMA[0]);
                if self.held == 0 {
                    self.ready.push(byte);
                }
            }
            if count == 0 {
                self.ready.extend_from_slice(&COMMA[..self.held]);
                self.held = 0;
                break;
            }
        }
        let count = self.ready.len().min(out.len());
        out[..count].copy_from_slice(&self.ready[..count]);
        self.ready.drain(..count);
        Ok(count)
    }
}

/// Puts back the full-width commas that stand inside quotes, where they are text.
pub fn restore(record: &mut Record) {
    for index in 0..record.len() {
        let field = record.field(index);
        if field.contains(&SEPARATOR) {
            let pieces: Vec<&[u8]> = field.split(|byte| *byte == SEPARATOR).collect();
            let whole = pieces.join(&COMMA[..]);
            record.replace(index, &whole);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_full_width_commas_are_replaced() {
        let read = |text: &[u8]| {
            let mut out = Vec::new();
            WideCommas::new(text).read_to_end(&mut out).unwrap();
            out
        };
        assert_eq!(
            read("姓名，学历,职称；，".as_bytes()),
            "姓名\u{1f}学历,职称；\u{1f}".as_bytes()
        );
        assert_eq!(read(b"\xef\xef\xbc\x8c\xef\xbc"), b"\xef\x1f\xef\xbc");
    }

    proptest::proptest! {
        #[test]
        fn it_is_a_replacement_whatever_the_text(text in "[，,；a\u{ff0d}]{0,40}") {
            let mut out = String::new();
            WideCommas::new(text.as_bytes()).read_to_string(&mut out).unwrap();
            proptest::prop_assert_eq!(out, text.replace('，', "\u{1f}"));
        }
    }
}
