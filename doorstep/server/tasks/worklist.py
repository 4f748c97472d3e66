"""One worker's open tasks, the most urgent first, with the reasons in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from doorstep.protocol.horizon import Present
from doorstep.protocol.model import tasks as model
from doorstep.protocol.model.tasks import State
from doorstep.protocol.package import Package, ReasonJson
from doorstep.protocol.worklist import days_late, hours_late, task_id, worklist

from ..accounts.models import Role, Worker
from ..areas.scope import roles_of
from ..programmes import releases
from ..records.access import access_records
from ..records.owners import left_to
from .access import access_tasks
from .describe import Description, describe, say, work_of
from .evaluate import present, tasks_at
from .rollover import programme_day


@dataclass(frozen=True, slots=True)
class Points:
    """Something that the score is made of, in words."""

    label: str
    points: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a worklist. ``who`` is the record's label, ``key`` such as ``anc.20w``.

    ``overdue`` is in days; ``hours`` says it in hours where the task counts in them.
    """

    rank: int
    id: UUID
    task: model.Task
    key: str
    who: str
    what: str
    overdue: int
    hours: int | None
    reasons: Sequence[Points]


def entries(worker: Worker, at: Present | None = None) -> list[Entry]:
    """What is stored, or what the rules say for another day or hour."""
    roles = roles_of(worker)
    mine, work = access_records(worker), work_of(releases.current_package(), roles)
    names = dict(mine.values_list("pk", "label"))
    if at is None:
        stored = access_tasks(worker).filter(state=State.READY, rule__in=work)
        found = [task.plain() for task in stored]
    else:
        found = [task for task in tasks_at(at) if task.subject in names and task.rule in work]
    if roles == {Role.CHW}:
        others = left_to(worker)
        found = [task for task in found if task.owner not in others.get(task.area or "", ())]
    return _entries(worklist(found), names, at or present(programme_day()))


def _entries(tasks: Sequence[model.Task], names: Mapping[str, str], at: Present) -> list[Entry]:
    package = releases.current_package()
    return [
        Entry(
            rank=rank,
            id=task_id(package["programme"], task),
            task=task,
            key=f"{task.rule}.{task.occurrence}",
            who=names[task.subject],
            what=described.words(package["languages"][0]),
            overdue=days_late(task, at),
            hours=hours_late(task, at),
            reasons=_reasons(package, described, task, at),
        )
        for rank, task in enumerate(tasks, 1)
        for described in [describe(package, task)]
    ]


def _reasons(
    package: Package, described: Description, task: model.Task, at: Present
) -> list[Points]:
    """The band, then the reasons whose bit is set: together they are the score."""
    language, band = package["languages"][0], task.band.name.lower()
    late = days_late(task, at, described.late_before)
    held = [r for i, r in enumerate(described.reasons) if task.reasons >> i & 1]
    reasons = [Points(say(r["label"], language), _points(r, late)) for r in held]
    return [Points(f"band {band}", package["band_points"][band]), *reasons]


def _points(reason: ReasonJson, overdue: int) -> int:
    ageing = reason["points_per_day"] * overdue
    return reason["points"] + (ageing if reason["cap"] is None else min(ageing, reason["cap"]))
