"""The sentences between the questions, of ``conversation.yml``."""

from __future__ import annotations

from typing import Dict, Tuple

from pydantic import BaseModel, Extra


class Conversation(BaseModel):
    """Every key is one sentence or a small table of words; placeholders stand in braces."""

    class Config:
        extra = Extra.forbid
        frozen = True

    understood: str
    understood_other: str
    noted: str
    thanks: str
    changed: str
    age_note: str
    duration_note: str
    duration_unclear_note: str
    care_note: str
    absent_note: str
    not_helped_note: str
    helped_note: str
    trend_notes: Dict[str, str]
    side_notes: Dict[str, str]
    ask_again: str
    not_understood: str
    not_understood_after_result: str
    contradiction: str
    withdraw: str
    withdraw_kept: str
    withdraw_done: str
    standing: str
    standing_reason: str
    start_over: str
    start_over_flag: str
    human: str
    help: str
    stop: str
    no_consent: str
    tell_more: str
    deleted: str
    why_no_question: str
    why_no_result: str
    why_result: str
    no_answer: str
    unsure_answer: str
    topic_unsure: str
    one_thing_first: str
    back_to_question: str
    more: str
    more_says: Tuple[str, ...]
    rests_on: str
    sources_says: Tuple[str, ...]
    medicine_stop: str
    medicine_unknown: str
    still_missing: str
    updated: str
    empty: str
    too_long: str
    too_fast: str
    only_text: str
    choose_one: str
    choose_several: str
    nothing_chosen: str
    send: str
    related: str
    answers: Dict[str, str]
    both_options: Dict[str, str]
    withdraw_options: Dict[str, str]
    option_says: Dict[str, Tuple[str, ...]]
    days: Dict[str, str]
    weeks: Dict[str, str]
    months: Dict[str, str]
    years: Dict[str, str]
    quick_replies: Dict[str, str]
    headings: Dict[str, str]
    what_to_change: str
