//! The dress: templates, styles and words, embedded, with the site's own files laid over them.
//!
//! Nothing here touches the disk: the site's files arrive as paths and bytes. Templates are parsed
//! once and made small there, so that pages come out small; a fault in a template is reported at its
//! place in the file as the designer wrote it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use rust_embed::RustEmbed;
use tera::{Context, ErrorKind, Tera};
use thiserror::Error;

use crate::engine::{Key, KeyOf};
use crate::finding::Lang;
use crate::value::text::nearest;

use super::compact::compact;
use super::strings::{self, Strings};
use super::view::Site;
use super::{css, script};

/// A theme, ready to render pages from any thread.
pub struct Theme {
    tera: Tera,
    files: BTreeMap<String, String>,
    /// Keys of the templates that were asked for.
    keys: BTreeMap<String, OnceLock<Key>>,
    strings: Strings,
    assets: Vec<Asset>,
}

/// A file that pages of the theme refer to, named by its hash so that it may be cached for ever.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// From the root of the site: `assets/style.0f3a….css`.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// What is wrong with a theme, and where.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{file}:{line}:{column}: {message}")]
pub struct ThemeError {
    /// Path within the theme: `parts/_table.html`.
    pub file: String,
    /// From 1; 0 when the place is not known.
    pub line: usize,
    /// From 1; 0 when the place is not known.
    pub column: usize,
    /// What the template engine or the reader says.
    pub message: String,
}

#[derive(RustEmbed)]
#[folder = "themes/default"]
#[exclude = "*.md"]
struct Builtin;

impl Theme {
    /// The default theme with the site's files laid over it. A path is relative to the theme:
    /// `pages/unit.html`, `parts/_contact.html`, `styles/site.css`, `strings.vi.yaml`,
    /// `icons/mark.svg`. Notes for people (`*.md`) are passed over.
    pub fn load(lang: Lang, overrides: &[(String, Vec<u8>)]) -> Result<Theme, ThemeError> {
        let mut files = builtin()?;
        let name = strings_file(lang);
        let mut strings = strings::read(name, files.get(name).map_or("", String::as_str))?;
        let notes = |path: &str| path.ends_with(".md");
        for (path, bytes) in overrides.iter().filter(|(path, _)| !notes(path)) {
            let text = text_of(path, bytes)?;
            if !is_theme_file(path) {
                return Err(ThemeError::whole(
                    path,
                    "không phải tệp của giao diện: cần pages/, \
                    parts/, styles/, scripts/, icons/, layout.html hoặc strings.vi.yaml",
                ));
            }
            if path == name {
                let own = strings::read(path, &text)?;
                if let Some(key) = own.keys().find(|key| !strings.contains_key(*key)) {
                    return Err(unknown_word(path, &text, key, &strings));
                }
                strings.extend(own);
            }
            files.insert(path.clone(), text);
        }
        let assets = assets(&files)?;
        let mut tera = engine(&files, compact)?;
        tera.global_context().insert("t", &strings);
        tera.global_context().insert("assets", &asset_names(&assets));
        let keys = files.keys().map(|name| (name.clone(), OnceLock::new())).collect();
        Ok(Theme { tera, files, keys, strings, assets })
    }

    /// Tells the theme about the site; pages see it as `site`.
    pub fn with_site(mut self, site: &Site) -> Theme {
        self.tera.global_context().insert("site", site);
        self
    }

    /// Words, styles and icons, as a key: what every page may show of the theme.
    pub fn common_key(&self) -> Key {
        let words =
            self.strings.iter().fold(KeyOf::new(), |key, (name, word)| key.text(name).text(word));
        self.assets.iter().fold(words, |key, asset| key.text(&asset.path)).key()
    }

    /// All templates, as a key.
    pub fn templates_key(&self) -> Key {
        let files = self.files.iter();
        files.fold(KeyOf::new(), |key, (path, text)| key.text(path).text(text)).key()
    }

    /// A template with all that it names, as a key; found once.
    pub fn template_key(&self, template: &str) -> Key {
        let find = || self.found_key(template);
        self.keys.get(template).map_or_else(find, |key| *key.get_or_init(find))
    }

    fn found_key(&self, template: &str) -> Key {
        let mut found = BTreeSet::from([template]);
        let mut open = vec![template];
        while let Some(text) = open.pop().and_then(|name| self.files.get(name)) {
            let named = self.files.keys().filter(|name| text.contains(name.as_str()));
            open.extend(named.filter(|name| found.insert(name.as_str())).map(String::as_str));
        }
        let texts = found.iter().map(|name| (name, self.files.get(*name)));
        texts
            .fold(KeyOf::new(), |key, (name, text)| {
                key.text(name).text(text.map_or("", String::as_str))
            })
            .key()
    }

    /// The files that pages refer to, to be published beside them.
    pub fn assets(&self) -> &[Asset] {
        &self.assets
    }

    /// One of the theme's words; empty when there is none of that name.
    pub fn word(&self, key: &str) -> &str {
        self.strings.get(key).map_or("", String::as_str)
    }

    /// The words whose keys begin so, for a script.
    pub fn words_of<'t>(&'t self, beginning: &'t str) -> impl Iterator<Item = (&'t str, &'t str)> {
        let words = self.strings.iter().map(|(key, word)| (key.as_str(), word.as_str()));
        words.filter(move |(key, _)| key.starts_with(beginning))
    }

    /// Whether the theme has this template, for kinds that bring their own.
    pub fn has(&self, template: &str) -> bool {
        self.files.contains_key(template)
    }

    /// The bytes of a template with its context; parts may be rendered alone. All that goes into it
    /// is text, so they are UTF-8: nobody need read every page again to be sure.
    pub fn render(&self, template: &str, context: &Context) -> Result<Vec<u8>, ThemeError> {
        const USUAL: usize = 1 << 14;
        let mut bytes = Vec::with_capacity(USUAL);
        match self.tera.render_to(template, context, &mut bytes) {
            Ok(()) => Ok(bytes),
            Err(error) => Err(self.at_its_place(template, context, error)),
        }
    }

    /// Renders again with the templates as they were written, to say where the fault is.
    fn at_its_place(&self, template: &str, context: &Context, error: tera::Error) -> ThemeError {
        let Ok(mut plain) = engine(&self.files, str::to_owned) else {
            return located(template, &error);
        };
        for key in ["t", "assets", "site"] {
            if let Some(value) = self.tera.clone().global_context().get(key) {
                plain.global_context().insert_value(key, value.clone());
            }
        }
        let again = plain.render(template, context).err().unwrap_or(error);
        located(template, &again)
    }
}

impl ThemeError {
    pub(super) fn whole(file: &str, message: &str) -> ThemeError {
        ThemeError { file: file.to_owned(), line: 0, column: 0, message: message.to_owned() }
    }
}

/// A word that no template asks for: a slip of the pen.
fn unknown_word(path: &str, text: &str, key: &str, known: &Strings) -> ThemeError {
    let line = text.lines().position(|line| line.trim_start().starts_with(key)).unwrap_or(0);
    let near = nearest(key, known.keys().map(String::as_str));
    let hint = near.map(|near| format!(" (→ “{near}”?)")).unwrap_or_default();
    let message = format!("không có khóa {key}{hint}");
    ThemeError { file: path.to_owned(), line: line + 1, column: 1, message }
}

fn strings_file(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "strings.vi.yaml",
        Lang::En => "strings.en.yaml",
    }
}

fn builtin() -> Result<BTreeMap<String, String>, ThemeError> {
    let mut files = BTreeMap::new();
    for path in Builtin::iter() {
        if let Some(file) = Builtin::get(&path) {
            files.insert(path.to_string(), text_of(&path, &file.data)?);
        }
    }
    Ok(files)
}

fn text_of(path: &str, bytes: &[u8]) -> Result<String, ThemeError> {
    let text = std::str::from_utf8(bytes)
        .map_err(|_| ThemeError::whole(path, "không phải văn bản UTF-8"))?;
    Ok(text.trim_start_matches('\u{feff}').replace("\r\n", "\n"))
}

fn is_theme_file(path: &str) -> bool {
    let within = ["pages/", "parts/", "styles/", "scripts/", "icons/"];
    let named = ["layout.html", "strings.vi.yaml", "strings.en.yaml"];
    within.iter().any(|folder| path.starts_with(folder)) || named.contains(&path)
}

/// An engine over all templates, each passed through `prepare`. Faults are looked for in the
/// templates as written first, so that their places are right.
fn engine(
    files: &BTreeMap<String, String>,
    prepare: fn(&str) -> String,
) -> Result<Tera, ThemeError> {
    let templates = || files.iter().filter(|(path, _)| path.ends_with(".html"));
    let mut written = Tera::new();
    let raw = templates().map(|(path, text)| (path.as_str(), text.as_str()));
    written.add_raw_templates(raw).map_err(|error| located("layout.html", &error))?;
    let mut tera = Tera::new();
    let prepared = templates().map(|(path, text)| (path.as_str(), prepare(text)));
    tera.add_raw_templates(prepared).map_err(|error| located("layout.html", &error))?;
    Ok(tera)
}

fn located(template: &str, error: &tera::Error) -> ThemeError {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = report.span();
            ThemeError {
                file: report.filename().to_owned(),
                line: span.start_line,
                column: span.start_col + 1,
                message: report.message().to_owned(),
            }
        }
        ErrorKind::MissingParent { current, parent } => {
            ThemeError::whole(current, &format!("không có mẫu {parent} để mở rộng"))
        }
        _ => in_words(template, &error.to_string()),
    }
}

/// A fault whose place stands only in its words: `error: … --> parts/_notice.html:2:18 …`.
fn in_words(template: &str, words: &str) -> ThemeError {
    let placed = words.split_once("--> ").and_then(|(message, rest)| {
        let mut place = rest.split_whitespace().next()?.rsplitn(3, ':');
        let (column, line) = (place.next()?.parse().ok()?, place.next()?.parse().ok()?);
        let message = message.trim().trim_start_matches("error: ").to_owned();
        Some(ThemeError { file: place.next()?.to_owned(), line, column, message })
    });
    placed.unwrap_or_else(|| ThemeError::whole(template, words))
}

fn assets(files: &BTreeMap<String, String>) -> Result<Vec<Asset>, ThemeError> {
    let style = css::bundle(files);
    let mut assets = vec![asset("style", "css", style.into_bytes())];
    for (path, text) in files {
        let within =
            ["icons/", "scripts/"].into_iter().find_map(|folder| path.strip_prefix(folder));
        let Some(name) = within else { continue };
        if let Some((stem, ending)) = name.rsplit_once('.') {
            let text = match ending {
                "js" => script::small(path, text)?,
                _ => text.trim_end().to_owned(),
            };
            assets.push(asset(stem, ending, text.into_bytes()));
        }
    }
    Ok(assets)
}

fn asset(stem: &str, ending: &str, bytes: Vec<u8>) -> Asset {
    let hash = blake3::hash(&bytes).to_hex();
    Asset { path: format!("assets/{stem}.{}.{ending}", &hash[..10]), bytes }
}

/// `assets/style.0f3a….css` is `assets.style` in a template.
fn asset_names(assets: &[Asset]) -> BTreeMap<&str, &str> {
    let named = assets.iter().filter_map(|asset| {
        let name = asset.path.strip_prefix("assets/")?.split('.').next()?;
        Some((name, asset.path.as_str()))
    });
    named.collect()
}
