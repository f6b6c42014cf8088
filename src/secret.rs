//! Secrets in memory: wiped when dropped, never printed.

pub use age::secrecy::{ExposeSecret, SecretString};
