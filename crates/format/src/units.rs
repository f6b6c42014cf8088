//! Numbers and sizes in the form that people read.

/// Returns a size, for example `27.3 kB`. The labels of sticks use the same units.
pub fn bytes(count: u64) -> String {
    let mut unit = "B";
    let mut value = count as f64;
    for larger in ["kB", "MB", "GB", "TB"] {
        if value < 999.95 {
            break;
        }
        value /= 1000.0;
        unit = larger;
    }
    if unit == "B" { format!("{count} B") } else { format!("{value:.1} {unit}") }
}

/// Returns every digit of a number in groups, for example `1,204,567`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_read_as_sticks_are_labelled() {
        let cases = [
            (0, "0 B"),
            (999, "999 B"),
            (1000, "1.0 kB"),
            (27_311, "27.3 kB"),
            (999_949, "999.9 kB"),
            (999_950, "1.0 MB"),
        ];
        for (number, text) in cases {
            assert_eq!(bytes(number), text);
        }
        assert_eq!(grouped(1_204_567), "1,204,567");
        assert_eq!(grouped(204_567), "204,567");
    }
}
