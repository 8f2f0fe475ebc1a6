//! Where a number may hide, format by format.

use super::attributes::attributes;
use super::make::{
    Pdf, docx, exif, gif, jpeg, lines, open_document, packed, paragraph, pdf, png, rows, table,
    webp, xlsx, zip,
};
use super::{NUMBER as N, found};
use danbiet::privacy::attachment::Fault;

/// One file: what it is, its ending, its bytes, and words of the place where the number is.
pub(crate) type Case = (&'static str, &'static str, Vec<u8>, &'static str);

fn pdfs() -> Vec<Case> {
    let page = lines(&["Danh sach"]);
    let pages: &[&str] = &[&page, &page];
    let one = Pdf { pages, ..Pdf::default() };
    let number = format!("Can cuoc {N}");
    let glyphs: String = N.chars().map(|sign| format!("({sign}) Tj 6 0 Td ")).collect();
    let glyphs = format!("BT /F1 12 Tf 72 800 Td {glyphs} ET");
    let spread = format!("BT /F1 12 Tf 72 800 Td [({}) -30 ({})] TJ ET", &N[..5], &N[5..]);
    let form = format!("BT /F1 12 Tf ({N}) Tj ET");
    let xmp = format!("<x><dc:title><rdf:Alt><rdf:li>{N}</rdf:li></rdf:Alt></dc:title></x>");
    let text = format!("so {N}");
    let workbook = xlsx(&[("S", "visible", &rows(&[&[N]]))], &[]);
    let picture = jpeg(&[(0xfe, N.as_bytes())], b"");
    vec![
        ("a page", "pdf", pdf(&number), "trang 1"),
        (
            "the second page",
            "pdf",
            Pdf { pages: &[&page, &lines(&[N])], ..one_page() }.bytes(),
            "trang 2",
        ),
        ("letter by letter", "pdf", Pdf { pages: &[&glyphs], ..one_page() }.bytes(), "trang 1"),
        ("with kerning", "pdf", Pdf { pages: &[&spread], ..one_page() }.bytes(), "trang 1"),
        (
            "a property",
            "pdf",
            Pdf { properties: &[("Author", N)], ..one }.bytes(),
            "thuộc tính Author",
        ),
        ("a note", "pdf", Pdf { note: Some(N), pages, ..one_page() }.bytes(), "ghi chú trên trang"),
        (
            "a field",
            "pdf",
            Pdf { field: Some(("cccd", N)), pages, ..one_page() }.bytes(),
            "ô biểu mẫu “cccd”",
        ),
        ("XMP", "pdf", Pdf { xmp: Some(&xmp), pages, ..one_page() }.bytes(), "XMP title"),
        (
            "what is left behind",
            "pdf",
            Pdf { left: Some(&form), pages, ..one_page() }.bytes(),
            "ngoài trang",
        ),
        (
            "a text within",
            "pdf",
            Pdf { file: Some(("ds.txt", text.as_bytes())), pages, ..one_page() }.bytes(),
            "ds.txt",
        ),
        (
            "a workbook within",
            "pdf",
            Pdf { file: Some(("ds.xlsx", &workbook)), pages, ..one_page() }.bytes(),
            "sheet “S”, ô A1",
        ),
        (
            "a picture's comment",
            "pdf",
            Pdf { picture: Some(&picture), pages, ..one_page() }.bytes(),
            "ảnh trong PDF, lời ghi",
        ),
        ("an older state", "pdf", older(), "bản cũ"),
    ]
}

fn one_page() -> Pdf<'static> {
    Pdf::default()
}

/// The author is changed by a state appended to the file.
fn older() -> Vec<u8> {
    let page = lines(&["Trang"]);
    let first = Pdf { pages: &[&page], properties: &[("Author", N)], ..Pdf::default() }.bytes();
    let before = lopdf::Document::load_mem(&first).unwrap();
    let information = before.trailer.get(b"Info").unwrap().as_reference().unwrap();
    let mut next = lopdf::IncrementalDocument::create_from(first, before);
    let clean: lopdf::Dictionary =
        [("Author", lopdf::text_string("Van phong"))].into_iter().collect();
    next.new_document.objects.insert(information, lopdf::Object::Dictionary(clean));
    let mut bytes = Vec::new();
    next.save_to(&mut bytes).unwrap();
    bytes
}

fn documents() -> Vec<Case> {
    let p = |text: &str| paragraph(&[text]);
    let split = paragraph(&["Số ", &N[..3], &N[3..7], &N[7..]]);
    let boxes: Vec<String> = N.chars().map(String::from).collect();
    let boxes: Vec<&str> = boxes.iter().map(String::as_str).collect();
    let part = |name: &'static str, xml: String| docx(&p("Chữ"), &[(name, &xml)]);
    let words = |text: &str| format!("<w:x>{}</w:x>", p(text));
    let deleted = format!("<w:p><w:del><w:r><w:delText>{N}</w:delText></w:r></w:del></w:p>");
    let hidden = format!("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{N}</w:t></w:r></w:p>");
    let alt = format!("<w:p><wp:docPr id=\"1\" name=\"Ảnh\" descr=\"{N}\"/></w:p>");
    let property = format!("<cp:p><dc:creator>{N}</dc:creator></cp:p>");
    let custom = format!(
        "<Properties><property name=\"Số CCCD\"><vt:lpwstr>{N}</vt:lpwstr></property></Properties>"
    );
    let media = jpeg(&[(0xe1, &[b"Exif\0\0", &exif(0x010e, N, false)[..]].concat())], b"");
    let with_media = zip(&[
        ("[Content_Types].xml", b"<Types/>".to_vec()),
        ("word/document.xml", b"<w:document/>".to_vec()),
        ("word/media/image1.jpeg", media),
    ]);
    let book = xlsx(&[("Nguồn", "visible", &rows(&[&["CCCD"], &[N]]))], &[]);
    let with_book = zip(&[
        ("[Content_Types].xml", b"<Types/>".to_vec()),
        ("word/document.xml", b"<w:document/>".to_vec()),
        ("word/embeddings/Book1.xlsx", book),
    ]);
    let link = format!(
        "<Relationships><Relationship Type=\"x/hyperlink\" Target=\"tel:{N}\" \
         TargetMode=\"External\"/></Relationships>"
    );
    let slide = format!(
        "<p:sld><a:p><a:r><a:t>{}</a:t></a:r><a:r><a:t>{}</a:t></a:r></a:p></p:sld>",
        &N[..6],
        &N[6..]
    );
    let slides = zip(&[("[Content_Types].xml", "<Types/>"), ("ppt/slides/slide3.xml", &slide)]);
    vec![
        ("a paragraph in runs", "docx", docx(&format!("{}{split}", p("Một")), &[]), "đoạn 2"),
        ("a cell", "docx", docx(&table(&[&["Tên", "CCCD"], &["A", N]]), &[]), "dòng 2, cột 2"),
        ("a sign in each cell", "docx", docx(&table(&[&boxes]), &[]), "bảng, dòng 1"),
        ("a header", "docx", part("word/header1.xml", words(N)), "đầu trang"),
        ("a footer", "docx", part("word/footer2.xml", words(N)), "chân trang"),
        ("a footnote", "docx", part("word/footnotes.xml", words(N)), "chú thích"),
        ("a comment", "docx", part("word/comments.xml", words(N)), "nhận xét"),
        ("deleted text", "docx", docx(&deleted, &[]), "đã xóa"),
        ("hidden text", "docx", docx(&hidden, &[]), "chữ ẩn"),
        ("a picture's description", "docx", docx(&alt, &[]), "đoạn 1"),
        ("the author", "docx", part("docProps/core.xml", property), "thuộc tính creator"),
        (
            "a property of the office's own",
            "docx",
            part("docProps/custom.xml", custom),
            "thuộc tính Số CCCD",
        ),
        (
            "a part of no known sort",
            "docx",
            part("customXml/item1.xml", format!("<a><b>{N}</b></a>")),
            "item1.xml",
        ),
        ("a picture within", "docx", with_media, "image1.jpeg"),
        ("a workbook within", "docx", with_book, "Book1.xlsx"),
        ("a link", "docx", part("word/_rels/document.xml.rels", link), "một liên kết"),
        ("a slide", "pptx", slides, "trang chiếu 3"),
    ]
}

fn workbooks() -> Vec<Case> {
    let cells = rows(&[&["Họ tên", "CCCD"], &["Người Mẫu", N]]);
    let plain = rows(&[&["Họ tên", "Số tiền"], &["Người Mẫu", "#1"]]);
    let one = |xml: &str| xlsx(&[("Danh sách", "visible", xml)], &[]);
    let with = |name: &'static str, xml: String| xlsx(&[("S", "visible", &plain)], &[(name, &xml)]);
    let number = rows(&[&["Họ tên", "CCCD"], &["Người Mẫu", &format!("#{}", &N[1..])]]);
    let exponent = rows(&[&["Họ tên", "CCCD"], &["Người Mẫu", "#2.4093000123E+10"]]);
    let column = format!("<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols>{cells}");
    let row = cells.replace("<row r=\"2\">", "<row r=\"2\" hidden=\"1\">");
    let boxes: Vec<String> = N.chars().map(|sign| format!("#{sign}")).collect();
    let boxes = rows(&[&boxes.iter().map(String::as_str).collect::<Vec<_>>()]);
    let header = format!("{plain}<headerFooter><oddHeader>&amp;L{N}</oddHeader></headerFooter>");
    let shared = format!("<sst><si><r><t>{}</t></r><r><t>{}</t></r></si></sst>", &N[..4], &N[4..]);
    let shown = "<sheetData><row r=\"4\"><c r=\"C4\" t=\"s\"><v>0</v></c></row></sheetData>";
    let pivot = format!("<pivotCacheRecords><r><s v=\"{N}\"/></r></pivotCacheRecords>");
    let comment = format!(
        "<comments><comment ref=\"B2\"><text><r><t>{N}</t></r></text></comment></comments>"
    );
    let names =
        format!("<definedNames><definedName name=\"so\">\"{N}\"</definedName></definedNames>");
    let formula = format!(
        "<sheetData><row r=\"1\"><c r=\"A1\"><f>LEFT(\"{N}\",3)</f><v>24</v></c></row></sheetData>"
    );
    vec![
        ("a cell", "xlsx", one(&cells), "sheet “Danh sách”, ô B2"),
        ("a number", "xlsx", one(&number), "ô B2"),
        ("a number with an exponent", "xlsx", one(&exponent), "ô B2"),
        (
            "a hidden sheet",
            "xlsx",
            xlsx(&[("A", "visible", &plain), ("Cũ", "hidden", &cells)], &[]),
            "sheet ẩn “Cũ”, ô B2",
        ),
        (
            "a very hidden sheet",
            "xlsx",
            xlsx(&[("A", "visible", &plain), ("Cũ", "veryHidden", &cells)], &[]),
            "sheet ẩn “Cũ”",
        ),
        ("a hidden column", "xlsx", one(&column), "cột ẩn"),
        ("a hidden row", "xlsx", one(&row), "dòng ẩn"),
        ("a digit in each cell", "xlsx", one(&boxes), "ô A1"),
        ("a header for print", "xlsx", one(&header), "sheet “Danh sách”"),
        (
            "a shared text",
            "xlsx",
            xlsx(&[("S", "visible", shown)], &[("xl/sharedStrings.xml", &shared)]),
            "ô C4",
        ),
        (
            "a text no cell shows",
            "xlsx",
            with("xl/sharedStrings.xml", shared.clone()),
            "chữ dùng chung",
        ),
        (
            "what a pivot table keeps",
            "xlsx",
            with("xl/pivotCache/pivotCacheRecords1.xml", pivot),
            "bảng tổng hợp",
        ),
        ("a comment", "xlsx", with("xl/comments1.xml", comment), "nhận xét ở ô B2"),
        ("a named value", "xlsx", with("names", names), "tên đã đặt “so”"),
        ("a formula", "xlsx", one(&formula), "ô A1"),
        ("the name of a sheet", "xlsx", xlsx(&[(N, "visible", &plain)], &[]), "tên sheet"),
    ]
}

fn open_documents() -> Vec<Case> {
    let text = |inside: &str| open_document(&format!("<office:text>{inside}</office:text>"), &[]);
    let sheet = |style: &str, cell: &str| {
        open_document(
            &format!(
                "<style:style style:name=\"ta2\"><style:table-properties table:display=\"false\"/>\
                 </style:style><table:table table:name=\"Bảng\" table:style-name=\"{style}\">\
                 <table:table-row><table:table-cell><text:p>CCCD</text:p></table:table-cell>\
                 </table:table-row><table:table-row>{cell}</table:table-row></table:table>"
            ),
            &[],
        )
    };
    let cell = format!("<table:table-cell><text:p>{N}</text:p></table:table-cell>");
    let note =
        format!("<text:p>A<office:annotation><text:p>{N}</text:p></office:annotation></text:p>");
    let deleted = format!(
        "<text:tracked-changes><text:deletion><text:p>{N}</text:p></text:deletion></text:tracked-changes>"
    );
    let meta = format!("<office:meta><dc:creator>{N}</dc:creator></office:meta>");
    vec![
        (
            "a paragraph in spans",
            "odt",
            text(&format!(
                "<text:p><text:span>{}</text:span><text:span>{}</text:span></text:p>",
                &N[..4],
                &N[4..]
            )),
            "đoạn 1",
        ),
        ("a note", "odt", text(&note), "nhận xét"),
        ("deleted text", "odt", text(&deleted), "đã xóa"),
        (
            "the author",
            "odt",
            open_document("<text:p>A</text:p>", &[("meta.xml", &meta)]),
            "thuộc tính creator",
        ),
        ("a cell", "ods", sheet("ta1", &cell), "bảng “Bảng”, dòng 2, cột 1"),
        ("a hidden sheet", "ods", sheet("ta2", &cell), "sheet ẩn “Bảng”"),
    ]
}

fn pictures() -> Vec<Case> {
    let exif_of = |tag| [b"Exif\0\0", &exif(tag, N, false)[..]].concat();
    let xmp =
        [b"http://ns.adobe.com/xap/1.0/\0", format!("<x dc:title=\"{N}\"/>").as_bytes()].concat();
    let iptc =
        [b"Photoshop 3.0\08BIM\x04\x04\0\0\0\0\0\x12\x1c\x02\x78\0\x0c", N.as_bytes()].concat();
    let text = format!("Comment\0{N}");
    let zipped = [b"Comment\0\0", &packed(N.as_bytes())[..]].concat();
    let wide = [b"Title\0\x01\0vi\0\0", &packed(N.as_bytes())[..]].concat();
    vec![
        ("EXIF", "jpg", jpeg(&[(0xe1, &exif_of(0x010e))], b""), "EXIF ImageDescription"),
        ("the photographer", "jpeg", jpeg(&[(0xe1, &exif_of(0x013b))], b""), "EXIF Artist"),
        ("XMP", "jpg", jpeg(&[(0xe1, &xmp)], b""), "XMP title"),
        ("IPTC", "jpg", jpeg(&[(0xed, &iptc)], b""), "IPTC"),
        ("a comment", "jpg", jpeg(&[(0xfe, N.as_bytes())], b""), "lời ghi"),
        ("after the end", "jpg", jpeg(&[], N.as_bytes()), "sau cuối ảnh"),
        ("an archive after the end", "jpg", jpeg(&[], &zip(&[("a.txt", N)])), "a.txt"),
        ("tEXt", "png", png(&[("tEXt", text.as_bytes())], b""), "chữ “Comment”"),
        ("zTXt", "png", png(&[("zTXt", &zipped)], b""), "chữ “Comment”"),
        ("iTXt", "png", png(&[("iTXt", &wide)], b""), "chữ “Title”"),
        ("eXIf", "png", png(&[("eXIf", &exif(0x010e, N, false))], b""), "EXIF"),
        ("after the end", "png", png(&[], N.as_bytes()), "sau cuối ảnh"),
        ("a comment", "gif", gif(N), "GIF"),
        ("EXIF", "webp", webp(&[("EXIF", &exif(0x010e, N, false))]), "EXIF"),
        ("XMP", "webp", webp(&[("XMP ", format!("<x>{N}</x>").as_bytes())]), "XMP"),
        ("a field", "tif", exif(0x010e, N, false), "EXIF"),
    ]
}

fn others() -> Vec<Case> {
    let wide: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(N.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let within = zip(&[("trong.zip", zip(&[("ds.csv", format!("Tên;CCCD\nA;{N}\n"))]))]);
    vec![
        ("a line", "txt", format!("Một\nHai {N}\n").into_bytes(), "dòng 2"),
        (
            "a number over two lines",
            "txt",
            format!("Số {}\n{} cấp\n", &N[..6], &N[6..]).into_bytes(),
            "dòng 2",
        ),
        ("UTF-16", "txt", wide, "dòng 1"),
        ("a value", "json", format!("{{\n\"so\": \"{N}\"}}").into_bytes(), "dòng 2"),
        ("a cell", "csv", format!("Tên;CCCD\nA;{N}\n").into_bytes(), "dòng 2, cột “CCCD”"),
        (
            "text",
            "rtf",
            format!("{{\\rtf1 Mot\\par So {}\\b {}\\b0\\par}}", &N[..6], &N[6..]).into_bytes(),
            "đoạn 2",
        ),
        (
            "a certificate",
            "p7s",
            [b"\x30\x82\x01UID=CCCD:", N.as_bytes(), b"\0"].concat(),
            "dữ liệu",
        ),
        (
            "an archive in an archive",
            "zip",
            within,
            "trong.zip” bên trong, tệp “ds.csv” bên trong, dòng 2",
        ),
        (
            "the title of a song",
            "mp3",
            [b"ID3\x03\0TIT2", N.as_bytes(), b"\0\xff\xfb"].concat(),
            "dữ liệu",
        ),
    ]
}

#[test]
fn a_number_is_found_wherever_it_is_planted() {
    let parts = [pdfs(), documents(), workbooks(), open_documents(), pictures(), others()];
    let all = [parts.concat(), attributes()].concat();
    assert!(all.len() >= 85, "{}", all.len());
    let mut wrong = Vec::new();
    for (what, ending, bytes, place) in all {
        let found = found(ending, &bytes);
        let places: Vec<&str> = found.hits.iter().map(|hit| hit.place.vi.as_str()).collect();
        if !places.iter().any(|known| known.contains(place)) {
            wrong.push(format!(
                "{ending}, {what}: not at “{place}” but {places:?} {:?}",
                found.faults
            ));
        }
        let broken = found.faults.iter().any(|fault| matches!(fault, Fault::Damaged(_)));
        if broken {
            wrong.push(format!("{ending}, {what}: {:?}", found.faults));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The same files without the number have nothing in them.
#[test]
fn ordinary_files_pass() {
    let cells = rows(&[&["Nội dung", "Số tiền"], &["Thu", "#12500000000"], &["Chi", "#1.25E+10"]]);
    let picture = [b"Exif\0\0", &exif(0x010e, "Trụ sở", false)[..]].concat();
    let files: Vec<(&str, Vec<u8>)> = vec![
        ("pdf", pdf("Quyet dinh so 12, ngay 15 thang 12 nam 2023")),
        ("docx", docx(&paragraph(&["Quyết định số 12/QĐ-UBND"]), &[])),
        ("xlsx", xlsx(&[("Biểu 1", "visible", &cells)], &[])),
        ("ods", open_document("<table:table table:name=\"A\"/>", &[])),
        ("jpg", jpeg(&[(0xe1, &picture)], b"")),
        ("png", png(&[], b"")),
        ("gif", gif("Ảnh")),
        ("webp", webp(&[("VP8 ", b"abcd")])),
        ("csv", b"a;b\n1;2\n".to_vec()),
        ("txt", "Chữ".into()),
        ("zip", zip(&[("a.txt", "Chữ")])),
    ];
    for (ending, bytes) in files {
        let found = found(ending, &bytes);
        assert!(found.hits.is_empty() && found.faults.is_empty(), "{ending}: {found:?}");
    }
}

#[test]
fn a_position_is_seen() {
    let at = [b"Exif\0\0", &exif(0x010e, "A", true)[..]].concat();
    let xmp = b"<x exif:GPSLatitude=\"21,11.1N\"/>";
    let files = [
        ("jpg", jpeg(&[(0xe1, &at)], b"")),
        ("png", png(&[("eXIf", &exif(0x010e, "A", true))], b"")),
        ("webp", webp(&[("XMP ", xmp)])),
        ("mp4", b"\0\0\0\x20ftypisom....\xa9xyz\0\x12+21.1861+106.0763/".to_vec()),
        (
            "pdf",
            Pdf {
                picture: Some(&jpeg(&[(0xe1, &at)], b"")),
                pages: &[&lines(&["A"])],
                ..Pdf::default()
            }
            .bytes(),
        ),
    ];
    for (ending, bytes) in files {
        let found = found(ending, &bytes);
        let seen = found.faults.iter().any(|fault| matches!(fault, Fault::Position(_)));
        assert!(seen, "{ending}: {found:?}");
    }
}

/// A picture of a page has no text that a program could read; one with a layer of text has.
#[test]
fn a_scan_is_known_by_having_no_text() {
    let scan = jpeg(&[], b"");
    let pages: &[&str] = &["q /I1 Do Q"];
    let bare = Pdf { pages, picture: Some(&scan), ..Pdf::default() }.bytes();
    let text = lines(&["Danh sach ho ngheo nam 2023 cua phuong"]);
    let layer = Pdf { pages: &[&text], picture: Some(&scan), ..Pdf::default() }.bytes();
    assert!(found("pdf", &bare).is_scan);
    assert!(!found("pdf", &layer).is_scan);
    assert!(!found("pdf", &pdf("Danh sach ho ngheo nam 2023")).is_scan);
    assert!(found("jpg", &scan).is_scan);
}
