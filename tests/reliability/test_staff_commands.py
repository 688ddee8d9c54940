"""P2, P3, P5: staff list, copy, erase and check by command; each leaves its row in the audit record and no id in sight."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import text
from sqlalchemy.engine import Engine

from hippath.cli import hippath
from hippath.serving.settings import DEVELOPMENT_SECRET
from hippath.serving.stop import CannotStart
from hippath.stores.database import open_database
from hippath.stores.reference import reference_of
from hippath.stores.retention import DAY
from tests.support.kept import audited, ids_kept, keep

FIRST, SECOND = "1f" * 16, "2e" * 16
REFERENCE = reference_of(FIRST, DEVELOPMENT_SECRET)
WORD = "zanzibarcanary"


@pytest.fixture()
def engine(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Engine:
    for name, value in {"HIPPATH_DATABASE_URL": database_url, "HIPPATH_ACTOR": "dr.jones"}.items():
        monkeypatch.setenv(name, value)
    engine = open_database(database_url)
    keep(engine, FIRST, at=time.time() - 2 * DAY, words=WORD)
    keep(engine, SECOND, at=time.time() - 31 * DAY)
    return engine


def _run(*arguments: str, given: str = "") -> Result:
    ended = CliRunner().invoke(hippath, arguments, input=given)
    assert ended.exception is None or isinstance(ended.exception, SystemExit), ended.exception
    assert FIRST not in ended.output
    return ended


def test_p5_listing_names_references_and_no_words(engine: Engine) -> None:
    listed = _run("conversations").stdout
    assert REFERENCE in listed
    assert WORD not in listed
    since = time.strftime("%Y-%m-%d", time.gmtime(time.time() - 10 * DAY))
    (line,) = _run("conversations", "--since", since, "--jsonl").stdout.splitlines()
    assert json.loads(line)["reference"] == REFERENCE
    assert json.loads(line)["consent_version"] == "abc"
    assert audited(engine) == [("dr.jones", "list", "-", "2 conversations"), ("dr.jones", "list", "-", "1 conversations")]


@pytest.mark.parametrize("named", [REFERENCE, REFERENCE.lower(), FIRST])
def test_p2_staff_export_by_reference_or_id(engine: Engine, named: str) -> None:
    copy = json.loads(_run("export", named).stdout)
    assert copy["reference"] == REFERENCE
    assert [message["text"] for message in copy["messages"]] == [WORD] * 3
    assert audited(engine) == [("dr.jones", "export", REFERENCE, "")]


def test_p2_staff_export_to_a_file_only_they_can_read(engine: Engine, tmp_path: Path) -> None:
    out = tmp_path / "copy.html"
    ended = _run("export", REFERENCE, "--html", "--out", str(out))
    assert ended.stdout == ""
    assert WORD in out.read_text()
    assert out.stat().st_mode & 0o777 == 0o600
    with pytest.raises(CannotStart, match="cannot be written"):
        hippath.main(["export", REFERENCE, "--out", str(tmp_path / "no" / "copy")], standalone_mode=False)


def test_p2_staff_erase_asks_first(engine: Engine) -> None:
    assert _run("erase", REFERENCE, given="n\n").exit_code == 1
    assert ids_kept(engine) == {FIRST, SECOND}
    ended = _run("erase", REFERENCE, "00000-00000", given="y\n")
    assert ended.exit_code == 1, "one of the two was not there"
    assert "no conversation 00000-00000" in ended.stderr
    assert ids_kept(engine) == {SECOND}
    assert audited(engine) == [("dr.jones", "erase", REFERENCE, "8 rows")]


def test_p2_staff_erase_without_asking(engine: Engine) -> None:
    ended = _run("erase", REFERENCE, "--yes")
    assert (ended.exit_code, ended.stdout) == (0, f"{REFERENCE}: 8 rows erased\n")
    assert _run("export", REFERENCE).exit_code == 1


def test_p3_retention_by_hand(engine: Engine) -> None:
    dry = _run("retention", "--dry-run").stdout
    assert reference_of(SECOND, DEVELOPMENT_SECRET) in dry
    assert REFERENCE not in dry
    assert ids_kept(engine) == {FIRST, SECOND}
    assert "Nothing is erased" in _run("retention", "--days", "0").stdout
    assert "1 conversations over 30 days erased" in _run("retention").stdout
    assert ids_kept(engine) == {FIRST}
    assert "1 conversations over 1 days erased" in _run("retention", "--days", "1").stdout
    assert [row[:2] for row in audited(engine)] == [("dr.jones", "retention")] * 2


def test_p5_the_record_is_shown_and_checked(engine: Engine) -> None:
    _run("export", REFERENCE)
    _run("erase", REFERENCE, "--yes")
    shown = _run("audit", "show").stdout.splitlines()
    assert [line.split()[3:6] for line in shown] == [["dr.jones", "export", REFERENCE], ["dr.jones", "erase", REFERENCE]]
    rows = [json.loads(line) for line in _run("audit", "show", "--jsonl", "--last", "1").stdout.splitlines()]
    checked = _run("audit", "verify")
    assert (checked.exit_code, checked.stdout) == (0, f"2 rows, head {rows[0]['hash']}\n")
    with engine.begin() as connection:
        trigger = "DISABLE TRIGGER USER" if engine.dialect.name == "postgresql" else None
        connection.execute(text(f"ALTER TABLE hippath_audit {trigger}" if trigger else "DROP TRIGGER hippath_audit_DELETE"))
        connection.execute(text("DELETE FROM hippath_audit WHERE seq = 2"))
    assert _run("audit", "verify").exit_code == 0
    cut = _run("audit", "verify", "--head", rows[0]["hash"])
    assert cut.exit_code == 1
    assert "cut off" in cut.stderr


@pytest.mark.parametrize(
    ("url", "said"),
    [("sqlite:////nowhere/hippath.db", "no database at /nowhere/hippath.db"), ("mysql://x/y", "must begin with"), ("nonsense", "must begin with")],
)
@pytest.mark.parametrize("arguments", [("export", "x"), ("erase", "x"), ("retention",), ("conversations",), ("audit", "verify")])
def test_p2_the_wrong_database_is_said_in_a_line(url: str, said: str, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HIPPATH_DATABASE_URL", url)
    with pytest.raises(CannotStart, match=said) as refused:
        hippath.main(list(arguments), standalone_mode=False)
    assert "HIPPATH_DATABASE_URL" in str(refused.value)
