"""The state of a conversation comes out of its slot as it went in."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from hippath.conversation.dialogue import Dialogue
from hippath.conversation.stored_dialogue import stored_dialogue


@pytest.mark.parametrize(
    "dialogue", [Dialogue(), Dialogue(consent="yes", pending="age", attempts={"age": 1}, doubts=("cauda_equina",), told=True)]
)
def test_it_comes_out_as_it_went_in(dialogue: Dialogue) -> None:
    assert stored_dialogue(dialogue.dict()) == dialogue


def test_nothing_stored_is_a_new_conversation() -> None:
    assert stored_dialogue(None) == Dialogue()


def test_what_is_no_state_is_refused() -> None:
    with pytest.raises(ValidationError):
        stored_dialogue({"no such field": 1})
