//! 学历: the classes of education, and how two of them compare.

use super::class::{Class, classes};
use std::cmp::{Ordering, Reverse};

classes! {
    /// A completed education (学历), after GB/T 4658.
    Education of "学历" {
        /// Graduated doctoral student (GB/T 4658 code 11).
        Doctor = "博士研究生" in "研究生",
        /// Graduated master's student (code 14).
        Master = "硕士研究生" in "研究生",
        /// 研究生 whose kind is not said (code 10), 研究生班 (17), party-school 研究生: counted in
        /// 研究生, never in a figure of 硕士.
        PostgraduateUnspecified = "研究生（类别不明）" in "研究生",
        /// Undergraduate (codes 20, 21, 28).
        Bachelor = "大学本科",
        /// Junior college (codes 30, 31).
        College = "大学专科",
        /// Secondary vocational and senior high school (codes 40–61).
        Secondary = "中专及高中",
        /// Junior high school and lower (codes 70–83).
        Below = "初中及以下",
        /// Not known: unfinished, several classes in one word, or code 90 其他.
        Unknown = "不详",
    }
}

impl Ord for Education {
    /// The higher education is the greater: `max` gives the highest.
    fn cmp(&self, other: &Self) -> Ordering {
        Reverse(*self as u8).cmp(&Reverse(*other as u8))
    }
}

impl PartialOrd for Education {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Education {
    /// Whether it is a known education.
    pub fn is_known(self) -> bool {
        self != Education::Unknown
    }

    /// Whether it belongs to 研究生.
    pub fn is_postgraduate(self) -> bool {
        self.is_in("研究生")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_education_is_the_greatest() {
        let mut all = Education::ALL.to_vec();
        all.sort();
        all.reverse();
        assert_eq!(all, Education::ALL);
        assert_eq!(
            Education::Master.max(Education::Bachelor),
            Education::Master
        );
    }
}
