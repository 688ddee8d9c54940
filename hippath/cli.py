"""The command line. A command is imported when called: `hippath triage` must not wait for TensorFlow."""

from __future__ import annotations

import importlib
import sys

import click

from hippath.knowledge import KnowledgeError
from hippath.serving.environment import prepare_environment
from hippath.serving.stop import CannotStart, say_why

COMMANDS = (
    *("serve", "chat", "extract", "triage", "lookup", "check", "train"),
    *("conversations", "export", "erase", "retention", "audit"),
    *("nginx", "backup", "restore"),
)


class LazyGroup(click.Group):
    """Finds its commands as `command` in hippath.commands.<name>."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the help page."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"hippath.commands.{cmd_name}").command
        return command


@click.group(cls=LazyGroup)
def hippath() -> None:
    """Triage and answers for pain or snapping at the front of the hip."""


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and end the process; what stops it is said in one line, without a traceback."""
    prepare_environment()
    try:
        hippath.main(args=arguments, prog_name="hippath")
    except CannotStart as reason:
        _stop(str(reason))
    except KnowledgeError as error:
        more = f" (and {len(error.problems) - 1} more; see: hippath check)" if len(error.problems) > 1 else ""
        _stop(f"{error.problems[0]}{more}")


def _stop(reason: str) -> None:
    say_why(reason)
    sys.exit(1)
