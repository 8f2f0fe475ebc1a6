//! What hides in attachments stops the build, and the officer reads where it is.

use super::papers::{gif, pdf};
use super::site::{RECEPTION, Site, dinh_bang};

/// A number of nobody.
const NUMBER: &str = "024093000123";

fn with(name: &str, bytes: impl AsRef<[u8]>) -> Site {
    let text = format!("{RECEPTION}attachments:\n  - {{ file: {name}, title: Lịch }}\n");
    Site::with("2023/a.yaml", &text).file(&dinh_bang(&format!("2023/{name}")), bytes)
}

#[test]
fn a_number_in_a_property_stops_the_build_and_says_where() {
    let site = with("lich.pdf", pdf("Lịch"));
    site.build().success();
    let site = site.file(&dinh_bang("2023/lich.pdf"), pdf(NUMBER));
    let run = site.build();
    run.says("DB320", "“lich.pdf”, thuộc tính Title").says("DB320", "•••23");
    let line = RECEPTION.lines().count() as u64 + 2;
    run.finds("DB320", &dinh_bang("2023/a.yaml"), line, 13);
    assert!(!run.report().contains(NUMBER), "the report repeats it");
}

#[test]
fn what_cannot_be_looked_into_stops_the_build() {
    with("lich.pdf", "%PDF-1.7").check().says("DB324", "lich.pdf");
    with("lich.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").check().says("DB329", "lich.doc");
    with("lich.jpg", pdf("Lịch")).check().says("DB330", "lich.jpg");
}

/// The page that says a document was withdrawn must go out, whatever is in its files.
#[test]
fn a_withdrawn_document_is_not_held_up_by_its_files() {
    let site = with("lich.pdf", pdf(NUMBER));
    let text = "kind: citizen-reception\nperiod: 2023\nstate: withdrawn\nreason: Nhầm\n\
                published: 2023-12-29\nattachments: [ { file: lich.pdf, title: Lịch } ]\n";
    let site = site.file(&dinh_bang("2023/a.yaml"), text);
    let run = site.build();
    run.success();
    run.says_nowhere("lich.pdf");
}

#[test]
fn a_picture_of_a_page_of_text_is_looked_through_too() {
    let page = "---\ntitle: Sổ tay\n---\n![Mẫu](bang.gif)\n";
    let site = Site::with("2023/a.yaml", RECEPTION).file("content/pages/so-tay.md", page);
    site.file("content/pages/bang.gif", gif(NUMBER)).check().says("DB320", "bang.gif");
}
