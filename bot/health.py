"""Ask a running service how it is."""

import http.client
from enum import StrEnum

#: Seconds to wait for an answer; the database may take five of them.
PATIENCE = 8
#: What our own answers to the question hold, and nobody else's.
OURS = (b'{"status":"ready"}', b'"urn:duilian:problem:')


class Health(StrEnum):
    """The answer at an address: takes messages, cannot at present, is not ours, is not there."""

    READY = "ready"
    UNREADY = "unready"
    STRANGER = "stranger"
    NOBODY = "nobody"


def ask(host: str, port: int) -> Health:
    """How the service at this address is."""
    # A plain connection, since a proxy that is set in the environment must not take part.
    connection = http.client.HTTPConnection(host, port, timeout=PATIENCE)
    try:
        connection.request("GET", "/readyz")
        answer = connection.getresponse()
        body = answer.read(4096)
    except ConnectionRefusedError:
        return Health.NOBODY
    except (OSError, http.client.HTTPException):
        return Health.STRANGER
    finally:
        connection.close()
    if not any(mark in body for mark in OURS):
        return Health.STRANGER
    return Health.READY if answer.status == http.client.OK else Health.UNREADY
