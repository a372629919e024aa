//! Edits at random, outside the figures and inside them: every other byte stays.

use super::bench::*;
use super::support::Random;
use std::collections::BTreeMap;
use talentsum::redraft::Outcome;

const ROUNDS: u64 = 25;

/// The bookmarks of all figures of the draft.
fn figures(draft: &[u8]) -> Vec<String> {
    let is_figure = |name: &String| {
        let others = ["ts_table_", "ts_chart_"];
        !others.iter().any(|other| name.starts_with(other))
    };
    texts(draft).into_keys().filter(is_figure).collect()
}

/// Where between two tags of the body nothing of a figure stands.
fn gaps(xml: &str, bookmarks: &[String]) -> Vec<usize> {
    let mut taken: Vec<std::ops::Range<usize>> = Vec::new();
    for bookmark in bookmarks {
        taken.push(stretch(xml, bookmark));
    }
    let ends = xml.match_indices("</w:r>").map(|(at, tag)| at + tag.len());
    ends.filter(|at| !taken.iter().any(|t| t.start < *at && *at < t.end))
        .collect()
}

/// Something a person or a program may put into a paragraph.
fn something(random: &mut Random) -> String {
    let words = [
        "（",
        "略作调整",
        " ",
        "&amp;",
        "，另有一批人员",
        "…",
        "\u{3000}",
        "约3成。",
    ];
    let words = run(words[random.index(words.len())]);
    match random.index(9) {
        0 => format!("<w:proofErr w:type=\"spellStart\"/>{words}"),
        1 => format!(
            "<w:bookmarkStart w:id=\"8000\" w:name=\"_GoBack\"/><w:bookmarkEnd w:id=\"8000\"/>{words}"
        ),
        2 => "<w:r><w:br/></w:r>".to_owned(),
        3 => format!("</w:p>\n<w:p><w:pPr><w:jc w:val='both'/></w:pPr>{words}"),
        4 => "<!-- <w:t>1</w:t> -->".to_owned(),
        5 => "<?pi 5?>\r\n\t".to_owned(),
        6 => "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\"> <![CDATA[<8>]]> </w:t></w:r>"
            .to_owned(),
        7 => "<w:ins w:id=\"9\" w:author=\"甲\"><w:r><w:t>按要求，</w:t></w:r></w:ins>".to_owned(),
        _ => words,
    }
}

#[test]
fn edits_outside_the_figures_stay_and_the_figures_are_set() {
    let draft = before().draft();
    let (names, wanted) = (figures(&draft), texts(&after().draft()));
    for seed in 0..ROUNDS {
        let mut random = Random::new(seed);
        let edited = edited(&draft, MAIN, |mut xml| {
            let gaps = gaps(&xml, &names);
            let mut places: Vec<usize> = (0..1 + random.index(12))
                .map(|_| *random.pick(&gaps))
                .collect();
            places.sort_unstable_by(|a, b| b.cmp(a));
            for at in places {
                xml.insert_str(at, &something(&mut random));
            }
            xml
        });
        let redrafted = after().refresh(&edited, false);
        assert_untouched(&edited, &redrafted.bytes, &names, seed);
        // Beside a tracked insertion a figure that is no number stays as it is.
        let left: Vec<&str> = (redrafted.figures.iter())
            .filter(|f| f.outcome == Outcome::Tracked)
            .map(|f| f.mark.bookmark.as_str())
            .collect();
        let read = texts(&redrafted.bytes);
        for name in names.iter().filter(|name| !left.contains(&name.as_str())) {
            let became = outcome(&redrafted, name);
            assert_eq!(read[name], wanted[name], "seed {seed}, {became:?}");
        }
        assert!(left.len() < 12, "seed {seed}");
    }
}

fn assert_untouched(old: &[u8], new: &[u8], names: &[String], seed: u64) {
    let (old, new) = (parts(old), parts(new));
    for (name, bytes) in &old {
        if name != MAIN {
            let same = kept(name, &new[name]) == kept(name, bytes);
            assert!(same, "seed {seed}: {name}");
        }
    }
    let bare = |parts: &BTreeMap<String, Vec<u8>>| {
        let xml = String::from_utf8(parts[MAIN].clone()).expect("UTF-8");
        outside(&xml, names)
    };
    assert!(bare(&old) == bare(&new), "seed {seed}");
}

/// One thing done to a figure, and what must become of it.
fn done(random: &mut Random, inside: &str, text: &str, new: &str) -> (String, Vec<Outcome>) {
    let changed = if new == text {
        Outcome::Unchanged
    } else {
        Outcome::Set
    };
    let end = "<w:bookmarkEnd";
    match random.index(6) {
        0 => (run(text), vec![Outcome::Gone]),
        1 => {
            let typed = format!("{text}7");
            let outcome = if typed == new {
                Outcome::Agrees
            } else {
                Outcome::HandEdited
            };
            (
                replaced(inside, &format!(">{text}<"), &format!(">{typed}<")),
                vec![outcome],
            )
        }
        2 => {
            let del =
                "<w:del w:id=\"77\" w:author=\"甲\"><w:r><w:delText>5</w:delText></w:r></w:del>";
            (
                replaced(inside, end, &format!("{del}{end}")),
                vec![Outcome::Tracked],
            )
        }
        3 => {
            let first = text.chars().next().map_or(0, char::len_utf8);
            let (one, two) = text.split_at(first);
            let split = format!(">{one}</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>{two}<");
            (
                replaced(inside, &format!(">{text}<"), &split),
                vec![changed],
            )
        }
        4 => {
            let empty = "<w:r><w:t/></w:r><w:r><w:lastRenderedPageBreak/></w:r>";
            (
                replaced(inside, end, &format!("{empty}{end}")),
                vec![changed],
            )
        }
        _ => (inside.to_owned(), vec![changed]),
    }
}

#[test]
fn edits_inside_the_figures_have_the_outcome_they_must_have() {
    let draft = before().draft();
    let (names, old) = (figures(&draft), texts(&draft));
    let new = texts(&after().draft());
    for seed in 0..ROUNDS {
        let mut random = Random::new(1000 + seed);
        let mut expected = BTreeMap::new();
        let edited = edited(&draft, MAIN, |mut xml| {
            for _ in 0..1 + random.index(20) {
                let name = random.pick(&names);
                if expected.contains_key(name) {
                    continue;
                }
                let range = stretch(&xml, name);
                let (inside, outcome) =
                    done(&mut random, &xml[range.clone()], &old[name], &new[name]);
                xml.replace_range(range, &inside);
                expected.insert(name.clone(), outcome);
            }
            xml
        });
        let redrafted = after().refresh(&edited, false);
        assert_untouched(&edited, &redrafted.bytes, &names, seed);
        for (name, outcomes) in &expected {
            let became = outcome(&redrafted, name);
            assert!(
                outcomes.contains(&became.outcome),
                "seed {seed}: {became:?}"
            );
        }
        // Doing it again changes nothing more.
        let again = after().refresh(&redrafted.bytes, false);
        assert!(again.bytes == redrafted.bytes, "seed {seed}");
    }
}
