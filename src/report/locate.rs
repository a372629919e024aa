//! Places for problems: lines that are found by their words, and the lines around them.

use super::problem::{self, Place, TemplateProblem};
use super::set::Source;

/// Gives every problem its line and the lines around it, and puts the same ones together.
pub fn finish(problems: Vec<TemplateProblem>, sources: &[Source]) -> Vec<TemplateProblem> {
    let mut problems = problem::gather(problems);
    for problem in &mut problems {
        if let Some(place) = problem.places.first_mut()
            && place.line.is_none()
            && let Some(words) = problem.kind.words()
            && let Some((file, line)) = find_words(words, sources)
        {
            *place = Place::at(file, line);
        }
        problem.places.sort();
        let first = problem.places.first().cloned().unwrap_or_default();
        if let (true, Some(line)) = (problem.excerpt.is_empty(), first.line)
            && let Some(source) = sources.iter().find(|s| s.shown == first.file)
        {
            problem.excerpt = problem::excerpt(&source.text, line);
        }
    }
    problems
}

/// Where rendered words stand in the sources: by their longest stretch without figures.
fn find_words(words: &str, sources: &[Source]) -> Option<(String, usize)> {
    let stretches =
        words.split(|c: char| c.is_ascii_digit() || matches!(c, '○' | '…' | '%' | '、'));
    let longest = stretches.map(str::trim).max_by_key(|s| s.chars().count())?;
    if longest.chars().count() < 2 {
        return None;
    }
    sources.iter().find_map(|source| {
        let line = source
            .text
            .lines()
            .position(|line| line.contains(longest))?;
        Some((source.shown.clone(), line + 1))
    })
}
