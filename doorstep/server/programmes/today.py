"""The day it is where the programme is, also before there is one."""

from __future__ import annotations

from datetime import date

from ..lib import moment
from ..lib.problems import RefusedError
from .releases import current_package


def today() -> date:
    """Postings count in these days. Without a programme it is the day in UTC."""
    try:
        return moment.today(current_package()["time_zone"])
    except RefusedError:
        return moment.today("UTC")
