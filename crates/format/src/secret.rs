//! The shapes of secret keys, by which the program finds secret keys in wrong places.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

mod kinds;
mod scan;
mod words;

use kinds::{AGE, MINISIGN, PLUGIN, is_base64};
use words::{KEYS, REACH_BYTES, key_at};

pub use kinds::{key_alone, key_file};
pub use scan::KeyScan;
pub use words::{Named, Words};

/// Number of characters after the beginning of a secret key. A text with more characters is not only a text about keys.
const PART_CHARS: usize = 8;
/// The same number for a minisign secret key. A secret key of this length is no longer than a public key.
const MINISIGN_PART_CHARS: usize = 40;

/// Returns the kind of a whole secret key anywhere in a text. A text about keys holds no key.
pub fn key_in(text: &[u8]) -> Option<&'static str> {
    KEYS.find(text, |hit| key_at(text, &hit))
}

/// Returns the kind of a secret key if a text holds a large part of a key, anywhere in the text. The key can be whole,
/// can have lost its end, or can be mistyped. A program that shows texts must show no such text.
pub fn part_of_key(text: &str) -> Option<&'static str> {
    let lower = text.to_ascii_lowercase();
    let bech32 = |beginning: &str| lower.match_indices(beginning).any(|(at, _)| holds_digits(lower.get(at..)));
    let base64 = |beginning: &str| {
        let rest = text.find(beginning).and_then(|at| text.get(at..)).unwrap_or_default();
        rest.bytes().take_while(|byte| is_base64(*byte)).count() >= MINISIGN_PART_CHARS
    };
    if bech32("age-secret-key-") {
        Some(AGE)
    } else if bech32("age-plugin-") {
        Some(PLUGIN)
    } else if base64("RWQAAEIy") || base64("RWRTY0Iy") {
        Some(MINISIGN)
    } else {
        key_in(text.as_bytes())
    }
}

/// Returns the kind of secret key whose beginning starts the text, even if few characters follow.
pub fn begins_like_key(text: &str) -> Option<&'static str> {
    let begin = text.trim_start().to_ascii_lowercase();
    if begin.starts_with("age-secret-key-") {
        Some(AGE)
    } else if begin.starts_with("age-plugin-") {
        Some(PLUGIN)
    } else {
        part_of_key(text)
    }
}

/// Tells whether a `1` and several characters follow somewhere in the first word, as in bech32. The title of a document
/// about keys has no such characters.
fn holds_digits(text: Option<&str>) -> bool {
    let text = text.unwrap_or_default().as_bytes();
    let word: Vec<u8> = text
        .iter()
        .take(REACH_BYTES)
        .copied()
        .take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
        .collect();
    word.split(|byte| *byte == b'-').any(|part| {
        let divide = part.iter().position(|byte| *byte == b'1');
        divide.is_some_and(|divide| part.len().saturating_sub(divide) > PART_CHARS)
    })
}

#[cfg(test)]
mod tests {
    use super::kinds::{BECH32, PRIVATE};
    use super::*;

    // Key files of the tests. The keys open nothing.
    const RECIPIENT: &str = include_str!("../../../tests/keys/transcripts/recipient.key");
    const RECIPIENT_PUBLIC: &str = include_str!("../../../tests/keys/transcripts/recipient.pub");
    const PUBLISHER: &str = include_str!("../../../tests/keys/transcripts/publisher.key");
    const PUBLISHER_PUBLIC: &str = include_str!("../../../tests/keys/transcripts/publisher.pub");
    const SEALED: &str = include_str!("../../../tests/keys/suite/debian-sealed.key");

    /// Returns a whole key of every kind.
    fn keys() -> Vec<(String, &'static str)> {
        let age = RECIPIENT.lines().last().unwrap().to_owned();
        let open = PUBLISHER.lines().nth(1).unwrap().to_owned();
        let sealed = SEALED.lines().last().unwrap().to_owned();
        let body = "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtz";
        vec![
            (age.to_lowercase(), AGE),
            (age, AGE),
            (plugin(), PLUGIN),
            (plugin().to_uppercase(), PLUGIN),
            (open, MINISIGN),
            (sealed, MINISIGN),
            (format!("-----BEGIN OPENSSH PRIVATE KEY-----\n{body}"), PRIVATE),
            (format!("-----BEGIN RSA PRIVATE KEY-----\r\nProc-Type: 4,ENCRYPTED\r\n\r\n{body}"), PRIVATE),
            (format!("\"-----BEGIN PRIVATE KEY-----\\n\" +\n  \"{body}\\n\""), PRIVATE),
            (format!("KEY='-----BEGIN PRIVATE KEY----- {body}"), PRIVATE),
            (format!("-----BEGIN PGP PRIVATE KEY BLOCK-----\\nVersion: 1\\n\\n{body}"), PRIVATE),
        ]
    }

    /// Returns a key file of every kind that other programs write. The keys open nothing.
    fn files_of_others() -> Vec<(String, &'static str)> {
        let key = "4Ep0tRRVnNVyXD6CLbGJzT0OPLkd5OWBVKNA5Ksx0Vg=";
        let hex = "9c1185a5c5e9fc54612808977ee8f548b2258d31ddadef707ba62c166051b9e3";
        let onion = "abcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrstuvwx";
        let client = "TZXQ5MPSRHKTXRDE5ETXDIXL2XJXKLBZ3ZQSKHQVJTKEPPHOHQPQ";
        vec![
            (format!("RWRCSwAAACoAu{}", "j7GmNzH".repeat(18)), "a signify secret key"),
            (format!("PuTTY-User-Key-File-3: ssh-ed25519\r\nPrivate-Lines: 1\r\n{key}"), "a PuTTY private key"),
            (format!("[Interface]\nPrivateKey = {key}"), "a WireGuard key"),
            (format!("PresharedKey={key}"), "a WireGuard key"),
            (format!("privatekey = {key}"), "a WireGuard key"),
            (format!("{{\"PrivateKey\": \"{key}\"}}"), "a WireGuard key"),
            (format!("-----BEGIN OpenVPN tls-crypt-v2 client key-----\n{key}\n"), "an OpenVPN static key"),
            (format!("[wireguard]\nprivate-key={key}"), "a WireGuard key"),
            (format!("-----BEGIN OpenVPN Static key V1-----\n{hex}\n"), "an OpenVPN static key"),
            (format!("== ed25519v1-secret: type0 ==\0\0\0{hex}"), "a Tor secret key"),
            (format!("---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\nComment: \"a long \\\ncomment\"\n{hex}"), PRIVATE),
            (format!("---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\r\n{hex}"), PRIVATE),
            (format!("{onion}:descriptor:x25519:{client}"), "a Tor secret key"),
            (format!("Key: (private-key (ecc (curve Ed25519)(q #40{hex}#)(d #{hex}#)))"), "a GnuPG secret key"),
            (format!("(protected-private-key (rsa (n #00{hex}#)(e #010001#)"), "a GnuPG secret key"),
            ("(21:protected-private-key(3:rsa(1:n257:".to_owned(), "a GnuPG secret key"),
            ("(11:private-key(3:ecc(5:curve7:Ed25519)".to_owned(), "a GnuPG secret key"),
        ]
    }

    /// Mail programs and editors break long lines. The keys were not found then.
    #[test]
    fn a_key_in_several_lines_is_found() {
        let age = RECIPIENT.lines().last().unwrap().to_owned();
        let open = PUBLISHER.lines().nth(1).unwrap().to_owned();
        let signify = format!("RWRCSwAAACoAu{}", "j7GmNzH".repeat(18));
        for (key, kind) in
            [(&age, AGE), (&age.to_lowercase(), AGE), (&open, MINISIGN), (&signify, "a signify secret key")]
        {
            for end in ["\n", "\r\n", "=\n", "=\r\n", "\n> ", "\n\t", "\\n"] {
                for columns in [16, 17, 40, 64, 72, 76] {
                    // A line is never broken within the words at the beginning.
                    let (head, rest) = key.split_at(columns.min(key.len()));
                    let rest: Vec<&str> =
                        rest.as_bytes().chunks(76).map(|line| std::str::from_utf8(line).unwrap()).collect();
                    let broken = [&[head][..], &rest].concat().join(end);
                    assert_eq!(key_in(broken.as_bytes()), Some(kind), "{broken}");
                    let mut scan = KeyScan::default();
                    format!("{}{broken}{}", "x ".repeat(700), " y".repeat(700))
                        .as_bytes()
                        .chunks(100)
                        .for_each(|piece| scan.see(piece, |_, _| ()));
                    assert_eq!(scan.found(), Some(kind), "{broken}");
                }
            }
        }
        // Half a key, and words in the next line.
        for harmless in
            [format!("{}\n\nthe rest is on the card", &age[..60]), format!("{}\nsee page 2 of the manual", &age[..60])]
        {
            assert_eq!(key_in(harmless.as_bytes()), None, "{harmless}");
        }
    }

    #[test]
    fn a_wireguard_key_that_is_a_whole_file_is_known_with_its_name() {
        let key = "4Ep0tRRVnNVyXD6CLbGJzT0OPLkd5OWBVKNA5Ksx0Vg=";
        for path in
            ["wg0.key", "etc/wireguard/laptop", "keys/WG/phone.txt", "privatekey", "server_private.key", "peer.psk"]
        {
            for text in [key.to_owned(), format!("{key}\n"), format!(" {key}\r\n")] {
                assert_eq!(key_alone(path, text.as_bytes()), Some("a WireGuard key"), "{path}");
            }
        }
        let alike = format!("{}=", "A".repeat(43));
        let wrong = [
            key[..43].to_owned(),
            format!("{key}="),
            format!("{key} laptop"),
            alike,
            "hello".to_owned(),
            String::new(),
        ];
        for text in wrong {
            assert_eq!(key_alone("wg0.key", text.as_bytes()), None, "{text}");
        }
        for path in ["publickey", "wireguard/laptop.pub", "hash.txt", "etc/wireguard/public.key"] {
            assert_eq!(key_alone(path, key.as_bytes()), None, "{path}");
        }
    }

    fn plugin() -> String {
        let data = [0u8, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];
        let name = "age-plugin-example-";
        let text = |check: &[u8]| {
            let digits = data.iter().chain(check).map(|digit| char::from(BECH32[*digit as usize]));
            format!("{name}1{}", digits.collect::<String>())
        };
        let high = name.bytes().map(|byte| byte >> 5);
        let low = name.bytes().map(|byte| byte & 31);
        let sum = high.chain([0]).chain(low).chain(data).chain([0; 6]).fold(1u32, |sum, digit| {
            let top = sum >> 25;
            let mut sum = (sum & 0x01FF_FFFF) << 5 ^ u32::from(digit);
            for (bit, generator) in [0x3B6A_57B2, 0x2650_8E6D, 0x1EA1_19FA, 0x3D42_33DD, 0x2A14_62B3].iter().enumerate()
            {
                if top >> bit & 1 == 1 {
                    sum ^= generator;
                }
            }
            sum
        }) ^ 1;
        let check: Vec<u8> = (0..6).map(|n| u8::try_from(sum >> (5 * (5 - n)) & 31).unwrap()).collect();
        text(&check)
    }

    #[test]
    fn a_secret_key_is_found_anywhere_in_a_text() {
        for (key, kind) in keys().into_iter().chain(files_of_others()) {
            for (before, after) in [
                ("", ""),
                ("    ", "\n"),
                ("{\"key\": \"", "\"}"),
                ("my key:", "."),
                ("<p>", "</p>"),
                ("\0\u{1}", "\0"),
            ] {
                let text = format!("{before}{key}{after}");
                assert_eq!(key_in(text.as_bytes()), Some(kind), "{text}");
            }
        }
    }

    #[test]
    fn a_secret_key_is_found_however_the_pieces_fall() {
        for (key, kind) in keys().into_iter().chain(files_of_others()) {
            let text = format!("{}{key}{}", "x ".repeat(700), " y".repeat(700));
            let wide = utf16(&text, u16::to_le_bytes);
            let all = [1, 7, 64, 300, 511, 512, 1000, 1023, 1024, 1025, 1500];
            for (bytes, pieces) in [(text.as_bytes(), &all[..]), (&wide, &all[4..])] {
                for piece in pieces {
                    let mut scan = KeyScan::default();
                    bytes.chunks(*piece).for_each(|piece| scan.see(piece, |_, _| ()));
                    assert_eq!(scan.found(), Some(kind), "{piece}: {key}");
                }
            }
        }
    }

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn a_secret_key_in_utf16_is_found_with_and_without_a_mark() {
        for (key, kind) in keys().into_iter().chain(files_of_others()) {
            for text in [key.clone(), format!("\u{feff}{key}\r\n"), format!("کلید من: {key} تمام")] {
                for bytes in [utf16(&text, u16::to_le_bytes), utf16(&text, u16::to_be_bytes)] {
                    assert_eq!(key_in(&bytes), Some(kind), "{text}");
                }
            }
        }
    }

    #[test]
    fn a_binary_key_of_gnupg_is_known_by_its_first_bytes() {
        let key = |tag: &[u8], rest: &[u8]| [tag, rest, &[0; 16]].concat();
        let (rsa, ecc) = ([4, 0x66, 1, 2, 3, 1, 0x0C, 0x00], [4, 0x66, 1, 2, 3, 22, 9, 0x2B]);
        for head in [
            key(&[0x95, 0x05, 0x86], &rsa),
            key(&[0x94, 0x58], &ecc),
            key(&[0xC5, 0x58], &ecc),
            key(&[0xC5, 0xC7, 0x10], &rsa),
            key(&[0xC5, 0xFF, 0, 0, 7, 0x10], &rsa),
            key(&[0xC5, 0x4B], &[6, 0x66, 1, 2, 3, 27]),
        ] {
            assert_eq!(key_file(&head), Some("a GnuPG secret key"), "{head:x?}");
            assert_eq!(key_file(&head[..7]), None, "cut");
        }
        // A public key, a signature, a text, a picture, zeros.
        for head in [
            key(&[0x99, 0x02, 0x0D], &rsa),
            key(&[0x89, 0x01, 0x33], &rsa),
            b"a text of 16 bytes".to_vec(),
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(),
            key(&[0x95, 0x05, 0x86], &[4, 0x66, 1, 2, 3, 1, 0, 9]),
            vec![0; 16],
        ] {
            assert_eq!(key_file(&head), None, "{head:x?}");
        }
    }

    #[test]
    fn what_is_left_of_a_secret_key_is_known() {
        for (key, kind) in keys() {
            for text in [key.clone(), format!("'{key}"), format!("error: {key} is unexpected")] {
                assert_eq!(part_of_key(&text), Some(kind), "{text}");
            }
            if kind != PRIVATE {
                for text in [&key[..key.len() - 1], &key[..key.len() - 4], &format!("{}b{}", &key[..30], &key[31..])] {
                    assert_eq!(part_of_key(text), Some(kind), "{text}");
                    assert_eq!(begins_like_key(text), Some(kind), "{text}");
                }
            }
        }
        assert_eq!(part_of_key("Age-Secret-Key-1QQPZRY9X8"), Some(AGE));
        assert_eq!(begins_like_key(" AGE-SECRET-KEY-1QQ"), Some(AGE));
        // The name of a file that is not there.
        assert_eq!(begins_like_key("PrivateKey.pub"), None);
        let (recipient, publisher) = (RECIPIENT_PUBLIC, PUBLISHER_PUBLIC);
        for harmless in [
            "age-plugin-yubikey-v1-documentation.pdf",
            "AGE-SECRET-KEY-1... is how it begins",
            "age-secret-key-management-2021.txt",
            recipient,
            publisher,
            "",
        ] {
            assert_eq!(part_of_key(harmless), None, "{harmless}");
        }
    }

    #[test]
    fn talk_about_keys_is_no_key() {
        let age = RECIPIENT.lines().last().unwrap().to_owned();
        let (recipient, publisher) = (RECIPIENT_PUBLIC, PUBLISHER_PUBLIC);
        for harmless in [
            "Keep the line AGE-SECRET-KEY-1... to yourself.",
            "AGE-SECRET-KEY-1 is how it begins",
            &format!("AGE-SECRET-KEY-1{}", "X".repeat(58)),
            &age[..60],
            recipient,
            publisher,
            "untrusted comment: minisign encrypted secret key\nRWRTY0Iy… (158 bytes)\n",
            "AGE-PLUGIN-YUBIKEY-1 and the serial number",
            "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=",
            "a file that begins with -----BEGIN PRIVATE KEY----- is a key",
            "strings.HasPrefix(s, \"-----BEGIN RSA PRIVATE KEY-----\") {\n  return parsePKCS1PrivateKey(s)\n}",
            "between \"-----BEGIN PRIVATE KEY-----\" and its end; see Internationalization in the index",
            "if (strstr(text, \"(private-key (\")) /* #0123456789abcdef0123# */",
            "PrivateKey = <your private key here>",
            "PrivateKey = AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
            "Peers have a PublicKey = 4Ep0tRRVnNVyXD6CLbGJzT0OPLkd5OWBVKNA5Ksx0Vg=",
            "---- BEGIN SSH2 PUBLIC KEY ----\nComment: \"me\"\nAAAAB3NzaC1yc2EAAAADAQABAAABAQDg",
            "a file that begins with ---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ---- is a key",
            "Private-Lines: the number of lines that follow",
            "== ed25519v1-secret: type0 == begins the file",
            "descriptor:x25519:TZXQ5MPSRHKTXRDE5ETXDIXL2XJXKLBZ3ZQSKHQVJTKEPPHOHQPQ",
            "(private-key (rsa (n n-mpi) (e e-mpi) (d d-mpi)))",
            "(21:shadowed-private-key(3:rsa(1:n257:",
            "-----BEGIN OpenVPN Static key V1----- and then the key",
            "",
        ] {
            assert_eq!(key_in(harmless.as_bytes()), None, "{harmless}");
            let mut scan = KeyScan::default();
            harmless.as_bytes().chunks(3).for_each(|piece| scan.see(piece, |_, _| ()));
            assert_eq!(scan.found(), None, "{harmless}");
        }
    }
}
