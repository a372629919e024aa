//! Drafts as people leave them.
