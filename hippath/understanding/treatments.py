"""Treatments with what became of them: tried, planned or declined; how long; helped; regular."""

from __future__ import annotations

from dataclasses import replace
from typing import Optional, Sequence

from hippath.understanding.assertion import assertion_of
from hippath.understanding.findings import Duration, TreatmentFinding, TreatmentStatus
from hippath.understanding.lists import same_list
from hippath.understanding.outcomes import outcomes
from hippath.understanding.patterns import Match
from hippath.understanding.scene import Reading
from hippath.understanding.treatment_days import treatment_days

_REACH = 5
"""Tokens between a plan or refusal and the treatment; its first words may be the treatment's own: "declines PT"."""
_WAITING = frozenset({"start", "yet", "begun"})
"""Words of a refusal that only say "not yet"."""
_REFUSAL_REACH = 12
"""Tokens between a treatment and a refusal after it."""
_OWN = 3
"""Tokens behind a refusal in which a treatment has it for its own: "exercises, no better, never had an injection"."""
_GOING_ON = frozenset({"persist", "continue", "continu", "persevere", "persever", "carry", "keep"})
"""Words after a plan that make it go on with what is already done: "keen to persist with the bands"."""
_ALL = frozenset({"any", "either", "anything", "them", "those", "these"})
"""Words behind a refusal that make it one of the whole list before it."""
_SHORT_QUESTION = 12
"""Tokens up to which a question about a treatment asks whether to use it: "nurofen ok for this?"."""
_PROCEDURES = frozenset({"surgery"})
"""Treatments of another part of the body that say nothing of this one."""


def treatments(reading: Reading, spans: Sequence[Duration]) -> tuple[TreatmentFinding, ...]:
    """Return the treatments named, one finding an id; what is said about it anywhere in the text is joined."""
    mentions = named(reading)
    days = treatment_days(mentions, spans, reading)
    helped = outcomes(mentions, reading)
    found: dict[str, TreatmentFinding] = {}
    for mention in mentions:
        status, cue = _status(mention, reading)
        if status == "planned" and cue and mention in helped and (cue.first > mention.last or not helped[mention]):
            status, cue = "tried", None  # "the ice helps for maybe half an hour", "apart from Tylenol, which does nothing"
        if status == "planned" and mention in days and cue and _begun(mention, cue, reading):
            status, cue = "tried", None
        finding = TreatmentFinding(
            id=mention.id,
            status=status,
            text=reading.words(mention),
            start=reading.tokens[mention.first].start,
            end=reading.tokens[mention.last].end,
            days=days.get(mention),
            helped=helped.get(mention),
            regular=_regular(mention, reading),
            rule=f"treatments.yml {mention.id}",
            cue=reading.words(cue) if cue else "",
        )
        found[mention.id] = _joined(found[mention.id], finding) if mention.id in found else finding
    return tuple(found.values())


def named(reading: Reading) -> list[Match]:
    """Return the treatments named for this complaint: of overlapping names the longest ("voltarol gel" is the gel)."""
    matches = [_bare(match, reading) for match in reading.of("treatment")]
    traps = {index for match in reading.of("not_treatment") for index in range(match.first, match.last + 1)}
    own = any(match.first not in reading.others for kind in ("sensation", "symptom", "site") for match in reading.of(kind))
    return [
        match
        for match in matches
        if match.first not in traps
        and not (own and match.first in reading.others)
        and not (match.id in _PROCEDURES and elsewhere(match, reading))
        and not any(
            other is not match
            and other.first <= match.last
            and match.first <= other.last
            and (other.last - other.first) > (match.last - match.first)
            for other in matches
        )
    ]


def _bare(match: Match, reading: Reading) -> Match:
    """Return "PT" without the words that tell it from a patient: they say what became of it."""
    for index in range(match.first, match.last + 1):
        if reading.tokens[index].word == "pt":
            return Match(match.id, index, index)
    return match


def elsewhere(match: Match, reading: Reading) -> bool:
    """Return whether the treatment was given at another part of the body: a jab in the back, an operation on the knee."""
    clause = reading.clause_of(match)
    return any(
        -3 <= word.first - match.last <= 5 and clause.first <= word.first <= clause.last
        for word in reading.of("injection", "elsewhere")
    )


def _joined(first: TreatmentFinding, second: TreatmentFinding) -> TreatmentFinding:
    decisive = first if first.status == "tried" or second.status != "tried" else second
    if "declined" in (first.status, second.status) and not (first.days or second.days):
        decisive = first if first.status == "declined" else second
    elif decisive.status != "tried":
        decisive = second
    return replace(
        first,
        status=decisive.status,
        cue=decisive.cue,
        days=first.days if first.days is not None else second.days,
        helped=second.helped if second.helped is not None else first.helped,
        regular=second.regular if second.regular is not None else first.regular,
    )


def _status(match: Match, reading: Reading) -> tuple[TreatmentStatus, Optional[Match]]:
    """Return whether it was done, and the words that say so."""
    asserted = assertion_of(match, reading)
    refusal = _said("declined", match, reading)
    planned = _said("planned", match, reading)
    waiting = refusal and any(token.norm in _WAITING for token in reading.tokens[refusal.first : refusal.last + 2])
    if planned and waiting:
        return "planned", planned
    if refusal or asserted.status == "absent":
        return "declined", refusal or asserted.cue
    clause = reading.clause_of(match)
    asks = [cue for cue in reading.of("cue", "question") if clause.first <= cue.first < match.first]
    if clause.asks and asks and not any(cue.first < match.first for cue in reading.of("plan", "done")):
        return "planned", asks[-1]
    if clause.asks and clause.last - clause.first <= _SHORT_QUESTION and not reading.of("plan", "done"):
        return "planned", None
    if _refused(match, reading):
        return "declined", None
    plan = asserted.cue if asserted.status == "possible" else planned
    return ("planned", plan) if plan else ("tried", None)


def _begun(match: Match, plan: Match, reading: Reading) -> bool:
    """Return whether what was advised has been done: "she said to do bands so I've been at those for three weeks"."""
    end = reading.sentence_end(match)
    return plan.first < match.first and any(match.last < cue.first <= end for cue in reading.of("plan", "done"))


def _refused(match: Match, reading: Reading) -> bool:
    """Return whether a bare "no" right behind the treatment refuses it: "dry needling no.", "crutches? nah"."""
    following = [token.norm for token in reading.tokens[match.last + 1 : match.last + 4]]
    if following[:1] == ["?"] and following[1:2] in (["no"], ["nope"], ["nah"], ["never"]):
        return True
    return following[:1] in (["no"], ["nope"], ["nah"]) and (len(following) < 2 or not following[1][0].isalnum())


def _said(name: str, match: Match, reading: Reading) -> Optional[Match]:
    """Return the words of a plan or refusal around the treatment, or None."""
    clause = reading.clause_of(match)
    for cue in reading.of("plan", name):
        between = {token.norm for token in reading.tokens[cue.last + 1 : match.first]}
        gone_on = name == "planned" and between & _GOING_ON
        if cue.last >= match.last or cue.first < clause.first or "but" in between or gone_on:
            continue
        if "," in between:
            start = cue.last + 1 + (reading.tokens[cue.last + 1].norm == ":")
            if same_list(start, match, reading, long_items=True):
                return cue
        elif match.first - cue.last <= _REACH:
            return cue
    end = min(reading.sentence_end(match), match.last + (_REFUSAL_REACH if name == "declined" else _REACH))
    for cue in reading.of("plan", f"{name}_after"):
        commas = [token.norm for token in reading.tokens[match.last + 1 : cue.first]][: 5 if name == "planned" else 0]
        behind = match.first < cue.first <= end and cue.last > match.last
        if behind and "," not in commas and not _another_has(cue, match, reading):
            return cue
    return None


def _another_has(cue: Match, match: Match, reading: Reading) -> bool:
    """Return whether the refusal behind the treatment is another's: of one between, or of one that it leads to.

    "Ice, heat, tablets: never tried any" refuses all of a list.
    """
    of_all = any(token.norm in _ALL for token in reading.tokens[cue.last + 1 : cue.last + 3])
    for other in reading.of("treatment"):
        if match.last < other.first < cue.first and not (of_all and same_list(match.first, other, reading)):
            return True
        following = [token.norm for token in reading.tokens[cue.last + 1 : other.first]]
        if cue.last < other.first <= cue.last + _OWN and "," not in following:
            return True
    return False


def _regular(match: Match, reading: Reading) -> Optional[bool]:
    """Return whether it was done regularly, by what is said nearest in its sentence or the next one."""
    sentence = reading.clause_of(match).sentence
    others = reading.of("treatment")
    said = [
        (max(other.first - match.last, match.first - other.last, 0), -(other.last - other.first), other.id == "true")
        for other in reading.of("regular", "true", "false")
        if reading.clause_of(other).sentence in (sentence, sentence + 1)
        and not any(match.last < third.first < other.first for third in others if third.id != match.id)
    ]
    near = [item for item in said if item[0] <= _REACH * 2]
    return min(near)[2] if near else None
