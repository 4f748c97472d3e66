"""A provider, and gateways that are set up."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .provider import Provider, provider


@pytest.fixture
def there() -> Iterator[Provider]:
    with provider() as found:
        yield found
