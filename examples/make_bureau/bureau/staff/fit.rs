//! What is plausible: how well a class suits a person, `None` where it cannot be.
//!
//! The scores are compared with each other and with chance (`deal::NOISE`), nothing more.

use super::draft::Draft;
use crate::bureau::class::{AgeBand, Education, Establishment, Profession, Sex, Title};
use crate::bureau::random::Random;

/// Drivers and cooks are older than nurses; who has to retire before 51 is never beyond it.
pub fn age(draft: &Draft, band: AgeBand) -> Option<i32> {
    let retires = band == AgeBand::From51 && draft.retirement_age() <= 51;
    let age = match draft.profession {
        Profession::Physician | Profession::AssistantPhysician | Profession::Manager => 70,
        Profession::Worker => 60,
        Profession::Nurse => 0,
        _ => 40,
    };
    let man = if draft.sex == Sex::Male { 30 } else { 0 };
    (!retires).then_some(age + man)
}

/// Titles take years; a licensed physician is never 士级, an assistant physician always.
pub fn title(draft: &Draft, title: Title) -> Option<i32> {
    use Profession::{AssistantPhysician, OtherTechnical, Physician};
    let (age, profession) = (draft.age, draft.profession);
    if profession == AssistantPhysician {
        return (title == Title::Assistant).then_some(1000);
    }
    let physician = profession == Physician;
    let fresh = if age < 26 { 200 } else { 0 };
    match title {
        Title::Unknown => (age < 45).then_some(0),
        Title::FullSenior if physician => (age >= 45).then_some(100 + 4 * age),
        Title::FullSenior => (age >= 48 && profession != OtherTechnical).then_some(4 * age),
        Title::AssociateSenior if physician => (age >= 37).then_some(80 + 2 * age),
        Title::AssociateSenior => (age >= 38).then_some(20 + 2 * age),
        Title::Intermediate => (age >= 30).then_some(4 * age + if physician { 40 } else { 0 }),
        Title::Assistant if physician => None,
        Title::Assistant => Some((35 - age).max(0) * 6 + fresh),
        Title::None if physician => (age < 27).then_some(0),
        Title::None if profession == OtherTechnical => Some(120),
        Title::None => Some((40 - age).max(0) * 6 + fresh),
        Title::Junior => Some(0),
    }
}

/// Senior titles want a degree; older staff and lower titles have less schooling.
pub fn education(draft: &Draft, education: Education) -> Option<i32> {
    let (age, title) = (draft.age, draft.title);
    let physician = draft.profession == Profession::Physician;
    let bonus = if physician { 100 } else { 0 };
    let low = title > Title::Intermediate;
    match education {
        Education::Unknown => (!title.is_senior()).then_some(0),
        Education::Doctorate => {
            (physician && title.is_senior() && (36..=52).contains(&age)).then_some(0)
        }
        Education::FullTimeMaster => {
            let studied = (27..=45).contains(&age) && title <= Title::Junior;
            let nurse = draft.profession == Profession::Nurse;
            (studied && !nurse).then_some(2 * bonus)
        }
        Education::PartTimeMaster => {
            ((32..=52).contains(&age) && title <= Title::Intermediate).then_some(bonus)
        }
        Education::Middle => (age >= 44 && low).then_some(4 * age),
        Education::Secondary if title == Title::Intermediate => (age >= 40).then_some(0),
        Education::Secondary => (age >= 26 && low).then_some(60 + 3 * (age - 30) - bonus),
        Education::Bachelor => Some(match title {
            Title::FullSenior | Title::AssociateSenior => 400,
            Title::Intermediate | Title::Junior => 60 + bonus,
            _ => (36 - age).clamp(0, 10) * 6,
        }),
        Education::College | Education::High => Some(0),
    }
}

/// Posts within the establishment go to those with titles and to managers first.
pub fn establishment(draft: &Draft, establishment: Establishment) -> Option<i32> {
    let professional = draft.profession.is_professional();
    let fixed = draft.double_post || draft.title.is_senior();
    match establishment {
        Establishment::Quota => {
            (professional && !fixed && (23..=42).contains(&draft.age)).then_some(0)
        }
        Establishment::Contract if fixed => None,
        Establishment::Contract => Some(
            (45 - draft.age).clamp(0, 20) * 5
                + match draft.profession {
                    Profession::Physician | Profession::Manager => -60,
                    Profession::Nurse | Profession::Worker => 60,
                    _ => 20,
                },
        ),
        Establishment::Permanent => Some(0),
    }
}

/// 双肩挑 are mostly physicians with some years and a title behind them.
pub fn double_post(draft: &Draft, double: bool) -> Option<i32> {
    if !double {
        return Some(0);
    }
    let titled = draft.title <= Title::Intermediate;
    let physician = draft.profession == Profession::Physician;
    (draft.profession.is_professional() && titled && draft.age >= 36)
        .then_some(2 * draft.age + if physician { 120 } else { 0 })
}

/// The schooling of managers and workers, which no quota governs.
pub fn schooling(profession: Profession, random: &mut Random) -> Education {
    use Education::{Bachelor, College, High, Middle, PartTimeMaster, Secondary};
    let common = if profession == Profession::Manager {
        [
            Bachelor,
            Bachelor,
            Bachelor,
            Bachelor,
            Bachelor,
            College,
            College,
            College,
            PartTimeMaster,
        ]
    } else {
        [
            High, High, High, High, Secondary, Secondary, Middle, Middle, College,
        ]
    };
    *random.pick(&common)
}
