//! The oracle for signed lists and signature files.

use std::collections::HashSet;

use pannier_format::Sums;
use pannier_format::minisig::SignatureText;
use pannier_format::sums::is_name;
use pannier_reader::keys::PublicKey;

use crate::Outcome;
use crate::contents::contents;

/// Where the signature begins in an input of [`sums_signature`].
const SIGNATURE_HEAD: &[u8] = b"untrusted comment: ";

/// A list followed by a signature file, as `cat SHA256SUMS SHA256SUMS.minisig` gives them.
///
/// Holds: whatever is accepted is written back to the same bytes, a list and a signature are recognised by their shape,
/// and a signature that holds over the list holds over nothing else.
pub fn sums_signature(data: &[u8], publisher: &PublicKey) -> Outcome {
    let at = data.windows(SIGNATURE_HEAD.len()).position(|window| window == SIGNATURE_HEAD).unwrap_or(data.len());
    let (sums_bytes, signature_bytes) = data.split_at_checked(at).unwrap_or_default();
    let sums = Sums::parse(sums_bytes);
    if let Ok(sums) = &sums {
        assert!(sums.write().as_bytes() == sums_bytes, "a list is written back to other bytes");
        assert!(Sums::has_shape(sums_bytes), "a list without its shape");
        let mut folded = HashSet::new();
        for (name, hash) in sums.entries() {
            assert!(is_name(name) && folded.insert(name.to_ascii_lowercase()), "a name that is not allowed");
            assert!(sums.hash_of(name) == Some(hash), "a name without its own hash");
        }
    }
    contents(sums_bytes);
    let signature = SignatureText::parse(signature_bytes);
    if let Some(signature) = &signature {
        assert!(signature.text().as_bytes() == signature_bytes, "a signature is kept as other bytes");
        assert!(SignatureText::has_shape(signature_bytes), "a signature without its shape");
        let claimed = signature.claimed_publisher().and_then(PublicKey::parse);
        if let Some(claimed) = &claimed {
            assert!(
                signature.claimed_publisher() == Some(claimed.base64().as_str()),
                "a key is written back otherwise"
            );
        }
        // Curve arithmetic is slow: one input in sixteen is enough.
        let sum = data.iter().fold(0u8, |sum, byte| sum.wrapping_add(*byte));
        if sum.is_multiple_of(16) && publisher.verifies(signature, sums_bytes) {
            let more = [sums_bytes, b"\n"].concat();
            assert!(!publisher.verifies(signature, &more), "a signature holds over other bytes");
            let other = signature.text().replacen("\ntrusted comment: ", "\ntrusted comment: x", 1);
            let other = SignatureText::parse(other.as_bytes());
            assert!(
                !other.is_some_and(|other| publisher.verifies(&other, sums_bytes)),
                "a signature holds under another trusted comment"
            );
        }
    }
    Outcome::of(sums.is_ok() && signature.is_some())
}
