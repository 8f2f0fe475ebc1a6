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
        vi "{label}: ghi {written}, nhưng tính theo các dòng, cột liên quan thì phải là {expected}." "Đối chiếu con số này với bản gốc. Nếu bản gốc đã ký ghi như vậy thì giữ nguyên: trang sẽ nói rõ chỗ lệch."
        en "{label}: {written} is written; the sums it stands in agree only if it is {expected}." "Check this figure against the original. If the signed original says so, leave it: the page will show the difference.";
    DB211 OtherDiffers(Warning) { label, written, other, expected }
        vi "{label}: ghi {written}, nhưng {other} ghi {expected}." "Sửa số chép sai. Nếu số đã được điều chỉnh hợp lệ, thêm mục explanations (table, line, text)."
        en "{label}: {written} is written, but “{other}” says {expected}." "Correct the figure that was copied wrong. If it was lawfully adjusted, add explanations (table, line, text).";
    DB212 OtherExceeds(Warning) { label, written, other, limit }
        vi "{label}: ghi {written}, cao hơn {limit} của {other}." "Lũy kế không giảm; kiểm tra hai con số. Nếu có hoàn trả, thêm mục explanations (table, line, text)."
        en "{label}: {written} is written, more than the {limit} of “{other}”." "A running total does not fall; check both figures. If something was paid back, add explanations (table, line, text).";
    DB213 YearsFarApart(Warning) { label, written, other, before, why }
        vi "{label}: ghi {written}, khác xa {before} của {other}. {why}" "Kiểm tra lại số, hoặc giải thích: explanations (table, line, text)."
        en "{label}: {written} is written, far from the {before} of “{other}”. {why}" "Check the figure, or explain it: explanations (table, line, text).";
    DB214 BelowDiffers(Warning) { label, written, summed, count }
        vi "{label}: ghi {written}, cộng tài liệu của cả {count} xã được {summed}." "So với tài liệu của từng xã; sửa số sai, hoặc thêm mục explanations (table, line, text)."
        en "{label}: {written} is written, the documents of all {count} communes give {summed}." "Compare with the documents of the communes; correct the wrong figure, or add explanations (table, line, text).";
    DB215 SumsNotTraced(Note) { count }
        vi "Tài liệu có quá nhiều phép tính không khớp ({count}), nên từng phép được báo riêng, không dò tiếp con số nào sai chung." "Thường là bảng dán lệch dòng, lệch cột hoặc sai đơn vị tiền: kiểm tra mấy dòng đầu rồi chạy lại."
        en "Too many sums of the document do not agree ({count}), so each is told by itself, without looking further for a figure behind several." "Mostly a table was pasted a row or column off, or its unit is wrong: look at the first lines and check again.";
}
