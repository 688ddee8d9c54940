"""Profiles form answers in a process of its own; per cent by stage go out as JSON.

    python -m benchmarks.profiled 12 < script.json
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
import uuid
from collections import defaultdict
from pathlib import Path
from typing import Any

from pyinstrument import Profiler

from benchmarks.in_process import hippath
from hippath.serving.environment import prepare_environment

STAGES = (
    ("the commit to disk", "do_commit"),
    ("reading the conversation", "HippathTrackerStore.retrieve"),
    ("storing the turn", "HippathTrackerStore.save"),
    ("sentence embedding", "Embedder.encode"),
    ("understanding the words", "understand"),
    ("hearing the answer", "TurnResolver.process"),
    ("intent classifier", "LogisticRegressionClassifier.process"),
    ("rest of the NLU pipeline", "MessageProcessor.parse_message"),
    ("choosing what to do (policies)", "MessageProcessor.predict_next_with_tracker_if_should"),
    ("this project's actions", "ActionExecutor.run"),
    ("handing over to actions and back", "RemoteAction.run"),
    ("rest of Rasa's actions and forms", "MessageProcessor._run_action"),
    ("rest of slot extraction", "MessageProcessor.run_action_extract_slots"),
)
"""Stage, and the function whose time is its: a function found deeper in the stack goes before one further up."""
REST = "rest"


def main(rounds: int) -> None:
    """Hold conversations, profile their form answers, print the shares."""
    prepare_environment()
    script = json.loads(sys.stdin.read())
    say = hippath(f"sqlite:///{Path(tempfile.mkdtemp(prefix='hippath-benchmark-')) / 'conversations.db'}")
    profiler = Profiler(interval=0.0005, async_mode="enabled")

    async def converse() -> None:
        for turn in range(rounds + 1):
            sender = uuid.uuid4().hex
            for kind, text in script:
                if turn and kind == "form answer":
                    with profiler:
                        await say(sender, text)
                else:
                    await say(sender, text)

    asyncio.run(converse())
    session = profiler.last_session
    assert session is not None
    print(json.dumps(_shares(session.root_frame())))


def _shares(root: Any) -> dict[str, float]:
    times: dict[str, float] = defaultdict(float)
    _walk(root, REST, times)
    whole = sum(times.values())
    return {name: 100 * spent / whole for name, spent in sorted(times.items(), key=lambda item: -item[1])}


def _walk(frame: Any, stage: str, times: dict[str, float]) -> None:
    own = next((name for name, function in STAGES if _is(frame, function)), stage)
    times[own] += frame.absorbed_time + (frame.time if not frame.children else 0.0)
    for child in frame.children:
        _walk(child, own, times)


def _is(frame: Any, function: str) -> bool:
    named = f"{frame.class_name}.{frame.function}" if frame.class_name else frame.function
    return bool(named == function or frame.function == function)


if __name__ == "__main__":
    main(int(sys.argv[1]))
