"""Which indicators rules about workers look at, and how many months back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from ..language.terms import IndicatorValue
from ..model.programme import Programme
from .inputs import parts


def worker_months(programme: Programme) -> Mapping[str, int]:
    """Months by indicator, this one counted; 0 for those that no rule looks at."""
    found: dict[str, int] = defaultdict(int)
    for rule in programme.rules:
        for term in (rule.relevant, *(one.when for one in programme.reasons_of(rule))):
            for part in parts(term):
                if isinstance(part, IndicatorValue):
                    found[part.name] = max(found[part.name], part.months_ago + 1)
    return found
