"""Only a model that was built here and not changed since is loaded; it is built anew when its inputs change."""

import os
from pathlib import Path

import pytest

from hippath.assistant.model_file import checked_model, newest_model, write_checksum
from hippath.assistant.train import INPUTS, digest_of_inputs
from hippath.serving.settings import ROOT
from hippath.serving.stop import CannotStart


@pytest.fixture()
def model(tmp_path: Path) -> Path:
    path = tmp_path / "hippath-1.tar.gz"
    path.write_bytes(b"a model")
    write_checksum(path)
    return path


def test_a_sound_model(model: Path) -> None:
    assert checked_model(model) == model


def test_a_changed_model(model: Path) -> None:
    model.write_bytes(b"a modem")
    with pytest.raises(CannotStart, match=r"damaged.*hippath train"):
        checked_model(model)


@pytest.mark.parametrize("checksum", [None, "", "nonsense"])
def test_a_model_without_its_checksum(model: Path, checksum: str | None) -> None:
    file = model.with_name("hippath-1.sha256")
    file.unlink()
    if checksum is not None:
        file.write_text(checksum)
    with pytest.raises(CannotStart, match="hippath train"):
        checked_model(model)


def test_no_model(tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match="hippath train"):
        checked_model(tmp_path / "none.tar.gz")


def test_the_newest_counts(model: Path) -> None:
    older = model.with_name("older.tar.gz")
    older.write_bytes(b"")
    os.utime(older, (0, 0))
    assert newest_model(model.parent) == model
    assert newest_model(model.parent / "empty") is None


def test_every_input_exists() -> None:
    assert [name for name in INPUTS if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("change", ["edit", "rename", "add", "remove"])
def test_any_change_of_an_input_is_noticed(tmp_path: Path, change: str) -> None:
    folder = tmp_path / "knowledge" / "faq"
    folder.mkdir(parents=True)
    (folder / "ice.yml").write_text("title: Ice")
    (tmp_path / "README.md").write_text("read me")
    before = digest_of_inputs(tmp_path)
    (tmp_path / "README.md").write_text("read me again")
    assert digest_of_inputs(tmp_path) == before
    if change == "edit":
        (folder / "ice.yml").write_text("title: Ice!")
    elif change == "rename":
        (folder / "ice.yml").rename(folder / "cold.yml")
    elif change == "add":
        (folder / "heat.yml").write_text("")
    else:
        (folder / "ice.yml").unlink()
    assert digest_of_inputs(tmp_path) != before
