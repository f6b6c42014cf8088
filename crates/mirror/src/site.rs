//! A site: the address of a folder on a mirror, from which the files of one bundle are read.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use pannier_format::torrent::address::{Address, AddressFault, Role};

/// The folder of a bundle on a mirror.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    base: String,
}

impl Site {
    /// Reads the address of a folder, as a person typed it (FORMAT.md §25.2). `id` is the folder of the bundle below it, if the
    /// address is that of a place with several bundles.
    ///
    /// # Errors
    /// The first thing that is wrong. An address with a user or a password is refused.
    pub fn parse(text: &str, id: Option<&str>) -> Result<Self, AddressFault> {
        let address = Address::parse(text, Role::WebSeed)?;
        let mut base = address.as_str().to_owned();
        if let Some(id) = id {
            base.push_str(id);
            base.push('/');
        }
        Ok(Self { base })
    }

    /// Returns the address of the folder.
    pub fn address(&self) -> &str {
        &self.base
    }

    /// Returns the address of a file. Names of listed files need no escapes (FORMAT.md §4).
    pub fn file(&self, name: &str) -> String {
        format!("{}{name}", self.base)
    }

    /// Returns the machine that is asked, with its port: what a watcher of the network sees.
    pub fn authority(&self) -> &str {
        authority(&self.base).unwrap_or(&self.base)
    }
}

/// Returns the part of an address that names the machine.
fn authority(address: &str) -> Option<&str> {
    let (_, rest) = address.split_once("://")?;
    rest.split('/').next()
}

/// Returns where a redirect may lead: to another path of the same machine, or to the same machine by TLS.
pub(crate) fn redirected(from: &str, location: &str) -> Option<String> {
    let to = match location.strip_prefix('/') {
        Some(rest) if !rest.starts_with('/') => {
            let (scheme, _) = from.split_once("://")?;
            format!("{scheme}://{}{location}", authority(from)?)
        }
        _ => location.to_owned(),
    };
    let (old_scheme, _) = from.split_once("://")?;
    let (scheme, _) = to.split_once("://")?;
    let (old, new) = (authority(from)?.to_ascii_lowercase(), authority(&to)?.to_ascii_lowercase());
    let scheme = scheme.to_ascii_lowercase();
    let is_same = old_scheme == scheme && old == new;
    let is_upgrade = old_scheme == "http" && scheme == "https" && plain(&old, ":80") == plain(&new, ":443");
    // A question mark or a sign of the fragment begins no path of ours.
    let is_short = to.len() <= pannier_format::limits::ADDRESS_MAX_BYTES.saturating_mul(2);
    ((is_same || is_upgrade) && is_short && to.is_ascii()).then_some(to)
}

fn plain<'a>(authority: &'a str, port: &str) -> &'a str {
    authority.strip_suffix(port).unwrap_or(authority)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_a_folder_and_holds_no_password() {
        let site = Site::parse("https://Mirror.example/a", None).unwrap();
        assert_eq!(site.file("d0001.bin"), "https://mirror.example/a/d0001.bin");
        let site = Site::parse("http://127.0.0.1:8080/", Some("8066c3b6b88727c7")).unwrap();
        assert_eq!(site.file("SHA256SUMS"), "http://127.0.0.1:8080/8066c3b6b88727c7/SHA256SUMS");
        assert_eq!(site.authority(), "127.0.0.1:8080");
        assert_eq!(Site::parse("https://leyla:secret@mirror.example/", None), Err(AddressFault::User));
        assert_eq!(Site::parse("ftp://mirror.example/", None), Err(AddressFault::Scheme));
    }

    #[test]
    fn redirects_stay_on_their_machine() {
        let from = "http://a.example/x/SHA256SUMS";
        for (location, to) in [
            ("/y/SHA256SUMS", Some("http://a.example/y/SHA256SUMS")),
            ("http://A.example/y", Some("http://A.example/y")),
            ("https://a.example/x/SHA256SUMS", Some("https://a.example/x/SHA256SUMS")),
            ("https://a.example:443/x", Some("https://a.example:443/x")),
            ("https://a.example:8443/x", None),
            ("http://b.example/x", None),
            ("//b.example/x", None),
            ("http://a.example:8080/x", None),
            ("http://a.example@b.example/x", None),
            ("ftp://a.example/x", None),
            ("SHA256SUMS", None),
        ] {
            assert_eq!(redirected(from, location).as_deref(), to, "{location}");
        }
        assert_eq!(redirected("https://a.example/x", "http://a.example/x"), None);
    }
}
