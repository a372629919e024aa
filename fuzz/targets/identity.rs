//! Any text as an identity number, and masked: a valid number is the same in both lengths, and
//! nothing masked shows fifteen digits.
#![no_main]

use chrono::Datelike;
use libfuzzer_sys::fuzz_target;
use talentsum::vocabulary::{identity, mask};
use talentsum_fuzz::long_runs;

fuzz_target!(|text: &str| {
    if let Ok(read) = identity::parse(text) {
        // The region is not checked, so a number may begin with zeros.
        let digits = format!("{:017}", read.packed);
        assert_eq!(digits.len(), 17, "{text:?}");
        assert_eq!(digits[6..14], read.birth.format("%Y%m%d").to_string());
        if read.old {
            assert_eq!(read.birth.year() / 100, 19);
        }
        let ends: Vec<char> = "0123456789X".chars().collect();
        let whole: Vec<_> = ends
            .iter()
            .filter_map(|end| identity::parse(&format!("{digits}{end}")).ok())
            .collect();
        assert_eq!(whole.len(), 1, "one check character fits");
        assert_eq!((whole[0].packed, whole[0].sex), (read.packed, read.sex));
    }
    for shown in [mask::mask(text), mask::mask_all(text)] {
        assert!(long_runs(&shown).is_empty(), "{text:?} shows {shown:?}");
    }
    assert_eq!(mask::mask_text(text), mask::mask_all(text));
});
