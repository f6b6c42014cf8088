//! Objects: the parts of a bundle that codes carry, the frames of objects, and the way back.

pub mod bag;
pub mod carry;
pub mod estimate;
pub mod incoming;
pub mod object;
pub mod receive;
mod search;
