"""Reviewers see every change of the SQL that runs in the field."""

from __future__ import annotations

import pytest

from doorstep.protocol.sql.dialects import Dialect

from .snapshots import FOLDER, golden


@pytest.mark.parametrize("dialect", Dialect)
def test_the_sql_is_the_one_that_was_reviewed(dialect: Dialect) -> None:
    reviewed = (FOLDER / f"{dialect.value}.sql").read_text(encoding="utf-8")
    hint = "Review it, then run: python -m tests.protocol.sql.snapshots"
    assert golden(dialect) == reviewed, hint
