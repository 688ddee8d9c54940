"""Who the text is about: age, side, and whether it is somebody else."""

from __future__ import annotations

import re
from typing import Literal, Optional

from hippath.understanding.scene import Reading

_NOT_AN_AGE = (
    r"(?![.,]\d)(?!\s*(?:years?|yrs?)\s+(?:ago|back|now|later|of))"
    r"(?!\s*(?:weeks?|wks?|months?|mths?|days?|%|kg|stone|st\b|miles?|k\b|/|out of|times|cm|hours?|mins?|minutes?))"
)
_AGE = (
    re.compile(
        r"\b(?:i'?m|i am|am|aged?|age:?|he'?s|he is|she'?s|she is|they'?re|age is|patient is|pt is|who is|who'?s|turned)\s+"
        r"(?:about\s+|just\s+|only\s+)?(\d{1,3})\b" + _NOT_AN_AGE,
        re.I,
    ),
    re.compile(
        r"(?<!hip is )(?<!hip's )(?<!replacement is )\b(\d{1,3})[\s-]*(?:yrs?|years?|y)[\s/-]*(?:old|o)\b"
        r"(?!\s+(?:injury|hip|replacement|scar|knee|problem|metal|shoes?))",
        re.I,
    ),
    re.compile(r"\b(\d{1,3})\s*yo\b", re.I),
    re.compile(r"\b(?:m|f|male|female|man|woman|guy|bloke|lady)\s*[,/(-]?\s*(\d{2})\b(?!\s*(?:weeks?|months?|days?))", re.I),
    re.compile(r"\b(\d{2})\s*[,/-]?\s*(?:m|f|male|female|man|woman|guy|bloke|lady)\b", re.I),
    re.compile(r"^\s*(\d{2})\s*[,.]\s", re.I),
    re.compile(
        r"\b(?:son|daughter|boy|girl|kid|child|nephew|niece|mum|mom|mother|dad|father|wife|husband|partner|nan|nanna|gran|lad|lass|"
        r"grandson|granddaughter|toddler|sister|brother)\b[^.!?\d]{0,20}?\b(\d{1,3})\b" + _NOT_AN_AGE,
        re.I,
    ),
)  # fmt: skip

_SCHOOL = (
    (re.compile(r"\b(?:in|into|started)\s+(?:yr|year)\s*(\d{1,2})\b", re.I), 4),
    (re.compile(r"\b(?:in|into|started)\s+(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)\s+grade\b", re.I), 5),
)
"""School years of the UK and Australia, grades of the US, with what to add for the younger age."""


A_THING = re.compile(
    r"\b(?:it|itself|this|that|problem|pain|ache|injury|complaint|snap|snapping|clicking|hip|replacement|op|scar|shoes|trainers|"
    r"mattress|bed|car|bike|dog|cat)"
    r"\s*(?:is|was|are|'s|s)?\s+(?:now\s+|only\s+|about\s+|over\s+|nearly\s+|almost\s+|like\s+)*$",
    re.I,
)
"""Before years that are the age of a complaint or a thing: "the problem itself is 3 years old"."""


def age(reading: Reading) -> Optional[int]:
    """Return the age in years, or None."""
    for pattern in _AGE:
        for match in pattern.finditer(reading.text):
            if 1 <= int(match[1]) <= 110 and not A_THING.search(reading.text[: match.start()]):
                return int(match[1])
    for pattern, years in _SCHOOL:
        school = pattern.search(reading.text)
        if school:
            return int(school[1]) + years
    return None


def side(reading: Reading) -> Optional[Literal["left", "right", "both"]]:
    """Return the side of the complaint, or None."""
    found = {
        match.id
        for match in reading.of("side")
        if match.first == 0 or reading.tokens[match.first - 1].norm not in ("not", "said", "no")
    }
    if "both" in found or {"left", "right"} <= found:
        return "both"
    return "left" if "left" in found else "right" if "right" in found else None
