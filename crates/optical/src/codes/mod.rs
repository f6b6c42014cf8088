//! Codes and pictures: this module draws and reads QR codes, decodes pictures to grey, and writes files of drawings.

mod binary;
pub mod cells;
pub mod film;
pub mod glyphs;
pub mod grey;
pub mod pdf;
pub mod picture;
pub mod qr;
pub mod qr_read;
pub mod raster;
mod sharp;
