"""What the rules of a list look up, once for each record whatever the number of rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlglot import exp

from ..plan.nodes import CountOf, Input, NewestOf, OfCause, OldestOf, Plan, RulePlan, Source
from .dialects import Outermost
from .lookups import found, join_links
from .names import aliased, called, column, quoted, table, today
from .shape import Asked, layer

OWN = {"subject": "_id", "owner": "_owner", "area": "_area", "known": "_known"}
"""What a task takes over from its record."""


def inputs_table(rule: RulePlan, short: str) -> exp.Table:
    return table(_name(rule.records), short)


def _name(records: str) -> str:
    return f"{records} inputs"


def input_layers(plan: Plan, asked: Asked) -> Iterator[exp.CTE]:
    """One for each list that has rules, after those of the forms that they look at."""
    if not asked.looks_up:
        yield from _summaries(_wanted(plan.rules), asked)
    for records in dict.fromkeys(rule.records for rule in plan.rules):
        wanted = _wanted(rule for rule in plan.rules if rule.records == records)
        yield layer(_name(records), _records(records, wanted, asked), keep=asked.keep)


def _wanted(rules: Iterable[RulePlan]) -> list[Input]:
    """Each input once; what is looked up in a cause differs from cause to cause."""
    inputs = {wanted.name: wanted for rule in rules for wanted in rule.inputs}
    return [one for one in inputs.values() if not isinstance(one.source, OfCause)]


def _records(records: str, wanted: list[Input], asked: Asked) -> exp.Select:
    own = [called(column(name, "s"), alias) for alias, name in OWN.items()]
    query = join_links(exp.select(*own).from_(table(records, "s")), wanted)
    query = query.where(*asked.about(column("_id", "s")))
    if asked.looks_up:
        return query.select(*map(found, wanted))
    for form in _forms(wanted):
        on = exp.EQ(this=_of(form, "subject"), expression=column("_id", "s"))
        query = query.join(table(_summary(form)), on=on, join_type="left")
    return query.select(*map(_joined, wanted))


OF_FORMS = CountOf | NewestOf | OldestOf
"""What a summary of a form's submissions holds."""


def _form(wanted: Input) -> str | None:
    return wanted.source.table if isinstance(wanted.source, OF_FORMS) else None


def _forms(wanted: Iterable[Input]) -> list[str]:
    return list(dict.fromkeys(filter(None, map(_form, wanted))))


def _summary(form: str) -> str:
    return f"{form} summary"


def _of(form: str, name: str) -> exp.Column:
    return exp.Column(this=quoted(name), table=quoted(_summary(form)))


def _joined(wanted: Input) -> exp.Expr:
    match wanted.source:
        case CountOf(table=form) as counted:
            none = exp.convert(0)
            count = exp.Coalesce(this=_of(form, _title(counted)), expressions=[none])
            return aliased(count, wanted.name)
        case NewestOf(table=form) | OldestOf(table=form) as of_form:
            return aliased(_of(form, _title(of_form)), wanted.name)
        case _:
            return found(wanted)


def _summaries(wanted: list[Input], asked: Asked) -> Iterator[exp.CTE]:
    """What inputs need of the submissions of a form, a row for each record."""
    for form in _forms(wanted):
        sources = [one.source for one in wanted if _form(one) == form]
        columns = {_title(one): _summed_up(one) for one in sources}
        query = exp.select("f._subject AS subject")
        query = query.select(*(aliased(value, title) for title, value in columns.items()))
        until_today = exp.LTE(this=column("_day", "f"), expression=today())
        query = query.from_(table(form, "f")).group_by("f._subject")
        yield layer(_summary(form), query.where(until_today, *asked.about(column("_subject", "f"))))


def _title(source: Source) -> str:
    match source:
        case CountOf(within=within):
            return "count" if within is None else f"count of {within} days"
        case NewestOf(column=answer):
            return f"last {answer}"
        case OldestOf(column=answer):
            return f"first {answer}"
    raise TypeError(f"{source} is not found in submissions")


def _summed_up(source: Source) -> exp.Expr:
    at, id_ = column("_at", "f"), column("_id", "f")
    match source:
        case CountOf(within=None):
            return exp.Count(this=exp.Star())
        case CountOf(within=int() as within):
            start = exp.Sub(this=today(), expression=exp.convert(within))
            day = column("_day", "f")
            lately = exp.If(this=exp.GT(this=day, expression=start), true=exp.convert(1))
            return exp.Count(this=exp.Case(ifs=[lately]))
        case NewestOf(column=answer):
            return Outermost(this=column(answer, "f"), at=at, id=id_, newest=True)
        case OldestOf(column=answer):
            return Outermost(this=column(answer, "f"), at=at, id=id_)
    raise TypeError(f"{source} is not found in submissions")
