"""The table is total and unambiguous: every state of a discretised space, against the rows said again in Python."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

import pytest

from hippath.knowledge import Knowledge
from hippath.pathway import Facts
from hippath.pathway.flags import flagged_state
from hippath.pathway.rows import first_row

AGES = (None, 15, 16, 30)
FLAGS = {
    None: None,
    "emergency": "chest_pain",
    "same_day": "leg_swollen_warm",
    "weeks": "weight_loss",
    "routine": "soft_groin_lump",
}
HIPS = ("own", "replaced", "checked")
PLACES: tuple[tuple[str, ...], ...] = (
    (), ("groin_pain",), ("anterior_hip_pain",), ("lateral_hip_pain",), ("low_back_pain",), ("front_thigh_pain",),
    ("groin_pain", "lateral_hip_pain"),
)  # fmt: skip
SNAPS = (None, "snapping", "clicking_painless")
DAYS = (None, 0, 89, 90, 91, 180, 181, 400)
CARES = [(None, 200), (False, 200), *((True, days) for days in DAYS)]
TRENDS = (None, "improving", "unchanged", "worse")
INJECTIONS = [(None, None), ("none", 10), *product(("helped", "wore_off", "failed"), (None, 10, 41, 42, 100))]
_PAINS = {"groin_pain", "anterior_hip_pain", "lateral_hip_pain", "low_back_pain", "front_thigh_pain"}
_KINDS = {"groin_pain": 0, "anterior_hip_pain": 0, "lateral_hip_pain": 0, "low_back_pain": 0}


@dataclass(frozen=True)
class Case:
    """One point of the space."""

    age: int | None
    flag: str | None
    hip: str
    elsewhere: bool
    places: tuple[str, ...]
    snap: str | None
    weak: bool
    adequate: bool | None
    days: int | None
    trend: str | None
    injection: str | None
    injected: int | None

    def facts(self) -> Facts:
        symptoms = [
            *(place for place in self.places if place in _KINDS),
            *((self.snap,) if self.snap else ()),
        ]
        features = [place for place in self.places if place not in _KINDS]
        features += {
            "own": [],
            "replaced": ["hip_replacement"],
            "checked": ["hip_replacement", "hip_replacement_checked"],
        }[self.hip]
        features += [FLAGS[self.flag]] if FLAGS[self.flag] else []
        values: dict[str, Any] = {
            "age": self.age, "symptoms_present": symptoms + (["weakness_hip_flexion"] if self.weak else []),
            "features_present": features, "other_body_part": self.elsewhere, "conservative_adequate": self.adequate,
            "conservative_days": self.days, "trend": self.trend, "injection": self.injection,
            "injection_days_ago": self.injected, "complete": True,
        }  # fmt: skip
        return Facts(**values)


def rows_that_match(case: Case) -> list[int]:
    """Rows 3 to 12 of the design said again, each closed against the rows before it."""
    front = {"groin_pain", "anterior_hip_pain"} & set(case.places)
    beside = {"lateral_hip_pain", "low_back_pain"} & set(case.places)
    days = -1 if case.days is None else case.days
    improving, given = case.trend == "improving", case.injection in ("helped", "wore_off", "failed")
    fresh = given and case.injected is not None and case.injected < 42
    waiting = days < 90 or improving or fresh or (case.injection == "helped" and days <= 180)
    failed = case.injection in ("failed", "wore_off")
    child_in_pain = case.age == 15 and bool(_PAINS - {"low_back_pain"} & set(case.places))
    emergency = case.flag == "emergency"
    today = case.flag == "same_day" or child_in_pain
    calm = not emergency and not today
    child = case.age == 15
    checks = case.flag in ("weeks", "routine") or case.hip == "replaced"
    other = case.elsewhere or (bool(beside) and not front)
    quiet_snap = bool(case.snap) and not (set(case.places) & _PAINS) and not case.weak
    nothing = not front and not case.snap
    walk = calm and not child and not checks and not other and not quiet_snap and not nothing
    cared = walk and case.adequate is True
    late = cared and not waiting
    matches = {
        1: emergency,
        2: not emergency and today,
        3: calm and child,
        4: calm and not child and checks,
        5: calm and not child and not checks and other,
        6: calm and not child and not checks and not other and quiet_snap,
        7: calm and not child and not checks and not other and not quiet_snap and nothing,
        8: walk and case.adequate is not True,
        9: cared and waiting,
        10: late and failed,
        11: late and not given and days <= 180,
        12: late and not failed and days > 180,
    }
    return [number for number, matched in matches.items() if matched]


def space() -> Iterator[Case]:
    """Every early state with a few histories, and every history with a few early states."""
    histories = list(product(CARES, TRENDS, INJECTIONS))
    few = [
        histories[0],
        ((True, 100), "unchanged", ("none", None)),
        ((True, 200), "unchanged", ("failed", 100)),
    ]
    early = list(product(AGES, FLAGS, HIPS, (False, True), PLACES, SNAPS, (False, True)))
    some = [
        (30, None, "own", False, ("groin_pain",), None, False),
        (None, None, "checked", False, ("groin_pain", "lateral_hip_pain"), "snapping", False),
        (16, None, "own", False, (), "snapping", True),
        (30, "weeks", "own", False, ("groin_pain",), None, False),
    ]
    for first, later in [*product(early, few), *product(some, histories)]:
        (adequate, days), trend, (injection, injected) = later
        yield Case(*first, adequate, days, trend, injection, injected)


def test_exactly_one_row_matches_everywhere(knowledge: Knowledge, record_property: Any, capsys: pytest.CaptureFixture[str]) -> None:
    counts: dict[str, int] = {}
    for case in space():
        expected = rows_that_match(case)
        assert len(expected) == 1, case
        row = first_row(flagged_state(case.facts(), knowledge), knowledge)
        assert row.id == f"pathway.{expected[0]}", case
        counts[row.id] = counts.get(row.id, 0) + 1
    assert set(counts) == {row.id for row in knowledge.pathway.rows}
    record_property("states", sum(counts.values()))
    with capsys.disabled():
        print(f"\n{sum(counts.values())} states, each in exactly one row: {dict(sorted(counts.items()))}")
