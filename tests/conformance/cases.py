"""The conformance cases: what each page asks and expects."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from shutil import copytree

from doorstep.protocol.check.expressions import writes
from doorstep.protocol.check.load import load
from doorstep.protocol.evaluate.world import World
from doorstep.protocol.horizon import EVERYTHING, Horizon, last_second, parameters
from doorstep.protocol.language import lookups
from doorstep.protocol.language.parser import parse
from doorstep.protocol.language.resolve import resolve
from doorstep.protocol.language.scope import Answers, Listed, Scope
from doorstep.protocol.language.terms import Term
from doorstep.protocol.language.types import Value
from doorstep.protocol.model.programme import Programme

from .tables import ROOT, Page, Row, day, moment, read_page, value, world

LIST = "person"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a heading asks for: "2026-03-11", "2026-03-11T14:30", and "from ... to ..." after it."""

    today: int
    now: int
    horizon: Horizon

    @classmethod
    def read(cls, text: str) -> Asked:
        when, _, span = text.partition(" from ")
        today = day(when.partition("t")[0])
        first, _, last = span.partition(" to ")
        return cls(
            today=today,
            now=moment(when) if "t" in when else last_second(today),
            horizon=Horizon(day(first), day(last)) if span else EVERYTHING,
        )

    @classmethod
    def on(cls, today: int) -> Asked:
        """The end of a day."""
        return cls(today, last_second(today), EVERYTHING)

    def parameters(self) -> dict[str, int | str]:
        return parameters(self.today, self.now, self.horizon)


@dataclass(frozen=True, slots=True)
class Expressions:
    """A page of expressions: ``expected`` has a row per record in the order of ids."""

    name: str
    programme: Programme
    world: World
    list: str
    asked: Asked
    texts: tuple[str, ...]
    terms: tuple[Term, ...]
    expected: dict[str, tuple[Value, ...]]  # by record id: the value of each term


@dataclass(frozen=True, slots=True)
class Tasks:
    """A page of tasks, with its own rules."""

    name: str
    programme: Programme
    world: World
    page: Page

    def days(self, heading: str) -> Iterator[tuple[Asked, list[Row]]]:
        """The tables headed ``<heading> <day>``."""
        for title, rows in self.page.items():
            if title.startswith(heading):
                yield Asked.read(title.removeprefix(heading).strip()), rows


def expression_pages() -> list[str]:
    return sorted(path.stem for path in (ROOT / "expressions").glob("*.md"))


def task_pages() -> list[str]:
    return sorted(path.stem for path in (ROOT / "tasks").glob("*.md"))


@cache
def base_programme() -> Programme:
    return load(ROOT / "programme")


@cache
def expressions(name: str) -> Expressions:
    page, programme = read_page(ROOT / "expressions" / f"{name}.md"), base_programme()
    ((heading, rows),) = ((h, r) for h, r in page.items() if h.startswith("expected"))
    of, _, on = heading.removeprefix("expected").partition("on ")
    of = of.strip().removeprefix("of ") or LIST
    texts = tuple(row["expression"].strip("`") for row in rows)
    terms = tuple(term(text, programme, of) for text in texts)
    recorded = world(page, programme)
    return Expressions(
        name=name,
        programme=programme,
        world=recorded,
        list=of,
        asked=Asked.read(on.strip()),
        texts=texts,
        terms=terms,
        expected={
            record.id: tuple(
                value(row[record.id], t.type.kind) for row, t in zip(rows, terms, strict=True)
            )
            for record in recorded.records[of]
        },
    )


def term(text: str, programme: Programme, entity_list: str = LIST) -> Term:
    """An expression about a record, as a priority row would have it."""
    scope = Scope(
        subject=entity_list,
        references={p.name: p.type for p in programme.list(entity_list).properties},
        choices={n: tuple(c.name for c in choices) for n, choices in programme.choices.items()},
        lookups=lookups.ABOUT_RECORD,
        forms={
            form.name: Answers(form.name, {q.name: q.type for q in form.questions})
            for form in programme.forms
            if writes(form, entity_list)
        },
        lists={
            item.name: Listed({p.name: p.type for p in item.properties}, chain=item.parents)
            for item in programme.lists
        },
    )
    return resolve(parse(text), scope)


@cache
def tasks(name: str) -> Tasks:
    page = read_page(ROOT / "tasks" / f"{name}.md")
    programme = programme_of(page)
    return Tasks(name, programme, world(page, programme), page)


DEFAULTS = {
    "tasks": {
        "label::English (en)": "{name}",
        "group": "{name}",
        "for": LIST,
        "after": "",
        "relevant": "",
        "anchor": "${{born}}",
        "form": "visit",
        "done_when": "",
        "mode": "visit",
        "assign_to": "chw",
        "band": "routine",
        "source": "law",
    },
    "schedule": {"label::English (en)": "{code}", "opens": "0 days", "closes": ""},
    "priority": {
        "label::English (en)": "{code}",
        "band": "",
        "points": "0",
        "points_per_day": "0",
        "cap": "",
        "source": "law",
    },
    "outcomes": {"label::English (en)": "{name}", "for": "", "asks": ""},
    "escalations": {
        "label::English (en)": "{code}",
        "when": "",
        "mode": "call",
        "band": "routine",
        "form": "",
        "closes": "",
        "source": "law",
    },
    "messages": {
        "text::English (en)": "{code}",
        "offset": "",
        "when": "",
        "source": "law",
    },
    "keywords": {"answer::English (en)": "{word}"},
    "indicators": {"label::English (en)": "{name}", "group": "care", "source": "law"},
}
"""What a page may leave out of its sheets."""


def programme_of(page: Page) -> Programme:
    """The base programme with the page's own sheets in place of its.

    Of its tasks, those that the page gives a schedule, and none of its priorities.
    """
    base = dict(read_page(ROOT / "programme" / "programme.md"))
    own = {sheet: _complete(sheet, page[sheet]) for sheet in DEFAULTS if sheet in page}
    scheduled = {row["task"] for row in own.get("schedule", base["schedule"])}
    base["tasks"] = [row for row in base["tasks"] if row["name"] in scheduled]
    del base["priority"]
    base["settings"] = [*base["settings"], *page.get("settings", [])]
    with tempfile.TemporaryDirectory() as folder:
        copytree(ROOT / "programme", folder, dirs_exist_ok=True)
        sheets = "\n".join(_sheet(name, rows) for name, rows in {**base, **own}.items())
        (Path(folder) / "programme.md").write_text(sheets, encoding="utf-8")
        return load(Path(folder))


def _complete(sheet: str, rows: list[Row]) -> list[Row]:
    return [
        {**{c: text.format(**row) for c, text in DEFAULTS[sheet].items()}, **row} for row in rows
    ]


def _sheet(name: str, rows: list[Row]) -> str:
    columns = list(rows[0])
    lines = [columns, ["---"] * len(columns), *(row.values() for row in rows)]
    escaped = ([cell.replace("|", "\\|") for cell in line] for line in lines)
    return f"\n## {name}\n\n" + "\n".join(f"| {' | '.join(line)} |" for line in escaped) + "\n"
