"""What cannot start says so in one line, with a way out, and ends with an error."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from hippath.assistant.model_file import checksum_file, write_checksum
from hippath.serving.settings import ROOT
from tests.support.server import free_port


def _serve(*arguments: str, prelude: str = "", **environment: str) -> str:
    code = f"{prelude}\nfrom hippath.cli import main\nmain(['serve', *{list(arguments)!r}])"
    own = {name: value for name, value in os.environ.items() if not name.startswith("HIPPATH_")}
    ended = subprocess.run(
        [sys.executable, "-c", code],
        env={**own, **environment},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert ended.returncode == 1, ended.stderr
    said = [line for line in ended.stderr.splitlines() if line.startswith("hippath: ")]
    assert len(said) == 1, ended.stderr
    assert "Traceback" not in ended.stderr
    return said[0]


def test_production_without_a_secret() -> None:
    assert "HIPPATH_SECRET" in _serve(HIPPATH_ENV="production")


def test_production_with_a_short_secret() -> None:
    assert "32" in _serve(HIPPATH_ENV="production", HIPPATH_SECRET="short")


def test_production_with_debug_logs() -> None:
    assert "LOG_LEVEL" in _serve(HIPPATH_ENV="production", HIPPATH_SECRET="x" * 40, LOG_LEVEL="DEBUG")


def test_a_busy_port(model_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        said = _serve("--port", port)
    assert port in said
    assert "--port" in said


def test_a_missing_model(tmp_path: Path) -> None:
    assert "hippath train" in _serve("--model", str(tmp_path / "none.tar.gz"))


def test_a_model_that_was_changed(model_path: Path, tmp_path: Path) -> None:
    copy = tmp_path / model_path.name
    copy.write_bytes(model_path.read_bytes()[:-1] + b"?")
    shutil.copy(checksum_file(model_path), checksum_file(copy))
    assert "hippath train" in _serve("--model", str(copy))


def test_a_model_that_is_none(tmp_path: Path) -> None:
    model = tmp_path / "model.tar.gz"
    model.write_bytes(b"not a model")
    write_checksum(model)
    assert "hippath train" in _serve("--model", str(model))


def test_knowledge_with_a_typo(tmp_path: Path) -> None:
    folder = tmp_path / "knowledge"
    shutil.copytree(ROOT / "knowledge", folder)
    clinic = folder / "clinic.yml"
    clinic.write_text(clinic.read_text().replace("phone:", "fone:", 1))
    prelude = f"from pathlib import Path\nimport hippath.knowledge.loader as l\nl.DEFAULT_FOLDER = Path({str(folder)!r})"
    said = _serve(prelude=prelude)
    assert "clinic.yml" in said
    assert "fone" in said or "phone" in said


def test_a_database_that_cannot_be_opened(model_path: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    said = _serve("--port", str(free_port()), HIPPATH_DATABASE_URL=f"sqlite:///{tmp_path}/file/hippath.db")
    assert "HIPPATH_DATABASE_URL" in said


@pytest.mark.parametrize("value", ["true", "1"])
def test_telemetry_stays_off(value: str) -> None:
    code = (
        "from hippath import cli\n"
        "cli.hippath.main = lambda **_: None\n"
        "cli.main([])\n"
        "from rasa import telemetry\n"
        "print('telemetry is', telemetry.is_telemetry_enabled())"
    )
    environment = {**os.environ, "RASA_TELEMETRY_ENABLED": value}
    ended = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert "telemetry is False" in ended.stdout


def test_make_turns_telemetry_off_too() -> None:
    assert "export RASA_TELEMETRY_ENABLED := false" in (ROOT / "Makefile").read_text().splitlines()
