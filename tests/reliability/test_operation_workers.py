"""Two workers behind nginx: conversations keep their worker, and nobody loses one when it ends."""

from __future__ import annotations

import json
import os
import re
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from hippath.serving.paths import INSIDE
from tests.support.nginx import Nginx
from tests.support.patient import Patient
from tests.support.rasa_paths import CLOSED
from tests.support.workers import Workers

pytestmark = [pytest.mark.faults, pytest.mark.timeout(900)]
CANARY = "zanzibarcanary"
SECRET = "s" * 40


@pytest.fixture(scope="module")
def workers(model_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workers]:
    settings = {"HIPPATH_ENV": "production", "HIPPATH_SECRET": SECRET, "HIPPATH_BURST": "1000"}
    running = Workers(tmp_path_factory.mktemp("workers"), **settings)
    yield running.wait_until_ready()
    running.stop()


@pytest.fixture(scope="module")
def proxy(workers: Workers, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    running = Nginx(tmp_path_factory.mktemp("nginx"), "--workers", "2", "--port", str(workers.port))
    yield running
    running.stop()


def _lines(workers: Workers) -> list[dict[str, object]]:
    return [json.loads(line) for line in workers.output().splitlines() if line.startswith("{")]


def test_a1_only_loopback_is_listened_on(workers: Workers) -> None:
    for pid in [workers.process.pid, *workers.pids()]:
        inodes = {link.readlink().name for link in Path(f"/proc/{pid}/fd").iterdir() if link.is_symlink()}
        for kind in ("tcp", "tcp6"):
            for line in Path(f"/proc/{pid}/net/{kind}").read_text().splitlines()[1:]:
                fields = line.split()
                if fields[3] == "0A" and f"socket:[{fields[9]}]" in inodes:
                    assert fields[1].startswith("0100007F:"), line


@pytest.mark.parametrize("path", CLOSED)
def test_a2_paths_of_rasa_are_404(workers: Workers, proxy: Nginx, path: str) -> None:
    for url in (workers.url, proxy.url):
        for method in ("GET", "POST", "PUT", "DELETE"):
            assert requests.request(method, f"{url}{path}", timeout=30).status_code == 404


@pytest.mark.parametrize("path", INSIDE)
def test_a2_health_is_answered_inside_only(workers: Workers, proxy: Nginx, path: str) -> None:
    for port in workers.ports:
        assert requests.get(f"http://127.0.0.1:{port}{path}", timeout=10).status_code == 200
    assert requests.get(f"{proxy.url}{path}", timeout=10).status_code == 404


def test_security_headers_are_not_doubled(proxy: Nginx) -> None:
    answer = requests.get(f"{proxy.url}/chat/", timeout=10)
    for name in ("X-Content-Type-Options", "Content-Security-Policy", "Referrer-Policy"):
        assert len(answer.raw.headers.getlist(name)) == 1, name


def test_a_conversation_keeps_its_worker_and_the_request_its_id(workers: Workers, proxy: Nginx) -> None:
    patient = Patient(proxy.url)
    before = len(proxy.access_log.read_text().splitlines())
    for text in ("yes", f"pain in my groin {CANARY} for two months", "34"):
        assert patient.say(text)[0]["type"] != "notice"
    logged = [json.loads(line) for line in proxy.access_log.read_text().splitlines()[before:]]
    assert len({line["server"] for line in logged}) == 1
    of_server = {str(line.get("request_id")): line for line in _lines(workers) if line["message"] == "request"}
    for line in logged:
        mine = of_server[line["request_id"]]
        assert (mine["route"], mine["method"], str(mine["status"])) == (line["path"], line["method"], line["status"])
        assert isinstance(mine["ms"], float) and mine["place"] and mine["time"] and mine["level"] == "INFO"
    assert CANARY not in workers.output()
    assert patient.session["conversation_id"] not in workers.output()


def test_metrics_add_up_over_the_workers(workers: Workers, proxy: Nginx) -> None:
    before = _turns(workers)
    patients = [Patient(proxy.url) for _ in range(6)]
    for patient in patients:
        patient.say("yes")
        patient.say("I cannot feel between my legs and cannot pass water since this morning")
    assert _turns(workers) == before + 12
    text = workers.metrics()
    assert re.search(r'hippath_red_flags_total\{flag="\w+"\} [1-9]', text)
    for stage in ("parse", "policy", "action", "store", "turn"):
        assert re.search(rf'hippath_stage_seconds_count\{{stage="{stage}"\}} [1-9]', text), stage
    assert CANARY not in text
    assert not any(patient.session["conversation_id"] in text for patient in patients)


def test_s5_a_worker_that_is_killed_is_replaced_and_its_patients_go_on_at_once(workers: Workers, proxy: Nginx) -> None:
    patients = [Patient(proxy.url) for _ in range(6)]
    for patient in patients:
        patient.say("yes")
        patient.say("pain in my groin for two months")
    told = [patient.history() for patient in patients]
    killed = workers.pid_at(workers.ports[0])
    os.kill(killed, signal.SIGKILL)
    for patient, before in zip(patients, told, strict=True):
        assert patient.history() == before
        assert patient.say("what exercises help?")
    give_up = time.monotonic() + workers.seconds_to_start
    while not _is_ready(workers):
        assert time.monotonic() < give_up
        time.sleep(0.5)
    assert workers.pid_at(workers.ports[0]) != killed
    for patient, before in zip(patients, told, strict=True):
        assert patient.history()[: len(before)] == before
        assert patient.say("34")


def test_o4_all_end_within_their_time_and_say_nothing_of_errors(workers: Workers) -> None:
    pids = workers.pids()
    assert len(pids) == 3
    assert workers.stop(signal.SIGTERM) == 0
    assert not [pid for pid in pids if Path(f"/proc/{pid}").exists()]


def _turns(workers: Workers) -> float:
    return sum(float(line.split()[-1]) for line in workers.metrics().splitlines() if line.startswith("hippath_turns_total{"))


def _is_ready(workers: Workers) -> bool:
    try:
        return workers.is_ready()
    except requests.RequestException:
        return False
