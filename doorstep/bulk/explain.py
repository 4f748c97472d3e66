"""``doorstep explain PROGRAMME TASK --data DATA``: why, of files instead of a server."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from doorstep.protocol.compile import compile_programme
from doorstep.protocol.evaluate.explain import Explanation, explain
from doorstep.protocol.evaluate.explain_order import order_text
from doorstep.protocol.evaluate.explain_text import explanation_text
from doorstep.protocol.evaluate.world import World
from doorstep.protocol.horizon import Present
from doorstep.protocol.model.programme import Programme

from . import options
from .data.read import DataError, opened
from .data.world import world_of


def main(arguments: Sequence[str]) -> int:
    return options.ended(_run, _parser().parse_args(arguments))


def _run(asked: argparse.Namespace) -> int:
    programme = options.programme_of(asked.programme)
    at = options.present(programme, asked)
    with opened(asked.data, compile_programme(programme, "duckdb")) as data:
        world, troubles = world_of(data), data.troubles
    explained = [_explained(programme, world, at, key) for key in _keys(asked)]
    options.say("\n".join(map(explanation_text, explained)))
    if asked.above:
        options.say(order_text(*explained))
    about = [one for one in troubles if one.subject in {one.subject for one in explained}]
    options.report(about, asked.problems)
    return 0


def _keys(asked: argparse.Namespace) -> list[str]:
    return [asked.task, asked.above] if asked.above else [asked.task]


def _explained(programme: Programme, world: World, at: Present, text: str) -> Explanation:
    """Of ``anc.20w@<record>``, or ``anc.20w@<record>@<cause>`` where it comes after a form."""
    key, named, rest = text.partition("@")
    if not named:
        raise DataError(f"'{text}' names no record: write a task as anc.20w@RECORD.")
    subject, _, cause = rest.partition("@")
    rule, _, occurrence = key.partition(".")
    return explain(programme, world, at.today, rule, occurrence, subject, cause, now=at.now)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("doorstep explain", description=__doc__)
    parser.add_argument("programme", type=Path)
    parser.add_argument("task", help="anc.20w@RECORD, or anc.20w@RECORD@SUBMISSION after a form")
    parser.add_argument("--data", required=True, help="as of doorstep tasks (docs/bulk.md)")
    parser.add_argument("--above", default="", metavar="TASK", help="which of the two is higher")
    options.common(parser)
    return parser
