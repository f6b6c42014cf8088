//! The examples of the specification pages: each example follows from the code, and from the words of the page.

use std::fs;
use std::path::Path;

use crate::common::bundle::{checked, publisher};
use crate::common::{put, room};
use data_encoding::HEXLOWER;
use pannier::courier::repair::repair;
use pannier::digest::{block_hash, digits_of, sha256};
use pannier::format::crc::crc32;
use pannier::format::facts::Sealing;
use pannier::format::frame::{Kind, Role};
use pannier::format::recipients::{digits_of_recipient, entries};
use pannier::format::slip::{Message, Unit};
use pannier::format::{Facts, Frame, Hash, Layout, Slip, Sums, Table};
use pannier::keys::PublicKey;
use pannier::watch::Watch;
use pannier_optical::objects::object::{Share, frames, group};

const FORMAT: &str = "FORMAT.md";
const CODES: &str = "docs/format/codes.md";
const SLIPS: &str = "docs/format/slips.md";

fn page(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The lines of all blocks of one language on a page, a block each.
fn fenced(page: &str, language: &str) -> Vec<Vec<String>> {
    let mut blocks = Vec::new();
    let mut rest = page;
    while let Some((_, after)) = rest.split_once(&format!("\n```{language}\n")) {
        let (block, after) = after.split_once("\n```\n").unwrap();
        blocks.push(block.lines().map(str::to_owned).collect());
        rest = after;
    }
    blocks
}

/// The text in the first pair of backticks after some words, whatever line ends lie between those.
fn quoted_after(page: &str, words: &str) -> String {
    let flat = page.split_whitespace().collect::<Vec<_>>().join(" ");
    let (_, after) = flat.split_once(words).unwrap_or_else(|| panic!("the page does not say: {words}"));
    after.split('`').nth(1).unwrap().to_owned()
}

/// A row of the vector of §9: the block's first bytes, and its hash.
struct Row {
    head: Vec<u8>,
    hash: Hash,
}

/// The rows of the vector whose block has this kind, in order.
fn rows(kind: &str) -> Vec<Row> {
    let text = page(FORMAT);
    let found: Vec<Row> = text
        .lines()
        .filter_map(|line| line.strip_prefix(&format!("| {kind} ")))
        .enumerate()
        .map(|(number, line)| {
            let cells: Vec<&str> = line.split(" | ").map(|cell| cell.trim_matches([' ', '|', '`'])).collect();
            assert_eq!(cells[0], number.to_string());
            Row { head: HEXLOWER.decode(cells[1].as_bytes()).unwrap(), hash: Hash::parse(cells[2]).unwrap() }
        })
        .collect();
    assert_eq!(found.len(), 3, "{kind}");
    found
}

/// The payload of the vector of §9.
fn payload() -> Vec<u8> {
    (0..2731).map(|at: u32| u8::try_from(at % 251).unwrap()).collect()
}

/// The recovery code by interpolation, from the words of §9 and nothing else; slow.
struct Field {
    /// The polynomial that each number stands for.
    polynomials: Vec<u16>,
    /// The number of each polynomial.
    numbers: Vec<u16>,
}

impl Field {
    fn new() -> Self {
        const BASIS: [u16; 16] = [
            0x0001, 0xACCA, 0x3C0E, 0x163E, 0xC582, 0xED2E, 0x914C, 0x4012, 0x6C98, 0x10D8, 0x6A72, 0xB900, 0xFDB8,
            0xFB34, 0xFF38, 0x991E,
        ];
        let bits = |number: u16| BASIS.iter().enumerate().filter(move |(bit, _)| number >> bit & 1 == 1);
        let polynomials: Vec<u16> =
            (0..=u16::MAX).map(|number| bits(number).fold(0, |sum, (_, element)| sum ^ element)).collect();
        let mut numbers = vec![0; 1 << 16];
        (0..=u16::MAX).zip(&polynomials).for_each(|(number, polynomial)| numbers[usize::from(*polynomial)] = number);
        Self { polynomials, numbers }
    }

    fn times(&self, a: u16, b: u16) -> u16 {
        let (a, b) = (self.polynomials[usize::from(a)], self.polynomials[usize::from(b)]);
        let product = (0..16).rev().fold(0u32, |sum, bit| {
            let doubled = sum << 1;
            let reduced = if doubled >> 16 == 1 { doubled ^ 0x1_002D } else { doubled };
            reduced ^ if b >> bit & 1 == 1 { u32::from(a) } else { 0 }
        });
        self.numbers[product as usize]
    }

    /// The number whose product with this one is 1: its power of 2¹⁶ − 2.
    fn inverse(&self, a: u16) -> u16 {
        (0..15)
            .fold((1, a), |(product, power), _| {
                let square = self.times(power, power);
                (self.times(product, square), square)
            })
            .0
    }

    /// What the value at a position of the data counts in that at a position p.
    fn weight(&self, k: u16, i: u16, p: u16) -> u16 {
        (0..k).filter(|j| *j != i).fold(1, |product, j| self.times(product, self.times(p ^ j, self.inverse(i ^ j))))
    }

    /// Recovery block j of data blocks of one length.
    fn recovery(&self, data: &[Vec<u8>], j: u16) -> Vec<u8> {
        let k = u16::try_from(data.len().next_power_of_two()).unwrap();
        let mut block = vec![0; data[0].len()];
        for (i, from) in (0..).zip(data) {
            let weight = self.weight(k, i, k + j);
            for start in (0..from.len()).step_by(64) {
                let half = (from.len() - start).min(64) / 2;
                for low in start..start + half {
                    let symbol = u16::from_le_bytes([from[low], from[low + half]]);
                    let [first, second] = self.times(weight, symbol).to_le_bytes();
                    block[low] ^= first;
                    block[low + half] ^= second;
                }
            }
        }
        block
    }
}

#[test]
fn the_frames_on_the_page_are_those_of_its_object() {
    let text = page(CODES);
    let blocks = fenced(&text, "text");
    let lines = &blocks[0];
    let object = quoted_after(&text, "The object of this example is the 32 bytes");
    assert_eq!(object.len(), 32);
    let group = group(Kind::Chunk, object.as_bytes(), 20, Share::DEFAULT).unwrap();
    let made = frames(&group, object.as_bytes()).unwrap();
    assert_eq!(&made.iter().map(Frame::write).collect::<Vec<_>>(), lines);
    for (frame, line) in made.iter().zip(lines) {
        assert_eq!(Frame::parse(line).as_ref(), Ok(frame));
    }
    let kinds: Vec<(Role, u32)> = made.iter().map(|frame| (frame.role, frame.index)).collect();
    assert_eq!(kinds, [(Role::Source, 0), (Role::Source, 1), (Role::Recovery, 0), (Role::Recovery, 1)]);
}

#[test]
fn the_crc_on_the_page_is_over_the_characters_that_it_shows() {
    let blocks = fenced(&page(CODES), "text");
    let (line, covered) = (&blocks[0][0], &blocks[1][0]);
    assert_eq!(covered.len(), 75);
    assert_eq!(*covered, format!("{}{}", &line[..43], &line[52..]));
    assert_eq!(line[43..51], format!("{:08X}", crc32([covered.as_bytes()])));
}

#[test]
fn recovery_frames_on_the_page_follow_from_the_words_of_the_page() {
    let bodies: Vec<Vec<u8>> =
        fenced(&page(CODES), "text")[0].iter().map(|line| Frame::parse(line).unwrap().body).collect();
    let field = Field::new();
    assert_eq!(field.recovery(&bodies[..2], 0), bodies[2]);
    assert_eq!(field.recovery(&bodies[..2], 1), bodies[3]);
}

#[test]
fn the_small_example_of_the_code_is_right() {
    let field = Field::new();
    assert_eq!(field.times(2, 2), 3);
    assert_eq!(field.times(0x1234, 0x5678), 0x35C9);
    assert_eq!(field.times(0xFFFF, 0xFFFF), 0x8000);
    assert_eq!([4, 5, 6, 7].map(|number| field.inverse(number)), [0xC, 0xF, 0xA, 8]);
    let text = page(FORMAT);
    let (_, after) = text.split_once("\nposition 4:").unwrap();
    let (example, _) = format!("position 4:{after}").split_once("\n```").map(|(a, b)| (a.to_owned(), b.len())).unwrap();
    let digit = |text: &str| u16::from_str_radix(text, 16).unwrap();
    for (j, line) in (0u16..).zip(example.lines()) {
        let (_, line) = line.split_once(':').unwrap();
        let parts: Vec<&str> = line.split('=').map(str::trim).collect();
        let [products, sums, result] = [parts[0], parts[1], parts[2]];
        let (result, what) = result.split_once(' ').unwrap();
        assert_eq!(what.trim(), format!("recovery block {j}"));
        let mut sum = 0;
        for ((i, product), value) in (0..).zip(products.split(" + ")).zip(sums.split(" + ")) {
            let (symbol, weight) = product.split_once('·').unwrap();
            assert_eq!((digit(symbol), digit(weight)), (i + 1, field.weight(4, i, 4 + j)), "{line}");
            assert_eq!(digit(weight), field.inverse(i ^ (4 + j)), "{line}");
            assert_eq!(field.times(digit(symbol), digit(weight)), digit(value), "{line}");
            sum ^= digit(value);
        }
        assert_eq!(digit(result), sum);
        assert_eq!(sum, [15, 12, 13][usize::from(j)]);
    }
    assert_eq!(example.lines().count(), 3);
}

#[test]
fn the_vector_of_the_code_follows_from_the_words_of_the_page() {
    let data: Vec<Vec<u8>> = payload()
        .chunks(1024)
        .map(|block| {
            let mut block = block.to_vec();
            block.resize(1024, 0);
            block
        })
        .collect();
    let symbol = |block: &[u8]| format!("{:04X}", u16::from_le_bytes([block[0], block[32]]));
    let mut symbols = Vec::new();
    for (block, row) in data.iter().zip(rows("data")) {
        assert_eq!((&block[..8], sha256(block)), (&row.head[..], row.hash));
        symbols.push(symbol(block));
    }
    let field = Field::new();
    for (j, row) in (0..).zip(rows("recovery")) {
        let block = field.recovery(&data, j);
        assert_eq!((&block[..8], sha256(&block)), (&row.head[..], row.hash));
        symbols.push(symbol(&block));
    }
    let [a, b, c, d, e, f] = <[String; 6]>::try_from(symbols).unwrap();
    let words = format!("data symbols {a}, {b} and {c}, and the recovery symbols {d}, {e} and {f} (hexadecimal)");
    assert!(page(FORMAT).split_whitespace().collect::<Vec<_>>().join(" ").contains(&words), "{words}");
}

#[test]
fn the_vector_of_the_code_is_what_repair_computes() {
    let (room, key) = (room(), publisher());
    let (bundle, out) = (room.path().join("bundle"), room.path().join("out"));
    let facts = Facts {
        series: "mosaic".to_owned(),
        release: 42,
        previous: None,
        created: "2026-02-03".to_owned(),
        publisher: key.public().base64(),
        sealing: Sealing::None,
        payload_bytes: 2731,
        block_bytes: 1024,
        data_blocks: 3,
        recovery_blocks: 3,
        chunk_blocks: 1,
        generator: "spec".to_owned(),
        extends: None,
        since: None,
        first: None,
        documents: None,
        opening_requires: Vec::new(),
    };
    // A signed table with the hashes of the page, and none of the recovery blocks.
    let payload = payload();
    let hashes: Vec<Hash> = rows("data").into_iter().chain(rows("recovery")).map(|row| row.hash).collect();
    assert_eq!(payload.chunks(1024).map(|block| block_hash(block, 1024)).collect::<Vec<_>>(), hashes[..3]);
    let (text, table) = (facts.write(), Table::new(hashes.clone()).write());
    let mut entries =
        vec![("bundle.json".to_owned(), sha256(text.as_bytes())), ("blocks.idx".to_owned(), sha256(&table))];
    for (number, chunk) in Layout::from(&facts).chunks().iter().enumerate() {
        match payload.chunks(1024).nth(number) {
            Some(bytes) => {
                entries.push((chunk.name.clone(), sha256(bytes)));
                put(&bundle.join(&chunk.name), bytes);
            }
            None => entries.push((chunk.name.clone(), hashes[number])),
        }
    }
    let sums = Sums::new(entries).write();
    put(&bundle.join("bundle.json"), text);
    put(&bundle.join("blocks.idx"), table);
    put(&bundle.join("SHA256SUMS.minisig"), key.sign(sums.as_bytes(), "pannier bundle mosaic 42").unwrap());
    put(&bundle.join("SHA256SUMS"), sums);
    repair(&checked(&[bundle]).unwrap().held[0], &out, &Watch::default()).unwrap();
    for (number, row) in (1..).zip(rows("recovery")) {
        let block = fs::read(out.join(format!("r{number:04}.bin"))).unwrap();
        assert_eq!((block.len(), &block[..8], sha256(&block)), (1024, &row.head[..], row.hash));
    }
}

#[test]
fn the_digits_on_the_page_are_those_of_its_key() {
    let text = page(FORMAT);
    let digits = quoted_after(&text, "as 30 digits in six groups.");
    let key = PublicKey::parse(&quoted_after(&text, "are the digits of the key")).unwrap();
    assert_eq!(key.digits().to_string(), digits);
}

#[test]
fn the_recipient_on_the_page_has_the_digits_of_the_page() {
    let text = page(FORMAT);
    let digits = quoted_after(&text, "SHOULD show the digits of that recipient.");
    let recipient = quoted_after(&text, "are the digits of the recipient");
    assert_eq!(digits_of_recipient(&recipient).to_string(), digits);
    // From the words of the page and nothing else.
    let domain = quoted_after(&text, "1. the 18 bytes");
    assert_eq!(domain.len(), 18);
    let bytes = [domain, recipient.clone()].concat();
    let groups: Vec<String> = sha256(bytes.as_bytes()).0[..30]
        .chunks(5)
        .map(|five| five.iter().fold(0u64, |sum, byte| sum << 8 | u64::from(*byte)) % 100_000)
        .map(|group| format!("{group:05}"))
        .collect();
    assert_eq!(groups.join(" "), digits);
    // A recipients file of the page says the same.
    let file = text.split("```\n# Leyla\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let [entry] = entries(file).unwrap().try_into().unwrap();
    assert_eq!((entry.text, entry.stated), (&*recipient, vec![(1, digits_of_recipient(&recipient))]));
    // Never those of a publisher's key, a list or a hash: other bytes are hashed.
    assert_ne!(digits_of(recipient.as_bytes()), digits_of_recipient(&recipient));
}

#[test]
fn the_slip_on_the_page_says_what_the_page_says() {
    let slip = Slip::parse(&quoted_after(&page(SLIPS), "### 16.1 An example")).unwrap();
    assert_eq!(slip.id_digits(), "abb89ab87cc1");
    let message = Message::Want { unit: Unit::Blocks, enough: 1, runs: vec![(0, 1), (2, 2)] };
    assert_eq!(slip.message, message);
    let slip = Slip::parse(&quoted_after(&page(SLIPS), "a tenth more, whole chunks first.")).unwrap();
    assert_eq!(slip.message, Message::Release { series: "mosaic".into(), release: 43 });
}

/// The code and other pages name sections by number, so none may go, and none be there twice.
#[test]
fn every_section_has_its_number_once() {
    let pages = [FORMAT, CODES, SLIPS].map(page).concat();
    let count = |heading: &str| pages.lines().filter(|line| line.starts_with(&format!("{heading} "))).count();
    for number in (1..=17).filter(|number| ![15, 16].contains(number)) {
        assert_eq!(count(&format!("## {number}.")), 1, "{number}");
    }
    for below in ["7.1", "10.1", "10.2", "10.3", "10.4", "15.1", "15.2", "15.3", "15.4", "16.1", "16.2", "16.3", "16.4"]
    {
        assert_eq!(count(&format!("### {below}")), 1, "{below}");
    }
    // FORMAT.md points to the pages under the same numbers.
    assert_eq!((count("## 15."), count("## 16.")), (2, 2));
}
