"""The report holds every text with its sources, stands alone, and is written whole or not at all."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hippath.checks.faq_texts import clinician_texts
from hippath.checks.patient_texts import patient_texts
from hippath.commands.check import command
from hippath.knowledge import Knowledge
from hippath.knowledge.loader import DEFAULT_FOLDER


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("report") / "report.html"
    ended = _run("--report", str(path))
    assert ended.exit_code == 0, ended.stderr
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def words(report: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", report)).split())


def test_every_text_is_there(words: str, knowledge: Knowledge) -> None:
    texts = [text for text in patient_texts(knowledge) if text.kind not in ("label",)] + list(clinician_texts(knowledge))
    missing = [(text.file, text.field) for text in texts if " ".join(text.text.split()) not in words]
    nested = [("pathway.yml", f"flag_words.{field}") for field, _ in knowledge.pathway.flag_words]
    assert [place for place in missing if place not in nested] == []


def test_every_source_and_every_review_is_there(words: str, knowledge: Knowledge) -> None:
    assert all(source.reference in words for source in knowledge.sources.values())
    assert all(f"{topic.title} {topic.reviewed.date}" in words for topic in knowledge.faq.values())


def test_the_state_of_a_source_is_a_word(words: str) -> None:
    assert "wilson2005 (checked)" in words
    assert "project-rule (own rule)" in words
    assert "clinical-consensus (not checked)" in words


def test_there_is_a_place_to_sign(report: str) -> None:
    block = report[report.index('id="sign"') :]
    assert all(f'<th scope="col">{column}</th>' in block for column in ("Name", "Role", "Signature", "Date"))


def test_it_stands_alone(report: str) -> None:
    assert not re.search(r"""(?:src|href)=["'](?!#)|<script|@import|url\(""", report)


def test_texts_cannot_become_markup(tmp_path: Path) -> None:
    folder = tmp_path / "knowledge"
    shutil.copytree(DEFAULT_FOLDER, folder)
    path = folder / "faq" / "anatomy.yml"
    path.write_text(path.read_text().replace("It bends the hip.", "<b>It</b> bends <script>the</script> hip."))
    assert _run("--knowledge", str(folder), "--report", str(tmp_path / "report.html")).exit_code == 0
    page = (tmp_path / "report.html").read_text()
    assert "&lt;b&gt;It&lt;/b&gt; bends" in page and "<script>the" not in page


def test_an_error_is_in_the_report_and_ends_with_1(tmp_path: Path) -> None:
    folder = tmp_path / "knowledge"
    shutil.copytree(DEFAULT_FOLDER, folder)
    path = folder / "faq" / "anatomy.yml"
    path.write_text(path.read_text().replace("It bends the hip.", "The diagnosis is a hip."))
    ended = _run("--knowledge", str(folder), "--report", str(tmp_path / "report.html"))
    assert ended.exit_code == 1
    assert "1 to mend, 0 to look at" in (tmp_path / "report.html").read_text()


def test_changes_since_a_revision(tmp_path: Path) -> None:
    folder = tmp_path / "knowledge"
    shutil.copytree(DEFAULT_FOLDER, folder)
    git = ["git", "-c", "user.name=Test", "-c", "user.email=test@example.org"]
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "first"]):
        subprocess.run([*git, *arguments], cwd=folder, check=True, capture_output=True)
    path = folder / "faq" / "anatomy.yml"
    path.write_text(path.read_text().replace("It bends the hip.", "It lifts the leg."))
    report = tmp_path / "report.html"
    assert _run("--knowledge", str(folder), "--report", str(report), "--since", "HEAD").exit_code == 0
    page = report.read_text()
    assert "0 added, 1 changed,\n    0 removed" in page
    assert "<del>bends</del>" in page and "<ins>lifts</ins>" in page


def test_an_unknown_revision_leaves_the_report_alone(tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    report.write_text("signed")
    ended = _run("--report", str(report), "--since", "no-such-revision")
    assert ended.exit_code == 1
    assert "'no-such-revision' is unknown here" in ended.stderr
    assert report.read_text() == "signed"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    ended = _run("--report", str(tmp_path / "none" / "report.html"))
    assert ended.exit_code == 1
    assert "report.html cannot be written" in ended.stderr


def test_a_failing_write_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from hippath.report import write_atomically

    path = tmp_path / "report.html"
    path.write_text("signed")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(OSError, match="No space"):
        write_atomically(path, "new")
    assert [file.name for file in tmp_path.iterdir()] == ["report.html"]
    assert path.read_text() == "signed"
