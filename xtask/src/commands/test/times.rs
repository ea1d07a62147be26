//! How long each part of `cargo xtask test` took.

use std::fmt;
use std::time::{Duration, Instant};

/// Parts in the order in which they ran.
#[derive(Debug, Default)]
pub struct Times {
    parts: Vec<(String, Duration)>,
    /// The part that runs now.
    current: Option<(String, Instant)>,
}

impl Times {
    /// Ends the current part and begins another.
    pub fn begin(&mut self, part: &str) {
        self.end();
        self.current = Some((part.to_owned(), Instant::now()));
    }

    /// Ends the current part, if there is one.
    pub fn end(&mut self) {
        if let Some((part, start)) = self.current.take() {
            self.parts.push((part, start.elapsed()));
        }
    }

    /// Begins a part where a line of `cargo test` announces the tests of a binary.
    pub fn read(&mut self, line: &str) {
        if let Some(part) = announced(line) {
            self.begin(&part);
        }
    }
}

/// The name of the tests that `cargo test` is about to run.
///
/// `     Running tests/services.rs (target/debug/deps/services-0123456789abcdef)` or `   Doc-tests wireform_check`
fn announced(line: &str) -> Option<String> {
    let line = line.trim_start();
    if let Some(package) = line.strip_prefix("Doc-tests ") {
        return Some(format!("documentation of {package}"));
    }
    let (source, binary) = line.strip_prefix("Running ")?.rsplit_once(" (")?;
    let file = binary.strip_suffix(')')?.rsplit(['/', '\\']).next()?;
    let (name, _hash) = file.rsplit_once('-')?;
    Some(match source.starts_with("unittests ") {
        true => format!("units of {name}"),
        false => format!("tests `{name}`"),
    })
}

/// A row for each part of at least a second, one for all others, and their sum.
impl fmt::Display for Times {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_long = |part: &&(String, Duration)| part.1 >= Duration::from_secs(1);
        for (part, time) in self.parts.iter().filter(is_long) {
            writeln!(f, "{}  {part}", minutes(*time))?;
        }
        let short = self.parts.iter().filter(|part| !is_long(part));
        let count = short.clone().count();
        if count > 0 {
            let time = short.map(|(_, time)| *time).sum();
            writeln!(f, "{}  {count} parts of less than a second", minutes(time))?;
        }
        let all = self.parts.iter().map(|(_, time)| *time).sum();
        write!(f, "{}  altogether", minutes(all))
    }
}

fn minutes(time: Duration) -> String {
    let seconds = time.as_secs_f64().round() as u64;
    format!("{:>4} min {:02} s", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tests_of_a_binary_are_a_part() {
        let announced = |line| announced(line).unwrap_or_default();
        assert_eq!(
            announced(
                "     Running tests/services/main.rs (target/debug/deps/services-0123456789abcdef)"
            ),
            "tests `services`"
        );
        assert_eq!(
            announced(
                "     Running unittests src/lib.rs (target/debug/deps/wireform_check-0123456789abcdef)"
            ),
            "units of wireform_check"
        );
        assert_eq!(
            announced("   Doc-tests wireform_check"),
            "documentation of wireform_check"
        );
        assert_eq!(announced("running 4 tests"), "");
    }

    #[test]
    fn short_parts_share_a_row() {
        let part =
            |name: &str, milliseconds| (name.to_owned(), Duration::from_millis(milliseconds));
        let times = Times {
            parts: vec![part("a", 61_000), part("b", 400), part("c", 800)],
            current: None,
        };
        let rows = [
            "   1 min 01 s  a",
            "   0 min 01 s  2 parts of less than a second",
            "   1 min 02 s  altogether",
        ];
        assert_eq!(times.to_string(), rows.join("\n"));
    }
}
