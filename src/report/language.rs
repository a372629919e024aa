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
    function("v", &["id"], &["unit", "type", "share"]),
    function("unless_zero", &["id"], &["unit", "type"]),
    function("label", &["id"], &[]),
    function("parts", &["of"], &[]),
    function("chart", &["of", "title"], &[]),
    function("item", &[], &[]),
    function("range", &["end"], &["start", "step_by"]),
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
