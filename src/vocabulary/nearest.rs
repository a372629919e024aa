//! The nearest known word, for "did you mean".

use strsim::osa_distance;

/// The nearest of `candidates` to `word`, when near enough to be a slip: at most one
/// difference in three characters. Ties go to the word that begins alike for longer, then to the
/// one of the same length, then by code point, so that the answer is always the same.
pub(crate) fn nearest<'a, T: Copy>(
    word: &str,
    candidates: impl Iterator<Item = (&'a str, T)>,
) -> Option<(&'a str, T)> {
    let length = word.chars().count();
    // One character is no basis for a guess.
    if length < 2 {
        return None;
    }
    candidates
        .filter(|(candidate, _)| candidate.chars().nth(1).is_some())
        .map(|(candidate, value)| {
            let other = candidate.chars().count();
            let distance = osa_distance(word, candidate);
            let alike = word
                .chars()
                .zip(candidate.chars())
                .take_while(|(a, b)| a == b)
                .count();
            (
                (distance, length - alike, length.abs_diff(other)),
                candidate,
                value,
            )
        })
        .filter(|((distance, _, _), candidate, _)| {
            let longer = length.max(candidate.chars().count());
            // Of two characters one is half of the word: 大专 is no slip for 中专.
            *distance * 2 < longer && *distance <= (longer / 3).max(1)
        })
        .min_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)))
        .map(|(_, candidate, value)| (candidate, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_its_word_and_a_stranger_finds_none() {
        let words = ["主治医师", "主任医师", "护师"];
        let find = |w: &str| nearest(w, words.iter().map(|w| (*w, ()))).map(|f| f.0);
        assert_eq!(find("主治医生"), Some("主治医师"));
        assert_eq!(find("摄影记者"), None);
        assert_eq!(find("护"), None);
    }
}
