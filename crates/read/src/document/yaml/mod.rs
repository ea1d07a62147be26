//! YAML as CLI v2 reads it: ruamel.yaml's safe loader, which follows YAML 1.2
//! and adds to its core schema underscores in numbers, `0b1`, merge keys (`<<`) and dates.

mod causes;
mod compose;
mod scalar;
mod tabs;

pub(crate) use compose::yaml;

use std::ops::Range;

/// Where characters are in a text, in bytes: the parser counts characters.
struct Offsets {
    /// Of a text that is ASCII alone both are the same.
    bytes: Option<Vec<usize>>,
    end: usize,
}

impl Offsets {
    fn of(text: &str) -> Self {
        let bytes = (!text.is_ascii()).then(|| text.char_indices().map(|(at, _)| at).collect());
        let end = text.len();
        Offsets { bytes, end }
    }

    fn span(&self, span: &saphyr_parser::Span) -> Range<usize> {
        let start = self.at(span.start);
        start..self.at(span.end).max(start)
    }

    fn at(&self, marker: saphyr_parser::Marker) -> usize {
        let index = marker.index();
        match &self.bytes {
            Some(bytes) => bytes.get(index).copied().unwrap_or(self.end),
            None => index.min(self.end),
        }
    }
}
