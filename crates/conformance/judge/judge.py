"""A judge: the code of a real AWS CLI, asked many times in one process.

`aws` loads this module as a plugin before it looks at its own command line.
The module takes the process over: it reads questions from standard input and answers them on standard output,
each as one line of JSON.

    question  {"argv": ["apigatewayv2", ...], "files": the content of each file that is there, in base64, by its name}
    answer    {"exit": 0, "stdout": "", "stderr": "", "request": {"method", "url", "headers", "body"} or null,
               "serialized": the headers that the protocol itself sets, or null}

Every question gets a driver of its own, with its own session, so that none leaves anything behind for the next.
The drivers are built in advance, together with what the CLI builds from its models and its environment alone:
the tables of commands and of this command's options, and the client.
A fork holds a set of them ready; when the fork has used them up, the next one takes its place.

The request is caught where botocore hands it to the network, and the network is closed besides.
"""

import base64
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

# How many questions a fork answers: more would share the cost of a fork, and fill more memory.
SET = 16

# How a fork ends: used up, or because the questions have ended.
NEXT, END = 0, 1

presiding = False
caught = None
serialized = None


def awscli_initialize(event_handlers):
    """What the CLI calls in a plugin: once for `aws` itself, then for each driver that the judge builds."""
    global presiding
    if presiding:
        event_handlers.register('before-send', catch)
    else:
        presiding = True
        preside()
        os._exit(0)


def preside():
    """Answers questions until their end."""
    questions = os.fdopen(os.dup(0), encoding='utf-8')
    answers = os.fdopen(os.dup(1), 'w', encoding='utf-8')
    silence()
    close_the_network()
    record_serialization()
    with tempfile.TemporaryDirectory(prefix='wireform-judge-') as place:
        os.chdir(place)
        drivers = warm_drivers()
        goes_on = True
        while goes_on:
            child = os.fork()
            if child == 0:
                os._exit(sit(drivers, questions, answers))
            goes_on = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == NEXT
        os.chdir('/')


def sit(drivers, questions, answers):
    """Answers a question with each driver; says whether there may be more."""
    for driver in drivers:
        # A client waits for its answer before it asks again, so that nothing is read too far.
        line = questions.readline()
        if not line:
            return END
        answers.write(json.dumps(answer(driver, json.loads(line))) + '\n')
        answers.flush()
    return NEXT


def answer(driver, question):
    global caught, serialized
    caught = serialized = None
    place(question['files'])
    stdout, stderr = captured(1), captured(2)
    code = run(driver, question['argv'])
    return {'exit': code, 'stdout': stdout(), 'stderr': stderr(), 'request': caught, 'serialized': serialized}


def run(driver, argv):
    """The exit code, from the entry point that this generation of the CLI has."""
    entry_point = getattr(awscli.clidriver, 'AWSCLIEntryPoint', None)
    program = entry_point(driver) if entry_point else driver
    try:
        return program.main(argv)
    except SystemExit as stop:
        return stop.code
    except BaseException:
        traceback.print_exc()
        return 'crash'


def catch(request, **_):
    """Keeps the request and answers in the service's place."""
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
    """Looks at the headers as the library does that would send them."""
    connection = http.client.HTTPConnection('localhost')
    connection.putrequest('GET', '/')
    for name, value in headers.items():
        connection.putheader(name, value)


def record_serialization():
    """Notes what each protocol's serializer sets, apart from what handlers and signers add to it."""

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
    """The body of the service's answer."""

    def __init__(self):
        super().__init__(b'{}')

    def stream(self, *_, **__):
        yield self.read()


def warm_drivers():
    """New drivers, in a process that has read every model that they will ask for."""
    botocore.session.create_loader = functools.cache(botocore.session.create_loader)
    run(new_driver(), ['apigatewayv2', 'create-integration', '--api-id', 'a', '--integration-type', 'MOCK'])
    drivers = [new_driver() for _ in range(SET)]
    # The collector would touch every object, and so copy every page, in every fork.
    gc.collect()
    gc.freeze()
    gc.disable()
    return drivers


def new_driver():
    driver = awscli.clidriver.create_clidriver()
    service = driver._get_command_table()['apigatewayv2']
    operation = service._get_command_table()['create-integration']
    operation.arg_table  # A property that builds the table when it is read first.
    driver.session.create_client = functools.cache(driver.session.create_client)
    driver.session.create_client('apigatewayv2', region_name=None, endpoint_url=None, verify=None)
    return driver


def place(files):
    """Leaves these files in the current folder and no others."""
    for name in set(os.listdir()) - set(files):
        os.remove(name)
    for name, content in files.items():
        with open(name, 'wb') as file:
            file.write(base64.b64decode(content))


def captured(descriptor):
    """Turns a standard stream into a file, and returns what reads it."""
    file = tempfile.TemporaryFile()
    os.dup2(file.fileno(), descriptor)

    def read():
        sys.stdout.flush()
        sys.stderr.flush()
        file.seek(0)
        return text(file.read())

    return read


def silence():
    """Nothing but answers goes to standard output, and nothing but questions is read."""
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)


def close_the_network():
    """CLI v1 fetches option values that look like URLs; no test may reach out for them."""

    def refuse(*_, **__):
        raise OSError('the judge has no network')

    socket.socket.connect = refuse
    socket.getaddrinfo = refuse


def text(value):
    return value.decode('utf-8', 'replace') if isinstance(value, bytes) else value
