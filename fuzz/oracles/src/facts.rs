//! The oracle for the facts of a bundle.

use pannier_format::minisig::{Signed, trusted_comment};
use pannier_format::{Digits, Facts, Layout, limits};
use pannier_reader::keys::PublicKey;

use crate::Outcome;
use crate::layout::layout_holds;

/// A `bundle.json`, as if the signed list had its hash.
///
/// Holds: what is accepted is in range, is the same after writing and reading, and gives a layout without contradiction.
pub fn facts(data: &[u8]) -> Outcome {
    let Ok(facts) = Facts::parse(data) else { return Outcome::Refused };
    assert!(facts.check() == Ok(()), "facts out of range");
    let written = facts.write();
    assert!(written.len() as u64 <= limits::FACTS_MAX_BYTES, "facts too long to be read");
    assert!(Facts::parse(written.as_bytes()).as_ref() == Ok(&facts), "facts are written back otherwise");
    if let Some(key) = PublicKey::parse(&facts.publisher) {
        assert!(key.base64() == facts.publisher, "a key is written back otherwise");
        assert!(Digits::parse(&key.digits().to_string()) == Ok(key.digits()), "digits are read back otherwise");
    }
    let comment = trusted_comment(Signed::Bundle, &facts.series, facts.release);
    assert!(comment != trusted_comment(Signed::Contents, &facts.series, facts.release), "two signed kinds in one word");
    layout_holds(&Layout::from(&facts));
    Outcome::Accepted
}
