"""A token opens its own conversation and nothing else."""

from datetime import datetime, timedelta, timezone

import jwt
import pytest

from hippath.channels.tokens import ALGORITHM, AUDIENCE, conversation_of, new_session, renewed_session

SECRET = "a-secret-of-more-than-thirty-two-characters"


def test_a_session_opens_its_own_conversation() -> None:
    first, second = new_session(SECRET, 1), new_session(SECRET, 1)
    assert conversation_of(f"Bearer {first.token}", SECRET) == first.conversation_id
    assert conversation_of(f"bearer {second.token}", SECRET) == second.conversation_id
    assert first.conversation_id != second.conversation_id


def _claims(**changes: object) -> dict[str, object]:
    return {"sub": "x", "aud": AUDIENCE, "exp": datetime.now(timezone.utc) + timedelta(hours=1), **changes}


FORGED = {
    "none at all": None,
    "no scheme": new_session(SECRET, 1).token,
    "another scheme": f"Basic {new_session(SECRET, 1).token}",
    "another secret": f"Bearer {new_session(SECRET + 'x', 1).token}",
    "expired": f"Bearer {new_session(SECRET, 1, datetime.now(timezone.utc) - timedelta(hours=2)).token}",
    "unsigned": f"Bearer {jwt.encode(_claims(), None, algorithm='none')}",
    "for something else": f"Bearer {jwt.encode(_claims(aud='other'), SECRET, algorithm=ALGORITHM)}",
    "no end": f"Bearer {jwt.encode({'sub': 'x', 'aud': AUDIENCE}, SECRET, algorithm=ALGORITHM)}",
    "changed": f"Bearer {new_session(SECRET, 1).token[:-4]}AAAA",
    "nonsense": "Bearer \u00e9.\u00e9.\u00e9",
}


@pytest.mark.parametrize("authorization", FORGED.values(), ids=FORGED.keys())
def test_anything_else_opens_nothing(authorization: str | None) -> None:
    assert conversation_of(authorization, SECRET) is None


def test_a_conversation_goes_on_under_a_new_token_until_an_hour_after_its_end() -> None:
    for minutes_since_end, goes_on in ((-30, True), (30, True), (90, False)):
        began = datetime.now(timezone.utc) - timedelta(hours=2, minutes=minutes_since_end)
        session = new_session(SECRET, 2, began)
        renewed = renewed_session(f"Bearer {session.token}", SECRET, 2)
        assert (renewed is not None) == goes_on
        if renewed:
            assert renewed.conversation_id == session.conversation_id
            assert conversation_of(f"Bearer {renewed.token}", SECRET) == session.conversation_id
    assert renewed_session(f"Bearer {new_session(SECRET + 'x', 2).token}", SECRET, 2) is None
