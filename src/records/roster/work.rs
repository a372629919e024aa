//! What somebody works as, is licensed for and has passed.

use super::row::RowReader;
use crate::diagnostic::Code;
use crate::records::cache::Cache;
use crate::records::combined::{Appointment, GeneralPractice};
use crate::vocabulary::{
    Licence, Occupation, Post, Reading, RosterField as F, Title, TitleBasis as Basis, YesNo,
};

/// Spellings of the columns read here.
#[derive(Default)]
pub(super) struct WorkCaches {
    occupations: [Cache<Reading<Occupation>>; 3],
    by_title: [Cache<Option<Occupation>>; 2],
    licences: [Cache<Reading<Licence>>; 3],
    certificates: [Cache<Reading<YesNo>>; 2],
    titles: [Cache<Reading<Title>>; 2],
}

/// What the columns about work say together.
pub(super) struct Work {
    pub(super) occupation: Occupation,
    pub(super) licence: Licence,
    pub(super) practice: GeneralPractice,
    pub(super) appointment: Appointment,
}

impl RowReader<'_> {
    /// Of somebody in this post; what is in no class is told of those who count.
    pub(super) fn work(&mut self, caches: &mut WorkCaches, post: Post, counts: bool) -> Work {
        let professional = counts && post == Post::Professional;
        let practice = GeneralPractice::of(
            self.certificate(F::GpRegistered, &mut caches.certificates[0], counts),
            self.certificate(F::GpCertified, &mut caches.certificates[1], counts),
        );
        let occupation = self.occupation(caches, practice, professional);
        Work {
            occupation,
            licence: self.licence(caches, occupation, counts),
            practice,
            appointment: self.appointment(caches, professional),
        }
    }

    /// 专业类别 counts, else 岗位类别 or 执业资格 where they say it, else the title's series:
    /// a 主管护师 is a nurse. Only doctors are registered in general practice.
    fn occupation(
        &mut self,
        caches: &mut WorkCaches,
        practice: GeneralPractice,
        professional: bool,
    ) -> Occupation {
        let vocabulary = self.vocabulary;
        let mut written = Reading::Empty;
        for (i, field) in [F::Profession, F::Post, F::Licence].into_iter().enumerate() {
            let raw = self.cell(field);
            if raw.bytes.is_empty() {
                continue;
            }
            let reading = caches.occupations[i].get(raw, |text| vocabulary.occupation(text));
            match reading.class() {
                Some(Occupation::Unknown) | None => {}
                Some(known) => return known,
            }
            if field == F::Profession {
                written = reading;
            }
        }
        for (i, field) in [F::Title, F::TitleQualified].into_iter().enumerate() {
            let raw = self.cell(field);
            if raw.bytes.is_empty() {
                continue;
            }
            let read = |text: &str| vocabulary.occupation_of_title(text);
            if let Some(known) = caches.by_title[i].get(raw, read) {
                return known;
            }
        }
        if practice == GeneralPractice::Registered {
            return Occupation::Doctor;
        }
        if professional {
            self.judge(F::Profession, written, Code::ValueUnlisted);
        }
        Occupation::Unknown
    }

    /// 执业资格 counts, else 专业类别 or 岗位类别 where they say it. Who is neither doctor nor
    /// nurse needs none that is counted.
    fn licence(
        &mut self,
        caches: &mut WorkCaches,
        occupation: Occupation,
        counts: bool,
    ) -> Licence {
        let vocabulary = self.vocabulary;
        for (i, field) in [F::Licence, F::Profession, F::Post].into_iter().enumerate() {
            let raw = self.cell(field);
            if raw.bytes.is_empty() {
                continue;
            }
            let reading = caches.licences[i].get(raw, |text| vocabulary.licence(text));
            if let Some(known) = reading.class() {
                return known;
            }
            if counts && field == F::Licence {
                self.judge(field, reading, Code::ValueUnlisted);
            }
        }
        match occupation {
            Occupation::Doctor | Occupation::Nurse | Occupation::Unknown => Licence::Unknown,
            _ => Licence::Neither,
        }
    }

    fn certificate(
        &mut self,
        field: F,
        cache: &mut Cache<Reading<YesNo>>,
        counts: bool,
    ) -> Option<bool> {
        let raw = self.cell(field);
        if raw.bytes.is_empty() {
            return None;
        }
        let vocabulary = self.vocabulary;
        let reading = cache.get(raw, |text| vocabulary.certificate(text));
        if counts {
            self.judge(field, reading, Code::ValueUnlisted);
        }
        reading.class().map(|answer| answer == YesNo::Yes)
    }

    /// Whether more has been passed than is appointed. Known where both columns are there; of
    /// one column alone only where its cell says so: 副高(待聘).
    fn appointment(&mut self, caches: &mut WorkCaches, professional: bool) -> Appointment {
        if !professional {
            return Appointment::Unknown;
        }
        let (appointed, passed) = (F::Title, F::TitleQualified);
        let both = self.columns.has(appointed) && self.columns.has(passed);
        let first = match both || self.columns.has(appointed) {
            true => appointed,
            false => passed,
        };
        let second = if both { passed } else { first };
        let appointed = self.title_by(first, Basis::Appointed, &mut caches.titles[0], both);
        let passed = self.title_by(second, Basis::Qualified, &mut caches.titles[1], both);
        match Appointment::of(passed, appointed) {
            Appointment::Appointed if !both => Appointment::Unknown,
            found => found,
        }
    }

    fn title_by(
        &mut self,
        field: F,
        basis: Basis,
        cache: &mut Cache<Reading<Title>>,
        both: bool,
    ) -> Title {
        let vocabulary = self.vocabulary;
        let raw = self.cell(field);
        let reading = cache.get(raw, |text| vocabulary.title(text, false, basis));
        // The column that counts has its own findings.
        if both && reading.is_unclassified() && field != self.title_field() {
            self.judge(field, reading, Code::ValueUnlisted);
        }
        reading.class().unwrap_or(Title::Unknown)
    }
}
