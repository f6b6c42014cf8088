//! A SHA-256 value and its text form (FORMAT.md §1).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::fmt;

use data_encoding::HEXLOWER;

/// A SHA-256 hash.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// Parses exactly 64 lower-case hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = HEXLOWER.decode(text.as_bytes()).ok()?;
        Some(Self(bytes.try_into().ok()?))
    }

    /// Returns the first 16 digits. People see a bundle id in this form.
    pub fn short(&self) -> String {
        HEXLOWER.encode(self.0.first_chunk::<8>().map_or(&[][..], |head| head))
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&HEXLOWER.encode(&self.0))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Hash({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_lower_case_hex_of_the_right_length_is_a_hash() {
        let hex = "00ff".repeat(16);
        let hash = Hash::parse(&hex).expect("64 digits");
        assert_eq!(hash.to_string(), hex);
        assert_eq!(hash.short(), "00ff00ff00ff00ff");
        assert_eq!(Hash::parse(&hex.to_uppercase()), None);
        assert_eq!(Hash::parse(&hex[2..]), None);
        assert_eq!(Hash::parse(&format!("{hex}00")), None);
    }
}
