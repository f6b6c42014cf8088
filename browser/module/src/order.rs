//! An order of the page: a verb, the chosen files, and whose bundles count.

use serde::Deserialize;

#[cfg(feature = "reading")]
use pannier_reader::documents::seal::KEY_BYTES;
use pannier_reader::find::search::{IdDigits, Wanted};

/// What the page asks for.
#[derive(Deserialize)]
pub(crate) struct Order {
    /// The verb.
    #[serde(flatten)]
    pub(crate) verb: Verb,
    /// Path and length of each chosen file. The host gives the files by their numbers.
    #[serde(default)]
    pub(crate) files: Vec<(String, u64)>,
    /// Publishers' keys, as base64 or as key files, each with the name of a pin.
    #[serde(default)]
    pub(crate) pins: Vec<(String, String)>,
    /// The thirty digits that a person typed.
    #[serde(default)]
    pub(crate) digits: Option<String>,
    /// The id of the bundle that is wanted, or its beginning.
    #[serde(default)]
    pub(crate) bundle: Option<String>,
}

/// Returns the bundle that an order wants.
pub(crate) fn wanted(order: &Order) -> Wanted {
    order.bundle.as_deref().and_then(IdDigits::parse).map_or(Wanted::Only, Wanted::Id)
}

/// The verbs of the module.
#[derive(Deserialize)]
#[serde(tag = "verb", rename_all = "lowercase")]
pub(crate) enum Verb {
    /// Tells what the files are.
    #[cfg(feature = "reading")]
    Check,
    /// Opens one bundle.
    #[cfg(feature = "reading")]
    Open {
        /// The secret.
        #[serde(default)]
        unlock: Option<Unlock>,
        /// Which documents are wanted.
        #[serde(default)]
        want: Want,
    },
    /// Makes a new release out of the documents of an old one.
    #[cfg(feature = "delta")]
    Onto {
        /// Path and length of each file of the folder of the old release. The host gives them after the chosen files.
        base: Vec<(String, u64)>,
        /// The secret.
        #[serde(default)]
        unlock: Option<Unlock>,
    },
    /// Makes one bundle whole again.
    #[cfg(feature = "reading")]
    Repair,
    /// Looks for codes in the picture that is the first file.
    #[cfg(all(feature = "codes", feature = "reading"))]
    Look {
        /// The width in pixels.
        width: u32,
        /// The height in pixels.
        height: u32,
        /// Whether the picture is one of many.
        #[serde(default)]
        moving: bool,
        /// Whether sharpened pictures of these many showed little so far.
        #[serde(default)]
        quick: bool,
    },
    /// Makes files of the lines that were read from codes.
    #[cfg(all(feature = "codes", feature = "reading"))]
    Gather {
        /// The lines.
        lines: Vec<String>,
    },
    /// Draws a short text as one code.
    #[cfg(feature = "codes")]
    Draw {
        /// The text.
        text: String,
    },
    /// Shows one bundle as a loop of codes.
    #[cfg(feature = "codes")]
    Play {
        /// Codes beside each other.
        columns: u32,
        /// Codes above each other.
        rows: u32,
    },
    /// Commits the chosen files.
    #[cfg(feature = "making")]
    Commit {
        /// Random bytes as hexadecimal digits.
        salt: String,
    },
    /// Seals the chosen files for a newsroom.
    #[cfg(feature = "making")]
    Parcel(Parcel),
    /// Reads thirty digits as a person types them.
    #[cfg(feature = "reading")]
    Digits {
        /// What the person typed.
        text: String,
    },
}

/// The documents that are wanted.
#[cfg(feature = "reading")]
#[derive(Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Want {
    /// All of them.
    #[default]
    All,
    /// The list alone, if documents can be opened apart from each other. Otherwise all of them.
    List,
    /// These documents, by their numbers in the list.
    Some(Vec<u32>),
    /// All of them, or those whose blocks are here.
    Part,
}

/// A secret that may open a bundle.
#[cfg(feature = "reading")]
#[derive(Deserialize)]
pub(crate) struct Unlock {
    /// A passphrase: of the bundle, or of the key file.
    #[serde(default)]
    pub(crate) passphrase: Option<String>,
    /// The text of a key file.
    #[serde(default)]
    pub(crate) key: Option<String>,
    /// The key of this payload alone, as an earlier answer gave it.
    #[serde(default)]
    pub(crate) payload_key: Option<[u8; KEY_BYTES]>,
}

/// What a parcel is made of, beside the chosen files.
#[cfg(feature = "making")]
#[derive(Deserialize)]
pub(crate) struct Parcel {
    /// The newsroom's recipient.
    pub(crate) to: String,
    /// A name that says nothing.
    pub(crate) series: String,
    /// The first day of the month.
    pub(crate) created: String,
    /// The name of each chosen file in the parcel.
    pub(crate) names: Vec<String>,
    /// The commitment to the chosen files.
    pub(crate) commitment: String,
    /// The list of pieces of long files.
    pub(crate) pieces: Option<String>,
}
