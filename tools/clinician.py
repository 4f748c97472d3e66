"""The page that clinicians review and sign: all that the workbook says, what is open first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from doorstep.protocol.problems import Problems
from doorstep.protocol.workbook import Row, Workbook
from doorstep.protocol.workbook.markdown import read_markdown

ROOT = Path(__file__).parents[1]
WORKBOOK = ROOT / "programmes" / "maternal-child" / "programme.md"
PAGE = ROOT / "docs" / "programmes" / "maternal-child.md"

MADE = "<!-- Made by ./dev docs from the workbook. Do not edit: change the workbook. -->\n\n"
LABEL = "label::English (en)"
OPEN = (
    "our proposal",
    "to be checked",
    "abstract read",
    "abstracts read",
    "was not read",
    "not verified",
)
"""Words of a source's title that leave something for a clinician to settle."""

INTRO = """# {label}: for review

Version {version}. Every task, window, sign, weight and message of the programme, with where it
comes from, as the workbook `programmes/maternal-child/programme.md` has it. Nothing clinical stands
anywhere else. National protocols override all of it.

| reviewed by | role | date | signature |
|---|---|---|---|
| | | | |
| | | | |
"""

SHEETS = {
    "tasks": "Task",
    "schedule": "Window",
    "priority": "Weight",
    "escalations": "Escalation",
    "outcomes": "Outcome",
    "indicators": "Indicator and target",
    "messages": "Message",
    "danger_words": "Words of danger",
}
"""Those whose rows name sources, and what one row is."""


def page() -> str:
    problems = Problems()
    text = WORKBOOK.read_text(encoding="utf-8")
    book = read_markdown(WORKBOOK.name, text, problems)
    problems.raise_any()
    settings = {row.text("name"): row.text("value") for row in book.sheet("settings").rows}
    lines = [INTRO.format(label=settings[LABEL], version=settings["version"])]
    lines += [*_to_settle(book), *_tasks(book), *_signs(book), *_rest(book)]
    lines += [*_not_counted(text), *_sources(book)]
    return MADE + "\n".join(lines).rstrip("\n") + "\n"


def _to_settle(book: Workbook) -> Iterator[str]:
    """By source, as one decision settles all rows that lean on it."""
    yield "## What needs sign-off first\n"
    yield "Rows that lean on a proposal, or on a source of which something is left to check.\n"
    yield from _head("what", "rows", "what is open")
    for source in book.sheet("sources").rows:
        title = source.text("title")
        if source.text("proposal") or any(word in title.lower() for word in OPEN):
            rows = ", ".join(_leaning(book, source.text("name")))
            if rows:
                yield _line(f"[{source.text('name')}](#sources)", rows, title)
    yield ""


def _leaning(book: Workbook, source: str) -> Iterator[str]:
    for sheet, what in SHEETS.items():
        names = [_name(row) for row in book.sheet(sheet).rows if source in _named(row)]
        if names:
            yield f"{what}: " + ", ".join(f"`{name}`" for name in names)


def _named(row: Row) -> list[str]:
    return row.text("source").replace(",", " ").split()


def _name(row: Row) -> str:
    """As the workbook calls a row: with its task, where its own name is short."""
    first = row.text("task") or row.text("for")
    own = row.text("code") or row.text("name")
    return f"{first}.{own}" if first and row.text("code") else own


def _tasks(book: Workbook) -> Iterator[str]:
    yield "## Tasks\n"
    for task in book.sheet("tasks").rows:
        yield f"### {task.text(LABEL)} (`{task.text('name')}`)\n"
        yield f"- For: {task.text('for')}, {_code(task.text('relevant'), 'all')}"
        if task.text("after"):
            yield f"- After each `{task.text('after')}` whose answers call for it"
        yield f"- By: {task.text('assign_to')}, {task.text('mode')}; form `{task.text('form')}`"
        yield f"- Done by: {_code(task.text('done_when'), 'any submission of the form')}"
        yield f"- Counted from {_code(task.text('anchor'), '')}; at least {task.text('band')}"
        yield f"- Source: {_links(task)}\n"
        yield from _windows(book, task.text("name"))
        yield from _weights(book, task)


def _windows(book: Workbook, task: str) -> Iterator[str]:
    yield from _head("window", "due", "opens before", "closes after", "again", "source")
    for row in book.sheet("schedule").rows:
        if row.text("task") == task:
            after = f" after {row.text('after')}" if row.text("after") else ""
            again = (
                f"each {row.text('repeat')} to {row.text('until')}" if row.text("repeat") else ""
            )
            closes = row.text("closes") or "stays open"
            due = row.text("due") + after
            yield _line(row.text(LABEL), due, row.text("opens"), closes, again, _links(row))
    yield ""


def _weights(book: Workbook, task: Row) -> Iterator[str]:
    names = (task.text("name"), task.text("group"))
    rows = [row for row in book.sheet("priority").rows if row.text("for") in names]
    if rows:
        yield from _head("reason", "when", "points", "source")
    for row in rows:
        yield _line(row.text(LABEL), _code(row.text("when"), ""), _points(row), _links(row))
    yield ""


def _points(row: Row) -> str:
    daily = f"{row.text('points_per_day')} a day, at most {row.text('cap') or 'no bound'}"
    parts = [row.text("points"), daily if row.text("points_per_day") not in ("", "0") else ""]
    lifted = f"at least {row.text('band')}" if row.text("band") else ""
    return "; ".join(part for part in (*parts, lifted) if part not in ("", "0"))


def _signs(book: Workbook) -> Iterator[str]:
    yield "## Signs, risks and answers\n"
    lists: dict[str, list[str]] = {}
    for row in book.sheet("choices").rows:
        lists.setdefault(row.text("list"), []).append(row.text(LABEL))
    yield from _head("list", "choices")
    yield from (_line(f"`{name}`", "; ".join(labels)) for name, labels in lists.items())
    yield ""


def _rest(book: Workbook) -> Iterator[str]:
    tables = (
        ("escalations", "What stays undone", (LABEL, "for", "after", "to", "band", "closes")),
        ("outcomes", "What can be said instead", (LABEL, "effect", "for", "most")),
        ("indicators", "Indicators", (LABEL, "of", "numerator", "denominator", "target")),
        (
            "messages",
            "Messages",
            ("code", "audience", "trigger", "for", "offset", "text::English (en)"),
        ),
        ("danger_words", "Words of danger in an SMS", ("name", "raises", "words::English (en)")),
    )
    for sheet, title, columns in tables:
        yield f"## {title}\n"
        yield from _head(*(column.partition("::")[0] for column in columns), "source")
        for row in book.sheet(sheet).rows:
            yield _line(*(row.text(column) for column in columns), _links(row))
        yield ""


def _not_counted(text: str) -> Iterator[str]:
    """The words before the table of indicators: which are missing, and why."""
    yield "## Indicators that are not counted yet\n"
    yield text.partition("## indicators\n\n")[2].partition("\n|")[0]


def _sources(book: Workbook) -> Iterator[str]:
    yield "## Sources\n"
    yield from _head("name", "what it is", "link", "proposal")
    for row in book.sheet("sources").rows:
        cells = (row.text(column) for column in ("name", "title", "link", "proposal"))
        yield _line(*cells)


def _links(row: Row) -> str:
    return ", ".join(f"[{name}](#sources)" for name in _named(row))


def _code(text: str, blank: str) -> str:
    return f"`{text}`" if text else blank


def _head(*columns: str) -> Iterator[str]:
    yield _line(*columns)
    yield "|" + "---|" * len(columns)


def _line(*cells: str) -> str:
    return _joined(cell.replace("|", "\\|").replace("\n", "<br>") for cell in cells)


def _joined(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"
