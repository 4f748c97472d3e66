"""Forms as other projects have them: each is sound, and the phone's own form engine can fill it."""

from __future__ import annotations

from pathlib import Path

import pytest

from doorstep.author.rehearsal import rehearse
from doorstep.protocol.check import check

PROGRAMMES = Path(__file__).parents[1] / "programmes"
pytestmark = pytest.mark.usefixtures("rehearsal")


@pytest.mark.parametrize("name", ["field", "tongues"])
def test_they_are_sound_and_can_be_filled(name: str) -> None:
    checked = check(PROGRAMMES / name)
    assert checked.programme is not None, list(map(str, checked.problems))
    assert [str(problem) for problem in checked.problems] == []
    assert rehearse(checked) == []
