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

_COMMA, _AND, _SPAN = 3, 2, 5
"""Tokens that a comma, an "and" and another span of time in between count for."""
_REACH = 9
"""Tokens between a span and what it measures."""
_FAR = 99
_OPENING = 3
"""Tokens before a span that opens its clause: then it tells of what follows."""
_ANSWER = 12
"""Tokens up to which a text that opens with a moment answers when it began."""
_YOUNG = 60
"""Days under which "old" is said of a complaint: "only a fortnight old"."""
_DOING = re.compile(r"\bbeen\s+(?:an?\s+)?\w+(?:ing|er|or|ist|ian)\b[^.,;]{0,25}$", re.IGNORECASE)
"""What one has been doing or been, before a span."""
_IS = re.compile(r"\b(?:is|'s|turned|was)\s+(?:only\s+|now\s+|just\s+)?$", re.IGNORECASE)
_PROGRAMME = 10
"""Tokens between a treatment and how long it was done."""
_ONSET = 4
"""Tokens between a span and words such as "started"."""
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
_CLINICAL = re.compile(r"^\d+/(?:52|12|7)$")
"""Clinicians write it behind what it measures, be it a sport in between."""
_PREGNANT = re.compile(r"\b(?:i'?m|i am|im)\s+(?:about\s+|now\s+)?$", re.IGNORECASE)
"""Before weeks it makes them a pregnancy: "I'm 24 weeks"."""
AGO = re.compile(r"\s*(?:ago|back|earlier|prior)\b", re.IGNORECASE)
"""After a span it counts back from today."""
_SINCE = re.compile(r"\b(?:since|from|started|began|for)\b[^.,;]{0,15}$", re.IGNORECASE)
_SINCE_EVENT = re.compile(r"\bsince\b[^.,;]{0,30}$", re.IGNORECASE)
"""Before a date it makes an event the start: "since the half marathon in September"."""
_HARD_DATE = re.compile(r"^(?:since|from|started|began|start|beginning)\b", re.IGNORECASE)


def role_of(span: Duration, spans: Sequence[Duration], reading: Reading) -> Role:
    """Return what ``span`` measures, by what stands nearest to it in its clause."""
    before, after = reading.text[: span.start], reading.text[span.end :]
    if not _tokens(span, reading):
        return "other"
    if _HISTORY_OF.match(after) or (_HARD_DATE.match(span.text) and after.startswith(",") and not before.strip()):
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
    if _points_back(span, reading) and _done_then(span, reading):
        return "treatment"
    if _PREGNANT.search(before) and re.search(r"w(?:ee)?ks?$", span.text, re.IGNORECASE):
        return "other"
    if _of_programme(span, reading):
        return "treatment"
    treatment = min(_cost(span, spans, reading, "treatment"), _cost(span, spans, reading, "time", "treatment_words"))
    since = _SINCE_EVENT.search(before) is not None
    other = min(
        _cost(span, spans, reading, "time", "other_words"),
        _cost(span, spans, reading, "treatment", "surgery"),
        _activity(span, spans, reading, before) + (_COMMA * 2 if since or AGO.match(after) else 1),
        _cost(span, spans, reading, "feature", *reading.knowledge.language.history),
        _cost(span, spans, reading, "medicine_condition") + 1,
    )
    onset = _cost(span, spans, reading, "time", "onset")
    complaint = min(
        onset,
        _cost(span, spans, reading, "site", *COMPLAINT),
        *(_cost(span, spans, reading, kind) for kind in ("sensation", "symptom")),
    )
    nearest = min(treatment, other, complaint)
    if nearest > _REACH and _after_treatment(span, reading):
        return "treatment"
    if nearest > _REACH:
        opens = len(reading.tokens) <= _ANSWER and _tokens(span, reading)[0] <= 1
        return "complaint" if opens or counts_from(span, reading) or not is_date(span) else "other"
    if complaint == nearest and not (other == nearest and _points_back(span, reading)):
        return "complaint" if not _points_back(span, reading) or _began(span, onset, reading) else "other"
    return "other" if other <= treatment else "treatment"


def _began(span: Duration, onset: float, reading: Reading) -> bool:
    """Return whether the complaint began at the moment that a span names, rather than was there on that day."""
    place = _tokens(span, reading)
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
    place = _tokens(span, reading)
    clause = reading.clause_of(Match("span", place[0], place[-1]))
    cues = [cue for cue in reading.of("cue", "question") if clause.first <= cue.first < place[0]]
    return clause.asks and bool(cues) and not counts_from(span, reading) and AGO.match(reading.text[span.end :]) is None


def _career(span: Duration, before: str, reading: Reading) -> bool:
    """Return whether it is how long one has done something: "I've been plastering for 22 years"."""
    doing = _DOING.search(before)
    if doing is None:
        return False
    place = _tokens(span, reading)
    first = next(index for index, token in enumerate(reading.tokens) if token.end > doing.start())
    kinds = ("treatment", "sensation", "symptom", "time")
    return not any(first <= match.first <= place[0] for kind in kinds for match in reading.of(kind) if match.id != "other_words")


def _of_somebody(span: Duration, before: str, reading: Reading) -> bool:
    """Return whether it is the age of somebody: "my youngest is 6 months"."""
    return _IS.search(before) is not None and (_tokens(span, reading)[0] - 1) in reading.others


def _of_programme(span: Duration, reading: Reading) -> bool:
    """Return whether the clause has told of a treatment, and of nothing felt since, before it comes to the span."""
    place = _tokens(span, reading)
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
    place = _tokens(span, reading)
    clause = reading.clause_of(Match("span", place[0], place[-1]))
    done = reading.of("treatment") if is_date(span) else reading.of("treatment", "injection", "surgery")
    return any(clause.first <= match.first and 0 < place[0] - match.last <= _REACH for match in done)


def _after_treatment(span: Duration, reading: Reading) -> bool:
    """Return whether the sentence before names treatments and nothing felt: "Clams and bridges. Eight weeks."."""
    place = _tokens(span, reading)
    sentence = reading.clause_of(Match("span", place[0], place[-1])).sentence

    def before(kind: str) -> bool:
        return any(reading.clause_of(match).sentence == sentence - 1 for match in reading.of(kind))

    return before("treatment") and not before("sensation") and not before("symptom")


def _tokens(span: Duration, reading: Reading) -> list[int]:
    return [index for index, token in enumerate(reading.tokens) if token.start < span.end and span.start < token.end]


def _activity(span: Duration, spans: Sequence[Duration], reading: Reading, before: str) -> float:
    """Return the cost of a sport or job, unless a comma parts them: "hurts when I run, 3 months now"."""
    cost = _cost(span, spans, reading, "activity")
    return _FAR if _CLINICAL.match(span.text) or re.search(r",\s*(?:\w+\s*){0,2}$", before) else cost


def counts_from(span: Duration, reading: Reading) -> bool:
    """Return whether the words count a length of time up to now: "for", "since", "over the last"."""
    before = reading.text[max(0, span.start - 20) : span.start]
    lately = re.search(r"\b(?:last|past)\b", span.text, re.IGNORECASE)
    return bool(_SINCE.search(before) or _HARD_DATE.match(span.text) or lately)


def tells_onset(span: Duration, spans: Sequence[Duration], reading: Reading) -> bool:
    """Return whether the words beside a span say that it is when the complaint began."""
    of_it = re.match(r"\s+of\b", reading.text[span.end :]) is not None
    return of_it or counts_from(span, reading) or _cost(span, spans, reading, "time", "onset") <= _ONSET


def _points_back(span: Duration, reading: Reading) -> bool:
    """Return whether a span is a moment, told of what stands before it: "in 2021", "15 years ago"."""
    return not counts_from(span, reading) and (is_date(span) or AGO.match(reading.text[span.end :]) is not None)


_DATE_START = re.compile(r"(?:last|this|in|on|early|late|mid)\b", re.IGNORECASE)
_LENGTH = re.compile(r"\d\s*\w*(?:day|week|month|year)")
_NUMBER = re.compile(
    r"\d|\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|fou?rty|fifty|sixty|seventy|eighty|ninety|hundred|dozen|few|couple|half|several|year|week|month)",
    re.IGNORECASE,
)


def is_date(span: Duration) -> bool:
    """Return whether the words name a moment and no length of time."""
    if _DATE_START.match(span.text) and not _LENGTH.search(span.text):
        return True
    return not _NUMBER.search(span.text)


def _cost(span: Duration, spans: Sequence[Duration], reading: Reading, kind: str, *ids: str) -> float:
    inside = _tokens(span, reading)
    if not inside:
        return _FAR
    clause = reading.clause_of(Match("span", inside[0], inside[-1]))
    near = [match for match in reading.of(kind, *ids) if clause.first <= match.first <= clause.last]
    back = kind != "time" and _points_back(span, reading) and inside[0] - clause.first > _OPENING
    if kind not in ("sensation", "symptom", "site", "treatment") and "onset" not in ids and _HARD_DATE.match(span.text):
        near = [match for match in near if match.first < inside[0]]
    costs = (
        _between(match, inside[0], inside[-1], spans, reading) + (_COMMA * 2 if back and match.first > inside[-1] else 0)
        for match in near
    )
    return min(costs, default=_FAR)


def _between(match: Match, first: int, last: int, spans: Sequence[Duration], reading: Reading) -> float:
    if match.first > last:
        gap = range(last + 1, match.first)
    elif match.last < first:
        gap = range(match.last + 1, first)
    else:
        return 0.0
    norms = [reading.tokens[index].norm for index in gap]
    crossed = sum(
        1
        for span in spans
        if any(reading.tokens[index].start < span.end and span.start < reading.tokens[index].end for index in gap)
    )
    return len(norms) + _COMMA * norms.count(",") + _AND * norms.count("and") + _SPAN * crossed
