"""Whose tasks a change of one record may change too: phone and server work out no others anew.

Asked before the change and after it: a record that moves leaves one household for another.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

from sqlglot import exp

from ..plan.inputs import entity_table
from ..plan.nodes import ByHousehold, ByLinks, Meeting, Plan
from .dialects import Dialect, render
from .households import ends, members, top
from .links import with_links
from .names import column, table

CHANGED = exp.Placeholder(this="subject")


def affected(plan: Plan, changed: str, dialect: Dialect) -> str | None:
    """Rows (subject), each once, for a change of a row of one table. Parameter: subject.

    None where no other record's rules look at its rows.
    """
    found: list[exp.Expr] = []
    for watch in plan.watches:
        match watch:
            case ByLinks(links=links) if entity_table(links[-1].to) == changed:
                found.append(_by_links(watch))
            case ByHousehold(changed=other) if other == changed:
                found.extend(_by_household(watch))
    if not found:
        return None
    whole = reduce(lambda a, b: exp.Union(this=a, expression=b, distinct=True), found)
    return render(whole, dialect)


def _by_links(watch: ByLinks) -> exp.Expr:
    return members(watch.records, watch.links, CHANGED.copy()).select("o._id AS subject")


def _by_household(watch: ByHousehold) -> Iterator[exp.Expr]:
    for meeting in watch.meetings:
        if meeting == Meeting(0, 0):  # itself
            continue
        upward = exp.select(exp.alias_(top(watch.own, meeting), "top"))
        upward = upward.from_(table(watch.changed, "s"))
        upward = with_links(upward, [watch.own[:-1]] if watch.own else [])
        is_changed = exp.EQ(this=column("_id", "s"), expression=CHANGED.copy())
        upward = upward.where(is_changed, *ends(watch.own, meeting.own))
        found = members(watch.records, watch.chain[: meeting.other], upward.subquery())
        yield found.select("o._id AS subject")
