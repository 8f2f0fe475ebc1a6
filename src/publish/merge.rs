//! Parts of a site, made on several machines, put together as one generation.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::disk::{Os, Rel, Sort, below};
use super::error::{Act, PublishError};
use super::manifest::Manifest;
use super::place::Place;
use super::{Report, Stage};

/// Publishes the files of all parts at `out`. A file that two parts have must be the same in both.
///
/// # Errors
/// When a part is no folder, two parts differ in a file, or the disk refuses; the last site stands.
pub fn merge(parts: &[PathBuf], out: &Path) -> Result<Report, PublishError> {
    let stage = Stage::open(out)?;
    let mut taken = BTreeMap::new();
    for part in parts {
        let place = Place::whole(Arc::new(Os), part)?;
        for (rel, sort) in all_below(&place)? {
            let path = below(part, &rel);
            let (Sort::File, Ok(name)) = (sort, String::from_utf8(rel)) else { continue };
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

/// What stands in the folder of a part, by path.
fn all_below(place: &Place) -> Result<BTreeMap<Rel, Sort>, PublishError> {
    let found = Mutex::new(BTreeMap::new());
    place.walk(&place.out, &Manifest::default(), &|rel, stamp, _| {
        let mut found = found.lock().unwrap_or_else(PoisonError::into_inner);
        found.insert(rel.to_vec(), stamp.sort);
        Ok(true)
    })?;
    Ok(found.into_inner().unwrap_or_else(PoisonError::into_inner))
}
