"""What the environment says about messaging platforms and other systems; half of a platform's variables is a mistake."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Optional
from urllib.parse import urlsplit

from hippath.serving.stop import CannotStart

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
SHORTEST_SECRET = 16
TELEGRAM_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")


@dataclass(frozen=True)
class SlackSettings:
    """A Slack app."""

    token: str
    """HIPPATH_SLACK_TOKEN: the bot's token, xoxb-..."""
    signing_secret: str
    """HIPPATH_SLACK_SIGNING_SECRET: proves that a request is Slack's."""
    api: str
    """HIPPATH_SLACK_API: another address of the platform, for tests."""


@dataclass(frozen=True)
class TelegramSettings:
    """A Telegram bot."""

    token: str
    """HIPPATH_TELEGRAM_TOKEN: from BotFather."""
    secret: str
    """HIPPATH_TELEGRAM_SECRET: chosen by the operator, given to setWebhook; Telegram sends it with each update."""
    api: str
    """HIPPATH_TELEGRAM_API: another address of the platform, for tests."""


@dataclass(frozen=True)
class TwilioSettings:
    """Numbers for SMS and WhatsApp at Twilio."""

    account: str
    """HIPPATH_TWILIO_ACCOUNT_SID: AC..."""
    token: str
    """HIPPATH_TWILIO_AUTH_TOKEN: sends messages and signs Twilio's requests."""
    public_url: str
    """HIPPATH_PUBLIC_URL: the server's address as Twilio calls it, without a path; the signature covers it."""
    api: str
    """HIPPATH_TWILIO_API: another address of the platform, for tests or for a region of Twilio's."""


@dataclass(frozen=True)
class MessengerSettings:
    """A page on Facebook Messenger."""

    token: str
    """HIPPATH_MESSENGER_PAGE_TOKEN: the page's access token."""
    app_secret: str
    """HIPPATH_MESSENGER_APP_SECRET: proves that a request is Meta's."""
    verify_token: str
    """HIPPATH_MESSENGER_VERIFY_TOKEN: chosen by the operator, entered in Meta's console."""
    api: str
    """HIPPATH_MESSENGER_API: another address of the platform, for tests or for another version of the Graph API."""


@dataclass(frozen=True)
class WebhookSettings:
    """Another system that is told of results."""

    url: str
    """HIPPATH_WEBHOOK_URL: where events are posted."""
    secret: str
    """HIPPATH_WEBHOOK_SECRET: signs them."""


@dataclass(frozen=True)
class MessagingSettings:
    """Everything that is configured; None: off."""

    slack: Optional[SlackSettings] = None
    telegram: Optional[TelegramSettings] = None
    twilio: Optional[TwilioSettings] = None
    messenger: Optional[MessengerSettings] = None
    webhook: Optional[WebhookSettings] = None
    queue_events: bool = False
    """HIPPATH_EVENT_QUEUE=on: results are also kept for a process of the operator's, which takes them from the outbox."""


def read_messaging(env: Mapping[str, str]) -> MessagingSettings:
    """Return what `env` configures. Raises CannotStart."""
    slack = _all_or_none(env, "HIPPATH_SLACK_TOKEN", "HIPPATH_SLACK_SIGNING_SECRET")
    telegram = _all_or_none(env, "HIPPATH_TELEGRAM_TOKEN", "HIPPATH_TELEGRAM_SECRET")
    twilio = _all_or_none(env, "HIPPATH_TWILIO_ACCOUNT_SID", "HIPPATH_TWILIO_AUTH_TOKEN", "HIPPATH_PUBLIC_URL", own=2)
    messenger_names = ("HIPPATH_MESSENGER_PAGE_TOKEN", "HIPPATH_MESSENGER_APP_SECRET", "HIPPATH_MESSENGER_VERIFY_TOKEN")
    messenger = _all_or_none(env, *messenger_names)
    webhook = _all_or_none(env, "HIPPATH_WEBHOOK_URL", "HIPPATH_WEBHOOK_SECRET")
    return MessagingSettings(
        slack=_slack(env, *slack) if slack else None,
        telegram=_telegram(env, *telegram) if telegram else None,
        twilio=_twilio(env, *twilio) if twilio else None,
        messenger=_messenger(env, *messenger) if messenger else None,
        webhook=_webhook(*webhook) if webhook else None,
        queue_events=_on(env, "HIPPATH_EVENT_QUEUE"),
    )


def _slack(env: Mapping[str, str], token: str, signing_secret: str) -> SlackSettings:
    return SlackSettings(token, signing_secret, _api(env, "HIPPATH_SLACK_API", "https://slack.com/api"))


def _telegram(env: Mapping[str, str], token: str, secret: str) -> TelegramSettings:
    if not TELEGRAM_SECRET.fullmatch(secret):
        raise CannotStart("HIPPATH_TELEGRAM_SECRET must be 16 to 256 letters, digits, _ and -: Telegram takes nothing else.")
    return TelegramSettings(token, secret, _api(env, "HIPPATH_TELEGRAM_API", "https://api.telegram.org"))


def _twilio(env: Mapping[str, str], account: str, token: str, public_url: str) -> TwilioSettings:
    public = urlsplit(public_url)
    if public.scheme not in ("http", "https") or not public.netloc or public.path.strip("/") or public.query:
        raise CannotStart(f"HIPPATH_PUBLIC_URL is {public_url!r}: set it to an address such as https://chat.your-clinic.example")
    api = _api(env, "HIPPATH_TWILIO_API", "https://api.twilio.com", "twilio.com")
    return TwilioSettings(account, token, public_url.rstrip("/"), api)


def _messenger(env: Mapping[str, str], token: str, app_secret: str, verify_token: str) -> MessengerSettings:
    if len(verify_token) < SHORTEST_SECRET:
        raise CannotStart(f"HIPPATH_MESSENGER_VERIFY_TOKEN must have at least {SHORTEST_SECRET} characters.")
    api = _api(env, "HIPPATH_MESSENGER_API", "https://graph.facebook.com/v21.0", "graph.facebook.com")
    return MessengerSettings(token, app_secret, verify_token, api)


def _webhook(url: str, secret: str) -> WebhookSettings:
    parts = urlsplit(url)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOOPBACK):
        raise CannotStart("HIPPATH_WEBHOOK_URL must begin with https://; http:// is taken for this machine only.")
    if len(secret) < SHORTEST_SECRET:
        raise CannotStart(f"HIPPATH_WEBHOOK_SECRET must have at least {SHORTEST_SECRET} characters.")
    return WebhookSettings(url, secret)


def _on(env: Mapping[str, str], name: str) -> bool:
    value = env.get(name) or "off"
    if value not in ("on", "off"):
        raise CannotStart(f"{name} is {value!r}: set it to on or off.")
    return value == "on"


def _all_or_none(env: Mapping[str, str], *names: str, own: int | None = None) -> tuple[str, ...] | None:
    """Return the values of `names`, None when not one of the first `own` is set; the others may be set for another reason."""
    if not any(env.get(name) for name in names[:own]):
        return None
    missing = [name for name in names if not env.get(name)]
    if missing:
        there = next(name for name in names if env.get(name))
        raise CannotStart(f"{there} is set, but {' and '.join(missing)} is not: set all of them, or none to leave it off.")
    return tuple(env[name] for name in names)


def _api(env: Mapping[str, str], name: str, default: str, domain: str | None = None) -> str:
    """Return where a platform's API is; a secret must go to that platform's own hosts, or to this machine in a test."""
    url = env.get(name) or default
    parts, own = urlsplit(url), domain or str(urlsplit(default).hostname)
    host = parts.hostname or ""
    secure = parts.scheme == "https" and (host == own or host.endswith(f".{own}"))
    if not secure and not (parts.scheme == "http" and host in LOOPBACK):
        raise CannotStart(f"{name} is {url!r}: it must be https:// at {own}, or http:// at this machine for a test.")
    return url.rstrip("/")
