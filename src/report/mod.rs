//! Templates and figures become a [`document::Document`].
pub mod document;
