//! Drafts that LibreOffice has saved.
