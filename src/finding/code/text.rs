//! Text and links: 350-399.

findings! {
    DB350 RawHtml(Error) { tag }
        vi "Văn bản có mã HTML “{tag}”; ở đây chỉ dùng Markdown." "Viết lại bằng Markdown, hoặc đặt giữa hai dấu ` nếu muốn hiện nguyên chữ."
        en "The text holds HTML, “{tag}”; only Markdown is used here." "Write it in Markdown, or between two ` to show the signs themselves.";
    DB351 LinkScheme(Error) { link, scheme }
        vi "Liên kết “{link}” dùng “{scheme}:”, không được phép." "Chỉ dùng http, https, mailto, tel hoặc đường dẫn trong cổng."
        en "The link “{link}” uses “{scheme}:”, which is not allowed." "Use http, https, mailto, tel or a path within the site.";
    DB352 LinkUnclear(Error) { link }
        vi "Liên kết “{link}” không đọc được như một địa chỉ." "Chép lại địa chỉ đầy đủ, không có dấu cách, dấu \\ hay ký tự ẩn."
        en "The link “{link}” does not read as an address." "Copy the full address, without spaces, \\ or hidden signs.";
    DB353 LinkLeadsOut(Error) { link }
        vi "Liên kết “{link}” dẫn ra ngoài cổng." "Đếm lại số “../”, hoặc ghi từ gốc cổng, bắt đầu bằng “/”."
        en "The link “{link}” leads out of the site." "Count the “../” again, or write it from the site's root with “/”.";
    DB354 ForeignImage(Error) { link }
        vi "Ảnh “{link}” không nằm trong cổng; trang không bao giờ tải gì từ nơi khác." "Chép ảnh vào cạnh trang chữ rồi ghi tên tệp; với tài liệu, đính kèm ảnh rồi ghi tep/tên-tệp."
        en "The image “{link}” is not of this site; no page loads anything from elsewhere." "Copy the image beside the page of text and name it; for a document attach it and write tep/name.";
    DB355 ImageWithoutWords(Warning) { link }
        vi "Ảnh “{link}” không có lời mô tả cho người không nhìn thấy." "Ghi mô tả giữa hai ngoặc vuông: ![mô tả](tệp)."
        en "The image “{link}” has no words for those who cannot see it." "Describe it between the brackets: ![words](file).";
    DB356 DeadLink(Error) { link }
        vi "Trong cổng không có trang hay tệp “{link}”." "Sửa địa chỉ, hoặc thêm trang hay tệp đó."
        en "The site has no page or file “{link}”." "Correct the address, or add the page or file.";
    DB357 TextTooLong(Error) { limit }
        vi "Phần văn bản quá dài, giới hạn là {limit}." "Đính kèm văn bản dài dưới dạng tệp, hoặc chia ra nhiều trang."
        en "The text is too long; the limit is {limit}." "Attach a long document as a file, or divide it over several pages.";
    DB358 TextTooDeep(Error) { limit }
        vi "Danh sách hoặc trích dẫn lồng nhau quá {limit} bậc." "Bớt các bậc lồng nhau."
        en "Lists or quotes are nested more than {limit} deep." "Write it flatter.";
    DB359 EmptyLink(Warning) {}
        vi "Liên kết không có chữ để bấm nên bị bỏ qua." "Ghi chữ giữa hai ngoặc vuông: [chữ](địa chỉ)."
        en "A link has no words and is left out." "Write them between the brackets: [words](address).";
}
