//! Values of the words of shortcuts.

use std::collections::HashMap;

use wireform_model::value::{Map, Number, Value};

use crate::shell::Word;
use crate::shorthand::{python_integer, python_number};

/// A text for each word.
pub(super) fn texts(words: &[Word]) -> Value {
    Value::List(words.iter().map(|word| Value::from(word.text())).collect())
}

/// A structure of these members.
pub(super) fn structure<const N: usize>(members: [(&str, Value); N]) -> Value {
    let members = members.into_iter();
    Value::Map(
        members
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    )
}

/// A number of things.
pub(super) fn number(number: usize) -> Value {
    Number::parse(&number.to_string()).map_or(Value::Null, Value::Number)
}

/// A text for each word, and how many there are.
pub(super) fn counted(words: &[Word]) -> Value {
    structure([("Quantity", number(words.len())), ("Items", texts(words))])
}

/// `key=value`, where the values of a key are together.
pub(super) fn parameter_values(words: &[Word]) -> Result<Value, &'static str> {
    let mut values: Vec<(&str, Vec<&str>)> = Vec::new();
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    for word in words {
        let (key, value) = word
            .text()
            .split_once('=')
            .ok_or("pairs such as key=value")?;
        let number = *numbers.entry(key).or_insert(values.len());
        match values.get_mut(number) {
            Some((_, values)) => values.push(value),
            None => values.push((key, vec![value])),
        }
    }
    let values = values.into_iter().flat_map(|(key, values)| {
        let values = values.into_iter();
        values.map(move |value| {
            structure([
                ("id", Value::from(key)),
                ("stringValue", Value::from(value)),
            ])
        })
    });
    Ok(Value::List(values.collect()))
}

pub(super) fn protocol(text: &str) -> Result<Value, &'static str> {
    const EXPECTED: &str = "tcp, udp, icmp, all or a number up to 255";
    let number = python_integer(text);
    let number = number.as_ref().and_then(Value::as_number);
    match (text, number) {
        ("all", _) => Ok(Value::from("-1")),
        ("tcp" | "udp" | "icmp", _) => Ok(Value::from(text)),
        (_, Some(number)) => {
            let is_known = number.text() == "-1" || number.count().is_some_and(|it| it <= 255);
            is_known.then(|| Value::from(text)).ok_or(EXPECTED)
        }
        _ => Err(EXPECTED),
    }
}

pub(super) fn addresses(words: &[Word]) -> Value {
    let items = words.iter().map(|word| {
        let address = ("PrivateIpAddress", Value::from(word.text()));
        structure([address, ("Primary", Value::Bool(false))])
    });
    Value::List(items.collect())
}

pub(super) fn dimensions(text: &str) -> Result<Value, &'static str> {
    let items = pairs(text)?.into_iter().map(|(name, value)| {
        structure([("Name", Value::from(name)), ("Value", Value::from(value))])
    });
    Ok(Value::List(items.collect()))
}

pub(super) fn statistics(text: &str) -> Result<Value, &'static str> {
    let mut statistics = Map::new();
    for (name, number) in pairs(text)? {
        let number = python_number(number).ok_or("numbers such as Sum=1,Maximum=2")?;
        statistics.set(name, number);
    }
    Ok(Value::Map(statistics))
}

/// `a=b,c=d`; the CLI has rules of its own for quotes, escapes and brackets, which are not read.
fn pairs(text: &str) -> Result<Vec<(&str, &str)>, &'static str> {
    if text.contains(['"', '\'', '\\', '[', ']']) {
        return Err("pairs without quotes, backslashes and brackets here");
    }
    let pair = |pair| match str::split_once(pair, '=') {
        Some((name, value)) if !value.contains('=') => Ok((name, value)),
        _ => Err("pairs such as a=b,c=d"),
    };
    text.split(',').map(pair).collect()
}
