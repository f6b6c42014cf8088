//! The sentence of each error.

use std::path::Path;

use super::line::{listed, named_by, numbers, percent};
use super::{causes, compared, containers, faults, onto, quorum};
use crate::cli::error::{Error, PinsFault};
use crate::cli::isolate::{isolated, shown_sentence};
use crate::cli::messages::msg;
use crate::courier::drill::TrialFault;
use crate::error::{
    self as library, Candidate, Doing, Foreign, Half, Maker, Misread, NamedBy, ReaderError, WorkshopFault,
};
use crate::escape::{shown, shown_path};
use crate::format::Sealing;
use crate::scan::skip::SkipFault;
use crate::store::Others;

/// Returns the sentence of an error.
pub(in crate::cli) fn sentence(error: &Error) -> String {
    match error {
        Error::Usage(text) => text.lines().map(shown_sentence).collect::<Vec<_>>().join("\n"),
        Error::OtherDigits { groups } => {
            msg!("error-other-digits", groups = numbers(groups), count = groups.len())
        }
        Error::NoTerminal => msg!("error-codes-no-terminal"),
        Error::SmallWindow { columns, rows, columns_needed, rows_needed } => msg!(
            "error-codes-small-window",
            columns = *columns,
            rows = *rows,
            width = *columns_needed,
            height = *rows_needed,
        ),
        Error::Card { path, fault } => super::card::fault(path, fault),
        Error::OtherCard { path, wanted } => super::card::other(path, *wanted),
        Error::OtherDocuments(path) => msg!("error-other-documents", path = shown_path(path)),
        Error::CommandsTerminal(path) => msg!("error-commands-terminal", path = shown(path)),
        Error::Library(error) => of_library(error),
        Error::Pins(fault) => pins(fault),
        Error::Variable(fault) => variable(fault),
    }
}

fn pins(fault: &PinsFault) -> String {
    match fault {
        PinsFault::Within { pins, given } => {
            msg!("error-pins-within", pins = shown_path(pins), given = shown_path(given))
        }
        PinsFault::SameMedium { pins, given } => {
            msg!("error-pins-medium", pins = shown_path(pins), given = shown_path(given))
        }
        PinsFault::Others { path, how: Others::Mode } => msg!("error-pins-mode", path = shown_path(path)),
        PinsFault::Others { path, how: Others::Owner } => msg!("error-pins-owner", path = shown_path(path)),
    }
}

fn variable(fault: &PinsFault) -> String {
    let by = named_by(NamedBy::Surroundings);
    match fault {
        PinsFault::Within { pins, given } => {
            msg!("error-variable-within", by = by, pins = shown_path(pins), given = shown_path(given))
        }
        PinsFault::SameMedium { pins, given } => {
            msg!("error-variable-medium", by = by, pins = shown_path(pins), given = shown_path(given))
        }
        PinsFault::Others { path, how: Others::Mode } => {
            msg!("error-variable-mode", by = by, path = shown_path(path))
        }
        PinsFault::Others { path, how: Others::Owner } => {
            msg!("error-variable-owner", by = by, path = shown_path(path))
        }
    }
}

/// Returns how a process that decodes failed.
fn workshop(fault: WorkshopFault) -> String {
    match fault {
        WorkshopFault::Signal(signal) => msg!("error-workshop-signal", signal = signal),
        WorkshopFault::Ended => msg!("error-workshop-ended"),
        WorkshopFault::Nonsense => msg!("error-workshop-nonsense"),
    }
}

/// Returns the sentence of an error of the library.
pub(in crate::cli) fn of_library(error: &library::Error) -> String {
    use library::Error as E;
    match error {
        E::Reader(error) => of_reader(error),
        E::Codes(fault) => faults::codes(fault),
        E::Pattern { pattern, why } => msg!("error-pattern", pattern = shown(pattern), why = shown(why)),
        E::NothingFits(patterns) => {
            msg!("error-nothing-fits", patterns = listed(&patterns.iter().map(|one| shown(one)).collect::<Vec<_>>()))
        }
        E::NotWhole { have, all } => msg!("error-not-whole", have = *have, all = *all),
        E::KeyPassphraseNeeded(path) => msg!("error-key-passphrase-needed", path = shown_path(path)),
        E::Commit(fault) => super::commit::fault(fault),
        E::Workshop(fault) => workshop(*fault),
        E::Part(fault) => super::part::fault(fault),
        E::Busy(path) => msg!("error-busy", path = shown_path(path)),
        E::InTheWay(path) => msg!("error-in-the-way", path = shown_path(path)),
        E::NoName(path) => msg!("error-no-name", path = shown_path(path)),
        E::OtherFile(path) => msg!("error-other-file", path = shown_path(path)),
        E::CorpusNames(faults) => {
            let lines = faults
                .iter()
                .map(|(path, fault)| format!("\n  {}: {}", isolated(shown_path(path)), faults::corpus(fault)));
            msg!("error-corpus-names", count = faults.len(), list = lines.collect::<String>())
        }
        E::CorpusChanged(path) => msg!("error-corpus-changed", path = shown_path(path)),
        E::CorpusSecret { path, what } => msg!("error-corpus-secret", path = shown_path(path), what = *what),
        E::CorpusBundle(path) => msg!("error-corpus-bundle", path = shown_path(path)),
        E::CorpusNotFolder(path) => msg!("error-corpus-not-folder", path = shown_path(path)),
        E::OutputInCorpus(path) => msg!("error-output-in-corpus", path = shown_path(path)),
        E::TooLarge { bytes, most } => msg!("error-too-large", bytes = *bytes, most = *most),
        E::Pack(fault) => faults::pack(fault),
        E::Letter(fault) => quorum::letter_fault(fault),
        E::Kit(fault) => super::kit::fault(fault),
        E::Prove(fault) => super::prove::fault(fault),
        E::Custody(fault) => super::custody::fault(fault),
        E::Parcel(fault) => super::parcel::fault(fault),
        E::Torrent(fault) => super::torrent::fault(fault),
        E::Fetch(fault) => super::mirrors::fetch_fault(fault),
        E::Publish(fault) => super::mirrors::publish_fault(fault),
        E::Recipient(fault) => faults::recipient(fault),
        E::Rehearsal(Misread::Documents) => msg!("error-rehearsal", why = msg!("error-misread-documents")),
        E::Rehearsal(Misread::Blocks) => msg!("error-rehearsal", why = msg!("error-misread-blocks")),
        E::Rehearsal(Misread::Refused(error)) => msg!("error-rehearsal", why = of_reader(error)),
        E::NotARecipient(text) => not_a_recipient(text),
        E::NoRecipient(path) => msg!("error-no-recipient", path = shown_path(path)),
        E::More(fault) => faults::more(fault),
        E::Plan(fault) => faults::plan(fault),
        E::MediumIsFolder(path) => msg!("error-medium-is-folder", path = shown_path(path)),
        E::NotAMedium(path) => msg!("error-not-a-medium", path = shown_path(path)),
        E::Refused(failed) => {
            msg!("error-refused", path = shown_path(&failed.path), why = causes::of_failed(failed))
        }
        E::NotKept(fault) => {
            let (path, how) = fault.first();
            msg!(
                "error-not-kept",
                place = shown_path(&fault.place),
                lost = fault.lost.len(),
                files = fault.files,
                path = shown_path(path),
                how = causes::loss(how),
            )
        }
        E::Slip(fault) => faults::slip(fault),
        E::NoRelease { series, release, here } => {
            let here: Vec<String> = here.iter().map(|title| shown(title)).collect();
            let title = format!("{} {release}", shown(series));
            msg!("error-no-release", title = title, here = listed(&here))
        }
    }
}

/// The sentence of an error of the reader.
pub(in crate::cli) fn of_reader(error: &ReaderError) -> String {
    use ReaderError as E;
    match error {
        E::Io { doing, path, source } => {
            msg!("error-io", doing = doing_word(*doing), path = shown_path(path), why = causes::why(*doing, source))
        }
        E::Unsteady(path) => msg!("error-unsteady", path = shown_path(path)),
        E::Interrupted => msg!("error-interrupted"),
        E::Bug(what) => msg!("error-bug", what = *what),
        E::NotAKey { path, wanted } => {
            msg!("error-not-a-key", path = shown_path(path), wanted = half_word(*wanted))
        }
        E::ForeignKey { path, kind: Foreign::PostQuantum } => {
            msg!("error-foreign-key-post-quantum", path = shown_path(path))
        }
        E::ForeignKey { path, kind: Foreign::Ssh } => msg!("error-foreign-key-ssh", path = shown_path(path)),
        E::ForeignKey { path, kind: Foreign::Pgp } => msg!("error-foreign-key-pgp", path = shown_path(path)),
        E::OtherHalf(other) => match other.wanted {
            Half::Publisher | Half::Recipient => msg!("error-other-half-secret", given = shown(&other.given)),
            Half::PublisherSecret | Half::RecipientSecret => {
                msg!("error-other-half-public", given = shown(&other.given))
            }
        },
        E::NoBundle => msg!("error-no-bundle"),
        E::NotUnpacked(container) => msg!("error-not-unpacked", left = containers::left(container)),
        E::ListDamaged(path) => msg!("error-list-damaged", path = shown_path(path)),
        E::ListMissing(path) => msg!("error-list-missing", path = shown_path(path)),
        E::Crowded => msg!("error-crowded"),
        E::ManyBundles(list) => msg!("error-many-bundles", list = candidates(list)),
        E::Conflict(conflicts) => msg!("error-conflict", list = compared::pairs(conflicts)),
        E::NoSuchRelease(number) => msg!("error-no-such-release", release = number.to_string()),
        E::NoSuchBundle(id) => msg!("error-no-such-bundle", id = shown(id)),
        E::ListUnsigned(path) => msg!("error-list-unsigned", path = shown_path(path)),
        E::UnknownPublisher(digits) => msg!("error-unknown-publisher", digits = digits.to_string()),
        E::OtherSeries { digits, name, series, pinned } => msg!(
            "error-other-series",
            digits = digits.to_string(),
            name = shown(name),
            series = shown(series),
            pinned = listed(pinned),
        ),
        E::TooFewSignatures(quorum) => quorum::too_few(quorum),
        E::WrongPublisher { asked, found: Some(found) } => {
            msg!("error-wrong-publisher", found = found.to_string(), asked = asked.to_string())
        }
        E::WrongPublisher { asked, found: None } => msg!("error-wrong-publisher-nameless", asked = asked.to_string()),
        E::WrongComment(comment) => msg!("error-wrong-comment", comment = shown(comment)),
        E::Sums(fault) => msg!("error-sums", fault = faults::sums(fault)),
        E::Facts(fault) => faults::facts(fault),
        E::Contradiction(fault) => faults::contradiction(*fault),
        E::OtherCode => msg!("error-other-code"),
        E::Contents(fault) => faults::contents(fault),
        E::Delta(fault) => onto::delta(fault),
        E::SmallMissing(name) => msg!("error-small-missing", name = *name),
        E::NotEnough { have, need } => {
            let percent = percent(*have, *need);
            msg!("error-not-enough", have = *have, need = *need, percent = percent, short = need.saturating_sub(*have))
        }
        E::SealedFor(Sealing::Passphrase) => msg!("error-sealed-passphrase"),
        E::SealedFor(Sealing::Recipients | Sealing::None) => msg!("error-sealed-recipients"),
        E::WrongKey => msg!("error-wrong-key"),
        E::WrongPassphrase => msg!("error-wrong-passphrase"),
        E::KeyPassphraseWrong(path) => msg!("error-key-passphrase-wrong", path = shown_path(path)),
        E::ScryptTooHigh { asked, accepted } => msg!("error-scrypt", asked = *asked, accepted = *accepted),
        E::NoMemory { needed_bytes } => msg!("error-no-memory", needed = crate::units::bytes(*needed_bytes)),
        E::Seal(why) => msg!("error-seal", why = shown(why)),
        E::Payload(fault) => faults::payload(fault),
        // A place without room for one more file has free bytes all the same.
        E::NoSpace { path, needed_bytes, free_bytes: Some(free) } if free >= needed_bytes => {
            msg!("error-no-space-files", path = shown_path(path), needed = *needed_bytes, free = *free)
        }
        E::NoSpace { path, needed_bytes, free_bytes: Some(free) } => {
            msg!("error-no-space-free", path = shown_path(path), needed = *needed_bytes, free = *free)
        }
        E::NoSpace { path, needed_bytes, free_bytes: None } => {
            msg!("error-no-space", path = shown_path(path), needed = *needed_bytes)
        }
        E::Unfit(left_out) => {
            msg!("error-unfit", count = left_out.len(), list = causes::left_out(left_out))
        }
        E::Exists(path) => msg!("error-exists", path = shown_path(path)),
    }
}

/// Returns the reason why a trial of a drill failed.
pub(in crate::cli) fn trial(fault: &TrialFault) -> String {
    match fault {
        TrialFault::Left { left, need } => msg!("error-trial-left", left = *left, need = *need),
        TrialFault::Found { found, left } => msg!("error-trial-found", found = *found, left = *left),
        TrialFault::NoTable => msg!("error-trial-no-table"),
        TrialFault::Refused(error) => of_library(error),
    }
}

/// Returns the reason why a file was not searched for codes, or only in part.
pub(in crate::cli) fn skip(fault: &SkipFault) -> String {
    match fault {
        SkipFault::Form => msg!("error-skip-form"),
        SkipFault::Unread(kind) => msg!("error-skip-unread", kind = *kind),
        SkipFault::Archive => msg!("error-skip-archive"),
        SkipFault::Inside(program) => msg!("error-skip-inside", program = *program),
        SkipFault::Left(why) => msg!("error-skip-left", why = containers::why_word(Some(*why))),
        SkipFault::NoneInside => msg!("error-skip-none-inside"),
        SkipFault::Rest => msg!("error-skip-rest"),
        SkipFault::Locked => msg!("error-skip-locked"),
        SkipFault::Unreadable(why) => shown(why),
        SkipFault::Error(error) => of_reader(error),
        SkipFault::LongFile { most } => msg!("error-skip-long-file", most = *most),
        SkipFault::Work => msg!("error-skip-work"),
        SkipFault::Picture(fault) => faults::picture(fault),
        SkipFault::Workshop(fault) => workshop(*fault),
        SkipFault::Film(fault) => faults::film(*fault),
        SkipFault::Forbidden(program) => msg!("error-skip-forbidden", program = *program),
        SkipFault::Missing(program) => msg!("error-skip-missing", program = *program),
        SkipFault::Stalled(program) => msg!("error-skip-stalled", program = *program),
        SkipFault::Failed(program) => msg!("error-skip-failed", program = *program),
        SkipFault::Stream => msg!("error-skip-stream"),
    }
}

/// Returns the name of an action in the catalogue.
fn doing_word(doing: Doing) -> &'static str {
    match doing {
        Doing::Read => "read",
        Doing::Write => "write",
        Doing::Create => "create",
        Doing::List => "list",
        Doing::Rename => "rename",
        Doing::Sync => "sync",
        Doing::Remove => "remove",
        Doing::Run => "run",
    }
}

/// Returns what a text is that was given in the place of a recipient.
fn not_a_recipient(text: &str) -> String {
    if Path::new(text).is_file() {
        msg!("error-recipient-file", text = shown(text))
    } else if text.starts_with("ssh-") {
        msg!("error-recipient-ssh")
    } else if text.starts_with("age1pq") {
        msg!("error-recipient-post-quantum")
    } else {
        msg!("error-not-a-recipient", text = shown(text))
    }
}

/// Returns the name of a half of a key in the catalogue.
fn half_word(half: Half) -> &'static str {
    match half {
        Half::Publisher => "publisher",
        Half::PublisherSecret => "publisher-secret",
        Half::Recipient => "recipient",
        Half::RecipientSecret => "recipient-secret",
    }
}

/// Returns a line for each of several bundles.
pub(in crate::cli) fn candidates(list: &[Candidate]) -> String {
    let line = |candidate: &Candidate| {
        let (id, title) = (candidate.id.short(), format!("{} {}", candidate.series, candidate.release));
        match &candidate.maker {
            Maker::Named(by) => {
                msg!("error-candidate-named", id = id, title = title, by = named_by(*by))
            }
            Maker::Pinned(name) => msg!("error-candidate-pinned", id = id, title = title, name = shown(name)),
            Maker::Limited(name) => msg!("error-candidate-limited", id = id, title = title, name = shown(name)),
            Maker::Short(maker) => msg!("error-candidate-short", id = id, title = title, name = compared::by(maker)),
            Maker::Unknown => msg!("error-candidate-unknown", id = id, title = title),
        }
    };
    list.iter().map(|candidate| format!("\n  {}", line(candidate))).collect()
}
