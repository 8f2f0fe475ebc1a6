//! What documents are made of: invented people, hamlets, sentences. Each name says that it is one.

use crate::dice::Dice;

const FAMILY: &[&str] = &[
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ",
    "Hồ", "Ngô", "Dương", "Lý",
];
const MIDDLE: &[&str] = &[
    "Văn", "Thị", "Hữu", "Đức", "Minh", "Ngọc", "Quang", "Thanh", "Xuân", "Công", "Đình", "Thu",
    "Kim", "Bá", "Hồng",
];
const GIVEN: &[&str] = &[
    "An", "Bình", "Chi", "Dũng", "Giang", "Hà", "Hải", "Hạnh", "Hiếu", "Hoa", "Hùng", "Hương",
    "Khánh", "Lan", "Linh", "Long", "Mai", "Nam", "Nga", "Phúc", "Phương", "Quân", "Sơn", "Tâm",
    "Thảo", "Thắng", "Trang", "Tuấn", "Việt", "Yến",
];

/// The parts of a commune.
pub(crate) const HAMLETS: &[&str] = &[
    "Thôn Đông",
    "Thôn Đoài",
    "Thôn Thượng",
    "Thôn Hạ",
    "Thôn Trung",
    "Xóm Mới",
    "Xóm Chùa",
    "Khu phố 1",
    "Khu phố 2",
    "Tổ dân phố số 3",
];

/// The sections of a report.
pub(crate) const HEADINGS: &[&str] = &[
    "Công tác lãnh đạo, chỉ đạo",
    "Kết quả thực hiện các biện pháp phòng ngừa",
    "Kết quả phát hiện, xử lý",
    "Đánh giá chung",
    "Phương hướng, nhiệm vụ",
];

/// What a report says.
pub(crate) const SENTENCES: &[&str] = &[
    "Ủy ban nhân dân đã quán triệt đầy đủ các quy định của pháp luật về phòng, chống tham nhũng tới toàn thể cán bộ, công chức.",
    "Việc **công khai, minh bạch** trong hoạt động của cơ quan được thực hiện bằng hình thức niêm yết tại trụ sở và thông báo trên hệ thống truyền thanh.",
    "Ban Thanh tra nhân dân và Ban Giám sát đầu tư của cộng đồng đã giám sát các khoản đóng góp của nhân dân theo kế hoạch đề ra từ đầu năm.",
    "Các kiến nghị của cử tri được tiếp nhận, phân loại và trả lời bằng văn bản, xem thêm [cách khiếu nại](https://example.org/khieu-nai).",
    "Trong kỳ báo cáo *không phát hiện* vụ việc có dấu hiệu tham nhũng phải chuyển cơ quan điều tra xử lý theo thẩm quyền.",
    "Cán bộ, công chức thuộc diện kê khai đã hoàn thành bản kê khai tài sản, thu nhập đúng thời hạn và niêm yết đủ số ngày quy định.",
    "Một số nội dung công khai còn chậm so với thời hạn; đơn vị đã rút kinh nghiệm và phân công lại người chịu trách nhiệm theo dõi.",
    "Việc chi tiêu được kiểm soát qua Kho bạc Nhà nước, có chứng từ hợp lệ và được đối chiếu theo từng quý.",
];

/// What the note of a budget says.
pub(crate) const NOTES: &[&str] = &[
    "Thu phân chia đạt khá nhờ lệ phí trước bạ và thuế sử dụng đất phi nông nghiệp.",
    "Chi thường xuyên theo đúng tiến độ; các khoản chi đều qua Kho bạc Nhà nước.",
    "Một số công trình chậm giải ngân do vướng mặt bằng, sẽ thanh toán trong quý sau.",
    "Dự phòng chưa phải dùng đến vì trong năm không có thiên tai lớn.",
    "Đóng góp của nhân dân được dùng đúng công trình đã thống nhất ở từng thôn, tổ dân phố.",
];

/// A person who does not exist.
pub(crate) fn person(dice: &mut Dice) -> String {
    format!("{} {} Mẫu {}", dice.pick(FAMILY), dice.pick(MIDDLE), dice.pick(GIVEN))
}

/// A number as an officer writes it, `12.500`.
pub(crate) fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = if number < 0 { "-".to_owned() } else { String::new() };
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}
