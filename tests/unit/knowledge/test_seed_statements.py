"""Each statement of the documents the project began with is found by a question, and said with its limits and its source."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from hippath.knowledge import Knowledge
from hippath.knowledge.statement import Statement
from hippath.retrieval import lookup

ROWS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "seed_statements.yml").read_text(encoding="utf-8"))
SEED1, SEED2 = 31, 20
CASES = [(row, audience) for row in ROWS for audience in ("patient", "clinician")]


def _answer(topic: str, audience: str, knowledge: Knowledge) -> tuple[Statement, ...]:
    entry = knowledge.faq[topic]
    return entry.clinician if audience == "clinician" else (*entry.patient.short, *entry.patient.detail, *entry.patient.seek_help)


def test_no_statement_is_left_out() -> None:
    wanted = {f"s1.{number:02}" for number in range(1, SEED1 + 1)} | {f"s2.{number:02}" for number in range(1, SEED2 + 1)}
    assert {row["id"].split("-")[0] for row in ROWS} == wanted


@pytest.mark.parametrize(("row", "audience"), CASES, ids=[f"{row['id']}-{audience}" for row, audience in CASES])
def test_a_question_leads_to_the_statement(row: dict[str, Any], audience: str, knowledge: Knowledge) -> None:
    question = row[audience]["ask"]
    found = lookup(question, audience, 1, knowledge)  # type: ignore[arg-type]
    assert found, f"no answer to: {question}"
    said = _answer(found[0].topic, audience, knowledge)
    whole = " ".join(statement.text for statement in said)
    missing = [pattern for pattern in row[audience]["says"] if not re.search(pattern, whole, re.DOTALL)]
    assert not missing, f"{question} -> {found[0].topic} does not say {missing}: {whole}"
    if row[audience].get("cites", True):
        carrying = [statement for statement in said if re.search(row[audience]["says"][0], statement.text)]
        assert any(_seed(row) in statement.sources for statement in carrying), f"{found[0].topic} says it without {_seed(row)}"
    if "gate" in row and audience == "patient":
        assert knowledge.faq[found[0].topic].gate == row["gate"]


def test_nobody_is_told_to_keep_moving_before_the_fracture_screen(knowledge: Knowledge) -> None:
    keep_moving = re.compile(r"(?i)full rest|rest (it|the hip) fully|keep moving|muscle wastes")
    told = {
        topic.id: topic.gate
        for topic in knowledge.faq.values()
        for statement in (*topic.patient.short, *topic.patient.detail)
        if keep_moving.search(statement.text)
    }
    assert len(told) >= 4
    assert set(told.values()) == {"exercise"}, told


def test_clinicians_read_the_screen_beside_the_advice_against_rest(knowledge: Knowledge) -> None:
    for topic in knowledge.faq.values():
        whole = " ".join(statement.text for statement in topic.clinician)
        if re.search(r"(?i)complete immobilisation|full immobilisation|atrophy", whole):
            assert re.search(r"(?i)stress fracture", whole), topic.id


def _seed(row: dict[str, Any]) -> str:
    return "seed1" if row["id"].startswith("s1") else "seed2"
