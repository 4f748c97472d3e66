from __future__ import annotations

from typing import TYPE_CHECKING

from doorstep.protocol.check import load

from .sample import write

if TYPE_CHECKING:
    from pathlib import Path


def test_the_sample_is_right(tmp_path: Path) -> None:
    programme = load(write(tmp_path))
    assert programme.id == "small"
    assert [rule.name for rule in programme.rules] == ["anc", "danger", "growth"]
