"""Logs without anybody's words, whatever library writes them, at any level.

Rasa, Sanic, SQLAlchemy and TensorFlow log messages, trackers and query parameters. A filter on handlers would
miss those a library adds later, so records are emptied where they are made: only `hippath.*` keeps its text.
"""

from __future__ import annotations

import logging
import re
import sys
import threading
import traceback
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

OWN = "hippath"
EVENT_NAME = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)+")


def configure_logs(level: str = "INFO") -> None:
    """Send every log record of this process to standard error, without anybody's words.

    `level` is that of hippath's own; libraries, of whose records only the place is left, speak from
    WARNING on unless it is DEBUG.
    """
    import structlog

    logging.setLogRecordFactory(_quiet_record)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_QuietFormatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level="DEBUG" if level == "DEBUG" else "WARNING", handlers=[handler], force=True)
    logging.getLogger(OWN).setLevel(level)
    for name in list(logging.root.manager.loggerDict):
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.propagate = True
    logging.captureWarnings(True)
    logging.getLogger("py.warnings").setLevel(logging.ERROR)
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, _event_only],
        logger_factory=lambda *_: logging.getLogger(f"{OWN}.rasa_event"),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    sys.excepthook = lambda kind, error, _: logging.getLogger(OWN).critical("stopped by %s", place_of(error))
    threading.excepthook = lambda args: logging.getLogger(OWN).error(
        "thread ended by %s", place_of(args.exc_value) if args.exc_value else args.exc_type.__name__
    )


def place_of(error: BaseException) -> str:
    """Return type, file and line of `error`, never its message: that may quote a patient."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" at {_short(frames[-1].filename)}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{where}"


def _quiet_record(name: str, *args: Any, **kwargs: Any) -> logging.LogRecord:
    record = logging.LogRecord(name, *args, **kwargs)
    if not f"{name}.".startswith(f"{OWN}."):
        record.msg = f"{_short(record.pathname)}:{record.lineno}"
        record.args = ()
    if record.exc_info and record.exc_info[1] is not None:
        record.exc_text = _frames(record.exc_info[1])
    record.exc_info = None
    record.stack_info = None
    return record


def _frames(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"  {_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join([type(error).__name__, *lines])


def _short(path: str) -> str:
    return "/".join(Path(path).parts[-2:])


def _event_only(_: Any, __: str, event: MutableMapping[str, Any]) -> str:
    name = str(event.get("event", ""))
    return name if EVENT_NAME.fullmatch(name) else "event"


class _QuietFormatter(logging.Formatter):
    """The usual formatter; a traceback put on a record later is reduced to its frames here."""

    def formatException(self, ei: Any) -> str:
        return _frames(ei[1]) if ei and ei[1] is not None else ""
