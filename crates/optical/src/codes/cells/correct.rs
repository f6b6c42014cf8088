//! The Reed–Solomon code that finds and corrects wrong bytes: the code of QR, over the field of 256 elements (FORMAT.md §15.5).

/// The product of two elements. The field is that of the polynomial 0x11D.
fn times(a: u8, b: u8) -> u8 {
    let mut product = 0u8;
    for bit in (0..8).rev() {
        let carry = if product & 0x80 == 0 { 0 } else { 0x1D };
        product = product << 1 ^ carry ^ if b >> bit & 1 == 1 { a } else { 0 };
    }
    product
}

fn power(base: u8, exponent: usize) -> u8 {
    let (mut square, mut product) = (base, 1);
    for bit in 0..8 {
        if (exponent % 255) >> bit & 1 == 1 {
            product = times(product, square);
        }
        square = times(square, square);
    }
    product
}

/// The inverse of an element. Zero has none, and gives zero.
fn inverse(element: u8) -> u8 {
    power(element, 254)
}

/// The value of a polynomial. The lowest coefficient comes first.
fn value(coefficients: &[u8], at: u8) -> u8 {
    coefficients.iter().rev().fold(0, |sum, coefficient| times(sum, at) ^ coefficient)
}

/// The check bytes of some bytes.
pub(super) fn checks<const CHECKS: usize>(bytes: &[u8]) -> [u8; CHECKS] {
    // The product of x − 2^i, without its highest coefficient. The highest of the others comes first.
    let mut generator = [0; CHECKS];
    if let Some(last) = generator.last_mut() {
        *last = 1;
    }
    for root in 0..CHECKS {
        let root = power(2, root);
        let mut before = 0;
        for coefficient in generator.iter_mut().rev() {
            let old = *coefficient;
            *coefficient = times(old, root) ^ before;
            before = old;
        }
    }
    let mut checks = [0; CHECKS];
    for byte in bytes {
        let factor = checks.first().map_or(0, |first| first ^ byte);
        checks.rotate_left(1);
        if let Some(last) = checks.last_mut() {
            *last = 0;
        }
        for (check, coefficient) in checks.iter_mut().zip(generator) {
            *check ^= times(coefficient, factor);
        }
    }
    checks
}

/// Corrects up to half as many wrong bytes as there are check bytes, which are the last bytes of the word. Returns the
/// number of wrong bytes, or `None` if there are more. A word has at most 255 bytes.
pub(super) fn correct<const CHECKS: usize>(word: &mut [u8]) -> Option<usize> {
    let roots = (0..CHECKS).map(|root| power(2, root));
    let syndromes: Vec<u8> = roots.map(|root| word.iter().fold(0, |sum, byte| times(sum, root) ^ byte)).collect();
    if syndromes.iter().all(|syndrome| *syndrome == 0) {
        return Some(0);
    }
    let locator = locator(&syndromes)?;
    // The evaluator is the product of both, without high powers.
    let mut evaluator = vec![0; CHECKS];
    for (shift, factor) in locator.iter().enumerate() {
        for (sum, syndrome) in evaluator.iter_mut().skip(shift).zip(&syndromes) {
            *sum ^= times(*factor, *syndrome);
        }
    }
    // Its derivative has the odd powers alone.
    let derivative: Vec<u8> =
        locator.iter().skip(1).enumerate().map(|(at, factor)| if at % 2 == 0 { *factor } else { 0 }).collect();
    let mut wrong = 0;
    for (exponent, byte) in word.iter_mut().rev().enumerate() {
        let place = power(2, exponent);
        let root = inverse(place);
        if value(&locator, root) == 0 {
            let slope = inverse(value(&derivative, root));
            *byte ^= times(place, times(value(&evaluator, root), slope));
            wrong += 1;
        }
    }
    (wrong + 1 == locator.len()).then_some(wrong)
}

/// The polynomial whose roots tell the wrong places, by Berlekamp and Massey. Returns `None` if there are too many.
fn locator(syndromes: &[u8]) -> Option<Vec<u8>> {
    let unit = || std::iter::once(1).chain(std::iter::repeat_n(0, syndromes.len())).collect::<Vec<u8>>();
    let (mut locator, mut before) = (unit(), unit());
    let (mut degree, mut shift, mut last) = (0, 1, 1);
    for (number, syndrome) in syndromes.iter().enumerate() {
        let earlier = syndromes.iter().take(number).rev();
        let products = locator.iter().skip(1).take(degree).zip(earlier).map(|(a, b)| times(*a, *b));
        let discrepancy = products.fold(*syndrome, |sum, product| sum ^ product);
        if discrepancy == 0 {
            shift += 1;
            continue;
        }
        let old = locator.clone();
        let factor = times(discrepancy, inverse(last));
        for (sum, coefficient) in locator.iter_mut().skip(shift).zip(&before) {
            *sum ^= times(factor, *coefficient);
        }
        if 2 * degree <= number {
            degree = number + 1 - degree;
            (before, last, shift) = (old, discrepancy, 1);
        } else {
            shift += 1;
        }
    }
    let has_room = 2 * degree <= syndromes.len() && locator.get(degree).is_some_and(|highest| *highest != 0);
    locator.truncate(degree + 1);
    has_room.then_some(locator)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_bytes_are_those_of_qr() {
        // HELLO WORLD in version 1-M, as in many explanations of QR.
        let bytes = [32, 91, 11, 120, 209, 114, 220, 77, 67, 64, 236, 17, 236, 17, 236, 17];
        assert_eq!(checks::<10>(&bytes), [196, 35, 39, 119, 235, 215, 231, 226, 93, 23]);
    }

    #[test]
    fn fifteen_wrong_bytes_are_corrected_and_sixteen_are_no_word() {
        let mut random = fastrand::Rng::with_seed(1);
        for wrong in (0..=24).cycle().take(300) {
            let mut word: Vec<u8> = (0..225).map(|_| random.u8(..)).collect();
            word.extend(checks::<30>(&word));
            let right = word.clone();
            for at in random.choose_multiple(0..word.len(), wrong) {
                word[at] ^= random.u8(1..);
            }
            let corrected = correct::<30>(&mut word);
            if wrong <= 15 {
                assert_eq!((corrected, word), (Some(wrong), right));
            } else {
                assert_eq!(corrected, None, "{wrong}");
            }
        }
    }

    #[test]
    fn words_of_any_length_are_no_fault() {
        for length in 0..=255 {
            let _ = correct::<30>(&mut vec![7; length]);
        }
    }
}
