"""The option tables and skeletons of a real AWS CLI, for all operations of all services.

`aws` loads this module as a plugin before it looks at its own command line.
The module takes over the process and prints lines of JSON:
first the folder of the CLI's models, then one line for each service and one for each of its operations:

    {"service": "iam", "endpoints": {"us-east-1": {"url": "https://…", "properties": {…}}, …}}

    {"service": "ec2", "command": "run-instances", "api_name": "RunInstances",
     "options": {"count": {"kind": "value", "required": false}, ...},
     "skeleton": the text, or null where the CLI has none or fails, "failure": why,
     "protocol": "ec2", "hidden": whether the CLI takes the words without naming them in its help}

and one for each command that is no operation, waiters among them:

    {"own_command": "s3 cp"}
"""

import argparse
import contextlib
import io
import json
import os
import sys

import awscli.clidriver
from botocore.endpoint_provider import EndpointProvider
from botocore.exceptions import EndpointProviderError

started = False


def awscli_initialize(event_handlers):
    """The CLI calls this in a plugin: once for `aws` itself, then for the driver that is created here."""
    global started
    if not started:
        started = True
        print_tables()
        sys.stdout.flush()
        os._exit(0)


def print_tables():
    print(json.dumps({'models': models()}))
    driver = awscli.clidriver.create_clidriver()
    loader = driver.session.get_component('data_loader')
    partitions = loader.load_data('partitions')
    for service, command in driver._get_command_table().items():
        # The CLI's own commands, such as `configure`, belong to no service model.
        if not hasattr(command, 'service_model'):
            print_own_commands([service], command)
        else:
            rules = loader.load_service_model(command.service_model.service_name, 'endpoint-rule-set-1')
            print(json.dumps({'service': service, 'endpoints': endpoints(rules, partitions)}))
            for name, operation in command._get_command_table().items():
                model = getattr(operation, '_operation_model', None)
                if model is not None:
                    line = table(service, name, model.name, operation.arg_table)
                    line['protocol'] = model.service_model.resolved_protocol
                    line['hidden'] = is_hidden(command) or is_hidden(operation) and not model.deprecated
                    print(json.dumps(line))
                elif name == 'wait':
                    for waiter in operation.subcommand_table:
                        print_own_command([service, name, waiter])
                else:
                    print_own_commands([service, name], operation)


def print_own_commands(words, command):
    print_own_command(words)
    for name, inside in command.subcommand_table.items():
        print_own_commands([*words, name], inside)


def print_own_command(words):
    print(json.dumps({'own_command': ' '.join(words)}))


def is_hidden(command):
    return getattr(command, '_UNDOCUMENTED', False)


def endpoints(rules, partitions):
    """The endpoint of a service in each region; regions without one are left out."""
    provider = EndpointProvider(rules, partitions)
    regions = [region for partition in partitions['partitions'] for region in partition['regions']]
    found = {}
    for region in regions:
        # For some regions CLI v2 fails while it formats its own error message.
        with contextlib.suppress(EndpointProviderError, TypeError):
            endpoint = provider.resolve_endpoint(Region=region)
            found[region] = {'url': endpoint.url, 'properties': endpoint.properties}
    return found


def models():
    return os.path.join(os.path.dirname(awscli.__file__), 'botocore', 'data')


def table(service, command, api_name, arguments):
    text, failure = skeleton(arguments.get('generate-cli-skeleton'))
    return {
        'service': service,
        'command': command,
        'api_name': api_name,
        'options': {name: option(argument) for name, argument in arguments.items()},
        'skeleton': text,
        'failure': failure,
    }


def option(argument):
    return {'kind': kind(argument), 'required': bool(argument.required)}


def kind(argument):
    if argument.positional_arg or not argument.cli_name.startswith('--'):
        return 'positional'
    # All groups of mutually exclusive options are pairs of flags, except `--cli-input-json` and `--cli-input-yaml`.
    if argument.group_name and not argument.name.startswith('cli-input'):
        return 'flag'
    return 'value'


def skeleton(argument):
    """What `--generate-cli-skeleton` prints, from the code that prints it."""
    generate = getattr(argument, 'generate_skeleton', None)
    if generate is None:
        return None, None
    parsed = argparse.Namespace(generate_cli_skeleton='input')
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        try:
            generate(call_parameters={}, parsed_args=parsed, parsed_globals=None)
        except Exception as error:
            return None, repr(error)
    return printed.getvalue(), None
