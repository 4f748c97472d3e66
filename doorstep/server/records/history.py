"""All that was recorded about a record: by whom and when, what it changed and what it lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from doorstep.protocol.submissions.history import Step, steps

from . import amending, links, log
from .models import Record, Submission


@dataclass(frozen=True, slots=True)
class Entry:
    submission: Submission
    step: Step


def history(record: Record) -> list[Entry]:
    """In the order of the log. For who runs the server: no door for a worker."""
    submissions = list(links.submissions_of(record.pk).select_related("worker"))
    changes = [
        log.change(submission, amending.said_of(submission, record.pk, record.list))
        for submission in submissions
    ]
    return [Entry(one, step) for one, step in zip(submissions, steps(changes), strict=True)]


def told(entries: Sequence[Entry]) -> str:
    """In words, the oldest first."""
    names = {entry.submission.instance_id: entry.submission for entry in entries}
    return "\n".join(line for entry in entries for line in _lines(entry, names))


def _lines(entry: Entry, names: dict[str, Submission]) -> list[str]:
    one, step = entry.submission, entry.step
    lines = [
        f"{one.happened} {one.form} by {one.worker.name}",
        f"  recorded {one.recorded:%Y-%m-%d %H:%M} by the phone, "
        f"received {one.received:%Y-%m-%d %H:%M}, {one.instance_id}",
    ]
    if one.phone_happened:
        lines.append(f"  the phone said {one.phone_happened}, which cannot be true")
    lines += [
        f"  {changed.key}: {_shown(changed.before)} -> {_shown(changed.after)}"
        for changed in step.changed
    ]
    for lost in step.lost:
        winner = names[lost.winner]
        later = f"{winner.form} of {winner.happened} by {winner.worker.name}"
        lines.append(f"  {lost.key}: {_shown(lost.value)} lost to the later {later}")
    return lines


def _shown(value: str) -> str:
    return value or "(blank)"
