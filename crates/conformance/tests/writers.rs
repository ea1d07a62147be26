//! What writers and checkers keep from one input to the next changes nothing of what they write and find.

use wireform_conformance::broken_inputs::broken;
use wireform_conformance::catalogue;
use wireform_conformance::model_inputs::valid;
use wireform_conformance::random::Random;
use wireform_core::check::{Checker, Subject, check};
use wireform_core::draft::{Cli, Draft, Facts, OUTFILE};
use wireform_core::model::OperationRef;
use wireform_core::value::{Map, Value};
use wireform_core::write::{
    self, CommandOptions, CommandWriter, DocumentWriter, Nested, RequestWriter, Shell,
};

/// Inputs of each operation, one after the other.
const STEPS: usize = 8;

#[test]
fn writers_and_checkers_do_what_the_functions_do() {
    let mut services: Vec<_> = catalogue::services().into_iter().collect();
    services.sort_by(|(a, _), (b, _)| a.cmp(b));
    let operations = services.iter().flat_map(|(_, service)| {
        let names = service.operations.iter().step_by(5);
        names.filter_map(|operation| service.operation(&operation.command))
    });
    let mut seen = 0;
    for (item, operation) in operations.enumerate() {
        follow(&mut Random::of(46, item), operation);
        seen += 1;
    }
    assert!(seen > 3_000, "{seen} operations");
}

fn follow(random: &mut Random, operation: OperationRef<'_>) {
    let options = CommandOptions {
        shell: Shell::ALL[random.below(Shell::ALL.len())],
        nested: Nested::ALL[random.below(Nested::ALL.len())],
        one_line: random.percent(50),
        cli: if random.percent(50) { Cli::V1 } else { Cli::V2 },
    };
    let region = "eu-west-1";
    let mut commands = CommandWriter::new(operation, options);
    let mut documents = DocumentWriter::default();
    let mut requests = RequestWriter::new(operation, region, options.cli);
    let mut checker = Checker::new(operation, options.cli, None);
    let mut draft = Draft::default();
    for _ in 0..STEPS {
        // What is edited in place stays shared with what writers keep of it.
        match random.percent(50) {
            true => edit(random, &mut draft.input),
            false => draft.input = next(random, operation, draft.input),
        }
        draft.facts = facts(random, operation);
        let input = &draft.input;
        let name = &operation.operation.command;
        assert_eq!(
            commands.write(&draft),
            write::command_of(operation, &draft, &options),
            "{name} {options:?} {input:?}"
        );
        assert_eq!(documents.write(input), write::document(input), "{input:?}");
        assert_eq!(
            requests.write(&draft),
            write::request_of(operation, &draft, region, options.cli),
            "{name} {options:?} {input:?}"
        );
        let subject = Subject {
            operation,
            draft: &draft,
            cli: options.cli,
        };
        assert_eq!(
            checker.check(&draft),
            check(subject, None),
            "{name} {input:?}"
        );
    }
}

/// Puts another text in the place of some value, or has it away, twice or elsewhere.
fn edit(random: &mut Random, value: &mut Value) {
    match value {
        Value::Map(map) if !map.is_empty() => {
            let entries = map.entries_mut();
            match edit_part(random, entries) {
                Some((key, _)) if random.percent(20) => key.push('x'),
                Some((_, value)) => edit(random, value),
                None => {}
            }
        }
        Value::List(items) if !items.is_empty() => {
            if let Some(item) = edit_part(random, items) {
                edit(random, item);
            }
        }
        value => *value = Value::from(random.pick(&["a", "b c", "-", "[x", "{}"])),
    }
}

/// Edits a list at some place, or gives what stands there to be edited itself.
fn edit_part<'p, T: Clone>(random: &mut Random, parts: &'p mut Vec<T>) -> Option<&'p mut T> {
    let place = random.below(parts.len());
    match random.below(10) {
        0 => drop(parts.remove(place)),
        1 => parts.insert(place, parts[place].clone()),
        2 => parts.swap(place, 0),
        _ => return parts.get_mut(place),
    }
    None
}

/// Names of files for some of the members that are streams, and for the response.
fn facts(random: &mut Random, operation: OperationRef<'_>) -> Facts {
    let mut facts = Facts::default();
    let streamed = operation.members().iter();
    for member in streamed.filter(|member| operation.is_streamed(member)) {
        facts.set_file(&member.name, random.percent(50).then_some("a b"));
    }
    facts.set(OUTFILE, random.percent(50).then_some("-out"));
    facts
}

/// Another input with some of what the last one has, at other places too.
fn next(random: &mut Random, operation: OperationRef<'_>, last: Value) -> Value {
    let drawn = match random.percent(70) {
        true => valid(random, operation),
        false => broken(random, operation),
    };
    let (Value::Map(last), Value::Map(drawn)) = (last, drawn) else {
        return valid(random, operation);
    };
    let mut members: Vec<(String, Value)> = Vec::new();
    for (name, value) in last.into_entries() {
        if random.percent(80) {
            members.push((name, value));
        }
    }
    for (name, value) in drawn.into_entries() {
        match members.iter_mut().find(|(known, _)| *known == name) {
            Some((_, slot)) if random.percent(40) => *slot = value,
            Some(_) if random.percent(95) => {}
            _ => members.push((name, value)),
        }
    }
    if random.percent(20) {
        random.shuffle(&mut members);
    }
    Value::Map(members.into_iter().collect::<Map>())
}
