"""Plays a scenario: says what the patient says, answers whatever is asked, checks on the way."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from tests.dialogue.checks import check_reply, check_result
from tests.dialogue.defaults import default_answer
from tests.dialogue.scenario import Scenario, Turn, Words
from tests.dialogue.talk import Exchange, Json, Talk

MOST_TURNS = 40


@dataclass
class Play:
    """The state of one performance."""

    talk: Talk
    answers: dict[str, Words]
    interject: dict[str, list[Turn]]
    opening: str
    asked: list[str] = field(default_factory=list)
    """Every question, in order."""
    counts: Counter[str] = field(default_factory=Counter)
    """How often each was asked; asking again because the patient changed the subject does not count."""
    pending: Json | None = None
    result: Json | None = None

    def say(self, turn: Turn, answering: bool) -> Exchange:
        """Send one message, check the reply and remember what is asked."""
        exchange = self.talk.say(turn.say, self.pending)
        assert exchange.replies, "no reply"
        for reply in exchange.replies:
            assert str(reply.get("text") or "").strip(), f"empty reply to {exchange.said[:80]!r}"
            assert reply != self.talk.safety, f"the assistant failed at {exchange.said[:80]!r}"
        self.pending = exchange.question
        self.result = exchange.result or self.result
        if self.pending:
            self.asked.append(self.pending["id"])
            self.counts[self.pending["id"]] += answering
            assert self.counts[self.pending["id"]] < 3, f"{self.pending['id']} is asked a third time"
        check_reply(turn.expect, exchange)
        return exchange

    def drive(self) -> None:
        """Answer what is asked until a result, or until nothing is asked."""
        for _ in range(MOST_TURNS):
            if self.pending is None:
                return
            identity = self.pending["id"]
            for turn in self.interject.pop(identity, []):
                if self.say(turn, answering=False).result or self.pending is None:
                    return
            words = self.answers.get(self.pending["id"], default_answer(self.pending, self.opening))
            if self.say(Turn(say=words), answering=True).result:
                return
        raise AssertionError(f"no result after {MOST_TURNS} answers; still asking {self.pending}")


def perform(scenario: Scenario, talk: Talk) -> None:
    """Play `scenario` in `talk`; raise AssertionError, with the conversation, at the first thing that is wrong."""
    last = scenario.says[-1].say
    play = Play(talk, dict(scenario.answers), dict(scenario.interject), last if isinstance(last, str) else "hello")
    try:
        _play(scenario, play)
    except AssertionError as error:
        raise AssertionError(f"{error}\n\n{talk.transcript()}") from None


def _play(scenario: Scenario, play: Play) -> None:
    for turn in scenario.says:
        if play.pending and play.pending["id"] == "consent":
            play.say(Turn(say=play.answers.get("consent", "yes")), answering=True)
        play.say(turn, answering=False)
    if play.result is None:
        play.drive()
    if scenario.first:
        check_result(scenario.first, play.result, play.talk.facts(), play.asked)
    for turn in scenario.then:
        play.answers.update(turn.answers)
        if turn.drive:
            play.counts.clear()
        exchange = play.say(turn, answering=False)
        if turn.drive and not exchange.result:
            play.result = None
            play.drive()
    assert not play.interject, f"the moment never came to say what was to be said at {sorted(play.interject)}"
    if scenario.expect.no_result:
        assert play.result is None, "a result was given"
    else:
        assert play.result is not None, "no result was given"
    check_result(scenario.expect, play.result, play.talk.facts(), play.asked)
