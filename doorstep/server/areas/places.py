"""Find the area that somebody means who writes its code, its name or where it is."""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from django.core.management.base import CommandError

from doorstep.protocol.problems import closest

from .models import Area

SHOWN = 20


class Places:
    """Every area by all that it may be called: id, code, name, ``Mlimani / Kibuyu``."""

    def __init__(self) -> None:
        self._called: dict[str, set[UUID]] = defaultdict(set)
        self._areas: dict[UUID, Area] = {}
        self._names: list[str] = []
        for area in Area.objects.order_by("path"):
            self.know(area)

    def know(self, area: Area) -> None:
        """One that was just made. What is around it is known already."""
        self._areas[area.pk] = area
        self._names.append(area.name)
        for name in (str(area.pk), area.code or "", area.name, *self._ways(area)):
            if name:
                self._called[_plain(name)].add(area.pk)

    def find(self, text: str) -> Area:
        """Raises ValueError with the reason."""
        found = sorted(self._called.get(_plain(text), ()))
        if len(found) == 1:
            return self._areas[found[0]]
        if found:
            where = "; ".join(self.way(self._areas[pk]) for pk in found[:SHOWN])
            raise ValueError(
                f"Several areas are called '{text}': give a code, an id, or the way there, as in "
                f"{where}."
            )
        close = closest(text, self._names)
        hint = f"Did you mean '{close}'?" if close else f"There are: {self._some()}."
        raise ValueError(f"'{text}' is no area. {hint}")

    def way(self, area: Area) -> str:
        """Its name after those of all areas around it."""
        around = [self._areas[UUID(step)].name for step in area.path.split("/") if step]
        return " / ".join(around)

    def _ways(self, area: Area) -> list[str]:
        """``A / B / C`` and ``B / C``."""
        steps = self.way(area).split(" / ")
        return [" / ".join(steps[n:]) for n in range(len(steps) - 1)]

    def _some(self) -> str:
        return ", ".join(self._names[:SHOWN]) or "none (doorstep addarea)"


def _plain(text: str) -> str:
    return " / ".join(" ".join(step.casefold().split()) for step in text.split("/"))


def area_named(text: str) -> Area:
    """For somebody at a terminal. Raises CommandError."""
    try:
        return Places().find(text)
    except ValueError as error:
        raise CommandError(str(error)) from error
