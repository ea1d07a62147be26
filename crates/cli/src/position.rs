/// A place in a text, as people count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// Where the line starts, in bytes.
    start: usize,
}

/// A longer line is shown from a little before the place.
const WIDTH: usize = 76;
const BEFORE: usize = 40;

impl Position {
    /// The place at an offset in bytes; one that is in no text is at its end.
    pub fn of(text: &str, offset: usize) -> Self {
        let before = text.get(..offset).unwrap_or(text);
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        Position {
            line: 1 + before.matches('\n').count(),
            column: 1 + before[start..].chars().count(),
            start,
        }
    }

    /// The line with a caret below the place.
    pub fn excerpt(self, text: &str) -> String {
        let line = text[self.start..].lines().next().unwrap_or_default();
        let at = self.column - 1;
        let from = if at < WIDTH { 0 } else { at - BEFORE };
        let shown = line.chars().skip(from).take(WIDTH);
        // A tab would move the caret, and a control character anything.
        let shown: String = shown
            .map(|character| {
                if character.is_control() {
                    ' '
                } else {
                    character
                }
            })
            .collect();
        format!("  {shown}\n  {}^", " ".repeat(at - from))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_as_people_do() {
        let text = "ab\nçd\te\n";
        for (offset, line, column) in [(0, 1, 1), (2, 1, 3), (3, 2, 1), (5, 2, 2), (99, 3, 1)] {
            let position = Position::of(text, offset);
            assert_eq!((position.line, position.column), (line, column), "{offset}");
        }
        assert_eq!(Position::of(text, 6).excerpt(text), "  çd e\n    ^");
    }

    #[test]
    fn a_long_line_is_cut() {
        let text = "x".repeat(1000);
        let excerpt = Position::of(&text, 500).excerpt(&text);
        let (line, caret) = excerpt.split_once('\n').unwrap();
        assert_eq!((line.len(), caret.len()), (WIDTH + 2, BEFORE + 3));
    }
}
