"""What a span of time measures: the complaint, a treatment, or something else."""

from __future__ import annotations

import re
from typing import Sequence

from hippath.understanding.assertion import status_of
from hippath.understanding.findings import Duration, Role
from hippath.understanding.patterns import Match
from hippath.understanding.person import A_THING
from hippath.understanding.places import COMPLAINT
from hippath.understanding.scene import Reading
from hippath.understanding.span_place import (
    AGO,
    COMMA,
    HARD_DATE,
    activity_cost,
    cost,
    counts_from,
    is_date,
    points_back,
    tokens_of,
)

_REACH = 9
"""Tokens between a span and what it measures."""
_ANSWER = 12
"""Tokens up to which a text that opens with a moment answers when it began."""
_YOUNG = 60
"""Days under which "old" is said of a complaint: "only a fortnight old"."""
_DOING = re.compile(r"\bbeen\s+(?:an?\s+)?\w+(?:ing|er|or|ist|ian)\b[^.,;]{0,25}$", re.IGNORECASE)
"""What one has been doing or been, before a span."""
_IS = re.compile(r"\b(?:is|'s|turned|was)\s+(?:only\s+|now\s+|just\s+)?$", re.IGNORECASE)
_PROGRAMME = 10
"""Tokens between a treatment and how long it was done."""
_AFTER = re.compile(
    r"\s*(?:-\s*)?(?:old|young)\b|\s*(?:pregnant|gone\b|along\b|gestation|post[\s-]?(?:partum|natal|op)|pp\b)"
    r"|\s*(?:from now|time\b|later\b|after(?:wards)?\b)",
    re.IGNORECASE,
)
"""After a span it makes it an age, a pregnancy, an appointment, or the distance from another event."""
_HISTORY_OF = re.compile(r"(?:'s|s'|-)?\s*(?:hx|history|h/o|story)\b", re.IGNORECASE)
"""After a span it makes it the complaint's: "an eighteen month history of right-sided snapping"."""
_WHOLE = re.compile(r"^(?:all|whole|full|entire)\W(?:day|night)", re.IGNORECASE)
"""A span that says how much of the day, not for how long."""
_RECENT = 7
"""Days back within which a moment is the onset only when the words say that something began or happened then."""
_BEFORE = re.compile(
    r"\b(?:r/v|rv|review|f/u|fu|follow[\s-]?up|recheck|in|within"
    r"|next|another|until|under|over|take|takes)\s+(?:about\s+|the\s+next\s+)?$",
    re.IGNORECASE,
)
"""Before a span it makes it the future."""
_WITHIN = re.compile(r"\b(?:in|within|after)\s+(?:about\s+)?$", re.IGNORECASE)
"""Right before a span it makes it the time that something took."""
_PREGNANT = re.compile(r"\b(?:i'?m|i am|im)\s+(?:about\s+|now\s+)?$", re.IGNORECASE)
"""Before weeks it makes them a pregnancy: "I'm 24 weeks"."""
_SINCE_EVENT = re.compile(r"\bsince\b[^.,;]{0,30}$", re.IGNORECASE)
"""Before a date it makes an event the start: "since the half marathon in September"."""


def role_of(span: Duration, spans: Sequence[Duration], reading: Reading) -> Role:
    """Return what ``span`` measures, by what stands nearest to it in its clause."""
    before, after = reading.text[: span.start], reading.text[span.end :]
    if not tokens_of(span, reading):
        return "other"
    if _HISTORY_OF.match(after) or (HARD_DATE.match(span.text) and after.startswith(",") and not before.strip()):
        return "complaint"
    if re.match(r"\s+in\b(?:\s*[,.]|\s+and\b|$)", after):
        return "complaint"
    if (
        _WHOLE.match(span.text)
        or (_AFTER.match(after) and not _young(span, before, after))
        or (span.days is not None and _BEFORE.search(before) and not counts_from(span, reading))
    ):
        return "other"
    if _WITHIN.search(before) and not re.match(r"(?:the\s+)?(?:last|past)\b", span.text, re.IGNORECASE):
        return "other"
    if _asked(span, reading) or _career(span, before, reading) or _of_somebody(span, before, reading):
        return "other"
    if points_back(span, reading) and _done_then(span, reading):
        return "treatment"
    if _PREGNANT.search(before) and re.search(r"w(?:ee)?ks?$", span.text, re.IGNORECASE):
        return "other"
    if _of_programme(span, reading):
        return "treatment"
    treatment = min(cost(span, spans, reading, "treatment"), cost(span, spans, reading, "time", "treatment_words"))
    since = _SINCE_EVENT.search(before) is not None
    other = min(
        cost(span, spans, reading, "time", "other_words"),
        cost(span, spans, reading, "treatment", "surgery"),
        activity_cost(span, spans, reading, before) + (COMMA * 2 if since or AGO.match(after) else 1),
        cost(span, spans, reading, "feature", *reading.knowledge.language.history),
        cost(span, spans, reading, "medicine_condition") + 1,
    )
    onset = cost(span, spans, reading, "time", "onset")
    complaint = min(
        onset,
        cost(span, spans, reading, "site", *COMPLAINT),
        *(cost(span, spans, reading, kind) for kind in ("sensation", "symptom")),
    )
    nearest = min(treatment, other, complaint)
    if nearest > _REACH and _after_treatment(span, reading):
        return "treatment"
    if nearest > _REACH:
        opens = len(reading.tokens) <= _ANSWER and tokens_of(span, reading)[0] <= 1
        return "complaint" if opens or counts_from(span, reading) or not is_date(span) else "other"
    if complaint == nearest and not (other == nearest and points_back(span, reading)):
        return "complaint" if not points_back(span, reading) or _began(span, onset, reading) else "other"
    return "other" if other <= treatment else "treatment"


def _began(span: Duration, onset: float, reading: Reading) -> bool:
    """Return whether the complaint began at the moment that a span names, rather than was there on that day."""
    place = tokens_of(span, reading)
    told = [match for kind in ("sensation", "symptom") for match in reading.of(kind)]
    nearest = min(told, key=lambda match: abs(match.first - place[0]), default=None)
    if nearest is not None and status_of(nearest, reading) in ("past", "absent"):
        return False
    if span.days is None or span.days > _RECENT or onset <= _REACH or place[0] <= 1:
        return True
    sentence = reading.clause_of(Match("span", place[0], place[-1])).sentence
    happened = [*reading.of("feature", "sudden_onset", "recent_fall"), *reading.of("symptom", "trauma")]
    return any(reading.clause_of(match).sentence == sentence for match in happened)


def _young(span: Duration, before: str, after: str) -> bool:
    """Return whether it is a complaint that is days or weeks old, or one that is named: "the problem itself is 3 years old"."""
    if after.lstrip(" -").lower().startswith("old") and A_THING.search(before):
        return True
    return after.lstrip(" -").lower().startswith("old") and span.days is not None and span.days < _YOUNG


def _asked(span: Duration, reading: Reading) -> bool:
    """Return whether a question asks for the span: "is it 6 weeks or 6 months?"."""
    place = tokens_of(span, reading)
    clause = reading.clause_of(Match("span", place[0], place[-1]))
    cues = [cue for cue in reading.of("cue", "question") if clause.first <= cue.first < place[0]]
    return clause.asks and bool(cues) and not counts_from(span, reading) and AGO.match(reading.text[span.end :]) is None


def _career(span: Duration, before: str, reading: Reading) -> bool:
    """Return whether it is how long one has done something: "I've been plastering for 22 years"."""
    doing = _DOING.search(before)
    if doing is None:
        return False
    place = tokens_of(span, reading)
    first = next(index for index, token in enumerate(reading.tokens) if token.end > doing.start())
    kinds = ("treatment", "sensation", "symptom", "time")
    return not any(first <= match.first <= place[0] for kind in kinds for match in reading.of(kind) if match.id != "other_words")


def _of_somebody(span: Duration, before: str, reading: Reading) -> bool:
    """Return whether it is the age of somebody: "my youngest is 6 months"."""
    return _IS.search(before) is not None and (tokens_of(span, reading)[0] - 1) in reading.others


def _of_programme(span: Duration, reading: Reading) -> bool:
    """Return whether the clause has told of a treatment, and of nothing felt since, before it comes to the span."""
    place = tokens_of(span, reading)
    clause = reading.clause_of(Match("span", place[0], place[-1]))
    before = [match for match in reading.of("treatment") if clause.first <= match.first and match.last < place[0]]
    if not before or place[0] - before[-1].last > _PROGRAMME or AGO.match(reading.text[span.end :]):
        return False
    felt = [match for kind in ("sensation", "symptom") for match in reading.of(kind)]
    felt += [site for site in reading.of("site") if not _what_for(site, reading)]
    words = {token.norm for token in reading.tokens[before[-1].last + 1 : place[0]]}
    return "," not in words and not any(before[-1].last < match.first < place[0] for match in felt)


def _what_for(site: Match, reading: Reading) -> bool:
    """Return whether a place only says what a treatment is for: "naproxen for my hip"."""
    return "for" in {token.norm for token in reading.tokens[max(0, site.first - 2) : site.first]}


def _done_then(span: Duration, reading: Reading) -> bool:
    """Return whether a jab or an operation was at the moment that a span names: "steroid jab on the 6th"."""
    place = tokens_of(span, reading)
    clause = reading.clause_of(Match("span", place[0], place[-1]))
    done = reading.of("treatment") if is_date(span) else reading.of("treatment", "injection", "surgery")
    return any(clause.first <= match.first and 0 < place[0] - match.last <= _REACH for match in done)


def _after_treatment(span: Duration, reading: Reading) -> bool:
    """Return whether the sentence before names treatments and nothing felt: "Clams and bridges. Eight weeks."."""
    place = tokens_of(span, reading)
    sentence = reading.clause_of(Match("span", place[0], place[-1])).sentence

    def before(kind: str) -> bool:
        return any(reading.clause_of(match).sentence == sentence - 1 for match in reading.of(kind))

    return before("treatment") and not before("sensation") and not before("symptom")
