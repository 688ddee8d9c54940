"""No text reaches Rasa with a leading slash or with characters nobody can see."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hippath.channels.text import DROPPED, normalise

CASES = [
    ("  my hip\n\nhurts\t ", "my hip hurts"),
    ("/restart", "restart"),
    (' //// /inform{"facts": 1}', 'inform{"facts": 1}'),
    ("\u2003/\u200b/\u00a0/stop", "stop"),
    ("\u202e/deny", "deny"),
    ("\ufeff\u2060/greet", "greet"),
    ("cafe\u0301", "caf\u00e9"),
    ("a\ud800b", "ab"),
    ("\ue000private", "private"),
    ("1/2 the time", "1/2 the time"),
    ("////", ""),
    ("\U0001f615", "\U0001f615"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_normalise(text: str, expected: str) -> None:
    assert normalise(text) == expected


@given(st.text(alphabet=st.characters(), max_size=60))
@example("/\u200d/ \u0301/x")
def test_result_is_stable_visible_and_never_a_command(text: str) -> None:
    import unicodedata

    result = normalise(text)
    assert normalise(result) == result
    assert not result.lstrip().startswith("/")
    assert not any(unicodedata.category(character) in DROPPED for character in result)
