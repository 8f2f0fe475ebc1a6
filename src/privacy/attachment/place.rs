//! A place inside a file, in the words of whoever has to find it there.

use serde::{Deserialize, Serialize};

/// Words in both languages: "trang 3", "sheet ẩn “Cũ”, ô C14", "thuộc tính Author".
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
pub struct Place {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

impl Place {
    /// A place said in both languages.
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Place {
        Place { vi: vi.into(), en: en.into() }
    }

    /// A property of the file.
    pub fn property(name: &str) -> Place {
        Place::new(format!("thuộc tính {name}"), format!("the property {name}"))
    }

    /// A file within the file.
    pub fn file(name: &str) -> Place {
        Place::new(format!("tệp “{name}” bên trong"), format!("the file “{name}” inside"))
    }

    /// This place within another.
    #[must_use]
    pub fn within(self, outer: &Place) -> Place {
        let Place { vi, en } = self;
        Place::new(format!("{}, {vi}", outer.vi), format!("{}, {en}", outer.en))
    }
}
