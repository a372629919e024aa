//! The default templates.
