//! The lines of the command line: sentences of the catalogue, put in order and padded.

pub(super) mod amounts;
pub(super) mod card;
pub(super) mod causes;
pub(super) mod cells;
pub(super) mod codes;
pub(super) mod commit;
pub(super) mod compared;
pub(super) mod containers;
pub(super) mod custody;
mod deal;
mod drill;
mod errors;
mod facts;
mod faults;
mod fields;
pub(super) mod gather;
mod hints;
mod json;
pub(super) mod kit;
pub(super) mod leaf;
pub(super) mod letters;
mod line;
pub(super) mod mirrors;
mod more;
pub(super) mod onto;
pub(super) mod others;
mod packed;
pub(super) mod paper;
pub(super) mod parcel;
pub(super) mod part;
pub(super) mod play;
pub(super) mod progress;
pub(super) mod prove;
pub(super) mod quorum;
mod recipients;
mod report;
pub(super) mod salvage;
pub(super) mod scan;
pub(super) mod sheet;
pub(super) mod torrent;
pub(super) mod want;

pub(super) use crate::units::bytes;
pub(super) use deal::{deal, deal_json};
pub(super) use drill::{drilled, drilled_json, kept};
pub(super) use errors::{candidates, of_library, of_reader, sentence, skip};
pub(super) use facts::facts;
pub(super) use faults::digits as not_digits;
pub(super) use fields::{class_word, in_one_line, judge, verdict_word, with};
pub(super) use hints::hint;
pub(super) use json::{facts_json, packed_json, refused_json, report_json, unreadable_json, wrong_usage_json};
pub(super) use line::{
    choice, columns, confinement, digits_of_hash, few, head, labelled, listed, named_by, next, padded, typed,
    typed_path,
};
pub(super) use more::{extended, extended_json};
pub(super) use packed::{litter, notices, packed, page, page_json, unfit};
pub use paper::Heading;
pub(super) use recipients::{Shown, Since, double, recipients, recipients_json};
pub(super) use report::{bad_file, changes, checked, here, is_share, mended, report, share_of};
