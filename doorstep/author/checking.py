"""``doorstep check``: everything that is wrong with a programme, or may be, at once."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from doorstep.protocol.check import check

from .report import as_json, as_text


def main(arguments: Sequence[str]) -> int:
    """0 where the programme is sound, 1 where it has errors; with --strict also for warnings."""
    options = _parser().parse_args(arguments)
    found = check(options.folder)
    problems = sorted(found.problems, key=lambda problem: not problem.is_error)
    if options.json:
        text = json.dumps(as_json(found.programme, problems), indent=1, ensure_ascii=False)
    else:
        text = as_text(found.programme, problems)
    sys.stdout.write(text + "\n")
    return int(found.programme is None or bool(options.strict and problems))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("doorstep check")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--strict", action="store_true", help="exit with 1 for warnings too")
    parser.add_argument("--json", action="store_true", help="for machines")
    return parser
