//! An order of the page: a verb, the chosen files, and whose bundles count.

use serde::Deserialize;

use pannier_reader::documents::seal::KEY_BYTES;

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

/// The verbs of the module.
#[derive(Deserialize)]
#[serde(tag = "verb", rename_all = "lowercase")]
pub(crate) enum Verb {
    /// Tells what the files are.
    Check,
    /// Opens one bundle.
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
    Repair,
    /// Looks for codes in the grey picture that is the first file.
    #[cfg(feature = "codes")]
    Look {
        /// The width in pixels.
        width: u32,
        /// The height in pixels.
        height: u32,
        /// Whether the picture is one of many.
        #[serde(default)]
        moving: bool,
    },
    /// Makes files of the lines that were read from codes.
    #[cfg(feature = "codes")]
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
    /// Reads thirty digits as a person types them.
    Digits {
        /// What the person typed.
        text: String,
    },
}

/// The documents that are wanted.
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
