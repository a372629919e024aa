//! Two years of which everything is known, compared person by person: what is found is what
//! has happened, and what cannot be known is said to be so.

mod library;
mod program;
mod random;
mod world;
