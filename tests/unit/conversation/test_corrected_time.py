"""A corrected time replaces the one told last, not the complaint's."""

from __future__ import annotations

from datetime import date

import pytest

from hippath.conversation import Dialogue, Heard, listen
from hippath.pathway import Facts
from hippath.understanding import understand

NOW = date(2026, 11, 21)
TOLD = ("my groin has hurt for 5 months", "physio for 7 weeks, no help")
CORRECTIONS = [
    ("actually scrap that it was 9 weeks", 150, 63),
    ("sorry, 9 weeks not 7", 150, 63),
    ("i meant nine weeks, not seven weeks", 150, 63),
    ("no wait, more like 9 weeks", 150, 63),
    ("actually my groin has hurt for 9 weeks", 63, 49),
    ("correction: the pain began 9 weeks ago", 63, 49),
    ("actually the physio was 9 weeks", 150, 63),
    ("sorry, i ran for 9 weeks before that", 150, 49),
    ("make that 9 weeks", 150, 63),
    ("9 weeks", 63, 49),
]


def told(*texts: str) -> Heard:
    heard = Heard(intent="inform", facts=Facts(), dialogue=Dialogue(consent="yes"))
    for text in texts:
        heard = listen(text, "inform", 0.9, understand(text, NOW), heard.facts, heard.dialogue)
    return heard


@pytest.mark.parametrize(("text", "complaint", "exercises"), CORRECTIONS, ids=[row[0] for row in CORRECTIONS])
def test_a_time_alone_corrects_what_was_told_last(text: str, complaint: float, exercises: float) -> None:
    facts = told(*TOLD, text).facts
    assert (facts.duration_days, facts.conservative_days) == (complaint, exercises)


def test_with_the_order_turned_round_it_corrects_the_complaint() -> None:
    facts = told(*reversed(TOLD), "sorry, i meant 6 months").facts
    assert (facts.duration_days, facts.conservative_days) == (180, 49)


def test_a_time_alone_corrects_nothing_when_none_was_told() -> None:
    assert told("sorry, my hip clicks", "actually 6 months").facts.duration_days == 180
