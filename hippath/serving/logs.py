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
from typing import Any

from hippath.serving.log_lines import OWN, JsonLines, TextLines, frames, short

EVENT_NAME = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)+")


def configure_logs(level: str = "INFO", as_json: bool = False) -> None:
    """Send every log record of this process to standard error, without anybody's words, as text or as JSON lines.

    `level` is that of hippath's own; libraries, of whose records only the place is left, speak from
    WARNING on unless it is DEBUG.
    """
    import structlog

    logging.setLogRecordFactory(_quiet_record)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if as_json else TextLines())
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
        cache_logger_on_first_use=True,
    )
    sys.excepthook = lambda kind, error, _: logging.getLogger(OWN).critical("stopped by %s", place_of(error))
    threading.excepthook = lambda args: logging.getLogger(OWN).error(
        "thread ended by %s", place_of(args.exc_value) if args.exc_value else args.exc_type.__name__
    )


def place_of(error: BaseException) -> str:
    """Return type, file and line of `error`, never its message: that may quote a patient."""
    through = traceback.extract_tb(error.__traceback__)
    where = f" at {short(through[-1].filename)}:{through[-1].lineno}" if through else ""
    return f"{type(error).__name__}{where}"


def _quiet_record(name: str, *args: Any, **kwargs: Any) -> logging.LogRecord:
    record = logging.LogRecord(name, *args, **kwargs)
    if not f"{name}.".startswith(f"{OWN}."):
        record.msg = f"{short(record.pathname)}:{record.lineno}"
        record.args = ()
    if record.exc_info and record.exc_info[1] is not None:
        record.exc_text = frames(record.exc_info[1])
    record.exc_info = None
    record.stack_info = None
    return record


def _event_only(_: Any, __: str, event: MutableMapping[str, Any]) -> str:
    name = str(event.get("event", ""))
    return name if EVENT_NAME.fullmatch(name) else "event"
