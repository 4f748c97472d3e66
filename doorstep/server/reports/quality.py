"""How the work of an area was recorded, by health worker: what the page Quality shows."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from doorstep.protocol.days import epoch_day
from doorstep.protocol.language.types import Kind, Value
from doorstep.protocol.model.outcomes import FORM as OUTCOME
from doorstep.protocol.model.workers import LIST
from doorstep.protocol.package import FormJson
from doorstep.protocol.submissions.builtin import IMPORT, WITHDRAWAL

from ..accounts.models import Worker
from ..areas.models import Area
from ..areas.scope import areas_below
from ..lib import database
from ..programmes import releases
from ..records.access import access_submissions
from . import doubts
from .dashboard import MONTHS
from .doubts import Place, Visit
from .figures import first_of

NO_VISITS = (IMPORT, WITHDRAWAL, OUTCOME)
SLIDER = re.compile(r'<range[^>]*\bref="([^"]+)"')
NUMBERS = (Kind.INTEGER, Kind.DECIMAL)

FEWEST = 10
"""Of fewer a share says nothing."""

OFTEN = 0.2
"""From this share on the page marks it."""


@dataclass(frozen=True, slots=True)
class Share:
    held: int
    of: int

    @property
    def words(self) -> str:
        return f"{100 * self.held / self.of:.0f} % ({self.held}/{self.of})" if self.of else "–"

    @property
    def is_often(self) -> bool:
        return self.of >= FEWEST and self.held / self.of >= OFTEN


@dataclass(frozen=True, slots=True)
class Line:
    name: str
    visits: int
    shares: tuple[Share, ...]
    """Close together, written late, arrived late, in the same place."""

    rounded: Share

    @property
    def prefers(self) -> bool:
        """Twice as many round numbers as chance gives."""
        return self.rounded.of >= FEWEST and self.rounded.held / self.rounded.of >= 2 * OFTEN


@dataclass(frozen=True, slots=True)
class _Work:
    """A submission with the records that it is about."""

    worker: str
    visit: Visit
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """A record: above it stands ``parent``; ``point`` of those that are new."""

    parent: str
    point: str


def lines(viewer: Worker, area: Area, today: date) -> list[Line]:
    """Of all who recorded something there with a phone in these months, by name."""
    since = first_of(today, MONTHS - 1)
    known = _known(area, since)
    works = _works(viewer, area, since, known)
    alike = doubts.same_places(places := _places(works.values(), known))
    placed = Counter(one.worker for one in places)
    rounded = _rounded(works, since, today)
    own: dict[str, list[Visit]] = defaultdict(list)
    for work in works.values():
        own[work.worker].append(work.visit)
    names = Worker.objects.filter(pk__in=own).order_by("name", "pk").values_list("pk", "name")
    return [
        Line(
            name,
            len(own[worker]),
            (*_times(own[worker]), Share(alike.get(worker, 0), placed[worker])),
            rounded.get(worker, Share(0, 0)),
        )
        for worker, name in ((str(pk), name) for pk, name in names)
    ]


def _times(visits: Collection[Visit]) -> Iterator[Share]:
    for count in (doubts.close_together, doubts.written_late, doubts.arrived_late):
        yield Share(count(visits), len(visits))


def _known(area: Area, since: date) -> dict[str, _Known]:
    """The records of the area, by the typed tables: they are many."""
    inside, first = _ids(area), epoch_day(since)
    found = {}
    for name, item in releases.current_package()["lists"].items():
        points = [column["name"] for column in item["columns"] if column.get("point")]
        for pk, place, known, parent, *at in _rows_of(name, item.get("parent"), points):
            if str(place) in inside:
                point = next((str(one) for one in at if one), "")
                is_new = known is not None and int(known) >= first
                found[str(pk)] = _Known(str(parent or ""), point if is_new else "")
    return found


def _rows_of(name: str, parent: str | None, points: Iterable[str]) -> list[tuple[Value, ...]]:
    above = database.quote(parent) if parent else "NULL"
    listed = ", ".join(["_id", "_area", "_known", above, *map(database.quote, points)])
    table = database.quote(f"entity_{name}")
    return database.rows(f"SELECT {listed} FROM {table}", {})  # noqa: S608


def _works(
    viewer: Worker, area: Area, since: date, known: Mapping[str, _Known]
) -> dict[str, _Work]:
    """By instance. What a phone with a wrong date sent says nothing of time, and is left out."""
    found = access_submissions(viewer).filter(
        area__in=areas_below([area.path]), digest__isnull=False, submission__happened__gte=since
    )
    phones = found.filter(submission__device__isnull=False, submission__phone_happened=None)
    first = phones.filter(submission__amends="").exclude(submission__form__in=NO_VISITS)
    zone, works = releases.zone(), dict[str, _Work]()
    for link in first.exclude(record__list=LIST).defer("submission__xml"):
        one = link.submission
        before = works[one.instance_id].records if one.instance_id in works else ()
        records = (*before, link.record_id)
        homes = frozenset(_home(record, known) for record in records)
        written = one.recorded.astimezone(zone).date()
        visit = Visit(homes, one.happened, written, one.recorded, one.received)
        works[one.instance_id] = _Work(str(one.worker_id), visit, records)
    return works


def _home(record: str, known: Mapping[str, _Known]) -> str:
    """The uppermost above it; a chain that goes round ends."""
    passed = {record}
    while (above := known[record].parent if record in known else "") and above not in passed:
        passed.add(above)
        record = above
    return record


def _places(works: Iterable[_Work], known: Mapping[str, _Known]) -> list[Place]:
    """Those of new records, by whoever wrote first about them."""
    author: dict[str, str] = {}
    for work in works:
        for record in work.records:
            author.setdefault(record, work.worker)
    return [
        Place(worker, _home(record, known), known[record].point)
        for record, worker in author.items()
        if record in known and known[record].point
    ]


def _rounded(works: Mapping[str, _Work], since: date, today: date) -> dict[str, Share]:
    """By worker: of the numbers that may end in any digit, how many are round."""
    digits: dict[str, list[int]] = defaultdict(list)
    for instance, value, is_whole in _numbers(since, today):
        digit = doubts.last_digit(value, is_whole=is_whole)
        if instance in works and digit is not None:
            digits[works[instance].worker].append(digit)
    return {
        worker: Share(sum(one in doubts.ROUND for one in found), len(found))
        for worker, found in digits.items()
    }


def _numbers(since: date, today: date) -> Iterator[tuple[str, float, bool]]:
    """Each number that somebody answered: of which instance, and whether it is a whole one."""
    span = {"first": epoch_day(since), "last": epoch_day(today)}
    for name, form in releases.current_package()["forms"].items():
        kinds = _written(form)
        if not kinds:
            continue
        table, columns = database.quote(f"form_{name}"), map(database.quote, kinds)
        query = f"SELECT _id, {', '.join(columns)} FROM {table}"  # noqa: S608
        in_time = " WHERE _day BETWEEN %(first)s AND %(last)s"
        for pk, *values in database.rows(query + in_time, span):
            for value, kind in zip(values, kinds.values(), strict=True):
                if value is not None:
                    yield str(pk), float(value), kind == Kind.INTEGER


def _written(form: FormJson) -> dict[str, str]:
    """The questions that are answered with a number, by their kind. A slider has steps instead."""
    sliders = set(SLIDER.findall(form["xml"]))
    numbers = (one for one in form["columns"] if one["type"] in NUMBERS)
    return {one["name"]: one["type"] for one in numbers if one.get("path") not in sliders}


def _ids(area: Area) -> frozenset[str]:
    return frozenset(str(pk) for pk in areas_below([area.path]).values_list("pk", flat=True))
