"""Facts in, one disposition out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from hippath.knowledge import Knowledge, load_knowledge
from hippath.knowledge.conditions import State
from hippath.knowledge.pathway import Advice, Row
from hippath.knowledge.red_flags import RedFlag
from hippath.pathway.assessment import Assessment, IncompleteFacts, Source
from hippath.pathway.facts import Facts
from hippath.pathway.fill import filled, placeholders
from hippath.pathway.flags import URGENT, EstablishedFlag, flagged_state, flags_in
from hippath.pathway.gate import MedicineAdvice, medicine_advice
from hippath.pathway.plan import applying, self_care
from hippath.pathway.questions import remaining
from hippath.pathway.reasons import flag_reasons
from hippath.pathway.review import review_after_days
from hippath.pathway.rows import first_row
from hippath.pathway.state import COUNTS_AS_YES

_INJECTION_ROWS = ("consider_injection_referral", "surgical_consultation")


def assess(facts: Facts, knowledge: Knowledge | None = None) -> Assessment:
    """Return the disposition of the first row that matches, with its reasons, plan, medicines and sources.

    Raises IncompleteFacts while a question remains, unless an emergency or same-day flag decides already.
    """
    knowledge = knowledge or load_knowledge()
    missing = remaining(facts, knowledge)
    if missing:
        raise IncompleteFacts([question.id for question in missing])
    state = replace(flagged_state(facts, knowledge), closed=True)
    row = first_row(state, knowledge)
    state = replace(state, words={**state.words, "row": frozenset((row.id,))})
    flags = flags_in(state, knowledge)
    if state.words["level"] & set(URGENT):
        return _danger(row, flags, facts, state, knowledge)
    return _calm(row, flags, facts, state, knowledge)


def _danger(row: Row, flags: Sequence[EstablishedFlag], facts: Facts, state: State, knowledge: Knowledge) -> Assessment:
    urgent = [flag for flag in flags if flag.level in URGENT]
    level = knowledge.pathway.levels[urgent[0].level]
    cards = [knowledge.red_flags[flag.id] for flag in urgent]
    crisis = [card for card in cards if card.crisis]
    lines = _flag_lines(crisis or cards, knowledge)
    warnings = _unique(card.nsaid_warning for card in cards if card.nsaid_warning)
    notes = [] if crisis else applying(knowledge.pathway.danger_notes, state)
    sources = [*level.sources, *(key for card in cards for key in card.sources)]
    unsure = [] if crisis else _unsure_reason(facts, knowledge)
    return _finish(
        row,
        flags,
        facts,
        knowledge,
        title=level.title,
        actions=[*lines, level.action] if crisis else [level.action, *lines, *warnings, *_texts(notes)],
        reasons=[
            *flag_reasons(urgent, facts, knowledge),
            *_texts(unsure),
            *_texts(applying(row.reasons, state)),
        ],
        medicines=_warned(facts, knowledge) if warnings else [],
        safety_net=_unique(card.escalation for card in cards if card.escalation),
        sources=[*sources, *_keys((*notes, *unsure))],
    )


def _calm(row: Row, flags: Sequence[EstablishedFlag], facts: Facts, state: State, knowledge: Knowledge) -> Assessment:
    pathway = knowledge.pathway
    cards = [knowledge.red_flags[flag.id] for flag in flags]
    levels = [pathway.levels[flags[0].level]] if flags else []
    actions = applying(row.actions, state)
    if row.visits:
        actions += applying(pathway.visits, state)
    if not (row.early and row.plan == "none"):
        actions += applying(pathway.notes, state)
    cautions, caution_sources = _injection_cautions(row, state, knowledge)
    reasons, plan = applying(row.reasons, state), self_care(row, facts, state, knowledge)
    timeline, net = applying(row.timeline, state), applying(pathway.safety_net, state)
    medicines = medicine_advice(facts, knowledge) if row.medicines and _gate_asked(facts) else []
    flag_lines = _flag_lines(cards, knowledge)
    return _finish(
        row,
        flags,
        facts,
        knowledge,
        title=levels[0].title if levels and row.early else row.title,
        actions=[*(level.action for level in levels), *_texts(actions), *flag_lines, *cautions],
        reasons=[*flag_reasons(flags, facts, knowledge), *_texts(reasons)],
        self_care=_texts(plan),
        medicines=medicines,
        timeline=_texts(timeline),
        safety_net=[*_unique(card.escalation for card in cards if card.escalation), *_texts(net)],
        review=review_after_days(row, facts, state),
        sources=[
            *_keys((*reasons, *actions, *plan, *timeline, *net)),
            *(key for level in levels for key in level.sources),
            *(key for card in cards for key in card.sources),
            *caution_sources,
        ],
    )


def _finish(
    row: Row,
    flags: Sequence[EstablishedFlag],
    facts: Facts,
    knowledge: Knowledge,
    *,
    title: str,
    actions: Sequence[str],
    reasons: Sequence[str],
    self_care: Sequence[str] = (),
    medicines: Sequence[MedicineAdvice] = (),
    timeline: Sequence[str] = (),
    safety_net: Sequence[str] = (),
    review: int | None = None,
    sources: Iterable[str] = (),
) -> Assessment:
    values = placeholders(facts, knowledge)

    def said(texts: Iterable[str]) -> tuple[str, ...]:
        return tuple(_unique(filled(text, values) for text in texts))

    keys = _unique([*row.sources, *sources, *(key for item in medicines for key in item.sources)])
    return Assessment(
        disposition=row.disposition,
        urgency=knowledge.pathway.urgencies[row.disposition],
        title=filled(title, values),
        actions=said(actions),
        reasons=said(reasons),
        self_care=said(self_care),
        medicines=tuple(medicines),
        timeline=said(timeline),
        safety_net=said(safety_net),
        review_after_days=review,
        sources=tuple(Source(key, knowledge.sources[key].reference) for key in keys),
        rules=(row.id, *(f"red_flag.{flag.id}" for flag in flags)),
    )


def _flag_lines(cards: Sequence[RedFlag], knowledge: Knowledge) -> list[str]:
    lines = _unique(action for card in cards for action in card.actions)
    tell_them = knowledge.pathway.flag_words.tell_them
    return lines + _unique(tell_them.format(words=card.tell_them) for card in cards if card.tell_them)


def _unsure_reason(facts: Facts, knowledge: Knowledge) -> list[Advice]:
    counted = [
        identity
        for identity in facts.unsure
        if identity in knowledge.questions and knowledge.questions[identity].level in COUNTS_AS_YES
    ]
    return [knowledge.pathway.unknown_reason] if counted else []


def _warned(facts: Facts, knowledge: Knowledge) -> list[MedicineAdvice]:
    return [advice for advice in medicine_advice(facts, knowledge) if advice.id == "nsaid"]


def _gate_asked(facts: Facts) -> bool:
    return facts.complete or "medicine_screen" in (*facts.answered, *facts.unsure)


def _injection_cautions(row: Row, state: State, knowledge: Knowledge) -> tuple[list[str], list[str]]:
    if row.disposition not in _INJECTION_ROWS:
        return [], []
    conditions = knowledge.medicine_conditions.values()
    found = [c for c in conditions if c.id in state.present and c.injection_caution]
    return _unique(c.injection_caution or "" for c in found), [key for c in found for key in c.sources]


def _texts(statements: Iterable[Advice]) -> list[str]:
    return [statement.text for statement in statements]


def _keys(statements: Iterable[Advice]) -> list[str]:
    return [key for statement in statements for key in statement.sources]


def _unique(items: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(items))
