"""P4: nothing but what is configured is ever connected to; no telemetry, no error reporting, from any entry point."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from hippath.serving.settings import ROOT

OWN_NETWORK = ["unshare", "-rn"]
RUN = """
import sys, types
from pathlib import Path
tests = sys.modules["tests"] = types.ModuleType("tests")
tests.__path__ = ["tests"]
from tests.support.alone import main
main(Path(sys.argv[1]))
"""
"""An installed package is called tests, too, and Python would find it first."""
LOOPBACK = ("127.0.0.1", "::1", "localhost")
ENTRIES = ("serve", "train", "chat", "extract", "triage", "lookup", "check", "export", "erase", "retention", "audit", "conversations")


@pytest.fixture(scope="module")
def seen(model_path: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a whole triage tried to reach, in a network namespace that leads nowhere where the machine allows one."""
    alone = subprocess.run([*OWN_NETWORK, "true"], capture_output=True, check=False).returncode == 0
    command = [*(OWN_NETWORK if alone else []), sys.executable, "-c", RUN, str(tmp_path_factory.mktemp("alone"))]
    environment = {**os.environ, "HIPPATH_TEST_NETWORK": "alone" if alone else "shared"}
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=280, check=False)
    assert ended.returncode == 0, ended.stderr
    return {"alone": alone, **json.loads(ended.stdout.splitlines()[-1])}


def test_p4_a_whole_triage_connects_to_nobody(seen: dict[str, Any], record_property: Any) -> None:
    record_property("network", "a namespace without a route" if seen["alone"] else "the machine's own, watched by an audit hook")
    assert seen["dispositions"] == ["consider_injection_referral"]
    outside = [(event, where) for event, where in seen["reached"] if not any(own in where for own in LOOPBACK)]
    assert outside == []


def test_p4_no_packet_looks_for_a_way_out_whoever_sends_it(seen: dict[str, Any]) -> None:
    if not seen["alone"]:
        pytest.skip("this machine allows no network namespace; the audit hook alone was used")
    on_purpose, by_hippath = seen["without_route"]
    assert seen["probed"] != 0
    assert on_purpose > 0, "a packet without a route is not counted here"
    assert by_hippath == 0


@pytest.mark.parametrize("entry", ENTRIES)
def test_p4_telemetry_is_off_in_every_command_whatever_the_environment_says(entry: str) -> None:
    code = (
        "import os\nfrom hippath.cli import main\n"
        f"try:\n    main([{entry!r}, '--help'])\nexcept SystemExit:\n    print('telemetry:', os.environ['RASA_TELEMETRY_ENABLED'])"
    )
    environment = {**os.environ, "RASA_TELEMETRY_ENABLED": "true"}
    ended = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert "telemetry: false" in ended.stdout, ended.stderr


def test_p4_rasa_reads_that_as_off() -> None:
    code = (
        "from hippath.serving.environment import prepare_environment\nprepare_environment()\n"
        "from rasa import telemetry\nprint('enabled:', telemetry.is_telemetry_enabled())"
    )
    environment = {**os.environ, "RASA_TELEMETRY_ENABLED": "true"}
    ended = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert "enabled: False" in ended.stdout, ended.stderr


def test_p4_rasas_own_commands_get_it_from_the_makefile() -> None:
    told = subprocess.run(
        ["make", "--no-print-directory", "--eval", "tell:\n\t@echo telemetry: $$RASA_TELEMETRY_ENABLED", "tell"],
        cwd=ROOT, env={**os.environ, "RASA_TELEMETRY_ENABLED": "true"}, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert told.stdout.strip() == "telemetry: false"
