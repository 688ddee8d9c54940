"""Kinds of utterance that lists of words get wrong."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

import pytest

from hippath.understanding import Findings, span_status, understand

NOW = date(2026, 11, 21)


def statuses(found: Findings) -> dict[str, str]:
    every = (*found.symptoms, *found.features, *found.medicine_conditions)
    return {item.id: item.status for item in every}


STATUS = [
    ("no fever but shivery", {"fever": "present"}),
    ("not numb but tingly", {"numbness_tingling": "present"}),
    ("no pain just clicks", {"clicking_painless": "present"}),
    ("no fever, no numbness or tingling", {"fever": "absent", "numbness_tingling": "absent"}),
    ("i used to limp", {"limping": "past"}),
    ("had flu with a temperature in january but that's long gone", {"fever": "past"}),
    ("my mum has front hip pain", {"anterior_hip_pain": "other_person"}),
    ("is it normal that my leg is numb?", {"numbness_tingling": "present"}),
    ("i might have a fever", {"fever": "possible"}),
    ("had breast cancer years ago", {"cancer_ever": "present"}),
    ("cant put any weight on it", {"cannot_bear_weight": "present"}),
    ("wet myself twice and its numb down below", {"bladder_or_bowel_change": "present", "saddle_numbness": "present"}),
    ("im on rivaroxaban and it came on all at once", {"anticoagulant": "present", "sudden_onset": "present"}),
    ("water tablets and blood pressure pills", {"ace_arb_diuretic": "present", "high_blood_pressure": "present"}),
    ("im 24 weeks and my groin aches", {"pregnant_20w_plus": "present", "groin_pain": "present"}),
    ("my hip flexer is killing me", {"anterior_hip_pain": "present"}),
    ("hip gets sroe when i lfit my leg", {"pain_lifting_leg": "present"}),
    ("groin aches and i sweat at night", {"night_sweats": "present", "fever": "present"}),
    ("groin aches, no fever, but i sweat at night", {"night_sweats": "present", "fever": "absent"}),
    ("groin pain with malaise", {"unwell": "present"}),
    ("groin aches but no night sweats", {"night_sweats": "absent", "fever": None}),
    ("grion pain when i climb the stairs", {"groin_pain": "present", "pain_on_stairs": "present"}),
]


@pytest.mark.parametrize(("text", "expected"), STATUS, ids=[row[0] for row in STATUS])
def test_status(text: str, expected: dict[str, str]) -> None:
    found = statuses(understand(text, NOW))
    assert {atom: found.get(atom) for atom in expected} == expected


NOT_REPORTED = [
    ("lunges no can do", "breathless"),
    ("groin pain since like march", "pain_lifting_leg"),
    ("groin pain for 4 wekes", "night_pain"),
    ("hurts to jog on the spot", "vaginal_bleeding"),
    ("does the injection cause numbness?", "numbness_tingling"),
    ("what if i get a fever?", "fever"),
    ("popped in to the gp about my groin", "snapping"),
    ("this pain is killing me", "self_harm_thoughts"),
    ("my doctor said i should lose a bit of weight", "weight_loss"),
    ("my hip doctor is nice", "anterior_hip_pain"),
]


@pytest.mark.parametrize(("text", "atom"), NOT_REPORTED, ids=[row[0] for row in NOT_REPORTED])
def test_words_that_only_look_like_a_finding(text: str, atom: str) -> None:
    assert statuses(understand(text, NOW)).get(atom) is None


TIMES = [
    ("my groin has hurt for 18 months", 540),
    ("groin pain for two and a half years", 910),
    ("sore groin for 3-4 weeks", 24.5),
    ("groin ache for half a year", 180),
    ("groin ache, over 6 weeks", 43),
    ("groin pain 6wks", 42),
    ("groin pain for a couple of weeks", 14),
    ("my groin has hurt since march", 260),
    ("groin pain since yesterday", 1),
    ("my groin hurts for 5 months, exercises three times a week", 150),
]


@pytest.mark.parametrize(("text", "days"), TIMES, ids=[row[0] for row in TIMES])
def test_how_long_it_has_hurt(text: str, days: float) -> None:
    duration = understand(text, NOW).duration
    assert duration is not None
    assert duration.days == days


def test_what_was_tried_is_told_from_what_hurts() -> None:
    found = understand("my groin has been killing me for about 3 months, no fever, tried physio for 6 weeks", NOW)
    assert found.duration is not None
    assert (found.duration.days, [(item.id, item.status, item.days) for item in found.treatments]) == (
        90,
        [("physio", "tried", 42)],
    )


def test_a_runners_run_on_gives_eight_facts() -> None:
    found = understand(
        "so ive had this pain deep in the crease at the top of my leg for like 3 mnths, comes on when i run esp hills and "
        "getting out the car, theres a clunk too. been doing the physios band stuff since about 6 wks ago and cut my milage. "
        "no fever or anything. nurofen does nothing",
        NOW,
    )
    present = {item.id for item in found.symptoms if item.status == "present"}
    tried = {item.id: item.helped for item in found.treatments if item.status == "tried"}
    assert {"groin_pain", "pain_running", "pain_rising_from_chair", "snapping"} <= present
    assert {"exercises", "activity_modification"} <= set(tried)
    assert (tried["nsaid"], found.conservative_days, statuses(found)["fever"]) == (False, 42, "absent")


def test_a_given_span_has_a_status() -> None:
    text = "no headache but a sore toe"
    assert [span_status(text, 3, 11), span_status(text, 16, 26)] == ["absent", "present"]


def test_words_are_read_the_same_in_any_case() -> None:
    assert statuses(understand("MY GROIN HURTS", NOW)) == statuses(understand("my groin hurts", NOW))


REFUSED = [
    ("exercises three times a week for five months, no better, never had an injection", "exercises", "tried"),
    ("exercises three times a week for five months, no better, never had an injection", "injection", "declined"),
    ("ice, heat, ibuprofen - never tried any", "ice", "declined"),
    ("tried ice, physio not started yet", "ice", "tried"),
    ("tried ice, physio not started yet", "physio", "planned"),
    ("injection was offered but I said no", "injection", "declined"),
]


@pytest.mark.parametrize(("text", "treatment", "status"), REFUSED)
def test_a_refusal_belongs_to_its_own_treatment(text: str, treatment: str, status: str) -> None:
    found = {item.id: item.status for item in understand(text, NOW).treatments}
    assert found[treatment] == status


def test_findings_as_plain_data_are_those_of_the_dataclasses() -> None:
    found = understand("no fever, groin pain for 5 months, physio and naproxen did not help, 34, left side", NOW)
    assert found.as_dict() == asdict(found)
