use wireform_model::json;
use wireform_model::path::Path;
use wireform_model::{OperationRef, Service};
use wireform_read::{Context, Hints, Source, SourceKind};

use super::{SERVICE, operation};

/// The labels, messages and inputs that are offered.
#[track_caller]
fn offers(service: &Service, operation: OperationRef<'_>, text: &str) -> Vec<[String; 3]> {
    let hints = Hints {
        kind: Some(SourceKind::Document),
        shell: None,
        ..Hints::default()
    };
    let source = Source::detect(text, hints).unwrap();
    let reading = source.read(Context {
        services: &[service],
        operation: Some(operation),
        cli: Default::default(),
    });
    let offers = reading.unwrap().offers.into_iter();
    let offer = |offer: wireform_read::Offer| {
        let input = json::compact(&offer.draft.input, &Path::root()).to_string();
        [offer.label, offer.message, input]
    };
    offers.map(offer).collect()
}

#[test]
fn plain_values_become_attributes() {
    let found = |text| offers(&SERVICE, operation(), text);
    let text = r#"{"TableName": "t", "Item": {"a": "x", "b": 1.50, "c": [true, null, {"d": "e"}], "f": {"S": "y"}}}"#;
    let typed = r#"{"TableName":"t","Item":{"a":{"S":"x"},"b":{"N":"1.50"},"c":{"L":[{"BOOL":true},{"NULL":true},{"M":{"d":{"S":"e"}}}]},"f":{"S":"y"}}}"#;
    let [offer] = &found(text)[..] else { panic!() };
    assert_eq!(offer[0], "Add their types");
    assert_eq!(
        offer[1],
        "7 attributes have no type, such as {\"S\": …} or {\"N\": …}."
    );
    assert_eq!(offer[2], typed);
    assert!(found(typed).is_empty());
    // Within typed values too.
    let half = r#"{"Item":{"c":{"L":[1]}}}"#;
    assert_eq!(found(half)[0][2], r#"{"Item":{"c":{"L":[{"N":"1"}]}}}"#);
}

#[test]
fn answers_become_inputs() {
    let update = SERVICE.operation("update-table").unwrap();
    let found = |text| offers(&SERVICE, update, text);
    let answer = r#"{"Table": {"TableName": "t", "TableArn": "arn", "AttributeDefinitions": [{"AttributeName": "a", "Status": "x"}]}, "ResponseMetadata": {"RequestId": "r"}}"#;
    let [offer] = &found(answer)[..] else {
        panic!()
    };
    assert_eq!(offer[0], "Use what is in Table, without 2 members");
    assert_eq!(
        offer[1],
        "`Table` has the members of this input. `update-table` does not take TableArn, AttributeDefinitions.Status."
    );
    assert_eq!(
        offer[2],
        r#"{"TableName":"t","AttributeDefinitions":[{"AttributeName":"a"}]}"#
    );
    let several = r#"{"Tables": [{"TableName": "t"}]}"#;
    assert_eq!(found(several)[0][0], "Use what is in Tables");
    let bare = r#"{"TableName": "t", "BillingMode": "x", "TableArn": "arn", "TableId": "id"}"#;
    assert_eq!(found(bare)[0][0], "Leave out 2 members");
    for text in [
        r#"{"TableName": "t", "BillingMod": "x"}"#,
        r#"{"Tags": {"TableName": "t"}}"#,
        r#"{"A": {"B": 1}}"#,
        "{}",
    ] {
        assert!(found(text).is_empty(), "{text}");
    }
}

/// The labels alone, or with the inputs.
#[track_caller]
fn of_update(text: &str) -> Vec<(String, String)> {
    let update = SERVICE.operation("update-table").unwrap();
    let found = offers(&SERVICE, update, text).into_iter();
    found.map(|[label, _, input]| (label, input)).collect()
}

#[test]
fn what_is_next_to_it_is_added_or_left_out() {
    let update = SERVICE.operation("update-table").unwrap();
    let answer = r#"{"Table": {"TableName": "t", "BillingMode": "b", "Arn": "a"}, "Tags": {"k": "v"}, "ETag": "e"}"#;
    let found = offers(&SERVICE, update, answer);
    let [[label, message, input]] = &found[..] else {
        panic!("{found:?}")
    };
    assert_eq!(label, "Use what is in Table and Tags, without 1 member");
    assert_eq!(
        message,
        "`Table` has the members of this input. Added from next to it: Tags. `update-table` does not take Arn. \
         Left out from next to it: ETag."
    );
    assert_eq!(
        input,
        r#"{"TableName":"t","BillingMode":"b","Tags":{"k":"v"}}"#
    );
}

#[test]
fn what_several_calls_answer_is_offered_one_by_one() {
    let tables = |count: usize| {
        let table = |index| format!(r#"{{"Region": "r", "TableName": "t{index}"}}"#);
        let tables: Vec<String> = (1..=count).map(table).collect();
        tables.join(", ")
    };
    let nested = format!(r#"{{"Pages": [{{"Id": "x", "Tables": [{}]}}]}}"#, tables(2));
    let labels = |text: &str| {
        of_update(text)
            .into_iter()
            .map(|(label, _)| label)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        labels(&nested),
        [
            "Use what is in Pages.Tables: t1, without 1 member",
            "Use what is in Pages.Tables: t2, without 1 member"
        ]
    );
    assert_eq!(of_update(&nested)[1].1, r#"{"TableName":"t2"}"#);
    assert_eq!(labels(&format!("[{}]", tables(9))).len(), 5);
    assert_eq!(
        labels(&format!("[{}]", tables(1))),
        ["Use the item, without 1 member"]
    );
    let alike = r#"{"Tables": [{"BillingMode": "a"}, {"BillingMode": "b"}]}"#;
    assert_eq!(
        labels(alike),
        [
            "Use what is in Tables: number 1",
            "Use what is in Tables: number 2"
        ]
    );
    let two = r#"{"A": {"TableName": "t"}, "B": {"TableName": "u"}}"#;
    assert_eq!(labels(two), ["Use what is in A", "Use what is in B"]);
}

#[test]
fn an_answer_with_a_member_of_the_input_around_is_unwrapped() {
    // `Tags` is a member, but what is in `Table` has more of them.
    let text = r#"{"Tags": {}, "Table": {"TableName": "t", "BillingMode": "b"}}"#;
    assert_eq!(of_update(text)[0].0, "Use what is in Table");
    // A single unknown member that is not misspelled.
    let text = r#"{"TableName": "t", "ETag": "e"}"#;
    let expected = (
        "Leave out 1 member".to_owned(),
        r#"{"TableName":"t"}"#.to_owned(),
    );
    assert_eq!(of_update(text), [expected]);
    // What has another form is not taken.
    let text = r#"{"TableName": "t", "BillingMode": {"Mode": "x"}, "Id": 1}"#;
    assert_eq!(of_update(text)[0].1, r#"{"TableName":"t"}"#);
}
