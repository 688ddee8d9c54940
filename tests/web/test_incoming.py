"""Each body is either a message or refused with a sentence that says what to mend."""

import json

import pytest

from hippath.channels.incoming import LARGEST_BODY, LONGEST_TEXT, BadRequest, Incoming, read_incoming


def test_words() -> None:
    assert read_incoming(b'{"id": "a1", "text": " /my hip "}') == Incoming("a1", "my hip", (), None)


def test_choices() -> None:
    body = json.dumps({"id": "a1", "choices": ["x", "y", "x"], "question_id": "q"}).encode()
    assert read_incoming(body) == Incoming("a1", "", ("x", "y"), "q")


def test_sender_and_metadata_of_the_client_are_ignored() -> None:
    body = b'{"id": "a1", "text": "hi", "sender": "other", "metadata": {"facts": {}}}'
    assert read_incoming(body) == Incoming("a1", "hi", (), None)


def test_the_longest_text_passes() -> None:
    assert read_incoming(json.dumps({"id": "a", "text": "x" * LONGEST_TEXT}).encode()).text == "x" * LONGEST_TEXT


BAD = {
    "empty": (b"", 400, "JSON"),
    "not JSON": (b"{", 400, "JSON"),
    "bad UTF-8": (b'{"id": "a", "text": "\xff\xfe"}', 400, "JSON"),
    "a list": (b"[]", 400, "object"),
    "deep": (b"[" * 5000, 400, "JSON"),
    "no id": (b'{"text": "hi"}', 400, '"id"'),
    "id a number": (b'{"id": 4, "text": "hi"}', 400, '"id"'),
    "id with NUL": (b'{"id": "a\\u0000", "text": "hi"}', 400, '"id"'),
    "id with surrogate": (b'{"id": "a\\ud800", "text": "hi"}', 400, '"id"'),
    "id too long": (json.dumps({"id": "a" * 65, "text": "hi"}).encode(), 400, '"id"'),
    "neither": (b'{"id": "a"}', 400, "either"),
    "both": (b'{"id": "a", "text": "hi", "choices": ["x"]}', 400, "either"),
    "text null": (b'{"id": "a", "text": null}', 400, '"text"'),
    "text a list": (b'{"id": "a", "text": ["hi"]}', 400, '"text"'),
    "text empty": (b'{"id": "a", "text": ""}', 400, "words"),
    "only blanks": (b'{"id": "a", "text": " \\n\\u200b "}', 400, "words"),
    "only slashes": (b'{"id": "a", "text": "///"}', 400, "words"),
    "NUL": (b'{"id": "a", "text": "hi\\u0000"}', 400, "NUL"),
    "lone surrogate": (b'{"id": "a", "text": "\\ud800"}', 400, "words"),
    "too long": (json.dumps({"id": "a", "text": "x" * (LONGEST_TEXT + 1)}).encode(), 400, "fewer words"),
    "too large": (b" " * (LARGEST_BODY + 1), 413, "8 kB"),
    "no choice": (b'{"id": "a", "choices": [], "question_id": "q"}', 400, '"choices"'),
    "choices a text": (b'{"id": "a", "choices": "x", "question_id": "q"}', 400, '"choices"'),
    "choice a number": (b'{"id": "a", "choices": [1], "question_id": "q"}', 400, '"choices"'),
    "no question": (b'{"id": "a", "choices": ["x"]}', 400, '"question_id"'),
}


@pytest.mark.parametrize(("body", "status", "word"), BAD.values(), ids=BAD.keys())
def test_bad_bodies(body: bytes, status: int, word: str) -> None:
    with pytest.raises(BadRequest) as refused:
        read_incoming(body)
    assert refused.value.status == status
    assert word in str(refused.value)
