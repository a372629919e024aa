//! What tests share.

/// A test that cannot do its work because a program is not installed. It says so and
/// passes, except in continuous integration (`CI=true`): there everything is installed,
/// and a test that does nothing is a fault.
pub fn skip(why: &str) {
    let in_ci = std::env::var("CI").is_ok_and(|value| value == "true");
    assert!(!in_ci, "skipped in CI: {why}");
    eprintln!("skipped: {why}");
}
