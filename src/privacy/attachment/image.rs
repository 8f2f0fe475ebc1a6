//! Pictures: what stands in them beside the dots, and after their end.

use std::io::Read;

use super::search::{Fault, Search};
use super::sort::Sort;
use super::{Place, exif, plain, raw, read as read_file};

/// Bytes of packed text in a picture, unpacked.
const TEXT: u64 = 1 << 20;

/// A picture within a document, by its first bytes whatever it is called.
pub(super) fn any(bytes: &[u8], search: &mut Search<'_>) {
    match Sort::of(bytes) {
        Some(Sort::Jpeg) => jpeg(bytes, search),
        Some(Sort::Png) => png(bytes, search),
        Some(Sort::Gif) => gif(bytes, search),
        Some(Sort::Webp) => webp(bytes, search),
        Some(Sort::Tiff) => tiff(bytes, search),
        _ => raw::strings(bytes, search, || Place::new("phần dữ liệu", "the raw data")),
    }
}

/// Two bytes, the high one first.
fn u16_be(bytes: &[u8], at: usize) -> Option<usize> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    Some(usize::from(two[0]) << 8 | usize::from(two[1]))
}

/// JPEG: segments, then dots up to the next marker.
pub(super) fn jpeg(bytes: &[u8], search: &mut Search<'_>) {
    search.pictures += 1;
    if jpeg_segments(bytes, search).is_none() {
        cut_off(search);
    }
}

fn cut_off(search: &mut Search<'_>) {
    search.damaged("ảnh bị cắt cụt hoặc hỏng", "the picture is cut off or broken");
}

fn jpeg_segments(bytes: &[u8], search: &mut Search<'_>) -> Option<()> {
    let mut at = 2;
    loop {
        while *bytes.get(at)? != 0xff || matches!(*bytes.get(at + 1)?, 0 | 0xff) {
            at += 1;
        }
        let marker = bytes[at + 1];
        at += 2;
        match marker {
            0xd9 => {
                after(&bytes[at..], search);
                return Some(());
            }
            0x01 | 0xd0..=0xd8 => {}
            marker => {
                let end = at + u16_be(bytes, at)?;
                let segment = bytes.get(at + 2..end)?;
                jpeg_segment(marker, segment, search);
                at = end;
            }
        }
    }
}

fn jpeg_segment(marker: u8, segment: &[u8], search: &mut Search<'_>) {
    const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
    match marker {
        0xfe => {
            let text = plain::decoded(segment);
            search.piece(&text, "", || Place::new("lời ghi trong ảnh (COM)", "the JPEG comment"));
        }
        0xe1 if segment.starts_with(b"Exif\0\0") => exif::read(&segment[6..], search),
        0xe1 if segment.starts_with(XMP) => exif::xmp(&segment[XMP.len()..], search),
        0xe2 if segment.starts_with(b"ICC_PROFILE") => {}
        0xed => raw::strings(segment, search, || Place::new("IPTC", "the IPTC")),
        0xe0..=0xef => {
            let n = marker - 0xe0;
            raw::strings(segment, search, || {
                Place::new(format!("đoạn APP{n}"), format!("the segment APP{n}"))
            });
        }
        _ => {}
    }
}

/// What stands after the end of a picture: another picture, an archive, or text.
fn after(rest: &[u8], search: &mut Search<'_>) {
    if rest.iter().all(|byte| matches!(byte, 0 | b'\r' | b'\n' | b' ')) {
        return;
    }
    let place = || Place::new("phần thừa sau cuối ảnh", "what stands after the end of the picture");
    let ending = match Sort::of(rest) {
        Some(Sort::Jpeg) => "jpg",
        Some(Sort::Png) => "png",
        Some(Sort::Zip) => "zip",
        Some(Sort::Pdf) => "pdf",
        _ => return raw::strings(rest, search, place),
    };
    if matches!(ending, "zip" | "pdf") {
        search.fault(Fault::Hidden(place()));
    }
    search.inside(place(), |search| read_file(ending, rest, search));
}

/// PNG: chunks.
pub(super) fn png(bytes: &[u8], search: &mut Search<'_>) {
    search.pictures += 1;
    if png_chunks(bytes, search).is_none() {
        cut_off(search);
    }
}

fn png_chunks(bytes: &[u8], search: &mut Search<'_>) -> Option<()> {
    let mut at = 8;
    loop {
        let length = u16_be(bytes, at)? << 16 | u16_be(bytes, at + 2)?;
        let name: [u8; 4] = bytes.get(at + 4..at + 8)?.try_into().ok()?;
        let data = bytes.get(at + 8..(at + 8).checked_add(length)?)?;
        at = at + 12 + length;
        match &name {
            b"IEND" => {
                after(bytes.get(at..).unwrap_or_default(), search);
                return Some(());
            }
            b"tEXt" | b"zTXt" | b"iTXt" => png_text(&name, data, search),
            b"eXIf" => exif::read(data, search),
            b"IDAT" | b"PLTE" | b"IHDR" | b"iCCP" | b"fdAT" => {}
            name => {
                let name = String::from_utf8_lossy(name).into_owned();
                raw::strings(data, search, || {
                    Place::new(format!("phần {name} của ảnh"), format!("the chunk {name}"))
                });
            }
        }
    }
}

fn png_text(name: &[u8; 4], data: &[u8], search: &mut Search<'_>) {
    let mut parts = data.splitn(2, |byte| *byte == 0);
    let (key, rest) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let key = plain::decoded(key);
    let text = match name {
        b"zTXt" => inflated(rest.get(1..).unwrap_or_default()),
        b"iTXt" => {
            let is_packed = rest.first() == Some(&1);
            // A language and the key in it stand before the text.
            let text = rest.get(2..).unwrap_or_default().splitn(3, |byte| *byte == 0).nth(2);
            let text = text.unwrap_or_default();
            if is_packed { inflated(text) } else { text.to_vec() }
        }
        _ => rest.to_vec(),
    };
    let at = || Place::new(format!("chữ “{key}” trong ảnh"), format!("the text “{key}”"));
    search.piece(&key, "", at);
    if key.starts_with("XML:com.adobe.xmp") {
        exif::xmp(&text, search);
    } else {
        search.piece(&plain::decoded(&text), &key, at);
    }
}

fn inflated(packed: &[u8]) -> Vec<u8> {
    let mut text = Vec::new();
    let mut reader = flate2::read::ZlibDecoder::new(packed).take(TEXT);
    // What could be unpacked before a fault is looked at.
    let _ = reader.read_to_end(&mut text);
    text
}

/// GIF: blocks.
pub(super) fn gif(bytes: &[u8], search: &mut Search<'_>) {
    search.pictures += 1;
    if gif_blocks(bytes, search).is_none() {
        cut_off(search);
    }
}

fn gif_blocks(bytes: &[u8], search: &mut Search<'_>) -> Option<()> {
    let table = |flags: u8| if flags & 0x80 == 0 { 0 } else { 3usize << ((flags & 7) + 1) };
    let mut at = 13 + table(*bytes.get(10)?);
    loop {
        match *bytes.get(at)? {
            b';' => {
                after(&bytes[at + 1..], search);
                return Some(());
            }
            b',' => {
                let flags = *bytes.get(at + 9)?;
                (_, at) = sub_blocks(bytes, at + 11 + table(flags))?;
            }
            b'!' => {
                let label = *bytes.get(at + 1)?;
                let (data, end) = sub_blocks(bytes, at + 2)?;
                at = end;
                let at = || match label {
                    0xfe => Place::new("lời ghi trong ảnh GIF", "the GIF comment"),
                    _ => Place::new("phần mở rộng của ảnh GIF", "an extension of the GIF"),
                };
                if label != 0xf9 {
                    raw::strings(&data, search, at);
                }
            }
            _ => return None,
        }
    }
}

/// The bytes of a run of blocks, and where it ends.
fn sub_blocks(bytes: &[u8], mut at: usize) -> Option<(Vec<u8>, usize)> {
    let mut data = Vec::new();
    loop {
        let length = usize::from(*bytes.get(at)?);
        if length == 0 {
            return Some((data, at + 1));
        }
        data.extend_from_slice(bytes.get(at + 1..at + 1 + length)?);
        at += 1 + length;
    }
}

/// WebP: chunks, the low byte of each length first.
pub(super) fn webp(bytes: &[u8], search: &mut Search<'_>) {
    search.pictures += 1;
    if webp_chunks(bytes, search).is_none() {
        cut_off(search);
    }
}

fn webp_chunks(bytes: &[u8], search: &mut Search<'_>) -> Option<()> {
    let length = |at: usize| {
        let four: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
        usize::try_from(u32::from_le_bytes(four)).ok()
    };
    let end = length(4)?.checked_add(8).filter(|end| *end <= bytes.len())?;
    let mut at = 12;
    while at < end {
        let size = length(at + 4)?;
        let name = bytes.get(at..at + 4)?;
        let data = bytes.get(at + 8..(at + 8).checked_add(size)?)?;
        match name {
            b"EXIF" => exif::read(data.strip_prefix(b"Exif\0\0").unwrap_or(data), search),
            b"XMP " => exif::xmp(data, search),
            b"VP8 " | b"VP8L" | b"VP8X" | b"ALPH" | b"ANMF" | b"ICCP" => {}
            _ => raw::strings(data, search, || Place::new("phần dữ liệu", "the raw data")),
        }
        at += 8 + size + size % 2;
    }
    after(bytes.get(end..).unwrap_or_default(), search);
    Some(())
}

/// TIFF: the fields of EXIF are its own.
pub(super) fn tiff(bytes: &[u8], search: &mut Search<'_>) {
    search.pictures += 1;
    exif::read(bytes, search);
    raw::strings(bytes, search, || Place::new("phần dữ liệu", "the raw data"));
}
