//! Sentences that corrected data bring in, take away or word otherwise.

use super::bench::*;
use talentsum::redraft::{Redrafted, SentenceKind};

fn kinds(redrafted: &Redrafted) -> Vec<(SentenceKind, &str)> {
    let sentences = redrafted.sentences.as_ref().expect("a record of sentences");
    let told = sentences.iter().map(|s| {
        let text = s.new.as_deref().or(s.text.as_deref());
        (s.kind, text.unwrap_or_default())
    });
    told.collect()
}

/// A bureau of which no birth date is known: every sentence on ages goes.
fn ageless() -> Made {
    let roster =
        "姓名,出生日期,学历,职称,岗位类别,单位,单位类型\n甲,,本科,医师,专业技术,甲院,乡镇\n";
    made_of(roster.to_owned())
}

#[test]
fn the_same_data_tell_of_no_sentence() {
    assert_eq!(kinds(&before().refresh(&before().draft(), false)), []);
}

#[test]
fn sentences_without_data_are_to_go_and_come_back_with_them() {
    let without = ageless();
    let gone = without.refresh(&before().draft(), false);
    let gone = kinds(&gone);
    let back = before().refresh(&without.draft(), false);
    let back = kinds(&back);
    let count = |told: &[(SentenceKind, &str)], kind| told.iter().filter(|t| t.0 == kind).count();
    assert!(count(&gone, SentenceKind::Vanishes) > 0, "{gone:?}");
    assert_eq!(
        count(&gone, SentenceKind::Vanishes),
        count(&back, SentenceKind::Appears),
        "{gone:?}\n{back:?}"
    );
}

#[test]
fn a_sentence_that_a_person_has_seen_to_is_not_told_again() {
    let draft = before().draft();
    let told = ageless().refresh(&draft, false);
    let sentences = told.sentences.expect("sentences");
    let vanishing = |s: &&talentsum::redraft::SentenceChange| s.kind == SentenceKind::Vanishes;
    let first = sentences.iter().find(vanishing).expect("one goes");
    let text = first.text.clone().expect("it is there");
    // The paragraphs with the words of it are taken out by hand.
    let words: String = text.chars().take(6).collect();
    let by_hand = edited(&draft, MAIN, |xml| {
        let mut paragraphs: Vec<&str> = xml.split_inclusive("</w:p>").collect();
        let count = paragraphs.len();
        paragraphs.retain(|p| !p.contains(&words));
        assert!(paragraphs.len() < count, "{words}");
        paragraphs.concat()
    });
    let again = ageless()
        .refresh(&by_hand, false)
        .sentences
        .expect("sentences");
    assert!(again.len() < sentences.len());
    assert!(again.iter().all(|s| s.text.as_deref() != Some(&*text)));
}

#[test]
fn sentences_are_quoted_as_they_stand_in_the_refreshed_draft() {
    let told = ageless().refresh(&before().draft(), false);
    let paper = talentsum::verify::Paper::open(told.bytes.clone(), false).expect("a draft");
    let quoted = told.sentences.iter().flatten();
    let quoted: Vec<&str> = quoted.filter_map(|s| s.text.as_deref()).collect();
    assert!(!quoted.is_empty());
    for text in quoted {
        let stands = paper.lines.iter().any(|line| line.text.contains(text));
        assert!(stands, "{text}");
    }
}

#[test]
fn a_record_of_an_older_version_says_nothing_of_sentences() {
    let old = edited(&before().draft(), "customXml/item1.xml", |xml| {
        let mut lines: Vec<&str> = xml.split_inclusive('>').collect();
        let of_lines = ["<line ", "</line>", "<words ", "<at "];
        lines.retain(|tag| {
            !of_lines
                .iter()
                .any(|name| tag.trim_start().starts_with(name))
        });
        lines.concat()
    });
    assert_eq!(after().refresh(&old, false).sentences, None);
}
