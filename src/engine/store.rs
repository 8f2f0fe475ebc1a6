//! Where books stand. A store may lose or damage what it was given, and two builds may write at
//! once: the last whole book under a name wins, and readers check what they get.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use crate::source::Stamp;

/// A place for books by name. Names are of small letters, digits, `-` and `/`.
pub trait Store: Send + Sync {
    /// The bytes under a name; none when there are none, or they cannot be had.
    fn get(&self, name: &str) -> Option<Vec<u8>>;

    /// Keeps bytes under a name, whole or not at all.
    ///
    /// # Errors
    /// When they could not be kept; the build does without.
    fn put(&self, name: &str, bytes: &[u8]) -> std::io::Result<()>;
}

/// A store whose clock can be read: that of its file system, by which files are stamped.
pub trait Clocked: Store {
    /// Now, as the file system would stamp a change, in nanoseconds.
    fn tick(&self) -> Option<i64>;
}

/// Books as files of a folder, which is made when the first is kept.
#[derive(Debug)]
pub struct Folder {
    root: PathBuf,
}

/// Tells drafts of one process from each other.
static DRAFT: AtomicU32 = AtomicU32::new(0);

impl Folder {
    /// The folder at `root`.
    pub fn at(root: &Path) -> Folder {
        Folder { root: root.to_owned() }
    }

    /// Says to backup programs that all of it can be made again.
    #[expect(clippy::disallowed_methods, reason = "a cache is no output")]
    fn mark(&self) -> std::io::Result<()> {
        const MARK: &str = "Signature: 8a477f597d28d172789f06886806bc55\n";
        std::fs::create_dir_all(&self.root)?;
        let mark = self.root.join("CACHEDIR.TAG");
        if mark.exists() { Ok(()) } else { std::fs::write(mark, MARK) }
    }
}

impl Clocked for Folder {
    fn tick(&self) -> Option<i64> {
        self.put("tick", &[]).ok()?;
        Some(Stamp::at(&self.root.join("tick")).ok()?.changed)
    }
}

#[expect(clippy::disallowed_methods, reason = "a cache is no output, and no source")]
impl Store for Folder {
    fn get(&self, name: &str) -> Option<Vec<u8>> {
        std::fs::read(self.root.join(name)).ok()
    }

    fn put(&self, name: &str, bytes: &[u8]) -> std::io::Result<()> {
        let path = self.root.join(name);
        self.mark()?;
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let number = DRAFT.fetch_add(1, Ordering::Relaxed);
        let draft = path.with_file_name(format!(".draft-{}-{number}", std::process::id()));
        let kept = std::fs::write(&draft, bytes).and_then(|()| std::fs::rename(&draft, &path));
        if kept.is_err() {
            // What cannot be removed either is in nobody's way.
            let _ = std::fs::remove_file(&draft);
        }
        kept
    }
}
