"""The guidelines, one after another, over what could be read of a programme."""

from __future__ import annotations

from ..draft import Draft
from .adviser import Adviser
from .conditions import check_conditions
from .messages import check_messages
from .priority import check_reasons
from .records import check_properties
from .tasks import check_tasks
from .windows import check_windows


def warn(draft: Draft) -> None:
    """Add the warnings to the draft's problems. A row with an error gets none."""
    adviser = Adviser(draft)
    check_conditions(adviser)
    check_tasks(adviser)
    check_windows(adviser)
    check_reasons(adviser)
    check_messages(adviser)
    check_properties(adviser)
