//! Files made by hand: documents, workbooks, pictures and PDFs with something in one place of them.

#![allow(dead_code, reason = "each test uses its part")]
#![allow(clippy::unwrap_used, reason = "part of tests")]

use std::io::{Cursor, Write};

use lopdf::{Dictionary, Document, Object, Stream, dictionary};
use zip::write::SimpleFileOptions;

/// A ZIP of these files.
pub(crate) fn zip<T: AsRef<[u8]>>(files: &[(&str, T)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes.as_ref()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

const TYPES: &str =
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";

/// A Word document of this body, with further parts.
pub(crate) fn docx(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let document = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/\
         wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    );
    let mut files = vec![("[Content_Types].xml", TYPES), ("word/document.xml", &document)];
    files.extend(parts);
    zip(&files)
}

/// A paragraph of Word, a run for each text.
pub(crate) fn paragraph(runs: &[&str]) -> String {
    let runs: String = runs.iter().map(|text| format!("<w:r><w:t>{text}</w:t></w:r>")).collect();
    format!("<w:p>{runs}</w:p>")
}

/// A table of Word.
pub(crate) fn table(rows: &[&[&str]]) -> String {
    let cell = |text: &&str| format!("<w:tc>{}</w:tc>", paragraph(&[text]));
    let row =
        |cells: &&[&str]| format!("<w:tr>{}</w:tr>", cells.iter().map(cell).collect::<String>());
    format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}

/// A workbook of sheets: name, state, and the XML between `<worksheet>` and its end.
pub(crate) fn xlsx(sheets: &[(&str, &str, &str)], parts: &[(&str, &str)]) -> Vec<u8> {
    let mut workbook = String::from("<workbook><sheets>");
    let mut relations = String::from("<Relationships>");
    let mut files: Vec<(String, String)> = vec![("[Content_Types].xml".into(), TYPES.into())];
    for (n, (name, state, inside)) in sheets.iter().enumerate() {
        let n = n + 1;
        workbook +=
            &format!("<sheet name=\"{name}\" sheetId=\"{n}\" state=\"{state}\" r:id=\"r{n}\"/>");
        relations += &format!("<Relationship Id=\"r{n}\" Target=\"worksheets/sheet{n}.xml\"/>");
        let sheet = format!("<?xml version=\"1.0\"?><worksheet>{inside}</worksheet>");
        files.push((format!("xl/worksheets/sheet{n}.xml"), sheet));
    }
    let names = parts.iter().find(|(name, _)| *name == "names").map_or("", |(_, xml)| xml);
    files.push(("xl/workbook.xml".into(), format!("{workbook}</sheets>{names}</workbook>")));
    files.push(("xl/_rels/workbook.xml.rels".into(), relations + "</Relationships>"));
    let others = parts.iter().filter(|(name, _)| *name != "names");
    files.extend(others.map(|(name, xml)| ((*name).to_owned(), (*xml).to_owned())));
    let files: Vec<(&str, &str)> =
        files.iter().map(|(name, xml)| (name.as_str(), xml.as_str())).collect();
    zip(&files)
}

/// Rows of a sheet: a text, or `#` and a number.
pub(crate) fn rows(rows: &[&[&str]]) -> String {
    let mut xml = String::from("<sheetData>");
    for (r, cells) in rows.iter().enumerate() {
        xml += &format!("<row r=\"{}\">", r + 1);
        for (c, text) in cells.iter().enumerate() {
            let at = format!("{}{}", char::from(b'A' + c as u8), r + 1);
            xml += &match text.strip_prefix('#') {
                Some(number) => format!("<c r=\"{at}\"><v>{number}</v></c>"),
                None => format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"),
            };
        }
        xml += "</row>";
    }
    xml + "</sheetData>"
}

/// An OpenDocument file with this inside its body.
pub(crate) fn open_document(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let content = format!("<office:document-content>{body}</office:document-content>");
    let mut files =
        vec![("content.xml", content.as_str()), ("META-INF/manifest.xml", "<manifest/>")];
    files.extend(parts);
    zip(&files)
}

/// What stands in a PDF beside its pages.
#[derive(Default)]
pub(crate) struct Pdf<'p> {
    /// Drawing commands of each page.
    pub(crate) pages: &'p [&'p str],
    /// Properties.
    pub(crate) properties: &'p [(&'p str, &'p str)],
    /// A note on the first page.
    pub(crate) note: Option<&'p str>,
    /// A form field and its value.
    pub(crate) field: Option<(&'p str, &'p str)>,
    /// XMP.
    pub(crate) xmp: Option<&'p str>,
    /// A file within.
    pub(crate) file: Option<(&'p str, &'p [u8])>,
    /// A picture on the first page, as JPEG.
    pub(crate) picture: Option<&'p [u8]>,
    /// A stream that no page refers to.
    pub(crate) left: Option<&'p str>,
    /// An action when it is opened.
    pub(crate) action: Option<&'p str>,
}

impl Pdf<'_> {
    /// The document.
    pub(crate) fn document(&self) -> Document {
        let mut pdf = Document::with_version("1.5");
        let pages_id = pdf.new_object_id();
        let font = pdf.add_object(dictionary! {
            "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica",
        });
        let mut resources = dictionary! { "Font" => dictionary! { "F1" => font } };
        if let Some(bytes) = self.picture {
            let image = dictionary! {
                "Type" => "XObject", "Subtype" => "Image", "Width" => 1, "Height" => 1,
                "ColorSpace" => "DeviceGray", "BitsPerComponent" => 8, "Filter" => "DCTDecode",
            };
            let image = pdf.add_object(Stream::new(image, bytes.to_vec()));
            resources.set("XObject", dictionary! { "I1" => image });
        }
        let resources = pdf.add_object(resources);
        let mut kids = Vec::new();
        for (n, commands) in self.pages.iter().enumerate() {
            let stream = Stream::new(Dictionary::new(), commands.as_bytes().to_vec());
            let content = pdf.add_object(stream);
            let mut page = dictionary! {
                "Type" => "Page", "Parent" => pages_id, "Contents" => content,
                "Resources" => resources, "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
            };
            if let Some(note) = self.note.filter(|_| n == 0) {
                let note = pdf.add_object(dictionary! {
                    "Type" => "Annot", "Subtype" => "Text",
                    "Rect" => vec![0.into(), 0.into(), 9.into(), 9.into()],
                    "Contents" => lopdf::text_string(note),
                });
                page.set("Annots", vec![Object::from(note)]);
            }
            kids.push(pdf.add_object(page).into());
        }
        let count = kids.len() as i64;
        let pages = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count };
        pdf.objects.insert(pages_id, Object::Dictionary(pages));
        let catalog = self.catalog(&mut pdf, pages_id);
        let root = pdf.add_object(catalog);
        pdf.trailer.set("Root", root);
        if !self.properties.is_empty() {
            let all = self.properties.iter().map(|(key, text)| (*key, lopdf::text_string(text)));
            let information: Dictionary = all.collect();
            let information = pdf.add_object(information);
            pdf.trailer.set("Info", information);
        }
        if let Some(left) = self.left {
            pdf.add_object(Stream::new(Dictionary::new(), left.as_bytes().to_vec()));
        }
        pdf
    }

    fn catalog(&self, pdf: &mut Document, pages: lopdf::ObjectId) -> Dictionary {
        let mut catalog = dictionary! { "Type" => "Catalog", "Pages" => pages };
        if let Some((name, value)) = self.field {
            let field = pdf.add_object(dictionary! {
                "FT" => "Tx", "T" => lopdf::text_string(name), "V" => lopdf::text_string(value),
            });
            catalog.set("AcroForm", dictionary! { "Fields" => vec![Object::from(field)] });
        }
        if let Some(xmp) = self.xmp {
            let kind = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
            let xmp = pdf.add_object(Stream::new(kind, xmp.as_bytes().to_vec()));
            catalog.set("Metadata", xmp);
        }
        if let Some((name, bytes)) = self.file {
            let kind = dictionary! { "Type" => "EmbeddedFile" };
            let file = pdf.add_object(Stream::new(kind, bytes.to_vec()));
            pdf.add_object(dictionary! {
                "Type" => "Filespec", "F" => lopdf::text_string(name),
                "EF" => dictionary! { "F" => file },
            });
        }
        if let Some(script) = self.action {
            let action = dictionary! { "S" => "JavaScript", "JS" => lopdf::text_string(script) };
            catalog.set("OpenAction", action);
        }
        catalog
    }

    /// Its bytes, streams packed.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut pdf = self.document();
        pdf.compress();
        let mut bytes = Vec::new();
        pdf.save_to(&mut bytes).unwrap();
        bytes
    }
}

/// Drawing commands that write lines of text.
pub(crate) fn lines(lines: &[&str]) -> String {
    let mut commands = String::from("BT /F1 12 Tf 72 800 Td ");
    for line in lines {
        commands += &format!("({line}) Tj 0 -16 Td ");
    }
    commands + "ET"
}

/// A PDF of one page.
pub(crate) fn pdf(text: &str) -> Vec<u8> {
    Pdf { pages: &[&lines(&[text])], ..Pdf::default() }.bytes()
}

/// A JPEG of these segments: marker and bytes.
pub(crate) fn jpeg(segments: &[(u8, &[u8])], after: &[u8]) -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8];
    let scan: &[u8] = &[1, 1, 0, 0, 63, 0];
    for (marker, segment) in segments.iter().copied().chain([(0xda, scan)]) {
        bytes.extend([0xff, marker]);
        bytes.extend((segment.len() as u16 + 2).to_be_bytes());
        bytes.extend(segment);
    }
    bytes.extend([0x12, 0xff, 0x00, 0x34, 0xff, 0xd9]);
    bytes.extend(after);
    bytes
}

/// A structure of EXIF with one text, and a position if wanted.
pub(crate) fn exif(tag: u16, text: &str, position: bool) -> Vec<u8> {
    let text = [text.as_bytes(), &[0]].concat();
    let entries = 1 + u16::from(position);
    let data = 8 + 2 + 12 * u32::from(entries) + 4;
    let gps = data + text.len() as u32;
    let mut bytes = b"MM\0\x2a\0\0\0\x08".to_vec();
    bytes.extend(entries.to_be_bytes());
    let mut entry = |tag: u16, kind: u16, count: u32, value: u32| {
        bytes.extend(tag.to_be_bytes());
        bytes.extend(kind.to_be_bytes());
        bytes.extend(count.to_be_bytes());
        bytes.extend(value.to_be_bytes());
    };
    entry(tag, 2, text.len() as u32, data);
    if position {
        entry(0x8825, 4, 1, gps);
    }
    bytes.extend([0; 4]);
    bytes.extend(text);
    if position {
        bytes.extend([0, 1]);
        bytes.extend([0, 2, 0, 5, 0, 0, 0, 3]);
        bytes.extend((gps + 18).to_be_bytes());
        bytes.extend([0; 4]);
        for value in [21u32, 1, 11, 1, 6, 1] {
            bytes.extend(value.to_be_bytes());
        }
    }
    bytes
}

/// A PNG of these chunks.
pub(crate) fn png(chunks: &[(&str, &[u8])], after: &[u8]) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    let head: &[u8] = &[0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0];
    let all = [("IHDR", head)].into_iter().chain(chunks.iter().copied());
    for (name, data) in all.chain([("IDAT", &[0x78, 0x9c][..]), ("IEND", &[])]) {
        bytes.extend((data.len() as u32).to_be_bytes());
        bytes.extend(name.as_bytes());
        bytes.extend(data);
        bytes.extend([0; 4]);
    }
    bytes.extend(after);
    bytes
}

/// A GIF with a comment.
pub(crate) fn gif(comment: &str) -> Vec<u8> {
    let mut bytes = b"GIF89a\x01\0\x01\0\0\0\0!\xfe".to_vec();
    bytes.push(comment.len() as u8);
    bytes.extend(comment.as_bytes());
    bytes.extend(b"\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;");
    bytes
}

/// A WebP of these chunks.
pub(crate) fn webp(chunks: &[(&str, &[u8])]) -> Vec<u8> {
    let mut inside = b"WEBP".to_vec();
    for (name, data) in chunks {
        inside.extend(name.as_bytes());
        inside.extend((data.len() as u32).to_le_bytes());
        inside.extend(*data);
        inside.extend(vec![0; data.len() % 2]);
    }
    [b"RIFF", &(inside.len() as u32).to_le_bytes()[..], &inside].concat()
}

/// Bytes packed as in PNG and PDF.
pub(crate) fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut writer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(bytes).unwrap();
    writer.finish().unwrap()
}
