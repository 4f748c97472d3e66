"""The first submission that does a task: in its window, up to today, and after its own cause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlglot import exp

from ..language.terms import ALWAYS, Answer, Term
from ..plan.nodes import RulePlan
from .dialects import Outermost
from .names import called, column, table
from .pruning import all_close, recent
from .shape import Asked, layer
from .terms import Resolve, translate
from .windows import layer_name, layer_table, unit_column

FOUND = {"done_day": "_day", "done_id": "_id", "done_by": "_worker"}
"""What a task keeps of the submission that did it."""


def done(rule: RulePlan, step: int, asked: Asked, resolve: Resolve) -> Iterator[exp.CTE]:
    """The windows, with the submission that did it or with NULLs."""
    if asked.looks_up:
        yield layer(
            layer_name(rule, "done", step), _looked_up(rule, step, resolve), keep=asked.flows
        )
    elif asked.unfolds and rule.steps > 1:
        yield layer(layer_name(rule, "done", step), _grouped(rule, step, asked, resolve))
    else:
        yield layer(layer_name(rule, "hits", step), _hits(rule, step, asked, resolve))
        yield layer(layer_name(rule, "done", step), _joined(rule, step))


def _found(rule: RulePlan) -> dict[str, str]:
    return FOUND if rule.per_day == 1 else {**FOUND, "done_at": "_at"}


def _key(rule: RulePlan) -> list[str]:
    """What tells the windows of a rule apart."""
    parts = {"cause": rule.causes is not None, "occurrence": len(rule.occurrences) > 1}
    return ["subject", *(name for name, differs in parts.items() if differs)]


def _when(rule: RulePlan, of: str) -> exp.Column:
    return column(f"_{unit_column(rule)}", of)


def _looked_up(rule: RulePlan, step: int, resolve: Resolve) -> exp.Select:
    """By its key, which a sub-query finds: so the index leads to it in one step."""
    order = (column("_at", "f"), column("_id", "f"))
    first = exp.select("f._at", "f._id").from_(table(rule.done.table, "f"))
    first = first.where(*_counts(rule, resolve)).order_by(*order).limit(1)
    key = exp.Tuple(expressions=[column("_at", "d"), column("_id", "d")])
    on = exp.and_("d._subject = w.subject", key.eq(first.subquery()), wrap=False)
    found = [called(column(name, "d"), alias) for alias, name in _found(rule).items()]
    query = exp.select("w.*", *found).from_(layer_table(rule, "windows", "w", step))
    return query.join(table(rule.done.table, "d"), on=on, join_type="left")


def _hits(rule: RulePlan, step: int, asked: Asked, resolve: Resolve) -> exp.Select:
    """For each task that was done, what did it."""
    key = [f"w.{name}" for name in _key(rule)]
    return _with_first(rule, step, asked, resolve, key).group_by(*key)


def _grouped(rule: RulePlan, step: int, asked: Asked, resolve: Resolve) -> exp.Select:
    """Both at once: the windows are read once only, and each is a group of its own."""
    query = _with_first(rule, step, asked, resolve, ["w.*"], join="left")
    query.set("group", exp.Group(all=True))
    return query


def _with_first(
    rule: RulePlan,
    step: int,
    asked: Asked,
    resolve: Resolve,
    kept: Sequence[str],
    join: str | None = None,
) -> exp.Select:
    """The windows with all submissions that count, and of these the first; yet to be grouped."""
    found = [called(_first(rule, name), alias) for alias, name in _found(rule).items()]
    query = exp.select(*kept, *found).from_(layer_table(rule, "windows", "w", step))
    own = asked.about(column("_subject", "f"))
    on = exp.and_(*_counts(rule, resolve), *recent(rule, _when(rule, "f")), *own)
    return query.join(table(rule.done.table, "f"), on=on, join_type=join)


def _first(rule: RulePlan, name: str) -> exp.Expr:
    if name == f"_{unit_column(rule)}":
        return exp.Min(this=column(name, "f"))
    return Outermost(this=column(name, "f"), at=column("_at", "f"), id=column("_id", "f"))


def _joined(rule: RulePlan, step: int) -> exp.Select:
    found = [f"h.{alias}" for alias in _found(rule)]
    query = exp.select("w.*", *found).from_(layer_table(rule, "windows", "w", step))
    on = " AND ".join(f"h.{name} = w.{name}" for name in _key(rule))
    return query.join(layer_table(rule, "hits", "h", step), on=on, join_type="left")


def _counts(rule: RulePlan, resolve: Resolve) -> list[str | exp.Expr]:
    when = _when(rule, "f").sql()
    tests: list[str | exp.Expr] = [
        "f._subject = w.subject",
        f"{when} >= w.opens",
        "f._day <= :today",
        f"{when} <= w.closes" if all_close(rule) else f"w.closes IS NULL OR {when} <= w.closes",
    ]
    if rule.causes:
        tests.append(_LATER)
    if rule.done.when != ALWAYS:
        tests.append(translate(rule.done.when, lambda term: _answer(term) or resolve(term)))
    return tests


_LATER = "f._at > w.cause_at OR (f._at = w.cause_at AND f._id > w.cause)"
"""Work is done after what called for it, in the order that submissions have everywhere."""


def _answer(term: Term) -> exp.Column | None:
    return column(term.field, "f") if isinstance(term, Answer) else None
