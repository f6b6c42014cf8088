//! The door to the file system: finding, reading, writing, staging, and the protections of the system.

mod below;
mod beneath;
mod bin;
mod calls;
mod cause;
pub(crate) mod folders;
mod inside;
mod near;
mod origin;
mod out;
mod outlet;
mod owned;
mod place;
mod publish;
mod reach;
mod reading;
mod removable;
mod room;
pub mod sandbox;
mod stage;
mod sync;
mod writing;

pub(crate) use below::{entries_below, folders_below};
pub use bin::bins;
pub use cause::Cause;
pub(crate) use folders::{Below, ScratchAt, ScratchIn};
pub use folders::{FolderCarriers, Unfit};
pub use inside::HeldCarriers;
pub(crate) use inside::album::{Album, Albums, Use};
pub(crate) use inside::part::Part;
pub(crate) use near::{Near, Status, time};
pub(crate) use out::OutFolder;
pub(crate) use outlet::Outlet;
pub use owned::{Others, others_who_write};
pub use pannier_reader::carriers::{Found, Unreadable};
pub use publish::{Readers, publish, publish_all, publish_pieces, replace};
pub use reach::Reach;
pub(crate) use reach::reach;
pub(crate) use reading::{
    copy_hashed, forget_cached, hash_file, is_empty, is_file, is_free_or_folder, lies_within, may_be_medium, open,
    open_any, open_regular, read_exact_at, read_small,
};
pub use reading::{is_open_to_others, read_small_any};
pub use removable::is_carried;
pub(crate) use room::{device, free_space, needing, require_space};
pub(crate) use stage::{Stage, is_stage, stage_of};
pub(crate) use sync::{Synced, sync_file, sync_folder, sync_tree};
pub use writing::create_own_folders;
pub(crate) use writing::{Access, TempFolder, create, let_run, rename_new, temporary, write_all_at, write_new};
