"""The commands of the AWS CLI that are no operations of an API, from the CLI's own command table.

`aws` loads this module as a plugin before it looks at its own command line.
The module takes over the process and prints a line of JSON for each such command:

    {"words": ["s3", "cp"], "description": the CLI's help text, "synopsis": its usage, "undocumented": false}
    {"words": ["ec2", "wait", "instance-running"], "description": …, "waits": true}

Some help texts are files that this CLI may come without: `WIREFORM_EXAMPLES` is another folder that has them.
"""

import json
import os
import sys

import awscli.clidriver

started = False


def awscli_initialize(event_handlers):
    """The CLI calls this in a plugin: once for `aws` itself, then for the driver that is created here."""
    global started
    if not started:
        started = True
        print_commands()
        sys.stdout.flush()
        os._exit(0)


def print_commands():
    for name, command in awscli.clidriver.create_clidriver()._get_command_table().items():
        if not hasattr(command, 'service_model'):
            print_command([name], command)
            continue
        for word, inside in command._get_command_table().items():
            if word == 'wait':
                print_waiters([name, word], inside)
            elif getattr(inside, '_operation_model', None) is None:
                print_command([name, word], inside)


def print_waiters(words, command):
    for name, waiter in command.subcommand_table.items():
        print(json.dumps({'words': [*words, name], 'description': waiter.DESCRIPTION, 'waits': True}))


def print_command(words, command):
    documents = command.create_help_command()
    line = {
        'words': words,
        'description': text(lambda: documents.description),
        'synopsis': text(lambda: documents.synopsis) or usage(words, documents),
        'undocumented': bool(getattr(command, '_UNDOCUMENTED', False)),
    }
    print(json.dumps(line))
    for name, inside in command.subcommand_table.items():
        print_command([*words, name], inside)


def usage(words, documents):
    """What the CLI's help shows under Synopsis, from the code that writes it."""
    writer = documents.EventHandlerClass(documents)
    before = len(documents.doc.getvalue())
    writer._documented_arg_groups = []
    for name, argument in documents.arg_table.items():
        if argument.positional_arg and not argument.synopsis:
            documents.doc.writeln(positional(argument))
        else:
            writer.doc_synopsis_option(name, documents)
    options = documents.doc.getvalue()[before:].decode()
    return '\n'.join(['aws ' + ' '.join(words), *options.splitlines()])


def positional(argument):
    """`<group_name>`, where the CLI's help has `group_name <value>`."""
    word = f'<{argument.cli_name}>'
    return f'[{word}]' if argument.nargs == '?' else word


def text(read):
    """A help text; empty where it is a file that is nowhere."""
    try:
        return read() or ''
    except FileNotFoundError as error:
        return text_elsewhere(error.filename)


def text_elsewhere(path):
    _, inside, name = path.partition('/examples/')
    try:
        with open(os.path.join(os.environ['WIREFORM_EXAMPLES'], name), encoding='utf-8') as file:
            return file.read()
    except (FileNotFoundError, KeyError):
        return ''
