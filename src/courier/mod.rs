//! The verbs of couriers: deal, drill, gather, salvage, and slips that ask for missing parts.

pub mod arrivals;
pub mod damage;
pub mod deal;
pub mod drill;
pub mod fault;
pub mod gather;
mod medium;
pub mod publish;
mod put_list;
pub mod repair;
pub mod reread;
pub mod salvage;
pub mod want;
