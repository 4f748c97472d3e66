"""The hybrid logical clock."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from doorstep.protocol.submissions import clock
from doorstep.protocol.submissions.clock import Clock

NOW = 1_795_000_000_000
DEVICE = "00000000000000d1"

moments = some.integers(0, 10**15 - 1)


@given(moments, some.integers(0, 0xFFFF))
def test_text_goes_there_and_back(ms: int, counter: int) -> None:
    given = Clock(ms, counter, DEVICE)
    assert clock.parse(str(given)) == given


@given(moments, moments, some.integers(0, 0xFFFF), some.integers(0, 0xFFFF))
def test_text_sorts_as_time_does(a: int, b: int, m: int, n: int) -> None:
    assert (str(Clock(a, m, DEVICE)) < str(Clock(b, n, DEVICE))) == ((a, m) < (b, n))


@pytest.mark.parametrize("text", ["", "now", "1-0000-" + DEVICE, f"{NOW:015d}-0000-phone"])
def test_what_is_no_clock(text: str) -> None:
    with pytest.raises(ValueError, match="clock"):
        clock.parse(text)


@given(
    some.none()
    | some.builds(Clock, some.integers(0, 10**15 - 2), some.integers(0, 0xFFFF), some.just(DEVICE))
)
def test_the_next_clock_is_later_than_all_seen(last: Clock | None) -> None:
    seen = str(last) if last else None
    following = clock.tick(seen, NOW)
    assert clock.parse(following).ms >= NOW or (last is not None and last.ms >= NOW)
    if seen is not None:
        assert following > seen
