//! What the law asks for, and by when: 250-299.

findings! {
    DB250 TermGap(Warning) { period }
        vi "Không thời hạn nào áp dụng cho kỳ {period}." "Khai thêm thời hạn cho kỳ đó trong mục “deadline”, hoặc sửa from, until."
        en "No term is in force for the period {period}." "Name a term for it under “deadline”, or change from or until.";
    DB251 TermOverlap(Error) { first, second, period }
        vi "Hai thời hạn “{first}” và “{second}” cùng áp dụng cho kỳ {period}." "Giữ một; hoặc ghi “periods” để mỗi kỳ chỉ có một thời hạn."
        en "Two terms, “{first}” and “{second}”, are in force for the period {period}." "Keep one, or write “periods” so that each period has one.";
    DB252 TermLevel(Error) { term, level }
        vi "Thời hạn “{term}” không dành cho {level}." "Dùng thời hạn của đúng cấp, hoặc tách thành phiên bản riêng."
        en "The term “{term}” is not for a {level}." "Use a term of that level, or write a version of its own.";
    DB254 PostingShort(Warning) { days, needed, law }
        vi "Niêm yết {days} ngày, ngắn hơn {needed} ngày theo {law}." "Niêm yết thêm rồi sửa “posted.until”; nếu gõ nhầm thì sửa ngày."
        en "Posted for {days} days, shorter than the {needed} days of {law}." "Post it longer and correct “posted.until”, or mend the date.";
}
