//! The educations of one row: the highest completed one counts, and how it was gained.

use super::row::RowReader;
use super::{Caches, EDUCATION_FIELDS};
use crate::diagnostic::Code;
use crate::records::dimension::{Dim, Values, unknown_after, value_of};
use crate::vocabulary::{Class, Doubt, Education, Reading, RosterField as F, StudyMode};

impl RowReader<'_> {
    pub(super) fn education(
        &mut self,
        caches: &mut Caches,
        table: &mut Values,
        values: &mut [u32; Dim::COUNT],
    ) -> Education {
        let vocabulary = self.vocabulary;
        let mut highest = Education::Unknown;
        let mut read = [None; 4];
        let mut doubts: Vec<(F, Reading<Education>)> = Vec::new();
        for (i, field) in EDUCATION_FIELDS.into_iter().enumerate() {
            let raw = self.cell(field);
            if raw.bytes.is_empty() {
                continue;
            }
            // The degree column belongs to the highest education and tells the kind of a
            // 研究生 only; so the spelling alone decides unless it is one.
            let (reading, mode) = caches.education[i].get(raw, |text| {
                (
                    vocabulary.education(text, None),
                    vocabulary.education_mode(text),
                )
            });
            let reading = match reading.class() {
                Some(Education::PostgraduateUnspecified) if i == 0 => {
                    vocabulary.education(&self.text(field), Some(&self.text(F::Degree)))
                }
                _ => reading,
            };
            if reading.doubt().is_some() || reading.is_unclassified() {
                doubts.push((field, reading));
            }
            if let Some(class) = reading.class() {
                highest = highest.max(class);
                read[i] = Some((class, mode));
            }
        }
        for (field, reading) in doubts {
            // A course not finished does not matter beside a completed education.
            let harmless = reading.doubt() == Some(Doubt::Unfinished) && highest.is_known();
            if !harmless {
                self.judge(field, reading, Code::EducationUnclassified);
            }
        }
        values[Dim::Education as usize] = value_of(highest);
        let mode = self
            .class(F::StudyMode, &mut caches.study_mode, |v, raw| {
                v.study_mode(raw)
            })
            .or(read[0].and_then(|(_, mode)| mode));
        values[Dim::StudyMode as usize] = mode.map_or(unknown_after::<StudyMode>(), value_of);
        let mut full_time: Vec<String> = Vec::new();
        if let Some((class, _)) = read[0].filter(|_| mode == Some(StudyMode::FullTime)) {
            full_time.push(class.label().to_owned());
        }
        if let Some((class, _)) = read[1] {
            let label = class.label().to_owned();
            if !full_time.contains(&label) {
                full_time.push(label);
            }
        }
        values[Dim::FullTimeEducation as usize] = match full_time.is_empty() {
            true => 0,
            false => table.intern(Dim::FullTimeEducation, full_time),
        };
        highest
    }
}
