//! 级别: of an award, a title of honour or a key specialty.

use super::class::classes;

classes! {
    /// The level (级别) at which something was awarded or approved.
    #[derive(PartialOrd, Ord)]
    Level of "级别" {
        /// The state or a ministry.
        National = "国家级",
        /// Province, autonomous region, municipality.
        Provincial = "省级",
        /// Prefecture-level city.
        Prefecture = "地市级",
        /// The bureau's own city, county or district.
        Own = "本级",
        /// Key specialties of grade A.
        GradeA = "甲类",
        /// Key specialties of grade B.
        GradeB = "乙类",
    }
}
