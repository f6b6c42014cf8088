//! Sizes in bytes, as people type them.

/// Parses `8MiB`, `700kB`, `1440000`.
pub(super) fn size(text: &str) -> Option<u64> {
    let split = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, unit) = text.split_at_checked(split)?;
    let factor = match unit.trim().to_ascii_lowercase().as_str() {
        "" | "b" => 1,
        "kb" | "k" => 1000,
        "mb" | "m" => 1_000_000,
        "gb" | "g" => 1_000_000_000,
        "kib" => 1 << 10,
        "mib" => 1 << 20,
        "gib" => 1 << 30,
        _ => return None,
    };
    number.parse::<u64>().ok()?.checked_mul(factor).filter(|bytes| *bytes > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read() {
        assert_eq!(size("8MiB"), Some(8 << 20));
        assert_eq!(size("700kB"), Some(700_000));
        assert_eq!(size("1440000"), Some(1_440_000));
        for bad in ["", "MiB", "0", "1.5MiB", "8 apples", "99999999999GiB", "-1"] {
            assert_eq!(size(bad), None, "{bad}");
        }
    }
}
