//! A writer of grey JPEG files: with the loss of real JPEG files, and with codes of one length instead of short codes.

use std::f32::consts::PI;

use pannier_optical::codes::grey::Grey;

/// Steps of the standard's table for brightness (ITU T.81, table K.1), row by row.
const STEPS: [u16; 64] = [
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51,
    87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101,
    72, 92, 95, 98, 112, 100, 103, 99,
];

/// Writes a picture with a quality of 1 to 100.
pub(crate) fn write(picture: &Grey, quality: u8) -> Vec<u8> {
    let quality = u16::from(quality);
    let scale = if quality < 50 { 5_000 / quality } else { 200 - 2 * quality };
    let steps = STEPS.map(|step| ((step * scale + 50) / 100).clamp(1, 255));
    let order = zigzag();
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let mut out = vec![0xFF, 0xD8];
    let bytes: Vec<u8> = order.iter().map(|at| steps[*at] as u8).collect();
    segment(&mut out, 0xDB, &[&[0], bytes.as_slice()].concat());
    let [wide, high] = [picture.width(), picture.height()].map(|side| u16::try_from(side).unwrap().to_be_bytes());
    segment(&mut out, 0xC0, &[8, high[0], high[1], wide[0], wide[1], 1, 1, 0x11, 0]);
    // The symbols of the first coefficient are 0 to 11, in 4 bits each; those of the others 0 to 0xFA, in 8 bits each.
    let table = |kind: u8, bits: usize, symbols: u8| {
        let mut counts = [0; 16];
        counts[bits - 1] = symbols;
        [[kind].as_slice(), &counts, (0..symbols).collect::<Vec<u8>>().as_slice()].concat()
    };
    segment(&mut out, 0xC4, &table(0, 4, 12));
    segment(&mut out, 0xC4, &table(0x10, 8, 0xFB));
    segment(&mut out, 0xDA, &[1, 1, 0, 0, 63, 0]);
    let waves: Vec<[f32; 8]> = (0..8)
        .map(|wave: usize| {
            let height = if wave == 0 { 0.125f32.sqrt() } else { 0.5 };
            std::array::from_fn(|at| height * ((2 * at + 1) as f32 * wave as f32 * PI / 16.0).cos())
        })
        .collect();
    let mut bits = Bits { out, pending: 0, count: 0 };
    let mut before = 0;
    for (top, left) in (0..height).step_by(8).flat_map(|top| (0..width).step_by(8).map(move |left| (top, left))) {
        let light = |x: usize, y: usize| {
            f32::from(picture.luma()[(top + y).min(height - 1) * width + (left + x).min(width - 1)]) - 128.0
        };
        let rows: [[f32; 8]; 8] =
            std::array::from_fn(|y| std::array::from_fn(|wave| (0..8).map(|x| light(x, y) * waves[wave][x]).sum()));
        let coefficients = order.map(|at| {
            let sum: f32 = (0..8).map(|y| rows[y][at % 8] * waves[at / 8][y]).sum();
            (sum / f32::from(steps[at])).round() as i32
        });
        bits.number(coefficients[0] - before, 0, 4);
        before = coefficients[0];
        let mut zeros = 0;
        for coefficient in &coefficients[1..] {
            if *coefficient == 0 {
                zeros += 1;
                continue;
            }
            for _ in 0..zeros / 16 {
                bits.put(0xF0, 8);
            }
            bits.number(*coefficient, zeros % 16, 8);
            zeros = 0;
        }
        if zeros > 0 {
            bits.put(0, 8);
        }
    }
    // The last byte is filled with ones.
    bits.put(0x7F, 7);
    [bits.out.as_slice(), &[0xFF, 0xD9]].concat()
}

/// The places of a block from the flattest wave to the finest, in diagonals that turn.
fn zigzag() -> [usize; 64] {
    let mut order: [usize; 64] = std::array::from_fn(|at| at);
    order.sort_by_key(|at| {
        let (row, column) = (at / 8, at % 8);
        let diagonal = row + column;
        (diagonal, if diagonal % 2 == 0 { column } else { row })
    });
    order
}

fn segment(out: &mut Vec<u8>, marker: u8, content: &[u8]) {
    out.extend([0xFF, marker]);
    out.extend(u16::try_from(content.len() + 2).unwrap().to_be_bytes());
    out.extend(content);
}

struct Bits {
    out: Vec<u8>,
    pending: u32,
    count: u32,
}

impl Bits {
    /// Writes how many zeros go before a number, its length, and the number.
    fn number(&mut self, number: i32, zeros: u32, symbol_bits: u32) {
        let length = 32 - number.unsigned_abs().leading_zeros();
        self.put(zeros << 4 | length, symbol_bits);
        let below = if number < 0 { number - 1 } else { number };
        self.put(below as u32 & ((1 << length) - 1), length);
    }

    fn put(&mut self, value: u32, bits: u32) {
        self.pending = self.pending << bits | value;
        self.count += bits;
        while self.count >= 8 {
            self.count -= 8;
            let byte = (self.pending >> self.count) as u8;
            self.out.push(byte);
            if byte == 0xFF {
                self.out.push(0);
            }
            self.pending &= (1 << self.count) - 1;
        }
    }
}
