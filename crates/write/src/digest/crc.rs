/// A reflected CRC of 32 or 64 bits that starts with ones and ends inverted, the most significant byte first.
///
/// `polynomial` is reflected too.
pub(super) fn crc(polynomial: u64, bits: u32, data: &[u8]) -> Vec<u8> {
    let ones = u64::MAX >> (64 - bits);
    let mut sum = ones;
    for byte in data {
        sum ^= u64::from(*byte);
        for _ in 0..8 {
            let carried = sum & 1 == 1;
            sum >>= 1;
            if carried {
                sum ^= polynomial;
            }
        }
    }
    let bytes = (sum ^ ones).to_be_bytes();
    let skipped = 8 - bits as usize / 8;
    bytes.get(skipped..).unwrap_or_default().to_vec()
}
