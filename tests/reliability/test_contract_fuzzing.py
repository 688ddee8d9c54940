"""Requests made from the channel's own document, valid and broken, keep to it: documented answers, no 5xx but the documented 503."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import load_all_checks
from schemathesis.core.parameters import ParameterLocation
from schemathesis.specs.openapi.checks import positive_data_acceptance

from tests.support.patient import Patient
from tests.support.server import Server

CASES_PER_CONVERSATION = 25
"""A conversation of hundreds of turns would measure patience, not the contract."""
FEW = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
MANY = settings(FEW, max_examples=1000)
STATEFUL = [positive_data_acceptance]
"""Left out: a well-formed answer to a question that was not asked in this conversation is refused, and no document can say which."""
REFUSED = {"checks": {"negative_data_rejection": {"expected-statuses": ["4xx", "503"]}}}
"""What is wrong and too large as well is refused for its size: 413, which schemathesis does not expect of itself."""

load_all_checks()
contract = schemathesis.pytest.from_fixture("document")


class Visitors:
    """Always a patient whose conversation is not yet long."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._cases = count()
        self._patient = Patient(url)

    def headers(self, case: schemathesis.Case) -> dict[str, str]:
        """Return what opens the conversation, unless `case` is one with broken headers."""
        made = case.meta.components.get(ParameterLocation.HEADER) if case.meta else None
        if made and made.mode.is_negative:
            return {}
        if next(self._cases) % CASES_PER_CONVERSATION == CASES_PER_CONVERSATION - 1:
            self._patient = Patient(self._url)
        return self._patient.headers


@pytest.fixture(scope="module")
def document(chat_server: Server) -> Any:
    """The channel's document, as served."""
    return schemathesis.openapi.from_url(f"{chat_server.url}/chat/openapi.json", config=schemathesis.Config.from_dict(REFUSED))


@pytest.fixture(scope="module")
def visitors(chat_server: Server) -> Visitors:
    """Patients without end."""
    return Visitors(chat_server.url)


@contract.parametrize()
@FEW
def test_i1_the_contract_holds_for_a_few(case: schemathesis.Case, visitors: Visitors) -> None:
    case.call_and_validate(headers=visitors.headers(case), excluded_checks=STATEFUL)


@pytest.mark.faults
@pytest.mark.timeout(1800)
@contract.parametrize()
@MANY
def test_i1_the_contract_holds_for_thousands(case: schemathesis.Case, visitors: Visitors) -> None:
    case.call_and_validate(headers=visitors.headers(case), excluded_checks=STATEFUL)
