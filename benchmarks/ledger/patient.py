"""A simulated patient: one conversation after another, each message sent until it is answered."""

from __future__ import annotations

import random
import time
import uuid
from typing import Any

import requests

from benchmarks.ledger.entries import Conversation, Entry, Ledger
from benchmarks.ledger.hostile import TEXTS, attack
from benchmarks.ledger.personas import Persona
from hippath.knowledge import load_knowledge
from hippath.messages import safety_message

SAFETY = safety_message(load_knowledge())["text"]
Messages = list[dict[str, Any]]
SECONDS = 20
MOST_TURNS = 40


class GivenUp(Exception):
    """The run ended before the message was answered."""


class SimulatedPatient:
    """Writes to either worker until `until`; `think` bounds the seconds between messages."""

    def __init__(
        self, urls: list[str], ledger: Ledger, until: float, think: tuple[float, float], hostile: float, chance: random.Random
    ) -> None:
        self._urls = urls
        self._ledger = ledger
        self._until = until
        self._think = think
        self._hostile = hostile
        self._chance = chance

    def run(self, personas: list[Persona]) -> None:
        """Be one persona after another until the time is over."""
        while time.monotonic() < self._until:
            try:
                self._converse(self._chance.choice(personas))
            except GivenUp:
                return
            except Exception as error:
                self._ledger.problem(f"a patient could not go on: {type(error).__name__}: {error}")

    def _converse(self, persona: Persona) -> None:
        opened = self._send("POST", "/chat/sessions", {}, None)
        session = opened.json()
        conversation = Conversation(session["conversation_id"], persona.disposition)
        self._ledger.conversations.append(conversation)
        headers = {"Authorization": f"Bearer {session['token']}"}
        words = "yes"
        for _ in range(MOST_TURNS):
            replies = self._say(conversation, headers, words)
            if any(reply.get("result") for reply in replies):
                break
            if [reply["text"] for reply in replies] == [SAFETY]:
                continue
            asked = [reply["question"] for reply in replies if reply.get("question")]
            words = persona.answer(asked[-1]) if asked else persona.story
        else:
            self._ledger.problem(f"{conversation.conversation_id}: no result after {MOST_TURNS} messages")
        for text in self._chance.sample(persona.afterwards, 2):
            self._say(conversation, headers, text)

    def _say(self, conversation: Conversation, headers: dict[str, str], text: str) -> Messages:
        time.sleep(self._chance.uniform(*self._think))
        if self._chance.random() < self._hostile:
            self._be_hostile(conversation, headers)
        return self._deliver(conversation, headers, text)

    def _deliver(self, conversation: Conversation, headers: dict[str, str], text: str) -> Messages:
        entry = Entry(uuid.uuid4().hex, text)
        conversation.entries.append(entry)
        answer = self._send("POST", "/chat/messages", headers, entry)
        if answer.status_code != 200:
            raise AssertionError(f"{answer.status_code} to {text!r}: {answer.text[:200]}")
        entry.acknowledged = answer.json()["messages"]
        if not entry.acknowledged:
            self._ledger.problem(f"{conversation.conversation_id}: an empty reply")
        return entry.acknowledged

    def _send(self, method: str, path: str, headers: dict[str, str], entry: Entry | None) -> requests.Response:
        body = {"id": entry.client_id, "text": entry.text} if entry else None
        while time.monotonic() < self._until:
            began = time.monotonic()
            try:
                answer = requests.request(
                    method, self._chance.choice(self._urls) + path, headers=headers, json=body, timeout=SECONDS
                )
            except requests.RequestException:
                if entry:
                    entry.silent += 1
                time.sleep(0.5)
                continue
            self._ledger.timed(time.monotonic() - began)
            if answer.status_code == 503:
                self._must_be_told(answer)
                if entry:
                    entry.told += 1
            elif answer.status_code != 429:
                return answer
            time.sleep(float(answer.headers.get("Retry-After", 1)))
        raise GivenUp

    def _must_be_told(self, answer: requests.Response) -> None:
        said = [message["text"] for message in answer.json().get("messages", [])]
        if said != [SAFETY]:
            self._ledger.problem(f"a 503 without the safety text: {answer.text[:200]}")

    def _be_hostile(self, conversation: Conversation, headers: dict[str, str]) -> None:
        if self._chance.random() < 0.5:
            self._deliver(conversation, headers, self._chance.choice(TEXTS))
            with self._ledger.lock:
                self._ledger.hostile[200] += 1
            return
        try:
            answer = attack(self._chance.choice(self._urls), headers, self._chance)
        except requests.RequestException:
            return
        with self._ledger.lock:
            self._ledger.hostile[answer.status_code] += 1
        if answer.status_code >= 500 and answer.status_code != 503:
            self._ledger.problem(f"{answer.status_code} to a hostile request")
