//! What a document gives away: secret keys are refused, places and authors are warned about. Nothing is ever stripped.

use std::fs::File;

use memchr::memmem;

use super::survey::Item;
use crate::error::{Error, Result};
use crate::metadata::{self, Giveaway};

/// Something about a document that the maintainer should know before it travels.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Notice {
    /// The document's path in the corpus.
    pub path: String,
    /// What it gives away.
    pub what: Giveaway,
}

/// Bytes at the beginning of a file that are looked at for its kind and for secret keys.
const HEAD_BYTES: usize = 64 << 10;
/// Looks at a document while it is read for packing.
pub(super) struct Inspector<'a> {
    item: &'a Item,
    head: Vec<u8>,
    author: bool,
}

impl<'a> Inspector<'a> {
    pub(super) fn new(item: &'a Item) -> Self {
        Self { item, head: Vec::new(), author: false }
    }

    /// Sees the next bytes of the document.
    pub(super) fn see(&mut self, bytes: &[u8]) {
        let room = HEAD_BYTES - self.head.len().min(HEAD_BYTES);
        if room > 0 {
            self.head.extend_from_slice(bytes.get(..room.min(bytes.len())).unwrap_or_default());
        }
        if self.head.starts_with(b"%PDF-") && !self.author {
            self.author = metadata::names_pdf_author(bytes);
        }
    }

    /// Decides once the whole document was seen.
    ///
    /// # Errors
    /// [`Error::CorpusSecret`]
    pub(super) fn finish(self, file: &mut File, notices: &mut Vec<Notice>) -> Result<()> {
        if let Some(what) = secret_in(&self.head) {
            return Err(Error::CorpusSecret { path: self.item.path.clone().into(), what });
        }
        let mut found = metadata::giveaways(file, &self.head);
        if self.author {
            found.push(Giveaway::Author);
        }
        notices.extend(found.into_iter().map(|what| Notice { path: self.item.path.clone(), what }));
        Ok(())
    }
}

/// What kind of secret key a file begins with or holds on a line of its own.
fn secret_in(head: &[u8]) -> Option<&'static str> {
    let line_start = |at: usize| at == 0 || head.get(at - 1).is_some_and(|byte| matches!(byte, b'\n' | b'\r'));
    let on_a_line = |needle: &[u8], then: fn(&[u8]) -> bool| {
        memmem::find_iter(head, needle)
            .any(|at| line_start(at) && then(head.get(at + needle.len()..).unwrap_or_default()))
    };
    if on_a_line(b"AGE-SECRET-KEY-", |rest| {
        rest.iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'-').count() >= 58
    }) {
        return Some("an age secret key");
    }
    let minisign = |rest: &[u8]| {
        let line = rest.split(|byte| *byte == b'\n').nth(1).unwrap_or_default().trim_ascii();
        line.len() == 212 && line.starts_with(b"RW")
    };
    if on_a_line(b"untrusted comment:", minisign) {
        return Some("a minisign secret key");
    }
    let private = |rest: &[u8]| {
        let line = rest.split(|byte| *byte == b'\n').next().unwrap_or_default().trim_ascii_end();
        line.ends_with(b"PRIVATE KEY-----") || line.ends_with(b"PRIVATE KEY BLOCK-----")
    };
    if on_a_line(b"-----BEGIN ", private) {
        return Some("a private key");
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secret_keys_are_recognised_and_talk_about_them_is_not() {
        let (age, _) = crate::seal::generate_identity();
        let age = crate::secret::ExposeSecret::expose_secret(&age).to_owned();
        assert_eq!(secret_in(age.as_bytes()), Some("an age secret key"));
        let signing = crate::keys::SecretKey::generate().unwrap().file_text(None).unwrap();
        assert_eq!(secret_in(signing.as_bytes()), Some("a minisign secret key"));
        assert_eq!(secret_in(b"-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA"), Some("a private key"));
        for harmless in [
            "Keep the line AGE-SECRET-KEY-1... to yourself.",
            "AGE-SECRET-KEY-1 is how it begins",
            "untrusted comment: minisign public key\nRWQ\n",
            "-----BEGIN PUBLIC KEY-----",
            "",
        ] {
            assert_eq!(secret_in(harmless.as_bytes()), None, "{harmless}");
        }
    }
}
