"""``doorstep what-if``: two versions of a programme over the same people."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from shutil import copytree

import pytest

from doorstep.bulk.data.read import opened
from doorstep.bulk.data.world import world_of
from doorstep.cli import main
from doorstep.protocol.check.load import load
from doorstep.protocol.compile import compile_programme
from doorstep.protocol.evaluate.tasks import evaluate
from doorstep.protocol.horizon import Horizon
from doorstep.protocol.model.tasks import State, Task
from doorstep.protocol.submissions.values import to_day
from doorstep.protocol.worklist import worklist

from .folders import ROOT, TODAY, write_population

OLD = ROOT / "tests" / "programmes" / "antenatal"
WEEKS = 8


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    write_population(folder, records=80, forms=60)
    return folder


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """Without the contact of 26 weeks; that of 20 weeks is due a week later."""
    folder = tmp_path / "new"
    copytree(OLD, folder)
    book = folder / "programme.md"
    lines = book.read_text(encoding="utf-8").splitlines()
    changed = [line.replace("| 20 weeks |", "| 21 weeks |", 1) for line in lines]
    kept = [line for line in changed if not line.startswith("| anc | 26w |")]
    assert len(kept) == len(lines) - 1
    assert kept != [line for line in lines if not line.startswith("| anc | 26w |")]
    book.write_text("\n".join(kept), encoding="utf-8")
    return folder


def asked(capsys: pytest.CaptureFixture[str], *words: object) -> str:
    assert main(["what-if", *map(str, words), "--on", TODAY]) == 0
    return capsys.readouterr().out


def judged(programme: Path, data: Path) -> list[Task]:
    read, today = load(programme), to_day(TODAY)
    with opened(str(data), compile_programme(read, "duckdb")) as found:
        world = world_of(found)
    return evaluate(read, world, today, None, Horizon(today, today + 7 * WEEKS - 1))


def key(task: Task) -> tuple[str, ...]:
    return (task.rule, task.occurrence, task.cause, task.subject)


def worker(task: Task) -> str:
    return task.owner or task.area or "nobody"


def ranks(tasks: list[Task]) -> dict[tuple[str, ...], int]:
    """On each worker's own worklist."""
    found: dict[tuple[str, ...], int] = {}
    places: Counter[str] = Counter()
    for task in worklist(tasks):
        places[worker(task)] += 1
        found[key(task)] = places[worker(task)]
    return found


def due(tasks: Iterable[Task]) -> list[int]:
    """Overdue, then week by week."""
    today = to_day(TODAY)
    open_ones = [t for t in tasks if t.state in (State.DRAFT, State.READY, State.ON_HOLD)]
    weeks = Counter(0 if t.due < today else 1 + (t.due - today) // 7 for t in open_ones)
    return [weeks[n] for n in range(WEEKS + 1)]


def test_every_number_is_that_of_the_judge(
    capsys: pytest.CaptureFixture[str], data: Path, new: Path
) -> None:
    found = json.loads(asked(capsys, OLD, new, "--data", data, "--json"))
    before = {key(task): task for task in judged(OLD, data)}
    after = {key(task): task for task in judged(new, data)}
    both = [(before[k], after[k]) for k in before.keys() & after.keys()]
    first, then = ranks([*before.values()]), ranks([*after.values()])
    expected = {
        "rule": "",
        "before": len(before),
        "after": len(after),
        "added": len(after.keys() - before.keys()),
        "removed": len(before.keys() - after.keys()),
        "state": sum(b.state is not a.state for b, a in both),
        "dates": sum((b.opens, b.due, b.closes) != (a.opens, a.due, a.closes) for b, a in both),
        "band": sum(b.band is not a.band for b, a in both),
        "moved": sum(first[k] != then[k] for k in first.keys() & then.keys()),
    }
    assert found["total"] == expected
    assert expected["removed"]
    assert expected["dates"]
    assert found["load"]["before"] == due(before.values())
    assert found["load"]["after"] == due(after.values())
    rules = {load["name"]: load["after"] for load in found["by_rule"]}
    assert rules["anc"] == due(task for task in after.values() if task.rule == "anc")
    workers = {load["name"]: load["after"] for load in found["by_worker"]}
    whose = {worker(task) for task in after.values()}
    assert {who: due(t for t in after.values() if worker(t) == who) for who in whose} == workers


def test_the_same_version_changes_nothing(capsys: pytest.CaptureFixture[str], data: Path) -> None:
    text = asked(capsys, OLD, OLD, "--data", data)
    assert text.startswith("As many tasks as before")
    (total,) = (line for line in text.splitlines() if line.startswith("all "))
    assert total.split()[3:] == ["0"] * 6


def test_the_page_needs_nothing_beside_itself_and_says_its_pictures(
    capsys: pytest.CaptureFixture[str], data: Path, new: Path, tmp_path: Path
) -> None:
    path = tmp_path / "report.html"
    text = asked(capsys, OLD, new, "--data", data, "--out", path)
    page = path.read_text(encoding="utf-8")
    assert text.splitlines()[0] in page
    assert "http" not in page
    assert page.count("<svg") == page.count('role="img" aria-label="') >= 3


def test_its_colours_are_those_of_the_app() -> None:
    tokens = (ROOT / "app" / "src" / "ui" / "styles" / "tokens.css").read_text(encoding="utf-8")
    own = (ROOT / "doorstep" / "bulk" / "whatif" / "page.css").read_text(encoding="utf-8")
    named = [line.strip() for line in own.splitlines() if line.strip().startswith("--")]
    assert named
    assert all(line in tokens for line in named)
