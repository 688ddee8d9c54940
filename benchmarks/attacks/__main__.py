"""Attacks hippath and stock Rasa in the same way and writes what was seen.

python -m benchmarks.attacks --write docs/attacks.md      every attack; about a quarter of an hour
python -m benchmarks.attacks database_down killed         some of them, printed
python -m benchmarks.attacks --only hippath               without stock
"""

from __future__ import annotations

import argparse
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from hippath.serving.environment import prepare_environment

prepare_environment()

from benchmarks.attacks import access, faults, input, privacy  # noqa: E402  - Rasa's environment comes before its imports
from benchmarks.attacks.hippath_target import HippathTarget  # noqa: E402
from benchmarks.attacks.seen import Seen  # noqa: E402
from benchmarks.attacks.stock_target import StockTarget  # noqa: E402
from benchmarks.attacks.table import table  # noqa: E402
from benchmarks.attacks.target import Target  # noqa: E402
from benchmarks.bench import say  # noqa: E402
from benchmarks.databases import Databases  # noqa: E402

ATTACKS: tuple[Callable[[Target], Seen], ...] = (
    access.speak_for_another,
    access.speak_for_nobody,
    access.unsigned_message,
    input.unstorable_character,
    input.command_in_a_message,
    input.very_long_text,
    input.flood,
    faults.failing_actions,
    faults.slow_actions,
    faults.database_restarted,
    faults.database_down,
    faults.database_read_only,
    faults.database_frozen,
    faults.redis_restarted,
    faults.redis_down,
    faults.messages_at_once,
    faults.killed,
    faults.hung_up,
    privacy.words_in_logs,
    privacy.address_in_redis,
)
UNLIMITED = (faults.messages_at_once, faults.killed)
"""Here the limits on messages would stand in the way of what is attacked."""
TWO_WORKERS = (faults.messages_at_once,)
SYSTEMS: tuple[type[Target], ...] = (StockTarget, HippathTarget)


def main(arguments: list[str]) -> None:
    """Run the attacks, each on freshly started systems; fail when hippath does not hold."""
    form = argparse.RawTextHelpFormatter
    parser = argparse.ArgumentParser(prog="python -m benchmarks.attacks", description=__doc__, formatter_class=form)
    names = [attack.__name__ for attack in ATTACKS]
    parser.add_argument("attacks", nargs="*", choices=[*names, []])
    parser.add_argument("--only", choices=[system.name for system in SYSTEMS])
    parser.add_argument("--write", type=Path, help="a file for the table; printed unless given")
    chosen = parser.parse_args(arguments)
    attacks = [attack for attack in ATTACKS if not chosen.attacks or attack.__name__ in chosen.attacks]
    systems = [system for system in SYSTEMS if chosen.only in (None, system.name)]
    seen: dict[str, dict[str, Seen]] = {system.name: {} for system in systems}
    with Databases() as databases:
        for attack in attacks:
            for system in systems:
                seen[system.name][attack.__name__] = _attacked(attack, system, databases)
                outcome = seen[system.name][attack.__name__]
                say(f"{attack.__name__}: {system.name} {'holds' if outcome.holds else 'fails'}: {outcome.words}")
    text = table(attacks, seen)
    if chosen.write:
        chosen.write.write_text(text, encoding="utf-8")
    else:
        print(text)
    sys.exit(any(not outcome.holds for outcome in seen.get(HippathTarget.name, {}).values()))


def _attacked(attack: Callable[[Target], Seen], system: type[Target], databases: Databases) -> Seen:
    settings = {"HIPPATH_RATE": "1000", "HIPPATH_BURST": "1000"} if attack in UNLIMITED else {}
    target = system(databases, 2 if attack in TWO_WORKERS else 1, **settings)
    try:
        return attack(target)
    except Exception as error:
        traceback.print_exc()
        return Seen(False, f"could not be attacked: {type(error).__name__}")
    finally:
        target.stop()


if __name__ == "__main__":
    main(sys.argv[1:])
