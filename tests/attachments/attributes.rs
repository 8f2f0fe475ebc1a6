//! What stands in attributes of a document, which no page shows: numbers of persons, and the many
//! that are nobody's.

use super::NUMBER as N;
use super::make::{docx, open_document, paragraph, rows, table, xlsx};
use super::places::Case;
use danbiet::privacy::attachment::judge;

/// A number in each sort of them.
pub(crate) fn attributes() -> Vec<Case> {
    let p = paragraph(&["Chữ"]);
    let body = |inside: &str| docx(&format!("{p}<w:p>{inside}</w:p>"), &[]);
    let part = |name: &'static str, xml: String| docx(&p, &[(name, &xml)]);
    let sheet = |inside: &str| {
        let xml = format!("{}{inside}", rows(&[&["Họ tên"], &["Người Mẫu"]]));
        xlsx(&[("S", "visible", &xml)], &[])
    };
    let with = |name: &'static str, xml: String| {
        xlsx(&[("S", "visible", &rows(&[&["Họ tên"]]))], &[(name, &xml)])
    };
    let name = format!(
        "<definedNames><definedName name=\"so\" comment=\"{N}\">1</definedName></definedNames>"
    );
    let drawing = format!("<xdr:a><xdr:cNvPr id=\"2\" name=\"Ảnh 1\" descr=\"{N}\"/></xdr:a>");
    let open = |inside: &str| open_document(&format!("<office:text>{inside}</office:text>"), &[]);
    vec![
        ("a tip", "docx", body(&format!("<w:hyperlink w:tooltip=\"{N}\"/>")), "đoạn 2"),
        ("letters drawn", "docx", body(&format!("<v:textpath string=\"{N}\"/>")), "đoạn 2"),
        ("a field", "docx", body(&format!("<w:fldSimple w:instr=\"QUOTE {N}\"/>")), "đoạn 2"),
        ("a remark of XML", "docx", body(&format!("<!-- {N} -->")), "đoạn 2"),
        (
            "a choice of a form",
            "docx",
            body(&format!("<w:listItem w:displayText=\"A\" w:value=\"{N}\"/>")),
            "đoạn 2",
        ),
        (
            "a variable",
            "docx",
            part("word/settings.xml", format!("<w:s><w:docVar w:name=\"a\" w:val=\"{N}\"/></w:s>")),
            "thiết lập",
        ),
        (
            "a part of the office's own",
            "docx",
            part("customXml/item1.xml", format!("<a so=\"{N}\"/>")),
            "item1.xml",
        ),
        (
            "the name of a part",
            "docx",
            part("customXml/024093000123.xml", "<a/>".to_owned()),
            "tên tệp bên trong",
        ),
        (
            "a tip",
            "xlsx",
            sheet(&format!("<hyperlinks><hyperlink ref=\"A1\" tooltip=\"{N}\"/></hyperlinks>")),
            "sheet “S”",
        ),
        (
            "a filter",
            "xlsx",
            sheet(&format!("<autoFilter><filters><filter val=\"{N}\"/></filters></autoFilter>")),
            "sheet “S”",
        ),
        ("a remark of XML", "xlsx", sheet(&format!("<!-- {N} -->")), "sheet “S”"),
        ("the words of a name", "xlsx", with("names", name), "tên đã đặt “so”"),
        ("a picture", "xlsx", with("xl/drawings/drawing1.xml", drawing), "drawing1.xml"),
        (
            "a title",
            "odt",
            open(&format!("<text:p><text:a xlink:title=\"{N}\">A</text:a></text:p>")),
            "đoạn 1",
        ),
        (
            "a variable",
            "odt",
            open(&format!("<text:user-field-decl text:name=\"a\" office:value=\"{N}\"/>")),
            "đoạn 1",
        ),
    ]
}

/// What programs write into attributes, and large figures, are nobody's numbers.
#[test]
fn ids_and_figures_pass() {
    let passes = |ending: &str, bytes: &[u8]| {
        let found = judge(ending, bytes, false, &|_| false);
        assert_eq!((found.hits, found.faults), (Vec::new(), Vec::new()), "{ending}");
    };
    // Nor are they where the document lists persons.
    let listed = "<wp:anchor relativeHeight=\"251659264\"/><w:id w:val=\"1234567890\"/>";
    let found = judge("docx", &docx(listed, &[]), true, &|_| false);
    assert_eq!((found.hits, found.faults), (Vec::new(), Vec::new()));
    let ids = "<w:p w14:paraId=\"01234567\" w:rsidR=\"00A12345\"><wp:anchor relativeHeight=\"251659264\" \
               wp14:anchorId=\"09123456\"/><a:ext uri=\"{00000000-0001-0000-0000-000000000000}\"/>\
               <a16:creationId val=\"{09123456-7890-1234-5678-012345678901}\"/><wp:extent cx=\"5943600\" \
               cy=\"3341370\"/><a:path w=\"21600\" points=\"0,0 10800,21600\"/><w:sig \
               w:panose1=\"02020603050405020304\"/><v:shape style=\"margin-left:0;z-index:-251658752\" \
               path=\"m0,0l0,21600,21600,21600,21600,0xe\"/></w:p>";
    passes("docx", &docx(ids, &[]));
    let sheet = "<sheetData><row r=\"1\"><c r=\"A1\"><v>125000000000</v></c></row></sheetData>\
                 <dataValidation sqref=\"A1:A20 B10:B200 C100:C300\" \
                 xr:uid=\"{00000000-0002-0000-0000-000000000000}\"/>";
    passes("xlsx", &xlsx(&[("S", "visible", sheet)], &[]));
    let row =
        ["Thu", "#0", "#8964", "#7999", "#5000", "#0", "#1", "#0", "#0", "#2", "#0", "#0", "#0"];
    let counts = ["Thôn", "#0", "#0", "#1", "#0", "#0", "#2", "#0", "#0", "#0", "#1", "#0", "#0"];
    passes("xlsx", &xlsx(&[("S", "visible", &rows(&[&row, &counts]))], &[]));
    let typed = ["Thu", "0", "896", "4799", "9500"];
    passes("docx", &docx(&table(&[&typed]), &[]));
    let cell = "<table:table table:name=\"A\"><table:table-row><table:table-cell \
                office:value-type=\"float\" office:value=\"125000000000\"><text:p>125.000.000.000</text:p>\
                </table:table-cell></table:table-row></table:table>";
    passes("ods", &open_document(cell, &[]));
}
