//! The question whether a PDF is locked, asked when its program gave no page.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::Path;

use memchr::memmem;

use crate::store;

/// Bytes at the beginning and at the end of a PDF in which its trailer is.
const ENDS_BYTES: u64 = 1 << 20;

/// Tells whether a PDF says that it is encrypted.
pub(super) fn is_locked(path: &Path) -> bool {
    let Ok(mut file) = store::open(path) else { return false };
    let Ok(length) = file.seek(SeekFrom::End(0)) else { return false };
    [0, length.saturating_sub(ENDS_BYTES)].into_iter().any(|at| {
        let mut part = Vec::new();
        let read = file.seek(SeekFrom::Start(at)).and_then(|_| (&file).take(ENDS_BYTES).read_to_end(&mut part));
        read.is_ok() && memmem::find(&part, b"/Encrypt").is_some()
    })
}
