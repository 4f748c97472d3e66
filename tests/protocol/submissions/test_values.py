"""Text <-> typed values."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from doorstep.protocol.limits import NUMBER
from doorstep.protocol.submissions import values
from doorstep.protocol.submissions.values import MisfitError


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("", "date", None),
        ("  ", "text", None),
        ("1970-01-01", "date", 0),
        ("1969-12-31", "date", -1),
        ("2026-11-22", "date", 20779),
        ("2026-11-22T23:59:00.000+03:00", "date", 20779),
        ("-7", "integer", -7),
        ("007", "integer", 7),
        (".5", "decimal", 0.5),
        ("1e3", "decimal", 1000.0),
        (" yes ", "choice", "yes"),
        ("b  a ", "choices", "b a"),
        ("two  words", "text", "two  words"),
    ],
)
def test_parse(text: str, kind: str, value: object) -> None:
    assert values.parse(text, kind) == value


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("22/11/2026", "date"),
        ("2026-1-2", "date"),
        ("2026-13-01", "date"),
        ("٢٠٢٦-١١-٢٢", "date"),
        ("1.5", "integer"),
        ("1 000", "integer"),
        ("٧", "integer"),
        ("9" * 19, "integer"),
        ("nan", "decimal"),
        ("1e999", "decimal"),
        ("1,5", "decimal"),
        ("1000000000000000", "integer"),
        ("-1e15", "decimal"),
        ("1900-02-28", "date"),
        ("2100-03-01", "date"),
    ],
)
def test_misfits(text: str, kind: str) -> None:
    with pytest.raises(MisfitError) as caught:
        values.parse(text, kind)
    assert text not in str(caught.value)


@given(some.dates())
def test_dates_go_there_and_back(day: date) -> None:
    assert values.from_day(values.to_day(day.isoformat())) == day.isoformat()


@given(some.integers(1 - NUMBER, NUMBER - 1))
def test_numbers_go_there_and_back(number: int) -> None:
    assert values.parse(values.show(number, "integer"), "integer") == number


@given(some.floats(1 - NUMBER, NUMBER - 1))
def test_decimals_go_there_and_back(number: float) -> None:
    assert values.parse(values.show(number, "decimal"), "decimal") == number


def test_show() -> None:
    assert values.show(None, "date") == ""
    assert values.show(10, "date") == "1970-01-11"
    assert values.show("a b", "choices") == "a b"
