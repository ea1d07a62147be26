/// What a message is cut into: words of a width, their bytes in an order.
#[derive(Clone, Copy)]
pub(super) struct Layout {
    /// Of a word, in bytes; a block has sixteen.
    pub width: usize,
    /// Whether the most significant byte comes first.
    pub big: bool,
}

/// A hash as MD5 and the SHA family make it: the words of each block change the state, which is the hash in the end.
///
/// Behind the message come a bit, zeros, and its length in bits.
pub(super) fn hash(
    layout: Layout,
    data: &[u8],
    mut state: Vec<u64>,
    change: &dyn Fn(&mut [u64], Vec<u64>),
) -> Vec<u8> {
    let size = 16 * layout.width;
    let mut padded = data.to_vec();
    padded.push(0x80);
    // An eighth of the last block is for the length.
    while padded.len() % size != size - size / 8 {
        padded.push(0);
    }
    padded.resize(padded.len() + size / 8 - 8, 0);
    layout.write(&mut padded, 8 * data.len() as u64, 8);
    for block in padded.chunks(size) {
        change(&mut state, layout.words(block));
    }
    let mut hash = Vec::new();
    for word in state {
        layout.write(&mut hash, word, layout.width);
    }
    hash
}

impl Layout {
    fn words(self, block: &[u8]) -> Vec<u64> {
        let mut words = Vec::new();
        for bytes in block.chunks(self.width) {
            let mut word = 0;
            for index in 0..bytes.len() {
                let place = if self.big {
                    index
                } else {
                    bytes.len() - 1 - index
                };
                word = (word << 8) | u64::from(bytes.get(place).copied().unwrap_or_default());
            }
            words.push(word);
        }
        words
    }

    fn write(self, out: &mut Vec<u8>, word: u64, width: usize) {
        for index in 0..width {
            let place = if self.big { width - 1 - index } else { index };
            out.push((word >> (8 * place)) as u8);
        }
    }
}
