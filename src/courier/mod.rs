//! The verbs of couriers: deal, drill, gather, salvage, and slips that ask for missing parts.

pub mod damage;
pub mod deal;
pub mod drill;
pub mod gather;
mod medium;
pub mod repair;
pub mod salvage;
pub mod want;
