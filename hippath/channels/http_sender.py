"""Posts to the configured systems, and to no others: no redirects, no proxies, no endless waits."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import Any

from aiohttp import ClientError, ClientSession, ClientTimeout

from hippath.channels.outbox_worker import TryAgain

SECONDS = 10.0
CONNECT_SECONDS = 5.0
LONGEST_ANSWER = 64 * 1024
LONGEST_WAIT = 3600.0
"""A system that asks for longer is tried anyhow."""


@dataclass(frozen=True)
class Answer:
    """What the other side said."""

    status: int
    body: dict[str, Any]
    """Its JSON object; empty when it is none."""
    retry_after: float
    """Seconds for which it wants to be left alone."""


class HttpSender:
    """Keeps connections open between posts; made inside a running event loop."""

    def __init__(self) -> None:
        self._session: ClientSession | None = None

    async def post(
        self,
        url: str,
        json: dict[str, Any] | None = None,
        form: dict[str, str] | None = None,
        data: bytes | None = None,
        headers: dict[str, str] | None = None,
    ) -> Answer:
        """Post one of `json`, `form` and `data`. Raises TryAgain when nothing answers."""
        if self._session is None:
            timeout = ClientTimeout(total=SECONDS, connect=CONNECT_SECONDS)
            self._session = ClientSession(timeout=timeout, trust_env=False)
        content: dict[str, Any] = {"json": json} if json is not None else {"data": form if form is not None else data}
        try:
            async with self._session.post(url, headers=headers, allow_redirects=False, **content) as answer:
                body = await answer.content.read(LONGEST_ANSWER)
                return Answer(answer.status, _object(body), _seconds(answer.headers.get("Retry-After", "")))
        except (ClientError, asyncio.TimeoutError, OSError) as error:
            raise TryAgain(type(error).__name__) from None

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()


def _object(body: bytes) -> dict[str, Any]:
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


def _seconds(value: str) -> float:
    return min(LONGEST_WAIT, float(value)) if value.isdigit() else 0.0
