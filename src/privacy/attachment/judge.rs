//! From a search to findings: what the recogniser suspects, and what stands against the file.

use super::search::{Fault, Found, Hit, Piece, Seen};
use super::{Place, search};
use crate::finding::code::{
    AttachmentDamaged, AttachmentEncrypted, AttachmentHidden, AttachmentHolds, AttachmentLeadsOut,
    AttachmentMacro, AttachmentOpaque, AttachmentOtherSort, AttachmentOverLimit,
    AttachmentPosition, AttachmentScan, both,
};
use crate::finding::{Finding, Span};
use crate::privacy::gate::{named, shortened};
use crate::privacy::identifier::{Context, Holds, find};

/// Looks through a file with the recogniser of identifiers. `persons`: the document lists persons,
/// so that its tables do too. `is_excepted` knows what the content allows by name and reason.
pub fn judge(
    ending: &str,
    bytes: &[u8],
    persons: bool,
    is_excepted: &dyn Fn(&str) -> bool,
) -> Found {
    let look = |piece: &Piece<'_>| {
        let mut context = Context::under(piece.heading);
        if persons && !piece.heading.is_empty() {
            context = context.of_person();
        }
        if piece.is_number {
            context = context.holding(Holds::Figures);
        }
        let found = find(piece.text, context).into_iter();
        let written = found.filter_map(|one| Some((one.class, piece.text.get(one.range)?)));
        let standing = written.filter(|(_, text)| !is_excepted(text));
        standing
            .map(|(class, text)| {
                let (vi, en) = named(class);
                Seen { what: Place::new(vi, en), shown: shortened(text) }
            })
            .collect()
    };
    search(ending, bytes, &look)
}

/// The objections to an attachment called `name`, which the document names at `at`.
pub fn findings(found: &Found, name: &str, at: Span, persons: bool) -> Vec<Finding> {
    let ending = name.rsplit_once('.').map(|(_, end)| end.to_lowercase()).unwrap_or_default();
    let hits = found.hits.iter().map(|hit| of_hit(hit, name, &ending).at(at));
    let faults = found.faults.iter().map(|fault| of_fault(fault, name, at));
    let scan = (found.is_scan && persons).then(|| AttachmentScan { file: name.to_owned() }.at(at));
    hits.chain(faults).chain(scan).collect()
}

fn of_hit(hit: &Hit, name: &str, ending: &str) -> AttachmentHolds {
    let Hit { place, seen } = hit;
    AttachmentHolds {
        file: name.to_owned(),
        place: said(place),
        what: said(&seen.what),
        shown: seen.shown.clone(),
        how: how_to_mend(ending),
    }
}

fn said(place: &Place) -> String {
    both(&place.vi, &place.en)
}

fn of_fault(fault: &Fault, name: &str, at: Span) -> Finding {
    let file = name.to_owned();
    match fault {
        Fault::Encrypted => AttachmentEncrypted { file }.at(at),
        Fault::Damaged(problem) => AttachmentDamaged { file, problem: said(problem) }.at(at),
        Fault::Macro(place) => AttachmentMacro { file, place: said(place) }.at(at),
        Fault::OverLimit(what, limit) => {
            AttachmentOverLimit { file, what: said(what), limit: limit.clone() }.at(at)
        }
        Fault::LeadsOut(place) => AttachmentLeadsOut { file, place: said(place) }.at(at),
        Fault::Hidden(place) => AttachmentHidden { file, place: said(place) }.at(at),
        Fault::Position(place) => AttachmentPosition { file, place: said(place) }.at(at),
        Fault::Opaque => AttachmentOpaque { file }.at(at),
        Fault::OtherSort(ending) => AttachmentOtherSort { file, ending: ending.clone() }.at(at),
    }
}

/// What an officer does about it, with the program that made the file.
fn how_to_mend(ending: &str) -> String {
    match ending {
        "docx" | "odt" | "rtf" => both(
            "Mở tệp bằng Word, tìm tới chỗ đó và xóa; với phần ẩn, nhận xét, thuộc tính: chọn \
             Tệp > Thông tin > Kiểm tra tài liệu (Inspect Document) > Xóa tất cả. Lưu rồi dựng lại.",
            "Open it with Word, go to that place and delete it; for hidden parts, comments and \
             properties choose File > Info > Inspect Document > Remove all. Save and build again.",
        ),
        "xlsx" | "ods" | "csv" => both(
            "Mở tệp bằng Excel, xóa hẳn cột hoặc ô đó (bỏ ẩn trước nếu đang ẩn); với nhận xét, \
             thuộc tính: chọn Tệp > Thông tin > Kiểm tra tài liệu (Inspect Document). Lưu rồi dựng lại.",
            "Open it with Excel and delete that column or cell (unhide it first); for comments and \
             properties choose File > Info > Inspect Document. Save and build again.",
        ),
        "pdf" => both(
            "Xóa chỗ đó trong tệp Word hoặc Excel gốc rồi xuất PDF mới; đừng chỉ che bằng ô đen, \
             chữ bên dưới vẫn còn.",
            "Delete it in the Word or Excel file and export the PDF anew; a black box over it \
             leaves the text below.",
        ),
        "jpg" | "jpeg" | "png" | "gif" | "webp" | "tif" | "tiff" => both(
            "Bấm chuột phải vào ảnh, chọn Thuộc tính > Chi tiết > Xóa thông tin cá nhân, hoặc chụp \
             màn hình ảnh rồi lưu thành ảnh mới.",
            "Right-click the picture, choose Properties > Details > Remove personal information, or \
             take a picture of the screen and save that.",
        ),
        _ => both(
            "Mở tệp bằng phần mềm đã tạo ra nó, xóa chỗ đó, lưu rồi dựng lại.",
            "Open it with the program that made it, delete that place, save and build again.",
        ),
    }
}
