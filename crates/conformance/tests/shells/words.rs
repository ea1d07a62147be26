//! Every word that is quoted reaches the program as it was, and every word that is refused has to be.

use wireform_model::path::Path;
use wireform_model::text::{Tag, Text};
use wireform_write::{Quoting, Shell};

use crate::model::{c_runtime, powershell};
use crate::reader::readers;
use crate::values;

const COUNT: usize = 4000;

fn quote(shell: Shell, value: &str) -> Option<String> {
    let text = Text::of(Tag::String, value, &Path::root());
    shell
        .quote(&text)
        .ok()
        .map(|quoted| quoted.as_str().to_owned())
}

/// Puts all values that are not refused through all readers of a shell, and returns the refused ones.
fn prove(shell: Shell) -> Vec<String> {
    let is_kept = |value: &String| quote(shell, value).is_some();
    let (kept, refused): (Vec<String>, Vec<String>) = values(COUNT).into_iter().partition(is_kept);
    assert!(kept.len() > COUNT / 2);
    let is_typed = |c: char| !c.is_control() || c == '\n';
    for value in &kept {
        let quoted = quote(shell, value).unwrap();
        assert!(quoted.chars().all(is_typed), "pasting changes {quoted:?}");
    }
    for reader in readers(shell) {
        let batches: Vec<&[String]> = kept.chunks(reader.words).take(reader.most).collect();
        let commands: Vec<String> = batches.iter().map(|batch| command(shell, batch)).collect();
        let read = (reader.read)(&commands);
        for ((batch, words), command) in batches.iter().zip(&read).zip(&commands) {
            assert_eq!(words, batch, "{}\n{command}", reader.name);
        }
    }
    refused
}

fn command(shell: Shell, words: &[String]) -> String {
    let mut command = String::from("aws");
    for word in words {
        command.push(' ');
        command.push_str(&quote(shell, word).unwrap());
    }
    command
}

/// What some versions of bash expand from their history goes into JSON.
#[test]
fn posix_shells_carry_every_word() {
    for word in prove(Shell::Posix) {
        let (_, behind) = word.split_once('\n').expect("refused for nothing");
        assert!(behind.contains('!'), "{word:?}");
    }
}

#[test]
fn fish_carries_every_word() {
    assert!(prove(Shell::Fish).is_empty());
}

#[test]
fn powershell_carries_every_word_but_its_own_order() {
    assert_eq!(
        prove(Shell::PowerShell)
            .iter()
            .filter(|word| *word != "--%")
            .count(),
        0
    );
}

/// A word is refused only where neither way of writing it survives both counts of quotes.
#[test]
fn windows_powershell_carries_every_word_that_has_a_form() {
    let refused = prove(Shell::WindowsPowerShell);
    for word in &refused {
        for enclosed in [false, true] {
            let escaped = c_runtime::escape(word, enclosed).replace('\'', "''");
            let escaped = double_typographic(&escaped);
            let quote = if enclosed { "\"" } else { "" };
            let command = format!("aws '{quote}{escaped}{quote}'");
            let survives = |version| {
                powershell::read(&command, version).as_deref() == Ok(std::slice::from_ref(word))
            };
            let both = survives(powershell::Version::V5_1) && survives(powershell::Version::V6);
            assert!(!both, "refused for nothing: {word:?}");
        }
    }
    assert!(!refused.is_empty());
}

fn double_typographic(text: &str) -> String {
    let double = |c: char| {
        if ('\u{2018}'..='\u{201b}').contains(&c) {
            vec![c, c]
        } else {
            vec![c]
        }
    };
    text.chars().flat_map(double).collect()
}

#[test]
fn cmd_carries_every_word_without_control_characters() {
    for word in prove(Shell::Cmd) {
        assert!(word.contains(char::is_control), "{word:?}");
    }
}
