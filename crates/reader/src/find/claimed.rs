//! The keys of publishers that signature files claim, found by their digits.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use crate::carriers::Carriers;
use crate::error::Result;
use crate::keys::PublicKey;
use crate::watch::Watch;
use pannier_format::transport;
use pannier_format::{Digits, limits};

/// Returns the keys with these digits that signature files claim. Each file is read once. A claim proves nothing: a search
/// with the key shows what the key signed. A crowd of other claims costs time, and hides no claim.
///
/// # Errors
/// Fails only when the caller stops.
pub fn claimed(carriers: &dyn Carriers, digits: Digits, watch: &Watch) -> Result<Vec<PublicKey>> {
    let mut keys: Vec<PublicKey> = Vec::new();
    for (index, found) in carriers.files().iter().enumerate() {
        watch.advance(0)?;
        if found.bytes > limits::CARRIED_SIGNATURE_MAX_BYTES {
            continue;
        }
        let Ok(Some(bytes)) = carriers.read_small(index, limits::CARRIED_SIGNATURE_MAX_BYTES) else { continue };
        let claim = transport::signature(&bytes).and_then(|(text, _)| PublicKey::parse(text.claimed_publisher()?));
        keys.extend(claim.filter(|key| key.digits() == digits && !keys.contains(key)));
    }
    Ok(keys)
}
