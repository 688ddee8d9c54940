"""A text as tokens with a normal form: lower case, no apostrophes, elongations and slips mended, endings off."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Mapping

from hippath.understanding.spelling import Speller
from hippath.understanding.stem import stem
from hippath.understanding.words import words

_CANNOT = {
    ("ca", "n't"),
    ("ca", "nt"),
    ("can", "not"),
    ("could", "n't"),
    ("could", "nt"),
    ("could", "not"),
    ("ca", "not"),
}
_NOT = {"n't", "nt", "not"}
_WILL = {"wo", "sha", "ai"}
"""What is left of "won't", "shan't" and "ain't"."""
_ELONGATED = re.compile(r"(.)\1{2,}")


@dataclass(frozen=True)
class Token:
    """One word or mark."""

    norm: str
    """Normal form, endings off."""
    word: str
    """Normal form with its ending."""
    start: int
    """First character in the text."""
    end: int
    """One past the last character."""


def tokenize(text: str, speller: Speller, respelt: Mapping[str, str]) -> list[Token]:
    """Return the tokens of ``text``: "can't" and its spellings become ``cannot``, any other n't becomes ``not``.

    ``respelt`` gives the plain word for the ways in which people shorten or misspell short words.
    """
    raw = list(words(text))
    tokens: list[Token] = []
    index = 0
    while index < len(raw):
        word, start, end = raw[index]
        following = raw[index + 1].text if index + 1 < len(raw) else ""
        if (word, following) in _CANNOT:
            tokens.append(Token("cannot", "cannot", start, raw[index + 1].end))
            index += 2
            continue
        if word in _WILL and following in _NOT:
            tokens.append(Token("not", "not", start, raw[index + 1].end))
            index += 2
            continue
        plain = "not" if word in _NOT else _mended(word, speller, respelt)
        tokens.append(Token(stem(plain) if plain[0].isalpha() else plain, plain, start, end))
        index += 1
    return tokens


def _mended(word: str, speller: Speller, respelt: Mapping[str, str]) -> str:
    if not word[0].isalpha():
        return word
    plain = _ELONGATED.sub(r"\1", word)
    return respelt.get(plain) or speller.mend(plain)
