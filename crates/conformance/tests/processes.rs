//! A sample of commands as somebody runs them: bash starts the real `aws`, which sends to a loopback address.
//!
//! It proves the oracle of the other tests as well: it does the same as the program in a process of its own.

use wireform_conformance::create_integration::{self, claim};
use wireform_conformance::parallel::in_parallel;
use wireform_conformance::program;
use wireform_conformance::recorder::Recorder;
use wireform_conformance::trial::{self, FORMS, Trial};
use wireform_conformance::wire::WireRequest;
use wireform_conformance::{aws, tools};

use wireform_model::cli::Cli;
use wireform_model::draft::Draft;
use wireform_model::value::{Map, Value};

#[test]
fn v1_does_in_its_own_process_what_the_oracle_says() {
    prove(Cli::V1);
}

#[test]
fn v2_does_in_its_own_process_what_the_oracle_says() {
    prove(Cli::V2);
}

/// Linux gives one word of a command line 128 KiB, with the NUL at its end.
#[test]
fn a_value_too_long_for_a_word_arrives() {
    in_parallel(vec![131_071, 131_072, 300_000], |length| {
        let members = [("ApiId", "a"), ("IntegrationType", "MOCK")];
        let members = members.map(|(name, value)| (name.to_owned(), Value::from(value)));
        let mut members: Map = members.into_iter().collect();
        members.push("Description", Value::String("x".repeat(length)));
        let draft = Draft {
            input: Value::Map(members),
            ..Draft::default()
        };
        let printed = trial::commands(claim(Cli::V2), &draft);
        let document = wireform_write::document(&draft.input);
        let recorder = Recorder::start();
        let output = program::run(
            "bash",
            Cli::V2,
            &printed[0].text,
            document.as_str(),
            &recorder.url(),
        );
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{length}: {said}");
        let ours = wireform_write::request(claim(Cli::V2).operation, &draft.input, aws::REGION);
        let ours = WireRequest::ours(&ours).at_loopback();
        let sent = recorder.take().remove(0).at_loopback();
        assert!(sent.equivalent(&ours), "{length}");
    });
}

fn prove(cli: Cli) {
    let _ = tools::aws(cli);
    let sound = (0..18).map(create_integration::sendable);
    let broken = (18..24).map(create_integration::broken);
    let drafts: Vec<Draft> = sound.chain(broken).collect();
    let trials = trial::run(claim(cli), drafts);
    let numbered = trials.iter().enumerate().collect();
    let differences = in_parallel(numbered, |(number, trial)| difference(cli, number, trial));
    let differences: Vec<_> = differences.into_iter().flatten().collect();
    assert!(differences.is_empty(), "{}", differences.join("\n\n"));
}

/// Each input runs in one of the four forms.
fn difference(cli: Cli, number: usize, trial: &Trial) -> Option<String> {
    let (command, answer) = trial.command_form(FORMS[number % FORMS.len()])?;
    let recorder = Recorder::start();
    let output = program::run("bash", cli, command, trial.document(), &recorder.url());
    let sent = recorder.take();
    let said = String::from_utf8_lossy(&output.stderr);
    let expected: Vec<_> = answer
        .request
        .iter()
        .map(|r| r.clone().at_loopback())
        .collect();
    let sent: Vec<_> = sent.into_iter().map(|r| r.at_loopback()).collect();
    let same = sent == expected && output.status.code().map(i64::from) == Some(answer.exit);
    (!same).then(|| {
        format!(
            "{command}\n\nprocess: {} {sent:?}\n{said}\n\noracle: {answer:?}",
            output.status
        )
    })
}
