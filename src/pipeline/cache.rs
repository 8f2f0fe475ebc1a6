//! Where earlier builds left what they knew: a folder of this machine, and for the records of
//! documents, which depend on no machine, object storage instead where one is named.

use super::{MachineError, Options};
use crate::engine::{Clocked, Folder, Remote, Store};
use crate::finding::Finding;
use crate::finding::code::StoreUnreachable;

/// The stores of a build; none of them when nothing is to be known or kept.
pub(super) struct Cache {
    folder: Option<Folder>,
    remote: Option<Remote>,
}

impl Cache {
    /// The stores that the options name.
    ///
    /// # Errors
    /// When the address of an object storage is none.
    pub(super) fn of(options: &Options) -> Result<Cache, MachineError> {
        let remote = options.remote.as_deref().map(Remote::at).transpose()?;
        Ok(Cache { folder: options.cache.as_deref().map(Folder::at), remote })
    }

    /// Where records of documents are kept.
    pub(super) fn store(&self) -> Option<&dyn Store> {
        let remote = self.remote.as_ref().map(|remote| remote as &dyn Store);
        remote.or_else(|| self.folder.as_ref().map(|folder| folder as &dyn Store))
    }

    /// Why the object storage was not used, when it was to be.
    pub(super) fn trouble(&self) -> Option<Finding> {
        let problem = self.remote.as_ref()?.trouble()?.to_owned();
        Some(StoreUnreachable { problem }.nowhere())
    }

    /// Where the last build of this output is remembered.
    pub(super) fn clocked(&self) -> Option<&dyn Clocked> {
        self.folder.as_ref().map(|folder| folder as &dyn Clocked)
    }
}
