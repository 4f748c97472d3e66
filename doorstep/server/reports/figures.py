"""Indicators per worker and month, from the compiled queries over the tasks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from doorstep.protocol.days import epoch_day

from ..accounts.models import Worker
from ..lib import database
from ..programmes import releases


@dataclass(frozen=True, slots=True)
class Figure:
    indicator: str
    label: str
    worker: str
    month: str
    value: int


def figures(today: date, months: int) -> list[Figure]:
    """The month of ``today`` and those before it, ``months`` in all."""
    package = releases.current_package()
    span: dict[str, int | str] = {
        "kind": "month",
        "first_day": epoch_day(_first_of(today, months - 1)),
        "last_day": epoch_day(today),
    }
    names = {str(worker.id): worker.name for worker in Worker.objects.all()}
    return [
        Figure(
            indicator=item["name"],
            label=item["label"][package["languages"][0]],
            worker=names.get(str(who), str(who)),
            month=str(month),
            value=int(value or 0),
        )
        for item in package["indicators"]
        for who, month, value in database.compiled(item["sql"], span)
    ]


def _first_of(day: date, months_back: int) -> date:
    """The first day of the month that many months before."""
    index = day.year * 12 + day.month - 1 - months_back
    return date(index // 12, index % 12 + 1, 1)
