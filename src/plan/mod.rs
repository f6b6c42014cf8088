//! Who carries what, and how much is spare: pure functions of counts and sizes.

pub mod preset;
pub mod promise;
pub mod proof;
pub mod shares;
pub mod spare;
