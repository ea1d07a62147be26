use std::borrow::Cow;

use crate::digest;
use wireform_model::base64;
use wireform_model::uri;
use wireform_model::value::{Map, Number, Value};
use wireform_model::{Handler, Kind, OperationRef};

/// The input as it is serialized: the CLI adds values that were left unset, and changes some.
///
/// After botocore's `handlers.py`; the catalog says which members it applies to.
pub(super) fn handled<'a>(operation: OperationRef<'_>, input: &'a Map) -> Cow<'a, Map> {
    let mut handled = Cow::Borrowed(input);
    for (name, value) in operation.operation.defaults() {
        if matches!(handled.get(name), None | Some(Value::Null)) {
            handled.to_mut().set(name, value.clone());
        }
    }
    for member in operation.members() {
        match member.handler {
            Some(Handler::Interfaces) => move_into_first(&mut handled, &member.name),
            Some(Handler::PageSize) => add_page_size(&mut handled, &member.name),
            Some(handler) => handle(&mut handled, handler, &member.name),
            None => {}
        }
    }
    if operation.operation.streaming_output {
        write_floats(operation, &mut handled);
    }
    handled
}

/// An option makes a float of a whole number, and an operation whose response is a stream has no document in
/// which the number would stay as it is.
fn write_floats(operation: OperationRef<'_>, input: &mut Cow<'_, Map>) {
    for member in operation.members() {
        let is_float = matches!(operation.target(member).kind, Kind::Float | Kind::Double);
        if let Some(Value::Number(number)) = input.get(&member.name).filter(|_| is_float)
            && let Some(float) = number.double()
            && let Some(float) = Number::parse(&format!("{float:?}"))
        {
            input.to_mut().set(&member.name, Value::Number(float));
        }
    }
}

/// What does not say what to look for.
const NARROWS_NOTHING: [&str; 3] = ["DryRun", "OwnerIds", "RestorableByUserIds"];

/// A page is limited where everything is looked for.
///
/// Source: `EC2PageSizeInjector` of the CLI's `ec2/paginate.py`.
/// With a token the CLI does not paginate by itself.
fn add_page_size(input: &mut Cow<'_, Map>, name: &str) {
    let narrows = |(name, _): (&str, &Value)| !NARROWS_NOTHING.contains(&name);
    if input.iter().any(narrows) {
        return;
    }
    if let Some(size) = Number::parse("1000") {
        input.to_mut().set(name, Value::Number(size));
    }
}

/// Members that belong to a network interface, with their names there.
const OF_INTERFACE: &[(&str, &str)] = &[
    ("SubnetId", "SubnetId"),
    ("SecurityGroupIds", "Groups"),
    ("PrivateIpAddress", "PrivateIpAddresses"),
    ("Ipv6AddressCount", "Ipv6AddressCount"),
    ("Ipv6Addresses", "Ipv6Addresses"),
    ("EnablePrimaryIpv6", "PrimaryIpv6"),
];

/// Moves what belongs to a network interface into the first one, where that has addresses of its own.
///
/// Source: `_fix_args` of the CLI's `runinstances.py`.
fn move_into_first(input: &mut Cow<'_, Map>, name: &str) {
    let Some(Value::List(interfaces)) = input.get(name) else {
        return;
    };
    let Some(Value::Map(first)) = interfaces.first() else {
        return;
    };
    let has_addresses = [
        "PrivateIpAddresses",
        "SecondaryPrivateIpAddressCount",
        "AssociatePublicIpAddress",
    ];
    if !has_addresses.iter().any(|name| first.contains_key(name)) {
        return;
    }
    let mut moved = first.clone();
    for (outside, inside) in OF_INTERFACE {
        let Some(value) = input.get(outside).cloned() else {
            continue;
        };
        input.to_mut().remove(outside);
        moved.set(inside, inner_value(outside, value));
    }
    if let Some(Value::List(interfaces)) = input.to_mut().get_mut(name)
        && let Some(first) = interfaces.first_mut()
    {
        *first = Value::Map(moved);
    }
}

/// A single address is a list of one, the primary.
fn inner_value(outside: &str, value: Value) -> Value {
    if outside != "PrivateIpAddress" {
        return value;
    }
    let mut address = Map::new();
    address.push(outside, value);
    address.push("Primary", Value::Bool(true));
    Value::List(vec![Value::Map(address)])
}

fn handle(input: &mut Cow<'_, Map>, handler: Handler, name: &str) {
    let Some(text) = input.get(name).and_then(Value::as_str) else {
        return;
    };
    let changed = match handler {
        Handler::Base64 => base64::encode(text.as_bytes()),
        Handler::CopySource => copy_source(text),
        Handler::LastSegment => text.rsplit('/').next().unwrap_or_default().to_owned(),
        Handler::EncryptionKey => {
            let digest_name = format!("{name}MD5");
            // With its digest, a key counts as ready to be sent.
            if input.contains_key(&digest_name) {
                return;
            }
            let key = base64::encode(text.as_bytes());
            let digest = digest::digest(digest::MD5, text.as_bytes()).unwrap_or_default();
            let digest = base64::encode(&digest);
            input.to_mut().set(&digest_name, Value::String(digest));
            key
        }
        // These are about the request, not about the value.
        Handler::Interfaces
        | Handler::Host
        | Handler::File
        | Handler::NamedFile
        | Handler::TreeHash
        | Handler::PageSize
        | Handler::PresignedUrl
        | Handler::LineBreaks => return,
    };
    input.to_mut().set(name, Value::String(changed));
}

/// `bucket/key` percent-encoded, with `?versionId=ID` behind it as it is.
fn copy_source(text: &str) -> String {
    const VERSION: &str = "?versionId=";
    let mut places = text.match_indices(VERSION).map(|(place, _)| place);
    let is_version = |place: &usize| {
        let id = text.get(place + VERSION.len()..).unwrap_or_default();
        !id.is_empty() && !id.contains(char::is_whitespace)
    };
    let place = places.find(is_version).unwrap_or(text.len());
    let (source, version) = text.split_at(place);
    uri::encode_greedy(source) + version
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_of_copies() {
        let cases = [
            ("b/a b", "b/a%20b"),
            ("b/k?versionId=1+2", "b/k?versionId=1+2"),
            ("b/k?versionId=", "b/k%3FversionId%3D"),
            ("b/k?versionId=1 2", "b/k%3FversionId%3D1%202"),
            (
                "b/é?versionId=x?versionId=y",
                "b/%C3%A9?versionId=x?versionId=y",
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(copy_source(text), expected);
        }
    }
}
