//! From an outline to a life: birth, study, first job, this job, the end of it.

use super::draft::{Draft, Movement};
use super::person::{Leaving, Person, Standing, StudyMode};
use super::record::Record;
use crate::bureau::REPORT_YEAR;
use crate::bureau::class::Education;
use crate::bureau::random::Random;
use crate::bureau::table;
use anyhow::{Context, Result};
use chrono::{Datelike, Days, Months, NaiveDate};
use serde::Deserialize;

/// When people come and go by a route.
#[derive(Deserialize)]
struct Route {
    #[serde(rename = "途径")]
    name: String,
    #[serde(rename = "最早月份")]
    first_month: i32,
    #[serde(rename = "最晚月份")]
    last_month: i32,
    /// 人员状态 of who has left by it.
    #[serde(rename = "人员状态")]
    status: String,
}

/// Lives the outlines' lives; names, numbers and honours come later.
pub fn live(drafts: &[Draft], random: &mut Random) -> Result<Vec<Person>> {
    let routes: Vec<Route> = table::rows(include_str!("../../data/routes.csv"))?;
    drafts
        .iter()
        .map(|draft| person(draft, &routes, random))
        .collect()
}

fn person(draft: &Draft, routes: &[Route], random: &mut Random) -> Result<Person> {
    let route = |name: &str| {
        routes
            .iter()
            .find(|r| r.name == name)
            .context("no such route")
    };
    let mut birth = day(REPORT_YEAR - draft.age, 1, 12, random)?;
    let mode = study_mode(draft, random);
    let mut started = first_job(draft, birth, mode, random)?;
    let mut hired = this_job(started, random)?;
    let mut leaving = None;
    match &draft.movement {
        Movement::Stays => {}
        Movement::Joins { route: name } => {
            let route = route(name)?;
            hired = day(REPORT_YEAR, route.first_month, route.last_month, random)?;
            let graduated = birth.year() + graduation_age(draft.education);
            if graduated + 3 >= REPORT_YEAR {
                started = hired;
            }
        }
        Movement::Leaves { route: name } => {
            let route = route(name)?;
            let mut date = day(REPORT_YEAR, route.first_month, route.last_month, random)?;
            if draft.age == draft.retirement_age() {
                birth = day(REPORT_YEAR - draft.age, 1, 11, random)?;
                date = retirement(birth, draft.age)?;
            }
            let (reason, status) = (name.clone(), route.status.clone());
            leaving = Some(Leaving {
                date,
                reason,
                status,
            });
        }
    }
    let standing = Standing::new(draft, mode);
    let joins = matches!(draft.movement, Movement::Joins { .. });
    Ok(Person {
        unit: draft.unit,
        number: String::new(),
        name: String::new(),
        sex: draft.sex,
        birth,
        id: String::new(),
        profession: draft.profession,
        double_post: draft.double_post,
        started,
        hired,
        before: (!joins).then(|| standing.clone()),
        now: leaving.is_none().then_some(standing),
        leaving,
        record: if draft.age_known {
            Record::Complete
        } else {
            Record::NoAge
        },
    })
}

/// The older, the likelier it is that the highest degree came beside the job.
fn study_mode(draft: &Draft, random: &mut Random) -> StudyMode {
    use StudyMode::{Adult, Correspondence, FullTime, Network, PartTime, SelfStudy, Unknown};
    let beside = match draft.education {
        Education::Unknown | Education::High | Education::Middle => return Unknown,
        Education::PartTimeMaster => return PartTime,
        Education::Bachelor | Education::College => match draft.age {
            _ if matches!(draft.movement, Movement::Joins { .. }) => 0,
            ..=31 => 15,
            32..=40 => 45,
            _ => 75,
        },
        _ => 0,
    };
    let modes = [
        Correspondence,
        Correspondence,
        SelfStudy,
        Adult,
        Adult,
        Network,
    ];
    if random.chance(beside) {
        *random.pick(&modes)
    } else {
        FullTime
    }
}

/// The age at which full-time study ends.
fn graduation_age(education: Education) -> i32 {
    match education {
        Education::Doctorate => 29,
        Education::FullTimeMaster => 26,
        Education::Bachelor => 23,
        Education::College => 22,
        _ => 20,
    }
}

/// After the last full-time study, and before the report year.
fn first_job(
    draft: &Draft,
    birth: NaiveDate,
    mode: StudyMode,
    random: &mut Random,
) -> Result<NaiveDate> {
    let age = if mode == StudyMode::FullTime {
        graduation_age(draft.education)
    } else {
        random.between(19, 22)
    };
    day((birth.year() + age).min(REPORT_YEAR - 1), 7, 9, random)
}

/// The first job as often as not, else a later one, before the report year.
fn this_job(started: NaiveDate, random: &mut Random) -> Result<NaiveDate> {
    let last = REPORT_YEAR - 1;
    if started.year() == last || random.chance(55) {
        return Ok(started);
    }
    day(random.between(started.year() + 1, last), 1, 12, random)
}

/// The first day of the month after the birthday.
fn retirement(birth: NaiveDate, age: i32) -> Result<NaiveDate> {
    let birthday = birth
        .with_day(1)
        .and_then(|d| d.with_year(birth.year() + age));
    birthday
        .and_then(|d| d.checked_add_months(Months::new(1)))
        .context("no such day")
}

/// Some day of a year, from one month to another.
fn day(year: i32, first_month: i32, last_month: i32, random: &mut Random) -> Result<NaiveDate> {
    let month = random.between(first_month, last_month) as u32;
    let first = NaiveDate::from_ymd_opt(year, month, 1).context("no such month")?;
    let length = u32::from(first.num_days_in_month());
    Ok(first + Days::new(random.below(length).into()))
}
