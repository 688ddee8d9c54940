"""A text as tokens with a normal form: lower case, no apostrophes, elongations and slips mended, endings off."""

from __future__ import annotations

import re
from dataclasses import dataclass

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


@dataclass(frozen=True)
class Token:
    """One word or mark."""

    norm: str
    """Normal form."""
    start: int
    """First character in the text."""
    end: int
    """One past the last character."""


def tokenize(text: str, speller: Speller) -> list[Token]:
    """Return the tokens of ``text``: "can't" and its spellings become ``cannot``, any other n't becomes ``not``."""
    doc = make_nlp()(text.replace("’", "'").replace("`", "'"))
    raw = [(token.lower_, token.idx, token.idx + len(token.text)) for token in doc if not token.is_space]
    tokens: list[Token] = []
    index = 0
    while index < len(raw):
        word, start, end = raw[index]
        following = raw[index + 1][0] if index + 1 < len(raw) else ""
        if (word, following) in _CANNOT:
            tokens.append(Token("cannot", start, raw[index + 1][2]))
            index += 2
            continue
        if word in _NOT:
            tokens.append(Token("not", start, end))
        else:
            tokens += _split(word, start, speller)
        index += 1
    return tokens


def _split(word: str, start: int, speller: Speller) -> list[Token]:
    """Split what spaCy leaves whole: 3months, pain/ache, hip-flexor, run...and."""
    parts = re.findall(r"\d+(?:\.\d+)?|[^\W\d_]+(?:'[^\W\d_]+)?|[^\w\s]+|_+", word)
    found: list[Token] = []
    at = 0
    for part in parts:
        at = word.index(part, at)
        norm = part
        if part[0].isalpha():
            norm = stem(speller.mend(re.sub(r"(.)\1{2,}", r"\1", part)))
        found.append(Token(norm, start + at, start + at + len(part)))
        at += len(part)
    return found
