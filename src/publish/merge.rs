//! Parts of a site, made on several machines, put together as one generation.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::disk::{Os, Sort, below};
use super::error::{Act, PublishError};
use super::place::Place;
use super::{Report, Stage};

/// Publishes the files of all parts at `out`. A file that two parts have must be the same in both.
///
/// # Errors
/// When a part is no folder, two parts differ in a file, or the disk refuses; the last site stands.
pub fn merge(parts: &[PathBuf], out: &Path) -> Result<Report, PublishError> {
    let stage = Stage::open(out)?;
    let mut taken = std::collections::BTreeMap::new();
    for part in parts {
        let place = Place::whole(Arc::new(Os), part)?;
        for (rel, stamp) in place.walk(part)? {
            let path = below(part, &rel);
            let (Sort::File, Ok(name)) = (stamp.sort, String::from_utf8(rel)) else { continue };
            let bytes = place.disk.read(&path).map_err(PublishError::disk(Act::Read, &path))?;
            let hash = blake3::hash(&bytes);
            match taken.insert(name.clone(), hash) {
                Some(other) if other == hash => continue,
                Some(_) => return Err(PublishError::Twice(name)),
                None => {}
            }
            if name.starts_with(ASSETS) {
                stage.asset(&name, &bytes)?;
            } else {
                stage.write(&name, &bytes)?;
            }
        }
    }
    stage.commit()
}

/// Files whose names carry their hash stand here.
const ASSETS: &str = "assets/";
