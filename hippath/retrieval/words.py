"""Words of a text, made comparable: small words dropped, endings cut, slips of the keyboard mended."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Collection

_WORD = re.compile(r"[a-z0-9]+(?:['’][a-z]+)?")
_SMALL = frozenset(
    "a about actually after all also am an and any anyone anything are as at be because been before being but by can cant "
    "could d did didnt do does doesnt dont else even ever for from get gets getting give given go going gonna good got had "
    "has have havent having he help her him his hi hello how i id if ill im in into is isnt it its ive just kind know like "
    "ll lot m make makes many maybe me might mine more most much my need no not now of ok okay on one or our out over "
    "people per please re really s said same say says she should shouldnt so some someone something still such t tell than "
    "thanks that thats the their them then there these they thing things this those though to too u up ur us use used ve "
    "very want was we well were what whats when where whether which while who why will with without wont would you your "
    "youre".split()
)
_ENDINGS = (("ies", "y"), ("sses", "ss"), ("ings", ""), ("ing", ""), ("edly", ""), ("ed", ""), ("es", ""), ("s", ""), ("ly", ""))
_SHORTEST_STEM = 4
"""Letters that stay: 'icing' must not become 'ic'."""
_SHORTEST_MENDED = 5
_ALMOST = 83
"""Similarity, 0-100, of a misspelt word to the word meant: three slips in twenty letters."""


def words_of(text: str) -> list[str]:
    """Return the stems of the words that carry meaning, in order."""
    plain = (word.replace("’", "'").replace("'", "") for word in _WORD.findall(text.lower().replace("x-ray", "xray")))
    return [_stem(word) for word in plain if word not in _SMALL]


def plain_words(text: str) -> list[str]:
    """Return the words of ``text`` as written, in small letters."""
    return _WORD.findall(text.lower())


def mended(text: str, known: Collection[str]) -> str:
    """Return ``text`` in small letters with each unknown word replaced by the known word it is most likely a slip of."""
    return _WORD.sub(lambda found: _mended_word(found.group(), known), text.lower())


def _mended_word(word: str, known: Collection[str]) -> str:
    if word in known or len(word) < _SHORTEST_MENDED or word.isdigit():
        return word
    from rapidfuzz import fuzz, process

    near = process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=_ALMOST)
    return str(near[0]) if near and near[0][:1] == word[:1] else word


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) + len(instead) >= _SHORTEST_STEM and not word.endswith("ss"):
            stem = word[: -len(ending)] + instead
            doubled = stem[-1] == stem[-2] and stem[-1] not in "lsz"
            return (stem[:-1] if doubled else stem).removesuffix("e")
    return word.removesuffix("e") if len(word) > _SHORTEST_STEM else word
