//! The companion's words against the model: nothing is forgotten, nothing is invented.

use std::collections::BTreeSet;

use wireform_companions::Companion;
use wireform_model::builtin;
use wireform_model::path::Path;
use wireform_model::{Kind, Service, Shape};

fn parts() -> (Service, Companion) {
    let service = builtin::service("apigatewayv2").unwrap();
    let companion = wireform_companions::companion("apigatewayv2", "create-integration").unwrap();
    (service, companion)
}

#[test]
fn every_member_stands_in_one_group() {
    let (service, companion) = parts();
    let operation = service.operation("create-integration").unwrap();
    let mut grouped: Vec<_> = companion
        .groups
        .iter()
        .flat_map(|group| &group.members)
        .collect();
    grouped.sort();
    let mut members: Vec<_> = operation.members().iter().map(|m| &m.name).collect();
    members.sort();
    assert_eq!(grouped, members);
}

#[test]
fn every_place_has_a_label_and_every_member_help() {
    let (service, companion) = parts();
    let operation = service.operation("create-integration").unwrap();
    for member in operation.members() {
        let path = Path::root().child(&member.name);
        let field = companion.field(&path).unwrap();
        assert!(!field.label.is_empty(), "{path}");
        assert!(!field.help.is_empty(), "{path}");
        for nested in nested_places(&path, operation.target(member), &service) {
            let field = companion.field(&nested);
            assert!(field.is_some_and(|f| !f.label.is_empty()), "{nested}");
        }
    }
}

#[test]
fn every_field_is_a_place_of_the_model() {
    let (service, companion) = parts();
    let operation = service.operation("create-integration").unwrap();
    for field in &companion.fields {
        let path = Path::parse(&field.pattern).unwrap();
        assert!(operation.shape_at(&path).is_some(), "{path}");
    }
}

#[test]
fn choices_are_the_values_of_the_enumeration() {
    let (service, companion) = parts();
    let operation = service.operation("create-integration").unwrap();
    for field in &companion.fields {
        let path = Path::parse(&field.pattern).unwrap();
        let shape = operation.shape_at(&path).unwrap();
        let values: BTreeSet<_> = field.choices.iter().map(|c| c.value.as_str()).collect();
        assert_eq!(values.len(), field.choices.len(), "{path}: a value twice");
        if !shape.enumeration.is_empty() {
            let model: BTreeSet<_> = shape.enumeration.iter().map(String::as_str).collect();
            assert_eq!(values, model, "{path}");
        }
        for choice in &field.choices {
            assert!(
                !choice.label.is_empty() && !choice.help.is_empty(),
                "{path}"
            );
        }
    }
}

/// The help under a field is one line of a narrow column or two.
#[test]
fn help_is_short() {
    let (_, companion) = parts();
    for field in &companion.fields {
        let helps = field.choices.iter().map(|choice| &choice.help);
        for help in helps.chain([&field.help]) {
            assert!(help.len() <= 100, "{}: {help}", field.pattern);
            assert!(!help.contains('\n'), "{}: {help}", field.pattern);
        }
    }
}

/// The words are part of what the page downloads.
#[test]
fn the_words_stay_below_their_budget() {
    let path = "../../models/apigatewayv2/create-integration.companion.json";
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    assert!(std::fs::metadata(path).unwrap().len() < 30_000);
}

fn nested_places(path: &Path, shape: &Shape, service: &Service) -> Vec<Path> {
    let below: Vec<_> = match &shape.kind {
        Kind::Structure(structure) => structure
            .members
            .iter()
            .map(|member| (path.child(&member.name), member.shape))
            .collect(),
        Kind::Map { value, .. } => vec![(path.child("any"), value.shape)],
        _ => Vec::new(),
    };
    let deeper = below.iter().flat_map(|(path, shape)| {
        let mut places = vec![path.clone()];
        places.extend(nested_places(path, service.shape(*shape), service));
        places
    });
    deeper.collect()
}
