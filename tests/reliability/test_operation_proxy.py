"""A1, A2: nginx with hippath's configuration lets only known paths through, and keeps a conversation at one server."""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
import requests
import urllib3
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from hippath.channels.tokens import new_session, renewed_session
from hippath.knowledge import Knowledge
from hippath.messages import safety_message
from hippath.serving.paths import INSIDE, PUBLIC
from tests.support.echo import Echo
from tests.support.nginx import Nginx
from tests.support.rasa_paths import CLOSED
from tests.support.server import free_port

SECRET = "s" * 32
CANARY = "zanzibarcanary"


@pytest.fixture(scope="module")
def servers() -> Iterator[list[Echo]]:
    running = [Echo() for _ in range(3)]
    yield running
    for server in running:
        server.stop()


@pytest.fixture(scope="module")
def proxy(servers: list[Echo], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    options = [word for server in servers for word in ("--server", server.address)]
    running = Nginx(tmp_path_factory.mktemp("nginx"), *options)
    yield running
    running.stop()


def _bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def _port(proxy: Nginx, token: str) -> int:
    answer = requests.get(f"{proxy.url}/chat/messages", headers=_bearer(token), timeout=10)
    assert answer.status_code == 200, answer.text
    return int(answer.json()["port"])


@pytest.mark.parametrize("path", [*PUBLIC, "/clinician/static/0123456789ab/page.css"])
def test_a2_a_known_path_passes_the_proxy(proxy: Nginx, path: str) -> None:
    assert requests.get(f"{proxy.url}{path}?q=1", timeout=10).json()["path"] == f"{path}?q=1"


@pytest.mark.parametrize("path", [*CLOSED, *INSIDE, "/chat/x", "/clinician/static/../lookup/x", "/CHAT/", "/chat/sessions/"])
def test_a2_every_other_path_is_404_at_the_proxy(proxy: Nginx, path: str) -> None:
    for method in ("GET", "POST", "PUT", "DELETE"):
        answer = requests.request(method, f"{proxy.url}{path}", timeout=10)
        assert answer.status_code == 404
        assert answer.json() == {"error": "There is nothing here."}


def test_a1_the_address_of_a_client_cannot_be_forged(proxy: Nginx) -> None:
    forged = {"X-Forwarded-For": "203.0.113.9", "Forwarded": "for=203.0.113.9"}
    heard = requests.get(f"{proxy.url}/chat/", headers=forged, timeout=10).json()["headers"]
    assert heard["x-forwarded-for"] == "127.0.0.1"
    assert "forwarded" not in heard


def test_a_conversation_stays_at_one_server_when_its_token_is_renewed(proxy: Nginx) -> None:
    used = set()
    for _ in range(40):
        session = new_session(SECRET, 1)
        later = renewed_session(f"Bearer {session.token}", SECRET, 1000)
        assert later is not None and later.token != session.token
        first = _port(proxy, session.token)
        assert [_port(proxy, later.token) for _ in range(3)] == [first] * 3
        used.add(first)
    assert len(used) == 3


def test_a_messaging_platform_stays_at_one_server(proxy: Nginx) -> None:
    ports = {requests.post(f"{proxy.url}/webhooks/slack", json={"n": n}, timeout=10).json()["port"] for n in range(12)}
    assert len(ports) == 1


def test_another_server_takes_over_and_gives_back(tmp_path: Path) -> None:
    first, second = Echo(), Echo()
    nginx = Nginx(tmp_path, "--server", first.address, "--server", second.address)
    try:
        token = next(t for t in (new_session(SECRET, 1).token for _ in range(100)) if _port(nginx, t) == first.port)
        first.stop()
        assert _port(nginx, token) == second.port
        first = Echo(first.port)
        _until(lambda: _port(nginx, token) == first.port)
    finally:
        nginx.stop()
        first.stop()
        second.stop()


def test_a_message_whose_server_dies_over_it_is_taken_to_the_next(tmp_path: Path) -> None:
    both = Echo(), Echo()
    nginx = Nginx(tmp_path, "--server", both[0].address, "--server", both[1].address)
    try:
        token = next(t for t in (new_session(SECRET, 1).token for _ in range(100)) if _port(nginx, t) == both[0].port)
        both[1].deaths = 1
        answer = requests.post(f"{nginx.url}/chat/messages", data="die", headers=_bearer(token), timeout=10)
        assert both[0].deaths == 1
        assert (answer.json()["port"], answer.json()["body"]) == (both[1].port, "die")
    finally:
        nginx.stop()
        for server in both:
            server.stop()


def test_without_any_server_the_patient_reads_the_safety_text(tmp_path: Path, knowledge: Knowledge) -> None:
    nginx = Nginx(tmp_path, "--server", f"127.0.0.1:{free_port()}", "--server", f"127.0.0.1:{free_port()}")
    try:
        answer = requests.post(f"{nginx.url}/chat/messages", json={"id": "a", "text": "x"}, timeout=10)
        assert answer.status_code == 503
        assert answer.headers["Retry-After"]
        assert answer.json()["messages"] == [safety_message(knowledge)]
        assert knowledge.clinic.emergency_number in answer.json()["error"]
    finally:
        nginx.stop()


def test_limits_of_the_proxy(servers: list[Echo], tmp_path: Path, knowledge: Knowledge) -> None:
    nginx = Nginx(tmp_path, "--server", servers[0].address)
    try:
        assert requests.post(f"{nginx.url}/chat/messages", data=b"x" * 65_537, timeout=10).status_code == 413
        with requests.Session() as session:
            answers = [session.get(f"{nginx.url}/chat/", timeout=10) for _ in range(700)]
        refused = [answer for answer in answers if answer.status_code == 429]
        assert refused and all(answer.status_code in (200, 429) for answer in answers)
        assert refused[0].headers["Retry-After"]
        assert knowledge.clinic.emergency_number in refused[0].json()["error"]
    finally:
        nginx.stop()


def test_the_log_of_the_proxy_holds_the_request_id_and_nobody_s_words_or_address(proxy: Nginx) -> None:
    requests.get(f"{proxy.url}/{CANARY}?q={CANARY}", headers={"Referer": CANARY, "User-Agent": CANARY}, timeout=10)
    requests.request(CANARY.upper(), f"{proxy.url}/chat/?q={CANARY}", timeout=10)
    requests.get(f"{proxy.url}/clinician/lookup?q={CANARY}", timeout=10)
    heard = requests.post(f"{proxy.url}/chat/messages", data=CANARY, headers={"X-Request-Id": CANARY}, timeout=10).json()
    request_id = heard["headers"]["x-request-id"]
    _until(lambda: request_id in proxy.access_log.read_text())
    logged = [json.loads(line) for line in proxy.access_log.read_text().splitlines()]
    mine = next(line for line in logged if line["request_id"] == request_id)
    assert (mine["method"], mine["path"], mine["status"]) == ("POST", "/chat/messages", "200")
    for file in proxy.folder.rglob("*.log"):
        assert CANARY not in file.read_text().lower()
    assert not any("127.0.0.1" in str({**line, "server": ""}) for line in logged)


def test_tls_ends_at_the_proxy(servers: list[Echo], tmp_path: Path) -> None:
    certificate, key = _self_signed(tmp_path)
    plain = free_port()
    options = ["--certificate", str(certificate), "--key", str(key), "--name", "localhost", "--http-listen", f"127.0.0.1:{plain}"]
    nginx = Nginx(tmp_path, "--server", servers[0].address, *options)
    try:
        answer = requests.get(f"https://localhost:{nginx.port}/chat/", verify=str(certificate), timeout=10)
        assert answer.json()["headers"]["x-forwarded-proto"] == "https"
        raw = urllib3.PoolManager(ca_certs=str(certificate)).request("GET", f"https://localhost:{nginx.port}/chat/")
        for name in ("Strict-Transport-Security", "X-Content-Type-Options"):
            assert len(raw.headers.getlist(name)) == 1
        sent_on = requests.get(f"http://127.0.0.1:{plain}/chat/?q={CANARY}", allow_redirects=False, timeout=10)
        assert (sent_on.status_code, sent_on.headers["Location"]) == (301, "https://127.0.0.1/chat/")
    finally:
        nginx.stop()


def _self_signed(folder: Path) -> tuple[Path, Path]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(timezone.utc)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now, now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    files = folder / f"{uuid.uuid4().hex}.pem", folder / f"{uuid.uuid4().hex}.key"
    files[0].write_bytes(made.public_bytes(serialization.Encoding.PEM))
    plain = serialization.NoEncryption()
    files[1].write_bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain))
    return files


def _until(is_so: object, seconds: float = 10) -> None:
    assert callable(is_so)
    give_up = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < give_up
        time.sleep(0.1)
