"""Nobody's words in any log: not from any library, not at DEBUG, not in a traceback."""

import subprocess
import sys

import pytest

CANARY = "zanzibarcanary"
SCRIPT = f"""
import asyncio, logging, threading, warnings
early = logging.getLogger("early.library")
early.addHandler(logging.StreamHandler())
early.propagate = False
import structlog
from hippath.serving.logs import configure_logs
configure_logs("DEBUG")
words = "{CANARY}"
late = logging.getLogger("rasa.core.processor")
late.addHandler(logging.StreamHandler())
for logger in (early, late, logging.getLogger(), logging.getLogger("sqlalchemy.engine"), logging.getLogger("hippathology")):
    logger.setLevel("DEBUG")
    logger.debug("text %s", words)
    logger.info(words)
    logger.error({{"text": words}})
    try:
        raise ValueError(words)
    except ValueError:
        logger.exception("failed %s", words)
own = logging.getLogger("hippath.test")
try:
    raise ValueError(words)
except ValueError:
    own.exception("own words are kept")
structlog.get_logger().info("processor.message.parse", text=words)
structlog.get_logger().error(words + " as the event", text=words)
warnings.warn(words)
thread = threading.Thread(target=lambda: int(words))
thread.start()
thread.join()
async def forgotten():
    asyncio.get_running_loop().call_exception_handler({{"message": words, "exception": ValueError(words)}})
asyncio.run(forgotten())
raise KeyError(words)
"""


@pytest.fixture(scope="module")
def output() -> str:
    ended = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=120, check=False)
    assert ended.returncode == 1
    return ended.stdout + ended.stderr


def test_no_words(output: str) -> None:
    assert CANARY not in output


@pytest.mark.parametrize(
    "kept",
    [
        "own words are kept",
        "DEBUG rasa.core.processor",
        "ERROR sqlalchemy.engine",
        "processor.message.parse",
        "thread ended by ValueError",
        "stopped by KeyError",
    ],
)
def test_what_an_operator_needs_is_there(output: str, kept: str) -> None:
    assert kept in output
