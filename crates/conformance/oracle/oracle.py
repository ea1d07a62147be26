"""The oracle: the code of a real AWS CLI, which answers many questions in one process.

`aws` loads this module as a plugin before it looks at its own command line.
The module takes over the process: it reads questions from standard input and writes answers to standard output,
one line of JSON each.

    question  {"argv": ["apigatewayv2", ...], "files": {NAME: content in Base64}}
    answer    {"exit": 0, "stdout": "", "stderr": "", "request": {"method", "url", "headers", "body"} or null,
               "serialized": the headers that the protocol's serializer sets, or null,
               "globals": the global options as the CLI has parsed them, and those for pages, or null,
               "parameters": what the CLI passes to the call of the API, or null}

Every question gets its own driver with its own session, so that no question affects the next.
The drivers are built in advance, with everything that depends only on the models and the environment:
the command table, the option table of one command, and the client.
Each fork has a set of them; when it has used all of them, it exits and the parent forks again.

Requests are intercepted where botocore would send them (`before-send`); the network is blocked as well.
"""

import base64
import decimal
import functools
import gc
import http.client
import io
import json
import os
import socket
import sys
import tempfile
import traceback

import awscli.clidriver
import botocore.serialize
import botocore.session
from botocore.awsrequest import AWSResponse

# How many questions a fork answers: more of them share the cost of a fork but need more memory.
SET = 16

# The exit code of a fork: all its drivers are used, or there are no more questions.
NEXT, END = 0, 1

started = False
caught = None
serialized = None
parsed = None
parameters = None

# The options for pages are parsed with those of the operation.
PAGING = ['starting_token', 'page_size', 'max_items']


def awscli_initialize(event_handlers):
    """The CLI calls this in a plugin: once for `aws` itself, then for each driver that is built here."""
    global started
    if started:
        event_handlers.register('before-send', catch)
        event_handlers.register('calling-command', record_call)
    else:
        started = True
        serve()
        os._exit(0)


def serve():
    """Answers questions until standard input ends."""
    questions = os.fdopen(os.dup(0), encoding='utf-8')
    answers = os.fdopen(os.dup(1), 'w', encoding='utf-8')
    silence()
    close_the_network()
    record_serialization()
    with tempfile.TemporaryDirectory(prefix='wireform-oracle-') as folder:
        os.chdir(folder)
        drivers = warm_drivers()
        goes_on = True
        while goes_on:
            child = os.fork()
            if child == 0:
                os._exit(answer_set(drivers, questions, answers))
            goes_on = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == NEXT
        os.chdir('/')


def answer_set(drivers, questions, answers):
    """Answers one question with each driver; returns the fork's exit code."""
    for driver in drivers:
        # Clients wait for an answer before they ask again, so buffering never reads a question of the next fork.
        line = questions.readline()
        if not line:
            return END
        answers.write(json.dumps(answer(driver, json.loads(line))) + '\n')
        answers.flush()
    return NEXT


def answer(driver, question):
    global caught, serialized, parsed, parameters
    caught = serialized = parsed = parameters = None
    place(question['files'])
    stdout, stderr = captured(1), captured(2)
    code = run(driver, question['argv'])
    return {'exit': code, 'stdout': stdout(), 'stderr': stderr(), 'request': caught, 'serialized': serialized,
            'globals': parsed, 'parameters': parameters}


def run(driver, argv):
    """The exit code of the entry point, which is another class in CLI v1 than in v2."""
    entry_point = getattr(awscli.clidriver, 'AWSCLIEntryPoint', None)
    program = entry_point(driver) if entry_point else driver
    try:
        return program.main(argv)
    except SystemExit as stop:
        return stop.code
    except BaseException:
        traceback.print_exc()
        return 'crash'


def record_call(call_parameters, parsed_args, parsed_globals, **_):
    """Records the parameters, and the global options; botocore's own objects by what they were made of."""
    global parsed, parameters
    paging = {name: getattr(parsed_args, name, None) for name in PAGING}
    options = {**vars(parsed_globals), **paging}
    parsed = {name: getattr(value, 'expression', value) for name, value in options.items()}
    parsed.pop('command', None)
    parameters = plain(call_parameters)


def plain(value):
    """A parameter in JSON, with what JSON does not have in an object of one key: `$bytes`, `$file`, `$float`."""
    match value:
        case dict():
            return {str(key): plain(item) for key, item in value.items()}
        case list() | tuple():
            return [plain(item) for item in value]
        case bytes() | bytearray():
            return {'$bytes': base64.b64encode(value).decode()}
        case float() | decimal.Decimal():
            return {'$float': repr(float(value))}
        case None | bool() | int() | str():
            return value
        case _:
            return {'$file': getattr(value, 'name', repr(value))}


def catch(request, **_):
    """Records the request and returns a response, so that nothing is sent."""
    global caught
    refuse_headers(request.headers)
    body = request.body or b''
    if hasattr(body, 'read'):
        body = body.read()
    caught = {
        'method': request.method,
        'url': request.url,
        'headers': {name: text(value) for name, value in request.headers.items()},
        'body': base64.b64encode(body.encode() if isinstance(body, str) else body).decode(),
    }
    return AWSResponse(request.url, 201, {'Content-Type': 'application/json'}, EmptyObject())


def refuse_headers(headers):
    """Validates the headers as `http.client` does before it sends them."""
    connection = http.client.HTTPConnection('localhost')
    connection.putrequest('GET', '/')
    for name, value in headers.items():
        connection.putheader(name, value)


def record_serialization():
    """Records the headers of each protocol's serializer, before handlers and signers add theirs."""

    def recording(serializer):
        class Recording(serializer):
            def serialize_to_request(self, *arguments):
                global serialized
                request = super().serialize_to_request(*arguments)
                serialized = {name: text(value) for name, value in request['headers'].items()}
                return request

        return Recording

    serializers = botocore.serialize.SERIALIZERS
    for protocol, serializer in serializers.items():
        serializers[protocol] = recording(serializer)


class EmptyObject(io.BytesIO):
    """The body of the response."""

    def __init__(self):
        super().__init__(b'{}')

    def stream(self, *_, **__):
        yield self.read()


def warm_drivers():
    """New drivers, in a process that has already loaded the models that every session needs."""
    botocore.session.create_loader = functools.cache(botocore.session.create_loader)
    run(new_driver(), ['apigatewayv2', 'create-integration', '--api-id', 'a', '--integration-type', 'MOCK'])
    drivers = [new_driver() for _ in range(SET)]
    # Garbage collection would write to every object, and so copy every page of memory in every fork.
    gc.collect()
    gc.freeze()
    gc.disable()
    return drivers


def new_driver():
    driver = awscli.clidriver.create_clidriver()
    service = driver._get_command_table()['apigatewayv2']
    operation = service._get_command_table()['create-integration']
    operation.arg_table  # A property that builds the table on first access.
    driver.session.create_client = functools.cache(driver.session.create_client)
    driver.session.create_client('apigatewayv2', region_name=None, endpoint_url=None, verify=None)
    return driver


def place(files):
    """Makes these the only files in the current folder."""
    for name in set(os.listdir()) - set(files):
        os.remove(name)
    for name, content in files.items():
        with open(name, 'wb') as file:
            file.write(base64.b64decode(content))


def captured(descriptor):
    """Redirects a standard stream to a file and returns a function that reads the file."""
    file = tempfile.TemporaryFile()
    os.dup2(file.fileno(), descriptor)

    def read():
        sys.stdout.flush()
        sys.stderr.flush()
        file.seek(0)
        return text(file.read())

    return read


def silence():
    """Redirects the standard streams, so that the CLI can neither read questions nor write between answers."""
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)


def close_the_network():
    """CLI v1 fetches option values that look like URLs; no test may access the network."""

    def refuse(*_, **__):
        raise OSError('the oracle has no network')

    socket.socket.connect = refuse
    socket.getaddrinfo = refuse


def text(value):
    return value.decode('utf-8', 'replace') if isinstance(value, bytes) else value
