//! What every classification has in common: a closed list of classes with Chinese labels.

/// A closed list of classes, in the order in which tables and notes print them.
pub trait Class: Copy + Eq + 'static {
    /// The field whose values these classes are, as it is called in a roster (`学历`, `职称` …).
    const FIELD: &'static str;
    /// All classes in print order.
    const ALL: &'static [Self];
    /// The label of the class: the name by which configuration and catalogue know it.
    fn label(self) -> &'static str;
    /// Wider groups that the class belongs to (`研究生`, `高级`, `初级`); often none.
    fn groups(self) -> &'static [&'static str];

    /// The class with this label.
    fn with_label(label: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|c| c.label() == label)
    }

    /// Whether `name` is the class's label or one of its groups.
    fn is_in(self, name: &str) -> bool {
        self.label() == name || self.groups().contains(&name)
    }
}

/// Declares an enum of classes with its labels and groups in one readable list.
macro_rules! classes {
    ($(#[$meta:meta])* $name:ident of $field:literal {
        $( $(#[$vmeta:meta])* $variant:ident = $label:literal $(in $group:literal)? ),+ $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name { $( $(#[$vmeta])* $variant ),+ }

        impl $crate::vocabulary::Class for $name {
            const FIELD: &'static str = $field;
            const ALL: &'static [Self] = &[ $( $name::$variant ),+ ];
            fn label(self) -> &'static str {
                match self { $( $name::$variant => $label ),+ }
            }
            fn groups(self) -> &'static [&'static str] {
                match self { $( $name::$variant => &[ $( $group )? ] ),+ }
            }
        }
    };
}
pub(crate) use classes;
