"""A1, O1: what would be unsafe to serve is refused in one line, before anything is loaded."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from hippath.serving.exposure import refuse_public
from hippath.serving.rasa_run import refuse_rasa_run
from hippath.serving.settings import DEVELOPMENT_SECRET, read_settings
from hippath.serving.stop import CannotStart
from tests.support.server import free_port

SECRET = "x" * 40
PRODUCTION = {"HIPPATH_ENV": "production", "HIPPATH_SECRET": SECRET}


def _refusal(*arguments: str, prelude: str = "", **environment: str) -> str:
    """Return the one line with which `hippath` refuses."""
    code = f"{prelude}\nfrom hippath.cli import main\nmain({list(arguments)!r})"
    own = {name: value for name, value in os.environ.items() if not name.startswith("HIPPATH_")}
    ended = subprocess.run(
        [sys.executable, "-c", code], env={**own, **environment}, capture_output=True, text=True, timeout=280, check=False
    )
    assert ended.returncode == 1, ended.stderr
    assert "Traceback" not in ended.stderr
    said = [line for line in ended.stderr.splitlines() if line.startswith("hippath: ")]
    assert len(said) == 1, ended.stderr
    return said[0]


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.0.1", "::1", "localhost", "10.1.2.3", "192.168.1.4", "172.16.0.9", "fd00::1"])
def test_a1_loopback_and_private_addresses_are_listened_on(host: str) -> None:
    refuse_public(host, proxies=0, exposed=False)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "8.8.8.8", "2001:4860:4860::8888"])
def test_a1_an_address_that_is_reached_from_outside_needs_a_proxy_or_the_explicit_wish(host: str) -> None:
    with pytest.raises(CannotStart, match="HIPPATH_PROXIES.*--exposed"):
        refuse_public(host, proxies=0, exposed=False)
    refuse_public(host, proxies=1, exposed=False)
    refuse_public(host, proxies=0, exposed=True)


def test_a1_serve_refuses_all_addresses_without_a_proxy() -> None:
    assert "HIPPATH_PROXIES" in _refusal("serve", "--host", "0.0.0.0")


def test_a1_serve_listens_on_loopback_unless_told_otherwise() -> None:
    from hippath.commands.serve import command

    assert next(option for option in command.params if option.name == "host").default == "127.0.0.1"


@pytest.mark.parametrize(
    ("environment", "named"),
    [
        ({"HIPPATH_ENV": "production"}, "HIPPATH_SECRET"),
        ({"HIPPATH_ENV": "production", "HIPPATH_SECRET": DEVELOPMENT_SECRET}, "HIPPATH_SECRET"),
        ({"HIPPATH_ENV": "production", "HIPPATH_SECRET": "short"}, "HIPPATH_SECRET"),
        ({**PRODUCTION, "HIPPATH_CLINICIAN_SECRET": "short"}, "HIPPATH_CLINICIAN_SECRET"),
        ({**PRODUCTION, "LOG_LEVEL": "DEBUG"}, "LOG_LEVEL"),
        ({**PRODUCTION, "LOG_LEVEL_LIBRARIES": "debug"}, "LOG_LEVEL_LIBRARIES"),
        ({**PRODUCTION, "HIPPATH_LOG_LEVEL": "DEBUG"}, "HIPPATH_LOG_LEVEL"),
        ({"HIPPATH_LOG_FORMAT": "xml"}, "HIPPATH_LOG_FORMAT"),
        ({"HIPPATH_METRICS_PORT": "many"}, "HIPPATH_METRICS_PORT"),
        ({"HIPPATH_METRICS_PORT": "70000"}, "HIPPATH_METRICS_PORT"),
        ({"HIPPATH_DATABASE_URL": "mysql://u:hidden@h/d"}, "HIPPATH_DATABASE_URL"),
        ({"HIPPATH_DATABASE_URL": "sqlite"}, "HIPPATH_DATABASE_URL"),
    ],
)
def test_o1_unsafe_settings_are_refused(environment: dict[str, str], named: str) -> None:
    with pytest.raises(CannotStart) as reason:
        read_settings(environment)
    assert named in str(reason.value)
    assert "\n" not in str(reason.value)
    assert "hidden" not in str(reason.value)


def test_o1_a_missing_store_class_is_no_store_in_memory(model_path: Path) -> None:
    gone = "import sys\nsys.modules['hippath.assistant.tracker_store'] = None"
    assert "tracker_store" in _refusal("serve", "--port", str(free_port()), prelude=gone)


def test_o1_a_missing_store_class_stops_all_workers(model_path: Path) -> None:
    gone = "import sys\nsys.modules['hippath.assistant.tracker_store'] = None"
    assert "tracker_store" in _refusal("serve", "--workers", "1", "--port", str(free_port()), prelude=gone)


def test_o1_the_api_flag_is_no_option_of_serve() -> None:
    ended = subprocess.run([sys.executable, "-m", "hippath", "serve", "--enable-api"], capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert "--enable-api" in ended.stderr


def test_o1_rasa_run_with_its_api_is_refused() -> None:
    with pytest.raises(CannotStart, match="--enable-api"):
        refuse_rasa_run(["rasa", "run", "--enable-api"], production=False)
    refuse_rasa_run(["rasa", "run", "--port", "1"], production=False)


def test_o1_rasa_run_is_refused_in_production() -> None:
    with pytest.raises(CannotStart, match="hippath serve"):
        refuse_rasa_run(["rasa", "run"], production=True)


def test_o1_a_metrics_port_that_is_taken_is_refused(model_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert "HIPPATH_METRICS_PORT" in _refusal("serve", "--port", str(free_port()), HIPPATH_METRICS_PORT=port)
