//! What people say for what the AWS CLI calls otherwise; `synonyms.txt` has the table.

use crate::words::{fits_word, is_misspelt, telling_words};

const SYNONYMS: &str = include_str!("synonyms.txt");

/// The table: what people say, and a command for it as the CLI has it, a pair for each of its commands.
pub fn synonyms() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = SYNONYMS.lines().filter(|line| !line.starts_with('#'));
    let lines = lines.filter_map(|line| line.split_once(" = "));
    lines.flat_map(|(said, commands)| commands.split(", ").map(move |command| (said, command)))
}

/// The commands that the words of a query are another name of, in the table's order.
///
/// Only where there are none, a word that is in no line may be one with a letter wrong.
pub(crate) fn commands(query: &[&str]) -> Vec<&'static str> {
    let exact = said_for(query, &[]);
    if !exact.is_empty() {
        return exact;
    }
    let odd = query.iter().copied().filter(|word| !is_said(word));
    let odd: Vec<&str> = odd.collect();
    match odd.is_empty() {
        true => exact,
        false => said_for(query, &odd),
    }
}

/// - `misspelt`: the words of the query that may have a letter wrong.
fn said_for(query: &[&str], misspelt: &[&str]) -> Vec<&'static str> {
    let fits = |said: &str, command: &str| means(query, misspelt, &telling_words(said), command);
    let fitting = synonyms().filter(|(said, command)| fits(said, command));
    fitting.map(|(_, command)| command).collect()
}

/// Whether a word is one of the table's.
fn is_said(word: &str) -> bool {
    let mut words = synonyms().flat_map(|(said, _)| said.split([' ', '|', '?']));
    words.any(|said| fits_word(word, said))
}

/// Whether a query is what is said for a command: all of its words and no others but the service's.
fn means(query: &[&str], misspelt: &[&str], said: &[&str], command: &str) -> bool {
    let service = command.split(' ').next().unwrap_or_default();
    let is_service = |word: &str| word == service || service.strip_suffix("api") == Some(word);
    let last = query.len().saturating_sub(1);
    let says = |index: usize, word: &str, said: &str| {
        let mut others = said.trim_end_matches('?').split('|');
        others.any(|other| {
            fits_word(word, other)
                || (index == last && word.len() > 2 && other.starts_with(word))
                || (misspelt.contains(&word) && is_misspelt(word, other))
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
    fn a_letter_may_be_wrong_in_words_that_nobody_says() {
        assert_eq!(commands(&["lauch", "instnce"]), ["ec2 run-instances"]);
        assert_eq!(commands(&["uplod", "file"])[0], "s3 cp");
        assert_eq!(commands(&["tart", "instance"]), [""; 0]);
        assert_eq!(commands(&["lauch"]), [""; 0]);
    }

    #[test]
    fn one_of_several_words_is_enough_and_some_may_be_absent() {
        let said = ["create|update", "dns?", "record"];
        let means =
            |query: &[&str]| means(query, &[], &said, "route53 change-resource-record-sets");
        assert!(means(&["create", "record"]) && means(&["update", "dns", "records"]));
        assert!(means(&["route53", "create", "record"]));
        assert!(!means(&["create", "dns"]) && !means(&["record"]));
        assert!(!means(&["create", "view", "record"]));
    }
}
