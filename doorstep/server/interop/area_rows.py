"""Areas from a spreadsheet: one row each, in any order."""

from __future__ import annotations

from pathlib import Path

from django.db import transaction

from ..areas.models import DEEPEST, Area
from ..areas.places import Places
from ..lib import database
from . import sheets
from .sheets import Change, Outcome, Row

COLUMNS = ("code", "name", "parent")
LONGEST = {"code": 80, "name": 200}


def import_areas(file: Path, *, write: bool) -> Outcome:
    """Without ``write`` all of it is done and taken back, so that a dry run tells the truth.

    A row is known by its code, or else by its name and what is around it. What differs is changed:
    so the same file twice changes nothing, and a corrected one corrects. Raises TableError.
    """
    outcome = sheets.read(file, COLUMNS, ("name",))
    with transaction.atomic():
        database.one_writer()
        _Taking(outcome).take_all()
        transaction.set_rollback(not write)
    return outcome


class _Taking:
    """One file on its way in. ``seen`` has the row that each area was in."""

    def __init__(self, outcome: Outcome) -> None:
        self._outcome = outcome
        self._places = Places()
        self._seen: dict[object, int] = {}

    def take_all(self) -> None:
        """A row waits for the row of the area around it. Those that wait for ever are at fault."""
        waiting = [row for row in self._outcome.rows if _fits(row)]
        self._note_doubles(waiting)
        while waiting:
            later = [row for row in waiting if not row.faults and not self._took(row)]
            if len(later) == len(waiting):
                break
            waiting = later
        for row in waiting:
            self._blame_parent(row)

    def _note_doubles(self, rows: list[Row]) -> None:
        for row in rows:
            code = row.cells["code"].casefold()
            first = self._seen.setdefault(code, row.line) if code else row.line
            if first != row.line:
                row.blame("code", f"'{row.cells['code']}' stands in row {first} already.")

    def _took(self, row: Row) -> bool:
        """False while the area around it is not there yet."""
        try:
            around = self._places.find(row.cells["parent"]) if row.cells["parent"] else None
        except ValueError:
            return False
        self._take(row, around)
        return True

    def _blame_parent(self, row: Row) -> None:
        try:
            self._places.find(row.cells["parent"])
        except ValueError as error:
            row.blame("parent", str(error))

    def _take(self, row: Row, around: Area | None) -> None:
        name, code = row.cells["name"], row.cells["code"] or None
        area = _known(code, name, around)
        if area is not None and self._seen.setdefault(area.pk, row.line) != row.line:
            row.blame("", f"The row is about the same area as row {self._seen[area.pk]}.")
        elif around is not None and area is not None and around.path.startswith(area.path):
            row.blame("parent", f"'{around.name}' lies in '{area.name}', not around it.")
        elif _taken(name, around, area):
            row.blame("name", "is the name of another area in that place already.")
        elif around is not None and around.depth >= DEEPEST:
            row.blame("parent", f"lies {DEEPEST} levels deep: there can be no more.")
        elif area is None:
            self._add(row, name, around, code)
        else:
            self._change(row, area, name, around, code)

    def _add(self, row: Row, name: str, around: Area | None, code: str | None) -> None:
        area = Area.objects.add(name, around, code)
        self._seen[area.pk] = row.line
        self._places.know(area)
        self._say(row, "new area", "", self._places.way(area))

    def _change(
        self, row: Row, area: Area, name: str, around: Area | None, code: str | None
    ) -> None:
        before = self._places.way(area)
        if area.parent_id != (around.pk if around else None):
            Area.objects.move(area, around)
        Area.objects.filter(pk=area.pk).update(name=name, code=code or area.code)
        changed = Area.objects.get(pk=area.pk)
        self._places = Places() if changed.path != area.path else self._places
        self._places.know(changed)
        after = self._places.way(changed)
        if before != after:
            self._say(row, "moved" if changed.path != area.path else "renamed", before, after)
        if area.code != changed.code:
            self._say(row, "code", area.code or "", changed.code or "")

    def _say(self, row: Row, what: str, before: str, after: str) -> None:
        self._outcome.changes.append(Change(row.line, what, before, after))


def _fits(row: Row) -> bool:
    if not row.cells["name"]:
        row.blame("name", "is missing.")
    if "/" in row.cells["name"]:
        row.blame("name", "holds a '/', which stands between the names of areas.")
    for column, most in LONGEST.items():
        if len(row.cells[column]) > most:
            row.blame(column, f"is longer than {most} characters.")
    return not row.faults


def _known(code: str | None, name: str, around: Area | None) -> Area | None:
    """By its code; by name and place where the one that is there has no code yet."""
    by_code = Area.objects.filter(code__iexact=code).first() if code else None
    if by_code is not None:
        return by_code
    there = Area.objects.filter(parent=around, name__iexact=name)
    return (there.filter(code=None) if code else there).first()


def _taken(name: str, around: Area | None, area: Area | None) -> bool:
    there = Area.objects.filter(parent=around, name__iexact=name)
    return (there.exclude(pk=area.pk) if area else there).exists()
