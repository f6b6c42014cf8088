//! For whoever equips and meets couriers: who carries what, with the proof that enough of it survives; putting together
//! what arrived, asking for what is missing, telling that it is here.

pub mod damage;
pub mod deal;
pub mod drill;
pub mod gather;
mod medium;
pub mod repair;
pub mod salvage;
pub mod want;
