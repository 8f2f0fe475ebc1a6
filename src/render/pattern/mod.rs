//! The pattern page: every part of the theme in its plain, long and empty case, rendered by the
//! theme itself. It is the place where a designer, the checker and the screenshots look first.

mod figures;
mod words;

pub use words::PHONES;

use std::collections::BTreeMap;

use tera::{Context, Value};

use super::theme::{Theme, ThemeError};
use super::view::{
    Fact, Figure, Html, Link, Pattern, PatternCase, PatternView, Shell, State, StateKind,
};

const LONG: &str = "Quyết toán kinh phí hỗ trợ trực tiếp cho người có công, đối tượng bảo trợ xã \
    hội và hộ nghèo theo Nghị định của Chính phủ";
const PLAIN_CASE: &str = "Thường";
const LONG_CASE: &str = "Dài";
const EMPTY_CASE: &str = "Trống";

type Fields = BTreeMap<&'static str, Value>;

/// The pattern page of a theme; `shell` gives the way up to the root.
pub fn patterns(theme: &Theme, shell: &Shell) -> Result<PatternView, ThemeError> {
    let bench = Bench { theme, shell };
    let parts = vec![
        bench.states(),
        bench.part("page-facts", "Điều cần biết trước, trên một dòng.", &words::facts())?,
        bench.part("notice", "Điều cần biết trước khi đọc.", &words::notices())?,
        bench.part("origin", "Số liệu thật lấy từ đâu.", &words::origins())?,
        bench.part("answers", "Câu hỏi, con số, câu trả lời, nguồn.", &figures::answers())?,
        bench.part("key-figures", "Vài con số đứng cạnh nhau.", &figures::key_figures())?,
        bench.part(
            "equation",
            "Thu trừ chi bằng dư; chỉ dùng khi số đã làm tròn vẫn cộng đúng.",
            &figures::equations(),
        )?,
        bench.part("questions", "Câu trả lời ngắn và lối đi tiếp.", &words::questions())?,
        bench.part("disclosure-list", "Tài liệu và trạng thái.", &words::documents())?,
        bench.part("years", "Tài liệu gập theo năm.", &words::years())?,
        bench.part(
            "chart",
            "Đặc: đã làm, đã công khai. Rỗng: dự toán, tính thêm, chưa có.",
            &figures::charts(),
        )?,
        bench.part("table", "Bậc bằng thụt lề, tổng bằng nét kẻ.", &figures::tables())?,
        bench.part("provenance", "Ai quyết định, ngày nào, hạn nào.", &words::provenances())?,
        bench.part("checks", "Phép tính mở cho mọi người kiểm.", &figures::checks())?,
        bench.part("corrections", "Số cũ đứng cạnh số mới.", &figures::corrections())?,
        bench.part("downloads", "Loại tệp và dung lượng.", &words::downloads())?,
        bench.part("contact", "Người trả lời, chỗ báo sai, lịch tiếp dân.", &words::contacts())?,
        bench.part("channels", "Nơi báo tin về tham nhũng.", &words::channels())?,
        bench.part("link-list", "Lối đi tiếp.", &words::links())?,
        bench.part(
            "unit-picker",
            "Không cần script: nút mở mục lục.",
            &[(PLAIN_CASE, Fields::new())],
        )?,
        bench.part("pager", "Kỳ trước, kỳ sau; các trang của một danh sách.", &words::pagers())?,
    ];
    let lede = "Mỗi phần của trang trong ba trường hợp: thường, dài, trống.";
    Ok(PatternView { lede: Html::text(lede), parts })
}

struct Bench<'a> {
    theme: &'a Theme,
    shell: &'a Shell,
}

impl Bench<'_> {
    fn part(
        &self,
        name: &str,
        note: &str,
        cases: &[(&str, Fields)],
    ) -> Result<Pattern, ThemeError> {
        let template = format!("parts/_{name}.html");
        let mut shown = Vec::new();
        for (label, fields) in cases {
            let mut context = Context::new();
            context.insert("page", self.shell);
            for (key, value) in fields {
                context.insert_value(*key, value.clone());
            }
            let body = self.theme.render(&template, &context)?;
            let body = Html::sanitised(String::from_utf8_lossy(&body).into_owned());
            shown.push(PatternCase { label: (*label).to_owned(), body });
        }
        Ok(Pattern { name: name.to_owned(), note: note.to_owned(), cases: shown })
    }

    /// A state is too small for a partial of its own: it stands in many.
    fn states(&self) -> Pattern {
        let shown = |states: &[(&str, &str)]| {
            let one = |(class, label): &(&str, &str)| {
                format!("<p><span class=\"state {class}\">{label}</span></p>")
            };
            Html::sanitised(states.iter().map(one).collect())
        };
        let plain = shown(&[
            ("on-time", "Đúng hạn"),
            ("published", "Đã công khai"),
            ("late", "Trễ"),
            ("incomplete", "Chưa đủ"),
            ("missing", "Chưa công khai"),
            ("withdrawn", "Đã rút"),
            ("not-due", "Chưa đến hạn"),
            ("none", "Không phát sinh"),
            ("not-owed", "Không phải công khai"),
        ]);
        let long =
            shown(&[("late", "Trễ 1.204 ngày"), ("incomplete", "Chưa đủ: thiếu thuyết minh")]);
        let case = |label: &str, body| PatternCase { label: label.to_owned(), body };
        Pattern {
            name: "state".to_owned(),
            note: "Trạng thái: một từ và một hình; màu chỉ nhắc lại.".to_owned(),
            cases: vec![case(PLAIN_CASE, plain), case(LONG_CASE, long)],
        }
    }
}

fn one<T: serde::Serialize>(key: &'static str, value: &T) -> Fields {
    Fields::from([(key, Value::from_serializable(value))])
}

fn link(label: &str, note: &str) -> Link {
    Link { label: label.into(), href: "#noi-dung".into(), note: note.into() }
}

fn figure(shown: &str, unit: &str) -> Figure {
    Figure { shown: shown.into(), unit: unit.into(), meter: None }
}

fn fact(label: &str, value: &str, note: &str) -> Fact {
    Fact { label: label.into(), value: value.into(), note: note.into(), ..Fact::default() }
}

fn state(kind: StateKind, label: &str) -> Option<State> {
    Some(State { kind, label: label.into() })
}
