"""The platforms that are configured."""

from __future__ import annotations

from hippath.channels.messaging.messenger import Messenger
from hippath.channels.messaging.platform import Platform
from hippath.channels.messaging.slack import Slack
from hippath.channels.messaging.telegram import Telegram
from hippath.channels.messaging.twilio import Twilio
from hippath.knowledge.conversation import Conversation
from hippath.serving.messaging import MessagingSettings


def platforms(settings: MessagingSettings, say: Conversation) -> list[Platform]:
    """Return each platform that `settings` turns on."""
    on: list[Platform] = []
    if settings.slack:
        on.append(Slack(settings.slack, say.send))
    if settings.telegram:
        on.append(Telegram(settings.telegram))
    if settings.twilio:
        on.append(Twilio(settings.twilio))
    if settings.messenger:
        on.append(Messenger(settings.messenger))
    return on
