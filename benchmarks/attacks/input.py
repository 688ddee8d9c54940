"""Text that is not what it looks like, and too much of it."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

from benchmarks.attacks.seen import Seen
from benchmarks.attacks.target import Target
from benchmarks.attacks.triage import NEXT, begun, is_forgotten

LONG = 52_000
MANY = 60


def unstorable_character(target: Target) -> Seen:
    """I1: one anonymous request with a character that the database refuses."""
    statuses = [target.send(target.poisoned(character), timeout=20).status for character in ("\x00", "\ud800")]
    time.sleep(1)
    alive = target.is_alive()
    return Seen(alive, f"HTTP {' and '.join(map(str, statuses))}; the server {'lives' if alive else 'is dead, for everybody'}")


def command_in_a_message(target: Target) -> Seen:
    """I2, S6: text that Rasa would take for a command."""
    texts = ("/restart", "\u2003/restart", "/session_start", '/inform{"facts": null}')
    wiped = []
    for text in texts:
        patient = begun(target)
        target.say(patient, text)
        if is_forgotten(target, target.say(patient, NEXT)):
            wiped.append(text.strip())
    return Seen(not wiped, f"{len(wiped)} of {len(texts)} wiped a triage" + (f": {', '.join(wiped)}" if wiped else ""))


def very_long_text(target: Target) -> Seen:
    """I3: 52 kB of text from one person while another waits."""
    first, second = begun(target), begun(target)
    with ThreadPoolExecutor(2) as pool:
        long = pool.submit(target.say, first, "my groin hurts when I sit " * (LONG // 26))
        time.sleep(0.3)
        other = target.say(second, NEXT)
    refused = long.result().status == 413
    return Seen(
        refused, f"HTTP {long.result().status} after {long.result().seconds:.1f} s; another patient waited {other.seconds:.1f} s"
    )


def flood(target: Target) -> Seen:
    """I4: sixty messages at once in one conversation."""
    patient = begun(target)
    with ThreadPoolExecutor(MANY) as pool:
        answers = list(pool.map(lambda number: target.say(patient, f"ouch {number}"), range(MANY)))
    refused = sum(answer.status == 429 for answer in answers)
    slowest = max(answer.seconds for answer in answers)
    return Seen(refused > MANY / 2, f"{refused} of {MANY} refused; slowest answer {slowest:.1f} s")
