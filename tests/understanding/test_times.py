"""Spans of time: how many days, and how long the complaint has lasted."""

from __future__ import annotations

from datetime import date

import pytest

from hippath.understanding import understand

NOW = date(2026, 11, 21)
SPANS = [
    ("3day", 3), ("3.5 weeks", 24.5), ("two weeks", 14), ("twenty and four hours", 1), ("all-week", 7), ("half year", 180),
    ("a half year", 180), ("1 1/2 yrs", 545), ("1½ yrs", 545), ("6wks", 42), ("18 mths", 540), ("two and a half months", 75),
    ("couple few weeks", 17.5), ("three quarters of a year", 270), ("1 year and 3 months", 455), ("a week or two", 10.5),
    ("between five and six months", 165), ("2/3 weeks", 17.5), ("over 3 months", 91), ("almost 3 months", 89), ("half a dozen weeks", 42),
    ("a hundred and twenty days", 120), ("48 hours", 2), ("2-3/52", 17.5), ("6/12", 180), ("10/7", 10), ("6-ish weeks", 42),
    ("4 wekes", 28), ("3 yaers", 1095), ("since march, no wait, April", 230), ("since like april", 230), ("3, no sorry 4 months", 120),
    ("two weeks, I mean three weeks", 21), ("since the day before yesterday", 2), ("since last Christmas", 327), ("since March", 260), ("since tues", 4), ("12w", 84),
    ("since March, scrap that, April", 230), ("that started round easter", 226), ("it started roughly march time", 260),
    ("kicked off about christmas time", 327), ("since springtime", 260),
]  # fmt: skip
NO_SPANS = [
    "3 times a week",
    "every two weeks",
    "20 mins",
    "2 hours a day",
    "72 y.o. lady",
    "3x a week",
    "a day off",
    "one day it was fine",
]
COMPLAINTS = [
    ("been plastering for 22 years, hip started two months back", 60),
    ("it is two weeks, not two months", 14),
    ("physio for 6 weeks, groin pain for 4 months", 120),
    ("steroid jab on the 6th of November, bliss for a week, groin still sore", None),
    ("6 months post partum and my groin hurts", None),
    ("a 5-month history of groin pain", 150),
    ("is it 6 weeks or 6 months to heal?", None),
    ("Clams and bridges. Eight weeks. Nothing.", None),
    ("groin pain, it started may be two weeks ago", 14),
    ("groin pain started may", 200),
    ("groin pain, i saw the doctor 9 weeks ago", None),
    ("groin sore and had an xray last week", None),
    ("almost 80 and the groin has ached for a fortnight", 14),
]


@pytest.mark.parametrize(("words", "days"), SPANS, ids=[row[0] for row in SPANS])
def test_a_span_in_days(words: str, days: float) -> None:
    assert [span.days for span in understand(f"groin pain {words}", NOW).durations] == [days]


@pytest.mark.parametrize("words", NO_SPANS)
def test_a_rate_or_an_age_is_no_span(words: str) -> None:
    assert [span for span in understand(f"groin pain, {words}", NOW).durations if (span.days or 0) >= 1] == []


def test_a_span_keeps_the_words_of_the_writer_without_those_taken_back() -> None:
    (span,) = understand("groin pain since March, no wait, April", NOW).durations
    assert span.text == "since March, no wait, April"


@pytest.mark.parametrize(("text", "days"), COMPLAINTS, ids=[row[0] for row in COMPLAINTS])
def test_how_long_the_complaint_has_lasted(text: str, days: float | None) -> None:
    duration = understand(text, NOW).duration
    assert (duration.days if duration else None) == days
