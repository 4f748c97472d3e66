"""Indicators per month and worker or area, from the compiled queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from doorstep.protocol.days import epoch_day
from doorstep.protocol.language.types import Value
from doorstep.protocol.package import IndicatorJson

from ..accounts.models import Worker
from ..areas.models import Area
from ..lib import database
from ..programmes import releases


class By(StrEnum):
    """Whose figures stand in one line."""

    WORKER = "worker"
    AREA = "area"


@dataclass(frozen=True, slots=True)
class Figure:
    """``denominator`` is None where the indicator only counts."""

    indicator: str
    label: str
    who: str
    month: str
    numerator: int
    denominator: int | None
    target: int | None

    @property
    def value(self) -> float:
        """The number, or the percentage: what is compared with the target."""
        if self.denominator is None:
            return self.numerator
        return 100 * self.numerator / self.denominator


def figures(today: date, months: int, by: By = By.WORKER) -> list[Figure]:
    """The month of ``today`` and those before it, ``months`` in all."""
    package = releases.current_package()
    span: dict[str, int | str] = {
        "kind": "month",
        "first_day": epoch_day(first_of(today, months - 1)),
        "last_day": epoch_day(today),
    }
    names, language = _names(by), package["languages"][0]
    return [
        Figure(
            indicator=item["name"],
            label=item["label"][language],
            who=names.get(who, who),
            month=month,
            numerator=numerator,
            denominator=denominator if item["is_share"] else None,
            target=item["target"],
        )
        for item in package["indicators"]
        for (who, month), (numerator, denominator) in _sums(item, span, by)
    ]


def _sums(
    item: IndicatorJson, span: Mapping[str, int | str], by: By
) -> Iterator[tuple[tuple[str, str], tuple[int, int]]]:
    """Numerator and denominator by (who, month), over all areas or all workers."""
    found: dict[tuple[str, str], tuple[int, int]] = defaultdict(lambda: (0, 0))
    for worker, area, month, numerator, denominator in database.compiled(item["sql"], dict(span)):
        key = (str(worker if by is By.WORKER else area), str(month))
        before = found[key]
        found[key] = (before[0] + _whole(numerator), before[1] + _whole(denominator))
    yield from sorted(found.items())


def _whole(value: Value) -> int:
    return int(value or 0)


def _names(by: By) -> dict[str, str]:
    if by is By.WORKER:
        return {str(worker.id): worker.name for worker in Worker.objects.all()}
    return {str(area.id): area.name for area in Area.objects.all()}


def first_of(day: date, months_back: int) -> date:
    """The first day of the month that many months before."""
    index = day.year * 12 + day.month - 1 - months_back
    return date(index // 12, index % 12 + 1, 1)
