//! What people say for what the AWS CLI calls otherwise; `synonyms.txt` has the table.

use crate::words::{fits_word, telling_words};

const SYNONYMS: &str = include_str!("synonyms.txt");

/// The table: what people say, and a command for it as the CLI has it, a pair for each of its commands.
pub fn synonyms() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = SYNONYMS.lines().filter(|line| !line.starts_with('#'));
    let lines = lines.filter_map(|line| line.split_once(" = "));
    lines.flat_map(|(said, commands)| commands.split(", ").map(move |command| (said, command)))
}

/// The commands that the words of a query are another name of, in the table's order.
pub(crate) fn commands(query: &[&str]) -> Vec<&'static str> {
    let fitting = synonyms().filter(|(said, command)| means(query, &telling_words(said), command));
    fitting.map(|(_, command)| command).collect()
}

/// Whether a query is what is said for a command: all of its words and no others but the service's.
fn means(query: &[&str], said: &[&str], command: &str) -> bool {
    let service = command.split(' ').next().unwrap_or_default();
    let is_service = |word: &str| word == service || service.strip_suffix("api") == Some(word);
    let last = query.len().saturating_sub(1);
    let says = |index: usize, word: &str, said: &str| {
        let mut others = said.trim_end_matches('?').split('|');
        others.any(|other| {
            fits_word(word, other) || (index == last && word.len() > 2 && other.starts_with(word))
        })
    };
    let query = || query.iter().enumerate();
    said.iter()
        .filter(|said| !said.ends_with('?'))
        .all(|said| query().any(|(index, word)| says(index, word, said)))
        && query().all(|(index, word)| {
            is_service(word) || said.iter().any(|said| says(index, word, said))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_means_a_command_with_all_of_its_words_and_no_others() {
        for (query, expected) in [
            (&["launch", "instance"][..], "ec2 run-instances"),
            (&["instances", "launch"], "ec2 run-instances"),
            (&["ec2", "launch", "inst"], "ec2 run-instances"),
            (&["s3", "make", "bucket"], "s3 mb"),
        ] {
            assert_eq!(commands(query).first(), Some(&expected), "{query:?}");
        }
        for query in [
            &["create", "instance", "profile"][..],
            &["launch"],
            &["launch", "in"],
            &["rds", "launch", "instance"],
        ] {
            assert_eq!(commands(query), [""; 0], "{query:?}");
        }
        assert_eq!(
            commands(&["s3api", "make", "bucket"]),
            ["s3api create-bucket"]
        );
    }

    #[test]
    fn one_of_several_words_is_enough_and_some_may_be_absent() {
        let said = ["create|update", "dns?", "record"];
        let means = |query: &[&str]| means(query, &said, "route53 change-resource-record-sets");
        assert!(means(&["create", "record"]) && means(&["update", "dns", "records"]));
        assert!(means(&["route53", "create", "record"]));
        assert!(!means(&["create", "dns"]) && !means(&["record"]));
        assert!(!means(&["create", "view", "record"]));
    }
}
