"""Every operation of the API with requests that its description allows, and with others.

Schemathesis makes both kinds from the description; the answers must be as described, and never 500.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import pytest
import schemathesis
from django.core import signals
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import (
    negative_data_rejection,
    positive_data_acceptance,
)

from doorstep.server.config.api import api
from doorstep.server.config.wsgi import application

from .conftest import Phone

pytestmark = pytest.mark.django_db
EXAMPLES = 25
DIFFERENT = [negative_data_rejection, positive_data_acceptance]
"""A push is looked at one by one, as a bad one stops no other; a cursor is ours alone to make."""

MODES = [GenerationMode.POSITIVE, GenerationMode.NEGATIVE]
SCHEMA = schemathesis.openapi.from_dict(api.get_openapi_schema(path_prefix="/api/"))
SCHEMA.app = application
OPERATIONS = [cast(Any, found).ok() for found in SCHEMA.get_all_operations()]


@pytest.fixture(autouse=True)
def one_connection() -> Iterator[None]:
    """Requests stay inside the test's transaction, as those of Django's own client do."""
    ends = (signals.request_started, signals.request_finished)
    for end in ends:
        end.disconnect(close_old_connections)
    yield
    for end in ends:
        end.connect(close_old_connections)


def test_it_finds_the_operations() -> None:
    assert len(OPERATIONS) >= 10


@pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode.name.lower())
@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: f"{one.method} {one.path}")
def test_answers_are_as_described(operation: Any, mode: GenerationMode, asha: Phone) -> None:  # noqa: ANN401
    headers = {"Authorization": f"Bearer {asha.token}", "Accept-Encoding": "identity"}

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    def ask(case: Any) -> None:  # noqa: ANN401
        case.call_and_validate(headers=headers, excluded_checks=DIFFERENT)

    ask()
