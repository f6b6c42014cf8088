//! The sentences about parcels that cannot be packed as asked.

use crate::cli::messages::msg;
use crate::error::ParcelFault;
use crate::escape::shown_path;

/// Returns the sentence about a parcel that cannot be packed.
pub(super) fn fault(fault: &ParcelFault) -> String {
    match fault {
        ParcelFault::NoProgram(path) => msg!("error-parcel-no-program", file = shown_path(path)),
        ParcelFault::NotStripped(path) => msg!("error-parcel-not-stripped", file = shown_path(path)),
        ParcelFault::StillTells(path) => msg!("error-parcel-still-tells", file = shown_path(path)),
        ParcelFault::NoFile(path) => msg!("error-parcel-no-file", file = shown_path(path)),
    }
}

/// Returns what to do next.
pub(super) fn hint(fault: &ParcelFault) -> String {
    match fault {
        ParcelFault::NoProgram(_) => msg!("hint-parcel-no-program"),
        ParcelFault::NotStripped(_) | ParcelFault::StillTells(_) => msg!("hint-parcel-still-tells"),
        ParcelFault::NoFile(_) => msg!("hint-parcel-no-file"),
    }
}
