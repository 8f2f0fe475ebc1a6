//! The architecture as a test: data flows one way, every file says what it is for, none grows too
//! large, and nothing in the project names the machine it was written on.
//!
//! Text is read by a small lexer (comments, strings and characters become blanks), not by a
//! compiler; [`the_lexer_sees_what_a_reader_sees`] keeps it honest.

#![expect(clippy::disallowed_methods, reason = "a test reads the sources it judges")]

use std::fs;
use std::path::{Path, PathBuf};

/// The way of the data. A module may use what stands before it, nothing after it.
const ORDER: &[&str] = &[
    "finding", "value", "source", "engine", "law", "unit", "kind", "model", "mend", "privacy",
    "check", "derive", "search", "render", "publish", "report", "pipeline", "scaffold", "serve",
    "cli",
];

/// Pairs that the order would allow and that are still not to know each other.
const STRANGERS: &[(&str, &str, &str)] = &[
    ("render", "check", "findings reach a page as facts"),
    ("render", "source", "pages know no disk"),
    ("publish", "render", "the publisher does not know what a page means"),
    ("publish", "model", "the publisher does not know what a page means"),
    ("check", "privacy", "checks judge the record, not what is shown of it"),
    ("serve", "render", "the server shows what was published"),
];

/// A file longer than this is a room that wants a wall.
const LONGEST_FILE: usize = 500;

#[test]
fn data_flows_one_way() {
    let arrows = arrows();
    let wrong: Vec<String> = arrows
        .iter()
        .filter(|arrow| rank(&arrow.used) >= rank(&arrow.user))
        .map(|arrow| format!("{}: {} uses {}", arrow.place, arrow.user, arrow.used))
        .collect();
    assert!(wrong.is_empty(), "the data flows the other way:\n{}", wrong.join("\n"));
}

#[test]
fn strangers_stay_strangers() {
    let arrows = arrows();
    let wrong: Vec<String> = STRANGERS
        .iter()
        .flat_map(|(user, used, why)| {
            let met = arrows.iter().filter(move |arrow| arrow.user == *user && arrow.used == *used);
            met.map(move |arrow| format!("{}: {user} uses {used}, but {why}", arrow.place))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_module_has_its_place_in_the_order() {
    let strays: Vec<String> = rust_files("src")
        .iter()
        .map(|file| module_of(file))
        .filter(|module| !matches!(module.as_str(), "lib" | "main"))
        .filter(|module| !ORDER.contains(&module.as_str()))
        .collect();
    assert!(strays.is_empty(), "name these in ORDER: {strays:?}");
}

#[test]
fn every_file_opens_with_its_purpose() {
    let silent: Vec<PathBuf> = rust_files("src")
        .into_iter()
        .chain(rust_files("tests"))
        .filter(|file| !read(file).starts_with("//! "))
        .collect();
    assert!(silent.is_empty(), "no `//!` on the first line: {silent:?}");
}

#[test]
fn no_file_grows_too_large() {
    let long: Vec<String> = rust_files("src")
        .into_iter()
        .chain(rust_files("tests"))
        .map(|file| (read(&file).lines().count(), file))
        .filter(|(lines, _)| *lines > LONGEST_FILE)
        .map(|(lines, file)| format!("{} has {lines} lines", file.display()))
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

/// `use super::*` hides the arrows. A `mod tests` may say it: it is part of its file.
#[test]
fn imports_are_spelled_out() {
    let hidden: Vec<PathBuf> = rust_files("src")
        .into_iter()
        .filter(|file| without_tests(&masked(&read(file))).contains("use super::*"))
        .collect();
    assert!(hidden.is_empty(), "`use super::*` in {hidden:?}");
}

/// What is committed must make sense in any folder on any machine.
#[test]
fn nothing_names_the_machine_it_was_written_on() {
    let here = env!("CARGO_MANIFEST_DIR");
    let home = option_env!("HOME").filter(|home| home.len() > 1).map(|home| format!("{home}/"));
    let users = ["/home/", "/Users/", "C:\\Users\\"].map(String::from);
    let telling: Vec<String> = users.into_iter().chain([here.to_owned()]).chain(home).collect();
    let found: Vec<String> = project_files()
        .iter()
        .filter(|file| !file.ends_with("tests/architecture.rs"))
        .filter_map(|file| Some((file, fs::read_to_string(file).ok()?)))
        .flat_map(|(file, text)| {
            let named = telling.iter().filter(move |path| text.contains(path.as_str()));
            named.map(move |path| format!("{} names {path}", file.display()))
        })
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn lock_files_name_no_host() {
    let lock = read(&root().join("tests/browser/package-lock.json"));
    assert!(!lock.contains("\"resolved\""), "npm config set omit-lockfile-registry-resolved true");
}

#[test]
fn the_lexer_sees_what_a_reader_sees() {
    let code = r##"
        //! crate::cli is named here
        use crate::{value::Dong, finding::{Span, code}};
        const A: &str = "crate::serve"; const B: char = '"'; const C: &str = r#"crate::report"#;
        fn f<'a>(x: &'a str) { super::law::holds(x) }
        #[cfg(test)]
        mod tests { use crate::pipeline::build; }
    "##;
    assert_eq!(modules_named(code, true), ["finding", "law", "value"]);
    assert_eq!(
        modules_named(code, false),
        ["finding", "value"],
        "deeper files: super is a sibling"
    );
}

/// One module names another.
struct Arrow {
    user: String,
    used: String,
    place: String,
}

fn arrows() -> Vec<Arrow> {
    let mut arrows = Vec::new();
    for file in rust_files("src") {
        let user = module_of(&file);
        if matches!(user.as_str(), "lib" | "main") {
            continue;
        }
        for used in modules_named(&read(&file), is_front_door(&file)) {
            if used != user {
                let place = file.strip_prefix(root()).unwrap_or(&file).display().to_string();
                arrows.push(Arrow { user: user.clone(), used, place });
            }
        }
    }
    arrows
}

fn rank(module: &str) -> usize {
    ORDER.iter().position(|name| *name == module).unwrap_or(usize::MAX)
}

/// Modules of the crate that a file's own code (not its tests) names, sorted.
fn modules_named(text: &str, front_door: bool) -> Vec<String> {
    let code = without_tests(&masked(text));
    let mut named: Vec<String> = paths_after("crate::", &code);
    if front_door {
        named.extend(paths_after("super::", &code));
    }
    named.retain(|name| ORDER.contains(&name.as_str()));
    named.sort();
    named.dedup();
    named
}

/// First segments after each `prefix`; of a group `{a::b, c}` each of its members.
fn paths_after(prefix: &str, code: &str) -> Vec<String> {
    code.match_indices(prefix)
        .filter(|(at, _)| !code[..*at].ends_with(is_word))
        .flat_map(|(at, _)| heads(&code[at + prefix.len()..]))
        .collect()
}

fn heads(rest: &str) -> Vec<String> {
    let Some(group) = rest.strip_prefix('{') else {
        return vec![rest.chars().take_while(|c| is_word(*c)).collect()];
    };
    let mut depth = 0_usize;
    let mut heads = vec![String::new()];
    let mut in_head = true;
    for c in group.chars() {
        match c {
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            '{' => depth += 1,
            ',' if depth == 0 => {
                heads.push(String::new());
                in_head = true;
            }
            c if in_head && is_word(c) => heads.last_mut().expect("never empty").push(c),
            c => in_head &= c.is_whitespace(),
        }
    }
    heads
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The code with comments, strings and characters blanked out.
fn masked(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let end = blank_end(&chars, at);
        if end == at {
            out.push(chars[at]);
            at += 1;
        } else {
            out.extend(chars[at..end].iter().map(|c| if *c == '\n' { '\n' } else { ' ' }));
            at = end;
        }
    }
    out
}

/// Where the comment, string or character that starts at `at` ends; `at` itself when none does.
fn blank_end(chars: &[char], at: usize) -> usize {
    let next = |n: usize| chars.get(at + n).copied().unwrap_or(' ');
    let before = at.checked_sub(1).map_or(' ', |n| chars[n]);
    match chars[at] {
        '/' if next(1) == '/' => find(chars, at, &['\n']),
        '/' if next(1) == '*' => find(chars, at + 2, &['*', '/']),
        '"' => string_end(chars, at + 1),
        'r' if !is_word(before) && matches!(next(1), '"' | '#') => raw_end(chars, at),
        '\'' if next(1) == '\\' => find(chars, at + 3, &['\'']),
        '\'' if next(2) == '\'' => at + 3,
        _ => at,
    }
}

fn find(chars: &[char], from: usize, what: &[char]) -> usize {
    (from..chars.len())
        .find(|&at| chars[at..].starts_with(what))
        .map_or(chars.len(), |at| at + what.len())
}

fn string_end(chars: &[char], mut at: usize) -> usize {
    while at < chars.len() {
        match chars[at] {
            '\\' => at += 2,
            '"' => return at + 1,
            _ => at += 1,
        }
    }
    chars.len()
}

fn raw_end(chars: &[char], at: usize) -> usize {
    let hashes = chars[at + 1..].iter().take_while(|c| **c == '#').count();
    if chars.get(at + 1 + hashes) != Some(&'"') {
        return at;
    }
    let close: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
    find(chars, at + 2 + hashes, &close)
}

/// Drops every item below `#[cfg(test)]`.
fn without_tests(code: &str) -> String {
    let mut kept = String::new();
    let mut rest = code;
    while let Some(at) = rest.find("#[cfg(test)]") {
        kept.push_str(&rest[..at]);
        rest = &rest[at + item_length(&rest[at..])..];
    }
    kept + rest
}

/// Up to the `;` or the matching `}` that ends the item.
fn item_length(code: &str) -> usize {
    let mut depth = 0_usize;
    for (at, c) in code.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 1 => return at + 1,
            '}' => depth = depth.saturating_sub(1),
            ';' if depth == 0 => return at + 1,
            _ => {}
        }
    }
    code.len()
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// `src/kind/form.rs` and `src/kind.rs` belong to `kind`.
fn module_of(file: &Path) -> String {
    let inside = file.strip_prefix(root().join("src")).expect("a file of src");
    let first = inside.iter().next().expect("never empty").to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

/// Whether `super` in this file means the crate itself.
fn is_front_door(file: &Path) -> bool {
    let depth = file.strip_prefix(root().join("src")).expect("a file of src").iter().count();
    depth == 1 || (depth == 2 && file.ends_with("mod.rs"))
}

fn rust_files(folder: &str) -> Vec<PathBuf> {
    let all = walkdir::WalkDir::new(root().join(folder)).sort_by_file_name();
    all.into_iter()
        .filter_entry(|entry| entry.file_name() != "node_modules")
        .filter_map(Result::ok)
        .map(walkdir::DirEntry::into_path)
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect()
}

/// What a clone holds: no output, no dependency, no history.
fn project_files() -> Vec<PathBuf> {
    let made = ["target", "public", "node_modules", ".git", ".danbiet"];
    walkdir::WalkDir::new(root())
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| !made.iter().any(|name| entry.file_name() == *name))
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .collect()
}
