//! The code of each error: a word for programs, which stays the same in every language and version.

use crate::cli::error::Error;
use crate::cli::exit::Class;
use crate::error::{
    self as library, CodesFault, CommitFault, CustodyFault, DeltaFault, FetchFault, KitFault, LetterFault, MoreFault,
    PackFault, ParcelFault, PartFault, PlanFault, ProveFault, PublishFault, ReaderError, RecipientFault, TorrentFault,
    is_full,
};
use crate::format::facts::FactsFault;
use crate::scan::cards::CardFault;

macro_rules! codes {
    ($($code:ident: $word:literal => $class:ident,)*) => {
        /// A code.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(in crate::cli) enum Code {
            $($code),*
        }

        impl Code {
            /// Every code, in the order of docs/json.md.
            #[cfg(test)]
            const ALL: &[Self] = &[$(Self::$code),*];

            /// Returns the word.
            pub(in crate::cli) fn word(self) -> &'static str {
                match self {
                    $(Self::$code => $word),*
                }
            }

            /// Returns the exit code that goes with the code.
            pub(in crate::cli) fn class(self) -> Class {
                match self {
                    $(Self::$code => Class::$class),*
                }
            }
        }
    };
}

codes! {
    Usage: "usage" => Usage,
    OtherDigits: "other-digits" => NotTrusted,
    NoTerminal: "no-terminal" => Usage,
    SmallWindow: "small-window" => Usage,
    CardUnread: "card-unread" => Usage,
    CardSeveral: "card-several" => Refused,
    CardSecret: "card-secret" => Refused,
    CardLine: "card-line" => Usage,
    OtherCard: "other-card" => Usage,
    OtherDocuments: "other-documents" => Refused,
    CommandsTerminal: "commands-terminal" => Refused,
    PinsUnsafe: "pins-unsafe" => NotTrusted,
    VariableUnsafe: "variable-unsafe" => NotTrusted,
    Io: "io" => CouldNot,
    NoSpace: "no-space" => Refused,
    Unsteady: "unsteady" => CouldNot,
    Interrupted: "interrupted" => Interrupted,
    Bug: "bug" => CouldNot,
    NotAKey: "not-a-key" => Usage,
    ForeignKey: "foreign-key" => Usage,
    OtherHalf: "other-half" => Usage,
    NoBundle: "no-bundle" => NotEnough,
    NotUnpacked: "not-unpacked" => NotEnough,
    ListDamaged: "list-damaged" => NotEnough,
    ListMissing: "list-missing" => NotEnough,
    Crowded: "crowded" => NotEnough,
    ManyBundles: "many-bundles" => Usage,
    Conflict: "conflict" => NotTrusted,
    NoSuchRelease: "no-such-release" => Usage,
    NoSuchBundle: "no-such-bundle" => Usage,
    ListUnsigned: "list-unsigned" => NotTrusted,
    UnknownPublisher: "unknown-publisher" => NotTrusted,
    OtherSeries: "other-series" => NotTrusted,
    TooFewSignatures: "too-few-signatures" => NotTrusted,
    WrongPublisher: "wrong-publisher" => NotTrusted,
    WrongComment: "wrong-comment" => NotTrusted,
    ListMalformed: "list-malformed" => Refused,
    NewerFormat: "newer-format" => CouldNot,
    FactsMalformed: "facts-malformed" => Refused,
    Contradiction: "contradiction" => Refused,
    SmallFileMissing: "small-file-missing" => NotEnough,
    NotEnough: "not-enough" => NotEnough,
    OtherRecovery: "other-recovery-code" => CouldNot,
    KeyNeeded: "key-needed" => CannotDecrypt,
    WrongKey: "wrong-key" => CannotDecrypt,
    WrongPassphrase: "wrong-passphrase" => CannotDecrypt,
    KeyPassphraseWrong: "key-passphrase-wrong" => CannotDecrypt,
    KeyPassphraseNeeded: "key-passphrase-needed" => CannotDecrypt,
    PassphraseCost: "passphrase-cost" => Refused,
    NoMemory: "no-memory" => CouldNot,
    Seal: "seal" => CouldNot,
    PayloadRefused: "payload-refused" => Refused,
    DocumentsAltered: "documents-altered" => NotTrusted,
    Unfit: "unfit" => Refused,
    Exists: "exists" => Refused,
    WholeBundle: "whole-bundle" => Usage,
    NotOpened: "not-opened" => Usage,
    BaseUntrusted: "base-untrusted" => NotTrusted,
    AlreadyOpened: "already-opened" => NotEnough,
    OtherBase: "other-base" => NotEnough,
    BaseMissing: "base-missing" => NotEnough,
    BaseDocumentMissing: "base-document-missing" => NotEnough,
    BaseDocumentAltered: "base-document-altered" => NotEnough,
    OutputInBase: "output-in-base" => Refused,
    BaseListMalformed: "base-list-malformed" => Refused,
    DifferenceMalformed: "difference-malformed" => Refused,
    Busy: "busy" => CouldNot,
    InTheWay: "in-the-way" => Refused,
    NoName: "no-name" => Usage,
    OtherFile: "other-file" => Refused,
    CorpusNames: "corpus-names" => Refused,
    CorpusChanged: "corpus-changed" => Refused,
    CorpusSecret: "corpus-secret" => Refused,
    CorpusBundle: "corpus-bundle" => Refused,
    NotAFolder: "not-a-folder" => Usage,
    OutputInCorpus: "output-in-corpus" => Refused,
    TooLarge: "too-large" => Usage,
    PackSeries: "pack-series" => Usage,
    PackRelease: "pack-release" => Usage,
    PackDate: "pack-date" => Usage,
    PackLevel: "pack-level" => Usage,
    PackChunkSize: "pack-chunk-size" => Usage,
    PackPattern: "pack-pattern" => Usage,
    PackIdleName: "pack-idle-name" => Usage,
    PackManyRecipients: "pack-many-recipients" => Usage,
    Pattern: "pattern" => Usage,
    NothingFits: "nothing-fits" => Usage,
    LetterNone: "letter-none" => Usage,
    LetterTooFewKeys: "letter-too-few-keys" => Usage,
    LetterTooFewPromised: "letter-too-few-promised" => Usage,
    LetterPromisedShown: "letter-promised-shown" => Usage,
    LetterNeed: "letter-need" => Usage,
    LetterNotBefore: "letter-not-before" => Usage,
    LetterTooManyKeys: "letter-too-many-keys" => Usage,
    LetterTwice: "letter-twice" => Usage,
    LetterRevived: "letter-revived" => Refused,
    LetterNotPromised: "letter-not-promised" => Refused,
    LetterLast: "letter-last" => Usage,
    LetterOtherKey: "letter-other-key" => Refused,
    LetterManySignatures: "letter-many-signatures" => Usage,
    LetterSays: "letter-says" => Usage,
    LetterAddress: "letter-address" => Usage,
    ParcelNoProgram: "parcel-no-program" => CouldNot,
    ParcelNotStripped: "parcel-not-stripped" => Refused,
    ParcelStillTells: "parcel-still-tells" => Refused,
    ParcelNoFile: "parcel-no-file" => Refused,
    ArchiveOther: "archive-other" => Refused,
    ArchiveNoChain: "archive-no-chain" => NotTrusted,
    ArchiveChain: "archive-chain" => NotTrusted,
    ArchiveUnsigned: "archive-unsigned" => NotTrusted,
    ArchiveAltered: "archive-altered" => NotTrusted,
    ArchiveMissing: "archive-missing" => NotEnough,
    ArchiveNoParcel: "archive-no-parcel" => Usage,
    ArchiveFull: "archive-full" => Refused,
    ProveNoDocument: "prove-no-document" => Usage,
    ProveMissing: "prove-missing" => NotEnough,
    ProveAltered: "prove-altered" => NotTrusted,
    ProveOtherBundle: "prove-other-bundle" => Usage,
    ProveNamesTold: "prove-names-told" => Usage,
    KitNone: "kit-none" => Usage,
    KitUntrusted: "kit-untrusted" => NotTrusted,
    KitAltered: "kit-altered" => NotTrusted,
    TorrentChunks: "torrent-chunks" => NotEnough,
    TorrentSmallFiles: "torrent-small-files" => NotEnough,
    FetchNotBuilt: "fetch-not-built" => CouldNot,
    FetchNoList: "fetch-no-list" => NotEnough,
    FetchSmallFiles: "fetch-small-files" => NotEnough,
    FetchTime: "fetch-time" => NotEnough,
    PublishSecret: "publish-secret" => Refused,
    PublishNoChunk: "publish-no-chunk" => NotEnough,
    PublishSmallFiles: "publish-small-files" => NotEnough,
    PublishScattered: "publish-scattered" => Usage,
    PublishNoRclone: "publish-no-rclone" => CouldNot,
    PublishRclone: "publish-rclone" => CouldNot,
    PublishDiffers: "publish-differs" => CouldNot,
    Rehearsal: "rehearsal" => CouldNot,
    NotARecipient: "not-a-recipient" => Usage,
    NoRecipient: "no-recipient" => Usage,
    RecipientOtherDigits: "recipient-other-digits" => NotTrusted,
    RecipientComment: "recipient-comment" => Usage,
    MoreOtherKey: "more-other-key" => Usage,
    MoreNotMore: "more-not-more" => Usage,
    MoreOtherNames: "more-other-names" => Usage,
    NotWhole: "not-whole" => NotEnough,
    PlanCarriers: "plan-carriers" => Usage,
    PlanSizes: "plan-sizes" => Usage,
    PlanCounts: "plan-counts" => Usage,
    PlanSameFolder: "plan-same-folder" => Usage,
    PlanShort: "plan-short" => Refused,
    PlanTooSmall: "plan-too-small" => Refused,
    PlanNoRoom: "plan-no-room" => Refused,
    PlanWhole: "plan-whole" => Refused,
    PlanGreedy: "plan-greedy" => Refused,
    PlanStray: "plan-stray" => Refused,
    CodesTooMuch: "codes-too-much" => Usage,
    CodesSmallFiles: "codes-small-files" => Usage,
    CodesChunk: "codes-chunk" => Usage,
    CodesNothing: "codes-nothing" => NotEnough,
    CodesLoop: "codes-loop" => Usage,
    CodesSecret: "codes-secret" => Refused,
    CodesNoCard: "codes-no-card" => Usage,
    MediumIsFolder: "medium-is-folder" => Usage,
    NotAMedium: "not-a-medium" => Usage,
    PartOtherRelease: "part-other-release" => Refused,
    PartList: "part-list" => Refused,
    PartAltered: "part-altered" => Refused,
    Workshop: "workshop" => CouldNot,
    TargetRefused: "target-refused" => CouldNot,
    NotKept: "not-kept" => CouldNot,
    NoRelease: "no-release" => NotEnough,
    CommitPaths: "commit-paths" => Refused,
    CommitTwice: "commit-twice" => Usage,
    CommitNothing: "commit-nothing" => Usage,
    CommitChanged: "commit-changed" => Refused,
    CommitTooMuch: "commit-too-much" => Usage,
    CommitmentMissing: "commitment-missing" => NotEnough,
    CommitmentTwo: "commitment-two" => Refused,
    CommitmentMalformed: "commitment-malformed" => Refused,
    Slip: "slip" => Usage,
}

/// Returns the code of an error.
pub(in crate::cli) fn code(error: &Error) -> Code {
    match error {
        Error::Usage(_) => Code::Usage,
        Error::OtherDigits { .. } => Code::OtherDigits,
        Error::NoTerminal => Code::NoTerminal,
        Error::SmallWindow { .. } => Code::SmallWindow,
        Error::Card { fault, .. } => match fault {
            CardFault::Nothing | CardFault::Unread(_) => Code::CardUnread,
            CardFault::Several(_) => Code::CardSeveral,
            CardFault::Secret(_) => Code::CardSecret,
            CardFault::Line(_) => Code::CardLine,
            CardFault::Failed(error) => of_library(error),
        },
        Error::OtherCard { .. } => Code::OtherCard,
        Error::OtherDocuments(_) => Code::OtherDocuments,
        Error::CommandsTerminal(_) => Code::CommandsTerminal,
        Error::Library(error) => of_library(error),
        Error::Pins(_) => Code::PinsUnsafe,
        Error::Variable(_) => Code::VariableUnsafe,
    }
}

pub(in crate::cli) fn of_library(error: &library::Error) -> Code {
    use library::Error as E;
    match error {
        E::Reader(error) => of_reader(error),
        E::Codes(fault) => of_codes(fault),
        E::Pack(fault) => of_pack(fault),
        E::Letter(fault) => of_letter(fault),
        E::Parcel(fault) => match fault {
            ParcelFault::NoProgram(_) => Code::ParcelNoProgram,
            ParcelFault::NotStripped(_) => Code::ParcelNotStripped,
            ParcelFault::StillTells(_) => Code::ParcelStillTells,
            ParcelFault::NoFile(_) => Code::ParcelNoFile,
        },
        E::Custody(fault) => match fault {
            CustodyFault::NotAnArchive(_) => Code::ArchiveOther,
            CustodyFault::NoChain(_) => Code::ArchiveNoChain,
            CustodyFault::Chain { .. } => Code::ArchiveChain,
            CustodyFault::Unsigned { .. } => Code::ArchiveUnsigned,
            CustodyFault::Altered(_) => Code::ArchiveAltered,
            CustodyFault::Missing(_) => Code::ArchiveMissing,
            CustodyFault::NoParcel(_) => Code::ArchiveNoParcel,
            CustodyFault::Full(_) => Code::ArchiveFull,
        },
        E::Prove(fault) => match fault {
            ProveFault::NoDocument(_) => Code::ProveNoDocument,
            ProveFault::Missing(_) => Code::ProveMissing,
            ProveFault::Altered(_) => Code::ProveAltered,
            ProveFault::OtherBundle(_) => Code::ProveOtherBundle,
            ProveFault::NamesTold => Code::ProveNamesTold,
        },
        E::Kit(KitFault::None(_)) => Code::KitNone,
        E::Kit(KitFault::Untrusted(_)) => Code::KitUntrusted,
        E::Kit(KitFault::Altered { .. }) => Code::KitAltered,
        E::Torrent(TorrentFault::Chunks { .. }) => Code::TorrentChunks,
        E::Torrent(TorrentFault::Small(_)) => Code::TorrentSmallFiles,
        E::Fetch(fault) => of_fetch(fault),
        E::Publish(fault) => of_publish(fault),
        E::Recipient(RecipientFault::OtherDigits { .. }) => Code::RecipientOtherDigits,
        E::Recipient(RecipientFault::Trailing { .. } | RecipientFault::Comment { .. }) => Code::RecipientComment,
        E::More(MoreFault::OtherKey { .. }) => Code::MoreOtherKey,
        E::More(MoreFault::NotMore { .. }) => Code::MoreNotMore,
        E::More(MoreFault::OtherNames) => Code::MoreOtherNames,
        E::Plan(fault) => of_plan(fault),
        E::Busy(_) => Code::Busy,
        E::InTheWay(_) => Code::InTheWay,
        E::NoName(_) => Code::NoName,
        E::OtherFile(_) => Code::OtherFile,
        E::CorpusNames(_) => Code::CorpusNames,
        E::CorpusChanged(_) => Code::CorpusChanged,
        E::CorpusSecret { .. } => Code::CorpusSecret,
        E::CorpusBundle(_) => Code::CorpusBundle,
        E::CorpusNotFolder(_) => Code::NotAFolder,
        E::OutputInCorpus(_) => Code::OutputInCorpus,
        E::TooLarge { .. } => Code::TooLarge,
        E::Pattern { .. } => Code::Pattern,
        E::NothingFits(_) => Code::NothingFits,
        E::Rehearsal(_) => Code::Rehearsal,
        E::NotARecipient(_) => Code::NotARecipient,
        E::NoRecipient(_) => Code::NoRecipient,
        E::KeyPassphraseNeeded(_) => Code::KeyPassphraseNeeded,
        E::NotWhole { .. } => Code::NotWhole,
        E::MediumIsFolder(_) => Code::MediumIsFolder,
        E::NotAMedium(_) => Code::NotAMedium,
        E::Part(PartFault::OtherRelease { .. }) => Code::PartOtherRelease,
        E::Part(PartFault::List(_)) => Code::PartList,
        E::Part(PartFault::Altered { .. }) => Code::PartAltered,
        E::Workshop(_) => Code::Workshop,
        E::Refused(_) => Code::TargetRefused,
        E::NotKept(_) => Code::NotKept,
        E::NoRelease { .. } => Code::NoRelease,
        E::Slip(_) => Code::Slip,
        E::Commit(fault) => match fault {
            CommitFault::Paths(_) => Code::CommitPaths,
            CommitFault::Twice(_) => Code::CommitTwice,
            CommitFault::Nothing => Code::CommitNothing,
            CommitFault::Changed(_) => Code::CommitChanged,
            CommitFault::TooMuch => Code::CommitTooMuch,
            CommitFault::Missing(_) => Code::CommitmentMissing,
            CommitFault::Two(..) => Code::CommitmentTwo,
            CommitFault::Malformed { .. } => Code::CommitmentMalformed,
        },
    }
}

/// Returns the code of an error of the reader.
pub(in crate::cli) fn of_reader(error: &ReaderError) -> Code {
    use ReaderError as E;
    match error {
        E::Io { source, .. } if is_full(source) => Code::NoSpace,
        E::Io { .. } => Code::Io,
        E::Unsteady(_) => Code::Unsteady,
        E::Interrupted => Code::Interrupted,
        E::Bug(_) => Code::Bug,
        E::NotAKey { .. } => Code::NotAKey,
        E::ForeignKey { .. } => Code::ForeignKey,
        E::OtherHalf(_) => Code::OtherHalf,
        E::NoBundle => Code::NoBundle,
        E::NotUnpacked(_) => Code::NotUnpacked,
        E::ListDamaged(_) => Code::ListDamaged,
        E::ListMissing(_) => Code::ListMissing,
        E::Crowded => Code::Crowded,
        E::ManyBundles(_) => Code::ManyBundles,
        E::Conflict(_) => Code::Conflict,
        E::NoSuchRelease(_) => Code::NoSuchRelease,
        E::NoSuchBundle(_) => Code::NoSuchBundle,
        E::ListUnsigned(_) => Code::ListUnsigned,
        E::UnknownPublisher(_) => Code::UnknownPublisher,
        E::OtherSeries { .. } => Code::OtherSeries,
        E::TooFewSignatures(_) => Code::TooFewSignatures,
        E::WrongPublisher { .. } => Code::WrongPublisher,
        E::WrongComment(_) => Code::WrongComment,
        E::Sums(_) => Code::ListMalformed,
        E::Facts(FactsFault::Format(_) | FactsFault::Requires(_) | FactsFault::OpeningRequires(_)) => Code::NewerFormat,
        E::Facts(FactsFault::Json(_) | FactsFault::Field(_)) => Code::FactsMalformed,
        E::Contradiction(_) => Code::Contradiction,
        E::SmallMissing(_) => Code::SmallFileMissing,
        E::NotEnough { .. } => Code::NotEnough,
        E::OtherCode => Code::OtherRecovery,
        E::SealedFor(_) => Code::KeyNeeded,
        E::WrongKey => Code::WrongKey,
        E::WrongPassphrase => Code::WrongPassphrase,
        E::KeyPassphraseWrong(_) => Code::KeyPassphraseWrong,
        E::ScryptTooHigh { .. } => Code::PassphraseCost,
        E::NoMemory { .. } => Code::NoMemory,
        E::Seal(_) => Code::Seal,
        E::Payload(_) => Code::PayloadRefused,
        E::Contents(_) => Code::DocumentsAltered,
        E::Delta(fault) => of_delta(fault),
        E::NoSpace { .. } => Code::NoSpace,
        E::Unfit(_) => Code::Unfit,
        E::Exists(_) => Code::Exists,
    }
}

fn of_delta(fault: &DeltaFault) -> Code {
    match fault {
        DeltaFault::Whole => Code::WholeBundle,
        DeltaFault::NotOpened(_) => Code::NotOpened,
        DeltaFault::BaseUntrusted => Code::BaseUntrusted,
        DeltaFault::Already { .. } => Code::AlreadyOpened,
        DeltaFault::OtherBase { .. } => Code::OtherBase,
        DeltaFault::Gap(_) => Code::BaseMissing,
        DeltaFault::Missing(_) => Code::BaseDocumentMissing,
        DeltaFault::Altered(_) => Code::BaseDocumentAltered,
        DeltaFault::Inside(_) => Code::OutputInBase,
        DeltaFault::BaseList => Code::BaseListMalformed,
        DeltaFault::Malformed(_) => Code::DifferenceMalformed,
    }
}

fn of_codes(fault: &CodesFault) -> Code {
    match fault {
        CodesFault::TooMuch { .. } => Code::CodesTooMuch,
        CodesFault::LongBag { .. } => Code::CodesSmallFiles,
        CodesFault::ChunkTooLarge { .. } => Code::CodesChunk,
        CodesFault::Nothing => Code::CodesNothing,
        CodesFault::LoopTooLong { .. } => Code::CodesLoop,
        CodesFault::Secret(_) => Code::CodesSecret,
        CodesFault::NoCard => Code::CodesNoCard,
    }
}

fn of_fetch(fault: &FetchFault) -> Code {
    match fault {
        FetchFault::NotBuilt => Code::FetchNotBuilt,
        FetchFault::NoList(_) => Code::FetchNoList,
        FetchFault::Small(_) => Code::FetchSmallFiles,
        FetchFault::Time => Code::FetchTime,
    }
}

fn of_publish(fault: &PublishFault) -> Code {
    match fault {
        PublishFault::Secret { .. } => Code::PublishSecret,
        PublishFault::NoChunk => Code::PublishNoChunk,
        PublishFault::Small(_) => Code::PublishSmallFiles,
        PublishFault::Scattered(_) => Code::PublishScattered,
        PublishFault::NoProgram => Code::PublishNoRclone,
        PublishFault::Program { .. } => Code::PublishRclone,
        PublishFault::Differs(_) => Code::PublishDiffers,
    }
}

fn of_pack(fault: &PackFault) -> Code {
    match fault {
        PackFault::Series(_) => Code::PackSeries,
        PackFault::Release => Code::PackRelease,
        PackFault::Date(_) => Code::PackDate,
        PackFault::Level { .. } => Code::PackLevel,
        PackFault::LongChunks { .. } | PackFault::ShortChunks { .. } => Code::PackChunkSize,
        PackFault::Pattern { .. } => Code::PackPattern,
        PackFault::IdleName { .. } => Code::PackIdleName,
        PackFault::ManyRecipients { .. } => Code::PackManyRecipients,
    }
}

fn of_letter(fault: &LetterFault) -> Code {
    match fault {
        LetterFault::NotALetter => Code::LetterNone,
        LetterFault::TooFewKeys { .. } => Code::LetterTooFewKeys,
        LetterFault::TooFewPromised { .. } => Code::LetterTooFewPromised,
        LetterFault::PromisedShown => Code::LetterPromisedShown,
        LetterFault::Need(_) => Code::LetterNeed,
        LetterFault::NotBefore { .. } => Code::LetterNotBefore,
        LetterFault::TooManyKeys => Code::LetterTooManyKeys,
        LetterFault::Twice => Code::LetterTwice,
        LetterFault::Revived(_) => Code::LetterRevived,
        LetterFault::NotPromised(_) => Code::LetterNotPromised,
        LetterFault::Last => Code::LetterLast,
        LetterFault::OtherKey(_) => Code::LetterOtherKey,
        LetterFault::ManySignatures => Code::LetterManySignatures,
        LetterFault::Says => Code::LetterSays,
        LetterFault::Address(_) => Code::LetterAddress,
    }
}

fn of_plan(fault: &PlanFault) -> Code {
    match fault {
        PlanFault::Carriers(_) => Code::PlanCarriers,
        PlanFault::Sizes { .. } => Code::PlanSizes,
        PlanFault::Counts { .. } => Code::PlanCounts,
        PlanFault::Same(..) => Code::PlanSameFolder,
        PlanFault::Short { .. } => Code::PlanShort,
        PlanFault::TooSmall { .. } => Code::PlanTooSmall,
        PlanFault::NoRoom { .. } => Code::PlanNoRoom,
        PlanFault::Whole { .. } => Code::PlanWhole,
        PlanFault::Greedy { .. } => Code::PlanGreedy,
        PlanFault::Stray(_) => Code::PlanStray,
    }
}

#[cfg(test)]
mod tests;
