//! Made-up passphrases for people: ten words of 2,048, which is 110 bits.

use age::cli_common::Passphrase;
use rand_core::OsRng;

use crate::error::Result;
use crate::secret::SecretString;

/// Makes a passphrase.
pub(super) fn generate() -> Result<SecretString> {
    match Passphrase::random(OsRng) {
        Passphrase::Typed(secret) | Passphrase::Generated(secret) => Ok(secret),
    }
}
