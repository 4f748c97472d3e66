"""Whose work a record is: whom it was given to, who made it, its parent's, or its area's.

``app/src/store/owning.ts`` says the same; what each list says stands in the programme
(``model.records.Owning``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from uuid import UUID

from django.db.models import Q, QuerySet

from doorstep.protocol.model.records import Owning
from doorstep.protocol.package import Package
from doorstep.protocol.submissions.builtin import MADE_BY, OWNER
from doorstep.protocol.submissions.fold import RecordState

from ..accounts.models import Posting, Role, Worker
from ..accounts.postings import covered_by
from ..areas.models import Area
from ..areas.scope import areas_of
from ..lib import database
from ..lib.held import asked_once
from ..programmes.releases import current_package
from .models import Record

GIVEN_TO_NOBODY = "SELECT id FROM records_record WHERE owner = ''"
Staff = Mapping[str, frozenset[str]]
"""The health workers of each area. Who covers for leave is not counted: the work stays."""


def owner_of(package: Package, state: RecordState) -> str | None:
    """Of one record, as its row has to say."""
    there = {state.area: health_workers(state.area)} if state.area else {}
    own = own_owner(package, state, there)
    link = link_to_parent(package, state.list)
    if link is None or state.properties.get(OWNER):
        return own
    column, above = link
    query = f"SELECT _owner FROM {_table(above)} WHERE _id = %(parent)s"  # noqa: S608
    found = database.rows(query, {"parent": state.properties.get(column, "")})
    return next((str(owner) for (owner,) in found if owner), own)


def owner_in_rows(record: Record) -> str:
    """Of a record as its row says, "" where it is nobody's own."""
    query = f"SELECT _owner FROM {_table(record.list)} WHERE _id = %(record)s"  # noqa: S608
    return next(
        (str(owner) for (owner,) in database.rows(query, {"record": record.pk}) if owner), ""
    )


def own_owner(package: Package, state: RecordState, staff: Staff) -> str | None:
    """As :func:`owner_of`, but for its parent's."""
    given, made_by = state.properties.get(OWNER), state.properties.get(MADE_BY)
    there = staff.get(state.area or "", frozenset())
    if given:
        return given
    definition = package["lists"].get(state.list)
    of_worker = definition is not None and definition.get("owner") == Owning.WORKER
    if of_worker and given is None and made_by in there:
        return made_by
    return next(iter(there)) if len(there) == 1 else None


def link_to_parent(package: Package, name: str) -> tuple[str, str] | None:
    """Property and list of the parent that a record of the list is handed down from."""
    definition = package["lists"][name]
    parent = definition.get("parent")
    if parent is None or "owner" in definition:
        return None
    column = next(one for one in definition["columns"] if one["name"] == parent)
    return parent, column["choices"] or ""


@asked_once
def health_workers(area: str) -> frozenset[str]:
    return staff(_health_workers().filter(area=UUID(area))).get(area, frozenset())


def staff(postings: QuerySet[Posting] | None = None) -> Staff:
    posted: dict[str, set[str]] = defaultdict(set)
    chosen = _health_workers() if postings is None else postings
    for worker, area in chosen.values_list("worker_id", "area_id"):
        posted[str(area)].add(str(worker))
    return {area: frozenset(workers) for area, workers in posted.items()}


def staff_in(areas: QuerySet[Area]) -> Staff:
    """As :func:`staff`, of some areas."""
    return staff(_health_workers().filter(area__in=areas))


def made_by(worker: Worker) -> Q:
    """The records that are hers because she made them, wherever she is posted now."""
    lists = current_package()["lists"].items()
    names = [name for name, one in lists if one.get("owner") == Owning.WORKER]
    return Q(list__in=names, owner="", **{f"properties__{MADE_BY}": str(worker.pk)})


def left_to(worker: Worker) -> Staff:
    """By area, the colleagues whose own work is no work of hers: she does not cover for them."""
    hers = {str(worker.pk)} | covered_by(worker)
    return {area: there - hers for area, there in staff_in(areas_of(worker)).items()}


def settle(package: Package) -> None:
    """Bring all records up to date: workers come, go and move without any submission."""
    there = staff()
    for name, definition in package["lists"].items():
        if definition.get("owner") == Owning.WORKER:
            _settle_made(package, name, there)
        elif link_to_parent(package, name) is None:
            _settle_areas(name, there)
    hand_down_all(package)


def _settle_areas(name: str, there: Staff) -> None:
    table = _table(name)
    asked = f"SELECT DISTINCT _area, _owner FROM {table} WHERE _id IN ({GIVEN_TO_NOBODY})"  # noqa: S608
    for area, owner in database.rows(asked, {}):
        right = _only(there.get(str(area), frozenset()))
        if owner != right:
            update = f"UPDATE {table} SET _owner = %s WHERE _area = %s"  # noqa: S608
            update += f" AND _id IN ({GIVEN_TO_NOBODY})"
            database.execute(update, [right, area])


def _settle_made(package: Package, name: str, there: Staff) -> None:
    """Record by record: each knows who made it."""
    rows = database.rows(f"SELECT _id, _owner FROM {_table(name)}", {})  # noqa: S608
    held = {str(record): owner for record, owner in rows}
    found = Record.objects.filter(list=name).only("id", "list", "area_id", "properties")
    wrong = []
    for record in found.iterator():
        state = RecordState(record.id, name, properties=record.properties, area=str(record.area_id))
        right = own_owner(package, state, there)
        if record.id in held and held[record.id] != right:
            wrong.append((right, record.id))
    _give(name, wrong)


def hand_down_all(package: Package) -> None:
    """From households down to whatever is inside."""
    for name in package["lists"]:
        if link_to_parent(package, name) is None:
            hand_down(package, name)


def hand_down(package: Package, name: str, ids: Collection[str] | None = None) -> set[str]:
    """Records below those of a list (all, or some) are whose they are: those that changed hands."""
    changed: set[str] = set()
    for child, column in _children(package, name):
        wrong = list(_in_wrong_hands(child, column, name, ids))
        _give(child, wrong)
        below = {record for _, record in wrong}
        changed |= below
        if ids is None:
            changed |= hand_down(package, child)
        elif below:
            changed |= hand_down(package, child, below)
    return changed


def _children(package: Package, name: str) -> Iterator[tuple[str, str]]:
    for child in package["lists"]:
        link = link_to_parent(package, child)
        if link and link[1] == name:
            yield child, link[0]


def _in_wrong_hands(
    child: str, column: str, parent: str, ids: Collection[str] | None
) -> Iterator[tuple[str | None, str]]:
    """Who should have it, and the record. Its area's own, where its parent has nobody."""
    sql = f"""
        SELECT c._id, c._owner, p._owner, c._area FROM {_table(child)} c
        LEFT JOIN {_table(parent)} p ON p._id = c.{database.quote(column)}
        WHERE c._id IN ({GIVEN_TO_NOBODY})
            AND COALESCE(c._owner, '') <> COALESCE(p._owner, '')"""  # noqa: S608
    marks: dict[str, int | str] = {f"id{at}": one for at, one in enumerate(ids or ())}
    if ids is not None:
        sql += f" AND p._id IN ({', '.join(f'%({mark})s' for mark in marks)})"
    for record, owner, above, area in database.rows(sql, marks):
        right = str(above) if above else _only(health_workers(str(area)) if area else ())
        if owner != right:
            yield right, str(record)


def _give(name: str, wrong: Collection[tuple[str | None, str]]) -> None:
    if wrong:
        update = f"UPDATE {_table(name)} SET _owner = %s WHERE _id = %s"  # noqa: S608
        database.execute_many(update, wrong)


def _only(workers: Collection[str]) -> str | None:
    return next(iter(workers)) if len(workers) == 1 else None


def _table(name: str) -> str:
    return database.quote(f"entity_{name}")


def _health_workers() -> QuerySet[Posting]:
    return Posting.objects.current().own().filter(role=Role.CHW)
