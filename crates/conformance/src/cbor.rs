//! CBOR (RFC 8949) as far as botocore writes it: every length comes before the data that it counts.

/// The same data with the entries of every map in the order of their keys; `None` where it is not CBOR.
pub fn sorted(bytes: &[u8]) -> Option<Vec<u8>> {
    let (item, rest) = item(bytes)?;
    rest.is_empty().then_some(item)
}

/// An item in sorted form, and what follows it.
fn item(bytes: &[u8]) -> Option<(Vec<u8>, &[u8])> {
    let (kind, argument, head) = head(bytes)?;
    let (start, mut rest) = bytes.split_at_checked(head)?;
    let mut out = start.to_vec();
    match kind {
        BYTES | TEXT => {
            let (content, after) = rest.split_at_checked(usize::try_from(argument).ok()?)?;
            out.extend(content);
            rest = after;
        }
        ARRAY => {
            for _ in 0..argument {
                let (element, after) = item(rest)?;
                out.extend(element);
                rest = after;
            }
        }
        MAP => {
            let mut entries = Vec::new();
            for _ in 0..argument {
                let (key, after) = item(rest)?;
                let (value, after) = item(after)?;
                entries.push([key, value].concat());
                rest = after;
            }
            entries.sort_unstable();
            out.extend(entries.concat());
        }
        TAG => {
            let (content, after) = item(rest)?;
            out.extend(content);
            rest = after;
        }
        // Integers and floating-point numbers are all head.
        _ => {}
    }
    Some((out, rest))
}

const BYTES: u8 = 2;
const TEXT: u8 = 3;
const ARRAY: u8 = 4;
const MAP: u8 = 5;
const TAG: u8 = 6;

/// The major type, its argument, and how many bytes both take.
fn head(bytes: &[u8]) -> Option<(u8, u64, usize)> {
    let first = *bytes.first()?;
    let length = match first & 0x1f {
        0..=23 => 0,
        24 => 1,
        25 => 2,
        26 => 4,
        27 => 8,
        _ => return None,
    };
    let argument = match length {
        0 => u64::from(first & 0x1f),
        _ => {
            let digits = bytes.get(1..=length)?;
            digits
                .iter()
                .fold(0, |sum, byte| sum << 8 | u64::from(*byte))
        }
    };
    Some((first >> 5, argument, 1 + length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_order_of_entries_is_lost() {
        // {"b": [1, -1.5], "a": h'00'} and its entries the other way round, and then another number.
        let one = b"\xa2\x61b\x82\x01\xfb\xbf\xf8\0\0\0\0\0\0\x61a\x41\0";
        let other = b"\xa2\x61a\x41\0\x61b\x82\x01\xfb\xbf\xf8\0\0\0\0\0\0";
        let third = b"\xa2\x61a\x41\0\x61b\x82\x02\xfb\xbf\xf8\0\0\0\0\0\0";
        assert_eq!(sorted(one), sorted(other));
        assert_ne!(sorted(one), sorted(third));
        assert_eq!(sorted(b"\xa1\x61a"), None);
        assert_eq!(sorted(b"\x01\x01"), None);
    }
}
