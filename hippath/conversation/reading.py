"""An answer read against the question that was asked. Words that fit no option are no answer: they are asked again."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, Mapping, Sequence

from rapidfuzz import fuzz

from hippath.knowledge.questions import Option, Question
from hippath.understanding import Findings

Kind = Literal["chosen", "none", "not_sure", "number", "free", "unclear"]
_ALMOST = 90
"""Similarity, 0-100, from which a typed label counts as that label: one or two slips in a word of ten letters."""
_SHORT_ANSWER_WORDS = 6
"""Up to this many words a yes or no of the intent classifier is taken for the whole answer."""
_SURE = 0.7
"""Confidence, 0-1, from which the classifier's yes or no is believed; below it the question is asked again."""
_NEGATION = re.compile(r"\b(no|not|never|none|without|neither|nor|\w+n['’]?t)\b")


@dataclass(frozen=True)
class Reading:
    """What the message says about the pending question."""

    kind: Kind
    """``unclear`` when it says nothing about it."""
    values: tuple[str, ...] = ()
    """Values of the chosen options."""
    number: float | None = None
    """Years for an age, days for a duration."""
    exact: bool = False
    """Whether the message is an option and nothing else: its words then carry no findings of their own."""

    @property
    def is_answer(self) -> bool:
        """Whether the pending question has an answer now."""
        return self.kind != "unclear"


UNCLEAR = Reading("unclear")


def read_answer(
    question: Question,
    text: str,
    intent: str,
    confidence: float,
    findings: Findings,
    choices: Sequence[str] | None = None,
    number_words: Mapping[str, float] = MappingProxyType({}),
) -> Reading:
    """Return what ``text`` answers to ``question``.

    ``choices`` are option values that a client sent; ``number_words`` let an age be written out.
    """
    if choices:
        return _from_choices(question, choices)
    words = _plain(text)
    if question.kind in ("number", "duration"):
        return _number(question, words, intent, confidence, findings, number_words)
    if question.kind == "free":
        return Reading("free")
    return (
        _from_numbers(question, words)
        or _from_labels(question, words)
        or _from_findings(question, words, findings)
        or _from_start(question, words)
        or _from_intent(question, words, intent, confidence)
        or _from_inside(question, words)
        or UNCLEAR
    )


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"[^\w\s'’&/+.-]", " ", text.lower())).strip(" .")


def _from_choices(question: Question, choices: Sequence[str]) -> Reading:
    known = {option.value for option in question.options}
    chosen = [value for value in choices if value in known]
    return _exactly(_chosen(question, chosen)) or UNCLEAR


def _chosen(question: Question, values: Sequence[str]) -> Reading | None:
    concrete = [value for value in values if value not in ("none", "not_sure")]
    if concrete:
        return Reading("chosen", tuple(concrete if question.kind == "multi" else concrete[:1]))
    if "not_sure" in values:
        return Reading("not_sure")
    return Reading("none", ("none",)) if "none" in values else None


def _exactly(reading: Reading | None) -> Reading | None:
    return replace(reading, exact=True) if reading else None


def _from_numbers(question: Question, words: str) -> Reading | None:
    if not re.fullmatch(r"\d{1,2}(?:(?:\s|and|&|\+)+\d{1,2})*", words):
        return None
    numbers = [int(number) for number in re.findall(r"\d+", words)]
    if any(not 1 <= number <= len(question.options) for number in numbers):
        return None
    return _exactly(_chosen(question, [question.options[number - 1].value for number in numbers]))


def _sayings(option: Option) -> tuple[str, ...]:
    return _all_plain((option.label, *option.says))


@lru_cache(maxsize=2048)
def _all_plain(sayings: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_plain(saying) for saying in sayings)


def _from_labels(question: Question, words: str) -> Reading | None:
    exact = [option.value for option in question.options if words in _sayings(option)]
    if exact:
        return _exactly(_chosen(question, exact))
    near = [
        (max(fuzz.ratio(words, saying) for saying in _sayings(option)), option.value)
        for option in question.options
        if len(words) >= 5
    ]
    score, value = max(near, default=(0.0, ""))
    return _chosen(question, [value]) if score >= _ALMOST else None


def _from_findings(question: Question, words: str, findings: Findings) -> Reading | None:
    found = [*findings.symptoms, *findings.features, *findings.medicine_conditions, *findings.activities]
    counted = ("present", "other_person") if question.level == "other" else ("present", "other_person", "possible")
    present = {item.id for item in found if item.status in counted}
    tried = {item.id for item in findings.treatments if item.status == "tried"}
    chosen = [
        option.value for option in question.options if set(option.sets.present) & present or set(option.sets.treatments) & tried
    ]
    return _chosen(question, chosen) if chosen else None


def _from_start(question: Question, words: str) -> Reading | None:
    starts = [
        (len(saying), option.value)
        for option in question.options
        for saying in _sayings(option)
        if saying and re.match(rf"{re.escape(saying)}\b", words)
    ]
    return _chosen(question, [max(starts)[1]]) if starts else None


def _from_intent(question: Question, words: str, intent: str, confidence: float) -> Reading | None:
    if confidence < _SURE or len(words.split()) > _SHORT_ANSWER_WORDS:
        return None
    values = {option.value for option in question.options}
    if intent == "not_sure" and "not_sure" in values:
        return Reading("not_sure")
    if intent == "affirm" and "yes" in values:
        return Reading("chosen", ("yes",))
    if intent == "deny" and "no" in values:
        return Reading("chosen", ("no",))
    return Reading("none", ("none",)) if intent == "deny" and "none" in values else None


def _from_inside(question: Question, words: str) -> Reading | None:
    if _NEGATION.search(words):
        return None
    inside = [
        option.value
        for option in question.options
        if any(len(saying) > 3 and re.search(rf"\b{re.escape(saying)}\b", words) for saying in _sayings(option))
    ]
    if question.kind == "single" and len(inside) != 1:
        return None
    return _chosen(question, inside) if inside else None


def _number(
    question: Question,
    words: str,
    intent: str,
    confidence: float,
    findings: Findings,
    number_words: Mapping[str, float],
) -> Reading:
    if question.number_field == "age":
        if findings.age is not None:
            return Reading("number", number=float(findings.age))
        alone = re.fullmatch(r"(?:i am |i'?m |im |age |aged )?(\d{1,3})(?: ?(?:yrs?|years?)(?: old)?)?", words)
        if alone and 0 < int(alone.group(1)) <= 120:
            return Reading("number", number=float(alone.group(1)))
        written = [number_words.get(part) for part in re.split(r"[\s-]+", words)]
        if all(part is not None for part in written):
            return Reading("number", number=float(sum(part for part in written if part is not None)))
    else:
        spans = [span.days for span in findings.durations if span.days is not None]
        if spans:
            return Reading("number", number=float(spans[0]))
    if intent == "not_sure" and confidence >= _SURE:
        return Reading("not_sure")
    return _from_labels(question, words) or UNCLEAR
