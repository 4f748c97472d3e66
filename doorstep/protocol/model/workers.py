"""The list that every programme has if it wants: the people whose work is planned.

The server says of each of its field workers what stands here; a programme may know more of them.
"""

from __future__ import annotations

from ..language.types import DATE, Kind, Type

LIST = "worker"

ROLE, SUPERVISOR, ACTIVE_SINCE, LAST_SEEN = "role", "supervisor", "active_since", "last_seen"
ROLES = "worker_role"
"""The choices of ``role``."""

BUILT_IN = {
    ROLE: Type(Kind.CHOICE, ROLES),  # blank of who is posted nowhere any more
    SUPERVISOR: Type(Kind.RECORD, LIST),  # who supervises her area, or the nearest one around it
    ACTIVE_SINCE: DATE,  # the first day of her first posting
    LAST_SEEN: DATE,  # the last day on which a phone of hers finished a sync
}
