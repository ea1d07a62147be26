//! The companion's words agree with the model: they cover all members, and nothing else.

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
fn every_member_is_in_one_group() {
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
fn every_field_has_a_label_and_every_member_help() {
    let (service, companion) = parts();
    let operation = service.operation("create-integration").unwrap();
    for member in operation.members() {
        let path = Path::root().child(&member.name);
        let field = companion.field(&path).unwrap();
        assert!(!field.label.is_empty(), "{path}");
        assert!(!field.help.is_empty(), "{path}");
        for nested in nested_paths(&path, operation.target(member), &service) {
            let field = companion.field(&nested);
            assert!(field.is_some_and(|f| !f.label.is_empty()), "{nested}");
        }
    }
}

#[test]
fn every_field_exists_in_the_model() {
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

/// The help below a field takes one or two lines of a narrow column.
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

fn nested_paths(path: &Path, shape: &Shape, service: &Service) -> Vec<Path> {
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
        let mut paths = vec![path.clone()];
        paths.extend(nested_paths(path, service.shape(*shape), service));
        paths
    });
    deeper.collect()
}
