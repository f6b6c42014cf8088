//! Odd archives, each from a seed: headers, pax records, names, numbers and ends that tools could read in several ways.

use fastrand::Rng;

/// The name that two tools could take for a document of another archive.
const HIDDEN: &str = "hidden.txt";

/// What an archive can be odd in. A seed takes none, one or a few of them, each in one of its headers.
#[derive(Clone)]
struct Head {
    name: Vec<u8>,
    mode: Vec<u8>,
    uid: Vec<u8>,
    gid: Vec<u8>,
    size: Vec<u8>,
    mtime: Vec<u8>,
    kind: u8,
    link: Vec<u8>,
    magic: &'static [u8],
    user: Vec<u8>,
    group: Vec<u8>,
    devices: Vec<u8>,
    prefix: Vec<u8>,
    tail: Vec<u8>,
    sum: usize,
}

impl Head {
    fn new(name: &[u8], kind: u8, bytes: usize) -> Self {
        Self {
            name: name.to_vec(),
            mode: if kind == b'5' { b"0000755\0".to_vec() } else { b"0000644\0".to_vec() },
            uid: b"0000000\0".to_vec(),
            gid: b"0000000\0".to_vec(),
            size: format!("{bytes:011o}\0").into_bytes(),
            mtime: b"15125334400\0".to_vec(),
            kind,
            link: Vec::new(),
            magic: b"ustar\x0000",
            user: Vec::new(),
            group: Vec::new(),
            devices: b"0000000\x000000000\0".to_vec(),
            prefix: Vec::new(),
            tail: Vec::new(),
            sum: 0,
        }
    }

    fn block(&self) -> Vec<u8> {
        let mut block = vec![0; 512];
        let mut put = |at: usize, most: usize, bytes: &[u8]| {
            let bytes = &bytes[..bytes.len().min(most)];
            block[at..at + bytes.len()].copy_from_slice(bytes);
        };
        put(0, 100, &self.name);
        put(100, 8, &self.mode);
        put(108, 8, &self.uid);
        put(116, 8, &self.gid);
        put(124, 12, &self.size);
        put(136, 12, &self.mtime);
        put(156, 1, &[self.kind]);
        put(157, 100, &self.link);
        put(257, 8, self.magic);
        put(265, 32, &self.user);
        put(297, 32, &self.group);
        put(329, 16, &self.devices);
        put(345, 155, &self.prefix);
        put(500, 12, &self.tail);
        put(148, 8, b"        ");
        let sum: u64 = block.iter().map(|byte| u64::from(*byte)).sum();
        let text = match self.sum {
            0 => format!("{sum:06o}\0 "),
            1 => format!("{sum:07o}\0"),
            2 => format!("{sum:6o}\0 "),
            3 => format!(" {sum:o}\0 "),
            4 => format!("{sum:06o} \0"),
            5 => format!("{sum:07o} "),
            6 => format!("{sum:o}   "),
            7 => format!("{:06o}\0 ", sum + 1),
            _ => format!("{sum:o}\0\0\0"),
        };
        let text = [text.as_bytes(), &[0; 8]].concat();
        block[148..156].copy_from_slice(&text[..8]);
        block
    }

    /// Changes one field.
    fn change(&mut self, random: &mut Rng, bytes: usize, victim: &str) {
        match random.u8(..19) {
            0 => self.name = name(random, &self.name),
            1 => self.mode = mode(random),
            2 => self.uid = owner(random),
            3 => self.gid = owner(random),
            4 => self.size = size(random, bytes),
            5 => self.mtime = time(random),
            6 => self.kind = *pick(random, b"0\x00\x005571234679gKSDLMVxXAN\x01"),
            7 | 8 => self.link = link(random, victim),
            9 | 10 => {
                self.magic = pick::<&[u8]>(
                    random,
                    &[b"ustar  \0", b"ustar  \0", b"ustar\x0001", b"ustar\0  ", b"ustar \0\0", &[0; 8]],
                );
            }
            11 => self.user = word(random),
            12 => self.group = word(random),
            13 => self.devices = devices(random),
            14 | 15 => self.prefix = prefix(random),
            16 => self.tail = pick(random, &[&b"tar\0"[..], b"x", b"\0\0\0\0\0\0\0\0tar\0", b" "]).to_vec(),
            17 => self.sum = random.usize(..9),
            _ => {
                self.magic = b"ustar  \0";
                self.prefix = prefix(random);
            }
        }
    }
}

fn pick<'a, T>(random: &mut Rng, from: &'a [T]) -> &'a T {
    &from[random.usize(..from.len())]
}

fn texts(random: &mut Rng, from: &[&[u8]]) -> Vec<u8> {
    pick(random, from).to_vec()
}

fn name(random: &mut Rng, old: &[u8]) -> Vec<u8> {
    let with = |end: &[u8]| [old, end].concat();
    match random.u8(..24) {
        0 => with(b"/"),
        1 => with(b"\0junk"),
        2 => with(&[0; 40]).into_iter().chain(*b"x").collect(),
        3 => Vec::new(),
        4 => b"x".repeat(100),
        5 => "ن".repeat(50).into_bytes(),
        6 => [b"x", "ن".repeat(50).as_bytes()].concat(),
        7 => [b"../", old].concat(),
        8 => [b"./", old].concat(),
        9 => [b"a//", old].concat(),
        10 => with(b"\xff"),
        11 => with(b"\x01"),
        12 => with(b" b  c"),
        13 => b"BZh91AY&SY".to_vec(),
        14 => [b"\x1f\x8b\x08\x04", old].concat(),
        15 => b"(\xb5/\xfd".to_vec(),
        16 => [&b"]"[..], &[0xff; 12], old].concat(),
        17 => texts(
            random,
            &[b"LRZI", b"BZh9", b"070701", b"MSCF", b"WARC/1.0", b"#mtree", b"begin 644 x", b"xar!", b"]@"],
        ),
        18 => [b"\xfd7zXZ", old].concat(),
        19 => [b"-", old].concat(),
        20 => [b"._", old].concat(),
        21 => [b"d/", old].concat(),
        22 => b"d".to_vec(),
        _ => [b"/", old].concat(),
    }
}

fn mode(random: &mut Rng) -> Vec<u8> {
    texts(
        random,
        &[
            b"000644 \0",
            b"    644\0",
            b"0100644\0",
            b"0004755\0",
            b"0002755\0",
            b"0001777\0",
            b"0000000\0",
            b"0000200\0",
            b"0000400\0",
            b"0000777\0",
            b"garbage!",
            b"\0\0\0\0\0\0\0\0",
            b"00000644",
            b"644\0\0\0\0\0",
            b"\x80\0\0\0\0\0\x01\xa4",
            b"0000500\0",
            b"7777777\0",
            b"0000648\0",
            b"-000644\0",
        ],
    )
}

fn owner(random: &mut Rng) -> Vec<u8> {
    texts(
        random,
        &[
            b"0001750\0",
            b"001750 \0",
            b"7777777\0",
            b"1\0 \0 \0 \0",
            b"\0\0\0\0\0\0\0\0",
            b"\xff\xff\xff\xff\xff\xff\xff\xff",
            b"\x80\0\0\0\0\0\x03\xe8",
            b"     -1\0",
            b"77777777",
            b"0000009\0",
            b"        ",
            b"0 0\0\0\0\0\0",
            b" 1\0 \0  \0",
        ],
    )
}

fn size(random: &mut Rng, bytes: usize) -> Vec<u8> {
    match random.u8(..12) {
        0 => format!("{bytes:11o} ").into_bytes(),
        1 => format!("{bytes:o}\0 \0 ").into_bytes(),
        2 => [&[0x80, 0, 0, 0][..], &(bytes as u64).to_be_bytes()].concat(),
        3 => format!("{bytes:012o}").into_bytes(),
        4 => format!("{:011o}\0", bytes + 1).into_bytes(),
        5 => format!("{:011o}\0", bytes + 512).into_bytes(),
        6 => format!("{:011o}\0", 0).into_bytes(),
        7 => vec![0; 12],
        8 => [&[0xff, 0, 0, 0][..], &(bytes as u64).to_be_bytes()].concat(),
        9 => [&[0x80, 0, 0, 1][..], &(bytes as u64).to_be_bytes()].concat(),
        10 => format!("0x{bytes:09x}\0").into_bytes(),
        _ => format!("{bytes:010o}\0x").into_bytes(),
    }
}

fn time(random: &mut Rng) -> Vec<u8> {
    texts(
        random,
        &[
            b"00000000000\0",
            b"77777777777\0",
            b"          1 ",
            b"11145401322 ",
            b"\x80\0\0\0\0\0\0\0\x49\x96\x02\xd2",
            b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff",
            b"\0\0\0\0\0\0\0\0\0\0\0\0",
            b"777777777777",
            b"-0000000001\0",
            b"1\0\0\0\0\0\0\0\0\0\0\0",
            b"15126213008\0",
            b"7 7\0\0\0\0\0\0\0\0\0",
        ],
    )
}

fn link(random: &mut Rng, victim: &str) -> Vec<u8> {
    match random.u8(..6) {
        0 => b"../victim/secret".to_vec(),
        1 => victim.as_bytes().to_vec(),
        2 => [b"\0", victim.as_bytes()].concat(),
        3 => b"e0.txt".to_vec(),
        4 => vec![b' '],
        _ => [&[0; 99][..], b"x"].concat(),
    }
}

fn word(random: &mut Rng) -> Vec<u8> {
    texts(
        random,
        &[
            b"root",
            b"nobody\0",
            &[b'u'; 32],
            b"a\0b",
            b"\xff\xfe",
            "کاربر".as_bytes(),
            b"\x1b[31m",
            b"../..",
            &[b'0'; 31],
        ],
    )
}

fn devices(random: &mut Rng) -> Vec<u8> {
    texts(
        random,
        &[
            &[0; 16],
            b"0000001\x000000002\0",
            b"000000 \x00000000 \0",
            b"                ",
            b"\0\0\0\0\0\0\0\x000000001\0",
            b"garbage!garbage!",
            b"7777777\x007777777\0",
            b"0000008\x000000000\0",
            b"\x80\0\0\0\0\0\0\x01\x80\0\0\0\0\0\0\x01",
            b"1 2",
        ],
    )
}

fn prefix(random: &mut Rng) -> Vec<u8> {
    texts(
        random,
        &[
            b"p",
            b"p/q",
            &[b'p'; 155],
            b"p\0junk",
            b"15126214000\x0015126214000\0",
            b"\0junk",
            b"..",
            b"p/",
            b"/p",
            "پ".as_bytes(),
            b"\xff",
            b"p\x01",
            b"e0.txt",
            b"d",
        ],
    )
}

/// A record with its own length, or with a wrong one.
fn record(key: &[u8], value: &[u8], off: isize) -> Vec<u8> {
    let rest = key.len() + value.len() + 3;
    let mut length = rest + 1;
    while length.to_string().len() + rest != length {
        length = length.to_string().len() + rest;
    }
    [length.saturating_add_signed(off).to_string().as_bytes(), b" ", key, b"=", value, b"\n"].concat()
}

/// A record that tools agree about.
fn plain_record(random: &mut Rng, name: &[u8], bytes: usize) -> (&'static [u8], Vec<u8>) {
    let path: &[u8] = match random.u8(..4) {
        0 => &b"long/".repeat(30),
        1 => "می‌خواهم-".as_bytes(),
        2 => b"12 path=",
        _ => b"pax-",
    };
    let times: [&[u8]; 3] = [b"1767225600", b"1767225600.5", b"1767225600.123456789"];
    match random.u8(..8) {
        0..=2 => (b"path", [path, name].concat()),
        3 => (b"size", bytes.to_string().into_bytes()),
        4 => (b"mtime", texts(random, &times)),
        5 => (if random.bool() { b"atime" } else { b"ctime" }, texts(random, &[b"0", b"1.5", b"8589934591"])),
        _ => (
            b"comment",
            texts(random, &[b"", b"a=b", b"20 path=evil/name", "یادداشت".as_bytes(), b"\xff", &[b'c'; 5000]]),
        ),
    }
}

/// A record that tools could read in several ways.
fn odd_record(random: &mut Rng, name: &[u8], bytes: usize) -> (&'static [u8], Vec<u8>) {
    let paths: [&[u8]; 6] = [b"../", b"/", b"a\0", b"a//", b"./", b"a\n"];
    let times: [&[u8]; 9] =
        [b"1767225600.1234567890", b"1767225601", b"-1", b"1.", b"99999999999", b"01767225600", b"1e9", b"x", b"1.5.5"];
    let comments: [&[u8]; 4] = [b"x\n15 path=evil\n", b"x\0y", b"\x1b[31m", b"x\n"];
    let keys: [&[u8]; 13] = [
        b"linkpath",
        b"uid",
        b"gname",
        b"hdrcharset",
        b"GNU.sparse.name",
        b"GNU.sparse.size",
        b"charset",
        b" path",
        b"Path",
        b"SCHILY.xattr.user.x",
        b"LIBARCHIVE.symlinktype",
        b"SCHILY.realsize",
        b"",
    ];
    match random.u8(..9) {
        0 => (b"path", [*pick(random, &paths), name].concat()),
        1 => (b"path", [name, b"/"].concat()),
        2 => (b"path", b"e0.txt".to_vec()),
        3 | 4 => (b"size", pick(random, &[0, 512, bytes + 512, 4096]).to_string().into_bytes()),
        5 => (b"mtime", texts(random, &times)),
        6 => (if random.bool() { b"atime" } else { b"ctime" }, texts(random, &times)),
        7 => (b"comment", texts(random, &comments)),
        _ => (*pick(random, &keys), texts(random, &[b"e0.txt", b"0", b"BINARY", b"5"])),
    }
}

/// Records for an entry of this size and time.
fn records(random: &mut Rng, name: &[u8], bytes: usize) -> Vec<u8> {
    let mut out: Vec<(&[u8], Vec<u8>)> = Vec::new();
    for _ in 0..random.usize(1..4) {
        let (key, value) =
            if random.u8(..6) == 0 { odd_record(random, name, bytes) } else { plain_record(random, name, bytes) };
        // Two records of one key are odd as well.
        if random.u8(..30) == 0 || !out.iter().any(|(other, _)| *other == key) {
            out.push((key, value));
        }
    }
    let off = if random.u8(..40) == 0 { random.isize(-1..2) } else { 0 };
    let mut out: Vec<u8> = out.iter().flat_map(|(key, value)| record(key, value, off)).collect();
    if random.u8(..40) == 0 {
        out.extend(pick(random, &[&b"\0"[..], b"\n", b"0 ", b"5 a=\n\n", b" 9 path=\n"]).iter());
    }
    out
}

fn padded(mut bytes: Vec<u8>) -> Vec<u8> {
    bytes.resize(bytes.len().next_multiple_of(512), 0);
    bytes
}

/// An archive that lies in the data of a document.
fn hidden() -> Vec<u8> {
    let text = b"The water is safe.";
    [Head::new(HIDDEN.as_bytes(), b'0', text.len()).block(), padded(text.to_vec()), vec![0; 1024]].concat()
}

/// An archive of this seed. `victim` is the path of a file that no archive may touch.
pub(crate) fn archive(seed: u64, victim: &str) -> Vec<u8> {
    let random = &mut Rng::with_seed(seed);
    let count = random.usize(1..5);
    let odd = *pick(random, &[0, 0, 0, 0, 1, 1, 1, 2, 3]);
    let odd: Vec<usize> = (0..odd).map(|_| random.usize(..count)).collect();
    let mut out = Vec::new();
    for number in 0..count {
        let folder = random.u8(..6) == 0;
        let data = match random.u8(..5) {
            _ if folder => Vec::new(),
            0 => Vec::new(),
            1 => hidden(),
            2 => vec![b'x'; 512],
            _ => format!("document {number} of {seed}\n").into_bytes(),
        };
        let name = match (folder, random.u8(..6)) {
            (true, 0) => format!("f{number}"),
            (true, _) => format!("f{number}/"),
            (false, 0) => format!("sub/e{number}.txt"),
            (false, 1) => format!("آ{number}.txt"),
            (false, _) => format!("e{number}.txt"),
        };
        let mut head = Head::new(name.as_bytes(), if folder { b'5' } else { b'0' }, data.len());
        let mut extension = None;
        match random.u8(..6) {
            0 | 1 => extension = Some((b'x', records(random, name.as_bytes(), data.len()))),
            2 => {
                let long = [b"l/".repeat(60), name.clone().into_bytes()].concat();
                let end = texts(random, &[b"\0", b"\0", b"\0", b"\0", b"\0", b"", b"\0\0\0", b"\0junk"]);
                extension = Some((b'L', [long, end].concat()));
                head.magic = b"ustar  \0";
            }
            _ => {}
        }
        if let Some((kind, data)) = &mut extension {
            let own: &[u8] = if *kind == b'x' { b"PaxHeaders/x" } else { b"././@LongLink" };
            let mut before = Head::new(own, *kind, data.len());
            if *kind == b'L' || random.u8(..8) == 0 {
                before.magic = b"ustar  \0";
            }
            if odd.contains(&number) && random.u8(..3) == 0 {
                before.change(random, data.len(), victim);
            }
            out.extend(before.block());
            out.extend(padded(std::mem::take(data)));
        }
        for _ in odd.iter().filter(|odd| **odd == number) {
            head.change(random, data.len(), victim);
        }
        out.extend(head.block());
        out.extend(padded(data));
    }
    let document = Head::new(HIDDEN.as_bytes(), b'0', 0).block();
    match random.u8(..24) {
        0 => out.extend([0; 512]),
        1 => {}
        2 => out.extend([vec![0; 512], document, vec![0; 1024]].concat()),
        3 => out.extend([vec![0; 1024], document, vec![0; 1024]].concat()),
        4 => out.extend([0; 1100]),
        5 => out.extend([0; 10240]),
        _ => out.extend([0; 1024]),
    }
    out
}
