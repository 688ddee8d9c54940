"""Ten thousand careless and hostile requests to every open route leave the server as it was."""

from __future__ import annotations

import http.client
from collections import Counter
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests

from tests.support.fuzz import Fuzzed, fuzzed
from tests.support.memory import resident_megabytes
from tests.support.patient import Patient
from tests.support.platforms.people import PEOPLE, messaging_server
from tests.support.platforms.stub import PlatformStub
from tests.support.routes import open_routes
from tests.support.server import Server

WARM_UP, REQUESTS, SEED = 1_000, 10_000, 20_260_101
PER_CONVERSATION = 500
MEGABYTES = 50
OPEN = dict.fromkeys(("HIPPATH_RATE", "HIPPATH_BURST", "HIPPATH_ADDRESS_RATE", "HIPPATH_ADDRESS_BURST", "HIPPATH_TOTAL_RATE", "HIPPATH_TOTAL_BURST"), "100000")

HOOKS = [(method, f"/webhooks/{platform}") for method in ("POST", "GET") for platform in sorted({person.platform for person in PEOPLE})]


@pytest.fixture()
def unlimited(built_widget: None, model_path: Path, tmp_path: Path) -> Iterator[Server]:
    """A server with every platform on that lets every request through to what it would do."""
    stub = PlatformStub()
    running = messaging_server(tmp_path, stub, **OPEN)
    yield running
    running.stop()
    stub.down()


class Client:
    """Sends what nobody should, over one connection for as long as the server keeps it."""

    def __init__(self, url: str) -> None:
        self._address = urlsplit(url).netloc
        self._connection: http.client.HTTPConnection | None = None

    def status(self, request: Fuzzed) -> int:
        """Return the status of the answer; 0 when the server hung up on something that is no HTTP."""
        self._connection = self._connection or http.client.HTTPConnection(self._address, timeout=60)
        try:
            self._connection.putrequest(request.method, request.path, skip_host="Host" in request.headers)
            for name, value in request.headers.items():
                self._connection.putheader(name, value)
            self._connection.putheader("Content-Length", str(len(request.body or b"")))
            self._connection.endheaders(request.body or b"")
            answer = self._connection.getresponse()
            answer.read()
        except (http.client.HTTPException, OSError):
            self._connection.close()
            self._connection = None
            return 0
        return answer.status


def _send(server: Server, requests_to_send: int, seeds: Iterator[int]) -> Counter[int]:
    statuses: Counter[int] = Counter()
    client, routes = Client(server.url), [*open_routes(server.url), *HOOKS]
    for _ in range(0, requests_to_send, PER_CONVERSATION):
        token = Patient(server.url).session["token"]
        for request in fuzzed(routes, token, PER_CONVERSATION, next(seeds)):
            status = client.status(request)
            assert status < 500 or status == 503, request
            statuses[status] += 1
    return statuses


@pytest.mark.faults
@pytest.mark.timeout(1800)
def test_i1_ten_thousand_fuzzed_requests(unlimited: Server) -> None:
    seeds = count(SEED)
    _send(unlimited, WARM_UP, seeds)
    before = resident_megabytes(unlimited.process.pid)
    statuses = _send(unlimited, REQUESTS, seeds)
    after = resident_megabytes(unlimited.process.pid)
    print(f"\n{sum(statuses.values())} requests: {dict(sorted(statuses.items()))}; memory {before:.0f} MB, then {after:.0f} MB")
    assert statuses[200] > REQUESTS / 20
    assert statuses[503] == 0
    assert unlimited.process.poll() is None
    assert requests.get(f"{unlimited.url}/readyz", timeout=5).status_code == 200
    assert after - before <= MEGABYTES
