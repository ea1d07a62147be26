use super::Word;
use super::cursor::Cursor;
use super::substitution::{eat_brackets, eat_name};

/// A here-document whose lines come after this one.
pub(super) struct HereDocument {
    /// The number of the command that reads it.
    pub command: usize,
    pub end: String,
    /// Whether tabs at the starts of its lines do not count.
    pub is_indented: bool,
    /// Whether variables in it are replaced.
    pub expands: bool,
    pub start: usize,
}

impl HereDocument {
    /// The lines up to the one that ends it, and whether there is that one. The cursor is at the start of the first.
    pub fn read(&self, cursor: &mut Cursor<'_>) -> (Word, bool) {
        let start = cursor.at;
        let mut content = Word::new(start);
        let mut is_closed = false;
        while !cursor.rest().is_empty() && !is_closed {
            let mut line = cursor.eat_while(|c| c != '\n');
            if self.is_indented {
                let tabs = cursor.part(line.clone());
                line.start += tabs.len() - tabs.trim_start_matches('\t').len();
            }
            cursor.eat("\n");
            let text = cursor.part(line.clone());
            is_closed = text.trim_end_matches('\r') == self.end;
            if !is_closed {
                let text = cursor.part(line.start..cursor.at);
                push_line(&mut content, text, line.start, self.expands);
            }
        }
        (content, is_closed)
    }
}

/// The text of `$(cat <<'EOF'`, which is the here-document alone; the cursor is after the dollar sign.
///
/// Where it is something else, the cursor stays, and the result is `None`.
pub(super) fn cat(cursor: &mut Cursor<'_>) -> Option<Word> {
    let mut ahead = cursor.clone();
    let is_space = |c: char| c == ' ' || c == '\t';
    if !ahead.eat("(cat") {
        return None;
    }
    ahead.eat_while(is_space);
    let start = ahead.at;
    if !ahead.eat("<<") {
        return None;
    }
    let is_indented = ahead.eat("-");
    ahead.eat_while(is_space);
    let end = ahead.eat_while(|c| !c.is_whitespace() && !matches!(c, ')' | ';' | '|' | '<' | '>'));
    let end = ahead.part(end);
    let name = end.trim_matches(['\'', '"', '\\']);
    ahead.eat_while(is_space);
    if name.is_empty() || !ahead.eat_line_end() {
        return None;
    }
    let document = HereDocument {
        command: 0,
        end: name.to_owned(),
        is_indented,
        expands: name.len() == end.len(),
        start,
    };
    let (content, is_closed) = document.read(&mut ahead);
    ahead.eat_while(char::is_whitespace);
    if !is_closed || !ahead.eat(")") {
        return None;
    }
    *cursor = ahead;
    // A substitution loses the line breaks at its end.
    let length = content.text().trim_end_matches('\n').len();
    Some(content.part(0..length))
}

/// A line of a here-document, in which only variables and backslashes count.
fn push_line(content: &mut Word, text: &str, start: usize, expands: bool) {
    if !expands || !text.contains(['$', '`', '\\']) {
        return content.push(text, start);
    }
    let mut cursor = Cursor::new(text);
    while let Some(next) = cursor.peek() {
        let at = cursor.at;
        cursor.next();
        match (next, cursor.peek()) {
            ('\\', Some('$' | '`' | '\\')) => {
                cursor.next();
                let escaped = cursor.part(at + 1..cursor.at);
                content.push_as(escaped, start + at..start + cursor.at);
            }
            ('$', Some('{' | '(')) => {
                eat_brackets(&mut cursor, '\\');
                content.push_variable(cursor.part(at..cursor.at), start + at);
            }
            ('$', Some(_)) if eat_name(&mut cursor) => {
                content.push_variable(cursor.part(at..cursor.at), start + at);
            }
            _ => {
                cursor.eat_while(|c| !matches!(c, '$' | '\\'));
                content.push(cursor.part(at..cursor.at), start + at);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::posix::commands;

    #[test]
    fn here_documents_are_input() {
        let found = commands("curl -d @- x <<'EOF'\n{\"a\": $b}\nEOF\naws c");
        let content = found[0].stdin.as_ref().unwrap();
        assert_eq!(content.text(), "{\"a\": $b}\n");
        assert_eq!(content.variables(), []);
        assert_eq!(found[1].words[1].text(), "c");
        let found = commands("cat <<-EOF | x\n\t$a \\$b\n\tEOF\n");
        let content = found[0].stdin.as_ref().unwrap();
        assert_eq!((content.text(), content.variables().len()), ("$a $b\n", 1));
        let found = commands("curl -d @- <<< '{}' x");
        assert_eq!(found[0].stdin.as_ref().unwrap().text(), "{}");
        assert_eq!(found[0].words.len(), 4);
    }
}
