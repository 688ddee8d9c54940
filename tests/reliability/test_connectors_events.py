"""Events for other systems: the documented consumer of the outbox loses none, whatever its broker does."""

from __future__ import annotations

import asyncio
import json
import logging
import re
from pathlib import Path
from typing import Any

import pytest
from rasa.core.brokers.broker import EventBroker
from rasa.utils.endpoints import EndpointConfig

from hippath.channels.result_events import QUEUE, WEBHOOK, listeners, result_events
from hippath.serving.messaging import read_messaging
from hippath.serving.settings import ROOT
from hippath.stores.database import open_database
from hippath.stores.outbox import LONGEST_WAIT_SECONDS, Outbox
from tests.support.clock import Clock

REPLIES = [
    {"text": "Thanks."},
    {"text": "words", "result": {"disposition": "emergency_now", "urgency": "emergency", "rules": ["pathway.1"], "reasons": ["words"]}},
]
WEBHOOK_ON = {"HIPPATH_WEBHOOK_URL": "https://clinic.example/events", "HIPPATH_WEBHOOK_SECRET": "x" * 20}


@pytest.mark.parametrize(
    ("variables", "targets"),
    [({}, ()), (WEBHOOK_ON, (WEBHOOK,)), ({"HIPPATH_EVENT_QUEUE": "on"}, (QUEUE,)), ({**WEBHOOK_ON, "HIPPATH_EVENT_QUEUE": "on"}, (WEBHOOK, QUEUE))],
)
def test_s4_only_who_wants_to_know_is_told(variables: dict[str, str], targets: tuple[str, ...]) -> None:
    events = result_events("secret", listeners(read_messaging(variables)), "c1", REPLIES)
    assert tuple(event.target for event in events) == targets
    assert all("words" not in json.dumps(event.payload) and "c1" not in event.payload["conversation"] for event in events)


def test_s4_the_documented_consumer_hands_on_each_event_once(tmp_path: Path) -> None:
    (code,) = re.findall(r"```python\n(import asyncio\n.*?)```", (ROOT / "docs" / "connectors.md").read_text(), re.DOTALL)
    names: dict[str, Any] = {"__name__": "consumer"}
    exec(code, names)
    clock = Clock()
    box = Outbox(open_database(f"sqlite:///{tmp_path / 'events.db'}"), clock)
    box.add("c1", result_events("secret", (QUEUE, WEBHOOK), "c1", REPLIES))
    file = tmp_path / "events.log"
    broker = asyncio.run(EventBroker.create(EndpointConfig(type="file", path=str(file))))
    works, broker.publish = broker.publish, _fails
    assert asyncio.run(names["forward"](box, broker)) == 1
    assert asyncio.run(names["forward"](box, broker)) == 0
    clock.now += LONGEST_WAIT_SECONDS
    broker.publish = works
    assert asyncio.run(names["forward"](box, broker)) == 1
    assert asyncio.run(names["forward"](box, broker)) == 0
    logging.getLogger("event-logger").handlers.clear()
    (event,) = [json.loads(line) for line in file.read_text().splitlines()]
    assert (event["type"], event["disposition"]) == ("triage.result", "emergency_now")
    assert [row.target for row in box.claim([QUEUE, WEBHOOK], 10)] == [WEBHOOK]


def _fails(_: dict[str, Any]) -> None:
    raise ConnectionError
