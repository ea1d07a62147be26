use crate::base64;
use crate::digest;
use crate::model::{Handler, OperationRef};
use crate::uri;
use crate::value::{Map, Value};

/// The input as it is serialized: the CLI adds values that were left unset, and changes some.
///
/// After botocore's `handlers.py`; which members it is about is said in the catalogue.
pub(super) fn handled(operation: OperationRef<'_>, input: &Map) -> Map {
    let mut handled = input.clone();
    for (name, value) in &operation.operation.defaults {
        if matches!(handled.get(name), None | Some(Value::Null)) {
            handled.set(name, value.clone());
        }
    }
    for member in operation.members() {
        let value = handled.get(&member.name).cloned();
        match (member.handler, value) {
            (Some(Handler::Interfaces), Some(Value::List(interfaces))) => {
                move_into_first(&mut handled, &member.name, interfaces);
            }
            (Some(handler), Some(Value::String(text))) => {
                handle(&mut handled, handler, &member.name, &text);
            }
            _ => {}
        }
    }
    handled
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
fn move_into_first(input: &mut Map, name: &str, mut interfaces: Vec<Value>) {
    let Some(Value::Map(first)) = interfaces.first_mut() else {
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
    for (outside, inside) in OF_INTERFACE {
        let Some(value) = input.get(outside).cloned() else {
            continue;
        };
        input.remove(outside);
        first.set(inside, inner_value(outside, value));
    }
    input.set(name, Value::List(interfaces));
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

fn handle(input: &mut Map, handler: Handler, name: &str, text: &str) {
    let mut set = |name: &str, text: String| input.set(name, Value::String(text));
    match handler {
        Handler::Base64 => set(name, base64::encode(text.as_bytes())),
        Handler::CopySource => set(name, copy_source(text)),
        Handler::LastSegment => {
            let last = text.rsplit('/').next().unwrap_or_default();
            set(name, last.to_owned());
        }
        Handler::EncryptionKey => {
            let digest_name = format!("{name}MD5");
            // With its digest, a key counts as ready to be sent.
            if !input.contains_key(&digest_name) {
                let digest = base64::encode(&digest::md5(text.as_bytes()));
                input.set(name, Value::String(base64::encode(text.as_bytes())));
                input.set(&digest_name, Value::String(digest));
            }
        }
        // These are about the request, not about the value.
        Handler::Interfaces
        | Handler::Host
        | Handler::File
        | Handler::TreeHash
        | Handler::LineBreaks => {}
    }
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
