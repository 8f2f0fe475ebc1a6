//! Works out what the program's own sources hash to, so that nothing is taken over from a cache
//! that another program wrote. Files are named by path and content, never by time or machine.

#![expect(clippy::disallowed_methods, reason = "a build script reads the program, not a site")]

use std::fs;
use std::path::{Path, PathBuf};

fn main() {
    let roots = ["src", "themes/default", "Cargo.toml", "Cargo.lock", "build.rs"];
    let mut files = Vec::new();
    for root in roots {
        println!("cargo::rerun-if-changed={root}");
        gather(Path::new(root), &mut files);
    }
    files.sort();
    let mut hasher = blake3::Hasher::new();
    for path in files {
        let bytes = fs::read(&path).expect("a file of the program can be read");
        hasher.update(path.to_string_lossy().replace('\\', "/").as_bytes());
        hasher.update(&(bytes.len() as u64).to_le_bytes());
        hasher.update(&bytes);
    }
    println!("cargo::rustc-env=DANBIET_PROGRAM={}", &hasher.finalize().to_hex()[..32]);
}

fn gather(path: &Path, files: &mut Vec<PathBuf>) {
    if !path.is_dir() {
        files.push(path.to_owned());
        return;
    }
    for entry in fs::read_dir(path).expect("a folder of the program can be read") {
        gather(&entry.expect("an entry can be read").path(), files);
    }
}
