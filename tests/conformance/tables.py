"""Pages of the conformance cases: headings with one small table each, and their cells as values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from doorstep.protocol.days import DAY, month_number, shown_moment
from doorstep.protocol.evaluate.world import Counted, Filled, Month, Record, World
from doorstep.protocol.language.types import Kind, Value
from doorstep.protocol.model import outcomes
from doorstep.protocol.model.programme import Programme
from doorstep.protocol.problems import Problems
from doorstep.protocol.workbook.markdown import read_markdown

ROOT = Path(__file__).parents[2] / "conformance"
EPOCH = date(1970, 1, 1).toordinal()

Row = dict[str, str]
Page = Mapping[str, list[Row]]
"""Tables by their heading, small letters."""


def read_page(path: Path) -> Page:
    problems = Problems()
    book = read_markdown(path.name, path.read_text(encoding="utf-8"), problems)
    problems.raise_any()
    return {
        name: [{column: cell.text for column, cell in row.cells.items()} for row in sheet.rows]
        for name, sheet in book.sheets.items()
    }


def day(text: str) -> int:
    """The epoch day of an ISO date."""
    return date.fromisoformat(text).toordinal() - EPOCH


def moment(text: str) -> int:
    """The local seconds of "2026-11-22T08:30"."""
    date_, _, time = text.upper().partition("T")
    return day(date_) * DAY + second(time)


def second(time: str) -> int:
    hours, minutes, *seconds = map(int, time.split(":"))
    return hours * 3600 + minutes * 60 + sum(seconds)


def iso_moment(seconds: int) -> str:
    return shown_moment(seconds).replace(" ", "T")


def iso(epoch_day: int) -> str:
    return date.fromordinal(epoch_day + EPOCH).isoformat()


def value(text: str, kind: Kind) -> Value:
    if not text:
        return None
    match kind:
        case Kind.INTEGER:
            return int(text)
        case Kind.DECIMAL:
            return float(text)
        case Kind.DATE:
            return day(text)
        case Kind.MOMENT:
            return moment(text)
        case Kind.BOOLEAN:
            return {"true": True, "false": False}[text]
        case _:
            return text


def world(page: Page, programme: Programme) -> World:
    """The records and filled forms of a page: one table per list and per form."""
    return World(
        {item.name: tuple(_records(page, programme, item.name)) for item in programme.lists},
        {form.name: tuple(_filled(page, programme, form.name)) for form in programme.forms}
        | {outcomes.FORM: tuple(_outcomes(page))},
        {_month(row): _counted(row) for row in page.get("indicator_value", ())},
    )


def _month(row: Row) -> Month:
    return (row["indicator"], row["worker"], month_number(day(f"{row['month']}-01")))


def _counted(row: Row) -> Counted:
    return (int(row["numerator"]), int(row["denominator"]) if row["denominator"] else None)


def _records(page: Page, programme: Programme, name: str) -> list[Record]:
    kinds = {p.name: p.type.kind for p in programme.list(name).properties}
    return [
        Record(
            id=row.pop("id"),
            known=day(row.pop("known", "") or "1970-01-01"),
            area=row.pop("area", "") or None,
            owner=row.pop("owner", "") or None,
            values={column: value(text, kinds[column]) for column, text in row.items()},
        )
        for row in map(dict, page.get(name, []))
    ]


def _filled(page: Page, programme: Programme, name: str) -> list[Filled]:
    form = programme.form(name)
    kinds = {q.name: q.type.kind for q in form.questions}
    return _submissions(page.get(name, []), kinds, form.about_list)


def _outcomes(page: Page) -> list[Filled]:
    """What was said of tasks: ``of`` is the record."""
    kinds = {name: type_.kind for name, type_ in outcomes.QUESTIONS.items()}
    return _submissions(page.get(outcomes.FORM, []), kinds, "of")


def _second(time: str) -> int:
    """Of a day; the last one where the page says none."""
    return second(time) if time else DAY - 1


def _submissions(rows: list[Row], kinds: Mapping[str, Kind], about: str) -> list[Filled]:
    """Of a form about workers the column ``by`` is who filled it."""
    filled_by = "by" if about == "worker" else "worker"
    return [
        Filled(
            id=row.pop("id"),
            subject=row.pop(about),
            day=day(row.pop("day")),
            worker=row.pop(filled_by),
            second=_second(row.pop("time", "")),
            answers={column: value(text, kinds[column]) for column, text in row.items()},
        )
        for row in map(dict, rows)
    ]
