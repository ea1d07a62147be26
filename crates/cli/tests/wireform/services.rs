//! Where services and operations come from.

use std::path::Path;

use crate::{INPUT, fails, file, integration, prints, run};

#[test]
fn lists_services_and_operations() {
    let services = run(&["list"], "");
    assert_eq!(
        (services.out.as_str(), services.code),
        ("apigatewayv2\n", 0)
    );
    assert!(
        services.err.contains("cargo xtask catalog"),
        "{}",
        services.err
    );
    let operations = run(&["list", "apigatewayv2"], "");
    assert!(
        operations
            .out
            .lines()
            .any(|line| line == "create-integration")
    );
}

/// A catalog in a folder of this name, with the service `shop` beside one that is built in.
pub fn catalog_with_shop(name: &str) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).unwrap();
    write(
        "services.txt",
        "5\tours\t2026-01-02\napigatewayv2\tGateway\nshop\tCorner Store\told.shop\n",
    );
    write(
        "shop.json",
        r#"{"metadata":{"endpointPrefix":"shop","protocols":["rest-json"]},
        "operations":{"SellThing":{"input":{"shape":"In"},"cli":{"synonyms":["sel-lthing"],"members":{"Version":{"option":"shop-version"}}}}},
        "shapes":{"In":{"type":"structure","members":{"Version":{"shape":"S"}}},"S":{"type":"string"}}}"#,
    );
    write(
        "shop.examples.json",
        r#"{"SellThing":{"examples":[{"title":"To sell","input":{"Version":"1"}},
        {"title":"To sell there","input":{"Version":"2"},"options":{"region":"eu-west-1","debug":"true"}}],"common":{"/Version":2}}}"#,
    );
    write(
        "shop.docs.json",
        r#"{"service":[["p","Sells things. And more."]],"operations":{"SellThing":[["p","Sells one."]]},
        "members":{"In":{"Version":[["p","Which ",["em","version"]," is sold. Or none."]]}}}"#,
    );
    folder.to_str().unwrap().to_owned()
}

#[test]
fn examples_are_listed_and_shown() {
    let catalog = &catalog_with_shop("examples");
    let words = ["examples", "shop", "sell-thing", "--catalog", catalog];
    let with = |more: &[&str]| run(&[&words[..], more].concat(), "");
    prints(&with(&[]), "1 To sell\n2 To sell there");
    prints(&with(&["--show", "1"]), "{\n  \"Version\": \"1\"\n}");
    let second = with(&["--show", "2"]);
    assert!(second.out.contains(r#""Version": "2""#), "{}", second.out);
    let beside = "the example also has --debug --region eu-west-1";
    assert!(second.err.contains(beside), "{}", second.err);
    fails(
        &with(&["--show", "3"]),
        "no example 3: shop sell-thing has 2",
    );
    let none = integration("examples", &["--catalog", catalog], "");
    assert!(none.err.contains("AWS has no example"), "{}", none.err);
}

#[test]
fn a_catalog_has_all_services() {
    let catalog = &catalog_with_shop("shops");
    prints(
        &run(&["list", "--catalog", catalog], ""),
        "apigatewayv2\nshop",
    );
    prints(
        &run(&["list", "shop", "--catalog", catalog], ""),
        "sell-thing",
    );
    let words = [
        "command",
        "shop",
        "sell-thing",
        "--one-line",
        "--catalog",
        catalog,
    ];
    prints(
        &run(&words, r#"{"Version":"1"}"#),
        "aws shop sell-thing --shop-version 1",
    );
    let built_in = integration("check", &["--catalog", catalog], INPUT);
    assert!(
        built_in.out.contains("IntegrationMethod"),
        "{}",
        built_in.out
    );
}

#[test]
fn a_catalog_knows_older_names_and_near_ones() {
    let catalog = &catalog_with_shop("older-shops");
    for older in [["old.shop", "sell-thing"], ["shop", "sel-lthing"]] {
        let words = [
            &["command"],
            &older[..],
            &["--one-line", "--catalog", catalog],
        ]
        .concat();
        prints(&run(&words, "{}"), "aws shop sell-thing");
    }
    for (name, near) in [
        ("shopp", " Did you mean shop?"),
        ("store", " Did you mean shop?"),
        ("zzz", ""),
    ] {
        fails(
            &run(&["list", name, "--catalog", catalog], ""),
            &format!(
                "unknown service `{name}`.{near} `wireform list` prints all services; --model FILE adds another"
            ),
        );
    }
    fails(
        &run(&["skeleton", "shop", "sell-thin", "--catalog", catalog], ""),
        "shop has no operation `sell-thin`. Did you mean sell-thing? `wireform list shop` prints all operations",
    );
}

#[test]
fn a_folder_that_is_no_catalog_is_refused() {
    let ran = run(&["list", "--catalog", "no-such-folder"], "");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("no-such-folder"), "{}", ran.err);
}

#[test]
fn a_model_of_ones_own_takes_any_name() {
    let model = r#"{"metadata":{"endpointPrefix":"shop","serviceId":"Shop","protocol":"rest-json"},
        "operations":{"SellThing":{"http":{"method":"PUT","requestUri":"/things/{Name}"},"input":{"shape":"In"}}},
        "shapes":{"In":{"type":"structure","members":{"Name":{"shape":"S","location":"uri","locationName":"Name"},"Now":{"shape":"B"},"Sizes":{"shape":"L"}}},
        "S":{"type":"string"},"B":{"type":"boolean"},"I":{"type":"integer"},"L":{"type":"list","member":{"shape":"I"}}}}"#;
    let path = file("shop.json", model);
    let path = path.to_str().unwrap();
    let input = r#"{"Sizes":[1,-2],"Now":false,"Name":"a/b"}"#;
    let ran = run(
        &[
            "command",
            "my-shop",
            "sell-thing",
            "--model",
            path,
            "--one-line",
        ],
        input,
    );
    prints(
        &ran,
        "aws my-shop sell-thing --name a/b --no-now --sizes '[1,-2]'",
    );
    let ran = run(&["request", "my-shop", "SellThing", "--model", path], input);
    assert!(
        ran.out
            .starts_with("PUT /things/a%2Fb HTTP/1.1\nHost: shop.us-east-1.amazonaws.com\n"),
        "{}",
        ran.out
    );
    prints(
        &run(&["list", "my-shop", "--model", path], ""),
        "sell-thing",
    );
    assert_eq!(
        run(&["check", "my-shop", "sell-thing", "--model", path], input).code,
        0
    );
}
