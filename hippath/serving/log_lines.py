"""How a log record is written: a readable line, or one JSON object a line for a log collector."""

from __future__ import annotations

import json
import logging
import traceback
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from hippath.serving.request_id import current_request_id

OWN = "hippath"
"""Loggers from here down are hippath's own."""
FIELDS = "fields"
"""Name under which a record carries figures of its own: logger.info("request", extra={FIELDS: {...}})."""


class TextLines(logging.Formatter):
    """Time, level, logger and message; a traceback is reduced to its frames."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:
        """Return the line without traceback, the figures of the record at its end."""
        figures = "".join(f" {name}={value}" for name, value in _figures(record).items())
        return super().formatMessage(record) + figures

    def formatException(self, ei: Any) -> str:
        return frames(ei[1]) if ei and ei[1] is not None else ""


class JsonLines(logging.Formatter):
    """The same as one JSON object a line, with the place in the source and the id of the request."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, timezone.utc).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "place": f"{short(record.pathname)}:{record.lineno}",
            "message": record.getMessage(),
            **({"request_id": current_request_id.get()} if current_request_id.get() else {}),
            **_figures(record),
        }
        if record.exc_text:
            line["frames"] = record.exc_text
        return json.dumps(line, default=str)


def frames(error: BaseException) -> str:
    """Return the type of `error` and where it came through, never its message: that may quote a patient."""
    through = [f"  {short(frame.filename)}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)]
    return "\n".join([type(error).__name__, *through])


def short(path: str) -> str:
    """Return the last two parts of `path`."""
    return "/".join(Path(path).parts[-2:])


def _figures(record: logging.LogRecord) -> dict[str, Any]:
    figures: dict[str, Any] = getattr(record, FIELDS, {})
    # What a library puts under the same name might be anybody's words.
    return figures if record.name.startswith(f"{OWN}.") else {}
