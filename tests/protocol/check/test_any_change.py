"""Whatever stands in the tables, the author is told; the checker never falls over."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from doorstep.protocol.model.programme import Programme

from .sample import FILES, loaded

JUNK = """
_x | 1 | -3 | ${age} | '' | a b | select_one | select_one nope | begin group | end repeat | Label |
é | English (en) | today() | (((( | mother | visit | 99999999999 | ${ | mother#age | a#b#c | data |
csv-external | __x | meta | \\ | instance('mother')/root/item[name=1]/x | 0 days | 1e5
""".split(" | ")


def changed(chance: random.Random) -> dict[str, str]:
    """The sample with a row lost, doubled or cut, or a cell of junk."""
    files = dict(FILES)
    for _ in range(chance.choice([1, 1, 2, 4])):
        name = chance.choice(list(files))
        lines = files[name].split("\n")
        at = chance.choice([i for i, line in enumerate(lines) if line.startswith("|")])
        cells = lines[at].split("|")
        cells[chance.randrange(len(cells))] = chance.choice(JUNK).strip()
        cut = lines[at][: chance.randrange(len(lines[at]))]
        lines[at : at + 1] = chance.choice([[], [lines[at]] * 2, [cut], ["|".join(cells)]])
        files[name] = "\n".join(lines)
    return files


@pytest.mark.parametrize("seed", range(40))
def test_any_change_is_a_programme_or_is_told(seed: int, tmp_path: Path) -> None:
    (tmp_path / "forms").mkdir()
    for name, text in changed(random.Random(seed)).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = loaded(tmp_path)
    assert isinstance(found, Programme) or str(found)
