//! The words of the template language: functions with their arguments, filters, tests.
//!
//! What is not listed here does not exist for a template, whatever Tera brings along:
//! the clock, chance and the environment would make a report that cannot be repeated,
//! sorting belongs to the program, and some filters can fill the memory.

/// A function and its arguments.
pub struct Function {
    /// Its name.
    pub name: &'static str,
    /// Arguments it cannot do without.
    pub needed: &'static [&'static str],
    /// Arguments it may have.
    pub optional: &'static [&'static str],
}

/// All functions.
pub const FUNCTIONS: &[Function] = &[
    function("n", &["id"], &["unit", "type"]),
    function("share", &["id"], &["unit", "type"]),
    function("last", &["id"], &["unit", "type"]),
    function("last_share", &["id"], &["unit", "type"]),
    function("published", &["id"], &[]),
    function("difference", &["id"], &["unit", "type"]),
    function("change", &["id"], &["unit", "type", "only"]),
    function("share_change", &["id"], &["unit", "type"]),
    function(
        "v",
        &["id"],
        &["unit", "type", "share", "last", "change", "published"],
    ),
    function("unless_zero", &["id"], &["unit", "type"]),
    function("label", &["id"], &[]),
    function("counted_in", &["id"], &[]),
    function("parts", &["of"], &[]),
    function("chart", &["of", "title"], &[]),
    function("item", &[], &[]),
    function("range", &["end"], &["start", "step_by"]),
];

/// The functions that print a figure, or what became of it, with its identity.
pub const PRINTING: &[&str] = &[
    "n",
    "share",
    "last",
    "last_share",
    "published",
    "difference",
    "change",
    "share_change",
];

/// All filters.
pub const FILTERS: &[&str] = &[
    "default", "filter", "first", "get", "last", "length", "lower", "trim", "upper",
];

/// All tests.
pub const TESTS: &[&str] = &[
    "containing",
    "defined",
    "divisibleby",
    "ending_with",
    "even",
    "iterable",
    "number",
    "object",
    "odd",
    "starting_with",
    "string",
    "undefined",
];

const fn function(
    name: &'static str,
    needed: &'static [&'static str],
    optional: &'static [&'static str],
) -> Function {
    Function {
        name,
        needed,
        optional,
    }
}

/// The function of this name.
pub fn find(name: &str) -> Option<&'static Function> {
    FUNCTIONS.iter().find(|f| f.name == name)
}
