"""How far a denial reaches along a list: "no pain, swelling or numbness"."""

from __future__ import annotations

from hippath.understanding.patterns import Match
from hippath.understanding.scene import Reading

_ITEM = 5
"""Tokens an item of a closed list may have."""
_SHORT_ITEM = 3
"""Tokens an item may have in a list without "or" or "and"."""
_SEPARATORS = frozenset({",", "or", "nor", "and", "/", "&"})
_ON = frozenset({"on", "pmh", "meds", "with"})
"""Words that start a statement of their own right after a comma: "no red flags, on ramipril"."""
_CLOSING = frozenset({"or", "nor", "and", "&"})


def same_list(start: int, mention: Match, reading: Reading, long_items: bool = False) -> bool:
    """Return whether the mention is an item of the list that starts at token ``start``.

    Items are short and hold no word that starts a statement of its own. A list closed by "or" or "nor" may have two items; one
    without needs three, or both of one or two words. ``long_items`` lets every item be long, as in a medical history.
    """
    items = _items(start, mention, reading)
    if items is None:
        return False
    lengths, closed, complaint = items
    if closed or long_items:
        return all(length <= _ITEM for length in lengths)
    if complaint or not all(length <= _SHORT_ITEM for length in lengths):
        return False
    return len(lengths) >= 3 or all(length <= 2 for length in lengths)


def _items(start: int, mention: Match, reading: Reading) -> tuple[list[int], bool, bool] | None:
    """Return the lengths of the items, whether the list is closed, and whether the mention is pain at a place of the hip."""
    end = reading.sentence_end(mention)
    statements = {match.first for match in reading.of("cue", "statement")}
    stops = {match.first for match in reading.of("cue", "scope_end") if match.first not in reading.consumed}
    lengths, closed, length, index = [], False, 0, start
    while index <= end:
        norm = reading.tokens[index].norm
        inside = mention.first <= index <= mention.last
        mark = not (norm in _SEPARATORS or norm[0].isalnum() or norm == "-")
        on = norm in _ON and index > start and reading.tokens[index - 1].norm == ","
        if not inside and (mark or on or index in statements or index in stops):
            if index <= mention.last:
                return None
            break
        if norm in _SEPARATORS and not inside:
            closed = closed or norm in _CLOSING
            if length:
                lengths.append(length)
            length = 0
        elif not inside or index == mention.first:
            length += 1
        index += 1
    if index <= end and index in statements:
        if index == mention.last + 1 and not closed:
            return None
        length = 0 if index > mention.last + 1 and lengths else length
    if length:
        lengths.append(length)
    return lengths, closed, _complaint(start, mention, reading)


def _complaint(start: int, mention: Match, reading: Reading) -> bool:
    """Return whether the mention's item names pain at a place of the hip: that is what people come for, not a denial."""
    first, last, end = mention.first, mention.last, reading.sentence_end(mention)
    while first > start and reading.tokens[first - 1].norm not in _SEPARATORS:
        first -= 1
    while last < end and reading.tokens[last + 1].norm not in _SEPARATORS:
        last += 1

    def inside(kind: str, *identities: str) -> bool:
        return any(first <= match.first <= last for match in reading.of(kind, *identities))

    return inside("sensation", "pain") and inside("site", "groin", "front", "hip", "side")
