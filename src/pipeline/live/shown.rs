//! A file of the site, made when it is asked for.

use std::cell::OnceCell;
use std::collections::{BTreeSet, VecDeque};
use std::path::PathBuf;

use super::Standing;
use crate::finding::FileId;
use crate::pipeline::{FILE_MOVED, make::path_of};
use crate::render::compose::{Composer, Task};
use crate::render::data::{self, Output};
use crate::render::page::render;
use crate::render::theme::Theme;
use crate::search::{self, File};
use crate::source::{self, Sources};

/// Tasks whose files are kept, since a page is seldom asked for alone.
const KEPT: usize = 16;

/// The site as it is shown until the next change.
pub(super) struct Shown<'s> {
    composer: &'s Composer<'s>,
    theme: &'s Theme,
    sources: &'s Sources,
    /// Disclosures of which the facts know an earlier state than the disk.
    stale: &'s BTreeSet<FileId>,
    made: VecDeque<(Task, Made)>,
    /// The search index without the packs of units.
    index: OnceCell<Vec<File>>,
}

/// The files of a task, or why there are none.
type Made = Result<Vec<Output>, String>;

impl<'s> Shown<'s> {
    pub(super) fn new(
        composer: &'s Composer<'s>,
        theme: &'s Theme,
        sources: &'s Sources,
        stale: &'s BTreeSet<FileId>,
    ) -> Shown<'s> {
        Shown { composer, theme, sources, stale, made: VecDeque::new(), index: OnceCell::new() }
    }

    /// What stands at a path.
    ///
    /// # Errors
    /// The file of the content that is no longer what is known of it.
    pub(super) fn file(&mut self, path: &str) -> Result<Standing, PathBuf> {
        if let Some(attached) = self.composer.attachments.get(path) {
            let bytes = self.sources.read(attached.file, source::ATTACHMENT_LIMIT);
            return bytes.map(Standing::File).map_err(|_| self.sources.disk_path(attached.file));
        }
        if let Some(asset) = self.theme.assets().iter().find(|asset| asset.path == path) {
            return Ok(Standing::File(asset.bytes.clone()));
        }
        if let Some(output) = data::output_of_site(self.composer.facts, path.to_owned()) {
            return Ok(Standing::File(output.bytes));
        }
        if path.starts_with(search::FOLDER) {
            return Ok(self.search_file(path));
        }
        for task in self.composer.tasks_near(path) {
            if self.is_stale(&task) {
                return Ok(Standing::Published);
            }
            match self.files(&task)? {
                Err(words) if path.ends_with(".html") => {
                    return Ok(Standing::Broken(words.clone()));
                }
                Err(_) => {}
                Ok(files) => {
                    if let Some(output) = files.iter().find(|output| output.path == path) {
                        return Ok(Standing::File(output.bytes.clone()));
                    }
                }
            }
        }
        Ok(if is_of_publication(path) { Standing::Published } else { Standing::Nothing })
    }

    /// A file of the search index. All but the packs are made when the first is asked for.
    fn search_file(&mut self, path: &str) -> Standing {
        let of_unit = self.composer.pack_at(path);
        let files = match &of_unit {
            Some(files) => files,
            None => self.index.get_or_init(|| self.composer.search_files_now()),
        };
        let file = files.iter().find(|file| file.path == path);
        file.map_or(Standing::Nothing, |file| Standing::File(file.bytes.clone()))
    }

    fn is_stale(&self, task: &Task) -> bool {
        let Task::Document(place) = task else { return false };
        self.stale.contains(&self.composer.facts.documents[*place].disclosure.file)
    }

    fn files(&mut self, task: &Task) -> Result<&Made, PathBuf> {
        let known = self.made.iter().position(|(other, _)| other == task);
        let place = match known {
            Some(place) => place,
            None => {
                let made = self.make(task)?;
                self.made.truncate(KEPT - 1);
                self.made.push_front((task.clone(), made));
                0
            }
        };
        Ok(&self.made[place].1)
    }

    fn make(&self, task: &Task) -> Result<Made, PathBuf> {
        let making = self.composer.make(task);
        let moved = making.findings.iter().find(|finding| finding.code == FILE_MOVED);
        if let Some(at) = moved.and_then(|finding| finding.at) {
            return Err(self.sources.disk_path(at.file));
        }
        let mut files = Vec::new();
        for composed in making.pages {
            match render(&composed.page, self.theme) {
                Ok(bytes) => {
                    let path = path_of(&composed.address);
                    files.push(Output { path, bytes, label: String::new() });
                }
                Err(error) => return Ok(Err(error.to_string())),
            }
            files.extend(composed.files);
        }
        Ok(Ok(files))
    }
}

/// Files that are made of all pages together, and those that only an earlier style asks for.
fn is_of_publication(path: &str) -> bool {
    path.starts_with("assets/") || path == "robots.txt" || path.starts_with("sitemap")
}
