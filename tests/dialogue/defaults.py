"""What a patient answers when the scenario does not say."""

from __future__ import annotations

from typing import Any

BY_ID = {
    "consent": "yes",
    "check_understanding": "all correct",
    "stress_screen": "no",
    "age": "34",
    "where": "in the groin",
    "duration": "2 months",
    "tried": "just rest",
    "programme": "no",
    "programme_time": "8 weeks",
    "trend": "about the same",
    "injection_result": "no",
    "injection_when": "8 weeks ago",
    "pregnancy_stage": "under 20 weeks",
    "medicine_kidney_liver": "mild kidney disease",
    "confirm_withdrawal": "it is true",
    "contradiction": "I do have it",
    "what_to_change": "nothing, sorry",
}
BY_KIND = {"multi": "none of these", "single": "no", "free": "my hip hurts"}


def default_answer(question: dict[str, Any], opening: str) -> str:
    """Return the usual answer to `question`; the story is told again when it is asked for again."""
    if question["id"] == "opening":
        return opening
    return BY_ID.get(question["id"], BY_KIND[question["kind"]])
