//! Small files: each is asked of one mirror after another, until one gives the bytes that the signed list names.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use crate::client::{Asked, Client};
use crate::fault::Fault;
use crate::site::Site;

/// Reads a small file of at most `most` bytes from one site.
///
/// # Errors
/// What is wrong with the answer. A longer file is [`Fault::Length`].
pub fn from_one(client: &Client<'_>, site: &Site, name: &str, most: u64) -> Result<Vec<u8>, Fault> {
    let mut answer = client.ask(&Asked { url: site.file(name), part: None, file_bytes: None })?;
    if answer.says_bytes.is_some_and(|says| says > most) {
        return Err(Fault::Length);
    }
    let mut bytes = Vec::new();
    let mut buffer = vec![0; 16 << 10];
    loop {
        let read = answer.read(&mut buffer)?;
        bytes.extend_from_slice(buffer.get(..read).unwrap_or_default());
        if bytes.len() as u64 > most {
            return Err(Fault::Length);
        }
        if read == 0 {
            // A connection that broke gives fewer bytes than the head said.
            let short = answer.says_bytes.is_some_and(|says| says != bytes.len() as u64);
            return if short { Err(Fault::Length) } else { Ok(bytes) };
        }
    }
}

/// Reads a small file from the first site that gives the right bytes. Returns `None` if no site does. `told` hears of every answer that
/// was wrong.
///
/// # Errors
/// A fault that ends the fetch.
pub fn from_any(
    client: &Client<'_>,
    sites: &[Site],
    name: &str,
    most: u64,
    is_right: impl Fn(&[u8]) -> bool,
    mut told: impl FnMut(usize, Fault),
) -> Result<Option<Vec<u8>>, Fault> {
    for (number, site) in sites.iter().enumerate() {
        match from_one(client, site, name, most) {
            Ok(bytes) if is_right(&bytes) => return Ok(Some(bytes)),
            Ok(_) => told(number, Fault::False),
            Err(fault) if fault.ends_all() => return Err(fault),
            Err(fault) => told(number, fault),
        }
    }
    Ok(None)
}
