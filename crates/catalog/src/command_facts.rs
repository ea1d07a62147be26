//! Our own facts about the CLI's commands and waiters, from `cli_commands.txt`.

use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, Result, bail};

const FACTS: &str = include_str!("cli_commands.txt");

/// The table of facts.
#[derive(Debug)]
pub struct CommandFacts(Vec<Fact>);

/// One line of the table.
#[derive(Debug)]
struct Fact {
    verb: String,
    /// The words of the CLI that it is about.
    about: String,
    says: String,
    line: String,
    used: AtomicBool,
}

impl CommandFacts {
    /// The facts about the real AWS CLI.
    ///
    /// # Errors
    ///
    /// Where a line of the table is not a fact.
    pub fn of_aws() -> Result<Self> {
        CommandFacts::read(FACTS)
    }

    /// Reads a table: one fact a line, `#` before a remark.
    ///
    /// # Errors
    ///
    /// Where a line is not a fact; the error names it.
    pub fn read(text: &str) -> Result<Self> {
        let lines = text.lines().map(str::trim);
        let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
        let facts = lines.map(|line| fact(line).with_context(|| format!("`{line}` is no fact")));
        Ok(CommandFacts(facts.collect::<Result<_>>()?))
    }

    /// What a first word of the CLI that is not a service is about.
    pub fn title(&self, word: &str) -> &str {
        self.says("title", word).unwrap_or_default()
    }

    /// What a command does, where the CLI's own help begins with something else.
    pub fn about(&self, command: &str) -> Option<&str> {
        self.says("about", command)
    }

    /// The operations that a command calls, by the CLI's two words; none where that is not known.
    pub fn calls(&self, command: &str) -> Vec<&str> {
        self.list("calls", command)
    }

    /// The API's names of operations that begin what a waiter waits for, where its name does not say so.
    pub fn after(&self, waiter: &str) -> Vec<&str> {
        self.list("after", waiter)
    }

    /// The lines that nothing has looked up: what they are about no longer exists.
    pub fn unused(&self) -> impl Iterator<Item = &str> {
        let unused = self.0.iter();
        let unused = unused.filter(|fact| !fact.used.load(Ordering::Relaxed));
        unused.map(|fact| fact.line.as_str())
    }

    fn list(&self, verb: &str, about: &str) -> Vec<&str> {
        let list = self.says(verb, about).unwrap_or_default().split(", ");
        list.filter(|item| !item.is_empty()).collect()
    }

    fn says(&self, verb: &str, about: &str) -> Option<&str> {
        let mut facts = self.0.iter();
        let fact = facts.find(|fact| fact.verb == verb && fact.about == about)?;
        fact.used.store(true, Ordering::Relaxed);
        Some(&fact.says)
    }
}

fn fact(line: &str) -> Result<Fact> {
    let (verb, rest) = line.split_once(' ').context("too few words")?;
    let parts = match verb {
        "title" => rest.split_once(' '),
        "calls" | "after" | "about" => rest.split_once(": "),
        _ => bail!("no fact is called {verb}"),
    };
    let (about, says) = parts.context("too few words")?;
    Ok(Fact {
        verb: verb.to_owned(),
        about: about.to_owned(),
        says: says.to_owned(),
        line: line.to_owned(),
        used: AtomicBool::new(false),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_read() {
        let facts = CommandFacts::of_aws().unwrap();
        assert!(facts.calls("s3 cp").contains(&"s3api put-object"));
        assert_eq!(
            facts.after("ecs services-stable"),
            ["CreateService", "UpdateService"]
        );
        assert!(facts.title("s3").contains("S3"));
        assert_eq!((facts.title("ec2"), facts.calls("s3 zz").len()), ("", 0));
        assert!(facts.unused().count() > 20);
    }

    #[test]
    fn a_line_that_is_no_fact_is_refused() {
        for line in ["title", "title s3", "calls s3 cp s3api", "nonsense a: b"] {
            assert!(CommandFacts::read(line).is_err(), "{line}");
        }
    }
}
