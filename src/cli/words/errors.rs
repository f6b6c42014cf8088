//! The sentence of each error.

use crate::cli::error::Error;
use crate::cli::messages::msg;
use crate::courier::drill::TrialFault;
use crate::error::{
    self as library, Candidate, CodesFault, ContentsFault, Contradiction, CorpusFault, Doing, Half, Maker, Misread,
    MoreFault, PackFault, PayloadFault, PlanFault, system_words,
};
use crate::escape::{shown, shown_path};
use crate::format::Sealing;
use crate::format::facts::{self, FactsFault};
use crate::format::names::NameFault;
use crate::format::slip::{self, SlipFault};
use crate::format::sums::SumsFault;
use crate::limits;

/// The sentence of an error.
pub(in crate::cli) fn sentence(error: &Error) -> String {
    match error {
        Error::Usage(text) => text.lines().map(shown).collect::<Vec<_>>().join("\n"),
        Error::Library(error) => of_library(error),
    }
}

/// The sentence of an error of the library.
pub(in crate::cli) fn of_library(error: &library::Error) -> String {
    use library::Error as E;
    match error {
        E::Io { doing, path, source } => {
            msg!("error-io", doing = doing_word(*doing), path = shown_path(path), why = system_words(source))
        }
        E::Unsteady(path) => msg!("error-unsteady", path = shown_path(path)),
        E::Interrupted => msg!("error-interrupted"),
        E::Bug(what) => msg!("error-bug", what = *what),
        E::NotAKey { path, wanted } => {
            msg!("error-not-a-key", path = shown_path(path), wanted = half_word(*wanted))
        }
        E::OtherHalf(other) => match other.wanted {
            Half::Publisher | Half::Recipient => msg!("error-other-half-secret", given = shown(&other.given)),
            Half::PublisherSecret | Half::RecipientSecret => {
                msg!("error-other-half-public", given = shown(&other.given))
            }
        },
        E::NoBundle => msg!("error-no-bundle"),
        E::ListDamaged(path) => msg!("error-list-damaged", path = shown_path(path)),
        E::ListMissing(path) => msg!("error-list-missing", path = shown_path(path)),
        E::Crowded => msg!("error-crowded"),
        E::ManyBundles(list) => msg!("error-many-bundles", list = candidates(list)),
        E::NoSuchBundle(id) => msg!("error-no-such-bundle", id = shown(id)),
        E::ListUnsigned(path) => msg!("error-list-unsigned", path = shown_path(path)),
        E::UnknownPublisher(digits) => msg!("error-unknown-publisher", digits = digits.to_string()),
        E::WrongPublisher { asked, found: Some(found) } => {
            msg!("error-wrong-publisher", found = found.to_string(), asked = asked.to_string())
        }
        E::WrongPublisher { asked, found: None } => msg!("error-wrong-publisher-nameless", asked = asked.to_string()),
        E::WrongComment(comment) => msg!("error-wrong-comment", comment = shown(comment)),
        E::OtherDigits { typed, key } => {
            msg!("error-other-digits", typed = typed.to_string(), key = key.to_string())
        }
        E::Sums(fault) => msg!("error-sums", fault = sums(fault)),
        E::Facts(fault) => facts(fault),
        E::Contradiction(fault) => contradiction(*fault),
        E::OtherCode => msg!("error-other-code"),
        E::Contents(fault) => contents(fault),
        E::SmallMissing(name) => msg!("error-small-missing", name = *name),
        E::NotEnough { have, need } => {
            msg!("error-not-enough", have = *have, need = *need, short = need.saturating_sub(*have))
        }
        E::NotWhole { have, all } => msg!("error-not-whole", have = *have, all = *all),
        E::SealedFor(Sealing::Passphrase) => msg!("error-sealed-passphrase"),
        E::SealedFor(Sealing::Recipients | Sealing::None) => msg!("error-sealed-recipients"),
        E::WrongKey => msg!("error-wrong-key"),
        E::WrongPassphrase => msg!("error-wrong-passphrase"),
        E::KeyPassphraseNeeded(path) => msg!("error-key-passphrase-needed", path = shown_path(path)),
        E::KeyPassphraseWrong(path) => msg!("error-key-passphrase-wrong", path = shown_path(path)),
        E::ScryptTooHigh { asked, accepted } => msg!("error-scrypt", asked = *asked, accepted = *accepted),
        E::Seal(why) => msg!("error-seal", why = shown(why)),
        E::Payload(fault) => payload(fault),
        E::NoSpace { path, needed_bytes, free_bytes: Some(free) } => {
            msg!("error-no-space-free", path = shown_path(path), needed = *needed_bytes, free = *free)
        }
        E::NoSpace { path, needed_bytes, free_bytes: None } => {
            msg!("error-no-space", path = shown_path(path), needed = *needed_bytes)
        }
        E::Exists(path) => msg!("error-exists", path = shown_path(path)),
        E::Busy(path) => msg!("error-busy", path = shown_path(path)),
        E::InTheWay(path) => msg!("error-in-the-way", path = shown_path(path)),
        E::NoName(path) => msg!("error-no-name", path = shown_path(path)),
        E::OtherFile(path) => msg!("error-other-file", path = shown_path(path)),
        E::CorpusNames(faults) => {
            let lines = faults.iter().map(|(path, fault)| format!("\n  {}: {}", shown_path(path), corpus(fault)));
            msg!("error-corpus-names", count = faults.len(), list = lines.collect::<String>())
        }
        E::CorpusChanged(path) => msg!("error-corpus-changed", path = shown_path(path)),
        E::CorpusSecret { path, what } => msg!("error-corpus-secret", path = shown_path(path), what = *what),
        E::CorpusBundle(path) => msg!("error-corpus-bundle", path = shown_path(path)),
        E::CorpusNotFolder(path) => msg!("error-corpus-not-folder", path = shown_path(path)),
        E::OutputInCorpus(path) => msg!("error-output-in-corpus", path = shown_path(path)),
        E::TooLarge { bytes, most } => msg!("error-too-large", bytes = *bytes, most = *most),
        E::Pack(fault) => pack(fault),
        E::Rehearsal(Misread::Documents) => msg!("error-rehearsal", why = msg!("error-misread-documents")),
        E::Rehearsal(Misread::Blocks) => msg!("error-rehearsal", why = msg!("error-misread-blocks")),
        E::Rehearsal(Misread::Refused(error)) => msg!("error-rehearsal", why = of_library(error)),
        E::NotARecipient(text) => msg!("error-not-a-recipient", text = shown(text)),
        E::NoRecipient(path) => msg!("error-no-recipient", path = shown_path(path)),
        E::More(fault) => more(fault),
        E::Plan(fault) => plan(fault),
        E::MediumIsFolder(path) => msg!("error-medium-is-folder", path = shown_path(path)),
        E::NotAMedium(path) => msg!("error-not-a-medium", path = shown_path(path)),
        E::Codes(fault) => codes(fault),
        E::Slip(fault) => slip(fault),
    }
}

/// Why a trial of a drill failed.
pub(in crate::cli) fn trial(fault: &TrialFault) -> String {
    match fault {
        TrialFault::Left { left, need } => msg!("error-trial-left", left = *left, need = *need),
        TrialFault::Found { found, left } => msg!("error-trial-found", found = *found, left = *left),
        TrialFault::NoTable => msg!("error-trial-no-table"),
        TrialFault::Refused(error) => of_library(error),
    }
}

/// The name of an action in the catalogue.
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

/// The name of a half of a key in the catalogue.
fn half_word(half: Half) -> &'static str {
    match half {
        Half::Publisher => "publisher",
        Half::PublisherSecret => "publisher-secret",
        Half::Recipient => "recipient",
        Half::RecipientSecret => "recipient-secret",
    }
}

/// A line for each of several bundles.
pub(in crate::cli) fn candidates(list: &[Candidate]) -> String {
    let line = |candidate: &Candidate| {
        let (id, title) = (candidate.id.short(), format!("{} {}", candidate.series, candidate.release));
        match &candidate.maker {
            Maker::Named => msg!("error-candidate-named", id = id, title = title),
            Maker::Pinned(name) => msg!("error-candidate-pinned", id = id, title = title, name = shown(name)),
            Maker::Unknown => msg!("error-candidate-unknown", id = id, title = title),
        }
    };
    list.iter().map(|candidate| format!("\n  {}", line(candidate))).collect()
}

fn sums(fault: &SumsFault) -> String {
    match fault {
        SumsFault::TooLong(bytes) => msg!("error-sums-long", bytes = *bytes, most = limits::SUMS_MAX_BYTES),
        SumsFault::NotText => msg!("error-sums-text"),
        SumsFault::Line(line) => msg!("error-sums-line", line = *line),
        SumsFault::Name(line) => msg!("error-sums-name", line = *line),
        SumsFault::Twice(line) => msg!("error-sums-twice", line = *line),
        SumsFault::Absent(name) => msg!("error-sums-absent", name = *name),
    }
}

fn facts(fault: &FactsFault) -> String {
    match fault {
        FactsFault::Format(format) => msg!("error-facts-format", format = *format, most = facts::FORMAT),
        FactsFault::Requires(what) => msg!("error-facts-requires", what = shown(&format!("{what:?}"))),
        FactsFault::Json(why) => msg!("error-facts-json", why = shown(why)),
        FactsFault::Field(field) => msg!("error-facts-field", field = *field),
    }
}

fn contradiction(fault: Contradiction) -> String {
    match fault {
        Contradiction::Publisher => msg!("error-contradiction-publisher"),
        Contradiction::Chunks => msg!("error-contradiction-chunks"),
        Contradiction::Table => msg!("error-contradiction-table"),
        Contradiction::Sealing => msg!("error-contradiction-sealing"),
    }
}

fn contents(fault: &ContentsFault) -> String {
    match fault {
        ContentsFault::NoSignature => msg!("error-contents-no-signature"),
        ContentsFault::OtherList => msg!("error-contents-other-list"),
        ContentsFault::ListUnsigned => msg!("error-contents-list-unsigned"),
        ContentsFault::ListMalformed => msg!("error-contents-list-malformed"),
        ContentsFault::Document(path) => msg!("error-contents-document", path = shown(path)),
        ContentsFault::Count { documents, listed } => {
            msg!("error-contents-count", documents = *documents, listed = *listed)
        }
    }
}

fn payload(fault: &PayloadFault) -> String {
    match fault {
        PayloadFault::Seal(why) => msg!("error-payload-seal", why = shown(why)),
        PayloadFault::Compression(why) => msg!("error-payload-compression", why = shown(why)),
        PayloadFault::Archive { at, what } => msg!("error-payload-archive", at = *at, what = *what),
        PayloadFault::Name { path, fault } => {
            msg!("error-payload-name", path = shown(path), fault = name(*fault))
        }
        PayloadFault::Collision { path } => msg!("error-payload-collision", path = shown(path)),
        PayloadFault::Limit(what) => msg!("error-payload-limit", what = *what),
    }
}

fn name(fault: NameFault) -> String {
    match fault {
        NameFault::Empty => msg!("error-name-empty"),
        NameFault::Absolute => msg!("error-name-absolute"),
        NameFault::TooLong => msg!("error-name-long"),
        NameFault::TooDeep => msg!("error-name-deep"),
        NameFault::EmptyPart => msg!("error-name-empty-part"),
        NameFault::Dots => msg!("error-name-dots"),
        NameFault::LongPart => msg!("error-name-long-part"),
        NameFault::Reserved => msg!("error-name-reserved"),
        NameFault::Control => msg!("error-name-control"),
        NameFault::Direction => msg!("error-name-direction"),
        NameFault::Ending => msg!("error-name-ending"),
        NameFault::Device => msg!("error-name-device"),
        NameFault::Form => msg!("error-name-form"),
        NameFault::Dash => msg!("error-name-dash"),
        NameFault::OurOwn => msg!("error-name-own"),
    }
}

fn corpus(fault: &CorpusFault) -> String {
    match fault {
        CorpusFault::NotUnicode => msg!("error-corpus-not-unicode"),
        CorpusFault::Name(fault) => name(*fault),
        CorpusFault::Twin(other) => msg!("error-corpus-twin", other = shown(other)),
        CorpusFault::Link => msg!("error-corpus-link"),
        CorpusFault::Special => msg!("error-corpus-special"),
    }
}

fn pack(fault: &PackFault) -> String {
    match fault {
        PackFault::Series(_) => msg!("error-pack-series"),
        PackFault::Release => msg!("error-pack-release"),
        PackFault::Date(_) => msg!("error-pack-date"),
        PackFault::Level { most, .. } => msg!("error-pack-level", most = *most),
        PackFault::LongChunks { .. } => msg!("error-pack-long-chunks"),
        PackFault::ShortChunks { bytes, least } => {
            msg!("error-pack-short-chunks", bytes = *bytes, least = *least)
        }
        PackFault::Pattern { pattern, why } => {
            msg!("error-pack-pattern", pattern = shown(pattern), why = shown(why))
        }
        PackFault::IdleName(name) => msg!("error-pack-idle-name", name = shown(name)),
        PackFault::ManyRecipients { bytes, most } => {
            msg!("error-pack-many-recipients", bytes = *bytes, most = *most)
        }
    }
}

fn more(fault: &MoreFault) -> String {
    match fault {
        MoreFault::OtherKey { publisher, key } => {
            msg!("error-more-other-key", publisher = publisher.to_string(), key = key.to_string())
        }
        MoreFault::NotMore { have, asked } => msg!("error-more-not-more", have = *have, asked = *asked),
        MoreFault::OtherNames => msg!("error-more-other-names"),
    }
}

fn plan(fault: &PlanFault) -> String {
    match fault {
        PlanFault::Carriers(carriers) => {
            msg!("error-plan-carriers", carriers = *carriers, most = limits::CARRIERS_MAX)
        }
        PlanFault::Sizes { sizes, carriers } => msg!("error-plan-sizes", sizes = *sizes, carriers = *carriers),
        PlanFault::Counts { carriers, survive, copies } => {
            msg!("error-plan-counts", carriers = *carriers, survive = *survive, copies = *copies)
        }
        PlanFault::Short { carriers, survive, left, need, .. } => {
            msg!("error-plan-short", survive = *survive, carriers = *carriers, left = *left, need = *need)
        }
        PlanFault::NoRoom { needed_bytes, room_bytes } => {
            msg!("error-plan-no-room", needed = *needed_bytes, room = *room_bytes)
        }
        PlanFault::Whole { carriers, survive } => {
            msg!("error-plan-whole", carriers = *carriers, survive = *survive)
        }
        PlanFault::Greedy { carriers, survive } => {
            msg!("error-plan-greedy", survive = *survive, carriers = *carriers)
        }
        PlanFault::Same(one, other) => msg!("error-plan-same", one = shown_path(one), other = shown_path(other)),
        PlanFault::Stray(path) => msg!("error-plan-stray", path = shown_path(path)),
    }
}

fn codes(fault: &CodesFault) -> String {
    match fault {
        CodesFault::TooMuch { bytes, most } => msg!("error-codes-too-much", bytes = *bytes, most = *most),
        CodesFault::ChunkTooLarge { name, bytes, most } => {
            msg!("error-codes-chunk", name = shown(name), bytes = *bytes, most = *most)
        }
        CodesFault::Nothing => msg!("error-codes-nothing"),
        CodesFault::LoopTooLong { frames, most } => msg!("error-codes-loop", frames = *frames, most = *most),
        CodesFault::NoTerminal => msg!("error-codes-no-terminal"),
        CodesFault::SmallWindow { columns, rows, columns_needed, rows_needed } => msg!(
            "error-codes-small-window",
            columns = *columns,
            rows = *rows,
            width = *columns_needed,
            height = *rows_needed,
        ),
        CodesFault::Secret(what) => msg!("error-codes-secret", what = *what),
        CodesFault::NoCard => msg!("error-codes-no-card"),
    }
}

fn slip(fault: &SlipFault) -> String {
    match fault {
        SlipFault::NotDigits => msg!("error-slip-digits"),
        SlipFault::Uneven(group) => msg!("error-slip-uneven", group = *group),
        SlipFault::Length { told, got } => msg!("error-slip-length", told = *told, given = *got),
        SlipFault::Misheard { group, given, maybe: None } => {
            msg!("error-slip-misheard", group = *group, given = format!("{given:05}"))
        }
        SlipFault::Misheard { group, given, maybe: Some(maybe) } => msg!(
            "error-slip-misheard-maybe",
            group = *group,
            given = format!("{given:05}"),
            maybe = format!("{maybe:05}"),
        ),
        SlipFault::Check => msg!("error-slip-check"),
        SlipFault::Version(version) => msg!("error-slip-version", version = *version, known = slip::VERSION),
        SlipFault::Nonsense => msg!("error-slip-nonsense"),
        SlipFault::OtherBundle(id) => msg!("error-slip-other-bundle", id = shown(id)),
    }
}
