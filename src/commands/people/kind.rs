//! The kinds of rows in the list of names.

macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident = $key:literal $label:literal;)*) => {
        /// What a row of the list says of somebody.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $($(#[$doc])* $variant,)* }

        impl Kind {
            /// Its name in JSON.
            pub fn key(self) -> &'static str {
                match self { $(Kind::$variant => $key,)* }
            }

            /// What it is called in the list.
            pub fn label(self) -> &'static str {
                match self { $(Kind::$variant => $label,)* }
            }
        }
    };
}

kinds! {
    /// In post in the later year only.
    Joined = "joined" "流入";
    /// In post in the earlier year only.
    Left = "left" "流出";
    /// Joined and left in between.
    Passing = "passing" "年内来又走";
    /// In another unit.
    Moved = "moved" "调动";
    /// A higher title.
    Promoted = "promoted" "晋升职称";
    /// A higher education or degree.
    Degree = "degree" "提升学历学位";
    /// Something else is another.
    Other = "other" "其他变化";
    /// May be the same person and may not.
    Unsure = "unsure" "不能确定";
    /// A further row of somebody in post.
    Double = "double" "重复在职";
    /// Tells of nobody.
    Nameless = "nameless" "无法辨认";
    /// Left in between, and not in the earlier year's rosters.
    Unlisted = "unlisted" "上年未列";
}
