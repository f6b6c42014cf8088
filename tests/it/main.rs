//! Every integration test of the project, in one program: a folder for each subject, and `common` for the helpers.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stderr,
    reason = "a test that cannot go on fails, and says aloud what it skips"
)]

mod common;

mod spec {
    mod age_vectors;
    mod browser;
    mod commitment_vectors;
    mod contents;
    mod corpora;
    mod delta_vectors;
    mod house;
    mod kit_vectors;
    mod map;
    mod old_bundles;
    mod pages;
    mod proof_vectors;
    mod translated;
    mod vectors;
    mod wycheproof;
}

mod hostile {
    mod archives;
    mod bounds;
    mod by_hand;
    mod canary;
    mod compared;
    mod crowds;
    mod delta;
    mod forged;
    mod fuzz_replay;
    mod letters;
    mod sections;
    mod security;
    mod tamper;
    mod terminal;
    mod traces;
    mod transport;
    mod workshop;
}

mod courier {
    mod asked;
    mod chain;
    mod commit;
    mod deal;
    mod delta;
    mod delta_chain;
    mod drill;
    mod extend;
    mod first;
    mod gather;
    mod gather_sticks;
    mod inside;
    mod intake;
    mod keys;
    mod kit;
    mod loss;
    mod mirror_letters;
    mod opened;
    mod page;
    mod parcel;
    mod part;
    mod prove;
    mod publish;
    mod readme;
    mod report;
    mod salvage;
    mod sender;
    mod small_files;
    mod straight;
    mod torrent;
    mod want;
}

mod optical {
    mod albums;
    mod camera;
    mod cards;
    mod cells;
    mod films;
    mod forms;
    mod leaves;
    mod play;
    mod printed;
    mod scan;
    mod sheets;
    mod television;
}

mod cli {
    mod chosen;
    mod first;
    mod first_lines;
    mod fitted;
    mod guide;
    mod json;
    mod languages;
    mod output;
    mod pages;
    mod paper;
    mod pins;
    mod recipients;
    mod series;
    mod start;
    mod told;
    mod transcripts;
    mod trust;
    mod typed;
    mod usage;
}

mod machine {
    mod by_hand;
    mod crash;
    mod faults;
    #[cfg(feature = "mirror")]
    mod fetched;
    mod interop;
    mod interrupt;
    mod little_memory;
    mod many;
    mod media;
    #[cfg(feature = "mirror")]
    mod mirrors;
    mod odd_media;
    mod readings;
    mod swarms;
}
