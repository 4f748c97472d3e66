"""When two names are the same, and two records one: conformance/likeness."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as some

from doorstep.protocol.likeness import names
from doorstep.protocol.likeness.compare import Being, is_compared, keys, likeness
from doorstep.protocol.package import ListJson

FOLDER = Path(__file__).parents[3] / "conformance" / "likeness"
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (FOLDER / "names.md").read_text().splitlines()
    if line.startswith("| ")
][1:]
RECORDS = json.loads((FOLDER / "records.json").read_text())
LIST = cast(ListJson, RECORDS["list"])


@pytest.mark.parametrize(("one", "other", "match"), ROWS)
def test_names(one: str, other: str, match: str) -> None:
    for some_name, its in ((one, other), (other, one)):
        assert names.compare(names.words(some_name), names.words(its)).name.lower() == match


@pytest.mark.parametrize("case", RECORDS["cases"], ids=lambda case: case["name"])
def test_records(case: dict[str, Any]) -> None:
    one, other = (Being(id=name, **case[name]) for name in ("one", "other"))
    for found in (likeness(LIST, one, other), likeness(LIST, other, one)):
        told = [[r.property, r.match.name.lower(), r.points] for r in found.reasons]
        assert (told, found.points) == (case["reasons"], case["points"])
        assert found.is_likely == (case["points"] >= 6)
    if "keys" in case:
        assert keys(LIST, one) == set(case["keys"])
    if case["points"] >= 6:
        assert keys(LIST, one) & keys(LIST, other)


def test_a_list_is_compared_when_one_of_its_properties_says_how() -> None:
    plain = [column for column in LIST["columns"] if "match" not in column]
    assert is_compared(LIST)
    assert not is_compared({"label": {}, "columns": plain})


NAMES = some.lists(some.text(min_size=1, max_size=12), max_size=4).map(" ".join)


@given(NAMES, NAMES)
def test_it_does_not_matter_which_name_comes_first(one: str, other: str) -> None:
    some_words, others = names.words(one), names.words(other)
    assert names.compare(some_words, others) == names.compare(others, some_words)


@given(NAMES)
def test_a_name_is_the_same_as_itself(name: str) -> None:
    words = names.words(name)
    assert names.compare(words, words) == names.Match.SAME
    assert names.compare(words, words[::-1]) >= names.Match.ALIKE


@given(some.text(max_size=40), some.text(max_size=40), some.text(max_size=12))
def test_nothing_that_people_write_stops_it(label: str, text: str, known: str) -> None:
    said = {column["name"]: text for column in LIST["columns"]}
    one = Being("one", label, said, known, "area")
    assert likeness(LIST, one, one).points >= 0 or not names.words(label)
    assert all(key.startswith(("n:", "p:", "i:", "d:")) for key in keys(LIST, one))
