"""Refuses a credentials.yml that opens a channel without a guard."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import yaml

from hippath.serving.settings import ROOT
from hippath.serving.stop import CannotStart

CREDENTIALS = ROOT / "credentials.yml"
GUARDED = "hippath.channels."
"""The channels of this package answer for their guards; no other does."""
INSTEAD = {
    "slack": "HIPPATH_SLACK_TOKEN",
    "telegram": "HIPPATH_TELEGRAM_TOKEN",
    "twilio": "HIPPATH_TWILIO_ACCOUNT_SID",
    "facebook": "HIPPATH_MESSENGER_PAGE_TOKEN",
}
"""Rasa's connectors that have a guarded one here, and the variable that begins its set-up."""


def check_credentials(path: Path = CREDENTIALS, also: Sequence[str] = ()) -> None:
    """Raise CannotStart when the file at `path`, or a channel of `also`, opens a channel that is not of this package."""
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else {}
    except (yaml.YAMLError, UnicodeDecodeError, OSError):
        raise CannotStart(f"{path.name} is not readable YAML in UTF-8: mend it, or restore the project's own.") from None
    if not isinstance(content or {}, dict):
        raise CannotStart(f"{path.name} must be a mapping of channels: restore the project's own.")
    for channel in [*(content or {}), *also]:
        if not str(channel).startswith(GUARDED):
            raise CannotStart(_refusal(path.name, str(channel)))


def credentials_of_rasa_run(arguments: Sequence[str] | None = None) -> tuple[Path, list[str]]:
    """Return the credentials file and the channels that the command line of `rasa run` names."""
    words = list(sys.argv if arguments is None else arguments)
    words = [part for word in words for part in (word.split("=", 1) if word.startswith("--") else [word])]
    named = dict(zip(words, words[1:], strict=False))
    return Path(named.get("--credentials", "credentials.yml")), [named["--connector"]] if "--connector" in named else []


def _refusal(file: str, channel: str) -> str:
    instead = INSTEAD.get(channel)
    mend = f"set {instead} instead, as docs/connectors.md says" if instead else "docs/connectors.md lists those that have one"
    return f"{file} opens the channel {channel!r}, which anybody could use in a patient's name. Take it out; {mend}."
