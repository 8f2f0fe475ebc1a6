"""What the plain corpus says: invented communes, four disclosures each, the same for every program.

Names of people and places say that they are samples ("Mẫu"). The same seed gives the same content on
every machine, and a commune's content does not depend on how many others there are. Only `random()`
is asked of the generator, whose sequence Python promises to keep.
"""
import random
from datetime import date, timedelta

YEAR = 2024
COMMUNES_IN_DISTRICT, DISTRICTS_IN_PROVINCE = 20, 10
# The quarter of publication; danbiet builds on its last day, when names may still be seen.
FIRST_DAY, DAYS = date(2025, 3, 2), 28

FAMILY = "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý".split()
MIDDLE = "Văn Thị Hữu Đức Minh Ngọc Quang Thanh Xuân Công Đình Thu Kim Bá Hồng".split()
GIVEN = "An Bình Chi Dũng Giang Hà Hải Hạnh Hiếu Hoa Hùng Hương Khánh Lan Linh Long Mai Nam".split()
HAMLETS = ["Thôn Đông", "Thôn Đoài", "Thôn Thượng", "Thôn Hạ", "Thôn Trung", "Xóm Mới", "Xóm Chùa",
           "Khu phố 1", "Khu phố 2", "Tổ dân phố số 3"]
CATEGORIES = ["Hộ nghèo", "Hộ cận nghèo"]
REASONS = ["Không có đất sản xuất", "Thiếu vốn sản xuất, kinh doanh", "Không có lao động", "Đông người phụ thuộc",
           "Thiếu phương tiện, công cụ & máy móc sản xuất", "Không có kỹ năng lao động, việc làm ổn định"]

# Forty lines of a commune's budget: id of a total, code, depth, label.
BUDGET = [
    ("revenue", "A", 0, "Tổng thu ngân sách xã"),
    ("", "I", 1, "Các khoản thu xã hưởng 100%"),
    ("", "1", 2, "Phí, lệ phí"),
    ("", "2", 2, "Thu từ quỹ đất công ích và hoa lợi công sản"),
    ("", "3", 2, "Thu từ hoạt động kinh tế và sự nghiệp"),
    ("", "4", 2, "Đóng góp của nhân dân theo quy định"),
    ("", "5", 2, "Đóng góp tự nguyện của các tổ chức, cá nhân"),
    ("", "6", 2, "Thu kết dư ngân sách năm trước"),
    ("", "7", 2, "Thu khác"),
    ("", "II", 1, "Các khoản thu phân chia theo tỷ lệ"),
    ("", "1", 2, "Thuế sử dụng đất phi nông nghiệp"),
    ("", "2", 2, "Lệ phí môn bài từ cá nhân, hộ kinh doanh"),
    ("", "3", 2, "Lệ phí trước bạ nhà, đất"),
    ("", "4", 2, "Thuế giá trị gia tăng"),
    ("", "5", 2, "Thuế thu nhập cá nhân"),
    ("", "6", 2, "Tiền sử dụng đất"),
    ("", "7", 2, "Tiền thuê đất, thuê mặt nước"),
    ("", "III", 1, "Thu bổ sung từ ngân sách cấp trên"),
    ("", "1", 2, "Bổ sung cân đối ngân sách"),
    ("", "2", 2, "Bổ sung có mục tiêu"),
    ("", "3", 2, "Thu viện trợ không hoàn lại"),
    ("spending", "B", 0, "Tổng chi ngân sách xã"),
    ("", "I", 1, "Chi đầu tư phát triển"),
    ("", "1", 2, "Chi xây dựng đường giao thông nông thôn"),
    ("", "2", 2, "Chi trường học, trạm y tế"),
    ("", "3", 2, "Chi đầu tư phát triển khác"),
    ("", "II", 1, "Chi thường xuyên"),
    ("", "1", 2, "Chi dân quân tự vệ, an ninh trật tự"),
    ("", "2", 2, "Chi sự nghiệp giáo dục"),
    ("", "3", 2, "Chi sự nghiệp y tế"),
    ("", "4", 2, "Chi sự nghiệp văn hóa, thông tin"),
    ("", "5", 2, "Chi sự nghiệp thể dục, thể thao"),
    ("", "6", 2, "Chi sự nghiệp kinh tế"),
    ("", "7", 2, "Chi sự nghiệp xã hội"),
    ("", "8", 2, "Chi quản lý nhà nước, Đảng & đoàn thể"),
    ("", "9", 2, "Chi khác"),
    ("", "III", 1, "Dự phòng ngân sách"),
    ("", "1", 2, "Dự phòng chi thường xuyên"),
    ("", "2", 2, "Dự phòng chi đầu tư"),
    ("", "3", 2, "Chi chuyển nguồn sang năm sau"),
]
INDICATORS = [
    ("Số văn bản ban hành để phòng, chống tham nhũng", "văn bản"),
    ("Số lượt người được tuyên truyền, tập huấn", "lượt người"),
    ("Số cuộc kiểm tra việc công khai, minh bạch", "cuộc"),
    ("Số đơn vị vi phạm quy định về công khai", "đơn vị"),
    ("Số người đã kê khai tài sản, thu nhập", "người"),
    ("Số người được xác minh tài sản, thu nhập", "người"),
    ("Số người chuyển đổi vị trí công tác", "người"),
    ("Số đơn khiếu nại, tố cáo đã tiếp nhận", "đơn"),
    ("Số đơn đã giải quyết đúng hạn", "đơn"),
    ("Số tiền kiến nghị thu hồi", "đồng"),
]
HEADINGS = ["Công tác lãnh đạo, chỉ đạo", "Kết quả phòng ngừa", "Kết quả phát hiện, xử lý", "Đánh giá chung",
            "Phương hướng, nhiệm vụ"]
SENTENCES = [
    "Ủy ban nhân dân xã đã phổ biến đầy đủ quy định về phòng, chống tham nhũng tới toàn thể cán bộ, công chức.",
    "Việc **công khai, minh bạch** được thực hiện bằng niêm yết tại trụ sở và thông báo trên hệ thống truyền thanh.",
    "Ban Thanh tra nhân dân đã giám sát các khoản đóng góp của nhân dân theo kế hoạch đề ra từ đầu năm.",
    "Kiến nghị của cử tri được trả lời bằng văn bản, xem thêm [cách khiếu nại](https://example.org/khieu-nai).",
    "Trong kỳ báo cáo *không phát hiện* vụ việc phải chuyển cơ quan điều tra xử lý theo thẩm quyền.",
    "Người thuộc diện kê khai đã hoàn thành bản kê khai tài sản, thu nhập đúng thời hạn và niêm yết đủ số ngày.",
    "Một số nội dung công khai còn chậm so với thời hạn; xã đã phân công lại người chịu trách nhiệm theo dõi.",
    "Việc chi tiêu được kiểm soát qua Kho bạc Nhà nước, có chứng từ hợp lệ và được đối chiếu theo từng quý.",
]

# (kind, address, title): the order in which a commune's page lists them.
KINDS = [
    ("poor-households", "ho-ngheo", "Danh sách hộ nghèo, hộ cận nghèo"),
    ("budget-estimate", "du-toan", "Dự toán ngân sách"),
    ("budget-execution", "thuc-hien", "Tình hình thực hiện ngân sách"),
    ("anti-corruption", "chong-tham-nhung", "Báo cáo phòng, chống tham nhũng"),
]


class Dice(random.Random):
    def between(self, least, most):
        return least + int(self.random() * (most - least + 1))

    def pick(self, choices):
        return choices[int(self.random() * len(choices))]

    def some(self, choices, count):
        """`count` different ones, in their order."""
        left = list(range(len(choices)))
        taken = [left.pop(int(self.random() * len(left))) for _ in range(count)]
        return [choices[place] for place in sorted(taken)]

    def person(self):
        return f"{self.pick(FAMILY)} {self.pick(MIDDLE)} Mẫu {self.pick(GIVEN)}"


def provinces(communes):
    """The units as a tree; what is below stands under `below`."""
    tree = []
    for number in range(1, communes + 1):
        d = (number - 1) // COMMUNES_IN_DISTRICT
        p = d // DISTRICTS_IN_PROVINCE
        if p == len(tree):
            tree.append(unit("province", f"tinh-mau-{p + 1:02}", f"Tỉnh Mẫu {p + 1:02}", 90_000_001 + p, p + 1))
        if d == sum(len(province["below"]) for province in tree):
            tree[p]["below"].append(
                unit("district", f"{tree[p]['path']}/huyen-mau-{d + 1:03}", f"Huyện Mẫu {d + 1:03}", 91_000_001 + d, d + 1))
        above = tree[p]["below"][-1]
        above["below"].append(
            unit("commune", f"{above['path']}/xa-mau-{number:05}", f"Xã Mẫu {number:05}", 92_000_000 + number, number))
    return tree


def unit(level, path, name, code, weight):
    return dict(level=level, path=path, name=name, code=str(code), weight=weight, below=[])


def disclosures(commune, seed):
    """The four of a commune. `rows` are as every program's source has them, `totals` are computed."""
    dice = Dice(f"{seed} {commune['weight']}")
    made = [households(dice), budget(dice, ("estimate",)), budget(dice, ("estimate", "actual")), report(dice)]
    for place, ((kind, address, title), one) in enumerate(zip(KINDS, made)):
        published = FIRST_DAY + timedelta(days=dice.between(0, DAYS - 1))
        one.update(
            kind=kind, address=address, weight=place + 1, title=f"{title} năm {YEAR} của {commune['name']}",
            number=f"{dice.between(1, 400)}/QĐ-UBND", signed=published - timedelta(days=dice.between(1, 20)),
            signer=dice.person(), published=published)
    return made


def households(dice):
    rows = [
        dict(stt=number, head=dice.person(), code=f"HN-{number:04}", hamlet=dice.pick(HAMLETS), members=dice.between(1, 8),
             category=dice.pick(CATEGORIES), reason=dice.pick(REASONS), support=dice.between(2, 90) * 50_000)
        for number in range(1, dice.between(52, 68) + 1)]
    totals = {f"total_{key}": sum(row[key] for row in rows) for key in ("members", "support")}
    figures = [("Hộ nghèo", "Số hộ", len(rows), False), ("Hộ nghèo", "Số khẩu", totals["total_members"], False),
               ("Hộ nghèo", "Hỗ trợ", totals["total_support"], True)]
    return dict(rows=rows, totals=totals, figures=figures, body="")


def budget(dice, columns):
    while True:
        rows = [dict(line=line, code=code, label=label, level=level) for line, code, level, label in BUDGET]
        for at, row in enumerate(rows):
            if not has_below(rows, at):
                row["estimate"] = dice.between(3, 900) * 1_000_000
                if "actual" in columns:
                    row["actual"] = row["estimate"] * dice.between(610, 1290) // 1000
        for at in reversed(range(len(rows))):
            if has_below(rows, at):
                for column in columns:
                    rows[at][column] = sum(rows[below][column] for below in directly_below(rows, at))
        if not any(map(rounds_two_ways, rows)):
            break
    what, column = ("Dự toán", "estimate") if len(columns) == 1 else ("Thực hiện", "actual")
    figures = [(what, label, next(row[column] for row in rows if row["line"] == line), True)
               for line, label in (("revenue", "Tổng thu"), ("spending", "Tổng chi"))]
    return dict(rows=[{key: value for key, value in row.items() if value != ""} for row in rows],
                totals={}, figures=figures, body="")


def has_below(rows, at):
    return at + 1 < len(rows) and rows[at + 1]["level"] > rows[at]["level"]


def directly_below(rows, at):
    for below in range(at + 1, len(rows)):
        if rows[below]["level"] <= rows[at]["level"]:
            return
        if rows[below]["level"] == rows[at]["level"] + 1:
            yield below


def rounds_two_ways(row):
    """A share of which one decimal depends on the way: just at a half, where programs that count in binary
    differ, or just under it, where one that rounds to two decimals first does."""
    if "actual" not in row:
        return False
    hundredths = (row["actual"] * 20_000 + row["estimate"]) // (2 * row["estimate"])
    return hundredths % 10 == 5 and row["actual"] * 10_000 <= hundredths * row["estimate"]


def report(dice):
    rows = []
    for number, (name, counted) in enumerate(INDICATORS, 1):
        factor = 1_000_000 if counted == "đồng" else 1
        rows.append(dict(stt=number, name=name, unit=counted, value=dice.between(0, 40) * factor,
                         previous=dice.between(0, 40) * factor))
    parts = []
    for number, heading in enumerate(HEADINGS, 1):
        parts += [f"## {number}. {heading}", " ".join(dice.some(SENTENCES, 3)),
                  "\n".join(f"- {sentence}" for sentence in dice.some(SENTENCES, 2)), f"> {dice.pick(SENTENCES)}"]
    return dict(rows=rows, totals={}, figures=[], body="\n\n".join(parts) + "\n")


def grouped(number):
    return f"{number:,}".replace(",", ".")


def spoken(number, money):
    """A sum as a unit's page says it: counts whole, money with one decimal, rounded half up."""
    if not money:
        return grouped(number)
    if number < 1_000_000:
        return f"{grouped(number)}\xa0đồng"
    tenths, scale = (number + 50_000) // 100_000, "triệu"
    if tenths >= 10_000:
        tenths, scale = (number + 50_000_000) // 100_000_000, "tỷ"
    decimal = f",{tenths % 10}" if tenths % 10 else ""
    return f"{grouped(tenths // 10)}{decimal}\xa0{scale} đồng"
