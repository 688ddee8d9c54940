"""The command line keeps its contract, line by line, and starts without Rasa."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

RUNNER = 36
FACTS: dict[str, Any] = {
    "age": RUNNER,
    "symptoms_present": ["groin_pain", "snapping"],
    "duration_days": 240,
    "treatments": ["exercises", "activity_modification"],
    "conservative_days": 200,
    "conservative_adequate": True,
    "trend": "unchanged",
    "injection": "none",
    "complete": True,
}
RESULT = {
    "disposition", "urgency", "title", "actions", "reasons", "self_care", "medicines", "timeline", "safety_net",
    "sources", "rules",
}  # fmt: skip


def _run(*arguments: str, given: str | bytes = "") -> subprocess.CompletedProcess[str]:
    data = given.encode() if isinstance(given, str) else given
    command = [sys.executable, "-m", "hippath", *arguments]
    ended = subprocess.run(command, input=data, capture_output=True, timeout=120, check=False)
    out, err = ended.stdout.decode(), ended.stderr.decode()
    assert "Traceback" not in err, err
    return subprocess.CompletedProcess(command, ended.returncode, out, err)


def _lines(*arguments: str, given: str | bytes) -> tuple[int, list[dict[str, Any]]]:
    ended = _run(*arguments, "--jsonl", given=given)
    return ended.returncode, [json.loads(line) for line in ended.stdout.splitlines()]


def test_triage_gives_the_result() -> None:
    code, (result,) = _lines("triage", given=json.dumps(FACTS))
    assert code == 0
    assert set(result) >= RESULT
    assert result["disposition"] == "surgical_consultation"
    assert result["rules"] == ["pathway.12"]
    assert all(set(source) == {"key", "text"} for source in result["sources"])


def test_triage_says_what_is_missing() -> None:
    code, (result,) = _lines("triage", given='{"symptoms_present": ["groin_pain"]}')
    assert code == 0
    assert set(result) == {"missing"}
    assert result["missing"]


BAD_FACTS = [
    ('{"age": 30, "trend": "better"}', ["trend", "improving", "unchanged", "worse"]),
    ('{"injection": "yes"}', ["injection", "none", "helped", "wore_off", "failed"]),
    ('{"colour": "red"}', ["colour", "symptoms_present"]),
    ('{"age": "old"}', ["age"]),
    ('{"symptoms_present": ["groin_pian"]}', ["symptoms_present", "groin_pian", "groin_pain"]),
    ('{"red_flags": ["no_such_flag"]}', ["red_flags", "no_such_flag"]),
    ("[1]", ["object"]),
    ("{", ["JSON"]),
]


@pytest.mark.parametrize(("line", "words"), BAD_FACTS)
def test_bad_facts_name_the_field_and_what_is_allowed(line: str, words: list[str]) -> None:
    code, (answer,) = _lines("triage", given=line)
    assert code == 1
    assert set(answer) == {"error"}
    assert answer["error"].startswith("line 1: ")
    assert [word for word in words if word not in answer["error"]] == []


def test_a_bad_line_does_not_stop_the_others() -> None:
    good = json.dumps({"text": "pain in my groin for two months"})
    given = f"{good}\n\nnot json\n".encode() + b'{"text": "\xff"}\n' + f'{{"words": 1}}\n{good}\n'.encode()
    code, answers = _lines("extract", given=given)
    assert code == 1
    assert [answer.get("error", "")[:7] for answer in answers] == ["", "line 3:", "line 4:", "line 5:", ""]
    assert answers[0] == answers[-1]


def test_extract() -> None:
    text = "I've had groin pain for 3 months, no fever. Physio for six weeks."
    code, (found,) = _lines("extract", given=json.dumps({"text": text, "now": "2026-11-21"}))
    assert code == 0
    assert found["text"] == text
    statuses = {item["id"]: item["status"] for item in found["symptoms"]}
    assert statuses["groin_pain"] == "present"
    assert statuses["fever"] == "absent"
    assert found["duration"]["days"] == 90
    assert {treatment["id"] for treatment in found["treatments"]} >= {"physio"}
    for item in found["symptoms"]:
        assert text[item["start"] : item["end"]] == item["text"]


def test_extract_of_given_spans() -> None:
    text = "no fever but night pain"
    line = {"text": text, "spans": [[3, 8], [13, 23]]}
    code, (found,) = _lines("extract", given=json.dumps(line))
    assert code == 0
    assert found["spans"] == [
        {"start": 3, "end": 8, "status": "absent"},
        {"start": 13, "end": 23, "status": "present"},
    ]


@pytest.mark.parametrize(
    "line",
    [
        {"text": "x", "spans": [[5, 9]]},
        {"text": "x", "spans": "0-1"},
        {"text": "x", "now": "today"},
        {"text": 1},
    ],
)
def test_extract_refuses_what_it_cannot_use(line: dict[str, Any]) -> None:
    code, (answer,) = _lines("extract", given=json.dumps(line))
    assert code == 1
    assert "line 1" in answer["error"]


def test_lookup() -> None:
    code, (found,) = _lines("lookup", given='{"question": "How long should I rest before running again?"}')
    assert code == 0
    assert 1 <= len(found["answers"]) <= 3
    assert set(found["answers"][0]) >= {"topic", "score", "question", "answer", "sources"}
    assert found["answers"][0]["sources"]


def test_lookup_of_something_else() -> None:
    code, (found,) = _lines("lookup", given='{"question": "What is the capital of France?"}')
    assert code == 0
    assert found["answers"] == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("extract", "groin pain for 3 months"),
        ("lookup", "does ice help?"),
        ("lookup", "psoas tenotomy evidence", "--audience", "clinician", "--top", "1"),
        ("triage", "-"),
        ("check",),
        ("--help",),
    ],
)
def test_readable_pages(arguments: tuple[str, ...]) -> None:
    ended = _run(*arguments, given=json.dumps(FACTS))
    assert ended.returncode == 0
    assert ended.stdout.strip()
    assert not ended.stdout.lstrip().startswith("{")


@pytest.mark.parametrize("arguments", [("extract",), ("lookup",), ("lookup", "x", "--top", "0"), ("nonsense",)])
def test_wrong_use_is_explained(arguments: tuple[str, ...]) -> None:
    ended = _run(*arguments)
    assert ended.returncode == 2
    assert ended.stderr.strip()


@pytest.mark.parametrize("arguments", [["extract", "groin pain"], ["triage"], ["lookup", "does ice help?"], ["check"]])
def test_rasa_is_not_imported(arguments: list[str]) -> None:
    code = (
        "import sys\nfrom hippath.cli import main\n"
        f"try:\n    main({arguments!r})\nexcept SystemExit as end:\n    assert not end.code, end.code\n"
        "print('imported:', sorted({'rasa', 'rasa_sdk', 'tensorflow', 'sanic', 'torch'} & set(sys.modules)))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code],
        input=json.dumps(FACTS),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert "imported: []" in ended.stdout, ended.stdout + ended.stderr


def test_knowledge_that_cannot_be_used_is_named_by_every_command(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nimport hippath.knowledge.loader as loader\n"
        f"loader.DEFAULT_FOLDER = Path({str(tmp_path)!r})\n"
        "from hippath.cli import main\nmain(sys.argv[1:])"
    )
    for arguments in (["check"], ["triage"], ["extract", "groin pain"], ["lookup", "ice"], ["chat"], ["serve"]):
        command = [sys.executable, "-c", code, *arguments]
        ended = subprocess.run(command, input="{}", capture_output=True, text=True, timeout=60, check=False)
        assert ended.returncode == 1, arguments
        assert ".yml: the file is missing" in ended.stderr
        assert "Traceback" not in ended.stderr
