"""docs/tutorial.md is carried out, step by step: what it says is what one sees."""

from __future__ import annotations

from pathlib import Path

import pytest

from doorstep.cli import main

from .tutorial import Type, Write, steps

TUTORIAL = Path(__file__).parents[2] / "docs" / "tutorial.md"


@pytest.mark.usefixtures("rehearsal")
def test_the_tutorial(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    typed = 0
    for step in steps(TUTORIAL.read_text(encoding="utf-8")):
        if isinstance(step, Write):
            step.apply(tmp_path)
            continue
        assert step.command[0] == "doorstep"
        main(step.command[1:])
        said = capsys.readouterr()
        assert step.agrees(said.out + said.err), said.out + said.err
        typed += 1
    assert typed >= 8


def test_answers_may_be_cut_only_where_dots_say_so() -> None:
    cut = Type([], "a\n...\nd\n")
    assert cut.agrees("a\nb\nc\nd\n")
    assert cut.agrees("a\nd\n")
    assert not cut.agrees("a\nb\nc\n")
    assert not Type([], "a\n").agrees("a\nb\n")
