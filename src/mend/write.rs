//! A mended file put in the place of the old one, whole or not at all.

use std::fs::{self, File};
use std::io::{self, Write};

use super::Mend;
use crate::source::{Sources, TEXT_LIMIT};

/// Writes beside the file, then renames: whoever reads meanwhile sees one text or the other.
///
/// # Errors
/// When the machine refuses, or the file is no longer what was read; it is then as it was.
pub fn write(mend: &Mend, sources: &Sources) -> io::Result<()> {
    let target = sources.disk_path(mend.file);
    let name = sources.file(mend.file).name();
    // Hidden, so that no check takes it for a file of the site.
    let beside = target.with_file_name(format!(".{name}.danbiet-{}", std::process::id()));
    let written = put(mend, sources, &beside).and_then(|()| fs::rename(&beside, &target));
    if written.is_err() {
        // What cannot be removed is hidden, and in nobody's way.
        let _ = fs::remove_file(&beside);
    }
    written
}

fn put(mend: &Mend, sources: &Sources, beside: &std::path::Path) -> io::Result<()> {
    let rights = fs::metadata(sources.disk_path(mend.file))?.permissions();
    let mut file = File::create_new(beside)?;
    file.set_permissions(rights)?;
    file.write_all(mend.after.as_bytes())?;
    file.sync_all()?;
    match sources.read(mend.file, TEXT_LIMIT) {
        Ok(bytes) if bytes == mend.before.as_bytes() => Ok(()),
        _ => Err(io::Error::other("the file changed meanwhile")),
    }
}
