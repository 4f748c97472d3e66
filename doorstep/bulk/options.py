"""What the commands over data share: arguments, and errors as one plain sentence."""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from doorstep.protocol.check import load
from doorstep.protocol.days import DAY, epoch_day
from doorstep.protocol.horizon import Present, end_of
from doorstep.protocol.model.programme import Programme
from doorstep.protocol.problems import ProgrammeRejected
from doorstep.protocol.submissions.values import MisfitError, to_moment

from .data.faults import Trouble
from .data.read import DataError
from .run import EngineError

SHOWN = 10
"""Troubles that a terminal shows; a file holds all of them."""

WRONG = (DataError, EngineError, ProgrammeRejected, OSError)
"""What ends a command with a sentence instead of a trace."""


def day(text: str) -> date:
    """For ``type=`` of an argument."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not a date such as 2026-11-22.") from None


def moment(text: str) -> Present:
    """For ``type=`` of an argument: what clocks show where the programme is."""
    try:
        now = to_moment(text, UTC)
    except MisfitError as misfit:
        raise argparse.ArgumentTypeError(f"'{text}' {misfit}.") from None
    return Present(now // DAY, now)


def common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--on", type=day, metavar="DATE", help="the day that is asked for: today")
    when = "the moment, for what counts in hours: 2026-11-22T14:30; the end of the day if not given"
    parser.add_argument("--now", type=moment, metavar="MOMENT", help=when)
    parser.add_argument("--problems", type=Path, metavar="FILE.csv", help="list what does not fit")


def ended(run: Callable[[argparse.Namespace], int], asked: argparse.Namespace) -> int:
    """The exit code; what people got wrong is told in a sentence."""
    try:
        return run(asked)
    except WRONG as error:
        say_aside(str(error))
        return 1


def programme_of(folder: Path) -> Programme:
    return load(folder)


def present(programme: Programme, asked: argparse.Namespace) -> Present:
    """The moment that is asked for, or the end of a day: today in the programme's time zone."""
    on: date | None = asked.on
    now: Present | None = asked.now
    if now is None:
        return end_of(epoch_day(on or datetime.now(ZoneInfo(programme.time_zone)).date()))
    if on is not None:
        raise DataError("Give --on or --now, not both: a moment says its day.")
    return now


def say(text: str) -> None:
    sys.stdout.write(text + "\n")


def say_aside(text: str) -> None:
    """Beside the result, which may go to another program."""
    sys.stderr.write(text + "\n")


def counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def report(troubles: Sequence[Trouble], file: Path | None) -> None:
    """All into the file, some to the terminal."""
    if file is not None:
        _write(troubles, file)
    for trouble in troubles[:SHOWN] if file is None else ():
        say_aside(f"{_where(trouble)}: {trouble.what} {trouble.mend}")
    if file is None and len(troubles) > SHOWN:
        say_aside(f"... and {len(troubles) - SHOWN:,} more; --problems FILE.csv lists all.")


def _where(trouble: Trouble) -> str:
    row = f" row {trouble.row}" if trouble.row else ""
    parts = [f"{trouble.file}{row}", trouble.subject, trouble.column]
    return ", ".join(part for part in parts if part)


def _write(troubles: Sequence[Trouble], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["file", "row", "subject", "column", "problem", "what", "how to mend"])
        for t in troubles:
            row = t.row or ""
            writer.writerow([t.file, row, t.subject, t.column, t.fault.value, t.what, t.mend])


def told(troubles: Sequence[Trouble]) -> str:
    """For a command's closing line."""
    return counted(len(troubles), "problem", "problems") + " in the data"
