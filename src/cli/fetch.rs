//! `fetch`: fetches a bundle from mirrors, and says before the first connection who learns of it.

#[cfg(feature = "mirror")]
use std::env;
#[cfg(feature = "mirror")]
use std::time::{Duration, Instant};

#[cfg(feature = "mirror")]
use pannier_mirror::{
    MIRRORS_MAX,
    client::{ProxyAddress, Ways},
    plan::Wish,
    site::Site,
};

use super::args::Fetch;
use super::error::Result;
use super::exit::Class;
use super::terminal::Terminal;
#[cfg(feature = "mirror")]
use super::{error::Error, gather, messages::msg, pins, terminal::Task, words};
#[cfg(feature = "mirror")]
use crate::{
    error::{FetchFault, ReaderError},
    escape::shown,
    fetch::{Order, fetch},
    find::search::IdDigits,
};

/// Variables by which other programs are told of a proxy.
#[cfg(feature = "mirror")]
const PROXY_VARIABLES: [&str; 6] = ["ALL_PROXY", "all_proxy", "HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"];
/// The word after `--proxy` for a direct connection.
#[cfg(feature = "mirror")]
const NO_PROXY: &str = "none";

/// Fetches, and prints what is in the folder now.
#[cfg(feature = "mirror")]
pub(super) fn run(terminal: &Terminal, args: &Fetch) -> Result<Class> {
    let folder = args.id.as_deref().and_then(|id| id.get(..16)).map(str::to_ascii_lowercase);
    let sites = sites(args, folder.as_deref())?;
    let id = match &args.id {
        Some(id) => Some(id.clone()),
        None => id_of(&sites)?,
    };
    let ways = Ways {
        proxy: proxy(args)?,
        rate_bytes: args.limit,
        patience: Duration::from_secs(args.patience.into()),
        until: args
            .minutes
            .and_then(|minutes| Instant::now().checked_add(Duration::from_secs(u64::from(minutes).saturating_mul(60)))),
    };
    let (goes_by_proxy, is_onion) = (ways.proxy.is_some(), |site: &&Site| is_onion(site.authority()));
    if let Some(site) = sites.iter().find(is_onion).filter(|_| !goes_by_proxy) {
        return Err(Error::Usage(msg!("fetch-onion", host = shown(site.authority()))));
    }
    let publishers = pins::named_or_pinned(terminal, &args.publisher, args.with.iter().chain([&args.output]))?;
    if !args.yes {
        terminal.say(words::mirrors::reveals(&sites, goes_by_proxy));
    }
    let order = Order {
        sites: &sites,
        out: &args.output,
        with: &args.with,
        wanted: id.as_deref().and_then(IdDigits::parse),
        wish: if args.all { Wish::All } else { Wish::Enough },
        ways,
    };
    let task = Task::begin(terminal);
    let fetched = fetch(&order, &publishers, &env::temp_dir(), &task.watch);
    drop(task);
    let fetched = fetched.inspect_err(|error| match error {
        crate::Error::Fetch(FetchFault::NoList(_)) if goes_by_proxy => terminal.warn(msg!("fetch-by-proxy")),
        crate::Error::Reader(ReaderError::UnknownPublisher(_)) => terminal.warn(msg!("fetch-pin-first")),
        _ => {}
    })?;
    for text in words::mirrors::warnings(&fetched) {
        terminal.warn(text);
    }
    if args.minutes.is_some() {
        terminal.say(if fetched.opens_in_part { msg!("fetch-in-part") } else { msg!("fetch-not-in-part") });
    }
    let (text, object) = (words::mirrors::fetched(&fetched), words::mirrors::fetched_json(&fetched));
    gather::tell(terminal, &fetched.gathered, &fetched.roots, &args.output, &publishers, Some((&text, object)))
}

#[cfg(feature = "mirror")]
fn sites(args: &Fetch, folder: Option<&str>) -> Result<Vec<Site>> {
    if args.mirrors.len() > MIRRORS_MAX {
        return Err(Error::Usage(msg!("fetch-many-mirrors", most = MIRRORS_MAX)));
    }
    let mut sites: Vec<Site> = Vec::new();
    for text in &args.mirrors {
        // The address may have the folder of the bundle already.
        let below =
            folder.filter(|folder| !text.trim_end_matches('/').to_ascii_lowercase().ends_with(&format!("/{folder}")));
        let site =
            Site::parse(text, below).map_err(|fault| Error::Usage(words::mirrors::address("MIRROR", text, fault)))?;
        if !sites.contains(&site) {
            sites.push(site);
        }
    }
    Ok(sites)
}

/// Returns the id that the addresses name by their last folder, if they do. Then no mirror can give another bundle in its place.
#[cfg(feature = "mirror")]
fn id_of(sites: &[Site]) -> Result<Option<String>> {
    let is_id = |name: &&str| name.len() == 16 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
    let name = |site: &Site| {
        site.address().trim_end_matches('/').rsplit('/').next().filter(is_id).map(str::to_ascii_lowercase)
    };
    let mut names: Vec<String> = sites.iter().filter_map(name).collect();
    names.sort();
    names.dedup();
    match names.as_slice() {
        [_, _, ..] => Err(Error::Usage(msg!("fetch-several-ids", ids = names.join(", ")))),
        one => Ok(one.first().cloned()),
    }
}

/// Tells whether a machine is a hidden service. The name server of this network must not be asked for its name.
#[cfg(feature = "mirror")]
fn is_onion(authority: &str) -> bool {
    let host = authority.split(':').next().unwrap_or(authority);
    host.trim_end_matches('.').to_ascii_lowercase().ends_with(".onion")
}

/// Returns the proxy. Where the environment names one and the person named none, the person has to choose: a direct connection
/// would show their address to the mirrors.
#[cfg(feature = "mirror")]
fn proxy(args: &Fetch) -> Result<Option<ProxyAddress>> {
    match args.proxy.as_deref() {
        Some(NO_PROXY) => Ok(None),
        Some(text) => match ProxyAddress::parse(text) {
            Some(proxy) => Ok(Some(proxy)),
            None => Err(Error::Usage(msg!("fetch-proxy"))),
        },
        None => {
            let named = |name: &&&str| env::var_os(name).is_some_and(|value| !value.is_empty());
            match PROXY_VARIABLES.iter().find(named) {
                Some(variable) => Err(Error::Usage(msg!("fetch-proxy-variable", variable = *variable))),
                None => Ok(None),
            }
        }
    }
}

/// Says that this program has no network code. The command and its help are the same in every build, so that nobody looks in vain.
#[cfg(not(feature = "mirror"))]
pub(super) fn run(_: &Terminal, _: &Fetch) -> Result<Class> {
    Err(crate::Error::from(crate::error::FetchFault::NotBuilt).into())
}
