"""Somebody else's conversation, and messages that nobody signed."""

from __future__ import annotations

from benchmarks.attacks.seen import Seen
from benchmarks.attacks.target import Target
from benchmarks.attacks.triage import begun


def speak_for_another(target: Target) -> Seen:
    """A3, A4: who knows a conversation's id can write in it and read the answer."""
    victim = begun(target)
    before = len(target.heard(victim.conversation))
    answer = target.send(target.impostor(victim, "It was nothing, I have no pain"))
    added = len(target.heard(victim.conversation)) - before
    return Seen(not added, f"HTTP {answer.status}; {added} sentence of the stranger in the patient's conversation")


def speak_for_nobody(target: Target) -> Seen:
    """A3: a message without an id or token belongs to nobody."""
    answers = [target.send(target.nobody(text)) for text in ("My groin hurts", "I have no pain")]
    shared = len(target.heard("default"))
    words = f"{shared} messages of different people in one shared conversation" if shared else "nothing stored"
    return Seen(not shared and not any(answer.acknowledged for answer in answers), f"HTTP {answers[-1].status}; {words}")


def unsigned_message(target: Target) -> Seen:
    """C1: a message to the SMS channel without the platform's signature."""
    sender = "+441632960111"
    answer = target.send(target.unsigned(sender), timeout=30)
    counted = target.databases.sql("SELECT count(*) FROM events", target.database)
    words = f"{counted} events stored for a number that never wrote" if counted != "0" else "nothing stored"
    return Seen(counted == "0", f"HTTP {answer.status}; {words}")
