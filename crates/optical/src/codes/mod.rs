//! Codes and pictures: drawing QR codes, reading them, decoding pictures to grey, and the files that hold drawings.

pub mod film;
pub mod grey;
pub mod pdf;
pub mod picture;
pub mod qr;
pub mod qr_read;
pub mod raster;
