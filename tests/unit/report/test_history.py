"""The knowledge of an earlier revision is read from git; what cannot be read is refused with the reason."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from hippath.knowledge import KnowledgeError
from hippath.report import HistoryError, content_at


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository with two states of a knowledge folder, the first tagged ``first``."""
    knowledge = tmp_path / "repository" / "knowledge"
    (knowledge / "faq").mkdir(parents=True)
    _git(tmp_path / "repository", "init", "-q")
    _git(tmp_path / "repository", "commit", "-q", "--allow-empty", "-m", "empty")
    _git(tmp_path / "repository", "tag", "empty")
    for tag, text in (("first", "old"), ("second", "new")):
        (knowledge / "faq" / "ice.yml").write_text(f"title: {text}\n")
        (knowledge / "notes.txt").write_text("not read")
        _git(tmp_path / "repository", "add", ".")
        _git(tmp_path / "repository", "commit", "-q", "-m", tag)
        _git(tmp_path / "repository", "tag", tag)
    return knowledge


def _git(place: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    subprocess.run(["git", *who, *arguments], cwd=place, check=True, capture_output=True)


@pytest.mark.parametrize(("revision", "title"), [("first", "old"), ("second", "new"), ("HEAD", "new"), ("HEAD~1", "old")])
def test_content_of_a_revision(folder: Path, revision: str, title: str) -> None:
    assert content_at(folder, revision) == {"faq/ice.yml": {"title": title}}


@pytest.mark.parametrize("revision", ["nonsense", "", "--all", "-x", "HEAD~99", "first:knowledge"])
def test_an_unknown_revision_is_refused(folder: Path, revision: str) -> None:
    with pytest.raises(HistoryError, match="is unknown here"):
        content_at(folder, revision)


def test_a_revision_without_the_folder_is_refused(folder: Path) -> None:
    with pytest.raises(HistoryError, match="'empty' has no folder knowledge/"):
        content_at(folder, "empty")


def test_no_repository(tmp_path: Path) -> None:
    with pytest.raises(HistoryError, match="in no git repository"):
        content_at(tmp_path, "HEAD")


def test_no_git(folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(HistoryError, match="git is not installed"):
        content_at(folder, "HEAD")


def test_a_revision_that_is_no_yaml_is_named(folder: Path) -> None:
    (folder / "faq" / "ice.yml").write_text("title: [\n")
    _git(folder, "commit", "-q", "-a", "-m", "broken")
    with pytest.raises(KnowledgeError, match="faq/ice.yml:.*not valid YAML"):
        content_at(folder, "HEAD")
