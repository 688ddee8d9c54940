"""A text as tokens with a normal form: lower case, no apostrophes, elongations and slips mended, endings off."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Mapping

from hippath.understanding.spelling import Speller
from hippath.understanding.stem import stem
from hippath.understanding.tokenizer import make_nlp

_CANNOT = {
    ("ca", "n't"),
    ("ca", "nt"),
    ("can", "not"),
    ("could", "n't"),
    ("could", "nt"),
    ("could", "not"),
    ("ca", "not"),
}
_NOT = {"n't", "nt", "not", "n’t"}
_WILL = {"wo", "sha", "ai"}
"""What spaCy leaves of "won't", "shan't" and "ain't"."""
_PART = re.compile(r"'(?:s|m|ve|re|d|ll)\b|\d+(?:\.\d+)?|[^\W\d_]+(?:'[^\W\d_]+)?|[^\w\s]+|_+")
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
    doc = make_nlp()(text.replace("’", "'").replace("`", "'"))
    raw = [(token.lower_, token.idx, token.idx + len(token.text)) for token in doc if not token.is_space]
    tokens: list[Token] = []
    index = 0
    while index < len(raw):
        word, start, end = raw[index]
        following = raw[index + 1][0] if index + 1 < len(raw) else ""
        if (word, following) in _CANNOT:
            tokens.append(Token("cannot", "cannot", start, raw[index + 1][2]))
            index += 2
            continue
        if word in _WILL and following in _NOT:
            tokens.append(Token("not", "not", start, raw[index + 1][2]))
            index += 2
            continue
        if word in _NOT:
            tokens.append(Token("not", "not", start, end))
        else:
            tokens += _split(word, start, speller, respelt)
        index += 1
    return tokens


def _split(word: str, start: int, speller: Speller, respelt: Mapping[str, str]) -> list[Token]:
    """Split what spaCy leaves whole: 3months, pain/ache, hip-flexor, run...and."""
    found: list[Token] = []
    for match in _PART.finditer(word):
        plain = match[0]
        if plain[0].isalpha():
            plain = _ELONGATED.sub(r"\1", plain)
            plain = respelt.get(plain) or speller.mend(plain)
        norm = stem(plain) if plain[0].isalpha() else plain
        found.append(Token(norm, plain, start + match.start(), start + match.end()))
    return found
