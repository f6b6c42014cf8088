//! The text of a minisign signature file (FORMAT.md §5). The module `keys` has the arithmetic.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use data_encoding::BASE64;

use crate::limits;

/// The beginning of the trusted comment of a signature over `SHA256SUMS`.
const BUNDLE_COMMENT: &str = "pannier bundle";
/// The beginning of the trusted comment of a signature over `CONTENTS.sha256`.
const CONTENTS_COMMENT: &str = "pannier contents";
/// The beginning of the untrusted comment, if the comment names the publisher.
const PUBLISHER_COMMENT: &str = "pannier publisher ";

pub(crate) const UNTRUSTED: &str = "untrusted comment: ";
pub(crate) const TRUSTED: &str = "trusted comment: ";

/// Length of a public key in base64.
const KEY_CHARS: usize = 56;

/// A signature file that is parsed but not verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignatureText {
    /// The comment of the first line. Anybody may have written this comment.
    pub untrusted_comment: String,
    /// The second comment. The comment is signed, so the comment is proven when the signature is verified.
    pub trusted_comment: String,
    /// The key id that the signature names.
    pub key_id: [u8; 8],
    /// Whether the signature is over the BLAKE2b-512 of the file. The legacy form is over the file itself.
    pub is_prehashed: bool,
    /// The signature over the file.
    pub signature: [u8; 64],
    /// The signature over the first signature and the trusted comment.
    pub comment_signature: [u8; 64],
    text: String,
}

/// The file that a signature signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signed {
    /// `SHA256SUMS`
    Bundle,
    /// `CONTENTS.sha256`
    Contents,
}

impl SignatureText {
    /// Tells by the first bytes whether a file may be a signature.
    pub fn has_shape(head: &[u8]) -> bool {
        head.starts_with(UNTRUSTED.as_bytes())
    }

    /// Parses a signature file: exactly four lines that end in a line feed, and at most 4 KiB.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        if bytes.len() as u64 > limits::SIGNATURE_MAX_BYTES || bytes.contains(&b'\r') {
            return None;
        }
        let text = std::str::from_utf8(bytes).ok()?;
        let lines: Vec<&str> = text.strip_suffix('\n')?.split('\n').collect();
        let [untrusted, signature, trusted, global] = lines.as_slice() else {
            return None;
        };
        let untrusted_comment = untrusted.strip_prefix(UNTRUSTED)?.to_owned();
        let trusted_comment = trusted.strip_prefix(TRUSTED)?.to_owned();
        if trusted_comment.trim() != trusted_comment {
            return None;
        }
        let bones: [u8; 74] = BASE64.decode(signature.as_bytes()).ok()?.try_into().ok()?;
        let comment_signature: [u8; 64] = BASE64.decode(global.as_bytes()).ok()?.try_into().ok()?;
        let [b'E', algorithm @ (b'd' | b'D'), key_id @ ..] = *bones.first_chunk::<10>()? else {
            return None;
        };
        Some(Self {
            untrusted_comment,
            trusted_comment,
            key_id,
            is_prehashed: algorithm == b'D',
            signature: *bones.last_chunk()?,
            comment_signature,
            text: text.to_owned(),
        })
    }

    /// Returns the received text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the text in the form of a writer who names this publisher. Nothing in this text depends on the people
    /// who carried the file.
    pub fn as_made_by(&self, publisher: &str) -> String {
        let rest = self.text.lines().skip(1).flat_map(|line| [line, "\n"]);
        format!("{UNTRUSTED}{}\n{}", publisher_comment(publisher), rest.collect::<String>())
    }

    /// Returns the public key that the untrusted comment claims, in base64.
    pub fn claimed_publisher(&self) -> Option<&str> {
        self.untrusted_comment.strip_prefix(PUBLISHER_COMMENT)
    }
}

/// Tells whether a text has the form of a public key. The reader refuses weak keys too.
pub(crate) fn is_key(base64: &str) -> bool {
    BASE64.decode(base64.as_bytes()).is_ok_and(|bytes| bytes.len() == 42 && bytes.starts_with(b"Ed"))
}

/// Returns a first line in the place of a damaged one. If a publisher's key can still be read, the line names the key.
pub(crate) fn first_line_again(damaged: &str) -> String {
    let is_base64 = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/');
    let words = damaged.split(|c: char| !is_base64(c)).filter(|word| word.len() >= KEY_CHARS);
    let key = words.filter_map(|word| word.get(word.len().checked_sub(KEY_CHARS)?..)).find(|key| key.starts_with("RW"));
    key.map_or_else(|| UNTRUSTED.to_owned(), |key| format!("{UNTRUSTED}{}", publisher_comment(key)))
}

/// Returns the untrusted comment that names a publisher.
pub fn publisher_comment(public_key_base64: &str) -> String {
    format!("{PUBLISHER_COMMENT}{public_key_base64}")
}

/// Returns the trusted comment for one kind of signed file.
pub fn trusted_comment(signed: Signed, series: &str, release: u32) -> String {
    let word = match signed {
        Signed::Bundle => BUNDLE_COMMENT,
        Signed::Contents => CONTENTS_COMMENT,
    };
    format!("{word} {series} {release}")
}

/// Returns the exact length in bytes of the signature file with these comments.
pub fn text_bytes(untrusted_comment: &str, trusted_comment: &str) -> u64 {
    let line_ends = 4;
    let parts = [UNTRUSTED.len(), TRUSTED.len(), BASE64.encode_len(74), BASE64.encode_len(64), line_ends];
    parts.iter().chain(&[untrusted_comment.len(), trusted_comment.len()]).map(|part| *part as u64).sum()
}

/// Keys and signatures for the tests of this crate. Nobody made them.
#[cfg(test)]
pub(crate) mod samples {
    use super::*;

    pub(crate) fn key(of: u8) -> String {
        BASE64.encode(&[b"Ed".as_slice(), &[of; 40]].concat())
    }

    pub(crate) fn signature(comment: &str) -> SignatureText {
        let (one, two) = (BASE64.encode(&[b"ED".as_slice(), &[7; 72]].concat()), BASE64.encode(&[9; 64]));
        let text = format!("{UNTRUSTED}pannier publisher RWQ\n{one}\n{TRUSTED}{comment}\n{two}\n");
        SignatureText::parse(text.as_bytes()).unwrap()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> String {
        let mut bones = vec![b'E', b'D'];
        bones.extend([7; 72]);
        format!(
            "untrusted comment: pannier publisher RWQ\n{}\ntrusted comment: pannier bundle mosaic 42\n{}\n",
            BASE64.encode(&bones),
            BASE64.encode(&[9; 64])
        )
    }

    #[test]
    fn a_signature_file_is_taken_apart() {
        let text = SignatureText::parse(sample().as_bytes()).expect("a signature");
        assert_eq!(text.claimed_publisher(), Some("RWQ"));
        assert_eq!(text.as_made_by("RWQ"), sample());
        assert_eq!(text.trusted_comment, trusted_comment(Signed::Bundle, "mosaic", 42));
        assert_eq!(text.key_id, [7; 8]);
        assert_eq!(text_bytes(&text.untrusted_comment, &text.trusted_comment), sample().len() as u64);
    }

    #[test]
    fn other_texts_are_no_signatures() {
        let ok = sample();
        for bad in [
            String::new(),
            ok.replacen("untrusted", "entrusted", 1),
            ok.replace("\ntrusted", "\ntrusty"),
            format!("{ok}one more line\n"),
            ok.replacen("RU", "QU", 1),
            ok.replace('=', ""),
            ok.replace(" 42\n", " 42 \n"),
            ok.replace('\n', "\r\n"),
            ok.trim_end().to_owned(),
            ok.replace("RWQ", &"R".repeat(4096)),
        ] {
            assert_eq!(SignatureText::parse(bad.as_bytes()), None, "{bad:?}");
        }
    }
}
