"""``doorstep what-if OLD NEW --data DATA``: what a change would mean, before it is published."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from doorstep.protocol.compile import compile_programme
from doorstep.protocol.days import from_epoch_day
from doorstep.protocol.horizon import Horizon, Present
from doorstep.protocol.model.programme import Programme

from .. import options
from ..data.faults import Trouble
from ..data.read import opened
from ..run import find_tasks
from .compare import WEEKS, Comparison, compare, keep_before
from .page import page
from .report import as_json, as_text


def main(arguments: Sequence[str]) -> int:
    return options.ended(_run, _parser().parse_args(arguments))


def _run(asked: argparse.Namespace) -> int:
    old, new = options.programme_of(asked.old), options.programme_of(asked.new)
    at = options.present(new, asked)
    today = at.today
    found, troubles = _compared(old, new, asked.data, at)
    if asked.json:
        options.say(json.dumps(as_json(found), indent=1))
    else:
        options.say(as_text(found))
    if asked.out is not None:
        asked.out.write_text(page(found, old, new, from_epoch_day(today)), encoding="utf-8")
    options.report(troubles, asked.problems)
    options.say_aside(
        f"{old.id} {old.version} against {new.id} {new.version} on {from_epoch_day(today)}; "
        f"{options.told(troubles)}."
    )
    return 0


def _compared(
    old: Programme, new: Programme, data: str, at: Present
) -> tuple[Comparison, list[Trouble]]:
    """Each version reads the data for itself: it may know other lists and types."""
    horizon = Horizon(at.today, at.today + 7 * WEEKS - 1)
    with TemporaryDirectory() as folder:
        kept = Path(folder) / "before.parquet"
        with opened(data, compile_programme(old, "duckdb")) as before:
            find_tasks(old, before, "duckdb", at, horizon)
            keep_before(before.connection, kept)
        with opened(data, compile_programme(new, "duckdb")) as after:
            find_tasks(new, after, "duckdb", at, horizon)
            return compare(after.connection, kept, at.today), after.troubles


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("doorstep what-if", description=__doc__)
    parser.add_argument("old", type=Path, help="the programme as it is")
    parser.add_argument("new", type=Path, help="the programme as it may be")
    parser.add_argument("--data", required=True, help="folder or database, as in docs/bulk.md")
    parser.add_argument("--out", type=Path, metavar="REPORT.html", help="a page to show and print")
    parser.add_argument("--json", action="store_true", help="for machines")
    options.common(parser)
    return parser
