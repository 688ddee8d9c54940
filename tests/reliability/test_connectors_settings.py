"""A messaging platform is off, wholly set up, or refuses to start; a channel without a guard always does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from hippath.serving.credentials import CREDENTIALS, check_credentials, credentials_of_rasa_run
from hippath.serving.messaging import MessagingSettings, read_messaging
from hippath.serving.settings import ROOT
from hippath.serving.stop import CannotStart
from tests.support.platforms.messenger import MessengerPerson
from tests.support.platforms.people import PEOPLE
from tests.support.platforms.person import Person
from tests.support.platforms.telegram import TelegramPerson
from tests.support.platforms.twilio import SmsPerson

STOCK = "slack telegram twilio twilio_voice facebook rest callback socketio rasa cmdline mattermost rocketchat webexteams hangouts botframework".split()


def test_c4_nothing_is_on_by_itself() -> None:
    assert read_messaging({}) == MessagingSettings()
    assert read_messaging({"HIPPATH_PUBLIC_URL": "https://chat.clinic.example"}) == MessagingSettings()


@pytest.mark.parametrize("who", PEOPLE)
def test_c4_half_a_platform_names_what_is_missing(who: type[Person]) -> None:
    assert read_messaging(who.environment) != MessagingSettings()
    for missing in who.environment:
        rest = {name: value for name, value in who.environment.items() if name != missing}
        with pytest.raises(CannotStart, match=missing):
            read_messaging(rest)


@pytest.mark.parametrize(
    ("variables", "names"),
    [
        ({"HIPPATH_WEBHOOK_URL": "https://clinic.example/events"}, "HIPPATH_WEBHOOK_SECRET"),
        ({"HIPPATH_WEBHOOK_SECRET": "x" * 20}, "HIPPATH_WEBHOOK_URL"),
        ({"HIPPATH_WEBHOOK_URL": "http://clinic.example/events", "HIPPATH_WEBHOOK_SECRET": "x" * 20}, "HIPPATH_WEBHOOK_URL"),
        ({"HIPPATH_WEBHOOK_URL": "https://clinic.example/events", "HIPPATH_WEBHOOK_SECRET": "x"}, "HIPPATH_WEBHOOK_SECRET"),
        ({"HIPPATH_EVENT_QUEUE": "yes"}, "HIPPATH_EVENT_QUEUE"),
        ({**TelegramPerson.environment, "HIPPATH_TELEGRAM_SECRET": "short"}, "HIPPATH_TELEGRAM_SECRET"),
        ({**TelegramPerson.environment, "HIPPATH_TELEGRAM_SECRET": "not allowed: spaces"}, "HIPPATH_TELEGRAM_SECRET"),
        ({**MessengerPerson.environment, "HIPPATH_MESSENGER_VERIFY_TOKEN": "short"}, "HIPPATH_MESSENGER_VERIFY_TOKEN"),
        ({**SmsPerson.environment, "HIPPATH_PUBLIC_URL": "chat.clinic.example"}, "HIPPATH_PUBLIC_URL"),
        ({**SmsPerson.environment, "HIPPATH_PUBLIC_URL": "https://clinic.example/chat"}, "HIPPATH_PUBLIC_URL"),
        ({**SmsPerson.environment, "HIPPATH_TWILIO_API": "https://api.twilio.com.evil.example"}, "HIPPATH_TWILIO_API"),
        ({**TelegramPerson.environment, "HIPPATH_TELEGRAM_API": "http://api.telegram.org"}, "HIPPATH_TELEGRAM_API"),
        ({**TelegramPerson.environment, "HIPPATH_TELEGRAM_API": "https://evil.example"}, "HIPPATH_TELEGRAM_API"),
    ],
)
def test_c4_a_dangerous_setting_is_refused_by_name(variables: dict[str, str], names: str) -> None:
    with pytest.raises(CannotStart, match=names):
        read_messaging(variables)


def test_c4_another_region_of_twilio_is_taken() -> None:
    settings = read_messaging({**SmsPerson.environment, "HIPPATH_TWILIO_API": "https://api.dublin.ie1.twilio.com/"})
    assert settings.twilio is not None
    assert settings.twilio.api == "https://api.dublin.ie1.twilio.com"


@pytest.mark.parametrize("channel", [*STOCK, "somebody.elses.Connector", "rasa.core.channels.slack.SlackInput"])
def test_c4_a_channel_without_a_guard_is_refused_by_name(tmp_path: Path, channel: str) -> None:
    file = tmp_path / "credentials.yml"
    file.write_text(f"{CREDENTIALS.read_text()}\n{channel}:\n  slack_token: x\n")
    with pytest.raises(CannotStart, match=channel):
        check_credentials(file)


@pytest.mark.parametrize("content", ["- slack", "{", "\t:"])
def test_c4_a_file_that_is_no_mapping_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "credentials.yml"
    file.write_text(content)
    with pytest.raises(CannotStart, match="credentials.yml"):
        check_credentials(file)


def test_c4_the_projects_own_file_is_taken() -> None:
    check_credentials()


@pytest.mark.parametrize(
    ("arguments", "file", "connectors"),
    [
        ("rasa run", "credentials.yml", []),
        ("rasa run --credentials a.yml --port 5", "a.yml", []),
        ("rasa run --credentials=a.yml", "a.yml", []),
        ("rasa run --connector slack", "credentials.yml", ["slack"]),
    ],
)
def test_c4_rasa_runs_own_arguments_are_read(arguments: str, file: str, connectors: list[str]) -> None:
    assert credentials_of_rasa_run(arguments.split()) == (Path(file), connectors)


def test_c4_hippath_serve_refuses_it_in_one_line(tmp_path: Path) -> None:
    file = tmp_path / "credentials.yml"
    file.write_text("rest:\n")
    code = (
        "from pathlib import Path\nimport hippath.serving.credentials as c\n"
        f"c.check_credentials.__defaults__ = (Path({str(file)!r}), ())\n"
        "from hippath.cli import main\nmain(['serve', '--port', '1'])"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, env=_environment())
    assert ended.returncode == 1
    assert "'rest'" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.faults
def test_c4_rasa_run_refuses_it_in_one_line(model_path: Path, tmp_path: Path) -> None:
    file = tmp_path / "credentials.yml"
    file.write_text(f"{CREDENTIALS.read_text()}\nrest:\n")
    arguments = ["rasa", "run", "--credentials", str(file), "--port", "1", "--model", str(model_path)]
    code = f"import sys\nsys.argv = {arguments!r}\nfrom rasa.__main__ import main\nmain()"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=240, cwd=ROOT, env=_environment())
    assert ended.returncode == 1
    assert "'rest'" in ended.stdout + ended.stderr
    assert "Traceback" not in ended.stderr


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("HIPPATH_")}
