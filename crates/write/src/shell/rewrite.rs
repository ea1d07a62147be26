use std::borrow::Cow;

use wireform_model::text::{Tag, Text};

/// The word with characters replaced by what `escape` returns for them, in the same spans.
///
/// `escape` gets a character and its byte offset in the word.
pub(super) fn rewrite(
    word: &Text,
    escape: &dyn Fn(char, usize) -> Option<Cow<'static, str>>,
) -> Text {
    let mut out = Text::new();
    let mut offset = 0;
    for piece in word.pieces() {
        let mut plain_from = 0;
        for (index, character) in piece.text.char_indices() {
            if let Some(escaped) = escape(character, offset + index) {
                let plain = piece.text.get(plain_from..index).unwrap_or_default();
                out.push(piece.tag, plain, piece.path);
                out.push(piece.tag, &escaped, piece.path);
                plain_from = index + character.len_utf8();
            }
        }
        let plain = piece.text.get(plain_from..).unwrap_or_default();
        out.push(piece.tag, plain, piece.path);
        offset += piece.text.len();
    }
    out
}

/// The first `length` bytes of the word and the rest, each with its spans.
pub(super) fn split(word: &Text, length: usize) -> (Text, Text) {
    let (mut head, mut tail) = (Text::new(), Text::new());
    let mut start = 0;
    for piece in word.pieces() {
        let cut = length.saturating_sub(start).min(piece.text.len());
        let (before, after) = piece.text.split_at_checked(cut).unwrap_or((piece.text, ""));
        head.push(piece.tag, before, piece.path);
        tail.push(piece.tag, after, piece.path);
        start += piece.text.len();
    }
    (head, tail)
}

/// The text between two quotes, which have the path of the text's first span.
pub(super) fn enclose(text: &Text, quote: &str) -> Text {
    let path = &text.path();
    let mut out = Text::of(Tag::Punctuation, quote, path);
    out.append(text);
    out.push(Tag::Punctuation, quote, path);
    out
}
