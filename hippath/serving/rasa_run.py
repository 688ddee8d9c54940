"""`rasa run` is for development: it checks no model, listens on every address, and can open an API without a password."""

from __future__ import annotations

from collections.abc import Sequence

from hippath.serving.stop import CannotStart


def refuse_rasa_run(arguments: Sequence[str], production: bool) -> None:
    """Raise CannotStart when the process was started as `rasa run` with its API, or at all in production.

    `arguments` is the command line, the program first.
    """
    if any(argument.startswith("--enable-api") for argument in arguments):
        raise CannotStart("--enable-api lets anyone read every conversation and load models: it is refused. Leave it out.")
    if production:
        raise CannotStart("HIPPATH_ENV=production is served by hippath serve only: rasa run does not check the model it loads.")
