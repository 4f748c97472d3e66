"""All that is done again and again, in one table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks.base import Task

from ..messaging.inbound.jobs import look_at_messages
from ..messaging.jobs import forget_what_was_said, send_messages
from ..messaging.outbound.jobs import say_what_is_due_now
from ..programmes.today import today
from ..records.jobs import back_up, prove_backup
from ..tasks.jobs import count_work, look_at_clock, roll_over_to_today
from .models import Slot
from .old import forget_old_jobs


def each_day() -> str:
    """Days begin where the programme is."""
    return today().isoformat()


def each_week() -> str:
    return f"{today():%G-W%V}"


def each_hour() -> str:
    return f"{timezone.now():%Y-%m-%dT%H}"


def each_quarter() -> str:
    """Of an hour."""
    now = timezone.now()
    return f"{now:%Y-%m-%dT%H}:{now.minute // 15 * 15:02}"


@dataclass(frozen=True, slots=True)
class Periodic:
    """``slot`` names the stretch of time that now belongs to."""

    task: Task[[], Any]
    slot: Callable[[], str]


SCHEDULE = (
    Periodic(roll_over_to_today, each_day),
    Periodic(look_at_clock, each_hour),
    Periodic(count_work, each_quarter),
    Periodic(look_at_messages, each_quarter),
    Periodic(say_what_is_due_now, each_quarter),
    Periodic(send_messages, each_quarter),
    Periodic(back_up, each_day),
    Periodic(prove_backup, each_week),
    Periodic(forget_what_was_said, each_day),
    Periodic(forget_old_jobs, each_day),
)


@dataclass(slots=True)
class Timetable:
    """Puts each periodic job in line once in each of its slots; missed ones are not made up for."""

    schedule: Sequence[Periodic] = SCHEDULE
    seen: dict[str, str] = field(default_factory=dict)

    def ask(self) -> None:
        for periodic in self.schedule:
            name, slot = periodic.task.name, periodic.slot()
            if self.seen.get(name) != slot:
                _once(periodic.task, slot)
                self.seen[name] = slot


def _once(task: Task[[], Any], slot: str) -> None:
    """Both rows or none: whoever is killed in between leaves the slot free."""
    try:
        with transaction.atomic():
            Slot.objects.create(job=task.name, slot=slot)
            task.enqueue()
    except IntegrityError:  # somebody did
        return
