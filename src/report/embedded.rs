//! The default templates, part of the program. A file of the same name in the project's
//! own `templates/` wins.

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
];
