"""A package is the same each time, and says what it is made of."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from doorstep.protocol.compile import compile_programme
from doorstep.protocol.package import PROTOCOL
from doorstep.protocol.sql.dialects import Dialect
from tests.protocol.sql.snapshots import antenatal


@pytest.mark.parametrize("dialect", Dialect)
def test_compiling_twice_gives_the_same_text(dialect: Dialect) -> None:
    first, second = (json.dumps(compile_programme(antenatal(), dialect)) for _ in range(2))
    assert first == second


def test_a_hash_belongs_to_one_dialect_and_one_content() -> None:
    renamed = replace(antenatal(), version="2")
    hashes = {compile_programme(antenatal(), dialect)["hash"] for dialect in Dialect}
    hashes.add(compile_programme(renamed, "sqlite")["hash"])
    assert len(hashes) == len(Dialect) + 1
    assert all(len(one) == 16 and int(one, 16) >= 0 for one in hashes)


def test_a_package_says_what_a_phone_needs() -> None:
    package = compile_programme(antenatal(), "sqlite")
    assert package["protocol"] == PROTOCOL
    assert package["languages"] == ["en", "fr", "sw"]
    assert package["band_points"] == {"routine": 0, "urgent": 20, "asap": 40, "stat": 80}
    assert package["lists"]["pregnancy"]["columns"][1]["type"] == "date"
    assert package["forms"]["anc_visit"]["about_path"] == "/data/pregnancy"
    anc = package["rules"][0]
    assert [one["code"] for one in anc["reasons"]][:2] == ["near_term", "young_mother"]
    assert anc["reasons"][0]["band"] == "urgent"
    assert anc["occurrences"][0]["code"] == "12w"


def test_another_dialect_is_refused() -> None:
    with pytest.raises(ValueError, match="oracle"):
        compile_programme(antenatal(), "oracle")
