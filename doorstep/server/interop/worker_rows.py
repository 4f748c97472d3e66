"""Workers and their postings from a spreadsheet: one row for each posting."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from django.db import transaction

from ..accounts.enrolment import revoke
from ..accounts.models import Role, Worker
from ..areas.models import Area
from ..areas.places import Places
from ..areas.workers import LOGIN, LOGIN_HINT, Wanted, fault_of, post, words
from ..audit.models import Action
from ..audit.notes import note, terminal
from ..lib import database
from . import sheets
from .cases import NO
from .sheets import Change, Outcome, Row
from .suggest import did_you_mean

COLUMNS = ("login", "name", "role", "area", "from", "to", "covers", "left")
LONGEST = 200
"""Characters of a name."""


def import_workers(file: Path, *, write: bool) -> Outcome:
    """Without ``write`` all of it is done and taken back, so that a dry run tells the truth.

    Postings that are in no row stay as they are: a row with ``to`` ends one. Raises TableError.
    """
    outcome = sheets.read(file, COLUMNS, ("login",))
    with transaction.atomic():
        database.one_writer()
        taking = _Taking(outcome)
        for row in outcome.rows:
            taking.person(row)
        for row in outcome.rows:
            if not row.faults:
                taking.posting(row)
        transaction.set_rollback(not write)
    return outcome


class _Taking:
    """One file on its way in. People come first: rows may cover for those of later rows."""

    def __init__(self, outcome: Outcome) -> None:
        self._outcome = outcome
        self._places = Places()
        self._workers = {worker.login.casefold(): worker for worker in Worker.objects.all()}
        self._named = {row.cells["login"].casefold() for row in outcome.rows}

    def person(self, row: Row) -> None:
        login, name = row.cells["login"], " ".join(row.cells["name"].split())
        worker = self._workers.get(login.casefold())
        if LOGIN.fullmatch(login) is None:
            row.blame("login", f"'{login}' cannot be a login: {LOGIN_HINT}.")
        if worker is None and not name:
            row.blame("name", "is missing: this login is a new worker's.")
        if len(name) > LONGEST:
            row.blame("name", f"is longer than {LONGEST} characters.")
        wanted = self._wanted(row, worker)
        if not row.faults and wanted is not None:
            reason = fault_of(worker or Worker(), wanted)
            if reason:
                row.blame("", reason)
        if not row.faults:
            self._keep(row, worker, login, name)

    def posting(self, row: Row) -> None:
        worker = self._workers[row.cells["login"].casefold()]
        wanted = self._wanted(row, worker, final=True)
        if row.faults:
            return
        if wanted is not None:
            made, before = post(worker, wanted)
            was, now = words(before) if before else "", words(made)
            if was != now:
                self._say(row, "changed posting" if before else "new posting", was, now)
                note(Action.CHANGE, "posting", [worker.pk], by=terminal())
        if row.cells["left"].lower() not in NO and worker.is_active:
            revoke(worker, left=True, by=terminal())
            self._say(row, "left", worker.name, "")

    def _keep(self, row: Row, worker: Worker | None, login: str, name: str) -> None:
        if worker is None:
            worker = Worker.objects.add_person(login, name)
            self._say(row, "new worker", "", name)
        elif name and worker.name != name:
            self._say(row, "renamed", worker.name, name)
            worker.name = name
            worker.save(update_fields=["name"])
        self._workers[login.casefold()] = worker

    def _wanted(self, row: Row, worker: Worker | None, *, final: bool = False) -> Wanted | None:
        """The posting of a row; None where it has none. At first it may cover for a later row's."""
        cells = row.cells
        if not any(cells[name] for name in ("role", "area", "from", "to", "covers")):
            if worker is None:
                row.blame("role", f"is missing. The roles are: {', '.join(Role.values)}.")
            return None
        role = _role(row)
        area = self._area(row)
        starts, ends = _day(row, "from"), _day(row, "to")
        if cells["covers"] and not ends:
            row.blame("to", "is missing: cover for leave needs the day it ends.")
        covers = self._covered(row, final=final)
        return Wanted(role, area, starts, ends, covers) if role else None

    def _area(self, row: Row) -> Area | None:
        try:
            return self._places.find(row.cells["area"]) if row.cells["area"] else None
        except ValueError as error:
            row.blame("area", str(error))
            return None

    def _covered(self, row: Row, *, final: bool) -> Worker | None:
        login = row.cells["covers"]
        found = self._workers.get(login.casefold())
        if login and found is None and (final or login.casefold() not in self._named):
            hint = did_you_mean(login, self._workers)
            row.blame("covers", f"'{login}' is no worker's login.{hint}")
        return found

    def _say(self, row: Row, what: str, before: str, after: str) -> None:
        self._outcome.changes.append(Change(row.line, what, before, after))


def _role(row: Row) -> Role | None:
    text = row.cells["role"].strip().casefold()
    for role in Role:
        if text in (role.value, role.label.casefold()):
            return role
    hint = did_you_mean(text, Role.values) or f" The roles are: {', '.join(Role.values)}."
    row.blame("role", f"'{text}' is no role.{hint}" if text else f"is missing.{hint}")
    return None


def _day(row: Row, column: str) -> date | None:
    text = row.cells[column]
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        row.blame(column, f"'{text}' is not a date such as 2026-11-22.")
        return None
