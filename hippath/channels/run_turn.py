"""One message through the assistant, and always something to say to the patient after it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import UserMessage
from sqlalchemy.exc import SQLAlchemyError

from hippath.channels.message_log import Message
from hippath.channels.output import MessageCollector
from hippath.channels.turn_record import TurnRecord
from hippath.channels.turns import turn
from hippath.serving.logs import place_of

logger = logging.getLogger(__name__)
ACTIONS_SHARE = 0.9
"""Part of a turn's time that its actions may use; the rest is for storing it."""


class NotStored(Exception):
    """The conversation could not be read or written: the patient must be told and may send again."""


async def run_turn(
    handle: Callable[[UserMessage], Awaitable[Any]],
    message: UserMessage,
    seconds: float,
    safety: Message,
    record: TurnRecord | None = None,
) -> list[Message]:
    """Return what the assistant says to `message`; `safety` alone when anything fails or is slow.

    A store that keeps the conversation keeps `record` with it. Raises NotStored when the database is the reason.
    """
    with turn(seconds * ACTIONS_SHARE, record) as current:
        message.output_channel = MessageCollector(current)
        try:
            await asyncio.wait_for(handle(message), seconds)
        except asyncio.TimeoutError:
            logger.error("turn given up after %.1f s", seconds)
            if current.saving:  # whether it was stored is not known
                raise NotStored from None
            current.failed = True
        except (SQLAlchemyError, OSError) as error:
            logger.error("turn not stored: %s", place_of(error))
            raise NotStored from None
        except Exception as error:  # a patient is waiting: any failure ends in the safety text
            logger.error("turn failed: %s", place_of(error))
            current.failed = True
    return current.said() or [safety]
