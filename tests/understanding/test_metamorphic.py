"""Changes of a text that change nothing of what it means, and one that turns it round."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.labels import Message, load
from hippath.knowledge import load_knowledge
from hippath.understanding import understand

NOW = date(2026, 11, 21)
TEXTS = [example.text for example in load(Message, "development")]
SPELLINGS = {
    "physio": "pysio", "ibuprofen": "ibuprofin", "flexor": "flexer", "tendonitis": "tendinitus", "exercises": "excercises",
    "stairs": "stiars", "groin": "grion", "swelling": "sweling", "running": "runing", "weeks": "wks", "months": "mnths",
    "anaesthetic": "anesthetic", "tumour": "tumor", "haemophilia": "hemophilia", "paracetamol": "paracetemol",
}  # fmt: skip
"""A right word -> a common misspelling, a short form, or the spelling of the other side of the Atlantic."""
PADDING = ("Hi there. ", "hello all, new here. ", "Thanks for reading this! ")
TOLERATED = 0.03
"""Share of all findings of the labelled texts that a harmless change may alter."""

Change = Callable[[str], str]


def found(text: str) -> frozenset[tuple[str, str]]:
    findings = understand(text, NOW)
    return frozenset((item.id, item.status) for item in (*findings.symptoms, *findings.medicine_conditions))


def misspelt(text: str) -> str:
    for right, wrong in SPELLINGS.items():
        text = re.sub(rf"\b{right}\b", wrong, text)
    return text


CHANGES: dict[str, Change] = {
    "capitals": str.upper,
    "lower case": str.lower,
    "wide spaces": lambda text: re.sub(r" ", "   ", text),
    "line at the end": lambda text: text + "\n",
    "no full stop at the end": lambda text: text.rstrip("."),
    "no apostrophes": lambda text: text.replace("'", "").replace("’", ""),
    "curly apostrophes": lambda text: text.replace("'", "’"),
    "zero-width characters": lambda text: "\u200b".join(text.split(" ")).replace("\u200b", "\u200b "),
    "misspellings": misspelt,
    "padding before": lambda text: PADDING[len(text) % len(PADDING)] + text,
    "padding after": lambda text: text.rstrip() + (" " if text.rstrip().endswith((".", "!", "?")) else ". ") + "Thanks!",
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_harmless_change_changes_next_to_nothing(change: Change) -> None:
    """Over all development texts; a single text may be read differently where a mark carried the meaning."""
    kept = changed = 0
    differing = []
    for text in TEXTS:
        before, after = found(text), found(change(text))
        kept += len(before & after)
        changed += len(before ^ after)
        if before ^ after:
            differing.append((text, sorted(before ^ after)))
    assert changed <= TOLERATED * (kept + changed), differing


NOUNS = {
    "fever": "fever", "swelling": "swelling", "numbness": "numbness_tingling", "back pain": "low_back_pain",
    "groin pain": "groin_pain", "tingling": "numbness_tingling", "pain in my groin": "groin_pain", "limp": "limping",
    "clicking": "clicking_painless", "pain on the stairs": "pain_on_stairs", "pain when I run": "pain_running",
}  # fmt: skip


@given(st.sampled_from(sorted(NOUNS)), st.sampled_from(["no {}", "I have no {}", "there is no {}", "{}? no", "I don't have any {}",
                                                        "without any {}", "denies {}", "never had any {}"]))  # fmt: skip
@settings(deadline=None, max_examples=150)
def test_a_denial_removes_presence(noun: str, frame: str) -> None:
    identity = NOUNS[noun]
    assert (identity, "present") not in found(frame.format(noun))


FACTS = {
    "my groin hurts": "groin_pain", "I have a fever": "fever", "stairs hurt": "pain_on_stairs", "I am limping": "limping",
    "my lower back aches": "low_back_pain", "it hurts when I run": "pain_running", "I take warfarin": "anticoagulant",
    "my thigh is numb": "numbness_tingling", "I am diabetic": "diabetes", "it wakes me at night": "night_pain",
}  # fmt: skip


@given(st.lists(st.sampled_from(sorted(FACTS)), min_size=2, max_size=5, unique=True), st.sampled_from([". ", "; ", ", and "]))
@settings(deadline=None, max_examples=150)
def test_the_order_of_clauses_does_not_matter(clauses: list[str], mark: str) -> None:
    wanted = {(FACTS[clause], "present") for clause in clauses}
    assert wanted <= found(mark.join(clauses))
    assert wanted <= found(mark.join(reversed(clauses)))


@given(st.text(max_size=1000))
@settings(deadline=None, max_examples=200)
def test_any_text_is_read_without_an_exception(text: str) -> None:
    findings = understand(text, NOW)
    for item in (*findings.symptoms, *findings.features, *findings.treatments, *findings.durations):
        assert findings.text == text
        assert text[item.start : item.end] == item.text


STORY = " ".join(TEXTS)


@given(st.integers(0, len(STORY)), st.integers(0, 1000))
@settings(deadline=None, max_examples=200)
def test_a_text_cut_anywhere_is_read_without_an_exception(start: int, length: int) -> None:
    assert understand(STORY[start : start + length], NOW).text == STORY[start : start + length]


HOSTILE = [
    ("\x00" * 1000, set()),
    ("\U0001f600" * 1000, set()),
    ("a\u0301" * 500, set()),
    ("\u200b" * 1000, set()),
    ("gro\u200bin pa\u202ein, no fe\u0301ver", {("groin_pain", "present"), ("fever", "absent")}),
    ("\u202emy groin hurts\u202c", {("groin_pain", "present")}),
    ("ｍｙ ｇｒｏｉｎ ｈｕｒｔｓ", {("groin_pain", "present")}),
    ("\ud800 my groin hurts", {("groin_pain", "present")}),
    ("my groin hurts" + " \U0001f62d" * 400, {("groin_pain", "present")}),
]


@pytest.mark.parametrize(("text", "wanted"), HOSTILE, ids=[repr(text[:20]) for text, _ in HOSTILE])
def test_hostile_text_gives_an_empty_or_a_right_answer(text: str, wanted: set[tuple[str, str]]) -> None:
    assert found(text) == wanted


WORDS = sorted({word for text in TEXTS for word in text.split()})


@given(st.lists(st.sampled_from(WORDS), max_size=40))
@settings(deadline=None, max_examples=100)
def test_every_status_and_id_is_one_of_the_vocabulary(words: list[str]) -> None:
    knowledge = load_knowledge()
    for identity, status in found(" ".join(words)):
        assert identity in knowledge.symptoms or identity in knowledge.medicine_conditions
        assert status in {"present", "absent", "past", "possible", "other_person"}
