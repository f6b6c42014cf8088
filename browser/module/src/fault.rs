//! Faults as the page gets them: the kind of an error, and the sentence of the library.

use std::fmt::Display;

use serde_json::{Value, json};

use pannier_reader::error::Error;

/// Everything that may end a run.
pub(crate) enum Fault {
    /// The order makes no sense.
    Order,
    /// The host failed.
    Host(String),
    /// The library refused or failed.
    Reader(Error),
    /// The commitment to so many files would be longer than readers accept.
    #[cfg(feature = "making")]
    TooMuch,
    /// The bundle is a difference between releases, and the page has no folder of the old release.
    #[cfg(feature = "reading")]
    Delta,
    /// The codes cannot be turned into files.
    #[cfg(feature = "codes")]
    Codes(String),
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self::Reader(error)
    }
}

#[cfg(feature = "codes")]
impl From<pannier_optical::Error> for Fault {
    fn from(error: pannier_optical::Error) -> Self {
        match error {
            pannier_optical::Error::Reader(error) => Self::Reader(error),
            pannier_optical::Error::Codes(fault) => Self::Codes(fault.to_string()),
        }
    }
}

impl Fault {
    /// Keeps the words of the host.
    pub(crate) fn host(error: impl Display) -> Self {
        Self::Host(error.to_string())
    }

    /// Returns the fault for the page.
    pub(crate) fn json(&self) -> Value {
        let (kind, text) = match self {
            Self::Order => ("Order".to_owned(), String::new()),
            Self::Host(words) => ("Host".to_owned(), words.clone()),
            Self::Reader(error) => (names(error).swap_remove(0), error.to_string()),
            #[cfg(feature = "making")]
            Self::TooMuch => ("TooMuch".to_owned(), String::new()),
            #[cfg(feature = "reading")]
            Self::Delta => ("Delta".to_owned(), String::new()),
            #[cfg(feature = "codes")]
            Self::Codes(words) => ("Codes".to_owned(), words.clone()),
        };
        let inner = match self {
            Self::Reader(error) => names(error).into_iter().nth(1),
            #[cfg(feature = "reading")]
            Self::Delta => Some("Unbased".to_owned()),
            _ => None,
        };
        json!({"error": {"kind": kind, "inner": inner, "text": text, "bundles": candidates(self)}})
    }
}

/// Returns the names of an error and of the fault within it: the words with which its form for developers begins.
fn names(error: &Error) -> Vec<String> {
    let form = format!("{error:?}");
    form.split(|c: char| !c.is_alphanumeric()).take(2).map(str::to_owned).collect()
}

/// Returns the bundles between which a person must choose.
fn candidates(fault: &Fault) -> Value {
    match fault {
        Fault::Reader(Error::ManyBundles(found)) => found
            .iter()
            .map(|one| json!({"id": one.id.to_string(), "title": format!("{} {}", one.series, one.release)}))
            .collect(),
        _ => Value::Null,
    }
}
