//! Figures of those who joined or left since last year.

use super::builder::{Builder, labels_of, test_of};
use super::{Fault, Origin};
use crate::project::definition::{Condition, Definition};
use crate::tally::flows::{FLOW_DIMS, FlowQuestion, Way};
use crate::vocabulary::Leaving;
use std::collections::BTreeMap;

/// The condition that says which way; it has to be there.
const WAY: &str = "流动";
/// The condition on why somebody left.
const REASON: &str = "离职原因";

impl Builder<'_> {
    pub(super) fn flow(&mut self, d: &Definition) -> Option<Origin> {
        let mut others: BTreeMap<String, Condition> = BTreeMap::new();
        let (mut way, mut reasons) = (None, None);
        for (name, condition) in &d.conditions {
            match name.as_str() {
                WAY => way = Some(self.way(&d.id, condition)?),
                REASON => {
                    let test = test_of(condition, str::to_owned);
                    self.check_labels(&d.id, REASON, &test, &labels_of::<Leaving>())?;
                    reasons = Some(test);
                }
                _ if FLOW_DIMS.iter().any(|dim| dim.name() == name) => {
                    others.insert(name.clone(), condition.clone());
                }
                _ => return self.no_condition(&d.id, name),
            }
        }
        let Some(way) = way else {
            return self.no_way(&d.id);
        };
        let terms = self.people_terms(&d.id, &others)?;
        let question = FlowQuestion {
            way,
            reasons,
            terms,
        };
        self.catalogue.flows.push(question);
        Some(Origin::Flow(self.catalogue.flows.len() - 1))
    }

    fn way(&mut self, id: &str, condition: &Condition) -> Option<Way> {
        let test = test_of(condition, str::to_owned);
        let known: Vec<String> = Way::ALL.map(|way| way.label().to_owned()).to_vec();
        self.check_labels(id, WAY, &test, &known)?;
        // Both together are no flow of one way.
        let mut meant = Way::ALL
            .into_iter()
            .filter(|way| test.holds(&[way.label()]));
        let found = meant.next().filter(|_| meant.next().is_none());
        match found {
            Some(way) => Some(way),
            None => self.no_way(id),
        }
    }

    fn no_way<T>(&mut self, id: &str) -> Option<T> {
        let fault = Fault::Label {
            dim: WAY.to_owned(),
            label: "（未写）".to_owned(),
            known: Way::ALL.map(Way::label).join("、"),
        };
        self.fault(id, fault);
        None
    }

    fn no_condition(&mut self, id: &str, name: &str) -> Option<Origin> {
        let dims = FLOW_DIMS.iter().map(|dim| dim.name());
        let known: Vec<&str> = [WAY, REASON].into_iter().chain(dims).collect();
        let fault = Fault::Dimension {
            name: name.to_owned(),
            known: known.join("、"),
        };
        self.fault(id, fault);
        None
    }
}
