"""The knowledge files as they were at a git revision."""

from __future__ import annotations

import io
import subprocess
import tarfile
from pathlib import Path
from typing import Any

from hippath.knowledge.yaml_file import parse_yaml


class HistoryError(RuntimeError):
    """The revision cannot be read; the message says why and what to do."""


def content_at(folder: Path, revision: str) -> dict[str, Any]:
    """Return file name inside ``folder`` -> its YAML content at ``revision`` (a commit, a branch or a tag).

    Raises HistoryError when git is missing, the folder is in no repository, or the revision does not have it.
    """
    if _git(folder, "rev-parse", "--is-inside-work-tree").returncode != 0:
        raise HistoryError(f"{folder} is in no git repository; leave out --since")
    found = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if found.returncode != 0:
        raise HistoryError(f"the revision '{revision}' is unknown here; 'git log --oneline' lists those there are")
    archive = _git(folder, "archive", "--format=tar", found.stdout.decode().strip(), ".")
    if archive.returncode != 0:
        raise HistoryError(f"the revision '{revision}' has no folder {folder.name}/; choose a later one")
    with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as files:
        members = {member.name.removeprefix("./"): files.extractfile(member) for member in files if member.isfile()}
        return {
            name: parse_yaml(file.read().decode("utf-8"), name)
            for name, file in sorted(members.items())
            if file is not None and name.endswith(".yml")
        }


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False)
    except FileNotFoundError:
        raise HistoryError("git is not installed; install it, or leave out --since") from None
