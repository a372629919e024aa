//! The nearest known word, for "did you mean".

use strsim::osa_distance;

/// How near a candidate is: differences, then how soon it differs, then by how much it is
/// longer or shorter. The least is the nearest; code point order settles the rest, so that
/// the answer is always the same.
type Nearness = (usize, usize, usize);

/// The nearest of `candidates` to `word`, when near enough to be a slip: at most one
/// difference in three characters.
pub fn nearest<'a, T: Copy>(
    word: &str,
    candidates: impl Iterator<Item = (&'a str, T)>,
) -> Option<(&'a str, T)> {
    ranked(word, candidates)
        .into_iter()
        .next()
        .map(|(_, c, value)| (c, value))
}

/// Every value that is as near as the nearest, each with its nearest candidate: 主冶医师 is
/// one slip away from 主治医师 and from 主任医师, and only its writer knows which.
pub fn all_nearest<'a, T: Copy + PartialEq>(
    word: &str,
    candidates: impl Iterator<Item = (&'a str, T)>,
) -> Vec<(&'a str, T)> {
    let ranked = ranked(word, candidates);
    let least = ranked.first().map_or(0, |(nearness, _, _)| nearness.0);
    let mut found: Vec<(&str, T)> = Vec::new();
    for (_, candidate, value) in ranked.into_iter().filter(|r| r.0.0 == least) {
        if !found.iter().any(|(_, known)| *known == value) {
            found.push((candidate, value));
        }
    }
    found
}

/// The nearest of some names, owned, for a message.
pub fn nearest_name<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let names = names.into_iter().map(|name| (name, ()));
    nearest(word, names).map(|(name, ())| name.to_owned())
}

fn ranked<'a, T: Copy>(
    word: &str,
    candidates: impl Iterator<Item = (&'a str, T)>,
) -> Vec<(Nearness, &'a str, T)> {
    let length = word.chars().count();
    // One character is no basis for a guess.
    if length < 2 {
        return Vec::new();
    }
    let mut ranked: Vec<(Nearness, &str, T)> = candidates
        .filter(|(candidate, _)| candidate.chars().nth(1).is_some())
        .map(|(candidate, value)| {
            let other = candidate.chars().count();
            let distance = osa_distance(word, candidate);
            let alike = word
                .chars()
                .zip(candidate.chars())
                .take_while(|(a, b)| a == b)
                .count();
            let nearness = (distance, length - alike, length.abs_diff(other));
            (nearness, candidate, value)
        })
        .filter(|((distance, _, _), candidate, _)| {
            let longer = length.max(candidate.chars().count());
            // Of two characters one is half of the word: 大专 is no slip for 中专, unless the
            // two look nearly the same: 护土 is one for 护士.
            (*distance * 2 < longer && *distance <= (longer / 3).max(1))
                || (longer == 2 && *distance == 1 && look_alike(word, candidate))
        })
        .collect();
    ranked.sort_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)));
    ranked
}

/// Characters that are taken for one another when somebody types or reads a scan.
const LOOK_ALIKE: &[&str] = &[
    "土士",
    "未末",
    "已己巳",
    "冶治",
    "人入",
    "日曰",
    "干千于",
    "帅师",
    "木本",
    "料科",
    "枝技",
    "官宫",
    "待侍",
    "券卷",
    "大太",
];

/// Whether two words of one length differ in such characters only.
fn look_alike(word: &str, other: &str) -> bool {
    let alike = |(a, b): (char, char)| {
        let both = |group: &&&str| group.contains(a) && group.contains(b);
        a == b || LOOK_ALIKE.iter().any(|group| both(&group))
    };
    word.chars().count() == other.chars().count() && word.chars().zip(other.chars()).all(alike)
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
        assert_eq!(find("护帅"), Some("护师"));
        assert_eq!(find("医师"), None);
    }

    #[test]
    fn a_slip_between_two_classes_finds_both() {
        let words = [
            ("主治医师", 3),
            ("主任医师", 1),
            ("主治中医师", 3),
            ("护师", 4),
        ];
        let found = all_nearest("主冶医师", words.into_iter());
        assert_eq!(found, [("主任医师", 1), ("主治医师", 3)]);
    }
}
