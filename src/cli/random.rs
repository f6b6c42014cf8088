//! Random numbers, which the system gives and no person chose.

use super::error::Result;
use crate::error::ReaderError;
use crate::format::Hash;

/// Returns a random seed, which no person chose.
pub(super) fn seed() -> Result<u64> {
    let mut seed = [0; 8];
    getrandom::fill(&mut seed).map_err(|_| ReaderError::Bug("the system gives no random numbers"))?;
    Ok(u64::from_le_bytes(seed))
}

/// Returns a random salt of 32 bytes.
pub(super) fn salt() -> Result<Hash> {
    let mut salt = Hash([0; 32]);
    getrandom::fill(&mut salt.0).map_err(|_| ReaderError::Bug("the system gives no random numbers"))?;
    Ok(salt)
}
