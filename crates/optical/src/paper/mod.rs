//! Paper: profiles, pages, sheets with their cover, and cards.

pub mod card;
pub mod cells;
pub mod cover;
pub mod grid;
pub mod leaf;
pub mod order;
pub mod page;
pub mod pages;
pub mod phrase;
pub mod plan;
pub mod profile;
pub mod sheet;
pub mod words;
