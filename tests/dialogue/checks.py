"""Compares what came with what the scenario expects."""

from __future__ import annotations

from typing import Any

from tests.dialogue.scenario import ReplyExpected, ResultExpected, Words
from tests.dialogue.talk import Exchange, Json


def check_reply(expected: ReplyExpected, exchange: Exchange) -> None:
    """Raise AssertionError when the reply of `exchange` is not as expected."""
    said = f"after {exchange.said[:80]!r}"
    if expected.type is not None:
        _one_of([reply["type"] for reply in exchange.replies], expected.type, f"type {said}")
    if expected.disposition is not None:
        _one_of([(exchange.result or {}).get("disposition")], expected.disposition, f"disposition {said}")
    if expected.topic is not None:
        topics = [reply["answer"]["topic"] for reply in exchange.replies if reply.get("answer")]
        _one_of(topics, expected.topic, f"topic {said}")
    if expected.question_id is not None:
        _one_of([(exchange.question or {}).get("id")], expected.question_id, f"question {said}")
    if expected.erase is not None:
        assert any(reply.get("erase") for reply in exchange.replies) == expected.erase, f"erase {said}"
    _texts(expected.text_includes, expected.text_excludes, exchange.seen, said)


def check_result(expected: ResultExpected, result: Json | None, facts: Json, asked: list[str]) -> None:
    """Raise AssertionError when the result, the facts or the questions asked are not as expected."""
    shown = result or {}
    rules = shown.get("rules", [])
    if expected.disposition is not None:
        _one_of([shown.get("disposition")], expected.disposition, f"disposition (rules {rules}, facts {_short(facts)})")
    if expected.rules is not None:
        assert [rule for rule in rules if rule.startswith("pathway.")] == expected.rules, f"rules are {rules}"
    assert set(expected.rules_include) <= set(rules), f"rules {expected.rules_include} not all in {rules}"
    assert not set(expected.rules_exclude) & set(rules), f"rules {expected.rules_exclude} must not be in {rules}"
    for name, value in expected.facts.items():
        _fact(name, value, facts.get(name))
    _medicines(expected, shown)
    assert set(expected.asked) <= set(asked), f"never asked: {sorted(set(expected.asked) - set(asked))}"
    wrongly = [question for question in expected.never_asked if question in asked]
    assert not wrongly, f"asked although it must not be: {wrongly}"
    _texts(expected.actions_include, [], "\n".join(shown.get("actions", [])), "in the actions")
    _texts(expected.text_includes, expected.text_excludes, _all_text(shown), "in the result")
    if expected.review_after_days is not None:
        assert shown.get("review_after_days") == expected.review_after_days, f"review {shown.get('review_after_days')}"


def _fact(name: str, expected: Any, actual: Any) -> None:
    message = f"fact {name} is {actual!r}, expected {expected!r}"
    if not isinstance(expected, dict):
        wanted = sorted(expected) if isinstance(expected, list) else expected
        assert (list(actual or []) if isinstance(expected, list) else actual) == wanted, message
        return
    assert set(expected) <= {"contains", "excludes", "between", "one_of"}, f"unknown comparison {expected}"
    listed = set(actual or []) if isinstance(actual, (list, tuple)) else set()
    assert set(expected.get("contains", [])) <= listed, message
    assert not set(expected.get("excludes", [])) & listed, message
    if "between" in expected:
        low, high = expected["between"]
        assert actual is not None and low <= actual <= high, message
    if "one_of" in expected:
        assert actual in expected["one_of"], message


def _medicines(expected: ResultExpected, shown: Json) -> None:
    advice = {medicine["id"]: medicine["advice"] for medicine in shown.get("medicines", [])}
    for medicine, wanted in expected.medicines.items():
        _one_of([advice.get(medicine)], wanted, f"advice on {medicine} (all: {advice})")
    if expected.no_medicine_ok:
        assert "ok" not in advice.values(), f"medicines advised: {advice}"


def _one_of(actual: list[Any], wanted: Words, what: str) -> None:
    acceptable = [wanted] if isinstance(wanted, str) else wanted
    assert set(actual) & set(acceptable), f"{what}: {actual}, expected {' or '.join(acceptable)}"


def _texts(includes: Words, excludes: Words, text: str, where: str) -> None:
    lowered = text.lower().replace("\u2019", "'")
    for phrase in [includes] if isinstance(includes, str) else includes:
        found = any(part.lower() in lowered for part in phrase.split("|"))
        assert found, f"{phrase!r} not found {where}: {text[:600]}"
    for phrase in [excludes] if isinstance(excludes, str) else excludes:
        assert phrase.lower() not in lowered, f"{phrase!r} must not stand {where}: {text[:600]}"


def _all_text(shown: Json) -> str:
    sections = ("actions", "reasons", "self_care", "timeline", "safety_net")
    lines = [shown.get("title") or "", *(line for section in sections for line in shown.get(section, []))]
    return "\n".join([*lines, *(medicine["text"] for medicine in shown.get("medicines", []))])


def _short(facts: Json) -> Json:
    hidden = ("absent", "answered", "subject")
    return {name: value for name, value in facts.items() if value and not name.endswith(hidden)}
