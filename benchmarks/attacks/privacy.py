"""What a patient writes must stand in the database and nowhere else."""

from __future__ import annotations

import redis

from benchmarks.attacks.seen import Seen
from benchmarks.attacks.target import Target
from benchmarks.attacks.triage import begun

CANARY = "zanzibarwindmill"


def words_in_logs(target: Target) -> Seen:
    """P1: a patient's words in what the processes print at their default level, while actions and the database fail."""
    patient = begun(target)
    for text in (f"{CANARY}0 in my groin", f"/{CANARY}1", f"breakall {CANARY}2"):
        target.say(patient, text)
    target.databases.postgres.stop("immediate")
    target.say(patient, f"{CANARY}3 is worse")
    target.databases.postgres.start()
    printed = target.output().count(CANARY)
    return Seen(not printed, f"printed {printed} times" if printed else "never printed")


def address_in_redis(target: Target) -> Seen:
    """P6: what a lock in Redis tells of whose conversation it is."""
    patient, seen = begun(target), False
    client = redis.Redis(port=target.databases.redis.port)
    client.config_set("notify-keyspace-events", "KEA")
    listening = client.pubsub()
    listening.psubscribe("__key*__:*")
    target.say(patient, "it hurts on the stairs")
    while (event := listening.get_message(timeout=0.5)) is not None:
        seen = seen or patient.conversation in f"{event['channel']}{event['data']}"
    return Seen(not seen, "the key names the conversation" if seen else "no key names a conversation")
