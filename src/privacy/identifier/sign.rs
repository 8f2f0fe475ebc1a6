//! Signs: which of them are digits, which are letters in disguise, which cannot be seen.

use unicode_normalization::char::decompose_canonical;

/// Zeros of the decimal digits of Unicode 16 (general category Nd), ten each.
const ZEROS: &[u32] = &[
    0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66,
    0x0de6, 0x0e50, 0x0ed0, 0x0f20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90,
    0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10,
    0x104a0, 0x10d30, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0, 0x11650,
    0x116c0, 0x11730, 0x118e0, 0x11950, 0x11c50, 0x11d50, 0x11da0, 0x11f50, 0x16a60, 0x16ac0,
    0x16b50, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0, 0x1e4f0, 0x1e950,
    0x1fbf0, 0x2080,
];

/// Ones of the signs that are numbers from 1 to 9: in circles, in brackets, with a stop.
const ONES: &[u32] = &[0x2460, 0x2474, 0x2488, 0x24f5, 0x2776, 0x2780, 0x278a, 0x1f102];

/// The digit that a sign is.
pub(super) fn digit(sign: char) -> Option<u8> {
    let code = u32::from(sign);
    match sign {
        '0'..='9' => return Some(code as u8 - b'0'),
        ..'\u{b2}' => return None,
        '\u{2070}' | '\u{24ea}' | '\u{24ff}' | '\u{1f10b}' | '\u{1f10c}' | '\u{1f101}' | '〇' => {
            return Some(0);
        }
        '\u{b9}' => return Some(1),
        '\u{b2}' => return Some(2),
        '\u{b3}' => return Some(3),
        '\u{2074}'..='\u{2079}' => return Some((code - 0x2070) as u8),
        '\u{c0}'..='\u{65f}' => return None,
        _ => {}
    }
    let of_ten = |zero: &&u32| (**zero..**zero + 10).contains(&code);
    if let Some(zero) = ZEROS.iter().find(of_ten) {
        return Some((code - zero) as u8);
    }
    let one = ONES.iter().find(|one| (**one..**one + 9).contains(&code));
    one.map(|one| (code - one + 1) as u8)
}

/// It takes no room and is no accent that tells letters apart; between digits it hides them.
pub(super) fn is_unseen(sign: char) -> bool {
    matches!(sign,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}'
        // Accents and the frame of a key, alone or on a digit.
        | '\u{300}'..='\u{36f}' | '\u{20d0}'..='\u{20f0}')
}

/// The ASCII sign that stands for another in the folded text: letters without accents, one sort of
/// blank, hyphen, quote and mask. What has none is a letter of no alphabet known here.
pub(super) fn plain(sign: char) -> u8 {
    if sign.is_ascii() {
        return sign as u8;
    }
    if let Some(digit) = digit(sign) {
        return b'0' + digit;
    }
    match sign {
        'đ' => b'd',
        'Đ' => b'D',
        '\u{85}' | '\u{2028}' | '\u{2029}' => b'\n',
        '‐'..='―' | '−' | '﹣' | '－' | '\u{2043}' | 'ー' => b'-',
        '‘' | '’' | '‛' | '′' | 'ʼ' | 'ʹ' | '´' => b'\'',
        '“'..='‟' | '«' | '»' => b'"',
        '·' | '‧' | '∙' | '・' | '．' | '。' | '｡' => b'.',
        '،' | '、' | '‚' | '٫' | '٬' => b',',
        '⁄' | '∕' | '╱' => b'/',
        '•' | '●' | '○' | '■' | '█' | '▪' | '…' | '×' | '∗' | '＊' | '◦' | '⬤' => {
            b'*'
        }
        '│' | '┃' | '¦' | '｜' => b'|',
        'О' | 'о' | 'Ο' | 'ο' | 'Ø' | 'ø' | '∅' | '◯' | 'օ' => b'O',
        'І' | 'Ι' | 'ı' | 'Ӏ' | '∣' | 'ⅼ' | 'Ⅰ' => b'I',
        'З' | 'з' => b'3',
        '\u{ff01}'..='\u{ff5e}' => (u32::from(sign) - 0xfee0) as u8,
        _ if sign.is_whitespace() => b' ',
        _ => letter(sign),
    }
}

/// Stands for what is neither a sign of its own nor a letter with accents.
pub(super) const STRANGE: u8 = 0x1a;

fn letter(sign: char) -> u8 {
    let mut first = STRANGE;
    let mut is_first = true;
    decompose_canonical(sign, |part| {
        if is_first && part.is_ascii_alphabetic() {
            first = part as u8;
        }
        is_first = false;
    });
    first
}

/// The digit that a letter is mistaken for.
pub(super) fn lookalike(letter: u8) -> Option<u8> {
    match letter {
        b'O' | b'o' => Some(0),
        b'l' | b'I' | b'i' => Some(1),
        b'Z' | b'z' => Some(2),
        b'S' | b's' => Some(5),
        b'G' | b'b' => Some(6),
        b'B' => Some(8),
        b'g' | b'q' => Some(9),
        _ => None,
    }
}

/// Digits in words, without accents and with the forms they take behind others.
const WORDS: &[(&str, u8)] = &[
    ("khong", 0),
    ("linh", 0),
    ("zero", 0),
    ("mot", 1),
    ("one", 1),
    ("hai", 2),
    ("two", 2),
    ("three", 3),
    ("ba", 3),
    ("bon", 4),
    ("tu", 4),
    ("four", 4),
    ("nam", 5),
    ("lam", 5),
    ("nham", 5),
    ("five", 5),
    ("sau", 6),
    ("six", 6),
    ("seven", 7),
    ("bay", 7),
    ("tam", 8),
    ("eight", 8),
    ("chin", 9),
    ("nine", 9),
];

/// The digits that a word is made of; none for any other word.
pub(super) fn in_words(word: &[u8]) -> Option<Vec<u8>> {
    let mut digits = Vec::new();
    let mut rest = word;
    while !rest.is_empty() {
        let begins = |(name, _): &&(&str, u8)| {
            rest.len() >= name.len() && rest[..name.len()].eq_ignore_ascii_case(name.as_bytes())
        };
        let (name, digit) = WORDS.iter().filter(begins).max_by_key(|(name, _)| name.len())?;
        digits.push(*digit);
        rest = &rest[name.len()..];
    }
    (!digits.is_empty()).then_some(digits)
}
