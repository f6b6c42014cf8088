//! The hint of each error: one next action.

use std::path::{Path, PathBuf};

use super::line::typed_path;
use super::{causes, containers, quorum};
use crate::cli::error::{Error, PinsFault};
use crate::cli::messages::msg;
use crate::courier::fault::Why;
use crate::error::{
    self as library, CodesFault, CorpusFault, DeltaFault, Foreign, Half, KitFault, PartFault, PayloadFault, PlanFault,
    ReaderError, RecipientFault, WorkshopFault,
};
use crate::escape::{shown, shown_path};
use crate::format::Sealing;
use crate::format::facts::FactsFault;
use crate::format::series::base_of;
use crate::format::slip::SlipFault;
use crate::store::{Others, bins};
use crate::units::bytes;

/// Returns the hint of an error, if the error has a remedy that its sentence does not name.
pub(in crate::cli) fn hint(error: &Error) -> Option<String> {
    match error {
        Error::Usage(_) => None,
        Error::Card { fault, .. } => super::card::hint(fault),
        Error::OtherCard { .. } => Some(msg!("hint-card-other")),
        Error::OtherDigits { .. } => Some(msg!("hint-other-digits")),
        Error::NoTerminal | Error::SmallWindow { .. } => Some(msg!("hint-codes-page")),
        Error::OtherDocuments(_) => Some(msg!("hint-other-documents")),
        Error::CommandsTerminal(_) => Some(msg!("hint-commands-terminal")),
        Error::Library(error) => of_library(error),
        Error::Pins(PinsFault::Within { .. }) => Some(msg!("hint-pins-within")),
        Error::Pins(PinsFault::SameMedium { .. }) => Some(msg!("hint-pins-medium")),
        Error::Pins(PinsFault::Others { path, how: Others::Mode }) => {
            Some(msg!("hint-pins-mode", path = typed_path(path)))
        }
        Error::Pins(PinsFault::Others { how: Others::Owner, .. }) => Some(msg!("hint-pins-owner")),
        Error::Variable(
            PinsFault::Within { .. } | PinsFault::SameMedium { .. } | PinsFault::Others { how: Others::Owner, .. },
        ) => Some(msg!("hint-variable")),
        Error::Variable(PinsFault::Others { path, how: Others::Mode }) => {
            Some(msg!("hint-variable-mode", path = typed_path(path)))
        }
    }
}

fn of_library(error: &library::Error) -> Option<String> {
    use library::Error as E;
    Some(match error {
        E::Reader(error) => return of_reader(error),
        E::Codes(fault) => return codes(fault),
        E::Plan(fault) => return plan(fault),
        E::NotARecipient(_) => msg!("hint-keys"),
        E::Recipient(RecipientFault::OtherDigits { .. }) => msg!("hint-recipient-digits"),
        E::Recipient(RecipientFault::Trailing { .. }) => msg!("hint-recipient-trailing"),
        E::Recipient(RecipientFault::Comment { .. }) => msg!("hint-recipient-comment"),
        E::Pattern { .. } => msg!("hint-pattern"),
        E::NothingFits(_) => msg!("hint-nothing-fits"),
        E::NotWhole { .. } => msg!("hint-not-whole"),
        E::Prove(fault) => super::prove::hint(fault),
        E::Custody(fault) => super::custody::hint(fault),
        E::Parcel(fault) => super::parcel::hint(fault),
        E::Kit(KitFault::None(_)) => msg!("hint-kit-none"),
        E::Kit(KitFault::Untrusted(_)) => msg!("hint-kit-untrusted"),
        E::Kit(KitFault::Altered { .. }) => msg!("hint-kit-altered"),
        E::Torrent(fault) => super::torrent::hint(fault),
        E::Fetch(fault) => super::mirrors::fetch_hint(fault),
        E::Publish(fault) => super::mirrors::publish_hint(fault),
        E::KeyPassphraseNeeded(_) => msg!("hint-key-passphrase"),
        E::Part(PartFault::OtherRelease { .. }) => msg!("hint-part-other"),
        E::Part(PartFault::List(_)) => msg!("hint-part-list"),
        E::Part(PartFault::Altered { .. }) => msg!("hint-part-altered"),
        E::Commit(fault) => super::commit::hint(fault),
        E::Busy(_) => msg!("hint-busy"),
        E::InTheWay(_) => msg!("hint-in-the-way"),
        E::OtherFile(_) => msg!("hint-other-file"),
        E::CorpusNames(faults) => corpus_names(faults),
        E::CorpusChanged(_) => msg!("hint-corpus-changed"),
        E::CorpusSecret { path, .. } => msg!("hint-corpus-secret", path = shown_path(path)),
        E::CorpusBundle(_) => msg!("hint-move-out"),
        E::OutputInCorpus(_) => msg!("hint-output-in-corpus"),
        E::Workshop(WorkshopFault::Signal(9)) => msg!("hint-workshop-memory"),
        E::Workshop(_) => msg!("hint-workshop"),
        E::Rehearsal(_) => msg!("hint-rehearsal"),
        E::Refused(failed) => match &failed.why {
            Why::Refused { doing, cause, .. } => causes::hint(*doing, *cause),
            Why::Source(_) => msg!("hint-unsteady"),
        },
        E::NotKept(_) => msg!("hint-not-kept"),
        E::Slip(fault) => slip(fault),
        E::NoRelease { .. } => msg!("hint-no-release"),
        E::NoName(_)
        | E::CorpusNotFolder(_)
        | E::TooLarge { .. }
        | E::Pack(_)
        | E::Letter(_)
        | E::NoRecipient(_)
        | E::More(_)
        | E::MediumIsFolder(_)
        | E::NotAMedium(_) => return None,
    })
}

fn of_reader(error: &ReaderError) -> Option<String> {
    use ReaderError as E;
    Some(match error {
        E::Io { doing, source, .. } => causes::hint(*doing, causes::cause(*doing, source)),
        E::Unsteady(_) => msg!("hint-unsteady"),
        E::Interrupted => msg!("hint-interrupted"),
        E::Bug(_) => msg!("hint-bug"),
        E::NotAKey { .. } => msg!("hint-keys"),
        E::ForeignKey { kind: Foreign::PostQuantum, .. } => msg!("hint-foreign-key-post-quantum"),
        E::ForeignKey { kind: Foreign::Ssh | Foreign::Pgp, .. } => msg!("hint-foreign-key-other"),
        E::OtherHalf(other) => match other.wanted {
            Half::Publisher => msg!("hint-give-publisher"),
            Half::PublisherSecret => msg!("hint-give-publisher-secret"),
            Half::Recipient => msg!("hint-give-recipient"),
            Half::RecipientSecret => msg!("hint-give-recipient-secret"),
        },
        E::NoBundle => msg!("hint-no-bundle"),
        E::NotUnpacked(container) => containers::next(container),
        E::ListDamaged(_) | E::ListMissing(_) => msg!("hint-copy-list"),
        E::Crowded => msg!("hint-crowded"),
        // A number that all of them have chooses none.
        E::ManyBundles(list)
            if list.iter().all(|one| list.first().is_some_and(|first| first.release == one.release)) =>
        {
            msg!("hint-many-of-one-number")
        }
        E::ManyBundles(_) => msg!("hint-many-bundles"),
        E::NoSuchBundle(_) | E::NoSuchRelease(_) => msg!("hint-no-such-bundle"),
        E::Conflict(_) => msg!("hint-conflict"),
        E::ListUnsigned(_) => msg!("hint-list-unsigned"),
        E::UnknownPublisher(_) => msg!("hint-unknown-publisher"),
        E::OtherSeries { series, .. } => {
            let base = base_of(series).map_or(series.as_str(), |(base, _)| base);
            msg!("hint-other-series", series = shown(base))
        }
        E::TooFewSignatures(quorum) => quorum::too_few_hint(quorum),
        E::WrongPublisher { .. } => msg!("hint-wrong-publisher"),
        E::WrongComment(_) | E::Contents(_) => msg!("hint-tell-publisher"),
        E::Facts(FactsFault::Format(_) | FactsFault::Requires(_) | FactsFault::OpeningRequires(_)) => {
            msg!("hint-newer")
        }
        E::Payload(PayloadFault::Archive { .. } | PayloadFault::Name { .. } | PayloadFault::Collision { .. }) => {
            msg!("hint-one-reading")
        }
        E::Facts(FactsFault::Json(_) | FactsFault::Field(_)) | E::Sums(_) | E::Contradiction(_) | E::Payload(_) => {
            msg!("hint-keep")
        }
        E::Delta(fault) => delta(fault),
        E::OtherCode => msg!("hint-other-code"),
        E::SmallMissing(_) => msg!("hint-copy-small"),
        E::NotEnough { .. } => msg!("hint-not-enough"),
        E::SealedFor(Sealing::Passphrase) => msg!("hint-passphrase"),
        E::SealedFor(Sealing::Recipients | Sealing::None) => msg!("hint-identity"),
        E::WrongKey => msg!("hint-wrong-key"),
        E::WrongPassphrase => msg!("hint-wrong-passphrase"),
        E::KeyPassphraseWrong(_) => msg!("hint-try-again"),
        E::ScryptTooHigh { .. } => msg!("hint-scrypt"),
        E::NoMemory { .. } => msg!("hint-no-memory"),
        E::NoSpace { path, .. } => room(path),
        E::Unfit(_) => msg!("hint-unfit"),
        E::Exists(_) => msg!("hint-exists"),
        E::Seal(_) => return None,
    })
}

fn delta(fault: &DeltaFault) -> String {
    match fault {
        DeltaFault::Whole => msg!("hint-delta-whole"),
        DeltaFault::Already { .. } => msg!("hint-delta-already"),
        DeltaFault::NotOpened(_) => msg!("hint-delta-not-opened"),
        DeltaFault::Inside(_) => msg!("hint-delta-inside"),
        DeltaFault::BaseUntrusted => msg!("hint-delta-base-untrusted"),
        DeltaFault::OtherBase { wanted, .. } => msg!("hint-delta-other-base", release = wanted.release.to_string()),
        DeltaFault::Gap(gap) if gap.applied > 0 => {
            msg!("hint-delta-gap", from = gap.found.1.to_string(), to = gap.release.to_string())
        }
        DeltaFault::Gap(gap) => msg!("hint-delta-other-base", release = gap.release.to_string()),
        DeltaFault::Missing(_) | DeltaFault::Altered(_) => msg!("hint-delta-base-again"),
        DeltaFault::BaseList | DeltaFault::Malformed(_) => msg!("hint-keep"),
    }
}

/// Returns the hint for a full medium. A bin on the medium is the first place to look.
fn room(path: &Path) -> String {
    match bins(path).into_iter().max_by_key(|(_, bytes)| *bytes) {
        Some((bin, size)) => msg!("hint-empty-bin", bin = shown_path(&bin), size = bytes(size)),
        None => msg!("hint-make-room"),
    }
}

fn plan(fault: &PlanFault) -> Option<String> {
    Some(match fault {
        PlanFault::Short {
            carriers, survive, need, recovery_blocks, recovery_needed, holds, couriers_needed, ..
        } => {
            // A number that `pack` and `more-recovery` never make is no advice.
            let more = recovery_needed.filter(|needed| needed.div_ceil(2) <= *need).map(|needed| {
                msg!(
                    "hint-plan-more",
                    needed = needed,
                    percent = (u64::from(needed) * 100).div_ceil(u64::from(*need).max(1)),
                    need = *need,
                    there = *recovery_blocks,
                    carriers = *carriers,
                    survive = *survive,
                )
            });
            let copies = (survive + 1 < *carriers).then(|| msg!("hint-plan-copies", copies = survive + 1));
            let couriers =
                couriers_needed.map(|couriers| msg!("hint-plan-couriers", couriers = couriers, survive = *survive));
            // That no carrier is lost is no plan.
            let fewer = holds.filter(|holds| *holds > 0).map(|holds| msg!("hint-plan-fewer", holds = holds));
            let ways = [more, couriers, copies, fewer].into_iter().flatten();
            return ways.reduce(|one, other| msg!("hint-plan-or", one = one, other = other));
        }
        PlanFault::NoRoom { .. } => msg!("hint-plan-no-room"),
        PlanFault::TooSmall { .. } => msg!("hint-plan-too-small"),
        PlanFault::Whole { .. } => msg!("hint-plan-whole"),
        PlanFault::Greedy { .. } => msg!("hint-plan-greedy"),
        PlanFault::Same(..) => msg!("hint-plan-same"),
        PlanFault::Stray(_) => msg!("hint-plan-stray"),
        PlanFault::Carriers(_) | PlanFault::Sizes { .. } | PlanFault::Counts { .. } => return None,
    })
}

fn codes(fault: &CodesFault) -> Option<String> {
    Some(match fault {
        CodesFault::LongBag { .. } => return None,
        CodesFault::TooMuch { .. } => msg!("hint-codes-too-much"),
        CodesFault::ChunkTooLarge { .. } => msg!("hint-codes-chunk"),
        CodesFault::Nothing => msg!("hint-codes-nothing"),
        CodesFault::LoopTooLong { .. } => msg!("hint-codes-page"),
        CodesFault::Secret(_) => msg!("hint-codes-secret"),
        CodesFault::NoCard => msg!("hint-codes-no-card"),
    })
}

fn slip(fault: &SlipFault) -> String {
    match fault {
        SlipFault::OtherBundle(_) => msg!("hint-slip-other-bundle"),
        SlipFault::Version(_) => msg!("hint-slip-version"),
        SlipFault::OfCommitment => msg!("hint-slip-of-commitment"),
        SlipFault::OfBundle => msg!("hint-slip-of-bundle"),
        SlipFault::NotDigits
        | SlipFault::Uneven(_)
        | SlipFault::Length { .. }
        | SlipFault::Misheard { .. }
        | SlipFault::Check
        | SlipFault::Nonsense => msg!("hint-slip-again"),
    }
}

/// The encoding of the first name that is older than Unicode decides.
fn corpus_names(faults: &[(PathBuf, CorpusFault)]) -> String {
    let old = faults.iter().find_map(|(_, fault)| match fault {
        CorpusFault::NotUnicode(old) => old.as_ref(),
        CorpusFault::Name(_)
        | CorpusFault::Twin(_)
        | CorpusFault::Secret(_)
        | CorpusFault::Link
        | CorpusFault::Special => None,
    });
    old.map_or_else(|| msg!("hint-corpus-names"), |old| msg!("hint-corpus-old-names", encoding = old.encoding))
}

#[cfg(test)]
mod tests {
    const HINTS: &str = include_str!("../messages/en/hints.ftl");
    const ERRORS: &str = include_str!("../messages/en/errors.ftl");
    const CAUSES: &str = include_str!("../messages/en/causes.ftl");
    /// The verbs with which hints begin.
    const VERBS: &str = "add ask bring carry check close compare copy do find get give keep let look lose make move name pack put \
                         rename report run see tell try type unpack wait write";

    fn texts(catalogue: &str) -> impl Iterator<Item = (&str, &str)> {
        catalogue.lines().filter(|line| !line.starts_with(['#', ' '])).filter_map(|line| line.split_once(" = "))
    }

    #[test]
    fn a_hint_begins_with_a_verb() {
        let of_causes = texts(CAUSES).filter(|(key, _)| key.starts_with("hint-"));
        for (key, text) in texts(HINTS).filter(|(_, text)| !text.starts_with('{')).chain(of_causes) {
            let first = text.split([' ', ':']).next().unwrap_or_default();
            assert!(VERBS.split(' ').any(|verb| verb == first), "{key}: {text}");
        }
        assert!(texts(HINTS).count() > 50);
    }

    #[test]
    fn errors_and_hints_are_lower_case_without_a_full_stop() {
        for (key, text) in texts(HINTS).chain(texts(ERRORS)).chain(texts(CAUSES)) {
            assert!(!text.ends_with('.') || text.ends_with(".."), "{key}: {text}");
            let is_name = ["CONTENTS", "Pannier", "SHA256SUMS"].iter().any(|name| text.starts_with(name));
            assert!(is_name || !text.starts_with(char::is_uppercase), "{key}: {text}");
        }
        assert!(texts(ERRORS).count() > 100);
    }
}
