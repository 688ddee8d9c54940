"""A server and one whole triage with it, watched for anything that it tries to reach.

Prints one JSON object: which addresses were looked up or connected to, whether error reporting began, how many packets
found no route before (one, sent on purpose) and after, and the result of the triage.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
from pathlib import Path
from typing import Any

from tests.support.patient import Patient
from tests.support.server import Server

WATCHED = """
import json, sys
def note(event, arguments):
    if event in ("socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"):
        reached = arguments[0] if event in ("socket.getaddrinfo", "socket.gethostbyname") else arguments[1]
        with open({file!r}, "a") as file:
            print(json.dumps([event, str(reached)]), file=file)
sys.addaudithook(note)
import sentry_sdk
def report(*_, **__):
    note("socket.connect", [None, "sentry"])
sentry_sdk.init = report
"""
UNROUTED = ("192.0.2.1", 80)
SAID = (
    "yes",
    "front of my hip hurts for 7 months when I lift my leg, I am 34. exercises three times a week for five months, no better, never had an injection",
    "all correct",
    *("none of these",) * 4,
    "no",
    "none of these",
    "what exercises help?",
)


def main(folder: Path) -> None:
    """Run the triage and print what was seen."""
    subprocess.run(["ip", "link", "set", "lo", "up"], check=False)
    file = folder / "reached"
    file.touch()
    before = _without_route()
    with socket.socket() as probe:
        probe.settimeout(2)
        probed = probe.connect_ex(UNROUTED) if "alone" in os.environ.get("HIPPATH_TEST_NETWORK", "") else 0
    between = _without_route()
    server = Server(folder, WATCHED.format(file=str(file)), RASA_TELEMETRY_ENABLED="true", HIPPATH_BURST="100").wait_until_ready()
    try:
        patient = Patient(server.url)
        messages: list[dict[str, Any]] = [message for text in SAID for message in patient.say(text)]
    finally:
        server.stop()
    seen = {
        "reached": [json.loads(line) for line in file.read_text().splitlines()],
        "probed": probed,
        "without_route": [between - before, _without_route() - between],
        "dispositions": [message["result"]["disposition"] for message in messages if message.get("result")],
    }
    print(json.dumps(seen))


def _without_route() -> int:
    names, values = (line.split() for line in Path("/proc/net/snmp").read_text().splitlines() if line.startswith("Ip:"))
    return int(values[names.index("OutNoRoutes")])
