"""``doorstep check``: everything that is wrong with a programme, or may be, at once."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from doorstep.protocol.check import Checked, check
from doorstep.protocol.problems import Problem

from .rehearsal import NOT_REHEARSED, rehearse
from .rehearsal.node import RehearsalError
from .report import as_json, as_text


def main(arguments: Sequence[str]) -> int:
    """0 where the programme is sound, 1 where it has errors; with --strict also for warnings."""
    options = _parser().parse_args(arguments)
    checked = check(options.folder)
    rehearsed, note = _rehearse(checked) if options.rehearse else ((), "")
    problems = sorted([*checked.problems, *rehearsed], key=lambda problem: not problem.is_error)
    if options.json:
        text = json.dumps(as_json(checked.programme, problems, note), indent=1, ensure_ascii=False)
    else:
        text = as_text(checked.programme, problems, note)
    sys.stdout.write(text + "\n")
    return int(any(problem.is_error or options.strict for problem in problems))


def _rehearse(checked: Checked) -> tuple[Sequence[Problem], str]:
    """Problems of the forms, and a line where they could not be rehearsed."""
    try:
        found = rehearse(checked)
    except RehearsalError as error:
        return (), f"The forms were not rehearsed, since the rehearsal failed: {error}."
    return ((), NOT_REHEARSED) if found is None else (found, "")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("doorstep check")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--strict", action="store_true", help="exit with 1 for warnings too")
    parser.add_argument("--json", action="store_true", help="for machines")
    rehearsal = parser.add_argument("--no-rehearse", action="store_false", dest="rehearse")
    rehearsal.help = "do not fill the forms with the form engine"
    return parser
