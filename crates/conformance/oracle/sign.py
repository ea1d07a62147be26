"""Computes the signatures that AWS would compute, with botocore's own signer.

Each line of standard input is a JSON object
{"method", "url", "headers", "body", "date", "region", "service", "access_key", "secret_key"},
where `headers` are those that were signed and `body` is in base64;
each line of standard output is the signature in hexadecimal.
"""

import base64
import json
import sys

import awscli.clidriver  # It makes the botocore of its own importable.
from botocore.auth import S3SigV4Auth, SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials


def signature(asked):
    request = AWSRequest(
        method=asked['method'],
        url=asked['url'],
        headers=asked['headers'],
        data=base64.b64decode(asked['body']),
    )
    request.context['timestamp'] = asked['date']
    credentials = Credentials(asked['access_key'], asked['secret_key'])
    # S3 takes the path as it is.
    signature_of = S3SigV4Auth if asked['service'] == 's3' else SigV4Auth
    signer = signature_of(credentials, asked['service'], asked['region'])
    canonical = signer.canonical_request(request)
    return signer.signature(signer.string_to_sign(request, canonical), request)


for line in sys.stdin:
    print(signature(json.loads(line)))
