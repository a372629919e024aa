//! The hires of the log: against the rosters, and the steps of open recruitment over the year.

use super::flows::Flows;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::project::Project;
use crate::records::activity::{Activity, ActivityDim, Column};
use crate::vocabulary::{ActivityKind, Class};
use chrono::Datelike;
use rust_decimal::Decimal;

/// The steps of open recruitment; each has at most as many people as the one before.
const STEPS: [Column; 4] = [
    Column::Applicants,
    Column::Examinees,
    Column::Persons,
    Column::OnDuty,
];

/// People by the steps of recruitment, `None` where no row fills the column.
type Steps = [Option<Decimal>; STEPS.len()];

/// What the logs say of people hired in the year.
#[derive(Debug)]
pub struct Hires {
    year: i32,
    recruited: Steps,
    introduced: Steps,
}

impl Hires {
    /// Nothing seen yet.
    pub fn new(year: i32) -> Self {
        Hires {
            year,
            recruited: Steps::default(),
            introduced: Steps::default(),
        }
    }

    /// Takes in an event.
    pub fn add(&mut self, activity: &Activity) {
        if activity.date.year() != self.year {
            return;
        }
        let kinds = &activity.labels[ActivityDim::Kind as usize];
        let is = |kind: ActivityKind| kinds.iter().any(|label| label == kind.label());
        let steps = match () {
            () if is(ActivityKind::OpenRecruitment) => &mut self.recruited,
            () if is(ActivityKind::Introduction) => &mut self.introduced,
            () => return,
        };
        for (sum, column) in steps.iter_mut().zip(STEPS) {
            if let Some(number) = activity.numbers[column as usize] {
                *sum = Some(sum.unwrap_or_default() + number);
            }
        }
    }

    /// Compares the steps with each other and the hires with the rosters.
    pub fn report(&self, project: &Project, flows: &Flows, diagnostics: &mut Diagnostics) {
        self.steps(diagnostics);
        // Rosters named on the command line are seldom all there are.
        if project.rosters_are_found && flows.is_a_time() {
            self.compare(flows, diagnostics);
        }
    }

    /// Each step over the whole year: announcement, examination and hiring are rows of their
    /// own, as a rule. A single row that does not hold has been reported already.
    fn steps(&self, diagnostics: &mut Diagnostics) {
        let said = [Severity::Error, Severity::Warning];
        if said.map(|s| diagnostics.totals().contains_key(&(s, Code::FunnelBroken))) != [false; 2] {
            return;
        }
        let given: Vec<(Column, Decimal)> = (STEPS.into_iter().zip(self.recruited))
            .filter_map(|(column, sum)| Some((column, sum?)))
            .collect();
        for pair in given.windows(2) {
            let ((wide, more), (narrow, less)) = (pair[0], pair[1]);
            if more < less {
                let finding = Diagnostic::new(Code::FunnelBroken)
                    .fact("year", self.year.to_string())
                    .fact("wide", wide.name())
                    .fact("more", more.normalize().to_string())
                    .fact("narrow", narrow.name())
                    .fact("less", less.normalize().to_string());
                diagnostics.push(finding);
            }
        }
    }

    /// Whether the log has more people than can have joined by the rosters. The other way
    /// round is no matter: most people come in other ways.
    fn compare(&self, flows: &Flows, diagnostics: &mut Diagnostics) {
        let hired = |steps: &Steps| steps[3].or(steps[2]);
        let (recruited, introduced) = (hired(&self.recruited), hired(&self.introduced));
        if recruited.is_none() && introduced.is_none() {
            return;
        }
        let (recruited, introduced) = (
            recruited.unwrap_or_default(),
            introduced.unwrap_or_default(),
        );
        let whole = flows.whole();
        let logged = recruited + introduced;
        // In a file without the column anybody may have joined this year; with no other file
        // nothing can be said.
        let dated = whole.in_post > whole.without_joined;
        if !dated || logged <= (whole.joined + whole.without_joined).into() {
            return;
        }
        let missing = logged - Decimal::from(whole.joined);
        let finding = Diagnostic::new(Code::HiresDiffer)
            .fact("year", self.year.to_string())
            .fact("logged", logged.normalize().to_string())
            .fact("recruited", recruited.normalize().to_string())
            .fact("introduced", introduced.normalize().to_string())
            .number("joined", whole.joined)
            .fact("missing", missing.normalize().to_string())
            .number("undated", whole.undated + whole.without_joined);
        diagnostics.push(finding);
    }
}
