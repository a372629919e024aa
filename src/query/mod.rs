//! A question as a filter over the people of the rosters: `年龄<=45 且 职称>=副高级`.
//!
//! ```text
//! text ──folded──▶ one form of signs ──syntax──▶ fields, operators, values ──resolve──▶ Expr ──truth──▶ yes, no, or nobody knows
//! ```
//!
//! - [`fields`]: what can be asked for. [`words`]: the operators as people write them.
//! - [`classes`]: a value as written and the classes it means. [`rank`]: which class is the
//!   higher. [`limits`]: numbers and dates.
//! - [`fault`]: what is wrong with a question, and where.
//! - [`answer`]: the rows gone over once more: count, breakdown, names.

pub mod answer;
mod breakdown;
mod classes;
mod cross;
mod expr;
pub mod fault;
pub mod fields;
mod folded;
mod limits;
mod plain;
mod rank;
mod resolve;
mod syntax;
mod truth;
mod unit;
mod words;

pub use answer::{Answer, Question, ask};
pub use cross::CrossTable;
pub use expr::Expr;
pub use fields::{Field, Fields};
pub use resolve::{Resolved, is_missing, resolve};
