//! Why a command could not do its work, as facts; worded in `locales/` like all else.

use crate::message::Message;

/// A failure that ends the command: usage, a missing or unreadable file, a template or
/// an output that cannot be written. Faults of the data are no failures but diagnostics.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What is wrong, one message a line; never empty.
    pub messages: Vec<Message>,
    /// The exit code: 1 for data without any usable row, else 2.
    pub exit: u8,
}

impl Failure {
    /// A failure with one message and exit code 2.
    pub fn new(message: Message) -> Self {
        Failure {
            messages: vec![message],
            exit: 2,
        }
    }

    /// A failure with several messages and exit code 2.
    pub fn all(messages: Vec<Message>) -> Self {
        Failure { messages, exit: 2 }
    }

    /// The data has no usable row: exit code 1.
    pub fn no_data(message: Message) -> Self {
        Failure {
            messages: vec![message],
            exit: 1,
        }
    }

    /// A file that cannot be read.
    pub fn unreadable(shown: &str, error: &std::io::Error) -> Self {
        Failure::new(
            Message::new("fail-unreadable")
                .text("file", shown)
                .text("reason", io_reason(error)),
        )
    }
}

/// A short key of why an operating system call failed; the catalogues have words for it.
pub fn io_reason(error: &std::io::Error) -> &'static str {
    use std::io::ErrorKind as K;
    match error.kind() {
        K::NotFound => "not-found",
        K::PermissionDenied => "permission",
        K::IsADirectory => "directory",
        K::StorageFull => "full",
        K::NotADirectory => "not-a-directory",
        K::ReadOnlyFilesystem => "read-only",
        _ => "other",
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let keys: Vec<&str> = self.messages.iter().map(|m| m.key).collect();
        f.write_str(&keys.join(", "))
    }
}

impl std::error::Error for Failure {}
