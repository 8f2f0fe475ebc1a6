//! PDF: the text of pages, properties, notes, form fields, bookmarks, files within, pictures, and
//! the older states that a file keeps when it is saved by appending.
//!
//! Not only what the pages refer to is looked at but every object of the file: what was taken off a
//! page stays in it for whoever looks.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, Stream};

use super::limit::{PDF_OBJECTS, PDF_PAGES, PDF_TEXT, REVISIONS, UNPACKED};
use super::pdf_text::{self, Fonts};
use super::search::{Fault, Search};
use super::{Place, exif, image, raw, read as read_file};

/// Looks through a PDF with all its states.
pub(super) fn read(bytes: &[u8], search: &mut Search<'_>) {
    let document = match load(bytes, search) {
        Ok(document) => document,
        Err(lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_)) => {
            return search.fault(Fault::Encrypted);
        }
        Err(_) => return search.damaged("tệp PDF bị hỏng", "the PDF is broken"),
    };
    if document.is_encrypted() {
        return search.fault(Fault::Encrypted);
    }
    state(&document, search);
    const END: &[u8] = b"%%EOF";
    let ends = bytes.windows(END.len()).enumerate().filter(|(_, five)| *five == END);
    let mut ends: Vec<usize> = ends.map(|(at, _)| at + END.len()).collect();
    ends.pop();
    if ends.len() > REVISIONS {
        let what = Place::new("số lần lưu nối thêm", "the number of appended states");
        return search.fault(Fault::OverLimit(what, REVISIONS.to_string()));
    }
    for end in ends {
        let Ok(older) = load(&bytes[..end], search) else { continue };
        let place = Place::new("một bản cũ còn lưu trong tệp", "an older state kept in the file");
        search.older(place, |search| state(&older, search));
    }
}

fn load(bytes: &[u8], search: &Search<'_>) -> lopdf::Result<Document> {
    let most = usize::try_from(search.budget.unpacked).unwrap_or(usize::MAX);
    Document::load_mem_with_options(bytes, LoadOptions::with_max_decompressed_size(most))
}

/// One state of a file.
fn state(document: &Document, search: &mut Search<'_>) {
    let over =
        |vi: &str, en: &str, limit: usize| Fault::OverLimit(Place::new(vi, en), limit.to_string());
    if document.objects.len() > PDF_OBJECTS {
        return search.fault(over("số đối tượng", "the number of objects", PDF_OBJECTS));
    }
    let pages = document.get_pages();
    if pages.len() > PDF_PAGES {
        return search.fault(over("số trang", "the number of pages", PDF_PAGES));
    }
    if pages.is_empty() {
        return search.damaged("tệp PDF không có trang nào", "the PDF has no page");
    }
    let mut reader = Reader { document, search, drawn: BTreeSet::new(), fonts: Fonts::new() };
    for (number, id) in pages {
        reader.page(number, id);
    }
    reader.objects();
}

struct Reader<'d, 's, 'l> {
    document: &'d Document,
    search: &'s mut Search<'l>,
    /// Streams that belong to pages.
    drawn: BTreeSet<ObjectId>,
    /// The fonts of all pages, for streams that no page refers to.
    fonts: Fonts<'d>,
}

impl<'d> Reader<'d, '_, '_> {
    fn page(&mut self, number: u32, id: ObjectId) {
        let document = self.document;
        let fonts = document.get_page_fonts(id).unwrap_or_default();
        let fonts = pdf_text::fonts(document, fonts);
        self.drawn.extend(document.get_page_contents(id));
        let most = usize::try_from(self.search.budget.pdf_text).unwrap_or(usize::MAX);
        match document.get_page_content_with_limit(id, most) {
            Ok(commands) => {
                let at = || Place::new(format!("trang {number}"), format!("page {number}"));
                self.draw(&commands, &fonts, &at);
            }
            Err(lopdf::Error::Decompress(_)) => self.over_text(),
            Err(_) => self.search.damaged(
                &format!("trang {number} không đọc được"),
                &format!("page {number} cannot be read"),
            ),
        }
        for (name, font) in fonts {
            self.fonts.entry(name).or_insert(font);
        }
    }

    fn over_text(&mut self) {
        let what = Place::new("dung lượng các lệnh vẽ trang", "the drawing commands of its pages");
        self.search.fault(Fault::OverLimit(what, format!("{} MB", PDF_TEXT >> 20)));
    }

    fn draw(&mut self, commands: &[u8], fonts: &Fonts<'_>, at: &dyn Fn() -> Place) {
        let spent = commands.len() as u64;
        if spent > self.search.budget.pdf_text {
            return self.over_text();
        }
        self.search.budget.pdf_text -= spent;
        if let Some(written) = pdf_text::written(commands, fonts) {
            self.search.page(&written.text, at);
            // Letters without a table are a picture to any program.
            self.search.pictures += usize::from(written.is_unreadable);
        }
    }

    /// Everything in the file, whether a page refers to it or not.
    fn objects(&mut self) {
        let document = self.document;
        let information = document.trailer.get(b"Info").and_then(Object::as_reference).ok();
        let names = file_names(document);
        for (id, object) in &document.objects {
            let at =
                |key: &str, dictionary: &Dictionary| place_of(key, dictionary, *id, information);
            self.strings(object, &at);
            if let Object::Stream(stream) = object {
                self.stream(*id, stream, names.get(id).map(String::as_str));
            }
        }
        if let Ok(Object::Dictionary(own)) = document.trailer.get(b"Info") {
            self.dictionary(own, &|key, _| Place::property(key));
        }
    }

    fn strings(&mut self, object: &Object, at: &dyn Fn(&str, &Dictionary) -> Place) {
        match object {
            Object::Dictionary(dictionary) => self.dictionary(dictionary, at),
            Object::Stream(stream) => self.dictionary(&stream.dict, at),
            Object::Array(all) => all.iter().for_each(|one| self.strings(one, at)),
            Object::String(..) => self.string("", object, &Dictionary::new(), at),
            _ => {}
        }
    }

    fn dictionary(&mut self, dictionary: &Dictionary, at: &dyn Fn(&str, &Dictionary) -> Place) {
        self.actions(dictionary);
        for (key, value) in dictionary.iter() {
            let key = String::from_utf8_lossy(key);
            match value {
                Object::String(bytes, _) if &*key == "Contents" && dictionary.has(b"ByteRange") => {
                    raw::strings(bytes, self.search, || {
                        Place::new("chứng thư của chữ ký số", "the certificate of the signature")
                    });
                }
                Object::String(..) => self.string(&key, value, dictionary, at),
                Object::Array(all) => {
                    for one in all {
                        match one {
                            Object::String(..) => self.string(&key, one, dictionary, at),
                            other => self.strings(other, at),
                        }
                    }
                }
                other => self.strings(other, at),
            }
        }
    }

    fn string(
        &mut self,
        key: &str,
        value: &Object,
        within: &Dictionary,
        at: &dyn Fn(&str, &Dictionary) -> Place,
    ) {
        let bytes = value.as_str().unwrap_or_default();
        let text = lopdf::decode_text_string(value)
            .unwrap_or_else(|_| bytes.iter().map(|byte| char::from(*byte)).collect());
        let heading = within.get(b"T").ok().filter(|_| key == "V");
        let heading = heading.and_then(|name| lopdf::decode_text_string(name).ok());
        self.search.piece(&text, &heading.unwrap_or_default(), || at(key, within));
    }

    /// Programs, and what is loaded or started when the file is opened.
    fn actions(&mut self, dictionary: &Dictionary) {
        let action = dictionary.get(b"S").and_then(Object::as_name).unwrap_or_default();
        if action == b"JavaScript" || dictionary.has(b"JS") {
            self.search.fault(Fault::Macro(Place::new("JavaScript", "JavaScript")));
        }
        if matches!(action, b"Launch" | b"SubmitForm" | b"ImportData" | b"GoToE" | b"GoToR") {
            let name = String::from_utf8_lossy(action);
            self.search.fault(Fault::LeadsOut(Place::new(
                format!("lệnh {name}"),
                format!("the action {name}"),
            )));
        }
    }

    fn stream(&mut self, id: ObjectId, stream: &'d Stream, file: Option<&str>) {
        let name = |key: &[u8]| stream.dict.get(key).and_then(Object::as_name).unwrap_or_default();
        let is_file = name(b"Type") == b"EmbeddedFile" || file.is_some();
        match (name(b"Type"), name(b"Subtype")) {
            (b"ObjStm" | b"XRef", _) => {}
            _ if is_file => self.file_within(stream, file.unwrap_or("tệp đính trong PDF")),
            (b"Metadata", _) | (_, b"XML") => {
                if let Some(bytes) = self.unpacked(stream) {
                    exif::xmp(&bytes, self.search);
                }
            }
            (_, b"Image") => self.picture(stream),
            (_, b"Form") => {
                let resources = stream.dict.get_deref(b"Resources", self.document);
                let own = resources.and_then(Object::as_dict);
                let fonts = own.map(|own| pdf_text::fonts_of(self.document, own));
                self.loose(id, stream, fonts.ok());
            }
            (b"" | b"Pattern", b"")
                if !self.drawn.contains(&id) && !stream.dict.has(b"Length1") =>
            {
                self.loose(id, stream, None);
            }
            _ => {}
        }
    }

    /// Commands that stand in no page itself: forms, stamps, what was left behind.
    fn loose(&mut self, id: ObjectId, stream: &Stream, fonts: Option<Fonts<'d>>) {
        let Some(commands) = self.unpacked(stream) else { return };
        let has = |name: &[u8]| commands.windows(2).any(|two| two.eq_ignore_ascii_case(name));
        if !has(b"TJ") && !has(b"BT") {
            return;
        }
        let at = || {
            let n = id.0;
            Place::new(format!("lớp vẽ ngoài trang (đối tượng {n})"), format!("the drawing {n}"))
        };
        let of_pages = std::mem::take(&mut self.fonts);
        self.draw(&commands, fonts.as_ref().unwrap_or(&of_pages), &at);
        self.fonts = of_pages;
    }

    fn picture(&mut self, stream: &Stream) {
        self.search.pictures += 1;
        if stream.filters().is_ok_and(|filters| filters == [b"DCTDecode"]) {
            let place = Place::new("một ảnh trong PDF", "a picture in the PDF");
            self.search.inside(place, |search| image::any(&stream.content, search));
        }
    }

    fn file_within(&mut self, stream: &Stream, name: &str) {
        let Some(bytes) = self.unpacked(stream) else { return };
        let ending = name.rsplit_once('.').map(|(_, end)| end.to_lowercase()).unwrap_or_default();
        self.search.inside(Place::file(name), |search| read_file(&ending, &bytes, search));
    }

    /// The bytes of a stream within the budget; none when its packing is not known (pictures).
    fn unpacked(&mut self, stream: &Stream) -> Option<Vec<u8>> {
        let left = self.search.budget.unpacked;
        let most = usize::try_from(left).unwrap_or(usize::MAX);
        let bytes = match stream.is_compressed() {
            true => stream.decompressed_content_with_limit(most),
            false => Ok(stream.content.clone()),
        };
        if let Err(lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded {
            ..
        })) = bytes
        {
            let what = Place::new("dung lượng sau giải nén", "the size when unpacked");
            self.search.fault(Fault::OverLimit(what, format!("{} MB", UNPACKED >> 20)));
        }
        let bytes = bytes.ok()?;
        self.search.budget.unpacked = left.saturating_sub(bytes.len() as u64);
        Some(bytes)
    }
}

fn place_of(key: &str, within: &Dictionary, id: ObjectId, information: Option<ObjectId>) -> Place {
    if information == Some(id) {
        return Place::property(key);
    }
    if within.has(b"FT") || (within.has(b"T") && within.has(b"V")) {
        let name = within.get(b"T").ok().and_then(|name| lopdf::decode_text_string(name).ok());
        let name = name.unwrap_or_default();
        return Place::new(format!("ô biểu mẫu “{name}”"), format!("the form field “{name}”"));
    }
    if within.has(b"Subtype") && within.has(b"Rect") {
        return Place::new("ghi chú trên trang", "a note on a page");
    }
    if within.has(b"Title") && within.has(b"Parent") {
        return Place::new("mục lục của PDF (bookmark)", "a bookmark");
    }
    if within.has(b"ByteRange") {
        return Place::new("thông tin của chữ ký số", "the data of the signature");
    }
    let n = id.0;
    Place::new(format!("đối tượng {n}, mục {key}"), format!("the object {n}, {key}"))
}

/// The names of the files within, by the object that holds each.
fn file_names(document: &Document) -> BTreeMap<ObjectId, String> {
    let mut names = BTreeMap::new();
    let dictionaries = document.objects.values().filter_map(|object| object.as_dict().ok());
    for dictionary in dictionaries {
        let Ok(files) = dictionary.get_deref(b"EF", document).and_then(Object::as_dict) else {
            continue;
        };
        let name = dictionary.get(b"UF").or_else(|_| dictionary.get(b"F"));
        let name = name.ok().and_then(|name| lopdf::decode_text_string(name).ok());
        for (_, file) in files.iter() {
            if let Ok(id) = file.as_reference() {
                names.insert(id, name.clone().unwrap_or_default());
            }
        }
    }
    names
}
