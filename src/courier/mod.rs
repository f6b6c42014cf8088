//! What couriers do: put together what arrived, ask for what is missing, tell that it is here.

pub mod gather;
mod medium;
