"""What the messaging platforms are sent fits their limits, and loses nothing."""

from __future__ import annotations

import pytest

from hippath.channels.messaging.markup import html, mrkdwn, plain
from hippath.channels.messaging.messenger import Messenger
from hippath.channels.messaging.pieces import Limits, pieces
from hippath.channels.messaging.received import hashed
from hippath.channels.messaging.slack import Slack
from hippath.channels.messaging.split import split
from hippath.channels.messaging.telegram import Telegram
from hippath.channels.messaging.twilio import Twilio
from hippath.conversation.replies.ask import question_view
from hippath.knowledge import Knowledge

LIMITS = [Slack.limits, Telegram.limits, Twilio.limits, Messenger.limits]
LONG = "**Call 999 now.**\n\n" + "\n\n".join(f"Part {number}. " + "You need to be seen today. " * 12 for number in range(40))


@pytest.mark.parametrize("limits", LIMITS)
@pytest.mark.parametrize("text", [LONG, "word " * 3000, "x" * 9000, "Short.", "One line\n" * 2000], ids=["result", "words", "one", "short", "lines"])
def test_c3_a_long_text_is_cut_within_the_limit_and_whole(text: str, limits: Limits) -> None:
    cut = split(text, limits.longest)
    assert all(0 < len(piece) <= limits.longest for piece in cut)
    assert "".join("".join(cut).split()) == "".join(text.split())
    assert len(cut) <= len(text) // (limits.longest // 3) + 1


def test_c3_a_cut_is_at_the_end_of_a_sentence() -> None:
    cut = split(LONG, Twilio.limits.longest)
    assert len(cut) > 5
    assert all(piece.endswith((".", "**")) for piece in cut)
    assert cut[0].startswith("**Call 999 now.**")


@pytest.mark.parametrize(
    ("translate", "said"),
    [
        (plain, "Go now < 5 & rest\n• one\nNHS (https://nhs.uk/a) [1, 2]"),
        (mrkdwn, "*Go now* &lt; 5 &amp; rest\n• one\n<https://nhs.uk/a|NHS> [1, 2]"),
        (html, '<b>Go now</b> &lt; 5 &amp; rest\n• one\n<a href="https://nhs.uk/a">NHS</a> [1, 2]'),
    ],
)
def test_c3_markdown_in_each_platforms_form(translate: object, said: str) -> None:
    assert translate("**Go now** < 5 & rest\n- one\n[NHS](https://nhs.uk/a) [1, 2]") == said  # type: ignore[operator]


@pytest.mark.parametrize("translate", [plain, mrkdwn, html])
def test_c3_half_a_pair_leaves_no_stars(translate: object) -> None:
    assert "**" not in translate("the rest** of it")  # type: ignore[operator]


@pytest.mark.parametrize("limits", LIMITS)
def test_c3_every_question_can_be_answered_on_every_platform(limits: Limits, knowledge: Knowledge) -> None:
    for question in knowledge.questions.values():
        view = question_view(question, knowledge)
        message = {"text": "?", "question": view.dict()}
        (*_, last) = pieces([message], knowledge.conversation, limits)
        values = [option.value for option in view.options]
        assert len(last.buttons) <= limits.most
        assert all(len(button.title) <= limits.title for button in last.buttons)
        offered = [button.value for button in last.buttons]
        numbered = all(f"{number}. {option.label}" in last.text for number, option in enumerate(view.options, start=1))
        assert numbered or offered == values
        if view.kind == "multi" and not last.tick:
            assert set(offered) <= {"none", "not_sure"}


def test_c3_an_urgent_result_comes_first(knowledge: Knowledge) -> None:
    messages = [{"text": "Thanks."}, {"text": "Call 999 now.", "result": {"urgency": "emergency"}}, {"text": "Bye."}]
    said = [piece.text for piece in pieces(messages, knowledge.conversation, Twilio.limits)]
    assert said == ["Call 999 now.", "Thanks.", "Bye."]


def test_c3_an_answer_brings_its_sources_and_related_topics(knowledge: Knowledge) -> None:
    answer = {"sources": [{"key": "a", "text": "NHS: hip pain"}], "related": ["Ice", "Heat"], "more": "More on this: Rest"}
    (piece,) = pieces([{"text": "Rest it [1].", "answer": answer}], knowledge.conversation, Twilio.limits)
    for part in ("Rest it [1].", "[More on this: Rest]", "1. NHS: hip pain", "- Ice\n- Heat"):
        assert part in piece.text


def test_p6_ids_tell_neither_person_nor_platforms_apart_by_mistake() -> None:
    ids = {hashed(secret, platform, person) for secret in "ab" for platform in ("slack", "twilio") for person in ("1", "2")}
    assert len(ids) == 8
    assert all(len(identity) <= 64 for identity in ids)
