"""How long botocore takes to validate an input and to make a request of it.

The argument is a folder of models. Each line of standard input is a JSON object
{"service": the name of its folder, "operation": the API's name, "document": the input};
each line of standard output is the shortest time of many runs, in microseconds.
"""

import json
import sys
import time

import awscli.clidriver  # It makes the botocore of its own importable.
from botocore.loaders import Loader
from botocore.model import ServiceModel
from botocore.serialize import create_serializer

# For how long a document is measured, in seconds.
PATIENCE = 1

loader = Loader(extra_search_paths=[sys.argv[1]], include_default_search_paths=False)


def shortest(service, operation, document):
    model = ServiceModel(loader.load_service_model(service, 'service-2'), service)
    operation = model.operation_model(operation)
    serializer = create_serializer(model.resolved_protocol, include_validation=True)
    best = float('inf')
    end = time.perf_counter() + PATIENCE
    while time.perf_counter() < end:
        start = time.perf_counter()
        serializer.serialize_to_request(document, operation)
        best = min(best, time.perf_counter() - start)
    return best * 1_000_000


for line in sys.stdin:
    print(shortest(**json.loads(line)), flush=True)
