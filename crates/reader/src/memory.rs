//! Memory for a passphrase, which is asked for before the work: a small machine gets a sentence, and the program does not die.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::hint::black_box;

use crate::error::{Error, Result};

/// Bytes of one row of scrypt with r = 8.
const ROW_BYTES: u64 = 1 << 10;

/// Bytes beside the memory that is asked for. A thread may take so many addresses before the caller takes the memory. WebAssembly
/// has no threads, and never gives memory back.
const BESIDE_BYTES: usize = if cfg!(target_family = "wasm") { 0 } else { 64 << 20 };

/// Returns the bytes that scrypt takes with N = 2^`log_n`, r = 8 and p = `lanes`.
pub fn of_scrypt(log_n: u8, lanes: u64) -> u64 {
    let rows = 1u64.checked_shl(u32::from(log_n)).unwrap_or(u64::MAX);
    rows.saturating_add(lanes).saturating_mul(ROW_BYTES)
}

/// Asks the system for memory and for some beside it, and gives the memory back. The caller then takes the memory in a way that
/// ends the program if it fails.
///
/// # Errors
/// [`Error::NoMemory`] if the system refuses.
pub fn ask(needed_bytes: u64) -> Result<()> {
    let refused = || Error::NoMemory { needed_bytes };
    let count =
        usize::try_from(needed_bytes).ok().and_then(|count| count.checked_add(BESIDE_BYTES)).ok_or_else(refused)?;
    let mut room: Vec<u8> = Vec::new();
    room.try_reserve_exact(count).map_err(|_| refused())?;
    // A compiler may leave out memory that nobody looks at.
    black_box(&mut room);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_cannot_give_is_an_error_and_no_abort() {
        assert!(ask(of_scrypt(10, 1)).is_ok());
        for bytes in [of_scrypt(60, 1), of_scrypt(53, 0), of_scrypt(20, u64::MAX), of_scrypt(200, 1), u64::MAX] {
            assert!(matches!(ask(bytes), Err(Error::NoMemory { needed_bytes }) if needed_bytes == bytes), "{bytes}");
        }
    }

    #[test]
    fn scrypt_takes_what_the_format_says() {
        assert_eq!(of_scrypt(18, 0), 256 << 20);
        assert_eq!(of_scrypt(20, 1), (1 << 30) + 1024);
    }
}
