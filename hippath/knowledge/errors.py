"""What is wrong with a knowledge file, said so that its editor can mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Sequence


@dataclass(frozen=True)
class Problem:
    """One thing to mend in one file."""

    file: str
    """File name inside the knowledge folder, for example ``faq/ice.yml``."""
    line: int | None
    """Line of the entry, counted from 1; None when the whole file is meant."""
    key: str
    """Path of the key inside the file, for example ``dvt_suspected.sources[0]``."""
    message: str
    """What is wrong and what to write instead."""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.key}: {self.message}" if self.key else f"{place}: {self.message}"


class KnowledgeError(ValueError):
    """The knowledge folder cannot be used; ``problems`` says why, each with file, line and key."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
