"""How texts must be worded: limits, words that do not count, words that must not be said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel, Extra, Field


class _Model(BaseModel):
    class Config:
        extra = Extra.forbid
        frozen = True


@dataclass(frozen=True)
class Phrase:
    """Whole words, small or capital; ``*`` stands for any letters: ``diagnos*``, ``100% safe``."""

    text: str
    """The phrase as written."""

    @classmethod
    def __get_validators__(cls) -> Iterator[Callable[[Any], Phrase]]:
        yield cls.parse

    @classmethod
    def parse(cls, value: Any) -> Phrase:
        """Return the phrase; raise ValueError when it is empty or matches everything."""
        if isinstance(value, Phrase):
            return value
        if not isinstance(value, str) or not value.replace("*", "").strip():
            raise ValueError("write a word or a phrase, for example: diagnos*")
        return cls(value.strip())

    @property
    def pattern(self) -> str:
        """The phrase as a regular expression."""
        words = (re.escape(word).replace(r"\*", r"[\w-]*") for word in self.text.split())
        return r"(?<!\w)" + r"\s+".join(words) + r"(?!\w)"

    def search(self, text: str) -> str | None:
        """Return the words of ``text`` that it matches first."""
        found = re.search(self.pattern, text, re.IGNORECASE)
        return found.group() if found else None


class Grade(_Model):
    """Flesch-Kincaid grades."""

    mean: float = Field(gt=0)
    """The mean over all answers to patients may not be higher."""
    most: float = Field(gt=0)
    """No text may be higher."""
    from_words: int = Field(ge=1)
    """Shorter texts are not graded: a formula for sentences says nothing about three words."""


class Words(_Model):
    """The longest a patient's sentence may be, in words."""

    sentence: int = Field(ge=1)
    """A sentence of an answer or of advice."""
    question: int = Field(ge=1)
    """A sentence of a question to the patient."""
    name: int = Field(ge=1)
    """The name of a danger sign, said as "You told me about ..."."""


class Asks(_Model):
    """Ways of asking."""

    patient: int = Field(ge=0)
    """At least this many in patients' words."""
    clinician: int = Field(ge=0)
    """At least this many in clinicians' words."""
    same: float = Field(gt=0, le=1)
    """From this cosine of their embeddings on, the ways of asking of two topics are too much alike."""


class Forbidden(_Model):
    """Words that may not be said."""

    words: tuple[Phrase, ...]
    """The phrases."""
    audience: Literal["patient", "everyone"]
    """To whom."""
    instead: str
    """What to write."""


class Caveat(_Model):
    """A statement that must not stand without its limits."""

    says: tuple[Phrase, ...]
    """Any of these, in one answer ..."""
    needs: tuple[Phrase, ...]
    """... asks for one of these in the same answer."""
    why: str
    """The reason, shown to the editor."""


class Wording(_Model):
    """``wording.yml``."""

    grade: Grade
    """Reading grade of patient texts."""
    words: Words
    """Length of patients' sentences."""
    asks: Asks
    """Ways of asking a topic."""
    review_months: int = Field(ge=1)
    """A topic is looked at again after this many months."""
    own_rules: tuple[str, ...]
    """Sources that are choices of this project: their figures are rules and no evidence."""
    allowed_terms: tuple[Phrase, ...]
    """Names of medicines, bodies and illnesses without a shorter word; each counts as one short word."""
    forbidden: tuple[Forbidden, ...]
    """Words that may not be said."""
    caveats: tuple[Caveat, ...]
    """Statements with their limits."""
