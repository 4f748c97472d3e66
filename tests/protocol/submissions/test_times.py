"""What phones say of time, as far as it can be true."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from doorstep.protocol.submissions.clock import DRIFT_LIMIT, Clock
from doorstep.protocol.submissions.times import Arrival, Said, settle

NAIROBI = ZoneInfo("Africa/Nairobi")
TODAY = date(2026, 11, 24)
NOON = datetime(2026, 11, 24, 9, tzinfo=UTC)
NOW = int(NOON.timestamp() * 1000)
AT = Arrival(NOW, NAIROBI)
DAY = 86_400_000
YEAR = 365 * DAY


def said(wall: int, clock: int | None = None) -> Said:
    """By a phone whose watch shows ``wall`` and whose clock has come to ``clock``."""
    time = datetime.fromtimestamp(wall / 1000, UTC)
    return Said(time.astimezone(NAIROBI).date(), time, Clock(clock or wall, 3, "00000000000000d1"))


@pytest.mark.parametrize("days", [-400, -14, 0, 1])
def test_what_can_be_true_stays(days: int) -> None:
    phone = said(NOW + days * DAY)
    settled = settle(phone, AT)
    assert (settled.happened, settled.clock, settled.doubted) == (
        TODAY + timedelta(days),
        phone.clock,
        None,
    )


def test_a_watch_years_ahead_counts_for_the_day_it_arrives() -> None:
    settled = settle(said(NOW + 5 * YEAR), AT)
    assert settled.happened == TODAY
    assert settled.clock == Clock(NOW, 3, "00000000000000d1")
    assert settled.doubted == (NOON + timedelta(days=5 * 365)).date()


def test_a_watch_years_behind_counts_for_the_last_day_the_phone_knew() -> None:
    phone = said(NOW - 7 * YEAR, clock=NOW - 3 * DAY)
    settled = settle(phone, AT)
    assert (settled.happened, settled.clock) == (TODAY - timedelta(3), phone.clock)
    assert settled.doubted == phone.happened


@pytest.mark.parametrize("years", [-7, -1, 1, 30])
def test_a_phone_that_says_how_wrong_its_watch_is_is_set_right_to_the_day(years: int) -> None:
    wrong, then = years * YEAR, NOW - 10 * DAY
    knew = NOW - 20 * DAY
    settled = settle(said(then + wrong, clock=max(knew, then + wrong)), replace(AT, ahead=wrong))
    assert settled.happened == TODAY - timedelta(10)
    assert settled.clock.ms == (then if years > 0 else knew)


def test_a_clock_that_stayed_ahead_says_nothing_against_a_watch_set_right() -> None:
    settled = settle(said(NOW - 5 * DAY, clock=NOW + 3 * YEAR), AT)
    assert (settled.happened, settled.doubted) == (TODAY - timedelta(5), None)
    assert settled.clock.ms == NOW


def test_a_day_in_the_future_is_no_day_of_work() -> None:
    phone = replace(said(NOW), happened=date(2099, 1, 1))
    settled = settle(phone, AT)
    assert (settled.happened, settled.doubted) == (TODAY + timedelta(1), date(2099, 1, 1))


@given(
    some.integers(0, 4 * 10**12),
    some.integers(0, 10**15 - 1),
    some.integers(-(10**14), 10**14),
)
def test_nobody_wins_over_later_writers_beyond_the_limit(wall: int, clock: int, ahead: int) -> None:
    settled = settle(said(wall, clock), replace(AT, ahead=ahead))
    assert 0 <= settled.clock.ms <= NOW + DRIFT_LIMIT
    assert settled.happened <= TODAY + timedelta(2)
    assert settled.clock.ms <= clock or settled.clock.ms <= NOW
