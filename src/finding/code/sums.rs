//! Sums, limits and ratios: 200-249.

findings! {
    DB200 SumDiffers(Warning) { label, written, summed, apart }
        vi "{label}: ghi {written}, cộng lại được {summed}, lệch {apart}." "Sửa dòng tổng hoặc dòng con sai. Nếu bản gốc đã ký ghi như vậy thì giữ nguyên: trang sẽ nói rõ chỗ lệch."
        en "{label}: {written} is written, the parts give {summed}, a difference of {apart}." "Correct the total or the part that is wrong. If the signed original says so, leave it: the page will show the difference.";
    DB201 LimitExceeded(Warning) { label, written, limit }
        vi "{label}: ghi {written}, cao hơn mức {limit}." "Kiểm tra lại hai con số theo bản gốc."
        en "{label}: {written} is written, more than {limit}." "Check both figures against the original.";
    DB202 RoundingOnly(Note) { label, written, summed }
        vi "{label}: ghi {written}, cộng lại được {summed}; lệch trong phạm vi làm tròn." "Không cần sửa nếu bản gốc làm tròn."
        en "{label}: {written} is written, the parts give {summed}; rounding explains it." "Nothing to do if the original is rounded.";
    DB203 RatioDiffers(Note) { line, written, expected }
        vi "“{line}”: tỷ lệ ghi {written}, tính lại được {expected}." "Xóa ô tỷ lệ để chương trình tự tính, hoặc sửa số tiền."
        en "“{line}”: the ratio says {written}, computed {expected}." "Empty the cell and let it be computed, or correct the amounts.";
    DB204 RatioAsFraction(Note) { line, written, expected }
        vi "“{line}”: ghi {written} dưới cột phần trăm, có vẻ là tỷ số; tính lại được {expected} %." "Xóa ô tỷ lệ để chương trình tự tính."
        en "“{line}”: {written} stands under a column in per cent and looks like a fraction; computed {expected} %." "Empty the cell and let it be computed.";
    DB205 CorrectionNowhere(Error) { line }
        vi "Mục sửa đổi nhắc tới “{line}” nhưng trong bảng không có chỗ đó." "Sửa table, line hoặc column của mục sửa đổi."
        en "The correction names “{line}”, which is not in the tables." "Correct its table, line or column.";
    DB206 CorrectionOutdated(Error) { new }
        vi "Mục sửa đổi nói số mới là {new} nhưng bảng ghi số khác." "Sửa số trong bảng cho khớp với mục sửa đổi, hoặc ngược lại."
        en "The correction says the new figure is {new}, but the table says otherwise." "Make the table and the correction agree.";
    DB207 PartMissing(Warning) { parts }
        vi "Tài liệu còn thiếu: {parts}." "Bổ sung phần thiếu. Trang vẫn được công khai và ghi rõ là chưa đủ."
        en "The document lacks: {parts}." "Add what is missing. The page is published and says that it is incomplete.";
    DB208 FigureDiffers(Warning) { label, written, expected }
        vi "{label}: ghi {written}; các phép tính có con số này chỉ khớp nếu nó là {expected}." "Đối chiếu con số này với bản gốc. Nếu bản gốc đã ký ghi như vậy thì giữ nguyên: trang sẽ nói rõ chỗ lệch."
        en "{label}: {written} is written; the sums it stands in agree only if it is {expected}." "Check this figure against the original. If the signed original says so, leave it: the page will show the difference.";
}
