//! The default templates, part of the program. A file of the same name in the project's
//! own `templates/` wins.

use super::parsed::{self, Tree};
use super::render::STACK;
use std::sync::OnceLock;
use std::thread::Builder;

macro_rules! template {
    ($name:literal) => {
        ($name, include_str!(concat!("../../templates/", $name)))
    };
}

/// Name and text of every default template.
pub const EMBEDDED: &[(&str, &str)] = &[
    template!("report.md"),
    template!("opening.md"),
    template!("sections/1-overview.md"),
    template!("sections/2-1-attract.md"),
    template!("sections/2-2-manage.md"),
    template!("sections/2-3-disciplines.md"),
    template!("sections/2-4-conditions.md"),
    template!("sections/3-problems.md"),
    template!("sections/4-proposals.md"),
    template!("sections/5-plan.md"),
    template!("annex/statistics.md"),
    template!("notes/how-counted.md"),
];

/// Their trees, each parsed when it is first asked for. They depend on nothing but the
/// texts above, which do not change while the program runs.
static TREES: [OnceLock<Option<Tree>>; EMBEDDED.len()] =
    [const { OnceLock::new() }; EMBEDDED.len()];

/// The tree of the default template of this name, where this is its text.
pub(super) fn tree(name: &str, text: &str) -> Option<&'static Tree> {
    let mut known = EMBEDDED.iter().zip(&TREES);
    let (_, tree) = known.find(|((known, its), _)| *known == name && *its == text)?;
    let parsed = tree.get_or_init(|| parsed::tree(name, name, text).ok());
    parsed.as_ref()
}

/// Parses the default templates on a thread of its own, while the tables are being read.
/// Whoever needs a tree before it is there waits for it, or parses it.
pub fn prepare() {
    let parse = || {
        for (name, text) in EMBEDDED {
            tree(name, text);
        }
    };
    // Without another thread they are parsed when they are needed.
    drop(Builder::new().stack_size(STACK).spawn(parse));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_default_template_has_a_tree_and_another_text_has_none() {
        for (name, text) in EMBEDDED {
            assert!(tree(name, text).is_some(), "{name}");
            assert!(tree(name, &format!("{text} ")).is_none(), "{name}");
        }
    }
}
