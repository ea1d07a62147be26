//! Texts are UTF-8; another encoding gets a message that names it.

use crate::failure::Failure;

/// The text that bytes are in UTF-8, without a byte order mark.
///
/// `source` says where they come from, such as `standard input`.
///
/// # Errors
///
/// Which encoding they seem to have, and how to convert it.
pub fn decode(bytes: Vec<u8>, source: &str) -> Result<String, Failure> {
    // First, since JSON in UTF-16 without a mark is valid UTF-8, with a NUL for every second character.
    if let Some(encoding) = wide_encoding(&bytes) {
        return Err(wide(source, encoding));
    }
    let text = String::from_utf8(bytes);
    let text = text.map_err(|error| other(source, error.as_bytes(), error.utf8_error()))?;
    // Editors on Windows put it before the text.
    let without_mark = text.strip_prefix('\u{feff}').map(str::to_owned);
    Ok(without_mark.unwrap_or(text))
}

/// UTF-16 or UTF-32, by the byte order mark, or else by the zeros around the first two characters.
///
/// The latter are ASCII in any JSON text (RFC 4627, section 3).
fn wide_encoding(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xfe, 0, 0, ..] => return Some("UTF-32LE"),
        [0, 0, 0xfe, 0xff, ..] => return Some("UTF-32BE"),
        [0xff, 0xfe, ..] => return Some("UTF-16LE"),
        [0xfe, 0xff, ..] => return Some("UTF-16BE"),
        _ => {}
    }
    let zeros = bytes.first_chunk::<4>()?.map(|byte| byte == 0);
    match zeros {
        [false, true, true, true] => Some("UTF-32LE"),
        [true, true, true, false] => Some("UTF-32BE"),
        [false, true, false, true] => Some("UTF-16LE"),
        [true, false, true, false] => Some("UTF-16BE"),
        _ => None,
    }
}

fn wide(source: &str, encoding: &str) -> Failure {
    Failure::new(format!(
        "{source} is {encoding}, but must be UTF-8. Convert it with `iconv -f {encoding} -t UTF-8`, \
         or in Windows PowerShell write the file with `Out-File -Encoding utf8` instead of `>`"
    ))
}

/// Of 8-bit encodings, no byte says which; on most systems that still use one it is Windows-1252.
fn other(source: &str, bytes: &[u8], error: std::str::Utf8Error) -> Failure {
    let (before, rest) = bytes.split_at(error.valid_up_to());
    let lines = before.split(|byte| *byte == b'\n');
    let (line, last) = lines.fold((0, &[][..]), |(count, _), line| (count + 1, line));
    let column = String::from_utf8_lossy(last).chars().count() + 1;
    let byte = rest.first().copied().unwrap_or_default();
    Failure::new(format!(
        "{source}, line {line}, column {column}: not UTF-8 (byte 0x{byte:02X}). \
         If it is Windows-1252 or Latin-1, convert it with `iconv -f WINDOWS-1252 -t UTF-8`"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wide_bytes(text: &str, unit: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(unit).collect()
    }

    #[track_caller]
    fn assert_refused(bytes: Vec<u8>, start: &str) {
        let message = decode(bytes, "x.json").unwrap_err().to_string();
        assert!(message.starts_with(start), "{message}");
    }

    #[test]
    fn utf_8_is_read_with_and_without_a_mark() {
        for text in ["{\"é\":1}", "", "x", "{}", "\u{feff}{}"] {
            let read = decode(text.as_bytes().to_vec(), "x.json").unwrap();
            assert_eq!(read, text.trim_start_matches('\u{feff}'));
        }
    }

    #[test]
    fn wide_encodings_are_named() {
        for mark in ["", "\u{feff}"] {
            for text in ["{}", "{\"a\":\"é\"}"] {
                let text = format!("{mark}{text}");
                let (le, be) = ("x.json is UTF-16LE, ", "x.json is UTF-16BE, ");
                assert_refused(wide_bytes(&text, u16::to_le_bytes), le);
                assert_refused(wide_bytes(&text, u16::to_be_bytes), be);
                let scalars = text.chars().map(u32::from);
                let le = scalars.clone().flat_map(u32::to_le_bytes);
                assert_refused(le.collect(), "x.json is UTF-32LE, ");
                let be = scalars.flat_map(u32::to_be_bytes);
                assert_refused(be.collect(), "x.json is UTF-32BE, ");
            }
        }
    }

    #[test]
    fn other_encodings_are_pointed_at() {
        let place = "x.json, line 2, column 4: not UTF-8 (byte 0xE9). If it is Windows-1252";
        assert_refused(b"{\n \"\xc3\xa9\xe9\"}".to_vec(), place);
        assert_refused(
            b"\xe9".to_vec(),
            "x.json, line 1, column 1: not UTF-8 (byte 0xE9)",
        );
    }
}
