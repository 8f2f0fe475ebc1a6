//! Pages: views in, bytes out. Nothing here reads the disk, the clock or a rule of the domain.

pub mod link;
pub mod view;
