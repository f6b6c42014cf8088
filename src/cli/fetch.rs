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
    fetch::{Order, fetch},
    find::search::IdDigits,
    format::torrent::address::Role,
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
    let sites = sites(args)?;
    let ways = Ways {
        proxy: proxy(args)?,
        rate_bytes: args.limit,
        patience: Duration::from_secs(args.patience.into()),
        until: args
            .minutes
            .and_then(|minutes| Instant::now().checked_add(Duration::from_secs(u64::from(minutes).saturating_mul(60)))),
    };
    let publishers = pins::named_or_pinned(terminal, &args.publisher, args.with.iter().chain([&args.output]))?;
    if !args.yes {
        terminal.say(words::mirrors::reveals(&sites, ways.proxy.is_some()));
    }
    let order = Order {
        sites: &sites,
        out: &args.output,
        with: &args.with,
        wanted: args.id.as_deref().and_then(IdDigits::parse),
        wish: if args.all { Wish::All } else { Wish::Enough },
        ways,
    };
    let task = Task::begin(terminal);
    let fetched = fetch(&order, &publishers, &env::temp_dir(), &task.watch)?;
    drop(task);
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
fn sites(args: &Fetch) -> Result<Vec<Site>> {
    if args.mirrors.len() > MIRRORS_MAX {
        return Err(Error::Usage(msg!("fetch-many-mirrors", most = MIRRORS_MAX)));
    }
    let folder = args.id.as_deref().and_then(|id| id.get(..16));
    let mut sites: Vec<Site> = Vec::new();
    for text in &args.mirrors {
        let site = Site::parse(text, folder)
            .map_err(|fault| Error::Usage(words::torrent::address("MIRROR", text, Role::WebSeed, fault)))?;
        if !sites.contains(&site) {
            sites.push(site);
        }
    }
    Ok(sites)
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
