//! The kinds of secret keys that people have: how the text of each kind begins, and when a key is whole.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

/// An age secret key.
pub(super) const AGE: &str = "an age secret key";
/// An identity of an age plugin.
pub(super) const PLUGIN: &str = "an age plugin's identity";
/// A minisign secret key.
pub(super) const MINISIGN: &str = "a minisign secret key";
/// A signify secret key.
const SIGNIFY: &str = "a signify secret key";
/// A private key in a PEM or PGP envelope.
pub(super) const PRIVATE: &str = "a private key";
/// A private key of PuTTY.
const PUTTY: &str = "a PuTTY private key";
/// A private or preshared key of WireGuard.
const WIREGUARD: &str = "a WireGuard key";
/// The static key of OpenVPN.
const OPENVPN: &str = "an OpenVPN static key";
/// The key of an onion service, or the key of a client of an onion service.
const TOR: &str = "a Tor secret key";
/// A secret key of GnuPG.
const GNUPG: &str = "a GnuPG secret key";

/// How the text of a secret key begins, or a word in the text that stands near the secret part.
pub(super) struct Beginning {
    /// The beginning, in ASCII.
    pub(super) text: &'static [u8],
    /// A part of the beginning that is rare in texts and pictures. The search looks for this part.
    pub(super) core: &'static [u8],
    /// The kind of the key, for people.
    pub(super) kind: &'static str,
    /// Tells whether the key is whole. The arguments are the bytes before the beginning, and the bytes from the beginning.
    whole: fn(&[u8], &[u8]) -> bool,
}

impl Beginning {
    /// Returns the kind if the key is whole.
    pub(super) fn kind_if_whole(&self, before: &[u8], from: &[u8]) -> Option<&'static str> {
        (self.whole)(before, from).then_some(self.kind)
    }
}

/// The beginnings of all kinds. Both cases are listed for keys that are read in both cases.
pub(super) const BEGINNINGS: [Beginning; 20] = [
    Beginning {
        text: b"AGE-SECRET-KEY-",
        core: b"KEY",
        kind: AGE,
        whole: |_, from| is_age_key(after(from, b"AGE-SECRET-KEY-")),
    },
    Beginning {
        text: b"age-secret-key-",
        core: b"key",
        kind: AGE,
        whole: |_, from| is_age_key(after(from, b"age-secret-key-")),
    },
    Beginning { text: b"AGE-PLUGIN-", core: b"PLUGIN", kind: PLUGIN, whole: |_, from| is_bech32(from) },
    Beginning { text: b"age-plugin-", core: b"plugin", kind: PLUGIN, whole: |_, from| is_bech32(from) },
    // Base64 of the algorithms: the first is for an open key, the second for a key with a passphrase.
    Beginning {
        text: b"RWQAAEIy",
        core: b"RWQAA",
        kind: MINISIGN,
        whole: |_, from| over_lines(from, is_base64) >= MINISIGN_CHARS,
    },
    Beginning {
        text: b"RWRTY0Iy",
        core: b"RWRTY",
        kind: MINISIGN,
        whole: |_, from| over_lines(from, is_base64) >= MINISIGN_CHARS,
    },
    Beginning {
        text: b"RWRCSwAA",
        core: b"RWRCS",
        kind: SIGNIFY,
        whole: |_, from| over_lines(from, is_base64) >= SIGNIFY_CHARS,
    },
    Beginning {
        text: b"PRIVATE KEY",
        core: b"KEY",
        kind: PRIVATE,
        whole: |before, from| opens_envelope(before) && has_envelope(from),
    },
    Beginning { text: b"Private-Lines: ", core: b"-Lines", kind: PUTTY, whole: |_, from| has_private_lines(from) },
    Beginning {
        text: b"PrivateKey",
        core: b"Key",
        kind: WIREGUARD,
        whole: |_, from| is_set_to_key(after(from, b"PrivateKey")),
    },
    Beginning {
        text: b"PresharedKey",
        core: b"Key",
        kind: WIREGUARD,
        whole: |_, from| is_set_to_key(after(from, b"PresharedKey")),
    },
    // WireGuard reads these words in any case.
    Beginning {
        text: b"privatekey",
        core: b"key",
        kind: WIREGUARD,
        whole: |_, from| is_set_to_key(after(from, b"privatekey")),
    },
    Beginning {
        text: b"presharedkey",
        core: b"key",
        kind: WIREGUARD,
        whole: |_, from| is_set_to_key(after(from, b"presharedkey")),
    },
    // The file in which NetworkManager keeps a WireGuard connection.
    Beginning {
        text: b"private-key=",
        core: b"key",
        kind: WIREGUARD,
        whole: |_, from| is_set_to_key(after(from, b"private-key")),
    },
    Beginning {
        text: b"OpenVPN Static key V1-----",
        core: b"VPN",
        kind: OPENVPN,
        whole: |_, from| has_hex_lines(from),
    },
    Beginning { text: b"OpenVPN tls-crypt-v2 ", core: b"VPN", kind: OPENVPN, whole: |_, from| has_tls_crypt(from) },
    Beginning { text: b"ed25519v1-secret: type", core: b"25519", kind: TOR, whole: |_, from| is_tor_service(from) },
    Beginning { text: b":descriptor:x25519:", core: b"25519", kind: TOR, whole: is_tor_client },
    Beginning { text: b"private-key(", core: b"key", kind: GNUPG, whole: is_canonical_list },
    Beginning { text: b"private-key (", core: b"key", kind: GNUPG, whole: has_hex_value },
];

/// Number of characters of a minisign secret key, without the `=` at the end, which may be the sign of a broken line.
const MINISIGN_CHARS: usize = 211;
/// Number of characters of a signify secret key, without the `=` at the end.
const SIGNIFY_CHARS: usize = 138;
/// The longest name of a header in an envelope.
const HEADER_CHARS: usize = 24;
/// Number of base32 characters in the name of an onion service.
const ONION_CHARS: usize = 56;
/// Number of base32 characters of the key of a client of an onion service.
const ONION_KEY_CHARS: usize = 52;
/// The digits of bech32.
pub(super) const BECH32: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";

/// Returns the kind of the secret key with which a whole file begins, for kinds without a text. The caller gives at least the
/// first 16 bytes of the file.
///
/// A secret key of OpenPGP in binary form begins with a packet of type 5 (RFC 9580 §4.2 and §5.5.2).
pub fn key_file(head: &[u8]) -> Option<&'static str> {
    let (tag, rest) = head.split_first()?;
    let length_bytes = match tag {
        // The old form of a packet's header: the last two bits tell the number of length bytes.
        0x94 => 1,
        0x95 => 2,
        0x96 => 4,
        // The new form: the first length byte tells the number of length bytes.
        0xC5 => match rest.first()? {
            0..=191 => 1,
            192..=223 => 2,
            224..=254 => return None,
            255 => 5,
        },
        _ => return None,
    };
    let (version, rest) = rest.get(length_bytes..)?.split_first()?;
    // Four bytes of time, then the algorithm.
    let (algorithm, rest) = rest.get(4..)?.split_first()?;
    let known = match (version, algorithm) {
        // RSA, Elgamal and DSA: the number of bits of the first number follows.
        (3 | 4, 1..=3 | 16 | 17 | 20) => {
            let bits = rest.first_chunk::<2>().map_or(0, |bits| u16::from_be_bytes(*bits));
            (512..=16_384).contains(&bits)
        }
        // Elliptic curves: the length of the curve's name follows.
        (4 | 5, 18 | 19 | 22) => rest.first().is_some_and(|length| (5..=10).contains(length)),
        (4 | 6, 25..=28) => true,
        _ => false,
    };
    known.then_some(GNUPG)
}

/// Returns the kind of a secret key that is a whole file without any other word, as `wg genkey` writes. The same 44 characters can
/// be anything, so the path must speak of such a key. `path` is the path in the corpus.
pub fn key_alone(path: &str, content: &[u8]) -> Option<&'static str> {
    let path = path.to_ascii_lowercase();
    let name = path.rsplit('/').next().unwrap_or_default();
    let speaks = ["wireguard", "wg"].iter().any(|word| path.contains(word))
        || ["private", "preshared", "psk"].iter().any(|word| name.contains(word));
    (speaks && !name.contains("pub") && is_key_of_32_bytes(content.trim_ascii(), Ends::Here)).then_some(WIREGUARD)
}

/// What may follow the characters of a key.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ends {
    /// Nothing.
    Here,
    /// Anything.
    Anyhow,
}

/// Tells whether a text begins with the 44 characters of a 32-byte key. Not all characters of a real key are alike.
fn is_key_of_32_bytes(text: &[u8], ends: Ends) -> bool {
    let digits = run(text, |byte| is_base64(byte) && byte != b'=');
    let distinct = (0..=u8::MAX).filter(|byte| text.iter().take(digits).any(|digit| digit == byte)).count();
    digits == 43 && text.get(43) == Some(&b'=') && distinct >= 8 && (ends == Ends::Anyhow || text.len() == 44)
}

/// Returns the bytes after a beginning.
fn after<'a>(from: &'a [u8], beginning: &[u8]) -> &'a [u8] {
    from.get(beginning.len()..).unwrap_or_default()
}

/// Returns the number of bytes at the beginning of a text that have a property.
fn run(text: &[u8], has: fn(u8) -> bool) -> usize {
    text.iter().take_while(|byte| has(**byte)).count()
}

/// Returns the bytes after the end of a line that a program broke, if the line ends here. Quoted-printable writes `=` at the end
/// of a broken line. Blanks and the signs of a quoted mail begin the next line. The end may be written as in the text of a
/// program.
fn next_line(text: &[u8]) -> Option<&[u8]> {
    let text = text.strip_prefix(b"=").unwrap_or(text);
    let ends: [&[u8]; 4] = [b"\r\n", b"\n", b"\\r\\n", b"\\n"];
    let rest = ends.iter().find_map(|end| text.strip_prefix(*end))?;
    rest.get(run(rest, |byte| matches!(byte, b' ' | b'\t' | b'>'))..)
}

/// Returns the bytes at the beginning of a text that have a property, also where lines are broken between the bytes.
fn joined(text: &[u8], has: fn(u8) -> bool) -> Vec<u8> {
    let (mut rest, mut all) = (text, Vec::new());
    loop {
        // At the end of a line, `=` is the sign of a broken line, not a digit.
        let Some((first, after)) = rest.split_first() else { return all };
        if let Some(next) = next_line(rest) {
            rest = next;
        } else if has(*first) {
            all.push(*first);
            rest = after;
        } else {
            return all;
        }
    }
}

/// Returns the number of such bytes.
fn over_lines(text: &[u8], has: fn(u8) -> bool) -> usize {
    joined(text, has).len()
}

pub(super) fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=')
}

fn is_hex(byte: u8) -> bool {
    byte.is_ascii_hexdigit()
}

/// The digits of base32 in both cases.
fn is_base32(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || matches!(byte, b'2'..=b'7')
}

/// Tells whether an age secret key follows `AGE-SECRET-KEY-`, in one line or in several. The name of a kind and `-` may come first. Then a `1` and
/// at least 58 digits follow. The digits of an example are often the same few digits, so at least eight different
/// digits must occur.
fn is_age_key(after: &[u8]) -> bool {
    let after = next_line(after).unwrap_or(after);
    let kind = after.iter().take_while(|byte| byte.is_ascii_alphabetic() || **byte == b'-').count();
    let rest = after.get(kind..).unwrap_or_default();
    let rest = next_line(rest).unwrap_or(rest).strip_prefix(b"1").unwrap_or_default();
    let digits = joined(rest, |byte| BECH32.contains(&byte.to_ascii_lowercase())).to_ascii_lowercase();
    let distinct = BECH32.iter().filter(|digit| digits.contains(digit)).count();
    digits.len() >= 58 && distinct >= 8
}

/// Tells whether a text begins with a bech32 string whose check digits are right.
fn is_bech32(text: &[u8]) -> bool {
    let end = text.iter().position(|byte| !(byte.is_ascii_alphanumeric() || *byte == b'-')).unwrap_or(text.len());
    let text: Vec<u8> = text.iter().take(end).map(u8::to_ascii_lowercase).collect();
    let Some(divide) = text.iter().rposition(|byte| *byte == b'1') else { return false };
    let (name, digits) = text.split_at_checked(divide).unwrap_or_default();
    let digits: Option<Vec<u8>> =
        digits.iter().skip(1).map(|byte| u8::try_from(BECH32.iter().position(|digit| digit == byte)?).ok()).collect();
    let Some(digits) = digits.filter(|digits| digits.len() > 6) else { return false };
    let high = name.iter().map(|byte| byte >> 5);
    let low = name.iter().map(|byte| byte & 31);
    let all = high.chain(std::iter::once(0)).chain(low).chain(digits.iter().copied());
    all.fold(1u32, |sum, digit| {
        let top = sum >> 25;
        let sum = (sum & 0x01FF_FFFF) << 5 ^ u32::from(digit);
        [0x3B6A_57B2, 0x2650_8E6D, 0x1EA1_19FA, 0x3D42_33DD, 0x2A14_62B3]
            .iter()
            .enumerate()
            .fold(sum, |sum, (bit, generator)| if top >> bit & 1 == 1 { sum ^ generator } else { sum })
    }) == 1
}

/// How the envelope of SSH2 begins, in which other programs than OpenSSH keep keys.
const SSH2_BEGIN: &[u8] = b"---- BEGIN ";

/// Tells whether `-----BEGIN `, or the same with four hyphens and a blank, and at most a few words come directly before.
fn opens_envelope(before: &[u8]) -> bool {
    let near = before.last_chunk::<48>().map_or(before, |near| near.as_slice());
    let envelopes: [&[u8]; 2] = [b"-----BEGIN ", SSH2_BEGIN];
    let at = envelopes
        .iter()
        .find_map(|begin| memchr::memmem::rfind(near, begin).and_then(|at| near.get(at..)).map(|at| after(at, begin)));
    at.is_some_and(|words| words.iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || *byte == b' '))
}

/// Tells whether the line `PRIVATE KEY` ends correctly and a line of base64 follows soon after the end.
fn has_envelope(from: &[u8]) -> bool {
    let after = after(from, b"PRIVATE KEY");
    let after = after.strip_prefix(b" BLOCK").unwrap_or(after);
    let rest = after.strip_prefix(b"-----").or_else(|| after.strip_prefix(b" ----"));
    rest.is_some_and(holds_base64_first)
}

/// Tells whether a line of base64 comes first, after empty lines and headers. A line can end as in the text of a program: with
/// a backslash and `n`. Quotes and signs around the line do not count.
fn holds_base64_first(inside: &[u8]) -> bool {
    let is_around =
        |byte: u8| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'' | b',' | b'+' | b'>' | b'|' | b'*');
    let mut lines = inside.split(|byte| *byte == b'\n').flat_map(|line| {
        let mut rest = Some(line);
        std::iter::from_fn(move || {
            let line = rest?;
            let end = memchr::memmem::find(line, b"\\n");
            rest = end.and_then(|end| line.get(end.saturating_add(2)..));
            line.get(..end.unwrap_or(line.len()))
        })
    });
    // A header of SSH2 that ends with a backslash goes on in the next line.
    let mut goes_on = false;
    lines
        .find_map(|line| {
            let continues = goes_on;
            goes_on = line.trim_ascii_end().ends_with(b"\\") && !line.trim_ascii().eq(b"\\");
            if continues {
                return None;
            }
            let begin = line.iter().position(|byte| !is_around(*byte) && *byte != b'\\')?;
            let line = line.get(begin..).unwrap_or_default();
            let is_header = memchr::memmem::find(line, b": ").is_some_and(|at| at <= HEADER_CHARS);
            (!is_header && line != b"r").then(|| run(line, is_base64) >= 16)
        })
        .unwrap_or(false)
}

/// Tells whether the line ends as the first line of a key, and a line of base64 follows.
fn has_tls_crypt(from: &[u8]) -> bool {
    let rest = after(from, b"OpenVPN tls-crypt-v2 ");
    let rest = [&b"client key-----"[..], b"server key-----"].iter().find_map(|end| rest.strip_prefix(*end));
    rest.is_some_and(holds_base64_first)
}

/// Tells whether a number and a line of base64 follow `Private-Lines: `.
fn has_private_lines(from: &[u8]) -> bool {
    let after = after(from, b"Private-Lines: ");
    let rest = after.get(run(after, |byte| byte.is_ascii_digit())..).unwrap_or_default();
    let line = rest.trim_ascii_start();
    rest.len() < after.len() && line.len() < rest.len() && run(line, is_base64) >= 16
}

/// Tells whether `=` or `:` and the 44 characters of a 32-byte key follow, with or without quotes.
fn is_set_to_key(after: &[u8]) -> bool {
    let after = after.strip_prefix(b"\"").unwrap_or(after).trim_ascii_start();
    let Some(value) = after.strip_prefix(b"=").or_else(|| after.strip_prefix(b":")) else { return false };
    let value = value.trim_ascii_start();
    let value = value.strip_prefix(b"\"").unwrap_or(value);
    is_key_of_32_bytes(value, Ends::Anyhow)
}

/// Tells whether a line of hexadecimal digits follows soon after the end of this line.
fn has_hex_lines(from: &[u8]) -> bool {
    after(from, b"OpenVPN Static key V1-----").split(|byte| !is_hex(*byte)).any(|run| run.len() >= 32)
}

/// Tells whether this is the file of an onion service: a type, then `==`, then zeros up to the key.
fn is_tor_service(from: &[u8]) -> bool {
    let rest = after(from, b"ed25519v1-secret: type");
    let rest = rest.get(run(rest, |byte| byte.is_ascii_digit())..).unwrap_or_default();
    rest.starts_with(b" ==\0\0\0") && rest.len() > 6 + 32
}

/// Tells whether the name of an onion service comes before, and a key follows. A public key has no name before.
fn is_tor_client(before: &[u8], from: &[u8]) -> bool {
    let name = before.iter().rev().take_while(|byte| is_base32(**byte)).count();
    name >= ONION_CHARS && run(after(from, b":descriptor:x25519:"), is_base32) >= ONION_KEY_CHARS
}

/// Tells whether this is a list of GnuPG in canonical form, whose secret part is in the file. The secret part of a `shadowed`
/// key is on a card.
fn is_canonical_list(before: &[u8], from: &[u8]) -> bool {
    let opened = before.ends_with(b"(11:") || before.ends_with(b"(21:protected-");
    let inside = after(from, b"private-key(");
    opened && run(inside, |byte| byte.is_ascii_digit()) > 0
}

/// Tells whether a hexadecimal value follows soon, as in GnuPG's text form, and the secret part is in the file.
fn has_hex_value(before: &[u8], from: &[u8]) -> bool {
    let is_of_list = |byte: u8| byte.is_ascii_alphanumeric() || byte.is_ascii_whitespace() || b"().-_".contains(&byte);
    let rest = from.get(run(from, is_of_list)..).unwrap_or_default();
    let value = rest.strip_prefix(b"#").unwrap_or_default();
    !before.ends_with(b"shadowed-") && run(value, is_hex) >= 16
}
