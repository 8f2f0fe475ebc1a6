//! What cameras and programs write beside a picture: EXIF and XMP.

use exif::{Context, Exif, Field, Reader, Tag, Value};

use super::search::{Fault, Search};
use super::xml::{self, Met};
use super::{Place, raw};

/// Tags of Windows that hold text in two bytes each: title, comment, author, keywords, subject.
const WIDE: std::ops::RangeInclusive<u16> = 0x9c9b..=0x9c9f;

/// The fields of a picture, from the head of their TIFF structure on.
pub(super) fn read(bytes: &[u8], search: &mut Search<'_>) {
    let outcome = Reader::new().continue_on_error(true).read_raw(bytes.to_vec());
    let exif = outcome.or_else(|error| error.distill_partial_result(|_| {}));
    match exif {
        Ok(exif) => fields(&exif, search),
        Err(_) => {
            search.damaged("thông tin EXIF của ảnh bị hỏng", "the EXIF of the picture is broken");
            raw::strings(bytes, search, || Place::new("EXIF", "the EXIF"));
        }
    }
}

fn fields(exif: &Exif, search: &mut Search<'_>) {
    for field in exif.fields() {
        let Field { tag, value, .. } = field;
        let at = || Place::new(format!("EXIF {tag}"), format!("the EXIF {tag}"));
        let is_place = [Tag::GPSLatitude, Tag::GPSLongitude, Tag::GPSDestLatitude];
        if is_place.contains(tag) {
            search.fault(Fault::Position(Place::new("EXIF GPS", "the EXIF GPS")));
        }
        match value {
            Value::Ascii(lines) => {
                for line in lines {
                    search.piece(&super::plain::decoded(line), "", at);
                }
            }
            Value::Byte(bytes)
                if tag.context() == Context::Tiff && WIDE.contains(&tag.number()) =>
            {
                let marked = [&[0xff, 0xfe], bytes.as_slice()].concat();
                search.piece(&super::plain::decoded(&marked), "", at);
            }
            Value::Byte(bytes) | Value::Undefined(bytes, _) => raw::strings(bytes, search, at),
            _ => {}
        }
    }
}

/// XMP: properties as XML, in pictures and in PDF.
pub(super) fn xmp(bytes: &[u8], search: &mut Search<'_>) {
    let (mut name, mut text) = (String::new(), String::new());
    let at = |name: &str| Place::new(format!("thuộc tính XMP {name}"), format!("the XMP {name}"));
    let fine = xml::walk(bytes, &mut |met| match met {
        Met::Open(element, attributes) => {
            if !matches!(element, "li" | "Alt" | "Seq" | "Bag") {
                element.clone_into(&mut name);
            }
            is_position(element, search);
            for (name, value) in attributes.iter() {
                is_position(name, search);
                search.piece(value, "", || at(name));
            }
            text.clear();
        }
        Met::Text(words) => text.push_str(words),
        Met::Close(_) => {
            search.piece(&text, "", || at(&name));
            text.clear();
        }
        Met::DocType => super::archive::doc_type("XMP", search),
    });
    if !fine {
        raw::strings(bytes, search, || Place::new("XMP", "the XMP"));
    }
}

fn is_position(name: &str, search: &mut Search<'_>) {
    if matches!(name, "GPSLatitude" | "GPSLongitude") {
        search.fault(Fault::Position(Place::new("XMP GPS", "the XMP GPS")));
    }
}
