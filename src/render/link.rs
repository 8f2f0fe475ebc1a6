//! Addresses of pages and files, and the way from one to another.
//!
//! A page has an address without slashes at its ends (`bac-ninh/phuong-tu-son`), empty for the home
//! page, and lies in `<address>/index.html`. Every link is relative and names the file, so that the
//! site works below any path of somebody else's portal and from a folder opened as a file.

/// The file of a page.
pub fn file_of(address: &str) -> String {
    match address {
        "" => "index.html".to_owned(),
        address => format!("{address}/index.html"),
    }
}

/// The way from a page up to the root of the site: `../../`.
pub fn root(address: &str) -> String {
    match address {
        "" => String::new(),
        address => "../".repeat(address.split('/').count()),
    }
}

/// The way from a page to another page.
pub fn to_page(from: &str, to: &str) -> String {
    to_file(from, &file_of(to))
}

/// The way from a page to a file, by its path from the root.
pub fn to_file(from: &str, path: &str) -> String {
    let up: Vec<&str> = from.split('/').filter(|part| !part.is_empty()).collect();
    let down: Vec<&str> = path.split('/').collect();
    let folders = &down[..down.len() - 1];
    let shared = up.iter().zip(folders).take_while(|(here, there)| here == there).count();
    "../".repeat(up.len() - shared) + &down[shared..].join("/")
}

/// The absolute address of a page, as its canonical link says it.
pub fn canonical(base_url: &str, address: &str) -> String {
    match address {
        "" => format!("{base_url}/"),
        address => format!("{base_url}/{address}/"),
    }
}

/// The address of the page of a kind.
pub fn of_kind(kind: &crate::kind::Kind) -> String {
    format!("loai/{}", kind.address)
}

/// The address of the page of a year.
pub fn of_year(year: i16) -> String {
    format!("nam/{year}")
}

/// Folder of the data of a page, with the version of its shape.
pub const DATA: &str = "v1";

/// The JSON of a document.
pub fn document_json(address: &str) -> String {
    format!("{address}/{DATA}/tai-lieu.json")
}

/// The CSV of one table of a document.
pub fn table_csv(address: &str, form: &crate::kind::Form) -> String {
    format!("{address}/{DATA}/{}.csv", form.address)
}

/// The JSON of a unit with its documents.
pub fn unit_json(address: &str) -> String {
    format!("{address}/{DATA}/don-vi.json")
}

/// The page of the self-check of a unit, or of the site.
pub fn score(address: &str) -> String {
    match address {
        "" => "tu-cham".to_owned(),
        address => format!("{address}/tu-cham"),
    }
}

/// A file among the data of a page.
pub fn data(address: &str, name: &str) -> String {
    format!("{address}/{DATA}/{name}")
}

/// The calendar of what a unit owes next.
pub fn calendar(address: &str) -> String {
    format!("{address}/lich-cong-khai.ics")
}

/// A file that goes with a document, by its name beside it.
pub fn attachment(address: &str, name: &str) -> String {
    format!("{address}/tep/{name}")
}

/// All units, kinds and documents of the site.
pub fn site_json() -> String {
    format!("{DATA}/danh-muc.json")
}

/// The feed of a page: a unit, a kind, or the site.
pub fn feed(address: &str) -> String {
    match address {
        "" => "tin-moi.xml".to_owned(),
        address => format!("{address}/tin-moi.xml"),
    }
}

#[cfg(test)]
mod tests {
    use super::{to_file, to_page};

    #[test]
    fn the_way_goes_up_no_further_than_it_must() {
        assert_eq!(to_page("", "a/b"), "a/b/index.html");
        assert_eq!(to_page("a/b", "a/c"), "../c/index.html");
        assert_eq!(to_page("a/b", ""), "../../index.html");
        assert_eq!(to_page("a/b", "a/b/c"), "c/index.html");
        assert_eq!(to_file("a/b", "a/b/v1/x.csv"), "v1/x.csv");
        assert_eq!(to_file("a/b", "a/x.css"), "../x.css");
        assert_eq!(to_page("a/b", "a"), "../index.html");
    }
}
