"""Values of files are those that a submission gives, text by text."""

from __future__ import annotations

from datetime import date

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doorstep.bulk.data.values import value
from doorstep.protocol.language.bounds import recorded
from doorstep.protocol.language.types import Kind, Value
from doorstep.protocol.submissions import values

NUMBERS = st.one_of(
    st.integers().map(str),
    st.floats().map(str),
    st.decimals().map(str),
    st.from_regex(r"[+-]?[0-9]{0,18}\.?[0-9]*([eE][+-]?[0-9]{1,4})?", fullmatch=True),
)
DATES = st.one_of(
    st.dates(date(1, 1, 1)).map(str),
    st.from_regex(r"[0-9]{4,5}-[0-3][0-9]-[0-3][0-9](T.{0,5})?", fullmatch=True),
)
TEXTS = {
    Kind.INTEGER: st.one_of(NUMBERS.filter(lambda text: "." not in text), st.text(max_size=5)),
    Kind.DECIMAL: st.one_of(NUMBERS, st.text(max_size=5)),
    Kind.DATE: st.one_of(DATES, st.text(max_size=12)),
}


def by_submission(text: str, kind: Kind) -> Value:
    try:
        return recorded(values.parse(text, kind), kind)
    except values.MisfitError:
        return None


def by_file(text: str, kind: Kind) -> Value:
    typed = value("text", kind, (), numbered=False)
    row = duckdb.execute(f"SELECT {typed} FROM (SELECT $text AS text)", {"text": text}).fetchone()
    assert row is not None
    return row[0]  # type: ignore[no-any-return]  # what DuckDB gives


@pytest.mark.parametrize("kind", TEXTS)
@settings(derandomize=True, deadline=None, database=None, max_examples=300)
@given(data=st.data())
def test_a_text_is_the_same_value_in_a_file(kind: Kind, data: st.DataObject) -> None:
    text = data.draw(TEXTS[kind]).strip()
    if text:
        assert by_file(text, kind) == by_submission(text, kind)


@pytest.mark.parametrize(("text", "number"), [("5.0", 5), ("5.", 5), ("5.5", None), ("5.01", None)])
def test_spreadsheets_write_whole_numbers_with_a_point(text: str, number: int | None) -> None:
    assert by_file(text, Kind.INTEGER) == number
