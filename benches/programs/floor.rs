//! The floor under a build: the bytes of a finished site, written from memory and nothing else.
//!
//!     floor SITE OUT
//!
//! Reads every file below SITE into memory, then writes them all below OUT, a new folder, on as
//! many threads as danbiet has. Prints seconds of wall and of processor that the writing took.

#![expect(clippy::disallowed_methods, reason = "a bench reads and writes what it measures")]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use rayon::prelude::*;

/// Ticks in a second, as `/proc` counts them on every Linux.
const TICKS: u64 = 100;

fn main() -> ExitCode {
    let folders: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [site, out] = folders.as_slice() else {
        eprintln!("floor SITE OUT");
        return ExitCode::from(2);
    };
    match floor(site, out) {
        Ok(line) => {
            println!("{line}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(3)
        }
    }
}

fn floor(site: &Path, out: &Path) -> io::Result<String> {
    let (mut files, mut folders) = (Vec::new(), vec![PathBuf::new()]);
    take_in(site, Path::new(""), &mut files, &mut folders)?;
    let (began, before) = (Instant::now(), ticks());
    for folder in &folders {
        fs::create_dir(out.join(folder))?;
    }
    files.par_iter().try_for_each(|(path, bytes)| fs::write(out.join(path), bytes))?;
    let (wall, cpu) = (began.elapsed(), ticks() - before);
    let (millis, cpu) = (wall.as_millis(), cpu * 1000 / TICKS);
    Ok(format!("{}.{:03} {}.{:03}", millis / 1000, millis % 1000, cpu / 1000, cpu % 1000))
}

/// All files below a folder, and the folders in the order in which they can be made.
fn take_in(
    site: &Path,
    below: &Path,
    files: &mut Vec<(PathBuf, Vec<u8>)>,
    folders: &mut Vec<PathBuf>,
) -> io::Result<()> {
    for entry in fs::read_dir(site.join(below))? {
        let entry = entry?;
        let path = below.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            folders.push(path.clone());
            take_in(site, &path, files, folders)?;
        } else {
            let bytes = fs::read(entry.path())?;
            files.push((path, bytes));
        }
    }
    Ok(())
}

/// Processor time of this process so far, of user and system; nothing where there is no `/proc`.
fn ticks() -> u64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let fields = after_name.split_whitespace().skip(11).take(2);
    fields.filter_map(|field| field.parse::<u64>().ok()).sum()
}
