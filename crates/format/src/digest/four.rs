//! Four SHA-256 hashes that advance at once, one in each lane of the vectors of WebAssembly.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use super::words::Words;

type Block = [u8; 64];

/// The constants of FIPS 180-4 §4.2.2, for 16 steps at a time.
const FIRST: [u32; 16] = [
    0x428a_2f98,
    0x7137_4491,
    0xb5c0_fbcf,
    0xe9b5_dba5,
    0x3956_c25b,
    0x59f1_11f1,
    0x923f_82a4,
    0xab1c_5ed5,
    0xd807_aa98,
    0x1283_5b01,
    0x2431_85be,
    0x550c_7dc3,
    0x72be_5d74,
    0x80de_b1fe,
    0x9bdc_06a7,
    0xc19b_f174,
];
const LATER: [[u32; 16]; 3] = [
    [
        0xe49b_69c1,
        0xefbe_4786,
        0x0fc1_9dc6,
        0x240c_a1cc,
        0x2de9_2c6f,
        0x4a74_84aa,
        0x5cb0_a9dc,
        0x76f9_88da,
        0x983e_5152,
        0xa831_c66d,
        0xb003_27c8,
        0xbf59_7fc7,
        0xc6e0_0bf3,
        0xd5a7_9147,
        0x06ca_6351,
        0x1429_2967,
    ],
    [
        0x27b7_0a85,
        0x2e1b_2138,
        0x4d2c_6dfc,
        0x5338_0d13,
        0x650a_7354,
        0x766a_0abb,
        0x81c2_c92e,
        0x9272_2c85,
        0xa2bf_e8a1,
        0xa81a_664b,
        0xc24b_8b70,
        0xc76c_51a3,
        0xd192_e819,
        0xd699_0624,
        0xf40e_3585,
        0x106a_a070,
    ],
    [
        0x19a4_c116,
        0x1e37_6c08,
        0x2748_774c,
        0x34b0_bcb5,
        0x391c_0cb3,
        0x4ed8_aa4a,
        0x5b9c_ca4f,
        0x682e_6ff3,
        0x748f_82ee,
        0x78a5_636f,
        0x84c8_7814,
        0x8cc7_0208,
        0x90be_fffa,
        0xa450_6ceb,
        0xbef9_a3f7,
        0xc671_78f2,
    ],
];

/// The eight words of the state, and the sixteen words of the schedule, of four hashes.
struct Four {
    state: [Words; 8],
    schedule: [Words; 16],
}

impl Four {
    /// One step: `word` is the word of the schedule, `constant` that of the step.
    #[inline(always)]
    fn step(&mut self, word: Words, constant: u32) {
        let [a, b, c, d, e, f, g, h] = self.state;
        let choice = f.where_set(e, g);
        let majority = c.where_set(a.xor(b), b);
        let mixed = e.right::<6>().xor(e.right::<11>()).xor(e.right::<25>());
        let first = h.plus(mixed).plus(choice).plus(Words::all(constant)).plus(word);
        let second = a.right::<2>().xor(a.right::<13>()).xor(a.right::<22>()).plus(majority);
        self.state = [first.plus(second), a, b, c, d.plus(first), e, f, g];
    }

    /// Returns the next word of the schedule, out of words 0, 1, 9 and 14 of the last sixteen.
    #[inline(always)]
    fn next(word: Words, one: Words, nine: Words, fourteen: Words) -> Words {
        let small = one.right::<7>().xor(one.right::<18>()).xor(one.shifted::<3>());
        let large = fourteen.right::<17>().xor(fourteen.right::<19>()).xor(fourteen.shifted::<10>());
        word.plus(small).plus(nine).plus(large)
    }
}

/// Does something for each of sixteen steps, written out: the words then stay in registers.
macro_rules! sixteen {
    ($does:ident) => {
        $does!(0 1 9 14);
        $does!(1 2 10 15);
        $does!(2 3 11 0);
        $does!(3 4 12 1);
        $does!(4 5 13 2);
        $does!(5 6 14 3);
        $does!(6 7 15 4);
        $does!(7 8 0 5);
        $does!(8 9 1 6);
        $does!(9 10 2 7);
        $does!(10 11 3 8);
        $does!(11 12 4 9);
        $does!(12 13 5 10);
        $does!(13 14 6 11);
        $does!(14 15 7 12);
        $does!(15 0 8 13);
    };
}

/// Adds blocks to four states. The shortest of the runs of blocks says how many.
pub(super) fn compress(states: &mut [[u32; 8]; 4], [one, two, three, four]: [&[Block]; 4]) {
    let [s0, s1, s2, s3] = *states;
    let mut words = [Words::all(0); 8];
    for ((((word, a), b), c), d) in words.iter_mut().zip(s0).zip(s1).zip(s2).zip(s3) {
        *word = Words::of([a, b, c, d]);
    }
    let mut all = Four { state: words, schedule: [Words::all(0); 16] };
    for (((one, two), three), four) in one.iter().zip(two).zip(three).zip(four) {
        let before = all.state;
        let [one, two, three, four] = [one, two, three, four].map(|block| block.as_chunks::<16>().0);
        let rows = one.iter().zip(two).zip(three).zip(four);
        for (to, (((one, two), three), four)) in all.schedule.as_chunks_mut::<4>().0.iter_mut().zip(rows) {
            *to = Words::rows([one, two, three, four]);
        }
        macro_rules! plain {
            ($at:literal $one:literal $nine:literal $fourteen:literal) => {
                all.step(all.schedule[$at], FIRST[$at]);
            };
        }
        sixteen!(plain);
        for constants in &LATER {
            macro_rules! mixed {
                ($at:literal $one:literal $nine:literal $fourteen:literal) => {
                    let schedule = &mut all.schedule;
                    let word = Four::next(schedule[$at], schedule[$one], schedule[$nine], schedule[$fourteen]);
                    schedule[$at] = word;
                    all.step(word, constants[$at]);
                };
            }
            sixteen!(mixed);
        }
        for (word, before) in all.state.iter_mut().zip(before) {
            *word = word.plus(before);
        }
    }
    let [s0, s1, s2, s3] = states;
    for ((((word, a), b), c), d) in all.state.iter().zip(s0).zip(s1).zip(s2).zip(s3) {
        [*a, *b, *c, *d] = word.lanes();
    }
}
