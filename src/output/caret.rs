//! Where the caret of an editor is, and where it goes when its text is changed from elsewhere.

use std::ops::Range;

use leptos::html::Textarea;
use leptos::prelude::*;
use wireform_model::text::Text;

use crate::browser::next_frame;

/// Where the caret is, or the start of what is selected, in bytes of the text.
pub fn caret_offset(editor: NodeRef<Textarea>, text: &Text) -> Option<usize> {
    let editor = editor.try_get_untracked().flatten()?;
    let units = editor.selection_start().ok().flatten()? as usize;
    Some(offset_of_unit(text.as_str(), units))
}

/// Puts the caret behind what has changed from one text to another, once the editor has the new one: a browser would
/// put it at the end.
pub fn put_behind_change(editor: NodeRef<Textarea>, before: &str, now: &str) {
    let change = end_of_change(before, now);
    let units = now.get(..change).unwrap_or_default().encode_utf16().count();
    let units = u32::try_from(units).unwrap_or_default();
    next_frame(move || {
        if let Some(editor) = editor.try_get_untracked().flatten() {
            let _ = editor.set_selection_range(units, units);
        }
    });
}

/// The offset in bytes of a position that the browser counts in UTF-16 units.
pub fn offset_of_unit(text: &str, units: usize) -> usize {
    let mut counted = 0;
    let characters = text.char_indices();
    let mut behind = characters.skip_while(|(_, character)| {
        let is_before = counted < units;
        counted += character.len_utf16();
        is_before
    });
    behind.next().map_or(text.len(), |(offset, _)| offset)
}

/// Where what has changed ends in the new text, in bytes.
fn end_of_change(before: &str, now: &str) -> usize {
    let same =
        |pairs: &mut dyn Iterator<Item = (u8, u8)>| pairs.take_while(|(a, b)| a == b).count();
    let head = same(&mut before.bytes().zip(now.bytes()));
    let most = before.len().min(now.len()) - head;
    let tail = same(&mut before.bytes().rev().zip(now.bytes().rev()).take(most));
    let end = now.len() - tail;
    let longer = if now.len() > before.len() {
        now
    } else {
        before
    };
    let moved = match tail == most {
        true => to_start_of_word(longer.as_bytes(), head..longer.len() - tail),
        false => 0,
    };
    now.ceil_char_boundary(end - moved)
}

/// By how many bytes a part that was inserted or removed can lie before where two texts begin to differ, so that it
/// begins with a word: an option before another has its two dashes in common with that.
fn to_start_of_word(text: &[u8], part: Range<usize>) -> usize {
    let (head, rest) = text.split_at(part.start);
    let inside = rest.get(..part.len()).unwrap_or_default();
    let alike = head.iter().rev().zip(inside.iter().rev());
    let most = alike.take_while(|(a, b)| a == b).count();
    let is_start = |moved: &usize| {
        let last = head.get(..head.len() - moved).and_then(<[u8]>::last);
        last.is_none_or(u8::is_ascii_whitespace)
    };
    (0..=most).find(is_start).unwrap_or_default()
}
