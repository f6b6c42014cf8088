//! The door to HTTP: a request for a file or a part of a file, with every bound that a stranger's answer needs.

use std::io::Read;
use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use pannier_reader::watch::Watch;
use ureq::http::{StatusCode, header};
use ureq::{Agent, Proxy};

use crate::RATE_MIN_BYTES;
use crate::budget::Pace;
use crate::clock::now;
use crate::fault::Fault;
use crate::site::redirected;

/// Redirects of one request that are followed on the same machine.
const REDIRECTS_MAX: usize = 3;
/// Longest head of an answer.
const HEAD_MAX_BYTES: usize = 32 << 10;
/// Longest time that a run sleeps at once for the rate, so that a caller who stops is heard.
const NAP: Duration = Duration::from_millis(100);

/// How the caller wants to be connected.
#[derive(Clone, Debug)]
pub struct Ways {
    /// The proxy, in the form `socks5h://host:port` or `http://host:port`.
    pub proxy: Option<ProxyAddress>,
    /// Bytes a second at most.
    pub rate_bytes: Option<u64>,
    /// How long a silent mirror is waited for.
    pub patience: Duration,
    /// When the time of the caller is over.
    pub until: Option<Instant>,
}

/// The address of a proxy. A password in it is never shown.
#[derive(Clone)]
pub struct ProxyAddress(Proxy);

impl std::fmt::Debug for ProxyAddress {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("ProxyAddress")
    }
}

impl ProxyAddress {
    /// Reads the address of a proxy. Proxies that look up names themselves do: `socks5h`, `socks4a` and `http`. A `socks5` address
    /// would ask the name server of this network for every mirror, and is refused.
    pub fn parse(text: &str) -> Option<Self> {
        let (scheme, _) = text.split_once("://")?;
        if !["socks5h", "socks4a", "http"].contains(&scheme.to_ascii_lowercase().as_str()) {
            return None;
        }
        Proxy::new(text).ok().map(Self)
    }
}

/// Connects to mirrors. Counts every byte that comes in.
#[derive(Debug)]
pub struct Client<'a> {
    agent: Agent,
    pace: Option<Pace>,
    patience: Duration,
    until: Option<Instant>,
    most_bytes: AtomicU64,
    received_bytes: AtomicU64,
    requests: AtomicU64,
    watch: &'a Watch,
}

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The address of the file.
    pub url: String,
    /// The part of the file; `None` for the whole file.
    pub part: Option<Range<u64>>,
    /// The length of the file, if the caller knows it.
    pub file_bytes: Option<u64>,
}

/// An answer whose body was not read yet.
pub struct Answer<'a> {
    client: &'a Client<'a>,
    body: ureq::BodyReader<'static>,
    began: Instant,
    /// Time in which the run slept for the rate of the caller.
    slept: Duration,
    received_bytes: u64,
    /// Whether the answer is the whole file although a part was asked for.
    pub is_whole: bool,
    /// The length that the mirror says the body has.
    pub says_bytes: Option<u64>,
}

impl<'a> Client<'a> {
    /// Makes a client. No more than `most_bytes` come in.
    pub fn new(ways: &Ways, most_bytes: u64, watch: &'a Watch) -> Self {
        let patience = Some(ways.patience);
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            // What the environment says is no way that the caller chose.
            .proxy(ways.proxy.as_ref().map(|proxy| proxy.0.clone()))
            .user_agent("")
            .accept("")
            .accept_encoding("identity")
            .timeout_resolve(patience)
            .timeout_connect(patience)
            .timeout_send_request(patience)
            .timeout_recv_response(patience)
            .timeout_per_read(patience)
            .timeout_per_write(patience)
            .max_response_header_size(HEAD_MAX_BYTES)
            .input_buffer_size(64 << 10)
            .build();
        Self {
            agent: config.new_agent(),
            pace: ways.rate_bytes.map(|rate| Pace::new(rate, now())),
            patience: ways.patience,
            until: ways.until,
            most_bytes: AtomicU64::new(most_bytes),
            received_bytes: AtomicU64::new(0),
            requests: AtomicU64::new(0),
            watch,
        }
    }

    /// Sets how many bytes may come in, when the length of the payload is known.
    pub fn allow(&self, most_bytes: u64) {
        self.most_bytes.store(most_bytes, Ordering::Relaxed);
    }

    /// Returns the bytes of bodies that came in.
    pub fn received_bytes(&self) -> u64 {
        self.received_bytes.load(Ordering::Relaxed)
    }

    /// Returns the number of requests.
    pub fn requests(&self) -> u64 {
        self.requests.load(Ordering::Relaxed)
    }

    /// Returns why nothing more may be asked, if that is so.
    ///
    /// # Errors
    /// A fault that ends the fetch.
    pub fn may_go_on(&self) -> Result<(), Fault> {
        self.watch.advance(0).map_err(|_| Fault::Stopped)?;
        if self.until.is_some_and(|until| until <= now()) {
            return Err(Fault::Time);
        }
        if self.received_bytes() >= self.most_bytes.load(Ordering::Relaxed) {
            return Err(Fault::Budget);
        }
        Ok(())
    }

    /// Sends a request, and returns the answer when its head is right.
    ///
    /// # Errors
    /// What is wrong with the answer.
    pub fn ask(&'a self, asked: &Asked) -> Result<Answer<'a>, Fault> {
        let mut url = asked.url.clone();
        for _ in 0..=REDIRECTS_MAX {
            self.may_go_on()?;
            self.requests.fetch_add(1, Ordering::Relaxed);
            let mut request = self.agent.get(&url);
            if let Some(part) = &asked.part {
                request = request.header(header::RANGE, format!("bytes={}-{}", part.start, part.end.saturating_sub(1)));
            }
            let answer = request.call().map_err(|error| fault(&error))?;
            let status = answer.status();
            if status.is_redirection() {
                let location = answer.headers().get(header::LOCATION).and_then(|value| value.to_str().ok());
                url = location.and_then(|to| redirected(&url, to)).ok_or(Fault::Redirect)?;
                continue;
            }
            return self.answer(asked, answer);
        }
        Err(Fault::Redirect)
    }

    fn answer(&'a self, asked: &Asked, answer: ureq::http::Response<ureq::Body>) -> Result<Answer<'a>, Fault> {
        let text = |name| answer.headers().get(name).and_then(|value: &header::HeaderValue| value.to_str().ok());
        let says_bytes = text(header::CONTENT_LENGTH).and_then(|text| text.parse::<u64>().ok());
        // A body that was packed again has other bytes.
        if text(header::CONTENT_ENCODING).is_some_and(|coding| !coding.eq_ignore_ascii_case("identity")) {
            return Err(Fault::Length);
        }
        let is_whole = match (answer.status(), &asked.part) {
            (StatusCode::PARTIAL_CONTENT, Some(part)) => {
                let range = text(header::CONTENT_RANGE).and_then(content_range).ok_or(Fault::Length)?;
                let same_file = match (range.1, asked.file_bytes) {
                    (Some(says), Some(bytes)) => says == bytes,
                    _ => true,
                };
                let length = part.end.saturating_sub(part.start);
                if range.0 != *part || !same_file || says_bytes.is_some_and(|says| says != length) {
                    return Err(Fault::Length);
                }
                false
            }
            (StatusCode::OK, _) => {
                if let (Some(says), Some(bytes)) = (says_bytes, asked.file_bytes)
                    && says != bytes
                {
                    return Err(Fault::Length);
                }
                asked.part.is_some()
            }
            (status, _) => return Err(Fault::Status(status.as_u16())),
        };
        let body = answer.into_body().into_reader();
        let began = now();
        Ok(Answer { client: self, body, began, slept: Duration::ZERO, received_bytes: 0, is_whole, says_bytes })
    }
}

impl Answer<'_> {
    /// Reads some bytes of the body; 0 at its end.
    ///
    /// # Errors
    /// The connection broke or is too slow, or the fetch is over.
    pub fn read(&mut self, out: &mut [u8]) -> Result<usize, Fault> {
        self.client.may_go_on()?;
        let read = self.body.read(out).map_err(|error| match error.downcast::<ureq::Error>() {
            Ok(error) => fault(&error),
            Err(error) => Fault::of_io(&error),
        })?;
        let bytes = read as u64;
        self.received_bytes = self.received_bytes.saturating_add(bytes);
        self.client.received_bytes.fetch_add(bytes, Ordering::Relaxed);
        if let Some(pace) = &self.client.pace {
            let began = now();
            let end = began.checked_add(pace.wait_after(bytes, began));
            while let Some(rest) = end.and_then(|end| end.checked_duration_since(now())) {
                if rest.is_zero() {
                    break;
                }
                self.client.may_go_on()?;
                thread::sleep(rest.min(NAP));
            }
            self.slept = self.slept.saturating_add(began.elapsed());
        }
        let took = self.began.elapsed().saturating_sub(self.slept);
        if read > 0
            && took > self.client.patience
            && self.received_bytes < took.as_secs().saturating_mul(RATE_MIN_BYTES)
        {
            return Err(Fault::Slow);
        }
        Ok(read)
    }
}

/// Reads `bytes 0-99/1000` as a range and the length of the file.
fn content_range(text: &str) -> Option<(Range<u64>, Option<u64>)> {
    let (range, all) = text.strip_prefix("bytes ")?.split_once('/')?;
    let (start, last) = range.split_once('-')?;
    let range = start.trim().parse().ok()?..last.trim().parse::<u64>().ok()?.checked_add(1)?;
    match all.trim() {
        "*" => Some((range, None)),
        all => Some((range, Some(all.parse().ok()?))),
    }
}

fn fault(error: &ureq::Error) -> Fault {
    match error {
        ureq::Error::Timeout(_) => Fault::Slow,
        ureq::Error::Io(error) => Fault::of_io(error),
        error => Fault::Connection(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_of_answers_are_read_strictly() {
        assert_eq!(content_range("bytes 0-99/1000"), Some((0..100, Some(1000))));
        assert_eq!(content_range("bytes 5-5/*"), Some((5..6, None)));
        for text in ["", "bytes */1000", "bytes 0-/1000", "items 0-9/10", "bytes 0-18446744073709551615/1"] {
            assert_eq!(content_range(text), None, "{text}");
        }
    }

    #[test]
    fn a_proxy_that_looks_names_up_here_is_refused_and_no_password_is_shown() {
        assert!(ProxyAddress::parse("socks5://127.0.0.1:9050").is_none());
        assert!(ProxyAddress::parse("127.0.0.1:9050").is_none());
        let proxy = ProxyAddress::parse("socks5h://leyla:secret@127.0.0.1:9050").unwrap();
        assert!(!format!("{proxy:?}").contains("secret"));
    }
}
