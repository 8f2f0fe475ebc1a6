//! What the parser objects to, said so that somebody who has never seen YAML can mend it.

use crate::finding::code::both;

/// Words of the parser's message, and what they mean in Vietnamese and in English. The first that
/// fits is taken.
const MEANINGS: &[(&str, &str, &str)] = &[
    (
        "expect ':'",
        "dòng này thiếu dấu hai chấm “:” sau tên mục",
        "this line lacks a colon “:” after its key",
    ),
    (
        "simple key expected",
        "dòng này thiếu dấu hai chấm “:” sau tên mục",
        "this line lacks a colon “:” after its key",
    ),
    (
        "quoted scalar, found unexpected",
        "dấu nháy mở ở đây không được đóng lại",
        "the quotation mark that opens here is never closed",
    ),
    (
        "indentation in quoted scalar",
        "dấu nháy mở ở đây không được đóng lại trên cùng dòng",
        "the quotation mark that opens here is not closed on its line",
    ),
    (
        "trailing content after double-quoted",
        "sau dấu nháy đóng còn chữ; nếu trong chữ có dấu nháy kép, đặt cả giá trị trong dấu nháy đơn",
        "words follow the closing quotation mark; a text with double marks stands in single ones",
    ),
    (
        "escape",
        "trong dấu nháy kép, dấu \\ ở đây không đúng; dùng dấu nháy đơn nếu muốn giữ nguyên dấu \\",
        "within double quotation marks the \\ is wrong here; use single ones to keep a \\",
    ),
    (
        "mapping values are not allowed",
        "dòng này thụt vào sai so với dòng trên, hoặc có hai dấu hai chấm; giá trị có “: ” phải đặt \
         trong dấu nháy",
        "this line is not indented as the one above, or has two colons; a value with “: ” stands in \
         quotation marks",
    ),
    (
        "expected ',' or ']'",
        "ngoặc vuông “[” không được đóng, hoặc thiếu dấu phẩy giữa các phần",
        "a bracket “[” is not closed, or a comma is missing between the parts",
    ),
    (
        "expected ',' or '}'",
        "ngoặc nhọn “{” không được đóng, hoặc thiếu dấu phẩy giữa các mục",
        "a brace “{” is not closed, or a comma is missing between the keys",
    ),
    (
        "bracket",
        "ngoặc mở và ngoặc đóng không khớp nhau",
        "opening and closing brackets do not match",
    ),
    (
        "flow construct",
        "ngoặc mở ở dòng trên chưa được đóng",
        "a bracket opened on a line above is not closed",
    ),
    (
        "did not find expected key",
        "dòng này không thẳng hàng với các mục phía trên",
        "this line does not stand in one column with the keys above it",
    ),
    (
        "expected '-' indicator",
        "dòng này phải bắt đầu bằng dấu gạch “- ” như các dòng trên",
        "this line should begin with “- ” as those above",
    ),
    (
        "block sequence entries are not allowed",
        "dấu gạch “- ” phải ở dòng riêng, không đứng sau tên mục",
        "the “- ” stands on a line of its own, not behind a key",
    ),
    (
        "indentation",
        "khoảng cách đầu dòng không khớp với các dòng trên",
        "the spaces at the head of the line do not fit the lines above",
    ),
    (
        "indented",
        "khoảng cách đầu dòng không khớp với các dòng trên",
        "the spaces at the head of the line do not fit the lines above",
    ),
    (
        "tab",
        "có dấu Tab ở chỗ chỉ được dùng dấu cách",
        "there is a tab where only spaces may stand",
    ),
    (
        "unexpected character",
        "giá trị không được bắt đầu bằng ký tự này; đặt cả giá trị trong dấu nháy",
        "no value may begin with this sign; put all of it in quotation marks",
    ),
    (
        "cannot start with '-'",
        "giá trị không được bắt đầu bằng dấu gạch liền với chữ; đặt cả giá trị trong dấu nháy",
        "no value may begin with this hyphen; put all of it in quotation marks",
    ),
    (
        "irective",
        "dấu % ở đầu không được phép; đặt cả giá trị trong dấu nháy",
        "a % may not stand at the head; put all of it in quotation marks",
    ),
    (
        "block scalar",
        "sau dấu | hoặc > chỉ được xuống dòng; chữ bắt đầu ở dòng dưới, thụt vào",
        "behind | or > only a line end may stand; the text begins below, indented",
    ),
    (
        "unknown anchor",
        "dấu * ở đầu giá trị; đặt cả giá trị trong dấu nháy",
        "a * begins the value; put all of it in quotation marks",
    ),
    (
        "anchor or alias",
        "dấu & hoặc * ở đầu giá trị; đặt cả giá trị trong dấu nháy",
        "a & or * begins the value; put all of it in quotation marks",
    ),
];

/// What the parser's message means, in both languages.
pub(super) fn meaning(message: &str) -> String {
    let known = MEANINGS.iter().find(|(words, ..)| message.contains(words));
    known.map_or_else(
        || {
            both(
                "cách viết ở đây không theo dạng “mục: giá trị”; so với các dòng bên cạnh, hoặc đặt \
                 giá trị trong dấu nháy",
                "what stands here is not of the form “key: value”; compare with the lines beside \
                 it, or put the value in quotation marks",
            )
        },
        |(_, vi, en)| both(vi, en),
    )
}

/// The parser notices only behind a line that it is no key.
pub(super) fn is_noticed_late(message: &str) -> bool {
    message.contains("expect ':'")
}

/// The nearest line that begins before `at` and has words but no colon, as its bytes.
pub(super) fn line_without_colon(text: &str, at: usize) -> (usize, usize) {
    let mut end = text[..at].trim_end().len();
    loop {
        let start = text[..end].rfind('\n').map_or(0, |line_end| line_end + 1);
        let line = text[start..end].trim_end();
        let words = line.trim_start();
        let is_key = line.contains(": ") || line.ends_with(':');
        if start == 0 || !(words.is_empty() || words.starts_with('#') || is_key) {
            return (start + line.len() - words.len(), start + line.len());
        }
        end = start - 1;
    }
}
