"""Parts that fail under a patient in the middle of a triage.

The oracle is the same everywhere: what is acknowledged is stored once, and whoever is not stored is told.
"""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import requests

from benchmarks.attacks.seen import Seen
from benchmarks.attacks.target import Answer, Patient, Target
from benchmarks.attacks.triage import NEXT, begun, is_forgotten, lost

SILENCE = 5.0
"""Seconds after which a patient without an answer is left alone (S7)."""
AT_ONCE = 12


def failing_actions(target: Target) -> Seen:
    """S1: every action raises while a danger sign is told."""
    patient = begun(target)
    answer = target.say(patient, "breakall I fell and cannot stand")
    return _answered(answer)


def slow_actions(target: Target) -> Seen:
    """S1, S7: an action hangs."""
    patient = begun(target)
    answer = target.say(patient, "hangall I fell and cannot stand", timeout=75)
    return _answered(answer)


def database_restarted(target: Target) -> Seen:
    """S2: the database restarts between two messages."""
    patient = begun(target)
    target.databases.postgres.stop("fast")
    target.databases.postgres.start()
    return _remembered(target, target.say(patient, NEXT))


def database_down(target: Target) -> Seen:
    """S2: the database is away for one message, then back."""
    patient = begun(target)
    target.databases.postgres.stop("immediate")
    answer = target.say(patient, NEXT)
    target.databases.postgres.start()
    return _kept(target, patient.conversation, answer, NEXT)


def database_read_only(target: Target) -> Seen:
    """S2: the database takes no writes for one message, as after a failover to a standby."""
    patient = begun(target)
    _writable(target, False)
    answer = target.say(patient, NEXT)
    _writable(target, True)
    return _kept(target, patient.conversation, answer, NEXT)


def database_frozen(target: Target) -> Seen:
    """S2, S7, O3: the database hangs."""
    patient = begun(target)
    target.databases.postgres.freeze()
    threading.Timer(20, target.databases.postgres.thaw).start()
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(target.say, patient, NEXT)
        time.sleep(1)
        health = _health_seconds(target)
        answer = waiting.result()
    time.sleep(max(0.0, 21 - answer.seconds))
    words = f"answered after {answer.seconds:.1f} s; health route after {health:.1f} s"
    return Seen(answer.seconds <= SILENCE and health <= 1 and bool(answer.texts), words)


def redis_restarted(target: Target) -> Seen:
    """S3: Redis is killed and comes back empty between two messages."""
    patient = begun(target)
    target.databases.redis.stop()
    target.databases.redis.start()
    return _remembered(target, target.say(patient, NEXT))


def redis_down(target: Target) -> Seen:
    """S3: Redis is away for one message."""
    patient = begun(target)
    target.databases.redis.stop()
    answer = target.say(patient, NEXT)
    target.databases.redis.start()
    return _kept(target, patient.conversation, answer, NEXT)


def messages_at_once(target: Target) -> Seen:
    """S5: a dozen messages of one conversation at once, over two workers."""
    patient, texts = begun(target), [f"it hurts, number {number}" for number in range(AT_ONCE)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = list(pool.map(lambda text: target.say(patient, text), texts))
    taken = [text for text, answer in zip(texts, answers, strict=True) if answer.acknowledged]
    missing = lost(target, patient, taken)
    slowest = max(answer.seconds for answer in answers)
    words = f"{len(taken)} of {AT_ONCE} acknowledged, {missing} of these not stored once; slowest {slowest:.1f} s"
    return Seen(not missing, words)


def killed(target: Target) -> Seen:
    """S5: kill -9 while patients write; they come back when it has started again."""
    patients = [begun(target) for _ in range(4)]
    taken: dict[str, list[str]] = {patient.conversation: [] for patient in patients}
    until = time.monotonic() + 4
    with ThreadPoolExecutor(len(patients)) as pool:
        for patient in patients:
            pool.submit(_write, target, patient, taken[patient.conversation], until)
        time.sleep(2)
        target.kill()
    target.stop()
    target.start()
    missing = sum(lost(target, patient, taken[patient.conversation]) for patient in patients)
    slowest = max(target.say(patient, NEXT).seconds for patient in patients)
    acknowledged = sum(map(len, taken.values()))
    words = f"{missing} of {acknowledged} acknowledged messages lost; first answer after the restart took at most {slowest:.1f} s"
    return Seen(not missing and slowest <= SILENCE, words)


def hung_up(target: Target) -> Seen:
    """I1, S7: the patient's connection ends before the answer, and the message is sent again as clients do."""
    patient = begun(target)
    request = target.request(patient, NEXT)
    target.send(request, timeout=0.05)
    time.sleep(3)
    target.send(request)
    heard = target.heard(patient.conversation).count(NEXT)
    return Seen(heard == 1, f"the one message is stored {heard} times")


def _answered(answer: Answer) -> Seen:
    said = f"“{answer.texts[0][:60]}…”" if answer.texts else "nothing"
    helps = any("999" in text for text in answer.texts)
    return Seen(
        helps and answer.seconds <= SILENCE, f"HTTP {answer.status} after {answer.seconds:.1f} s; the patient reads {said}"
    )


def _remembered(target: Target, answer: Answer) -> Seen:
    forgotten = is_forgotten(target, answer)
    said = "treated as a new patient" if forgotten else "the triage went on" if answer.status == 200 else f"HTTP {answer.status}"
    told = answer.status == 503 and bool(answer.texts)
    return Seen(not forgotten and (answer.acknowledged or told), f"{said}, {answer.seconds:.1f} s")


def _kept(target: Target, conversation: str, answer: Answer, text: str) -> Seen:
    stored = target.heard(conversation).count(text)
    said = "an answer" if answer.texts else "no words"
    words = f"HTTP {answer.status} after {answer.seconds:.1f} s with {said}; stored {stored} times"
    return Seen((stored == 1 if answer.acknowledged else bool(answer.texts)) and answer.seconds <= SILENCE, words)


def _health_seconds(target: Target) -> float:
    started = time.monotonic()
    with suppress(requests.RequestException):
        requests.get(target.health, timeout=15)
    return time.monotonic() - started


def _write(target: Target, patient: Patient, taken: list[str], until: float) -> None:
    number = 0
    while time.monotonic() < until:
        text = f"it still hurts, number {number}"
        if target.say(patient, text, timeout=5).acknowledged:
            taken.append(text)
        number += 1
        time.sleep(0.2)


def _writable(target: Target, writable: bool) -> None:
    target.databases.sql(f"ALTER DATABASE {target.database} SET default_transaction_read_only = {'off' if writable else 'on'}")
    target.databases.postgres.disconnect()
