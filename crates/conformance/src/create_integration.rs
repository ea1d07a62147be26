//! The operation on trial: `aws apigatewayv2 create-integration`.

use std::sync::LazyLock;

use wireform_core::builtin;
use wireform_core::companion::Companion;
use wireform_core::draft::{Cli, Draft};
use wireform_core::json;
use wireform_core::model::Service;
use wireform_core::value::{Map, Value};

use crate::random::Random;
use crate::trial::Claim;
use crate::{inputs, judge};

pub const SERVICE: &str = "apigatewayv2";
pub const OPERATION: &str = "create-integration";
const REQUIRED: [&str; 2] = ["ApiId", "IntegrationType"];

static MODEL: LazyLock<Service> = LazyLock::new(|| builtin::service(SERVICE).unwrap());
static COMPANION: LazyLock<Option<Companion>> =
    LazyLock::new(|| builtin::companion(SERVICE, OPERATION));
static SKELETON: LazyLock<Map> = LazyLock::new(real_skeleton);

/// What we say about the operation.
pub fn claim(cli: Cli) -> Claim<'static> {
    Claim {
        operation: MODEL.operation(OPERATION).unwrap(),
        companion: COMPANION.as_ref(),
        cli,
    }
}

/// The input of this number in the stream of the seed, with right types throughout.
pub fn sound(item: usize) -> Draft {
    let mut random = Random::of(inputs::seed(), item);
    inputs::sound(&mut random, &SKELETON, &REQUIRED)
}

/// The input of this number in the stream of the seed, with something wrong.
pub fn broken(item: usize) -> Draft {
    let mut random = Random::of(inputs::seed(), item);
    inputs::broken(&mut random, &SKELETON, &REQUIRED)
}

/// The members and their types, as the real CLI tells them and not as our model does.
fn real_skeleton() -> Map {
    let words = [SERVICE, OPERATION, "--generate-cli-skeleton"].map(str::to_owned);
    let answer = judge::ask(Cli::V2, &words, None);
    match json::read(&answer.stdout) {
        Ok(Value::Map(skeleton)) => skeleton,
        other => panic!("{other:?} is no skeleton: {}", answer.stderr),
    }
}
