//! A draft read as a careful colleague would before it goes up: every figure in it
//! against the data, every other number, every share against the counts beside it.
//!
//! ```text
//! draft ──paper──▶ lines, recorded figures ─┐
//! report ─reference─▶ sentences, tables ────┴─align, tables──▶ placed figures ──▶ compare
//!                                            what is left ──token, structural──▶ numbers ──equal, shares──▶ findings
//! ```
//!
//! A figure is found by the record that a Word file carries; where there is none, by the
//! sentence of the report around it. Where neither is certain nothing is claimed of it.

mod align;
mod bases;
mod beside;
mod by_text;
mod claim;
mod compare;
mod cut;
mod equal;
mod find;
mod findings;
mod in_tables;
mod markdown;
mod numerals;
mod origins;
mod paper;
mod pattern;
mod reference;
mod rest;
mod sentence;
mod shares;
mod since;
mod structural;
mod tables;
mod unit_names;
mod were;
mod whole;

use crate::redraft::token;

pub use by_text::{ByText, Doubt, LeftNumber, PlacedFigure, by_text};
pub use compare::verify;
pub use find::{Reading, find};
pub use findings::{
    By, FigureFinding, Named, NumberFinding, Outcome, Reworded, ShareBase, ShareFinding, Verified,
};
pub use paper::{Line, Paper, PaperError};
