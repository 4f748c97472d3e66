"""The demo makes its own database and touches no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from doorstep import demo


def test_a_database_that_is_no_demo_is_left_alone(tmp_path: Path) -> None:
    real = tmp_path / demo.DATABASE
    real.write_text("somebody's work")
    with pytest.raises(SystemExit, match="stays as it is"):
        demo._made_anew(tmp_path, fresh=True)
    assert real.read_text() == "somebody's work"


def test_a_demo_of_another_day_and_an_unfinished_one_are_made_anew(tmp_path: Path) -> None:
    assert demo._made_anew(tmp_path, fresh=False)
    half = tmp_path / demo.DATABASE
    half.write_text("half a demo")
    assert demo._made_anew(tmp_path, fresh=False)
    assert not half.exists()
    assert (tmp_path / demo.PREVIOUS).read_text() == "half a demo"


def test_a_demo_of_today_is_kept_unless_a_fresh_one_is_wanted(tmp_path: Path) -> None:
    demo._stamp(tmp_path).write_text(demo._today().isoformat())
    (tmp_path / demo.DATABASE).write_text("today's demo")
    assert not demo._made_anew(tmp_path, fresh=False)
    assert demo._made_anew(tmp_path, fresh=True)


def test_nothing_of_an_older_demo_is_left_beside_the_one_set_aside(tmp_path: Path) -> None:
    """A journal of another database would be played into it."""
    demo._stamp(tmp_path).write_text("the day before")
    (tmp_path / demo.DATABASE).write_text("yesterday's demo")
    journal = tmp_path / f"{demo.PREVIOUS}-wal"
    journal.write_text("of the demo before that")
    assert demo._made_anew(tmp_path, fresh=False)
    assert not journal.exists()
