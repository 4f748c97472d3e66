"""A comparison as one page to show and print, with pictures; it needs nothing beside itself."""

from __future__ import annotations

from datetime import date
from html import escape
from pathlib import Path

from doorstep.protocol.model.programme import Programme
from doorstep.protocol.model.words import Words

from .compare import WEEKS, Comparison, Difference, Load
from .pictures import histogram, weeks
from .report import headline, most

STYLE = Path(__file__).with_name("page.css")


def page(found: Comparison, old: Programme, new: Programme, today: date) -> str:
    title = f"What if: {_first(new.label)}"
    body = [
        f"<h1>{escape(_first(new.label))}</h1>",
        f'<p class="lead">{escape(headline(found))}</p>',
        f'<p class="versions">Version {escape(new.version)} against {escape(old.version)}, for the '
        f"{WEEKS} weeks from {today}, {len(found.by_worker):,} workers.</p>",
        _figures(found),
        _section("When the work falls due", _all(found)),
        _section("By kind of work", _small_multiples(found, old, new)),
        _section("For each worker", _workers(found)),
        _section("In figures", _differences(found, old, new)),
    ]
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE.read_text(encoding='utf-8')}</style></head>"
        f"<body><main>{''.join(body)}</main></body></html>\n"
    )


def _first(words: Words) -> str:
    return next(iter(words.by_language.values()), "")


def _section(title: str, inner: str) -> str:
    return f"<section><h2>{escape(title)}</h2>{inner}</section>"


def _figures(found: Comparison) -> str:
    total = found.total
    shown = (
        (total.added, "tasks added"),
        (total.removed, "tasks removed"),
        (total.dates, "with other dates"),
        (total.band, "of another urgency"),
        (total.moved, "moved on a worklist"),
    )
    items = "".join(f"<li><b>{number:,}</b> {label}</li>" for number, label in shown)
    return f'<ul class="figures">{items}</ul>'


LEGEND = (
    '<p class="legend"><span class="after"></span> new version '
    '<span class="before"></span> as it is today</p>'
)


def _all(found: Comparison) -> str:
    load = found.load
    highest = max(*load.before[1:], *load.after[1:], 1)
    picture = weeks("Tasks by the week they fall due", load, highest, large=True)
    late = f"Overdue already: {load.after[0]:,}, with today's version {load.before[0]:,}."
    return f'{LEGEND}{picture}<p class="versions">{late}</p>'


def _small_multiples(found: Comparison, old: Programme, new: Programme) -> str:
    """The same scale in each, so that they can be compared; what changes most comes first."""
    labels = _labels(old, new)
    loads = [load for load in found.by_rule if load.before[1:] != load.after[1:]]
    loads.sort(key=lambda load: (-abs(load.change), load.name))
    highest = max((max(*load.before[1:], *load.after[1:]) for load in loads), default=1)
    cells = [_multiple(labels.get(load.name, load.name), load, highest) for load in loads]
    same = sorted(labels.get(one.name, one.name) for one in found.by_rule if one not in loads)
    rest = f'<p class="versions">As before: {escape("; ".join(same))}.</p>' if same else ""
    return f'{LEGEND}<div class="multiples">{"".join(cells)}</div>{rest}'


def _multiple(label: str, load: Load, highest: int) -> str:
    caption = f"<figcaption>{escape(label)} <b>{_signed(load.change)}</b></figcaption>"
    return f"<figure>{caption}{weeks(label, load, highest)}</figure>"


def _labels(*programmes: Programme) -> dict[str, str]:
    return {rule.name: _first(rule.label) for one in programmes for rule in one.rules}


def _signed(number: int) -> str:
    return f"{number:+,}".replace("-", "\N{MINUS SIGN}") if number else "0"


def _workers(found: Comparison) -> str:
    rows = "".join(_worker(load) for load in most(found))
    head = "<tr><th>Worker<th class=n>Before<th class=n>After<th class=n>Change</tr>"
    table = (
        f"<table><caption>Tasks that fall due, where they change most</caption>{head}{rows}</table>"
    )
    return histogram(found.by_worker) + (table if rows else "<p>Nobody's load changes.</p>")


def _worker(load: Load) -> str:
    numbers = (f"{load.due_before:,}", f"{load.due_after:,}", _signed(load.change))
    cells = "".join(f"<td class=n>{number}" for number in numbers)
    return f"<tr><th scope=row>{escape(load.name)}{cells}</tr>"


HEADS = ("Before", "After", "Added", "Removed", "Other state", "Other dates", "Other urgency")


def _differences(found: Comparison, old: Programme, new: Programme) -> str:
    labels = _labels(old, new)
    head = "".join(f"<th class=n>{name}" for name in (*HEADS, "Moved in rank"))
    changed = [row for row in found.rules if not row.is_none]
    rows = "".join(_difference(row, labels) for row in [*changed, found.total])
    return f'<div class="wide"><table><tr><th>Work{head}</tr>{rows}</table></div>'


def _difference(row: Difference, labels: dict[str, str]) -> str:
    numbers = (row.before, row.after, row.added, row.removed, row.state, row.dates, row.band)
    cells = "".join(f"<td class=n>{number:,}" for number in (*numbers, row.moved))
    name = labels.get(row.rule, row.rule) if row.rule else "All"
    return f"<tr><th scope=row>{escape(name)}{cells}</tr>"
