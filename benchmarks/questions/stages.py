"""(h) Where does the time of a form turn go?"""

from __future__ import annotations

import json
import subprocess
import sys

from benchmarks.bench import Bench, say
from benchmarks.figures import number
from benchmarks.places import ROOT, environment
from benchmarks.report import Section

MOST = 25.0
"""Per cent of a turn that no single avoidable stage may take."""
UNAVOIDABLE = frozenset({"the commit to disk"})


def measure(bench: Bench) -> Section:
    """Profile form answers in process and sum the time up by stage."""
    section = Section("stages", "(h) Where does the time of a form turn go?")
    say("profiling form answers")
    lines = json.dumps([[line.kind, line.text] for line in bench.script()])
    command = [sys.executable, "-m", "benchmarks.profiled", str(bench.times(12))]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, cwd=ROOT, env=environment())
    if done.returncode:
        raise RuntimeError(f"profile: {done.stderr[-2000:]}")
    shares = json.loads(done.stdout.splitlines()[-1])
    section.say("pyinstrument, every half millisecond, form answers in process with SQLite; per cent of the whole turn.")
    section.table(("stage", "%"), [[name, number(share)] for name, share in shares.items()])
    section.bars(["form answer"], {name: [share] for name, share in shares.items()}, "% of a turn")
    worst = max((share, name) for name, share in shares.items() if name not in UNAVOIDABLE)
    section.check(f"largest stage of a form turn: {worst[1]}, {number(worst[0])} % (at most 25)", worst[0] <= MOST)
    return section
