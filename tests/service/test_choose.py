"""Numbers typed in a terminal pick numbered options; everything else stays text."""

import pytest

from hippath.channels.choose import chosen

OPTIONS = [{"value": value, "label": value.upper()} for value in ("a", "b", "c")]
SINGLE = {"id": "q", "kind": "single", "options": OPTIONS}
MULTI = {"id": "q", "kind": "multi", "options": OPTIONS}
FREE = {"id": "q", "kind": "free", "options": []}


@pytest.mark.parametrize(
    ("typed", "question", "values"),
    [
        ("2", SINGLE, ["b"]),
        ("1, 3", MULTI, ["a", "c"]),
        ("3 and 1", MULTI, ["c", "a"]),
        ("1 1", MULTI, ["a"]),
        ("1,3", MULTI, ["a", "c"]),
        ("1 & 2 and 3.", MULTI, ["a", "b", "c"]),
        ("1+3", MULTI, ["a", "c"]),
        ("2)", SINGLE, ["b"]),
        ("option 2", SINGLE, ["b"]),
        ("B", SINGLE, ["b"]),
        (" b ", MULTI, ["b"]),
        ("1.5", SINGLE, []),
        ("a bit", SINGLE, []),
        ("1, 2", SINGLE, []),
        ("4", SINGLE, []),
        ("0", SINGLE, []),
        ("2 weeks", MULTI, []),
        ("34", FREE, []),
        ("1", None, []),
        ("", MULTI, []),
    ],
)
def test_chosen(typed: str, question: dict[str, object] | None, values: list[str]) -> None:
    assert [option["value"] for option in chosen(typed, question)] == values
