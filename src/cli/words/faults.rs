//! The sentences of the faults that errors carry: of a list, facts, a payload, a corpus, recipients, a plan, codes, a slip.

use super::line::numbers;
use crate::cli::messages::msg;
use crate::error::{
    CodesFault, ContentsFault, Contradiction, CorpusFault, MoreFault, PackFault, PatternOf, PayloadFault, PlanFault,
    RecipientFault,
};
use crate::escape::{shown, shown_path};
use crate::format::digits::DigitsFault;
use crate::format::facts::{self, FactsFault};
use crate::format::names::NameFault;
use crate::format::recipients::CommentFault;
use crate::format::slip::{self, SlipFault};
use crate::format::sums::SumsFault;
use crate::limits;
use crate::scan::skip::{FilmFault, PictureFault};
use crate::units::bytes;

/// Returns the fault of a signed list.
pub(super) fn sums(fault: &SumsFault) -> String {
    match fault {
        SumsFault::TooLong(bytes) => msg!("error-sums-long", bytes = *bytes, most = limits::SUMS_MAX_BYTES),
        SumsFault::NotText => msg!("error-sums-text"),
        SumsFault::Line(line) => msg!("error-sums-line", line = *line),
        SumsFault::Name(line) => msg!("error-sums-name", line = *line),
        SumsFault::Twice(line) => msg!("error-sums-twice", line = *line),
        SumsFault::Absent(name) => msg!("error-sums-absent", name = *name),
    }
}

/// Returns the fault of signed facts.
pub(super) fn facts(fault: &FactsFault) -> String {
    match fault {
        FactsFault::Format(format) => msg!("error-facts-format", format = *format, most = facts::FORMAT),
        FactsFault::OpeningRequires(what) => msg!("error-facts-opening-requires", what = shown(what)),
        FactsFault::Requires(what) => msg!("error-facts-requires", what = shown(&format!("{what:?}"))),
        FactsFault::Json(why) => msg!("error-facts-json", why = shown(why)),
        FactsFault::Field(field) => msg!("error-facts-field", field = *field),
    }
}

/// Returns the signed parts that contradict each other.
pub(super) fn contradiction(fault: Contradiction) -> String {
    match fault {
        Contradiction::Publisher => msg!("error-contradiction-publisher"),
        Contradiction::LongFacts => msg!("error-contradiction-long-facts"),
        Contradiction::Chunks => msg!("error-contradiction-chunks"),
        Contradiction::Table => msg!("error-contradiction-table"),
        Contradiction::Sealing => msg!("error-contradiction-sealing"),
    }
}

/// Returns the difference between documents and the signed list.
pub(super) fn contents(fault: &ContentsFault) -> String {
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

/// Returns the reason why an authentic payload is refused.
pub(super) fn payload(fault: &PayloadFault) -> String {
    match fault {
        PayloadFault::Seal(why) => msg!("error-payload-seal", why = shown(why)),
        PayloadFault::Compression(why) => msg!("error-payload-compression", why = shown(why)),
        PayloadFault::Archive { at, what } => msg!("error-payload-archive", at = *at, what = shown(what)),
        PayloadFault::Name { path, fault } => {
            msg!("error-payload-name", path = shown(path), fault = name(*fault))
        }
        PayloadFault::Collision { path } => msg!("error-payload-collision", path = shown(path)),
        PayloadFault::Limit(what) => msg!("error-payload-limit", what = shown(what)),
    }
}

/// Returns the reason why a name is not allowed.
pub(super) fn name(fault: NameFault) -> String {
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
        NameFault::Compressed => msg!("error-name-compressed"),
        NameFault::OurOwn => msg!("error-name-own"),
    }
}

/// Returns the reason why an entry of the corpus cannot be packed.
pub(super) fn corpus(fault: &CorpusFault) -> String {
    match fault {
        CorpusFault::NotUnicode(None) => msg!("error-corpus-not-unicode"),
        CorpusFault::NotUnicode(Some(old)) => {
            msg!("error-corpus-old-name", encoding = old.encoding, name = shown(&old.text))
        }
        CorpusFault::Name(fault) => name(*fault),
        CorpusFault::Twin(other) => msg!("error-corpus-twin", other = shown(other)),
        CorpusFault::Secret(what) => msg!("error-corpus-name-secret", what = *what),
        CorpusFault::Link => msg!("error-corpus-link"),
        CorpusFault::Special => msg!("error-corpus-special"),
    }
}

/// Returns the option that a pattern was given for.
fn option(of: PatternOf) -> &'static str {
    match of {
        PatternOf::Exclude => "--exclude",
        PatternOf::Apart => "--apart",
        PatternOf::First => "--first",
        PatternOf::Key => "--allow-key",
    }
}

/// Returns the reason why an order to pack cannot be carried out.
pub(super) fn pack(fault: &PackFault) -> String {
    match fault {
        PackFault::Series(_) => msg!("error-pack-series"),
        PackFault::Release => msg!("error-pack-release"),
        PackFault::Date(_) => msg!("error-pack-date"),
        PackFault::Level { most, .. } => msg!("error-pack-level", most = *most),
        PackFault::LongChunks { .. } => msg!("error-pack-long-chunks"),
        PackFault::ShortChunks { bytes, least } => {
            msg!("error-pack-short-chunks", bytes = *bytes, least = *least)
        }
        PackFault::Pattern { of, pattern, why } => {
            msg!("error-pack-pattern", option = option(*of), pattern = shown(pattern), why = shown(why))
        }
        PackFault::IdleName { of: PatternOf::Exclude, name } => msg!("error-pack-idle-name", name = shown(name)),
        PackFault::IdleName { of: PatternOf::First, name } => msg!("error-pack-idle-first", name = shown(name)),
        PackFault::IdleName { of: PatternOf::Apart, name } => msg!("error-pack-idle-apart", name = shown(name)),
        PackFault::IdleName { of: PatternOf::Key, name } => msg!("error-pack-idle-key", name = shown(name)),
        PackFault::ManyRecipients { bytes, most } => {
            msg!("error-pack-many-recipients", bytes = *bytes, most = *most)
        }
    }
}

/// Returns the sentence of a fault of recipients.
pub(super) fn recipient(fault: &RecipientFault) -> String {
    match fault {
        RecipientFault::OtherDigits { path, line, recipient_line, name, groups } => {
            let name = name.as_ref().map_or_else(|| msg!("pack-no-name"), |name| shown(name));
            let (line, recipient_line) = (line.to_string(), recipient_line.to_string());
            msg!(
                "error-recipient-digits",
                path = shown_path(path),
                line = line,
                recipient = recipient_line,
                name = name,
                groups = numbers(groups),
                count = groups.len(),
            )
        }
        RecipientFault::Trailing { path, line } => {
            msg!("error-recipient-trailing", path = shown_path(path), line = line.to_string())
        }
        RecipientFault::Comment { path, fault: CommentFault::NotDigits(line) } => {
            msg!("error-recipient-not-digits", path = shown_path(path), line = line.to_string())
        }
        RecipientFault::Comment { path, fault: CommentFault::ForNobody(line) } => {
            msg!("error-recipient-for-nobody", path = shown_path(path), line = line.to_string())
        }
    }
}

/// Returns the reason why a bundle gets no more recovery blocks.
pub(super) fn more(fault: &MoreFault) -> String {
    match fault {
        MoreFault::OtherKey { publisher, key } => {
            msg!("error-more-other-key", publisher = publisher.to_string(), key = key.to_string())
        }
        MoreFault::NotMore { have, asked } => msg!("error-more-not-more", have = *have, asked = *asked),
        MoreFault::OtherNames => msg!("error-more-other-names"),
    }
}

/// Returns the reason why a plan for carriers does not hold.
pub(super) fn plan(fault: &PlanFault) -> String {
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
        PlanFault::TooSmall { needed_bytes, fit_bytes } => {
            msg!("error-plan-too-small", needed = bytes(*needed_bytes), size = bytes(*fit_bytes))
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

/// Returns the reason why codes cannot carry an object.
pub(super) fn codes(fault: &CodesFault) -> String {
    match fault {
        CodesFault::TooMuch { bytes, most } => msg!("error-codes-too-much", bytes = *bytes, most = *most),
        CodesFault::LongBag { bytes, most } => msg!("error-too-large", bytes = *bytes, most = *most),
        CodesFault::ChunkTooLarge { name, bytes, most } => {
            msg!("error-codes-chunk", name = shown(name), bytes = *bytes, most = *most)
        }
        CodesFault::Nothing => msg!("error-codes-nothing"),
        CodesFault::LoopTooLong { frames, most } => msg!("error-codes-loop", frames = *frames, most = *most),
        CodesFault::Secret(what) => msg!("error-codes-secret", what = *what),
        CodesFault::NoCard => msg!("error-codes-no-card"),
    }
}

/// Returns the reason why a text has no thirty digits.
pub(in crate::cli) fn digits(fault: DigitsFault) -> String {
    match fault {
        DigitsFault::Nothing => msg!("trust-digits-nothing"),
        DigitsFault::Letter => msg!("trust-digits-letter"),
        DigitsFault::Several => msg!("trust-digits-several"),
        DigitsFault::Count { groups, digits } => msg!("trust-digits-count", groups = groups, digits = digits),
    }
}

/// Returns the reason why digits are no slip.
pub(super) fn slip(fault: &SlipFault) -> String {
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
        SlipFault::OfCommitment => msg!("error-slip-of-commitment"),
        SlipFault::OfBundle => msg!("error-slip-of-bundle"),
        SlipFault::OtherBundle(id) => msg!("error-slip-other-bundle", id = shown(id)),
    }
}

/// Returns the fault of a picture.
pub(super) fn picture(fault: &PictureFault) -> String {
    match fault {
        PictureFault::TooLarge { width, height, most } => {
            msg!("error-picture-large", width = width.to_string(), height = height.to_string(), most = *most)
        }
        PictureFault::TooLong => msg!("error-picture-long"),
        PictureFault::Broken(why) => msg!("error-picture-broken", why = shown(why)),
        PictureFault::GaveUp => msg!("error-picture-gave-up"),
    }
}

/// Returns the fault of a film.
pub(super) fn film(fault: FilmFault) -> String {
    match fault {
        FilmFault::Form(form) => msg!("error-film-form", form = form),
        FilmFault::Pixels => msg!("error-film-pixels"),
        FilmFault::TooLarge { width, height, most } => {
            msg!("error-film-large", width = width.to_string(), height = height.to_string(), most = most)
        }
        FilmFault::CutShort => msg!("error-film-cut-short"),
        FilmFault::TooLong(count) => msg!("error-film-long", count = count),
    }
}
