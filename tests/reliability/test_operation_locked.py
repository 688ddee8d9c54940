"""O2: everything that is installed is pinned and has a hash, and the bill of materials lists it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from hippath.serving.settings import ROOT

LOCKED = sorted((ROOT / "requirements").glob("*.txt"))
PINNED = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]*(\[[a-z0-9,_-]+\])?==[^\s;]+( ; .+)?$")
HASH = re.compile(r"^--hash=sha256:[0-9a-f]{64}$")


def _requirements(path: Path) -> list[list[str]]:
    """Return each requirement of a locked file as its parts: what is pinned, then its options."""
    logical = path.read_text().replace("\\\n", "\n ")
    found: list[list[str]] = []
    for line in logical.splitlines():
        content = line.split("#", 1)[0].rstrip() if not line.lstrip().startswith("#") else ""
        if not content:
            continue
        if not content.startswith(" "):
            found.append([content.strip()])
        else:
            found[-1].append(content.strip())
    return found


def test_o2_there_are_locked_files() -> None:
    assert {path.stem for path in LOCKED} >= {"bootstrap", "runtime", "develop", "evaluation", "model"}


@pytest.mark.parametrize("path", LOCKED, ids=lambda path: path.stem)
def test_o2_every_requirement_is_pinned_and_has_a_hash(path: Path) -> None:
    requirements = _requirements(path)
    assert requirements
    for pinned, *options in requirements:
        assert PINNED.match(pinned), pinned
        assert options, f"{pinned} has no hash"
        assert all(HASH.match(option) for option in options), pinned


@pytest.mark.parametrize("line", ["rasa", "rasa==3.6.21", "rasa>=3 \\\n    --hash=sha256:" + "0" * 64, "--index-url x"])
def test_o2_the_check_finds_what_is_not_locked(tmp_path: Path, line: str) -> None:
    file = tmp_path / "runtime.txt"
    file.write_text(f"{line}\n")
    with pytest.raises(AssertionError):
        test_o2_every_requirement_is_pinned_and_has_a_hash(file)


def test_o2_what_is_installed_is_checked_against_the_hashes() -> None:
    installs = [line for line in (ROOT / "scripts" / "set-up.sh").read_text().splitlines() if " -r " in line]
    assert len(installs) == 3
    assert all("--require-hashes" in line for line in installs)


def test_o2_every_package_of_the_widget_is_locked() -> None:
    packages = json.loads((ROOT / "widget" / "package-lock.json").read_text())["packages"]
    for name, package in packages.items():
        assert not name or package.get("integrity", "").startswith("sha512-") or package.get("link"), name


def test_o2_the_bill_of_materials_lists_everything_that_runs(tmp_path: Path) -> None:
    environment = {**os.environ, "HIPPATH_PYTHON": sys.executable}
    subprocess.run([ROOT / "scripts" / "sbom.sh", tmp_path], check=True, env=environment, capture_output=True)
    server = json.loads((tmp_path / "sbom-server.json").read_text())
    assert server["bomFormat"] == "CycloneDX"
    listed = {f"{part['name'].lower()}=={part['version']}" for part in server["components"]}
    for name in ("runtime", "model"):
        for pinned, *_ in _requirements(ROOT / "requirements" / f"{name}.txt"):
            assert re.sub(r"\[.*\]", "", pinned.split(" ;")[0]).lower() in listed
    widget = json.loads((tmp_path / "sbom-widget.json").read_text())
    assert widget["bomFormat"] == "CycloneDX"
    assert {"lit", "dompurify", "marked"} <= {part["name"] for part in widget["components"]}
