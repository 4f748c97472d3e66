"""Records of a household, found from its top down by the index of each parent.

The way up from a record ends where a parent is blank or of no record. Two records are of one
household where their ways end at the same record; where that may be, is known from the lists.
"""

from __future__ import annotations

from sqlglot import exp

from ..language.terms import ALWAYS, Property
from ..plan.inputs import entity_table
from ..plan.nodes import InHousehold, Meeting
from .brackets import present
from .links import Links, linked
from .names import column, table
from .terms import Resolve, Unresolved, flag, translate


def in_household(household: InHousehold) -> exp.Expr:
    """How many others there are, for the record ``s`` with the links to its household joined."""
    by_own = {meeting.own: meeting for meeting in household.meetings}
    cases = [
        exp.If(this=_goes_up(household.own, steps), true=_others(household, by_own.get(steps)))
        for steps in range(len(household.own), 0, -1)
    ]
    itself_on_top = _others(household, by_own.get(0))
    return exp.Case(ifs=cases, default=itself_on_top) if cases else itself_on_top


def _others(household: InHousehold, meeting: Meeting | None) -> exp.Expr:
    if meeting is None or meeting == Meeting(0, 0):  # alone, if it is on top itself
        return exp.convert(0)
    rows = members(household.table, household.chain[: meeting.other], top(household.own, meeting))
    if household.condition != ALWAYS:
        rows = rows.where(translate(household.condition, _of("o")))
    counted = rows.select(exp.Count(this=exp.Star())).subquery()
    if not household.is_own:
        return counted
    itself = flag(translate(household.condition, _of("s")))
    return exp.Sub(this=counted, expression=itself)


def top(own: Links, meeting: Meeting) -> exp.Expr:
    """The id of the household of ``s``, where its way up ends after so many links."""
    if meeting.own == 0:
        return column("_id", "s")
    return linked(own[: meeting.own - 1], own[meeting.own - 1].property)


def _goes_up(own: Links, steps: int) -> exp.Expr:
    return present(linked(own[: steps - 1], own[steps - 1].property))


def ends(own: Links, steps: int) -> list[exp.Expr]:
    """Conditions: the way up from ``s`` has so many links and no more."""
    goes = [_goes_up(own, steps)] if steps else []
    further = [exp.Not(this=_goes_up(own, steps + 1))] if steps < len(own) else []
    return goes + further


def members(records: str, chain: Links, of: exp.Expr) -> exp.Select:
    """Rows ``o`` of a table whose links lead to the record with the id ``of``."""
    aliases = ["o", *(f"m{i}" for i in range(1, len(chain)))]
    tables = [records, *(entity_table(link.to) for link in chain[:-1])]
    names = [link.property for link in chain] or ["_id"]
    last = len(aliases) - 1
    rows = exp.Select().from_(table(tables[last], aliases[last]))
    rows = rows.where(exp.EQ(this=column(names[last], aliases[last]), expression=of))
    for i in range(last - 1, -1, -1):
        named = exp.EQ(this=column(names[i], aliases[i]), expression=column("_id", aliases[i + 1]))
        rows = rows.join(table(tables[i], aliases[i]), on=named)
    return rows


def _of(alias: str) -> Resolve:
    def own(term: Unresolved) -> exp.Expr:
        if not isinstance(term, Property):
            raise TypeError(f"{term} looks further than a condition about a household may")
        return column(term.name, alias)

    return own
