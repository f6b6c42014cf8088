//! Addresses that a person puts into a torrent: trackers and web seeds, in one form (FORMAT.md §23.5).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use crate::limits;

/// What an address is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A tracker, which tells peers of each other.
    Tracker,
    /// A place from which the files are read by HTTP.
    WebSeed,
}

/// An address in the form in which it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address(String);

/// Why a text is no address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressFault {
    /// The beginning is none of those that go.
    Scheme,
    /// A user or a password is in it.
    User,
    /// The name of the machine cannot be.
    Host,
    /// The port is no number from 1 to 65535, or a tracker of UDP has none.
    Port,
    /// A sign that may not stand there.
    Sign(char),
    /// A web seed with a question mark: names of files are added at its end.
    Query,
    /// The text is too long.
    Long,
}

impl Address {
    /// Reads what a person typed.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn parse(text: &str, role: Role) -> Result<Self, AddressFault> {
        let (scheme, rest) = text.split_once("://").ok_or(AddressFault::Scheme)?;
        let scheme = scheme.to_ascii_lowercase();
        let schemes: &[&str] = match role {
            Role::Tracker => &["http", "https", "udp"],
            Role::WebSeed => &["http", "https"],
        };
        if !schemes.contains(&scheme.as_str()) {
            return Err(AddressFault::Scheme);
        }
        let (authority, after) =
            rest.split_at_checked(rest.find(['/', '?', '#']).unwrap_or(rest.len())).unwrap_or((rest, ""));
        if authority.contains('@') {
            return Err(AddressFault::User);
        }
        let (host, port) = divided(authority)?;
        if !is_host(host) {
            return Err(AddressFault::Host);
        }
        let is_port = |port: &str| {
            port.len() <= 5
                && port.bytes().all(|c| c.is_ascii_digit())
                && port.parse::<u16>().is_ok_and(|port| port > 0)
        };
        match port {
            Some(port) if !is_port(port) => return Err(AddressFault::Port),
            None if scheme == "udp" => return Err(AddressFault::Port),
            _ => {}
        }
        if let Some(sign) = strange(after) {
            return Err(AddressFault::Sign(sign));
        }
        if role == Role::WebSeed && after.contains('?') {
            return Err(AddressFault::Query);
        }
        let mut address = format!("{scheme}://{}{after}", authority.to_ascii_lowercase());
        if role == Role::WebSeed && !address.ends_with('/') {
            address.push('/');
        }
        if address.len() > limits::ADDRESS_MAX_BYTES {
            return Err(AddressFault::Long);
        }
        Ok(Self(address))
    }

    /// Returns the text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Divides host and port.
fn divided(authority: &str) -> Result<(&str, Option<&str>), AddressFault> {
    let end = match authority.starts_with('[') {
        true => authority.find(']').ok_or(AddressFault::Host)?.saturating_add(1),
        false => authority.find(':').unwrap_or(authority.len()),
    };
    let (host, rest) = authority.split_at_checked(end).ok_or(AddressFault::Host)?;
    match rest.strip_prefix(':') {
        Some(port) => Ok((host, Some(port))),
        None if rest.is_empty() => Ok((host, None)),
        None => Err(AddressFault::Host),
    }
}

fn is_host(host: &str) -> bool {
    if let Some(inside) = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')) {
        return inside.len() > 1
            && inside.contains(':')
            && inside.bytes().all(|c| c.is_ascii_hexdigit() || b":.".contains(&c));
    }
    !host.is_empty() && host.bytes().all(|c| c.is_ascii_alphanumeric() || b"-._".contains(&c))
}

/// Returns the first sign after the host that may not stand there.
fn strange(after: &str) -> Option<char> {
    let mut rest = after;
    while let Some(sign) = rest.chars().next() {
        let (_, later) = rest.split_at_checked(sign.len_utf8())?;
        let is_escape = || later.as_bytes().get(..2).is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit));
        let fits = match sign {
            '%' => is_escape(),
            _ => sign.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@/?".contains(sign),
        };
        if !fits {
            return Some(sign);
        }
        rest = later;
    }
    None
}

/// Returns a text as a part of a link: all but a few signs as `%` and two digits.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_come_into_one_form() {
        for (role, typed, written) in [
            (Role::Tracker, "udp://Tracker.Example.ORG:6969/announce", "udp://tracker.example.org:6969/announce"),
            (Role::Tracker, "HTTPS://t.example/Key/Announce?k=1", "https://t.example/Key/Announce?k=1"),
            (Role::Tracker, "http://[2001:DB8::1]:80", "http://[2001:db8::1]:80"),
            (Role::WebSeed, "http://abc234.onion", "http://abc234.onion/"),
            (Role::WebSeed, "https://a.example/b%20c", "https://a.example/b%20c/"),
            (Role::WebSeed, "https://a.example/b/", "https://a.example/b/"),
        ] {
            assert_eq!(Address::parse(typed, role).as_ref().map(Address::as_str), Ok(written));
        }
    }

    #[test]
    fn what_is_no_address_is_refused_with_its_reason() {
        let long = format!("http://a.example/{}", "x".repeat(limits::ADDRESS_MAX_BYTES));
        for (role, text, why) in [
            (Role::Tracker, "tracker.example:80", AddressFault::Scheme),
            (Role::Tracker, "ftp://a.example/", AddressFault::Scheme),
            (Role::WebSeed, "udp://a.example:80", AddressFault::Scheme),
            (Role::Tracker, "https://leyla:secret@a.example/", AddressFault::User),
            (Role::Tracker, "http:///announce", AddressFault::Host),
            (Role::Tracker, "http://a b.example/", AddressFault::Host),
            (Role::Tracker, "http://[::1/", AddressFault::Host),
            (Role::Tracker, "http://[::1]x/", AddressFault::Host),
            (Role::Tracker, "http://نمونه.example/", AddressFault::Host),
            (Role::Tracker, "udp://a.example", AddressFault::Port),
            (Role::Tracker, "http://a.example:0/", AddressFault::Port),
            (Role::Tracker, "http://a.example:65536/", AddressFault::Port),
            (Role::Tracker, "http://a.example:+80/", AddressFault::Port),
            (Role::Tracker, "http://a.example/a b", AddressFault::Sign(' ')),
            (Role::Tracker, "http://a.example/\u{1b}[31m", AddressFault::Sign('\u{1b}')),
            (Role::Tracker, "http://a.example/%2", AddressFault::Sign('%')),
            (Role::Tracker, "http://a.example/#x", AddressFault::Sign('#')),
            (Role::WebSeed, "http://a.example/ß", AddressFault::Sign('ß')),
            (Role::WebSeed, "http://a.example/?f=", AddressFault::Query),
            (Role::WebSeed, long.as_str(), AddressFault::Long),
        ] {
            assert_eq!(Address::parse(text, role), Err(why), "{text}");
        }
    }

    #[test]
    fn links_have_few_signs() {
        assert_eq!(escaped("udp://a-b.example:80/ä"), "udp%3A%2F%2Fa-b.example%3A80%2F%C3%A4");
    }
}
