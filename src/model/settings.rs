//! The settings of a site, `content/site.yaml`.

use super::exception::{Exception, exceptions};
use super::persons::{self, PersonSettings};
use super::unit_info::{Contact, contact};
use crate::finding::Lang;
use crate::kind::Need;
use crate::source::Fields;
use crate::source::yaml::Value;
use crate::value::date::Date;

/// The settings, with their defaults.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Settings {
    /// Title of the portal.
    pub title: String,
    /// One sentence about it.
    pub description: String,
    /// Where it is published, with scheme and path, without a slash at the end.
    pub base_url: String,
    /// Language of the shell.
    pub lang: Lang,
    /// Code of the province the site is for.
    pub province: String,
    /// First budget year whose duties are followed.
    pub since: Option<i16>,
    /// The build's date, where it must not be the newest date of the content.
    pub date: Option<Date>,
    /// Disclosures are invented unless they say otherwise.
    pub sample: bool,
    /// Folder of the theme below `themes/`.
    pub theme: String,
    /// Whom to ask.
    pub contact: Contact,
    /// What is decided about persons in lists.
    pub persons: PersonSettings,
    /// Bytes, gzip, that a page of a sort may have.
    pub budgets: Vec<(String, u64)>,
    /// Inside which scope a person in a list may be found.
    pub search_people: People,
    /// Licence of the data, in words.
    pub licence: String,
    /// Whether a document without its required note is only warned of.
    pub notes: Need,
    /// What is published beside the pages.
    pub outputs: Outputs,
    /// Values that the gates against personal data let through.
    pub exceptions: Vec<Exception>,
}

/// What is published beside the pages: all of it, unless the site names what it wants.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Outputs {
    /// CSV and JSON of documents, units and the site, and the data that pages hold for machines.
    pub data: bool,
    /// Atom feeds.
    pub feeds: bool,
    /// The index that the search page reads, and that page.
    pub search: bool,
}

/// Inside which scope a person in a list may be found by name, as the site decides
/// (`search.people`).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum People {
    /// Nowhere.
    None,
    /// In the unit, by whoever names it.
    #[default]
    Unit,
    /// In the province, by whoever names it.
    Province,
    /// In the whole country.
    National,
}

impl People {
    /// All, from the narrowest.
    pub const ALL: [People; 4] = [People::None, People::Unit, People::Province, People::National];

    /// The word in settings and in the manifest.
    pub fn key(self) -> &'static str {
        match self {
            People::None => "none",
            People::Unit => "unit",
            People::Province => "province",
            People::National => "national",
        }
    }

    /// The scope that a word names.
    pub fn from_key(key: &str) -> Option<People> {
        People::ALL.into_iter().find(|scope| scope.key() == key)
    }
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            title: "Cổng công khai".into(),
            description: String::new(),
            base_url: "https://example.vn".into(),
            lang: Lang::Vi,
            province: String::new(),
            since: None,
            date: None,
            sample: false,
            theme: "default".into(),
            contact: Contact::default(),
            persons: PersonSettings::default(),
            budgets: Vec::new(),
            search_people: People::Unit,
            licence: String::new(),
            notes: Need::Required,
            outputs: Outputs { data: true, feeds: true, search: true },
            exceptions: Vec::new(),
        }
    }
}

/// Reads `site.yaml`.
pub fn read(fields: &mut Fields<'_, '_>) -> Settings {
    let usual = Settings::default();
    let text = |fields: &mut Fields<'_, '_>, key, usual: &str| {
        fields.text(key).map_or_else(|| usual.to_owned(), |text| text.trim().to_owned())
    };
    Settings {
        title: fields.needed_title("title").unwrap_or(&usual.title).to_owned(),
        description: text(fields, "description", ""),
        base_url: base_url(fields).unwrap_or(usual.base_url),
        lang: fields
            .parsed("language", ("vi hoặc en", "vi or en"), |text| match text {
                "vi" => Some(Lang::Vi),
                "en" => Some(Lang::En),
                _ => None,
            })
            .unwrap_or_default(),
        province: text(fields, "province", ""),
        since: fields.parsed(
            "since",
            ("một năm, ví dụ 2023", "a year such as 2023"),
            |text| text.parse().ok(),
        ),
        date: fields.parsed("date", DATE, |text| text.parse().ok()),
        sample: fields.flag("sample").unwrap_or(false),
        theme: text(fields, "theme", &usual.theme),
        contact: fields.inner("contact", contact).unwrap_or_default(),
        persons: fields.inner("privacy", persons::settings).unwrap_or(usual.persons),
        budgets: fields.inner("budgets", budgets).unwrap_or_default(),
        search_people: fields.inner("search", people).unwrap_or_default(),
        licence: text(fields, "licence", ""),
        notes: usual.notes,
        outputs: outputs(fields).unwrap_or(usual.outputs),
        exceptions: exceptions(fields),
    }
}

/// How a date is written.
pub const DATE: (&str, &str) = ("ngày có thật, ví dụ 2024-07-20", "a real date such as 2024-07-20");

fn base_url(fields: &mut Fields<'_, '_>) -> Option<String> {
    let expected =
        ("địa chỉ đầy đủ, ví dụ https://congkhai.bacninh.gov.vn/x", "an address with scheme");
    fields.parsed("base-url", expected, clean_base_url)
}

/// An address with scheme and host, without the slash at its end; none for anything else.
pub fn clean_base_url(text: &str) -> Option<String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    let fine = |c: char| c.is_ascii_alphanumeric() || "-._~/:%".contains(c);
    let host = rest.split('/').next().unwrap_or_default();
    (!host.is_empty() && rest.chars().all(fine)).then(|| text.trim_end_matches('/').to_owned())
}

fn budgets(fields: &mut Fields<'_, '_>) -> Vec<(String, u64)> {
    let size = ("cỡ trang, ví dụ 12 KB", "a size such as 12 KB");
    ["home", "commune", "disclosure", "list", "css"]
        .into_iter()
        .filter_map(|sort| {
            let limit = fields.parsed(sort, size, |text| {
                let number: u64 = text.trim_end_matches("KB").trim().parse().ok()?;
                Some(number * 1024)
            })?;
            Some((sort.to_owned(), limit))
        })
        .collect()
}

fn outputs(fields: &mut Fields<'_, '_>) -> Option<Outputs> {
    let known = ("pages, data, feeds hoặc search", "pages, data, feeds or search");
    let node = fields.node("outputs")?;
    let Value::List(wanted) = &node.value else {
        fields.wrong(
            node.span,
            ("danh sách, ví dụ [pages, data, search]", "a list such as [pages, data, search]"),
        );
        return None;
    };
    let mut outputs = Outputs { data: false, feeds: false, search: false };
    for one in wanted {
        match one.text() {
            // Pages are always published; a list may say so.
            Some("pages") => {}
            Some("data") => outputs.data = true,
            Some("feeds") => outputs.feeds = true,
            Some("search") => outputs.search = true,
            _ => fields.wrong(one.span, known),
        }
    }
    Some(outputs)
}

fn people(fields: &mut Fields<'_, '_>) -> People {
    let scope = ("none, unit, province hoặc national", "none, unit, province or national");
    fields.parsed("people", scope, People::from_key).unwrap_or_default()
}
