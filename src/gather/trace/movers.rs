//! The people who joined or left: the row in which each is, or was, in post.

use super::{Counted, Trace};
use crate::gather::Gathered;
use crate::tally::flows::{FlowQuestion, Way};
use crate::vocabulary::Class;
use rust_decimal::Decimal;

pub(super) fn trace(gathered: &Gathered, question: &FlowQuestion) -> Trace {
    let asked = gathered.moved.iter().filter(|m| question.holds(&m.mover));
    let counted = asked.map(|moved| Counted {
        file: moved.file.clone(),
        sheet: moved.sheet.clone(),
        line: moved.line,
        unit: Some(moved.unit.clone()),
        adds: Some(Decimal::ONE),
        gives: match moved.mover.way {
            Way::Left => vec![moved.mover.reason.label().to_owned()],
            Way::Joined => Vec::new(),
        },
    });
    Trace {
        counted: counted.collect(),
        ..Trace::default()
    }
}
