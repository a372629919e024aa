//! Numbers in Chinese, and the numbering of headings (GB/T 9704-2012, 7.3.3).

/// 1 → 一, 12 → 十二, 20 → 二十; beyond 99 in digits.
pub fn chinese(n: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match (n / 10, n % 10) {
        (0, 0) => "零".into(),
        (0, ones) => DIGITS[ones].into(),
        (1, ones) => format!("十{}", DIGITS[ones]),
        (tens @ 2..=9, ones) => format!("{}十{}", DIGITS[tens], DIGITS[ones]),
        _ => n.to_string(),
    }
}

/// Counts headings of four levels.
#[derive(Debug, Clone, Default)]
pub struct Headings {
    counts: [usize; 4],
}

impl Headings {
    /// The number of the next heading of this level, with its punctuation.
    pub fn next(&mut self, level: u8) -> String {
        let index = usize::from(level.clamp(1, 4)) - 1;
        let mut counts = self.counts.iter_mut().skip(index);
        let n = counts.next().map_or(1, |count| {
            *count += 1;
            *count
        });
        counts.for_each(|deeper| *deeper = 0);
        match index {
            0 => format!("{}、", chinese(n)),
            1 => format!("（{}）", chinese(n)),
            2 => format!("{n}."),
            _ => format!("（{n}）"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_chinese() {
        let words: Vec<_> = [1, 10, 11, 20, 35, 99, 100].map(chinese).into();
        assert_eq!(
            words,
            ["一", "十", "十一", "二十", "三十五", "九十九", "100"]
        );
    }

    #[test]
    fn deeper_headings_begin_anew_under_the_next_higher_one() {
        let mut headings = Headings::default();
        let numbers: Vec<_> = [1, 2, 2, 3, 4, 1, 2]
            .iter()
            .map(|l| headings.next(*l))
            .collect();
        assert_eq!(
            numbers,
            ["一、", "（一）", "（二）", "1.", "（1）", "二、", "（一）"]
        );
    }
}
