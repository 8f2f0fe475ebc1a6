//! Kinds of disclosure: 070-099.

findings! {
    DB070 KindIncomplete(Error) {}
        vi "Tệp loại tài liệu thiếu phần chính (id, address, versions)." "So với một tệp mẫu trong tài liệu hướng dẫn và bổ sung."
        en "The kind file lacks its main parts (id, address, versions)." "Compare with a built-in kind and complete it.";
    DB071 KindAddressTaken(Error) { address, other }
        vi "Địa chỉ “{address}” đã thuộc loại tài liệu “{other}”." "Chọn address khác cho loại tài liệu của bạn."
        en "The address “{address}” already belongs to the kind “{other}”." "Choose another address for your kind.";
    DB072 KindReference(Error) { what, name }
        vi "Mục “{what}” nhắc tới “{name}” nhưng không có tên đó." "Sửa tên cho khớp với id đã khai, hoặc khai thêm."
        en "“{what}” names “{name}”, which does not exist." "Make the name agree with a declared id, or declare it.";
    DB073 VersionsOverlap(Error) { kind }
        vi "Loại tài liệu “{kind}” có hai phiên bản cùng áp dụng cho một cấp và một năm." "Sửa from, until hoặc levels để mỗi năm chỉ có một phiên bản."
        en "The kind “{kind}” has two versions for one level and year." "Change from, until or levels so that each year has one version.";
    DB074 IdTwice(Error) { what, id }
        vi "Mục “{what}” có hai phần cùng tên “{id}”." "Đổi tên một trong hai; mỗi tên chỉ dùng một lần."
        en "“{what}” has two entries named “{id}”." "Rename one of them; a name is used once.";
    DB075 RuleOnText(Error) { column }
        vi "Cột “{column}” không chứa số nên không tính được." "Dùng một cột số (money, count, number), hoặc sửa type của cột."
        en "The column “{column}” holds no figures, so nothing can be computed of it." "Use a column of figures (money, count, number), or correct its type.";
    DB076 RuleIdle(Error) { rule }
        vi "Phép tính “{rule}” không bao giờ được thực hiện." "Quy tắc giữa các biểu phải ghi đủ biểu/dòng/cột; “sum: children” cần dòng con và cột số."
        en "The rule “{rule}” can never apply." "A rule across forms names form/line/column; “sum: children” needs lines with a parent and columns of figures.";
    DB077 ParentBelow(Error) { parent }
        vi "Dòng cha “{parent}” không đứng trước dòng này (hoặc hai dòng là cha của nhau)." "Đặt dòng cha lên trên; một dòng không thể là cha của dòng cha nó."
        en "The parent “{parent}” does not stand before this line (or each is the other's parent)." "Put the parent above; no line is the parent of its own parent.";
    DB078 RatioUnlike(Error) { column }
        vi "Tỷ lệ “{column}” không phải phần trăm của hai cột số cùng loại." "Cột tỷ lệ có type: percent; hai cột trong ratio cùng là tiền hoặc cùng là số đếm."
        en "The ratio “{column}” is not per cent of two columns of one sort." "A ratio has type: percent, and both its columns are money, or both are counts.";
    DB079 ChartOnText(Error) { column }
        vi "Biểu đồ dùng cột “{column}” không chứa số." "Chọn một cột số cho biểu đồ."
        en "The chart uses the column “{column}”, which holds no figures." "Choose a column of figures.";
    DB080 VersionsGap(Warning) { level, years }
        vi "Không phiên bản nào áp dụng cho cấp {level} trong {years}." "Sửa from hoặc until cho liền nhau, nếu nghĩa vụ không thật sự gián đoạn."
        en "No version holds for the level {level} in {years}." "Let from and until meet, unless the duty really paused.";
    DB081 VersionBackwards(Error) { from, until }
        vi "Phiên bản áp dụng từ {from} đến {until}: năm cuối đứng trước năm đầu." "Sửa from hoặc until."
        en "The version holds from {from} until {until}: the last year stands before the first." "Correct from or until.";
    DB082 PeriodNotAmong(Error) { what, period }
        vi "Mục “{what}” nhắc tới kỳ {period} mà periods không có." "Thêm kỳ đó vào periods, hoặc bỏ ở đây."
        en "“{what}” names the period {period}, which is not among periods." "Add it to periods, or take it away here.";
    DB083 RuleUnlike(Error) { rule }
        vi "“{rule}” so tiền với thứ không phải tiền." "So hai số cùng loại: tiền với tiền, số đếm với số đếm."
        en "“{rule}” compares money with what is none." "Compare like with like: money with money, counts with counts.";
    DB084 AcrossNotPublic(Error) { column }
        vi "Phép so với tài liệu khác dùng cột “{column}”, cột này không công khai cho mọi người." "Chỉ so các cột công khai; số đếm người, hộ có thể phải che thì không đem so."
        en "A comparison with another document uses the column “{column}”, which not everybody may see." "Compare public columns only; counts of persons may have to be hidden, and are not compared.";
}
