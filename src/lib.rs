//! talentsum: from staff rosters and activity logs to the annual talent-work summary.
pub mod figures;
pub mod message;
pub mod report;
pub mod vocabulary;
