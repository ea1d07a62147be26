//! Commands that say the same in other words, as far as the CLI takes them.

use wireform_testing::Random;

/// The words of a command: those before its options, and each option with its words.
pub struct Parts {
    pub names: Vec<String>,
    pub options: Vec<Vec<String>>,
}

impl Parts {
    pub fn of(words: &[String]) -> Self {
        let names = words.iter().take_while(|word| !word.starts_with("--"));
        let names: Vec<String> = names.cloned().collect();
        let mut options: Vec<Vec<String>> = Vec::new();
        for word in words.iter().skip(names.len()) {
            match options.last_mut() {
                Some(option) if !word.starts_with("--") => option.push(word.clone()),
                _ => options.push(vec![word.clone()]),
            }
        }
        Parts { names, options }
    }

    pub fn words(self) -> Vec<String> {
        self.names
            .into_iter()
            .chain(self.options.into_iter().flatten())
            .collect()
    }
}

/// Makes one to three changes.
pub fn vary(random: &mut Random, words: &mut Vec<String>) {
    let mut parts = Parts::of(words);
    for _ in 0..1 + random.below(3) {
        let change = CHANGES[random.below(CHANGES.len())];
        change(random, &mut parts);
    }
    *words = parts.words();
}

const CHANGES: [fn(&mut Random, &mut Parts); 6] =
    [reorder, tie, abbreviate, repeat, go_first, untie];

fn reorder(random: &mut Random, parts: &mut Parts) {
    random.shuffle(&mut parts.options);
}

/// `--name value` as `--name=value`
fn tie(_: &mut Random, parts: &mut Parts) {
    for option in &mut parts.options {
        if let [name, value] = option.as_slice()
            && !name.contains('=')
        {
            *option = vec![format!("{name}={value}")];
        }
    }
}

/// `--name=value` as `--name value`
fn untie(_: &mut Random, parts: &mut Parts) {
    for option in &mut parts.options {
        if let [word] = option.as_slice()
            && let Some((name, value)) = word.split_once('=')
        {
            *option = vec![name.to_owned(), value.to_owned()];
        }
    }
}

/// Each option without its last characters, which may be another option then, or several.
fn abbreviate(random: &mut Random, parts: &mut Parts) {
    for option in &mut parts.options {
        let Some(word) = option.first_mut().filter(|_| random.percent(50)) else {
            continue;
        };
        let (name, value) = match word.split_once('=') {
            Some((name, value)) => (name.to_owned(), format!("={value}")),
            None => (word.clone(), String::new()),
        };
        let cut = 1 + random.below(4);
        let length = name.len().saturating_sub(cut).max(3);
        *word = format!("{}{value}", name.get(..length).unwrap_or(&name));
    }
}

/// An option once more, with the words of another one.
fn repeat(random: &mut Random, parts: &mut Parts) {
    if parts.options.is_empty() {
        return;
    }
    let mut again = parts.options[random.below(parts.options.len())].clone();
    let other = &parts.options[random.below(parts.options.len())];
    if random.percent(50) && again.len() > 1 && other.len() > 1 {
        again.truncate(1);
        again.extend(other.iter().skip(1).cloned());
    }
    let place = random.below(parts.options.len() + 1);
    parts.options.insert(place, again);
}

/// An option before the names, where only global options may be.
fn go_first(random: &mut Random, parts: &mut Parts) {
    if parts.options.is_empty() {
        return;
    }
    let last = parts.options.len() - 1;
    let option = parts.options.remove(last);
    let place = random.below(2).min(parts.names.len());
    parts.names.splice(place..place, option);
}
