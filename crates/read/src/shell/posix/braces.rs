//! Braces of which bash makes several words: `{a,b}`, `{1..3}`.

use super::PosixReader;
use crate::shell::ProblemKind;
use crate::shell::substitution::eat_brackets;

impl PosixReader<'_> {
    /// Braces of which bash makes several words, and dash does not; inside of a value nobody means that.
    pub(super) fn braces(&mut self) {
        let start = self.cursor.at;
        eat_brackets(&mut self.cursor, '\\');
        let braces = start..self.cursor.at;
        let ends_word = self.cursor.peek().is_none_or(char::is_whitespace);
        let inside = self.cursor.part(braces.start + 1..braces.end);
        let is_list = inside.contains(',') && !inside.contains('{');
        self.cursor.at = start;
        match ends_word && is_list && !self.builder.is_in_word() {
            true => self.words_of_braces(braces.end),
            false => {
                self.builder.problem(ProblemKind::Braces, braces);
                self.plain();
            }
        }
    }

    /// `{a,"b c"}` as a word of its own: `a` and `b c`.
    fn words_of_braces(&mut self, end: usize) {
        self.cursor.next();
        while self.cursor.at < end {
            let at = self.cursor.at;
            match self.cursor.peek() {
                Some('\'') => self.single_quotes(),
                Some('"') => {
                    self.cursor.next();
                    self.double_quotes(at);
                }
                Some(',' | '}') => {
                    self.cursor.next();
                    self.builder.end_word();
                }
                _ => {
                    let inside = self
                        .cursor
                        .eat_while(|c| !matches!(c, ',' | '}' | '"' | '\''));
                    let text = self.cursor.part(inside.clone());
                    self.builder.word(at).push(text, inside.start);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::shell::posix::commands;
    use crate::shell::testing::check;
    use wireform_model::shell::Shell;

    #[test]
    fn braces_in_a_value_are_a_problem() {
        let long = format!("{{a={},b=c}}", "x".repeat(300));
        for (value, is_problem) in [
            ("{a,b}", true),
            ("{a={b=c},d=e}", true),
            (&long, true),
            ("{a={b,c}}", true),
            ("{a}", false),
            ("{a={b},", false),
            ("{'a,b'}", false),
        ] {
            let commands = commands(&format!("aws x --y z={value}"));
            assert_eq!(!commands[0].problems.is_empty(), is_problem, "{value}");
        }
    }

    #[test]
    fn braces_as_a_word_are_several_words() {
        check(
            Shell::Posix,
            r#"aws x --names {"a b",c,'d'} --e f"#,
            &["aws", "x", "--names", "a b", "c", "d", "--e", "f"],
        );
    }
}
