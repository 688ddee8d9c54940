"""A client of the web chat that keeps to its limits."""

from __future__ import annotations

import time
import uuid
from typing import Any

import requests

Json = dict[str, Any]


class Patient:
    """One conversation with a server."""

    def __init__(self, url: str) -> None:
        self.url = url
        opened = requests.post(f"{url}/chat/sessions", timeout=60)
        assert opened.status_code == 201, opened.text
        self.session: Json = opened.json()
        self.headers = {"Authorization": f"Bearer {self.session['token']}"}

    def post(self, body: Any, *, raw: bytes | None = None) -> requests.Response:
        """Send a body; wait and send it again when that was too fast."""
        while True:
            content: Json = {"json": body} if raw is None else {"data": raw}
            answer = requests.post(f"{self.url}/chat/messages", headers=self.headers, timeout=90, **content)
            if answer.status_code != 429:
                return answer
            time.sleep(float(answer.headers["Retry-After"]))

    def say(self, text: str) -> list[Json]:
        """Return the answer to `text`."""
        return self._messages(self.post({"id": uuid.uuid4().hex, "text": text}))

    def choose(self, question: Json, *values: str) -> list[Json]:
        """Return the answer to quick replies of `question`."""
        return self._messages(self.post({"id": uuid.uuid4().hex, "choices": list(values), "question_id": question["id"]}))

    def history(self, after: int = 0) -> list[Json]:
        """Return what both sides said after message number `after`."""
        answer = requests.get(f"{self.url}/chat/messages", params={"after": after}, headers=self.headers, timeout=60)
        return self._messages(answer, least=0)

    def erase(self) -> Json:
        """Erase the conversation."""
        answer = requests.delete(f"{self.url}/chat/messages", headers=self.headers, timeout=60)
        assert answer.status_code == 200, answer.text
        erased: Json = answer.json()
        return erased

    @staticmethod
    def _messages(answer: requests.Response, least: int = 1) -> list[Json]:
        assert answer.status_code == 200, answer.text
        messages: list[Json] = answer.json()["messages"]
        assert len(messages) >= least
        return messages
