"""The table of what was seen."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence

from benchmarks.attacks.seen import Seen
from benchmarks.attacks.target import Target

HEAD = """# Attacked side by side

Written by `python -m benchmarks.attacks`: each attack on freshly started servers, on loopback, with PostgreSQL and Redis.
Stock is `rasa run` 3.6.21 with the same rules, training data and actions (light pipeline, REST channel, `rasa run actions`);
hippath runs with its own limits and times, except that two attacks which need many messages lift the limit on messages.
The letters name the rows of [what is required](reliability.md).
"Holds" means: nobody else is heard or read, what is acknowledged is stored once, who is not stored is told, nobody waits
longer than five seconds, and the server lives.
"""


def table(attacks: Sequence[Callable[[Target], Seen]], seen: Mapping[str, Mapping[str, Seen]]) -> str:
    """Return the page: one row an attack, one column a system."""
    systems = list(seen)
    lines = [f"| attack | {' | '.join(systems)} |", "|---" * (len(systems) + 1) + "|"]
    for attack in attacks:
        what = " ".join((attack.__doc__ or attack.__name__).split())
        lines.append(f"| {what} | {' | '.join(_cell(seen[system][attack.__name__]) for system in systems)} |")
    held = ", ".join(f"{system} holds {sum(s.holds for s in seen[system].values())} of {len(attacks)}" for system in systems)
    return f"{HEAD}\n{time.strftime('%Y-%m-%d')}: {held}.\n\n" + "\n".join(lines) + "\n"


def _cell(seen: Seen) -> str:
    return f"{'holds' if seen.holds else '**fails**'}: {seen.words}".replace("|", "\\|").replace("\n", " ")
