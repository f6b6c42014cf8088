//! `pack`: the command of the maintainer.

use std::env;
use std::path::Path;

use serde_json::json;

use super::ahead::{Ahead, Sent};
use super::args;
use super::carrier::named;
use super::date;
use super::error::{Error, Result};
use super::exit::Class;
use super::letters as own_letters;
use super::messages::msg;
use super::parcel::{self, Parcel};
use super::random;
use super::reader;
use super::sealing;
use super::signer::publisher_key;
use super::since;
use super::size::size;
use super::terminal::{Task, Terminal};
use super::vouch::to_vouch_for;
use super::words::{self, Shown, Since};
use crate::bundle::Bundle;
use crate::escape::{shown, shown_path};
use crate::find::find;
use crate::find::search::Wanted;
use crate::format::series::base_of;
use crate::format::torrent::merkle::LEAF_BYTES;
use crate::keys::SecretKey;
use crate::limits;
use crate::pack::{self, Blocks, Length, LitterIs, Names, Options, Sources, Times};
use crate::plan::preset::{Cutting, preset};
use crate::plan::promise::Promise;
use crate::plan::spare::Spare;
use crate::trust::Publishers;
use crate::watch::Watch;

/// The name of a line of releases for whoever gives none.
const SERIES: &str = "volume";

/// The bytes of a voucher for a kit, and of its line in the list.
const VOUCHER_BYTES: u64 = 81 + 77;

/// Packs a corpus.
pub(super) fn pack(terminal: &Terminal, args: &args::Pack) -> Result<Class> {
    let previous = args.previous.as_deref().map(previous).transpose()?;
    let before = previous.as_ref().map(|bundle| bundle.facts.created.as_str());
    let created = date::created(terminal, args.created.as_deref(), before)?;
    let mut options = options(args, previous.as_ref(), created)?;
    if args.parcel {
        parcel::tell_nothing(&mut options)?;
    }
    let with = sealing::seal_with(terminal, args)?;
    let recipients = sealing::listed(&with);
    let mut kept = sealing::Kept::beside(terminal, args)?;
    let since_last = sealing::since(previous.as_ref(), kept.as_ref(), recipients);
    if let Since::Unknown(title) = &since_last {
        terminal.warn(msg!("pack-since-unknown-what", title = title.as_str()));
    }
    let key = match &args.key {
        Some(path) => publisher_key(terminal, path, args.key_passphrase_file.as_deref())?,
        // Nobody keeps the key of a parcel.
        None => SecretKey::generate()?,
    };
    options.page = args.reader.then(|| reader::beside(key.public())).flatten();
    let vouched = args.kit.as_deref().map(|folder| to_vouch_for(terminal, folder, key.public())).transpose()?;
    options.kit = vouched.as_ref().map(|vouched| vouched.kit.id);
    own_letters::require_not_gone(&args.letter, key.public())?;
    if let Some(folder) = &args.since {
        let task = Task::begin(terminal);
        let family = own_letters::family(&options.letters, key.public());
        build_on(&mut options, since::read(terminal, args, folder, &family, &task.watch)?, args.release)?;
    }
    if let Some(previous) = &previous
        && previous.publisher != *key.public()
    {
        terminal.warn(msg!("pack-another-key"));
    }
    let task = Task::begin(terminal);
    let out = args.output.clone().unwrap_or_else(|| named(&options.series, options.release));
    let parcel =
        args.metadata.map(|metadata| Parcel::prepare(&args.corpus, metadata, &out, &task.watch)).transpose()?;
    let corpus = Sources::of(parcel.as_ref().map_or(&args.corpus, |parcel| &parcel.sources))?;
    let ahead = match &parcel {
        Some(parcel) if !args.first.is_empty() => {
            let first = (args.first.as_slice(), args.first_fits.as_deref());
            Some(Ahead::prepare(parcel, first, &out, &options, &with, &task.watch)?)
        }
        _ => None,
    };
    let packed = match args.dry_run {
        false => pack::pack(corpus, &out, &key, &with, &options, &task.watch)?,
        true => pack::dry_run(corpus, &key, &with, &options, &task.watch)?,
    };
    // The whole parcel is packed, whatever becomes of the small one.
    let ahead = ahead.zip(packed.id).map(|(ahead, id)| ahead.pack(id, &with, &task.watch)).transpose();
    drop(task);
    let parcel = parcel.map(Parcel::keep);
    // A run that ends before this line leaves a note without this bundle. Such a note says nothing about the bundle.
    let noted = kept.as_mut().map_or(Ok(()), |kept| kept.add(&packed, recipients));
    for line in words::notices(&packed.notices, terminal.verbose) {
        terminal.warn(line);
    }
    for line in words::litter(&packed.litter, options.litter, terminal.verbose) {
        terminal.warn(line);
    }
    for line in words::unfit(&packed.unfit, terminal.verbose) {
        terminal.warn(line);
    }
    for pattern in &packed.idle_patterns {
        terminal.warn(msg!("pack-idle-pattern", pattern = shown(pattern)));
    }
    if packed.compared.is_some_and(|compared| compared.whole_payload_bytes <= packed.facts.payload_bytes) {
        terminal.warn(msg!("pack-whole-is-smaller"));
    }
    if options.blocks == Blocks::Leaves && packed.facts.block_bytes != LEAF_BYTES {
        terminal.warn(msg!("pack-no-leaves"));
    }
    if packed.document_count == 0 {
        terminal.warn(msg!("pack-no-documents"));
    }
    let out = Some(out.as_path()).filter(|_| !args.dry_run);
    let digits = key.public().digits().to_string();
    let page = options.page.as_ref();
    let sent = ahead.as_ref().ok().and_then(Option::as_ref);
    terminal.json(|| {
        let of_page = json!({
            "page": page.map(words::page_json),
            "parcel": parcel.as_ref().map(|parcel| parcel.object(sent.map(Sent::object))),
            "kit": vouched.as_ref().map(|one| words::kit::about_json(&one.kit, Some(&one.signer))),
        });
        let fields = words::with(words::recipients_json(recipients, &since_last), of_page);
        words::packed_json(&packed, (out, &options.readme_languages), &digits, fields)
    });
    let own = args.key.as_deref().map(own_key).unwrap_or_default();
    let shown_recipients = if terminal.verbose || args.dry_run { Shown::All } else { Shown::Few };
    if let Some(page) = page {
        terminal.result(words::page(page));
    }
    if let Some(vouched) = &vouched {
        terminal.result(words::kit::packed(&vouched.kit, &vouched.signer, &vouched.maker));
    }
    terminal.result(words::packed(
        &packed,
        &digits,
        &words::recipients(recipients, &since_last, shown_recipients),
        recipients.len(),
        options.spare.promise(),
        (out, &own),
    ));
    if let Some(sent) = sent {
        terminal.result(sent.told());
    }
    if let Some(parcel) = &parcel {
        parcel.tell(terminal);
    }
    if let Err(error) = &ahead {
        terminal.warn(msg!("ahead-failed", why = words::sentence(error)));
    }
    if page.is_some() {
        terminal.say(msg!("reader-keep"));
    }
    if args.dry_run {
        if !terminal.quiet {
            terminal.result(words::amounts::told(&packed.facts, &options.readme_languages));
        }
    } else if let Some(kind @ ("paper" | "screen")) = args.kind.as_deref() {
        terminal.result(words::play::after_pack(kind, &packed.facts, out, &own));
    }
    if !args.parcel && args.series.is_none() && args.release.is_none() && previous.is_none() && options.since.is_none()
    {
        let title = format!("{} {}", options.series, options.release);
        terminal.say(msg!("pack-default-name", title = title));
    }
    own_letters::after_pack(terminal, &options.letters, key.public())?;
    if let (Err(error), Some(kept)) = (noted, &kept) {
        terminal.warn(msg!("pack-not-noted", path = shown_path(kept.path()), why = words::sentence(&error)));
        return Ok(Class::CouldNot);
    }
    Ok(if ahead.is_err() { Class::CouldNot } else { Class::Done })
}

/// Returns the option that names the person's own key, if its public half lies beside it: nobody has to pin their own key.
fn own_key(key: &Path) -> String {
    let public = key.with_extension("pub");
    if public.is_file() { format!(" -P {}", words::typed_path(&public)) } else { String::new() }
}

/// Reads the bundle of the previous release. The signature of the bundle must hold. The maintainer must know who signed
/// the bundle.
fn previous(folder: &Path) -> Result<Bundle> {
    let (_, bundle) = find(&[folder.to_owned()], &Publishers::default(), &env::temp_dir(), &Watch::default())?
        .into_one(&Wanted::Only)?;
    if bundle.facts.since.is_some() {
        return Err(Error::Usage(msg!("pack-previous-difference", title = bundle.title())));
    }
    Ok(bundle)
}

/// Takes series and number from the release on which a difference builds.
fn build_on(options: &mut Options, since: pack::Since, release: Option<u32>) -> Result<()> {
    let base = since.release();
    options.series.clone_from(&base.series);
    options.release = release.unwrap_or(base.release.saturating_add(1));
    require_later(base.release, options.release)?;
    options.since = Some(since);
    Ok(())
}

fn require_later(previous: u32, release: u32) -> Result<()> {
    if previous < release {
        return Ok(());
    }
    let (previous, release) = (previous.to_string(), release.to_string());
    Err(Error::Usage(msg!("pack-older-release", previous = previous, release = release)))
}

fn options(args: &args::Pack, previous: Option<&Bundle>, created: String) -> Result<Options> {
    let before = previous.map(|bundle| &bundle.facts);
    let series = args.series.clone().or_else(|| before.map(|facts| facts.series.clone()));
    let series = series.unwrap_or_else(|| SERIES.to_owned());
    let release = args.release.or_else(|| before.map(|facts| facts.release.saturating_add(1))).unwrap_or(1);
    if base_of(&series).is_some() {
        return Err(Error::Usage(msg!("pack-series-of-difference", series = series)));
    }
    if let Some(before) = before {
        if before.series != series {
            let previous = before.series.as_str();
            return Err(Error::Usage(msg!("pack-other-series", previous = previous, series = series)));
        }
        require_later(before.release, release)?;
    }
    let spare = match args.couriers.zip(args.survive) {
        Some((couriers, survive)) => Spare::promised(Promise::new(couriers, survive)?),
        None => spare(&args.spare)?,
    };
    let spare = match args.fit.as_deref() {
        None => spare,
        Some(text) => {
            let refused = || Error::Usage(msg!("pack-bad-fit", size = text));
            let page_bytes = if args.reader { reader::beside_most_bytes() } else { 0 };
            let kit_bytes = if args.kit.is_some() { VOUCHER_BYTES } else { 0 };
            let words = args.readme_languages().len().saturating_mul(limits::README_LANGUAGE_MAX_BYTES) as u64;
            let beside = page_bytes.saturating_add(kit_bytes).saturating_add(words);
            spare.fitting(size(text).ok_or_else(refused)?.saturating_sub(beside))
        }
    };
    let chunk_bytes = args
        .chunk_size
        .as_deref()
        .map(|text| {
            let refused = || Error::Usage(msg!("pack-bad-chunk-size", size = text));
            size(text).ok_or_else(refused)
        })
        .transpose()?;
    let section_bytes = args.frames.as_deref().map(|text| {
        let refused = || Error::Usage(msg!("pack-bad-frames", size = text));
        size(text).filter(|bytes| *bytes >= pack::SECTION_LEAST_BYTES).ok_or_else(refused)
    });
    let section_bytes = section_bytes.transpose()?;
    let kind = args.kind.as_deref().and_then(preset);
    let of_kind = |cutting| kind.filter(|kind| kind.cutting == cutting).map(|kind| kind.chunk_bytes);
    let seed = random::seed()?;
    Ok(Options {
        series,
        release,
        // A release has one id that does not change when the release is extended (FORMAT.md §6).
        previous: previous.map(|bundle| bundle.facts.extends.unwrap_or(bundle.list.id)),
        since: None,
        created,
        spare,
        chunk_bytes: chunk_bytes.or(of_kind(Cutting::Single)),
        chunk_most_bytes: of_kind(Cutting::Several).or(of_kind(Cutting::Leaves)),
        blocks: match kind.map(|kind| kind.cutting) {
            None | Some(Cutting::Several) => Blocks::Many,
            Some(Cutting::Single) => Blocks::Few,
            Some(Cutting::Leaves) => Blocks::Leaves,
        },
        level: args.level,
        exclude: args.exclude.clone(),
        apart: args.apart.clone(),
        first: args.first.clone(),
        litter: if args.leave_out_litter { LitterIs::LeftOut } else { LitterIs::Packed },
        allowed_keys: args.allow_key.clone(),
        times: if args.keep_times { Times::Kept } else { Times::Fixed },
        section_bytes,
        names: if args.escape_names { Names::Escaped } else { Names::Strict },
        length: if args.pad { Length::Padded } else { Length::Exact },
        letters: own_letters::for_pack(&args.letter)?,
        page: None,
        kit: None,
        readme_languages: args.readme_languages(),
        rehearsal: (!args.no_rehearsal).then_some(seed),
    })
}

/// Parses `30%` or `30`. A person who writes `0.3` probably means 30 %.
pub(super) fn spare(text: &str) -> Result<Spare> {
    if let Ok(share) = text.parse::<f64>()
        && share > 0.0
        && share < 1.0
    {
        let percent = (share * 10_000.0).round() / 100.0;
        let percent = percent.to_string();
        return Err(Error::Usage(msg!("pack-spare-below-one", spare = text, percent = percent)));
    }
    Spare::parse(text).ok_or_else(|| Error::Usage(msg!("pack-bad-spare", spare = text)))
}
