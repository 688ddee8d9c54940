"""The ``extract`` contract: what one text says, as plain data."""

from __future__ import annotations

from datetime import date
from typing import Any, Sequence

from hippath.conversation.merge import merge
from hippath.conversation.screening import hinted_flags
from hippath.knowledge import Knowledge, load_knowledge
from hippath.knowledge.condition_ids import atoms_of
from hippath.pathway import Facts, established
from hippath.understanding import Findings, span_status, understand

_EXPLAINED = ("symptoms", "features", "medicine_conditions", "activities", "treatments")


def extract_json(
    text: str,
    now: date,
    spans: Sequence[Sequence[int]] | None = None,
    knowledge: Knowledge | None = None,
    explain: bool = False,
) -> dict[str, Any]:
    """Return the object of ``hippath extract``; with ``spans`` also the assertion status of each [start, end).

    With ``explain`` it has ``explanation`` too: for every finding its rule, its words and its cue.
    """
    knowledge = knowledge or load_knowledge()
    findings = understand(text, now, knowledge)
    result: dict[str, Any] = {
        "text": text,
        "symptoms": [_finding(item) for item in findings.symptoms],
        "duration": _duration(findings.duration, with_place=False),
        "durations": [_duration(item, with_place=True) for item in findings.durations],
        "treatments": [
            {"id": item.id, "status": item.status, "text": item.text, "days": item.days} for item in findings.treatments
        ],
        "red_flags": _red_flags(findings, knowledge),
        "medicine_conditions": [_named(item) for item in findings.medicine_conditions],
        "activities": [_named(item) for item in findings.activities],
        "side": findings.side,
        "age": findings.age,
        "other_body_part": findings.other_body_part,
    }
    if spans is not None:
        result["spans"] = [{"start": start, "end": end, "status": span_status(text, start, end)} for start, end in spans]
    if explain:
        result["explanation"] = [
            *(_reason(kind, item) for kind in _EXPLAINED for item in getattr(findings, kind)),
            *(_flag_reason(row, findings, knowledge) for row in result["red_flags"]),
        ]
    return result


def _reason(kind: str, item: Any) -> dict[str, Any]:
    return {
        "kind": kind,
        "id": item.id,
        "status": item.status,
        "text": item.text,
        "rule": item.rule,
        "cue": item.cue,
    }


def _flag_reason(row: dict[str, Any], findings: Findings, knowledge: Knowledge) -> dict[str, Any]:
    atoms = atoms_of(knowledge.red_flags[row["id"]].when)
    read = [item.id for kind in _EXPLAINED[:3] for item in getattr(findings, kind) if item.id in atoms]
    return {"kind": "red_flags", **row, "rule": f"red_flags.yml {row['id']}", "cue": ", ".join(dict.fromkeys(read))}


def _red_flags(findings: Findings, knowledge: Knowledge) -> list[dict[str, Any]]:
    merged = merge(Facts(), findings, correcting=False)
    words = {
        item.id: item.text
        for item in (*findings.symptoms, *findings.features, *findings.medicine_conditions, *findings.activities)
    }

    def row(identity: str, status: str, atoms: Sequence[str]) -> dict[str, Any]:
        return {
            "id": identity,
            "status": status,
            "text": "; ".join(words[atom] for atom in sorted(atoms) if atom in words),
        }

    present = [row(flag.id, "present", flag.atoms) for flag in established(merged.facts, knowledge)]
    possible = [row(flag, "possible", merged.hinted) for flag in hinted_flags(merged.facts, merged.hinted, knowledge)]
    return present + possible


def _finding(item: Any) -> dict[str, Any]:
    return {"id": item.id, "status": item.status, "text": item.text, "start": item.start, "end": item.end}


def _named(item: Any) -> dict[str, Any]:
    return {"id": item.id, "status": item.status, "text": item.text}


def _duration(item: Any, with_place: bool) -> dict[str, Any] | None:
    if item is None:
        return None
    short = {"days": item.days, "low": item.low, "high": item.high, "text": item.text}
    return {**short, "start": item.start, "end": item.end, "role": item.role} if with_place else short
