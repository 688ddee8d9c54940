"""The one way to refuse to start: a sentence for the person at the keyboard instead of a traceback."""

import sys


class CannotStart(Exception):
    """hippath cannot start or go on; the message is one line that says what is wrong and what to do."""


def say_why(reason: object) -> None:
    """Print `reason` as one line to standard error."""
    print(f"hippath: {' '.join(str(reason).split())}", file=sys.stderr, flush=True)
