//! One chart of each form.

use super::parts::twin;
use danbiet::render::view::{BarInput, BulletInput, Chart, ChartFrame, ColumnInput};

pub(crate) fn bullets(id: &str) -> Chart {
    let row = |label: &str, shown: &str, share: &str, plan, done| BulletInput {
        label: label.into(),
        shown: shown.into(),
        share: share.into(),
        plan,
        done,
    };
    let frame = ChartFrame {
        id: id.into(),
        caption: "Hết 9 tháng, phường chi được 65 % dự toán; đầu tư xây dựng chậm nhất".into(),
        note: "Khung: dự toán cả năm. Thanh đậm: đã thực hiện đến 30/09/2026.".into(),
        title: "Dự toán và thực hiện 9 tháng năm 2026".into(),
        desc: "Thu 97,6 trên 131,0 tỷ. Chi thường xuyên 61,0 trên 82,6 tỷ.".into(),
        twin: Some(twin(&format!("{id}-so"))),
        full: None,
    };
    let rows = vec![
        row("Thu phường hưởng", "97,6 / 131,0 tỷ", "75 %", 1310, 976),
        row("Chi thường xuyên", "61,0 / 82,6 tỷ", "74 %", 826, 610),
        row("Chi đầu tư", "20,2 / 40,2 tỷ", "50 %", 402, 202),
        row("Dự phòng", "0,0 / 2,6 tỷ", "0 %", 26, 0),
    ];
    Chart::bullets(frame, rows).expect("rows")
}

pub(crate) fn columns(id: &str) -> Chart {
    let years = [
        ("2021", Some(118), true),
        ("2022", None, false),
        ("2023", Some(73), true),
        ("2024", Some(51), false),
        ("2025", Some(42), false),
    ];
    let inputs = years.map(|(label, value, computed)| ColumnInput {
        label: label.into(),
        shown: value.map(|value: i128| value.to_string()).unwrap_or_default(),
        value,
        computed,
    });
    let frame = ChartFrame {
        id: id.into(),
        caption: "Số hộ nghèo trên cùng địa bàn giảm từ 118 xuống 42 hộ".into(),
        note: "Cột đậm: phường công khai. Cột rỗng: cộng từ các phường cũ. Gạch ngang: chưa công khai.".into(),
        title: "Số hộ nghèo 2021 đến 2025".into(),
        desc: "118, chưa công khai, 73, 51 và 42 hộ.".into(),
        ..ChartFrame::default()
    };
    Chart::columns(frame, inputs.into()).expect("columns")
}

pub(crate) fn bars(id: &str) -> Chart {
    let rows = [
        ("Giáo dục, đào tạo", "3.749,8 tỷ", "38 %", 3749),
        ("Đầu tư xây dựng", "2.864,1 tỷ", "29 %", 2864),
        ("Quản lý nhà nước", "1.643,6 tỷ", "17 %", 1643),
    ];
    let inputs = rows.map(|(label, shown, share, value)| BarInput {
        label: label.into(),
        shown: shown.into(),
        share: share.into(),
        value,
    });
    let frame = ChartFrame {
        id: id.into(),
        caption: "Giáo dục chiếm 38 % số chi của các xã, phường".into(),
        note: "Tỷ đồng, năm 2025, 87 trên 99 xã, phường".into(),
        title: "Chi năm 2025 theo lĩnh vực".into(),
        desc: "Giáo dục 3.749,8 tỷ; đầu tư 2.864,1 tỷ; quản lý 1.643,6 tỷ.".into(),
        ..ChartFrame::default()
    };
    Chart::bars(frame, inputs.into()).expect("bars")
}

pub(crate) fn squares(id: &str) -> Chart {
    let frame = ChartFrame {
        id: id.into(),
        caption: "87 trên 99 xã, phường đã công khai quyết toán năm 2025".into(),
        note: "Mỗi ô là một xã, phường. Ô đặc: đúng hạn, 80. Nửa ô: có nhưng trễ, 7. Ô rỗng: chưa có, 12.".into(),
        title: "Mức đầy đủ của quyết toán năm 2025".into(),
        desc: "99 ô: 80 ô đặc, 7 ô nửa, 12 ô rỗng.".into(),
        ..ChartFrame::default()
    };
    Chart::squares(frame, 80, 7, 12).expect("units")
}
