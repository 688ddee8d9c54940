"""How much memory a process and its children hold."""

from __future__ import annotations

from pathlib import Path

KILOBYTE = 1024
MEGABYTE = 1024 * 1024


def resident_megabytes(process_id: int) -> float:
    """Return what the process and everything it started keep in memory, in megabytes."""
    return sum(_resident(member) for member in _family(process_id)) / MEGABYTE


def _family(process_id: int) -> list[int]:
    parents = {int(folder.name): _parent(folder) for folder in Path("/proc").iterdir() if folder.name.isdigit()}
    family = [process_id]
    for member in family:
        family += [child for child, parent in parents.items() if parent == member]
    return family


def _parent(folder: Path) -> int:
    try:
        return int((folder / "stat").read_text().rsplit(")", 1)[1].split()[1])
    except OSError:
        return 0


def _resident(process_id: int) -> int:
    lines = Path(f"/proc/{process_id}/status").read_text().splitlines()
    return next((int(line.split()[1]) * KILOBYTE for line in lines if line.startswith("VmRSS:")), 0)
