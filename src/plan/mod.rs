//! The plan of the chunks that each carrier holds, and of the spare blocks: pure functions of counts and sizes.

pub mod fault;
pub mod fit;
pub mod preset;
pub mod promise;
pub mod proof;
pub mod shares;
pub mod spare;
